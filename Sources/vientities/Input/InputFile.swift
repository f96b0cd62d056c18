/// A file on the command line, or standard input.
struct InputFile: Sendable {
    /// The path; nil for standard input.
    let path: String?
    let format: InputFormat
    /// The id of the document that the whole file is: `a/b.vi.txt` → `b.vi`; more of the path where another has
    /// that: ``several(_:format:plain:)``.
    private(set) var documentID: String
    /// Whether it is one of several, whose lines have the same numbers.
    private var hasSiblings = false

    /// - Parameters:
    ///   - format: nil to go by the file's ending.
    ///   - plain: what a file is whose name says nothing.
    init(argument: String, format: InputFormat?, plain: InputFormat = .text) {
        path = argument == "-" ? nil : argument
        self.format = format ?? (argument.hasSuffix(".jsonl") ? .jsonl : plain)
        documentID = Self.ids(of: path)[0]
    }

    /// The name in messages.
    var name: String { path ?? "stdin" }

    /// The id of the document on a line that gives none.
    func id(ofLine number: Int) -> String { hasSiblings ? "\(documentID):\(number)" : String(number) }
}

extension InputFile {
    /// Files that are read together, each with an id of its own: those whose names are the same have their paths as ids,
    /// without ending where that tells them apart, and one that is given again is numbered.
    ///
    ///     a.txt b.txt                a, b
    ///     a.txt old/a.txt            a, old/a
    ///     a.txt a.md                 a.txt, a.md
    ///     a.txt a.txt                a.txt, a.txt#2
    ///
    /// A file of lines may have the name of one that is a document: `a` and `a:1`.
    /// - Complexity: linear in the files.
    static func several(_ arguments: [String], format: InputFormat?, plain: InputFormat = .text) -> [InputFile] {
        var files = arguments.map { InputFile(argument: $0, format: format, plain: plain) }
        guard files.count > 1 else { return files }
        for level in 1...2 {
            let counts = files.reduce(into: [:]) { $0[$1.key, default: 0] += 1 }
            for at in files.indices where counts[files[at].key]! > 1 {
                files[at].documentID = ids(of: files[at].path)[level]
            }
        }
        var taken: Set<Key> = []
        var copies: [Key: Int] = [:]
        for at in files.indices {
            files[at].hasSiblings = true
            let first = files[at].key
            while !taken.insert(files[at].key).inserted {
                copies[first, default: 1] += 1
                files[at].documentID = "\(first.id)#\(copies[first]!)"
            }
        }
        return files
    }

    /// What no two files may share.
    private struct Key: Hashable { var id: String, isDocument: Bool }
    private var key: Key { Key(id: documentID, isDocument: format == .text) }

    /// By which ids a file can be told from others, shortest first: its name without folder and ending, its path without
    /// ending, its path.
    private static func ids(of path: String?) -> [String] {
        guard let path else { return ["stdin", "stdin", "stdin"] }
        let name = path.split(separator: "/").last ?? Substring(path)
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return [String(name), path, path] }
        return [String(name[..<dot]), String(path[..<dot]), path]
    }
}
