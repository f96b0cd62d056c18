import ArgumentParser
import VietnameseEntities

/// `vientities evaluate`: precision, recall and F1 against annotated texts.
struct EvaluateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate",
        abstract: "Compares the library's mentions, or another output, with gold annotation.",
        discussion: """
            GOLD is JSON Lines with "entities", a text with inline marks, or a folder of such texts. Without \
            '--predicted' the gold texts are annotated now.

            Examples:
              vientities evaluate fixtures/articles --errors 5
              vientities evaluate gold.jsonl --by-rule
              vientities evaluate new.jsonl --compare old.jsonl
            """
    )

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, html }

    @Argument(help: "The gold annotation.") var gold: String
    @Option(help: "Mentions to evaluate, as 'annotate --format jsonl' writes them.") var predicted: String?
    @Option(help: "Print up to so many misses and false alarms a type.") var errors = 0
    @Flag(help: "Print how many mentions each rule made and how many are right.") var byRule = false
    @Option(help: "Print the mentions gained and lost against another output of the same texts.") var compare: String?
    @Option(help: "A table, a JSON object, or a page with gold beside prediction.") var format: Format = .text

    func run() throws {
        let texts: [AnnotatedText]
        let others: [AnnotatedText]
        do {
            texts = try GoldFile.read(gold)
            if let compare {
                others = try GoldFile.read(compare)
            } else if let predicted {
                others = try GoldFile.read(predicted)
            } else {
                let worker = Annotator.Worker(Annotator())
                others = texts.map { AnnotatedText(id: $0.id, worker.annotate($0.text)) }
            }
        } catch {
            try FileDescriptor.standardError.write(Array("vientities: \(error)\n".utf8))
            throw ExitCode(error.kind == .unreadable ? 66 : 65)
        }
        let output = StandardOutput()
        if compare != nil {
            try output.write(Array(try EvaluationReport.changes(from: others, to: texts).utf8))
        } else {
            let evaluation = try Evaluation(gold: texts, predicted: others)
            let report =
                switch format {
                case .text: EvaluationReport.table(evaluation, errors: errors, byRule: byRule)
                case .json: EvaluationReport.json(evaluation)
                case .html: EvaluationPage.html(evaluation, texts, others)
                }
            try output.write(Array(report.utf8))
        }
        try output.flush()
    }
}
