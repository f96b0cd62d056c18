import ArgumentParser
import VietnameseEntities

/// `vientities annotate`: the mentions of every document, for eyes or as JSON Lines.
struct AnnotateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "annotate",
        abstract: "Marks the mentions of every document and lists its persons.",
        discussion: """
            Examples:
              vientities annotate article.txt
              vientities annotate --format jsonl --types title,person news.jsonl
            """
    )

    @OptionGroup var input: InputOptions

    @Option(help: "What is written: text for eyes, or a JSON object a line.")
    var format: OutputFormat = .text

    @Option(
        help: ArgumentHelp(
            "Types to find, with commas between them (default: all).",
            discussion: """
                Any of: \(EntityType.allCases.map(\.rawValue).joined(separator: ", ")). Without person, titles have no \
                holder.
                """, valueName: "types"),
        transform: AnnotateCommand.types)
    var types: Set<EntityType> = Set(EntityType.allCases)

    @Option(help: "The unit of the offsets in JSON Lines.")
    var offsets: OffsetUnit = .scalar

    @Flag(help: "Leave out mentions that stand inside another.")
    var flat = false

    @Option(help: "Threads that annotate; the output is the same for any number.")
    var threads = 1

    @Option(
        help: ArgumentHelp(
            "Whether text is coloured.",
            discussion: """
                auto: where standard output is a terminal and NO_COLOR is not set. Without colours, mentions stand in \
                ⟦T1 …⟧: T title, P person, B body, L place, D date, N document, E event, and the person's number.
                """))
    var color: ColorChoice = .auto

    func validate() throws {
        guard 1...256 ~= threads else {
            throw ValidationError("'--threads' takes a number from 1 to 256, not \(threads).")
        }
    }

    func run() throws {
        let output = StandardOutput()
        let options = Annotator.Options(types: types)
        let isFlat = flat
        let makeRenderer: @Sendable () -> any DocumentRenderer
        switch format {
        case .jsonl:
            let lines = JSONLines(unit: offsets, isFlat: isFlat)
            makeRenderer = { JSONRenderer(Annotator(options: options), lines) }
        case .text:
            let isColoured = color.isOn(isTerminal: output.isTerminal)
            let marks = InlineMarks(
                isColoured: isColoured, showsControls: isColoured || output.isTerminal, isFlat: isFlat)
            let isHeaded = input.hasSeveralDocuments
            makeRenderer = { TextRenderer(Annotator(options: options), marks, isHeaded: isHeaded) }
        }
        // A reader at a terminal waits for each document; threads would hold it back.
        let run = Run(inputs: input.inputs, output: output, makeRenderer: makeRenderer)
        try run.finish(threads: output.isTerminal ? 1 : threads)
    }

    /// Reads `title,person`.
    private static func types(_ argument: String) throws -> Set<EntityType> {
        var types: Set<EntityType> = []
        for word in argument.split(separator: ",", omittingEmptySubsequences: false) {
            guard let type = EntityType(rawValue: String(word.filter { $0 != " " })) else {
                throw ValidationError(
                    "'\(word)' is no type; the types are \(EntityType.allCases.map(\.rawValue).joined(separator: ", "))."
                )
            }
            types.insert(type)
        }
        return types
    }
}
