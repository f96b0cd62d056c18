internal import CMemory

/// Numbers by key, where the keys are well-mixed hashes already: open addressing without hashing them again.
///
/// A `Dictionary` in its place hashes every key once more, which is most of what identity costs.
///
/// Safety: the map owns its memory, which its linker `free()`s; as with ``Buffer``.
struct KeyMap {
    private struct Slot: BitwiseCopyable {
        var key: UInt64
        var value: Int32
        /// The map's ``KeyMap/filling`` when it was taken; the slot is free where that is past.
        var filling: UInt32
    }
    private var table: ZeroedTable<Slot>
    private var mask: Int
    private var count = 0
    /// How often it was filled, with this time; so that it is emptied without a look at its slots.
    private var filling: UInt32 = 1

    private static let firstCount = 64
    /// A larger table is given back when the map is emptied, so that the small ones that follow stay in cache.
    private static let keptCount = 256

    init() {
        mask = Self.firstCount - 1
        table = ZeroedTable(count: mask + 1)
    }

    func free() { table.free() }

    mutating func removeAll() {
        if count == 0 { return }
        if mask >= Self.keptCount || filling == .max {
            table.free()
            self = KeyMap()
        } else {
            filling += 1
            count = 0
        }
    }

    /// Where the search for `key` begins.
    @inline(__always)
    private func start(_ key: UInt64) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    }

    /// The key's slot, or the free one where it would stand.
    @inline(__always)
    private func slot(_ key: UInt64) -> UnsafeMutablePointer<Slot> {
        var at = start(key)
        while isTaken(table.base[at]) && table.base[at].key != key { at = (at + 1) & mask }
        return table.base + at
    }

    @inline(__always)
    private func isTaken(_ slot: Slot) -> Bool { slot.filling == filling }

    var isEmpty: Bool { count == 0 }

    /// Announces that `key` will be looked up.
    @inline(__always)
    func announce(_ key: UInt64) { vien_prefetch(table.base + start(key)) }

    @inline(__always)
    func contains(_ key: UInt64) -> Bool { isTaken(slot(key).pointee) }

    /// Adds a key that needs no number.
    mutating func insert(_ key: UInt64) { self[key] = 0 }

    subscript(_ key: UInt64) -> Int32? {
        get {
            let slot = slot(key).pointee
            return isTaken(slot) ? slot.value : nil
        }
        set {
            guard let newValue else { preconditionFailure("a key stays until all go") }
            if !isTaken(slot(key).pointee) {
                count += 1
                if count * 2 > mask { grow() }
            }
            slot(key).pointee = Slot(key: key, value: newValue, filling: filling)
        }
    }

    private mutating func grow() {
        let old = table
        let oldMask = mask
        mask = oldMask * 2 + 1
        table = ZeroedTable(count: mask + 1)
        for at in 0...oldMask where isTaken(old.base[at]) { slot(old.base[at].key).pointee = old.base[at] }
        old.free()
    }
}
