import VietnameseEntities

extension InputPiece {
    /// Calls `body` with every document of the piece, or with what is wrong in its place, in order.
    func forEachDocument(_ body: (Result<SourceDocument, InputFault>) -> Void) {
        switch file.format {
        case .text:
            if bytes.isEmpty { return }
            body(text().map { SourceDocument(id: file.documentID, text: $0) })
        case .lines:
            forEachLine { line, number in
                if line.isEmpty { return }
                body(
                    text(line, line: number).map { SourceDocument(id: file.id(ofLine: number), text: $0, line: number) }
                )
            }
        case .jsonl:
            forEachObject { line, number throws(JSONFault) in
                let object = try JSONLine(parsing: line)
                return SourceDocument(
                    id: object.id ?? file.id(ofLine: number), text: object.text, day: object.day, line: number)
            } body: {
                body($1)
            }
        }
    }

    /// Calls `body` with the number of every line of JSON and with what `parse` makes of it, or what is wrong with it.
    func forEachObject<Value>(
        _ parse: (_ line: String, _ number: Int) throws(JSONFault) -> Value,
        body: (Int, Result<Value, InputFault>) -> Void
    ) {
        forEachLine { line, number in
            if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { return }
            body(
                number,
                text(line, line: number).flatMap { text in
                    Result { () throws(JSONFault) in try parse(text, number) }
                        .mapError { InputFault(.badData, file, line: number, $0.description) }
                })
        }
    }

    /// The whole piece as a text.
    func text() -> Result<String, InputFault> { text(bytes[...], line: firstLine) }

    /// Calls `body` with every line without its break (LF or CRLF) and with its number in the file.
    private func forEachLine(_ body: (ArraySlice<UInt8>, Int) -> Void) {
        var start = 0
        var number = firstLine
        while start < bytes.count {
            let end = lineEnd(from: start)
            let isCRLF = end > start && end < bytes.count && bytes[end - 1] == 0x0D
            body(bytes[start..<(isCRLF ? end - 1 : end)], number)
            start = end + 1
            number += 1
        }
    }

    private func text(_ slice: ArraySlice<UInt8>, line: Int) -> Result<String, InputFault> {
        do {
            return .success(try InvalidUTF8.check(slice))
        } catch {
            let offset = byteOffset + slice.startIndex + error.byteOffset
            return .failure(
                InputFault(.badData, file, line: line + error.line - 1, "invalid UTF-8 at byte \(offset) of the file"))
        }
    }
}
