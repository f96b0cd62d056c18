import ArgumentParser
import VietnameseEntities

/// `vientities evaluate`: precision, recall and F1 against annotated texts.
struct EvaluateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate",
        abstract: "Compares the library's mentions, or another output, with gold annotation.",
        discussion: """
            GOLD is JSON Lines with "entities" (.jsonl), a text with inline marks, or a folder of such files (.jsonl, \
            .txt). Without '--predicted' the gold texts are annotated now. Documents are matched by id, in JSON Lines the \
            line's number where a line has none; offsets are read in the unit that "offsets" names, else scalars.

            Examples:
              vientities evaluate fixtures/articles --errors 5
              vientities evaluate gold.jsonl --by-rule
              vientities evaluate new.jsonl --compare old.jsonl
            """
    )

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, html }

    @Argument(help: "The gold annotation.") var gold: String
    @Option(help: "Mentions to evaluate, as 'annotate --format jsonl' writes them.") var predicted: String?
    @Option(help: "Print up to so many misses and false alarms a type, behind the table.") var errors = 0
    @Flag(help: "Print how many mentions each rule made and how many are right, behind the table.") var byRule = false
    @Option(help: "Print the mentions gained and lost against another output of the same texts.") var compare: String?
    @Option(help: "A table, a JSON object, or a page with gold beside prediction.") var format: Format = .text

    func validate() throws {
        if errors < 0 { throw ValidationError("'--errors' takes a number from 0.") }
        let forTable = [errors > 0 ? "--errors" : nil, byRule ? "--by-rule" : nil]
        let others = [predicted != nil ? "--predicted" : nil, format != .text ? "--format \(format)" : nil]
        if compare != nil, let option = (others + forTable).compactMap(\.self).first {
            throw ValidationError("'--compare' prints what was gained and lost, without '\(option)'.")
        }
        if format != .text, let option = forTable.compactMap(\.self).first {
            throw ValidationError("'\(option)' prints behind the table, not with '--format \(format)'.")
        }
    }

    func run() throws {
        try Report.write {
            let texts = try GoldFile.read(gold)
            if texts.isEmpty { throw InputFault(.badData, InputFile(argument: gold, format: nil), "no document") }
            let others =
                if let path = compare ?? predicted { try GoldFile.read(path) } else { annotated(texts) }
            do {
                return Report(try report(texts, others))
            } catch {
                throw InputFault(.badData, InputFile(argument: compare ?? predicted ?? gold, format: nil), "\(error)")
            }
        }
    }

    private func annotated(_ texts: [AnnotatedText]) -> [AnnotatedText] {
        let worker = Annotator.Worker(Annotator())
        return texts.map { AnnotatedText(id: $0.id, worker.annotate($0.text)) }
    }

    private func report(_ texts: [AnnotatedText], _ others: [AnnotatedText]) throws(Evaluation.Mismatch) -> String {
        if compare != nil { return try EvaluationReport.changes(from: others, to: texts) }
        let evaluation = try Evaluation(gold: texts, predicted: others)
        return switch format {
        case .text: EvaluationReport.table(evaluation, errors: errors, byRule: byRule)
        case .json: EvaluationReport.json(evaluation)
        case .html: EvaluationPage.html(evaluation, texts, others)
        }
    }
}
