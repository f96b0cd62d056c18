/// A half-open range of UTF-8 byte offsets into a text, exactly as the caller gave it.
///
///     let span = TextSpan(start: 10, end: 31)   // bytes 10 ..< 31
///
/// The name is not `Span`: the standard library uses that for memory. Other units are made by ``OffsetMap``.
public struct TextSpan: Hashable, Comparable, Sendable {
    /// The first byte, in UTF-8 bytes from the start of the text.
    public var start: Int
    /// The byte after the last.
    public var end: Int

    /// The bytes `start ..< end`.
    /// - Precondition: `start <= end`.
    public init(start: Int, end: Int) {
        precondition(start <= end, "a span ends at or after its start")
        self.start = start
        self.end = end
    }

    /// The length in UTF-8 bytes.
    public var count: Int { end - start }

    /// Whether every byte of `other` lies in this span.
    public func contains(_ other: TextSpan) -> Bool { start <= other.start && other.end <= end }

    /// Whether the byte at `offset` lies in this span.
    public func contains(offset: Int) -> Bool { start <= offset && offset < end }

    /// Whether the two share at least one byte.
    public func overlaps(_ other: TextSpan) -> Bool { start < other.end && other.start < end }

    /// By start; of two that start together the longer is first, so that an outer span precedes what it holds.
    public static func < (a: TextSpan, b: TextSpan) -> Bool {
        a.start != b.start ? a.start < b.start : a.end > b.end
    }
}
