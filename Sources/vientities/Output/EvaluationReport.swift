import VietnameseEntities

/// An evaluation as a table or as JSON.
enum EvaluationReport {
    static func table(_ evaluation: Evaluation, errors: Int, byRule: Bool) -> String {
        var out = "\(evaluation.documents.gold) documents, \(evaluation.documents.predicted) predicted\n"
        out +=
            pad("", 10) + ["gold", "pred"].map { lead($0, 7) }.joined() + ["P", "R", "F1"].map { lead($0, 8) }.joined()
            + lead("overlap", 9) + "\n"
        for row in Evaluation.Row.allCases {
            guard let score = evaluation.scores[row] else { continue }
            out += pad(row.rawValue, 10) + lead(String(score.gold), 7) + lead(String(score.predicted), 7)
            out += [score.precision, score.recall, score.f1].map { lead(thousandths($0), 8) }.joined()
            if row.type != nil { out += lead(thousandths(score.overlapF1), 9) }
            out += "\n"
        }
        if errors > 0 {
            for type in EntityType.allCases {
                for difference in evaluation.differences.filter({ $0.entity.type == type }).prefix(errors) {
                    out +=
                        pad(type.rawValue, 9) + pad(difference.isMissed ? "missed" : "false", 7)
                        + OneLine.shown(difference.document) + "  " + OneLine.shown(difference.context) + "\n"
                }
            }
        }
        if byRule {
            out += pad("rule", 26) + lead("made", 7) + lead("right", 7) + lead("P", 8) + "\n"
            for (rule, count) in evaluation.rules.sorted(by: { $0.key < $1.key }) {
                out +=
                    pad(OneLine.shown(rule), 26) + lead(String(count.made), 7) + lead(String(count.right), 7)
                    + lead(thousandths(Double(count.right) / Double(count.made)), 8) + "\n"
            }
        }
        return out
    }

    static func json(_ evaluation: Evaluation) -> String {
        let rows = Evaluation.Row.allCases.compactMap { row -> String? in
            guard let score = evaluation.scores[row] else { return nil }
            var fields =
                "\"gold\":\(score.gold),\"pred\":\(score.predicted),\"precision\":\(score.precision),\"recall\":\(score.recall),\"f1\":\(score.f1)"
            if row.type != nil { fields += ",\"overlap_f1\":\(score.overlapF1)" }
            return "\"\(row.rawValue)\":{\(fields)}"
        }
        return "{" + rows.joined(separator: ",") + "}\n"
    }

    /// The mentions that one output has and the other has not: `+` gained, `-` lost.
    static func changes(from old: [AnnotatedText], to new: [AnnotatedText]) throws(Evaluation.Mismatch) -> String {
        let evaluation = try Evaluation(gold: new, predicted: old)
        var out = ""
        var gained = 0
        for difference in evaluation.differences {
            if difference.isMissed { gained += 1 }
            out +=
                (difference.isMissed ? "+ " : "- ") + pad(difference.entity.type.rawValue, 9)
                + OneLine.shown(difference.document) + "  " + OneLine.shown(difference.context) + "\n"
        }
        return out + "\(gained) gained, \(evaluation.differences.count - gained) lost\n"
    }

    private static func pad(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
    /// Columns stay apart whatever their figures.
    private static func lead(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(1, width - text.count)) + text
    }

    /// Three digits behind the point, rounded.
    static func thousandths(_ value: Double) -> String {
        let thousand = Int((value * 1000).rounded())
        let digits = String(thousand % 1000)
        return "\(thousand / 1000)." + String(repeating: "0", count: 3 - digits.count) + digits
    }
}
