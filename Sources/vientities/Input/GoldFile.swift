import VietnameseEntities

/// Annotated texts from a file: JSON Lines, or one text with inline marks, or a folder of such files.
enum GoldFile {
    /// - Throws: ``InputFault`` with the file and line of the first thing that cannot be read, or of the first document
    ///   that has the id of another.
    static func read(_ path: String) throws(InputFault) -> [AnnotatedText] {
        var files = [InputFile(argument: path, format: nil)]
        if let names = system_names(inFolder: path) {
            files = names.filter { $0.hasSuffix(".txt") || $0.hasSuffix(".jsonl") }.map {
                InputFile(argument: path + "/" + $0, format: nil)
            }
        }
        var texts: [AnnotatedText] = []
        var ids: Set<String> = []
        for file in files {
            for (line, text) in try documents(of: file) {
                guard ids.insert(text.id).inserted else {
                    throw InputFault(.badData, file, line: line, "the id '\(text.id)' is another document's")
                }
                texts.append(text)
            }
        }
        return texts
    }

    /// The documents of one file, and the lines of those that stand on a line.
    private static func documents(of file: InputFile) throws(InputFault) -> [(line: Int?, text: AnnotatedText)] {
        var piece = try InputPiece(contentsOf: file)
        piece.removeByteOrderMark()
        if file.format != .jsonl {
            if piece.bytes.isEmpty { return [] }
            let marked = try piece.text().get()
            do { return [(nil, try MarkedText.parse(marked, id: file.documentID))] } catch {
                throw InputFault(.badData, file, error.description)
            }
        }
        var results: [(line: Int, text: Result<AnnotatedText, InputFault>)] = []
        piece.forEachObject(AnnotatedLine.parse) { results.append(($0, $1)) }
        return try results.map { result throws(InputFault) in (result.line, try result.text.get()) }
    }
}
