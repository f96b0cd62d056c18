import ArgumentParser
import VietnameseEntities

/// `vientities lexicon`: what the lexicon holds, and whether its data are sound.
struct LexiconCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lexicon",
        abstract: "Checks lexicon data and shows what the lexicon knows of a phrase.",
        subcommands: [Check.self, Show.self, Image.self]
    )

    /// The lexicon files at `paths`; one that cannot be read ends the program with its status.
    private static func read(_ paths: [String]) throws -> [Lexicon.File] {
        do {
            return try paths.map { path throws(InputFault) in
                Lexicon.File(
                    name: String(path.split(separator: "/").last ?? ""),
                    text: try GoldFile.contents(InputFile(argument: path, format: .text)))
            }
        } catch {
            try FileDescriptor.standardError.write(Array("vientities: \(error)\n".utf8))
            throw ExitCode(error.kind == .unreadable ? 66 : 65)
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
            let lexicon = files.isEmpty ? Lexicon.builtinFiles : try LexiconCommand.read(files)
            let output = StandardOutput()
            var found = 0
            for file in lexicon {
                for problem in LexiconCheck(file).problems {
                    found += 1
                    try output.write(Array("\(file.name):\(problem.line): \(problem.message)\n".utf8))
                }
            }
            try output.write(Array("\(lexicon.count) files, \(found) problems\n".utf8))
            try output.flush()
            if found > 0 { throw ExitCode(65) }
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Says what the lexicon knows of a phrase.")

        @Argument(help: "The phrase, in any spelling of its tones.") var phrase: [String]

        func run() throws {
            let text = phrase.joined(separator: " ")
            let output = StandardOutput()
            let entries = Lexicon.builtin.entries(for: text)
            for entry in entries { try output.write(Array("\(entry.file)  \(entry.kind)  \(entry.line)\n".utf8)) }
            let words = Lexicon.builtin.nameParts(of: text)
            for word in words { try output.write(Array("word  \(word)\n".utf8)) }
            if entries.isEmpty && words.isEmpty { try output.write(Array("nothing is known of '\(text)'\n".utf8)) }
            try output.flush()
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
            let lexicon = Lexicon(files: try LexiconCommand.read(Lexicon.builtinFiles.map { "\(folder)/\($0.name)" }))
            let output = StandardOutput()
            try output.write(lexicon.image())
            try output.flush()
        }
    }
}
