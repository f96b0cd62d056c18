@testable import VietnameseEntities

/// The slow, plain way to cut a text: ICU's word boundaries over the whole of it, without the white space.
///
/// The library's tokenizer must give exactly these segments, as single tokens or as tokens joined to one another.
struct ReferenceTokenizer {
    private let breaker: WordBreaker

    init() throws { breaker = try WordBreaker() }

    /// The segments that are not only white space, in order.
    func segments(of bytes: [UInt8]) -> [TextSpan] {
        var segments: [TextSpan] = []
        var start = 0
        bytes.withUnsafeBufferPointer { text in
            breaker.forEachBoundary(in: text) { end in
                if !Self.isWhite(text, start, end) { segments.append(TextSpan(start: start, end: end)) }
                start = end
            }
        }
        return segments
    }

    /// Whether every scalar of the bytes `start ..< end` has the property White_Space.
    static func isWhite(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
        // The first byte settles nearly all.
        guard start < end else { return true }
        let first = bytes[start]
        if first < 0x80 && first > 0x20 { return false }
        return String(decoding: bytes[start..<end], as: UTF8.self).unicodeScalars.allSatisfy(\.properties.isWhitespace)
    }
}
