import ArgumentParser
import VietnameseEntities

/// `vientities lexicon`: what the lexicon holds, and whether its data are sound.
struct LexiconCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lexicon",
        abstract: "Checks lexicon data and shows what the lexicon knows of a phrase.",
        subcommands: [Check.self, Show.self, Image.self]
    )

    /// The lexicon files at `paths`, in valid UTF-8.
    private static func read(_ paths: [String]) throws(InputFault) -> [Lexicon.File] {
        try paths.map { path throws(InputFault) in
            let piece = try InputPiece(contentsOf: InputFile(argument: path, format: .text))
            return Lexicon.File(name: String(path.split(separator: "/").last ?? ""), text: try piece.text().get())
        }
    }

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Names what is wrong in lexicon files: unknown fields, duplicates, forms that cannot match.",
            discussion:
                "Without a file the built-in lexicon is checked. The file's name says how it is read: places.tsv. Exit status 65 when something is wrong."
        )

        @Argument(help: "Lexicon files.") var files: [String] = []

        func run() throws {
            try Report.write {
                let lexicon = files.isEmpty ? Lexicon.builtinFiles : try LexiconCommand.read(files)
                var lines: [UInt8] = []
                var found = 0
                for file in lexicon {
                    for problem in LexiconCheck(file).problems {
                        found += 1
                        OneLine.write("\(file.name):\(problem.line): \(problem.message)", into: &lines)
                        lines.append(0x0A)
                    }
                }
                lines += "\(lexicon.count) files, \(found) problems\n".utf8
                return Report(lines, status: found > 0 ? Diagnostics.badData : 0)
            }
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Says what the lexicon knows of a phrase.",
            discussion: """
                Each line is an entry: its file and its line there. Of a phrase that is no entry the longest entries in it \
                are shown, each behind its words. Lines that begin with 'word' say what a word can be in names.

                Examples:
                  vientities lexicon show Tỉnh ủy
                  vientities lexicon show Sở Tài chính
                """)

        @Argument(help: "The phrase, in any spelling of its tones.") var phrase: [String]

        func run() throws {
            let text = phrase.joined(separator: " ")
            var lines = Lexicon.builtin.entries(for: text).map { "\($0.file)  \($0.line)" }
            if lines.isEmpty {
                for part in Lexicon.builtin.parts(of: text) {
                    lines += part.entries.map { "part  \(OneLine.shown(part.text)): \($0.file)  \($0.line)" }
                }
            }
            lines += Lexicon.builtin.nameParts(of: text).map { "word  \(OneLine.shown($0))" }
            if lines.isEmpty { lines = ["nothing is known of '\(OneLine.shown(text))'"] }
            try Report.write { Report(lines.map { $0 + "\n" }.joined()) }
        }
    }

    /// For `make image`; who uses the tool has no need of it.
    struct Image: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Writes the built-in lexicon, compiled from its files in a folder, as the bytes that the program starts with.",
            shouldDisplay: false)

        @Argument var folder: String

        func run() throws {
            try Report.write {
                let paths = Lexicon.builtinFiles.map { "\(folder)/\($0.name)" }
                return Report(Lexicon(files: try LexiconCommand.read(paths)).image())
            }
        }
    }
}
