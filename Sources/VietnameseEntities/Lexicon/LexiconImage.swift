internal import CLexicon
internal import CMemory

/// The tables of a compiled lexicon as bytes: copying them takes a tenth of the time that compiling the files takes.
///
/// An image holds no text, only the tables made of the files, and checksums of the files and of what ICU says of their
/// letters. One whose checksums are others is not used, and the files are compiled. `make image` writes the built-in
/// lexicon's; a test fails where it is not what compiling gives.
///
/// Layout: a line of 64 bytes with the checksums; then each table as a line with its count, and its elements from the
/// beginning of a line, as the processor has them in memory. The first table has the scalars of the phrases.
enum LexiconImage {
    fileprivate static let lineBytes = 64
    fileprivate static let lettersOffset = 8

    /// The image in the program.
    static var builtin: UnsafeRawBufferPointer {
        var count = 0
        let bytes = vien_lexicon_image(&count)
        return UnsafeRawBufferPointer(start: bytes, count: count)
    }

    /// A checksum of the files, and of what the tables' bytes mean.
    fileprivate static func checksum(of sources: [Lexicon.Source]) -> UInt64 {
        var sum = Checksum()
        // Raised where the same bytes mean something else.
        sum.add(2)
        sum.add(UInt64(EntryKind.allCases.count))
        for source in sources {
            var name = source.name
            name.withUTF8 { sum.add(UnsafeRawBufferPointer($0)) }
            sum.add(UnsafeRawBufferPointer(source.bytes))
        }
        return sum.value
    }

    /// A checksum of what the ICU in use says of `scalars`.
    fileprivate static func checksum(ofLetters scalars: some Sequence<UInt32>) -> UInt64 {
        var sum = Checksum()
        for scalar in scalars {
            let joins = LetterTable.shared.joins(scalar)
            sum.add(UInt64(LetterTable.shared[scalar].bits) << 2 | (joins.letters ? 1 : 0) | (joins.digits ? 2 : 0))
        }
        return sum.value
    }

    /// Writes tables one behind the other.
    struct Writer {
        private(set) var bytes: [UInt8] = []

        /// - Parameter scalars: those of the phrases of `sources`.
        init(_ sources: [Lexicon.Source], scalars: [UInt32]) {
            for sum in [checksum(of: sources), checksum(ofLetters: scalars)] {
                withUnsafeBytes(of: sum.littleEndian) { bytes += $0 }
            }
            pad()
            scalars.withUnsafeBufferPointer { append($0.baseAddress!, count: $0.count) }
        }

        mutating func append<Element: BitwiseCopyable>(_ elements: UnsafePointer<Element>, count: Int) {
            withUnsafeBytes(of: UInt64(count)) { bytes += $0 }
            pad()
            bytes += UnsafeRawBufferPointer(start: elements, count: count * MemoryLayout<Element>.stride)
            pad()
        }

        mutating func append<Element: BitwiseCopyable>(_ buffer: Buffer<Element>) {
            append(buffer.base, count: buffer.count)
        }

        private mutating func pad() {
            bytes += repeatElement(0, count: (lineBytes - bytes.count % lineBytes) % lineBytes)
        }
    }

    /// Hands out tables in the order in which they were written, from a copy of the image in memory of its own.
    struct Reader {
        /// Holds the copy; whoever takes the tables frees it after them.
        private(set) var arena: Arena
        private let base: UnsafeMutableRawPointer
        private let count: Int
        private var at = lineBytes

        /// Nil where `image` was made of other files than `sources` or under another ICU, or there is no memory.
        init?(_ image: UnsafeRawBufferPointer, of sources: [Lexicon.Source]) {
            guard image.count > lineBytes, Self.word(image, 0) == checksum(of: sources) else { return nil }
            arena = Arena(bytes: image.count)
            guard let copy = arena.cut(UInt8.self, image.count) else { return nil }
            base = UnsafeMutableRawPointer(copy)
            base.copyMemory(from: image.baseAddress!, byteCount: image.count)
            count = image.count
            if Self.word(image, lettersOffset) != checksum(ofLetters: table(of: UInt32.self)) {
                arena.free()
                return nil
            }
        }

        private static func word(_ image: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
            UInt64(littleEndian: image.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        }

        mutating func table<Element: BitwiseCopyable>(of type: Element.Type = Element.self)
            -> UnsafeMutableBufferPointer<Element>
        {
            let elements = Int(base.load(fromByteOffset: at, as: UInt64.self))
            let start = at + lineBytes
            let end = start + elements * MemoryLayout<Element>.stride
            precondition(end <= count, "the image ends inside a table")
            at = (end + lineBytes - 1) / lineBytes * lineBytes
            return UnsafeMutableBufferPointer(
                start: (base + start).bindMemory(to: Element.self, capacity: elements), count: elements)
        }
    }
}
