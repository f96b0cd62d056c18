/// Numbers by key, where the keys are well-mixed hashes already: open addressing without hashing them again.
///
/// A `Dictionary` in its place hashes every key once more, which is most of what identity costs.
struct KeyMap {
    private var slots: [(key: UInt64, value: Int32)]
    private var count = 0

    init() { slots = Array(repeating: (0, 0), count: 64) }

    mutating func removeAll() {
        if count == 0 { return }
        if slots.count > 256 { slots = Array(repeating: (0, 0), count: 64) } else { for at in slots.indices { slots[at].key = 0 } }
        count = 0
    }

    /// Zero marks a free slot, so it is no key.
    private static func slotKey(_ key: UInt64) -> UInt64 { key == 0 ? 1 : key }

    private func slot(_ key: UInt64) -> Int {
        slots.withUnsafeBufferPointer { slots in
            let mask = slots.count - 1
            var at = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
            while slots[at].key != 0 && slots[at].key != key { at = (at + 1) & mask }
            return at
        }
    }

    var isEmpty: Bool { count == 0 }

    func contains(_ key: UInt64) -> Bool { self[key] != nil }

    /// Adds a key that needs no number.
    mutating func insert(_ key: UInt64) { self[key] = 0 }

    subscript(_ key: UInt64) -> Int32? {
        get {
            let key = Self.slotKey(key), at = slot(key)
            return slots[at].key == key ? slots[at].value : nil
        }
        set {
            let key = Self.slotKey(key)
            guard let newValue else { preconditionFailure("a key stays until all go") }
            var at = slot(key)
            if slots[at].key == 0 {
                count += 1
                if count * 2 > slots.count {
                    grow()
                    at = slot(key)
                }
            }
            slots[at] = (key, newValue)
        }
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: (0, 0), count: old.count * 2)
        for entry in old where entry.key != 0 { slots[slot(entry.key)] = entry }
    }
}
