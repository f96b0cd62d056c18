import VietnameseEntities

/// A page that shows gold beside prediction, with what differs marked.
enum EvaluationPage {
    static func html(_ evaluation: Evaluation, _ gold: [AnnotatedText], _ predicted: [AnnotatedText]) -> String {
        var out = """
            <!doctype html>
            <html lang="vi"><meta charset="utf-8"><title>Evaluation</title>
            <style>
            body { font: 15px/1.6 sans-serif; margin: 2em auto; padding: 0 1.5em; max-width: 90em; color: #222 }
            table { border-collapse: collapse } td, th { padding: .1em .8em; text-align: right } th:first-child { text-align: left }
            section { display: grid; grid-template-columns: 1fr 1fr; gap: 2em; border-top: 1px solid #ccc; padding: 1em 0 }
            h2 { grid-column: 1 / 3; font-size: 1em; margin: 0 } p { white-space: pre-wrap; margin: 0 }
            mark { padding: 0 .15em; border-radius: .2em; color: inherit; border-bottom: 2px solid transparent }
            .title { background: #ffe3b3 } .person { background: #cfe8ff } .body { background: #d6f0d0 } .place { background: #f6d5e5 }
            .date { background: #e4e0f7 } .document { background: #e6e6d0 } .event { background: #ffd9cc } .differs { border-bottom-color: #c00 }
            </style>
            <h1>Evaluation</h1><table><tr><th></th><th>gold</th><th>predicted</th><th>precision</th><th>recall</th><th>F1</th></tr>

            """
        for row in Evaluation.Row.allCases {
            guard let score = evaluation.scores[row] else { continue }
            let cells =
                [String(score.gold), String(score.predicted)]
                + [score.precision, score.recall, score.f1].map(EvaluationReport.thousandths)
            out += "<tr><th>\(row.rawValue)</th>" + cells.map { "<td>\($0)</td>" }.joined() + "</tr>\n"
        }
        out += "</table>\n<p>Left the gold, right the prediction; what the other has not is underlined:"
        for type in EntityType.allCases { out += " <mark class=\"\(type.rawValue)\">\(type.rawValue)</mark>" }
        out += "</p>\n"
        let byID = Dictionary(predicted.map { ($0.id, $0) }, uniquingKeysWith: { _, last in last })
        for text in gold {
            let other = byID[text.id] ?? AnnotatedText(id: text.id, text: text.text, entities: [])
            out +=
                "<section><h2>\(escaped(text.id))</h2><p>" + marked(text, against: other) + "</p><p>"
                + marked(other, against: text) + "</p></section>\n"
        }
        return out + "</html>\n"
    }

    /// The text with its mentions in `mark` elements, properly nested: of two mentions that cross, the one that ends last
    /// is closed with the other and opened again.
    private static func marked(_ text: AnnotatedText, against other: AnnotatedText) -> String {
        struct Key: Hashable { var start: Int, end: Int, type: EntityType }
        func key(_ entity: AnnotatedText.Entity) -> Key { Key(start: entity.start, end: entity.end, type: entity.type) }
        let known = Set(other.entities.map(key))
        let starts = Dictionary(grouping: text.entities.filter { $0.start < $0.end }, by: \.start)
        var out = ""
        var open: [AnnotatedText.Entity] = []
        func begin(_ entity: AnnotatedText.Entity) {
            let differs = known.contains(key(entity)) ? "" : " differs"
            let title = [entity.type.rawValue, entity.person.map(String.init), entity.rule].compactMap(\.self)
            out +=
                "<mark class=\"\(entity.type.rawValue)\(differs)\" title=\"\(escaped(title.joined(separator: " ")))\">"
            open.append(entity)
        }
        func close(at offset: Int) {
            guard let first = open.firstIndex(where: { $0.end <= offset }) else { return }
            let closed = open[first...]
            out += String(repeating: "</mark>", count: closed.count)
            open.removeSubrange(first...)
            for entity in closed where entity.end > offset { begin(entity) }
        }
        for (at, scalar) in text.text.unicodeScalars.enumerated() {
            close(at: at)
            for entity in (starts[at] ?? []).sorted(by: { $0.end > $1.end }) { begin(entity) }
            out += escaped(String(scalar))
        }
        return out + String(repeating: "</mark>", count: open.count)
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
