/// A stretch of one file that is annotated as a piece: a whole file, or whole lines of it.
struct InputPiece: Sendable {
    let file: InputFile
    var bytes: [UInt8]
    /// The offset of the first byte in the file.
    var byteOffset: Int
    /// The number of the first line in the file, from 1.
    var firstLine: Int

    /// Takes the byte-order mark off a piece that starts a file.
    mutating func removeByteOrderMark() {
        guard byteOffset == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) else { return }
        bytes.removeFirst(3)
        byteOffset = 3
    }
}
