import VietnameseEntities

/// Annotated texts from a file: JSON Lines, or text with inline marks, or a folder of such files.
struct GoldFile {
    /// How messages call it.
    let name: String
    /// One at least.
    private(set) var texts: [AnnotatedText] = []
    /// What may be a mistake and may be none.
    private(set) var notes: [String] = []

    /// - Parameter format: how files are read that do not end in `.jsonl`; nil is `text`.
    /// - Throws: ``InputFault`` with the file and line of the first thing that cannot be read, or of the first document
    ///   that has the id of another; where there is no document; where nothing in texts with inline marks is marked.
    init(_ path: String, format: InputFormat?) throws(InputFault) {
        let whole = InputFile(argument: path, format: nil)
        name = whole.name
        let names = system_names(inFolder: path)
        let paths =
            names.map { $0.filter { $0.hasSuffix(".txt") || $0.hasSuffix(".jsonl") }.map { "\(path)/\($0)" } } ?? [path]
        var ids: Set<String> = []
        var unmarked: [InputFile] = []
        var isMarked = false
        for file in InputFile.several(paths, format: nil, plain: format ?? .text) {
            let documents = try Self.documents(of: file)
            for (line, text) in documents {
                guard ids.insert(text.id).inserted else {
                    throw InputFault(.badData, file, line: line, "the id '\(text.id)' is another document's")
                }
                texts.append(text)
            }
            // JSON Lines say of each text that it has no mentions; marked text that has none may be no marked text.
            if file.format == .jsonl || documents.contains(where: { !$0.text.entities.isEmpty }) {
                isMarked = true
            } else if !documents.isEmpty {
                unmarked.append(file)
            }
        }
        if texts.isEmpty { throw InputFault(.badData, whole, "no document") }
        if !isMarked {
            let way = names == nil ? "; '--input jsonl' reads JSON Lines" : ""
            throw InputFault(.badData, whole, "nothing is marked, as in ⟦P1 Lê Văn An⟧\(way)")
        }
        notes = unmarked.map { "\($0.name): nothing is marked; taken as a text without mentions" }
    }

    /// The documents of one file, and the lines of those that stand on a line.
    private static func documents(of file: InputFile) throws(InputFault) -> [(line: Int?, text: AnnotatedText)] {
        var piece = try InputPiece(contentsOf: file)
        piece.removeByteOrderMark()
        var results: [(line: Int?, text: Result<AnnotatedText, InputFault>)] = []
        if file.format == .jsonl {
            piece.forEachObject { line, number throws(JSONFault) in
                try AnnotatedLine.parse(line, id: file.id(ofLine: number))
            } body: {
                results.append(($0, $1))
            }
        } else {
            piece.forEachDocument { document in
                results.append(((try? document.get())?.line, document.flatMap { marked($0, in: file) }))
            }
        }
        return try results.map { result throws(InputFault) in
            let text = try result.text.get()
            guard text.text.utf8.count <= InputReader.documentLimit else {
                throw InputFault(.badData, file, line: result.line, "longer than \(InputReader.documentLimit) bytes")
            }
            return (result.line, text)
        }
    }

    private static func marked(_ document: SourceDocument, in file: InputFile) -> Result<AnnotatedText, InputFault> {
        Result { () throws(MarkedText.Malformed) in try MarkedText.parse(document.text, id: document.id) }
            .mapError { fault in
                let breaks = document.text.unicodeScalars.prefix(fault.offset).count { $0 == "\n" }
                return InputFault(.badData, file, line: (document.line ?? 1) + breaks, fault.description)
            }
    }
}
