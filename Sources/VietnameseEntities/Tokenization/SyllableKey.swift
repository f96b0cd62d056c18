internal import CICU

/// The folded key of a syllable while it is read; see ``Vocabulary``.
///
/// Canonically equal spellings give one key, in whatever order the letters' parts come.
struct SyllableKey {
    /// The last ten letters, six bits each.
    private var letters: UInt64 = 0
    /// The tones, three bits each, the last lowest; a syllable has one.
    private var tones: UInt64 = 0
    private var count = 0
    /// Non-zero once the word no longer fits the packed form: a sum over the letters before the last ten and the
    /// foreign letters and marks, each with its place.
    private var hash: UInt64 = 0

    /// The code that holds the place of a letter outside the Vietnamese alphabet.
    private static let foreignCode: UInt64 = 63

    /// The key, never zero.
    @inline(__always)
    var value: UInt64 {
        if hash == 0 && tones < 8 { return letters | tones << 60 | (letters | tones == 0 ? 1 << 62 : 0) }
        return Self.scramble(hash ^ Self.scramble(letters ^ Self.scramble(tones))) | 1 << 63
    }

    @inline(__always)
    mutating func append(_ letter: Letter) {
        if letter.tone != 0 { add(tone: letter.tone) }
        append(code: letter.code)
    }

    /// A mark that joins digits: `.` in `5.240`.
    @inline(__always)
    mutating func append(separator scalar: UInt32) { append(code: UInt64(scalar & 7) + 46) }

    @inline(__always)
    private mutating func append(code: UInt64) {
        if count >= 10 { dropOldest() }
        letters = letters << 6 | code
        count += 1
    }

    /// A letter outside the Vietnamese alphabet: its decomposition, so that both forms give one key.
    @inline(never)
    mutating func mixForeign(_ scalar: UInt32) {
        var a: UInt32 = 0
        var b: UInt32 = 0
        if vien_decompose(scalar, &a, &b) != 0 {
            mixForeign(a)
            if b != 0 { mixForeign(b) }
            return
        }
        let lower = vien_lower(scalar)
        let table = LetterTable.shared
        let letter = table[lower]
        if letter.code != 0 { return append(letter) }
        if letter.wordClass == .extend { return mark(letter, lower, table) }
        append(code: Self.foreignCode)
        mix(lower)
    }

    /// A combining mark after a letter: a tone, a vowel mark that changes the letter, or a foreign one.
    @inline(never)
    mutating func mark(_ letter: Letter, _ scalar: UInt32, _ table: LetterTable) {
        if letter.tone != 0 { return add(tone: letter.tone) }
        if letter.vowelMark != 0 && count > 0 {
            let marked = table.marked(letters & 63, by: letter.vowelMark)
            if marked != 0 {
                letters = letters & ~63 | marked
                return
            }
        }
        var a: UInt32 = 0
        var b: UInt32 = 0
        if vien_decompose(scalar, &a, &b) != 0 {
            mark(table[a], a, table)
            if b != 0 { mark(table[b], b, table) }
            return
        }
        mix(scalar)
    }

    @inline(__always)
    private mutating func add(tone new: UInt64) { tones = tones &* 8 &+ new }

    /// The oldest of ten letters leaves the packed form.
    @inline(never)
    private mutating func dropOldest() {
        hash &+= Self.scramble((letters >> 54) << 32 | UInt64(count) << 1)
        letters &= 1 << 54 - 1
    }

    @inline(never)
    private mutating func mix(_ scalar: UInt32) {
        hash &+= Self.scramble(UInt64(scalar) << 32 | UInt64(count) << 1 | 1)
    }

    private static func scramble(_ value: UInt64) -> UInt64 {
        let mixed = (value ^ value >> 31) &* 0x9E37_79B9_7F4A_7C15
        return mixed ^ mixed >> 29
    }
}
