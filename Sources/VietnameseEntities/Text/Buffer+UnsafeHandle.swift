internal import CMemory

/// A growable array of trivial elements in memory that it owns, for scratch that one worker reuses.
///
/// Safety: the memory belongs to the value that `free()`s it (a ``Passage``, or a builder that ends in one call);
/// elements are trivial types, so nothing is retained; every subscript asserts its bounds in debug builds.
/// An `Array` in the same places costs a uniqueness check a store and a bounds check a load, in the loops that run
/// once a syllable; the whole-annotation benchmark pays for this type.
struct Buffer<Element: BitwiseCopyable> {
    private(set) var base: UnsafeMutablePointer<Element>
    private(set) var count = 0
    private var capacity: Int
    private var isInArena: Bool

    init(capacity: Int = 64) {
        self.capacity = max(capacity, 1)
        base = .allocate(capacity: self.capacity)
        isInArena = false
    }

    /// A buffer in `arena` until it outgrows it, or from the start where the arena is full.
    init(capacity: Int, in arena: inout Arena) {
        self.capacity = max(capacity, 1)
        let room = arena.cut(Element.self, self.capacity)
        base = room ?? .allocate(capacity: self.capacity)
        isInArena = room != nil
    }

    /// The elements of `table`, which belongs to an arena.
    init(in table: UnsafeMutableBufferPointer<Element>) {
        base = table.baseAddress.unsafelyUnwrapped
        count = table.count
        capacity = table.count
        isInArena = true
    }

    /// Gives the memory back. The buffer may not be used afterwards.
    func free() { if !isInArena { base.deallocate() } }

    var isEmpty: Bool {
        @inline(__always) get { count == 0 }
    }

    subscript(_ index: Int) -> Element {
        @inline(__always) get {
            assert(index >= 0 && index < count)
            return base[index]
        }
        @inline(__always) nonmutating set {
            assert(index >= 0 && index < count)
            base[index] = newValue
        }
    }

    @inline(__always)
    mutating func append(_ element: Element) {
        if count == capacity { grow(to: count + 1) }
        base[count] = element
        count += 1
    }

    /// Appends the element once, or not at all, without a branch.
    /// - Parameter times: 1 or 0.
    /// - Precondition: ``reserve(_:)`` made room for it.
    @inline(__always)
    mutating func append(_ element: Element, times: Int) {
        assert(count < capacity && 0...1 ~= times)
        base[count] = element
        count &+= times
    }

    mutating func append(contentsOf elements: UnsafeBufferPointer<Element>) {
        guard let first = elements.baseAddress else { return }
        if count + elements.count > capacity { grow(to: count + elements.count) }
        (base + count).update(from: first, count: elements.count)
        count += elements.count
    }

    /// Makes room for `length` elements in all; returns the first. Those from the count on hold anything.
    @discardableResult
    mutating func reserve(_ length: Int) -> UnsafeMutablePointer<Element> {
        if length > capacity { grow(to: length) }
        return base
    }

    /// Makes the count `length`, of elements that were written where ``reserve(_:)`` made room.
    mutating func setCount(_ length: Int) {
        assert(length <= capacity)
        count = length
    }

    func contains(_ element: Element) -> Bool where Element: Equatable {
        UnsafeBufferPointer(start: base, count: count).contains(element)
    }

    @inline(__always)
    mutating func removeAll() { count = 0 }

    @inline(__always)
    mutating func truncate(to length: Int) {
        assert(length <= count)
        count = length
    }

    /// Makes the count `length`, every byte of every element `byte`: for 0, or 0xFF for -1.
    /// - Precondition: such bytes are an element.
    @inline(__always)
    mutating func fill(byte: UInt8, count length: Int) {
        if length > capacity {
            count = 0
            grow(to: length)
        }
        count = length
        vien_fill(base, byte, length &* MemoryLayout<Element>.stride)
    }

    @inline(never)
    private mutating func grow(to needed: Int) {
        let larger = max(needed, capacity + capacity / 2 + 16)
        let moved = UnsafeMutablePointer<Element>.allocate(capacity: larger)
        moved.update(from: base, count: count)
        free()
        isInArena = false
        base = moved
        capacity = larger
    }
}
