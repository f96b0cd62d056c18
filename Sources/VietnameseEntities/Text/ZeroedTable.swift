internal import CMemory

/// A table of trivial elements, all zero at first, in memory that it owns; its pages cost nothing until they are
/// written to, so a sparse hash table may be large.
///
/// Safety: as with ``Buffer``, whoever owns the value calls `free()` once, and never reads afterwards; an element of
/// zero bytes must be a value of its type.
struct ZeroedTable<Element: BitwiseCopyable> {
    /// The first element, at the beginning of a cache line.
    let base: UnsafeMutablePointer<Element>
    private let memory: UnsafeMutableRawPointer

    private static var lineBytes: Int { 64 }

    init(count: Int) {
        guard let memory = vien_zeroed(count * MemoryLayout<Element>.stride + Self.lineBytes) else {
            fatalError("no memory for \(count) elements")
        }
        self.memory = memory
        base = memory.alignedUp(toMultipleOf: Self.lineBytes).bindMemory(to: Element.self, capacity: count)
    }

    func free() { vien_free(memory) }
}
