/// Reads one file piece by piece.
///
/// Lines come in pieces of about ``readBytes``, as fast as `read` gives them, so memory does not grow with the file;
/// the format `text` needs the whole file at once. A document has at most ``documentLimit`` bytes in either.
struct InputReader {
    /// How much is asked of `read` at once.
    static let readBytes = 1 << 17
    /// The most bytes of a document: offsets inside the library are 32 bits wide, and scratch memory is a multiple
    /// of the longest line.
    static let documentLimit = 1 << 28

    private let file: InputFile
    private let descriptor: FileDescriptor
    private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.readBytes, alignment: 16)
    /// What was read behind the last line break, or of the whole file so far.
    private var pending: [UInt8] = []
    private var byteOffset = 0
    private var line = 1
    private var isSkipping = false
    private var isAtEnd = false

    /// What is read next.
    enum Event: Sendable {
        case piece(InputPiece)
        case fault(InputFault)
    }

    init(_ file: InputFile) throws(InputFault) {
        self.file = file
        do {
            descriptor = if let path = file.path { try FileDescriptor(opening: path) } else { .standardInput }
        } catch {
            buffer.deallocate()
            throw InputFault(.unreadable, file, error.description)
        }
    }

    /// Closes the file and gives the buffer back.
    func close() {
        if file.path != nil { descriptor.close() }
        buffer.deallocate()
    }

    /// The next piece or fault; nil at the end.
    mutating func next() -> Event? {
        while !isAtEnd {
            let count: Int
            do {
                count = try descriptor.read(into: buffer)
            } catch {
                isAtEnd = true
                return .fault(InputFault(.unreadable, file, error.description))
            }
            if count == 0 { isAtEnd = true }
            let read = UnsafeRawBufferPointer(rebasing: buffer[..<count])
            if let event = file.format == .text ? takeText(read) : takeLines(read) { return event }
        }
        return nil
    }

    private mutating func takeText(_ read: UnsafeRawBufferPointer) -> Event? {
        pending.append(contentsOf: read)
        if pending.count > Self.documentLimit {
            isAtEnd = true
            return .fault(
                InputFault(
                    .badData, file, "longer than \(Self.documentLimit) bytes; '--input lines' reads a document a line"))
        }
        return isAtEnd ? takePending() : nil
    }

    private mutating func takeLines(_ read: UnsafeRawBufferPointer) -> Event? {
        if isAtEnd { return isSkipping ? nil : takePending() }
        var fresh = read[...]
        if isSkipping {
            guard let end = fresh.firstIndex(of: 0x0A) else {
                byteOffset += fresh.count
                return nil
            }
            byteOffset += end + 1
            line += 1
            isSkipping = false
            fresh = fresh[(end + 1)...]
        }
        guard let end = fresh.lastIndex(of: 0x0A) else {
            pending.append(contentsOf: fresh)
            return pending.count > Self.documentLimit ? skipLine() : nil
        }
        pending.append(contentsOf: fresh[...end])
        let rest = fresh[(end + 1)...]
        defer { pending.append(contentsOf: rest) }
        return takePending()
    }

    private mutating func skipLine() -> Event {
        byteOffset += pending.count
        pending = []
        isSkipping = true
        return .fault(InputFault(.badData, file, line: line, "longer than \(Self.documentLimit) bytes"))
    }

    private mutating func takePending() -> Event? {
        if pending.isEmpty { return nil }
        var piece = InputPiece(file: file, bytes: [], byteOffset: byteOffset, firstLine: line)
        swap(&piece.bytes, &pending)
        byteOffset += piece.bytes.count
        line += piece.lineFeeds
        piece.removeByteOrderMark()
        return .piece(piece)
    }
}
