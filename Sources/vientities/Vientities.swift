import ArgumentParser

@main
struct Vientities: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "vientities",
        abstract: "Finds titles, persons, bodies, places, dates, documents and events in Vietnamese text.",
        discussion: """
            Examples:
              echo 'Ông Lê Văn An, Chủ tịch UBND tỉnh, phát biểu.' | vientities annotate
              vientities annotate --format jsonl articles.jsonl > entities.jsonl

            Exit status: 0 all was read, 64 wrong use, 65 some input is bad, 66 some input cannot be read, 74 the output cannot be written.
            """,
        version: "0.1.0",
        subcommands: [
            AnnotateCommand.self, ExplainCommand.self, EvaluateCommand.self, LexiconCommand.self, BenchmarkCommand.self,
        ]
    )
}
