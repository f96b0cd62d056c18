/// Keys of runs of tokens: hashes of folded syllables, so that the spelling of tones and decomposition do not matter.
enum TokenKey {
    /// The key of the words and numbers in `first ..< end`, without marks.
    static func of(_ first: Int, _ end: Int, _ passage: Passage) -> UInt64 {
        var key: UInt64 = 1
        for at in first..<end where !passage.token(at).isMark { key = mix(key, UInt64(passage.token(at).value)) }
        return key
    }

    /// One key of two.
    @inline(__always)
    static func mix(_ key: UInt64, _ value: UInt64) -> UInt64 {
        let mixed = (key ^ value) &* 0x9E37_79B9_7F4A_7C15
        return mixed ^ mixed >> 29
    }
}
