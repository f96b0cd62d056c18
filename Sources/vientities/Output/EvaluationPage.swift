import VietnameseEntities

/// A page that shows gold beside prediction, with what differs marked.
enum EvaluationPage {
    static func html(_ evaluation: Evaluation, _ gold: [AnnotatedText], _ predicted: [AnnotatedText]) -> String {
        var out = """
            <!doctype html>
            <html lang="vi"><meta charset="utf-8"><title>Evaluation</title>
            <style>
            body { font: 15px/1.6 sans-serif; margin: 2em auto; max-width: 90em; color: #222 }
            table { border-collapse: collapse } td, th { padding: .1em .8em; text-align: right } th:first-child { text-align: left }
            section { display: grid; grid-template-columns: 1fr 1fr; gap: 2em; border-top: 1px solid #ccc; padding: 1em 0 }
            h2 { grid-column: 1 / 3; font-size: 1em; margin: 0 } p { white-space: pre-wrap; margin: 0 }
            mark { padding: 0 .15em; border-radius: .2em; color: inherit; border-bottom: 2px solid transparent }
            .title { background: #ffe3b3 } .person { background: #cfe8ff } .body { background: #d6f0d0 } .place { background: #f6d5e5 }
            .date { background: #e4e0f7 } .document { background: #e6e6d0 } .event { background: #ffd9cc } .differs { border-bottom-color: #c00 }
            </style>
            <h1>Evaluation</h1><table><tr><th></th><th>gold</th><th>predicted</th><th>precision</th><th>recall</th><th>F1</th></tr>

            """
        for row in Evaluation.rows {
            guard let score = evaluation.scores[row] else { continue }
            let cells =
                [String(score.gold), String(score.predicted)]
                + [score.precision, score.recall, score.f1].map(EvaluationReport.thousandths)
            out += "<tr><th>\(row)</th>" + cells.map { "<td>\($0)</td>" }.joined() + "</tr>\n"
        }
        out += "</table>\n"
        let byID = Dictionary(predicted.map { ($0.id, $0) }, uniquingKeysWith: { _, last in last })
        for text in gold {
            let other = byID[text.id] ?? AnnotatedText(id: text.id, text: text.text, entities: [])
            out +=
                "<section><h2>\(escaped(text.id))</h2><p>" + marked(text, against: other) + "</p><p>"
                + marked(other, against: text) + "</p></section>\n"
        }
        return out + "</html>\n"
    }

    private static func marked(_ text: AnnotatedText, against other: AnnotatedText) -> String {
        struct Key: Hashable { var start: Int, end: Int, type: EntityType }
        let known = Set(other.entities.map { Key(start: $0.start, end: $0.end, type: $0.type) })
        var opens: [Int: [AnnotatedText.Entity]] = [:]
        var closes: [Int: Int] = [:]
        for entity in text.entities where entity.start < entity.end {
            opens[entity.start, default: []].append(entity)
            closes[entity.end, default: 0] += 1
        }
        var out = ""
        var at = 0
        for scalar in text.text.unicodeScalars {
            out += String(repeating: "</mark>", count: closes[at] ?? 0)
            for entity in (opens[at] ?? []).sorted(by: { $0.end > $1.end }) {
                let differs =
                    known.contains(Key(start: entity.start, end: entity.end, type: entity.type)) ? "" : " differs"
                let person = entity.person.map { " \($0)" } ?? ""
                out +=
                    "<mark class=\"\(entity.type.rawValue)\(differs)\" title=\"\(entity.type.rawValue)\(person)\(entity.rule.map { " " + $0 } ?? "")\">"
            }
            out += escaped(String(scalar))
            at += 1
        }
        return out + String(repeating: "</mark>", count: closes[at] ?? 0)
    }

    private static func escaped(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }
}
