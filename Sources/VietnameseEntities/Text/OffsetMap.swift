/// The units in which offsets are counted.
public enum OffsetUnit: String, CaseIterable, Sendable {
    /// Unicode scalars (code points), as Python counts.
    case scalar
    /// UTF-16 code units, as JavaScript, Java and C# count.
    case utf16
    /// UTF-8 bytes.
    case utf8
}

/// Converts UTF-8 offsets of one text into another unit and back, all in one pass over the text.
///
///     let map = OffsetMap(document.text, unit: .utf16)
///     let offsets = map.convert(document.mentions.map(\.span))
///     map.invert(offsets)   // the mentions' spans again
public struct OffsetMap: Sendable {
    private let text: String
    /// The unit of the offsets.
    public let unit: OffsetUnit

    /// A map of the offsets of `text`, from and to `unit`.
    public init(_ text: String, unit: OffsetUnit) {
        self.text = text
        self.unit = unit
    }

    /// The spans in the map's unit, in the order given.
    /// - Parameter spans: UTF-8 spans of the text, on scalar boundaries.
    /// - Precondition: every span lies in the text, `0 <= start` and `end <= text.utf8.count`.
    /// - Complexity: linear in the text, and n log n in the spans where they are not sorted.
    public func convert(_ spans: [TextSpan]) -> [TextSpan] {
        let ends = Self.ends(of: spans)
        var converted = [Int](repeating: 0, count: ends.count)
        var copy = text
        copy.withUTF8 { bytes in
            precondition(
                (ends.first?.offset ?? 0) >= 0 && (ends.last?.offset ?? 0) <= bytes.count,
                "a span reaches out of the text")
            var at = 0
            var count = 0
            for (offset, slot) in ends {
                count += Self.count(bytes, at..<offset, unit)
                at = offset
                converted[slot] = count
            }
        }
        return spans.indices.map { TextSpan(start: converted[$0 * 2], end: converted[$0 * 2 + 1]) }
    }

    /// The UTF-8 spans of spans in the map's unit, in the order given; nil for one that reaches out of the text or cuts a
    /// character's encoding, so spans from anywhere can be asked.
    /// - Complexity: linear in the text, and n log n in the spans where they are not sorted.
    public func invert(_ spans: [TextSpan]) -> [TextSpan?] {
        let ends = Self.ends(of: spans)
        var inverted = [Int?](repeating: nil, count: ends.count)
        var scalars = text.unicodeScalars.makeIterator()
        var at = 0
        var count = 0
        for (offset, slot) in ends {
            while count < offset, let scalar = scalars.next() {
                at += UTF8.width(scalar)
                switch unit {
                case .utf8: count = at
                case .utf16: count += UTF16.width(scalar)
                case .scalar: count += 1
                }
            }
            if count == offset { inverted[slot] = at }
        }
        return spans.indices.map {
            guard let start = inverted[$0 * 2], let end = inverted[$0 * 2 + 1] else { return nil }
            return TextSpan(start: start, end: end)
        }
    }

    /// The starts and ends by offset; a slot is twice the span's index, or that and one for its end.
    private static func ends(of spans: [TextSpan]) -> [(offset: Int, slot: Int)] {
        var ends: [(offset: Int, slot: Int)] = []
        ends.reserveCapacity(spans.count * 2)
        for (number, span) in spans.enumerated() {
            ends.append((span.start, number * 2))
            ends.append((span.end, number * 2 + 1))
        }
        ends.sort { $0.offset < $1.offset }
        return ends
    }

    /// The units in a part of the text.
    @inline(__always)
    private static func count(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ unit: OffsetUnit) -> Int {
        var count = 0
        // Continuation bytes count for nothing; an astral character is two UTF-16 units.
        switch unit {
        case .utf8: return range.count
        case .scalar: for at in range { count &+= bytes[at] & 0xC0 != 0x80 ? 1 : 0 }
        case .utf16: for at in range { count &+= (bytes[at] & 0xC0 != 0x80 ? 1 : 0) &+ (bytes[at] >= 0xF0 ? 1 : 0) }
        }
        return count
    }

    /// The starts and ends, in turn, of a document's mentions: by start, nested one deep, so nothing is sorted.
    /// - Complexity: linear in the text, of which a mention is counted three times at most.
    static func offsets(in text: UnsafeBufferPointer<UInt8>, of records: [MentionRecord], _ unit: OffsetUnit) -> [Int32]
    {
        var offsets = [Int32](repeating: 0, count: records.count * 2)
        /// What was counted up to the last mention's start.
        var at = 0
        var count = 0
        for (number, record) in records.enumerated() {
            let start = Int(record.start)
            let end = Int(record.end)
            count += Self.count(text, at..<start, unit)
            at = start
            offsets[number * 2] = Int32(truncatingIfNeeded: count)
            offsets[number * 2 + 1] = Int32(truncatingIfNeeded: count + Self.count(text, start..<end, unit))
        }
        return offsets
    }
}
