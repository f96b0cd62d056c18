/// What benchmarks run: the bare ICU pass, tokenization alone, and whole annotation, over the same bytes.
///
///     let measurement = try Measurement(Annotator())
///     let mentions = measurement.mentions(bytes) { stage in clock.add(to: stage) }
@_spi(Measurement) public struct Measurement {
    private let annotator: Annotator
    private let worker: Annotator.Worker
    private let breaker: WordBreaker

    /// A measurement of `annotator`.
    /// - Throws: where ICU has no word breaks.
    public init(_ annotator: Annotator) throws {
        self.annotator = annotator
        worker = Annotator.Worker(annotator)
        breaker = try WordBreaker()
    }

    /// The built-in lexicon as a program has it at its start, made anew.
    public static func builtinLexicon() -> Lexicon { .loadBuiltin() }

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

    /// The tokens that are words or numbers, not marks: of Vietnamese, the syllables. Not part of what is timed.
    public func syllables(_ text: UnsafeBufferPointer<UInt8>) -> Int {
        var tokenizer = Tokenizer(vocabulary: annotator.lexicon.vocabulary)
        var tokens = Buffer<Token>()
        defer {
            tokens.free()
            tokenizer.free()
        }
        var count = 0
        var start = 0
        while start < text.count {
            tokens.removeAll()
            start = tokenizer.tokenize(text, start..<text.count, limit: Pipeline.passageTokens, into: &tokens)
            for at in 0..<tokens.count where !tokens[at].isMark { count += 1 }
        }
        return count
    }

    /// Runs every stage; returns the number of mentions.
    public func mentions(_ text: UnsafeBufferPointer<UInt8>) -> Int { worker.countMentions(text) }

    /// The stages of ``mentions(_:stageEnded:)`` by number, in the order in which a passage goes through them first.
    ///
    /// `reading` is tokens and lexicon matches together; `overlap` is called twice a passage; `linking` holds the
    /// making of records.
    public static let stages = Pipeline.Stage.allCases.map { "\($0)" }

    /// Runs every stage and calls `stageEnded` with its number whenever one is done with a passage of the text, so
    /// that what passed since the last call is that stage's; returns the number of mentions.
    public func mentions(_ text: UnsafeBufferPointer<UInt8>, stageEnded: @escaping (Int) -> Void) -> Int {
        worker.countMentions(text) { stage in stageEnded(stage.rawValue) }
    }

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
