internal import CMemory

/// A table of trivial elements, all zero at first, in memory that it owns, or in an arena. Its pages cost nothing until
/// they are written to, so a sparse hash table may be large.
///
/// Safety: as with ``Buffer``, whoever owns the value calls `free()` once, and never reads afterwards; an element of
/// zero bytes must be a value of its type.
struct ZeroedTable<Element: BitwiseCopyable> {
    /// The first element, at the beginning of a cache line.
    let base: UnsafeMutablePointer<Element>
    /// What it owns; nil in an arena.
    private let memory: UnsafeMutableRawPointer?

    private static var lineBytes: Int { 64 }

    init(count: Int) {
        guard let memory = vien_zeroed(count * MemoryLayout<Element>.stride + Self.lineBytes) else {
            fatalError("no memory for \(count) elements")
        }
        self.init(
            base: memory.alignedUp(toMultipleOf: Self.lineBytes).bindMemory(to: Element.self, capacity: count),
            memory: memory)
    }

    /// A table in `arena`, or on its own where the arena is full.
    init(count: Int, in arena: inout Arena) {
        if let base = arena.cut(Element.self, count) {
            self.init(base: base, memory: nil)
        } else {
            self.init(count: count)
        }
    }

    /// `table`, which belongs to an arena and begins at a cache line.
    init(in table: UnsafeMutableBufferPointer<Element>) {
        self.init(base: table.baseAddress.unsafelyUnwrapped, memory: nil)
    }

    private init(base: UnsafeMutablePointer<Element>, memory: UnsafeMutableRawPointer?) {
        self.base = base
        self.memory = memory
    }

    func free() { if let memory { vien_free(memory) } }
}
