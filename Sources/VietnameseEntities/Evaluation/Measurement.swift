/// What benchmarks run: the bare ICU pass, tokenization alone, and whole annotation, over the same bytes.
@_spi(Measurement) public struct Measurement {
    private let annotator: Annotator
    private let worker: Annotator.Worker
    private let breaker: WordBreaker

    public init(_ annotator: Annotator) throws {
        self.annotator = annotator
        worker = Annotator.Worker(annotator)
        breaker = try WordBreaker()
    }

    /// Converts UTF-8 to UTF-16 and counts ICU's word boundaries: what any tool on ICU pays before it starts.
    public func icuBoundaries(_ text: UnsafeBufferPointer<UInt8>) -> Int {
        var units = [UInt16]()
        units.reserveCapacity(text.count)
        var decoder = UTF8Decoder(text)
        while let scalar = decoder.next() {
            if scalar < 0x10000 {
                units.append(UInt16(truncatingIfNeeded: scalar))
            } else {
                units.append(UInt16(truncatingIfNeeded: 0xD7C0 + (scalar >> 10)))
                units.append(UInt16(truncatingIfNeeded: 0xDC00 + (scalar & 0x3FF)))
            }
        }
        return units.withUnsafeBufferPointer { breaker.boundaryCount(utf16: $0) }
    }

    /// Cuts the text into tokens with their keys and vocabulary ids; returns the number of tokens.
    public func tokens(_ text: UnsafeBufferPointer<UInt8>) -> Int { worker.countTokens(text) }

    /// Runs every stage; returns the number of mentions.
    public func mentions(_ text: UnsafeBufferPointer<UInt8>) -> Int { worker.countMentions(text) }

    private struct UTF8Decoder {
        let base: UnsafePointer<UInt8>
        let end: Int
        var at = 0
        init(_ text: UnsafeBufferPointer<UInt8>) {
            base = text.baseAddress!
            end = text.count
        }
        @inline(__always)
        mutating func next() -> UInt32? {
            guard at < end else { return nil }
            let (scalar, width) = Tokenizer.decode(base, at, end)
            at += width
            return scalar
        }
    }
}
