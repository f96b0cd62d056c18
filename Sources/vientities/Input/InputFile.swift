/// A file on the command line, or standard input.
struct InputFile: Sendable {
    /// The path; nil for standard input.
    let path: String?
    let format: InputFormat

    /// - Parameter format: nil to go by the file's ending.
    init(argument: String, format: InputFormat?) {
        path = argument == "-" ? nil : argument
        self.format = format ?? (argument.hasSuffix(".jsonl") ? .jsonl : .text)
    }

    /// The name in messages.
    var name: String { path ?? "stdin" }

    /// The id of the document that the whole file is: `a/b.vi.txt` → `b.vi`.
    var documentID: String {
        guard let path else { return "stdin" }
        let name = path.split(separator: "/").last ?? Substring(path)
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return String(name) }
        return String(name[..<dot])
    }
}
