import ArgumentParser
import VietnameseEntities

/// `vientities evaluate`: precision, recall and F1 against annotated texts.
struct EvaluateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate",
        abstract: "Compares the library's mentions, or another output, with gold annotation.",
        discussion: """
            GOLD is JSON Lines with "entities" (.jsonl), a text with inline marks, or a folder of such files (.jsonl, \
            .txt); '-' is standard input. Without '--predicted' the gold texts are annotated now. Documents are matched by \
            id, in JSON Lines the line's number where a line has none, behind the file's name where a folder has several; \
            offsets are read in the unit that "offsets" names, else scalars. Documents that only one side has are named on \
            standard error; it is a fault when there are no others.

            Examples:
              vientities evaluate fixtures/articles --errors 5
              vientities evaluate gold.jsonl --by-rule
              vientities evaluate new.jsonl --compare old.jsonl
            """
    )

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, html }

    @Argument(help: "The gold annotation.") var gold: String
    @Option(
        name: .customLong("input"),
        help: "How files are read whose names do not end in .jsonl: as a marked text, one a line, or JSON Lines.")
    var inputFormat = InputFormat.text
    @Option(help: "Mentions to evaluate, as 'annotate --format jsonl' writes them.") var predicted: String?
    @Option(help: "Print up to so many misses and false alarms a type, behind the table.") var errors = 0
    @Flag(help: "Print how many mentions each rule made and how many are right, behind the table.") var byRule = false
    @Option(help: "Print the mentions gained and lost against another output of the same texts.") var compare: String?
    @Option(help: "A table, a JSON object, or a page with gold beside prediction.") var format: Format = .text

    func validate() throws {
        if gold == "-", let option = [predicted, compare].firstIndex(of: "-") {
            throw ValidationError("'-' is read once, for GOLD or for '\(option == 0 ? "--predicted" : "--compare")'.")
        }
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
            let gold = try GoldFile(gold, format: inputFormat)
            var notes = gold.notes
            let others: [AnnotatedText]
            if let path = compare ?? predicted {
                let other = try GoldFile(path, format: inputFormat)
                notes += other.notes + (try unmatched(gold, other))
                others = other.texts
            } else {
                others = annotated(gold.texts)
            }
            do {
                let report = Report(try report(gold.texts, others))
                for note in notes { Diagnostics.say(note) }
                return report
            } catch {
                throw InputFault(
                    .badData, InputFile(argument: compare ?? predicted ?? self.gold, format: nil), "\(error)")
            }
        }
    }

    /// What to say of the documents that only one side has.
    /// - Throws: ``InputFault`` where there are no others.
    private func unmatched(_ gold: GoldFile, _ other: GoldFile) throws(InputFault) -> [String] {
        func missing(in other: GoldFile, of file: GoldFile) -> [String] {
            let ids = Set(other.texts.map(\.id))
            return file.texts.map(\.id).filter { !ids.contains($0) }
        }
        let missed = missing(in: other, of: gold)
        if missed.count == gold.texts.count {
            throw InputFault(
                .badData, InputFile(argument: compare ?? predicted ?? "", format: nil),
                "no document has an id of \(gold.name): '\(missed[0])' there, '\(other.texts[0].id)' here")
        }
        func note(_ ids: [String], of file: GoldFile, notIn other: GoldFile, _ outcome: String) -> String? {
            if ids.isEmpty { return nil }
            let shown = ids.prefix(3).map { "'\($0)'" }.joined(separator: ", ") + (ids.count > 3 ? ", …" : "")
            let isOne = ids.count == 1
            return "\(file.name): \(ids.count) \(isOne ? "document is" : "documents are") not in \(other.name) and "
                + "\(outcome.replacing("#", with: isOne ? "s" : "")): \(shown)"
        }
        let isComparison = compare != nil
        return [
            note(missed, of: gold, notIn: other, isComparison ? "left out" : "count# as missed"),
            note(
                missing(in: gold, of: other), of: other, notIn: gold, isComparison ? "left out" : "count# for nothing"),
        ].compactMap(\.self)
    }

    private func annotated(_ texts: [AnnotatedText]) -> [AnnotatedText] {
        let worker = Annotator.Worker(Annotator())
        return texts.map { AnnotatedText(id: $0.id, worker.annotate($0.text)) }
    }

    private func report(_ texts: [AnnotatedText], _ others: [AnnotatedText]) throws(Evaluation.Mismatch) -> String {
        if compare != nil {
            let ids = Set(others.map(\.id))
            return try EvaluationReport.changes(from: others, to: texts.filter { ids.contains($0.id) })
        }
        let evaluation = try Evaluation(gold: texts, predicted: others)
        return switch format {
        case .text: EvaluationReport.table(evaluation, errors: errors, byRule: byRule)
        case .json: EvaluationReport.json(evaluation)
        case .html: EvaluationPage.html(evaluation, texts, others)
        }
    }
}
