internal import CMemory

/// A block of zero bytes from which tables are cut one behind the other, and which is given back as a whole: memory that
/// the processor reaches with few page faults and few entries of its TLB.
///
/// Safety: whoever owns the value calls `free()` once, after the last use of all that was cut from it.
struct Arena {
    private let base: UnsafeMutableRawPointer?
    private let count: Int
    private var used = 0

    /// The size of a cache line, at which every table begins.
    private static let lineBytes = 64

    /// - Parameter bytes: the size, which is rounded up to huge pages.
    init(bytes: Int) {
        let page = vien_huge_page()
        count = (bytes + page - 1) / page * page
        base = vien_block(count)
    }

    func free() { if let base { vien_block_free(base, count) } }

    /// Room for `elements`, all zero, at the beginning of a cache line; nil where the block has no more.
    mutating func cut<Element: BitwiseCopyable>(_ type: Element.Type, _ elements: Int) -> UnsafeMutablePointer<Element>?
    {
        let bytes = (elements * MemoryLayout<Element>.stride + Self.lineBytes - 1) / Self.lineBytes * Self.lineBytes
        guard let base, bytes <= count - used else { return nil }
        defer { used += bytes }
        return (base + used).bindMemory(to: Element.self, capacity: elements)
    }
}
