import ArgumentParser

/// The input options that all commands share.
struct InputOptions: ParsableArguments {
    @Argument(help: ArgumentHelp("Files to read; none, or '-', is standard input.", valueName: "file"))
    var files: [String] = []

    @Option(
        name: .customLong("input"),
        help: ArgumentHelp(
            "How a file is cut into documents.",
            discussion: """
                Without the option: jsonl for files that end in .jsonl, else text. A byte-order mark at the start of a file \
                is no part of the text, and offsets do not count it.
                """))
    var format: InputFormat?

    /// The inputs in the order given.
    var inputs: [InputFile] {
        InputFile.several(files.isEmpty ? ["-"] : files, format: format)
    }

    /// Whether the output may hold several documents, so that each needs its id above it.
    var hasSeveralDocuments: Bool { files.count > 1 || inputs.contains { $0.format != .text } }
}
