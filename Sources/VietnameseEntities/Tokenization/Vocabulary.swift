/// The lexicon's syllables by folded key: one open-addressed table, one probe for most syllables of a text.
///
/// A key packs up to ten letters, six bits each, and the tone of the whole syllable, so that the place where the
/// tone is written does not matter (`uỷ` = `ủy`); longer or foreign words have a hashed key with the top bit set.
struct Vocabulary: @unchecked Sendable {
    // Safety of `@unchecked`: `slots` is written by `insert` while the lexicon is built, and only read afterwards.
    struct Slot: BitwiseCopyable {
        var key: UInt64
        var id: UInt32
        var traits: WordTraits
    }

    private var table: ZeroedTable<Slot>
    private var slots: UnsafeMutablePointer<Slot> {
        @inline(__always) get { table.base }
    }
    private(set) var mask: Int
    /// The number of words; ids run from 1 to this.
    private(set) var count = 0

    init(capacityBits: Int = 16) {
        mask = 1 << capacityBits - 1
        table = ZeroedTable(count: mask + 1)
    }

    init(capacityBits: Int, in arena: inout Arena) {
        mask = 1 << capacityBits - 1
        table = ZeroedTable(count: mask + 1, in: &arena)
    }

    func free() { table.free() }

    init(from image: inout LexiconImage.Reader) {
        let slots = image.table(of: Slot.self)
        table = ZeroedTable(in: slots)
        mask = slots.count - 1
        count = slots.reduce(0) { $0 + ($1.id != 0 ? 1 : 0) }
    }

    func write(into image: inout LexiconImage.Writer) { image.append(slots, count: mask + 1) }

    @inline(__always)
    private static func start(_ key: UInt64, _ mask: Int) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 40) & mask
    }

    /// The id and traits of a key; a hash of the key with the top bit where the lexicon does not know it.
    @inline(__always)
    func find(_ key: UInt64) -> (id: UInt32, traits: WordTraits) {
        var at = Self.start(key, mask)
        while true {
            let slot = slots[at]
            if slot.key == key { return (slot.id, slot.traits) }
            if slot.key == 0 {
                return (UInt32(truncatingIfNeeded: (key ^ key >> 29) &* 0x9E37_79B9_7F4A_7C15 >> 33) | 0x8000_0000, [])
            }
            at = (at + 1) & mask
        }
    }

    /// The id of a key, made where it is new.
    mutating func insert(_ key: UInt64) -> UInt32 {
        assert(key != 0)
        if count * 2 > mask { grow() }
        var at = Self.start(key, mask)
        while slots[at].key != 0 {
            if slots[at].key == key { return slots[at].id }
            at = (at + 1) & mask
        }
        count += 1
        slots[at] = Slot(key: key, id: UInt32(count), traits: [])
        return UInt32(count)
    }

    /// Writes the traits gathered by id into the slots, once, when the lexicon is complete.
    func setTraits(_ traits: [WordTraits]) {
        for index in 0...mask where slots[index].id != 0 { slots[index].traits = traits[Int(slots[index].id)] }
    }

    private mutating func grow() {
        let old = table
        let oldMask = mask
        mask = mask * 2 + 1
        table = ZeroedTable(count: mask + 1)
        for index in 0...oldMask where old.base[index].key != 0 {
            var at = Self.start(old.base[index].key, mask)
            while slots[at].key != 0 { at = (at + 1) & mask }
            slots[at] = old.base[index]
        }
        old.free()
    }
}
