import Testing

/// The words about the tool itself.
@Suite struct HelpTests {
    @Test(arguments: [["--version"], ["annotate", "--version"]])
    func versionIsPrinted(arguments: [String]) throws {
        let run = try ToolRun(arguments)
        #expect(run.output == "0.1.0\n" && run.status == 0)
    }

    @Test(arguments: [[], ["--help"], ["help"]])
    func overviewNamesTheCommands(arguments: [String]) throws {
        let run = try ToolRun(arguments)
        #expect(
            run.output == """
                OVERVIEW: Finds titles, persons, bodies, places, dates, documents and events in
                Vietnamese text.

                Examples:
                  echo 'Ông Lê Văn An, Chủ tịch UBND tỉnh, phát biểu.' | vientities annotate
                  vientities annotate --format jsonl articles.jsonl > entities.jsonl

                Exit status: 0 all was read, 64 wrong use, 65 some input is bad, 66 some input
                cannot be read, 74 the output cannot be written.

                USAGE: vientities <subcommand>

                OPTIONS:
                  --version               Show the version.
                  -h, --help              Show help information.

                SUBCOMMANDS:
                  annotate                Marks the mentions of every document and lists its
                                          persons.
                  explain                 Says of every mention which rule and entries made it,
                                          and what lost to it.
                  evaluate                Compares the library's mentions, or another output,
                                          with gold annotation.
                  lexicon                 Checks lexicon data and shows what the lexicon knows
                                          of a phrase.
                  benchmark               Times annotation of your own text beside a bare pass
                                          of ICU's word breaks over it.

                  See 'vientities help <subcommand>' for detailed help.

                """)
        #expect(run.status == 0)
    }

    @Test(arguments: [
        ("annotate", ["--input", "--format", "--types", "--offsets", "--flat", "--threads", "--color"]),
        ("explain", ["--input"]),
    ])
    func everyOptionIsExplained(command: String, options: [String]) throws {
        let run = try ToolRun([command, "--help"])
        for option in options { #expect(run.output.contains("\n  \(option) ")) }
        #expect(run.output.contains("byte-order mark"))
        #expect(run.output.contains("\nExamples:\n"))
        // Every key of a line of JSON that is read.
        for key in [#""text""#, #""id""#, #""date""#] { #expect(run.output.contains(key)) }
    }

    /// The options that `--help` lists and those that the README's synopsis has are the same.
    @Test(arguments: ["annotate", "explain", "evaluate", "lexicon check", "lexicon show", "benchmark"])
    func theSynopsisHasEveryOption(command: String) throws {
        let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let readme = try ToolRun(shell: "cat '\(root)/README.md'", in: try ScratchFolder()).output
        func options(_ lines: [Substring]) -> Set<Substring> {
            Set(lines.flatMap { $0.matches(of: /--[a-z-]+/).map(\.output) }).subtracting(["--version"])
        }
        let synopses = readme.split(separator: "\n    vientities ").filter { $0.hasPrefix(command + " ") }
            .compactMap { $0.split(separator: "\n\n").first }
        #expect(!synopses.isEmpty)
        let help = try ToolRun(command.split(separator: " ").map(String.init) + ["--help"])
        let listed = help.lines.filter { $0.hasPrefix("  --") }.map { $0.prefix(26) }
        #expect(options(listed) == options(synopses))
    }
}
