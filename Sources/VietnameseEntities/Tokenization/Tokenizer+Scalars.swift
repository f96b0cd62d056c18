// Scalars as tokens have them.
extension Tokenizer {
    /// Decodes the scalar that begins at `at`.
    @inline(__always)
    static func decode(_ base: UnsafePointer<UInt8>, _ at: Int, _ end: Int) -> (scalar: UInt32, width: Int) {
        let a = UInt32(base[at])
        if a < 0x80 { return (a, 1) }
        if a < 0xE0 { return ((a & 0x1F) << 6 | UInt32(base[at + 1]) & 0x3F, 2) }
        if a < 0xF0 {
            return ((a & 0x0F) << 12 | (UInt32(base[at + 1]) & 0x3F) << 6 | UInt32(base[at + 2]) & 0x3F, 3)
        }
        return (
            (a & 0x07) << 18 | (UInt32(base[at + 1]) & 0x3F) << 12 | (UInt32(base[at + 2]) & 0x3F) << 6
                | UInt32(base[at + 3]) & 0x3F, 4
        )
    }

    /// Dashes, an arrow and a middle dot stand for `-`, curly quotes for straight ones, the ellipsis for a full stop.
    @inline(__always)
    static func markValue(_ scalar: UInt32) -> UInt32 {
        // `Khuất Duy Đô · Chủ tịch`
        if scalar < 0x2010 { return scalar == 0xB7 ? 0x2D : scalar }
        switch scalar {
        case 0x2010...0x2015, 0x2212: return 0x2D
        // `01/2001 → 8/2005`
        case 0x2192: return 0x2D
        case 0x2018...0x201B: return 0x27
        case 0x201C...0x201F: return 0x22
        case 0x2026: return 0x2E
        default: return scalar
        }
    }
}
