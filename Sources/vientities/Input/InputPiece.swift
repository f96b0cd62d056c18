/// A stretch of one file that is annotated as a piece: a whole file, or whole lines of it.
struct InputPiece: Sendable {
    let file: InputFile
    var bytes: [UInt8]
    /// The offset of the first byte in the file.
    var byteOffset: Int
    /// The number of the first line in the file, from 1.
    var firstLine: Int

    init(file: InputFile, bytes: [UInt8], byteOffset: Int = 0, firstLine: Int = 1) {
        self.file = file
        self.bytes = bytes
        self.byteOffset = byteOffset
        self.firstLine = firstLine
    }

    /// A whole file, of any size.
    init(contentsOf file: InputFile) throws(InputFault) {
        self.init(file: file, bytes: [])
        do {
            let descriptor =
                if let path = file.path { try FileDescriptor(opening: path) } else { FileDescriptor.standardInput }
            defer { if file.path != nil { descriptor.close() } }
            let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: InputReader.readBytes, alignment: 16)
            defer { chunk.deallocate() }
            while case let count = try descriptor.read(into: chunk), count > 0 { bytes += chunk[..<count] }
        } catch {
            throw InputFault(.unreadable, file, error.description)
        }
    }

    /// Where the line that begins at `start` ends: at its line feed, or with the piece.
    func lineEnd(from start: Int) -> Int {
        bytes.withUnsafeBytes { bytes in
            let rest = UnsafeRawBufferPointer(rebasing: bytes[start...])
            return system_firstIndex(of: 0x0A, in: rest).map { start + $0 } ?? bytes.count
        }
    }

    /// The number of its line feeds.
    var lineFeeds: Int {
        var count = 0
        var end = lineEnd(from: 0)
        while end < bytes.count {
            count += 1
            end = lineEnd(from: end + 1)
        }
        return count
    }

    /// Takes the byte-order mark off a piece that starts a file.
    mutating func removeByteOrderMark() {
        guard byteOffset == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) else { return }
        bytes.removeFirst(3)
        byteOffset = 3
    }
}
