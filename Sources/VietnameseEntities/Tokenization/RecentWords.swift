/// The words met last, by their bytes: most of a text is few words, and these need no reading letter by letter.
///
/// A word is taken from here only where white space or a mark that joins nothing ends it, so that its boundaries are
/// those that it had when it was read. Two places a word, side by side in a cache line, of which a newcomer takes the one
/// that was filled first.
struct RecentWords {
    /// The longest word that is kept, in bytes; one byte more is looked at, for what ends it.
    static let reach = 16

    struct Slot: BitwiseCopyable {
        /// The word's bytes, little-endian, zero behind its end. A free slot has none.
        var low: UInt64
        var high: UInt64
        /// Which words may follow it in a phrase that begins with it; see ``PhraseTrie/Node/followers``. All, where it
        /// is a phrase by itself; none, where no phrase begins with it in this case.
        var followers: UInt64
        /// The token's value, case and traits.
        var value: UInt32
        var form: UInt16
        var traits: WordTraits

        /// Whether it is that of the word.
        @inline(__always)
        func holds(_ low: UInt64, _ high: UInt64) -> Bool { (self.low ^ low) | (self.high ^ high) == 0 }
    }

    private let slots: ZeroedTable<Slot>
    /// By which a hash becomes the place of a pair of slots, in bytes.
    private let mask: UInt64

    /// - Parameter bits: the number of pairs of slots, as a power of two; at least 1.
    init(bits: Int) {
        assert(bits > 0)
        mask = Self.mask(bits)
        slots = ZeroedTable(count: 2 << bits)
    }

    /// As ``init(bits:)``, in `arena`.
    init(bits: Int, in arena: inout Arena) {
        assert(bits > 0)
        mask = Self.mask(bits)
        slots = ZeroedTable(count: 2 << bits, in: &arena)
    }

    private static func mask(_ bits: Int) -> UInt64 { (1 << UInt64(bits) - 1) * UInt64(2 * MemoryLayout<Slot>.stride) }

    /// Gives the memory back. The words may not be looked up afterwards.
    func free() { slots.free() }

    /// The first of the two slots in one of which the word stands if it is known.
    @inline(__always)
    func pair(_ low: UInt64, _ high: UInt64) -> UnsafeMutablePointer<Slot> {
        let mixed = (low ^ (high &<< 23 | high &>> 41)) &* 0x9E37_79B9_7F4A_7C15
        return (UnsafeMutableRawPointer(slots.base) + Int(truncatingIfNeeded: mixed &>> 45 & mask)).assumingMemoryBound(
            to: Slot.self)
    }

    /// What is known of the word, or of another where it is not known. Which slot has it cannot be foretold, so it is
    /// found without a branch.
    @inline(__always)
    static func slot(_ low: UInt64, _ high: UInt64, in pair: UnsafeMutablePointer<Slot>) -> Slot {
        pair[pair[1].holds(low, high) ? 1 : 0]
    }

    /// Remembers a word that neither slot has.
    @inline(__always)
    static func add(_ slot: Slot, to pair: UnsafeMutablePointer<Slot>) {
        pair[0] = pair[1]
        pair[1] = slot
    }

    /// The word at `at`, up to the first byte below `@`, in the first ``reach`` bytes; and its length, which is
    /// ``reach`` where nothing ends it there. Bytes that are no letters may stand in it.
    ///
    /// A byte below 0x40 is one whose two high bits are clear; no part of a letter is, in UTF-8.
    /// - Precondition: ``reach`` bytes can be read.
    @inline(__always)
    static func word(_ base: UnsafePointer<UInt8>, _ at: Int) -> (low: UInt64, high: UInt64, length: Int) {
        let bytes = UnsafeRawPointer(base + at)
        let low = UInt64(littleEndian: bytes.loadUnaligned(as: UInt64.self))
        let lowEnds = ends(low)
        // The lowest set bit is bit 7 of the byte that ends the word; all bits below that byte are the word's.
        if lowEnds != 0 { return (low & (lowEnds ^ (lowEnds &- 1)) &>> 8, 0, lowEnds.trailingZeroBitCount &>> 3) }
        let high = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
        let highEnds = ends(high)
        if highEnds != 0 {
            return (low, high & (highEnds ^ (highEnds &- 1)) &>> 8, 8 &+ highEnds.trailingZeroBitCount &>> 3)
        }
        return (low, high, reach)
    }

    /// Bit 7 of every byte below 0x40.
    @inline(__always)
    private static func ends(_ bytes: UInt64) -> UInt64 { ~(bytes | bytes &<< 1) & 0x8080_8080_8080_8080 }
}
