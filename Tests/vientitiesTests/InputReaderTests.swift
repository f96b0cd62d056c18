import Testing

@testable import vientities

/// How files are cut into pieces.
@Suite struct InputReaderTests {
    @Test(arguments: [
        ("-", "stdin", "stdin"), ("a.txt", "a.txt", "a"), ("x/b.vi.txt", "x/b.vi.txt", "b.vi"), ("x.d/c", "x.d/c", "c"),
        (".hidden", ".hidden", ".hidden"), ("/d/e.", "/d/e.", "e"),
    ])
    func filesHaveNamesAndIDs(argument: String, name: String, id: String) {
        let file = InputFile(argument: argument, format: nil)
        #expect(file.name == name)
        #expect(file.documentID == id)
    }

    /// Pieces, put together, are the file, and every one ends a line.
    @Test(
        arguments: [1, 100, InputReader.readBytes - 1, InputReader.readBytes, InputReader.readBytes + 1], [true, false])
    func piecesAreWholeLines(lineBytes: Int, endsInBreak: Bool) throws {
        let folder = try ScratchFolder()
        let line = String(repeating: "x", count: lineBytes - 1)
        let count = 3 * InputReader.readBytes / lineBytes + 2
        let text = Array(repeating: line, count: count).joined(separator: "\n") + (endsInBreak ? "\n" : "y")
        let path = try folder.write(Array(text.utf8), to: "a")
        var reader = try InputReader(InputFile(argument: path, format: .lines))
        defer { reader.close() }
        var together: [UInt8] = []
        var lines = 1
        var pieces = 0
        while let event = reader.next() {
            guard case .piece(let piece) = event else {
                Issue.record("no fault is expected")
                break
            }
            pieces += 1
            #expect(piece.byteOffset == together.count && piece.firstLine == lines)
            together += piece.bytes
            lines += piece.bytes.count { $0 == 0x0A }
            #expect(piece.bytes.last == 0x0A || together.count == text.utf8.count)
            #expect(piece.bytes.count <= max(2 * lineBytes, lineBytes + InputReader.readBytes))
        }
        #expect(together == Array(text.utf8))
        #expect(pieces > 1)
    }
}
