/// Numbers by key, where the keys are well-mixed hashes already: open addressing without hashing them again.
///
/// A `Dictionary` in its place hashes every key once more, which is most of what identity costs.
///
/// Safety: the map owns its memory, which its linker `free()`s; as with ``Buffer``.
struct KeyMap {
    private struct Slot: BitwiseCopyable {
        /// Zero where it is free.
        var key: UInt64
        var value: Int32
    }
    private var table: ZeroedTable<Slot>
    private var mask: Int
    private var count = 0

    private static let firstCount = 64
    /// A larger table is given back when the map is emptied, for it costs more to clear than to make.
    private static let keptCount = 256

    init() {
        mask = Self.firstCount - 1
        table = ZeroedTable(count: mask + 1)
    }

    func free() { table.free() }

    mutating func removeAll() {
        if count == 0 { return }
        if mask >= Self.keptCount {
            table.free()
            self = KeyMap()
        } else {
            for at in 0...mask { table.base[at].key = 0 }
            count = 0
        }
    }

    /// Zero marks a free slot, so it is no key.
    @inline(__always)
    private static func slotKey(_ key: UInt64) -> UInt64 { key == 0 ? 1 : key }

    @inline(__always)
    private func slot(_ key: UInt64) -> UnsafeMutablePointer<Slot> {
        var at = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
        while table.base[at].key != 0 && table.base[at].key != key { at = (at + 1) & mask }
        return table.base + at
    }

    var isEmpty: Bool { count == 0 }

    @inline(__always)
    func contains(_ key: UInt64) -> Bool { slot(Self.slotKey(key)).pointee.key != 0 }

    /// Adds a key that needs no number.
    mutating func insert(_ key: UInt64) { self[key] = 0 }

    subscript(_ key: UInt64) -> Int32? {
        get {
            let slot = slot(Self.slotKey(key)).pointee
            return slot.key == 0 ? nil : slot.value
        }
        set {
            let key = Self.slotKey(key)
            guard let newValue else { preconditionFailure("a key stays until all go") }
            if slot(key).pointee.key == 0 {
                count += 1
                if count * 2 > mask { grow() }
            }
            slot(key).pointee = Slot(key: key, value: newValue)
        }
    }

    private mutating func grow() {
        let old = table
        let oldMask = mask
        mask = oldMask * 2 + 1
        table = ZeroedTable(count: mask + 1)
        for at in 0...oldMask where old.base[at].key != 0 { slot(old.base[at].key).pointee = old.base[at] }
        old.free()
    }
}
