import CICU

/// Cuts UTF-8 text into ``Token``s in one pass: boundaries, letter case, folded key and vocabulary id together.
///
/// Text in the alphabet of ``LetterTable`` is cut here by a table; a stretch between spaces that holds anything else
/// goes to ICU. Both give ICU's own word boundaries, which a differential test proves over every scalar in context.
/// One tokenizer a worker: it owns ICU's iterator once it has needed one.
struct Tokenizer {
    private let table = LetterTable.shared
    private(set) var vocabulary: Vocabulary
    /// While a lexicon is built every word is new to the vocabulary and enters it.
    private let learns: Bool
    private var breaker: WordBreaker?

    init(vocabulary: Vocabulary, learns: Bool = false) {
        self.vocabulary = vocabulary
        self.learns = learns
    }

    /// Appends the tokens of `text[range]` to `tokens`, with offsets into `text`.
    /// - Precondition: `text` is valid UTF-8 and shorter than 4 GB; `range` lies on line breaks of it.
    /// - Complexity: linear in the bytes.
    mutating func tokenize(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, into tokens: inout Buffer<Token>) {
        guard let base = text.baseAddress, !range.isEmpty else { return }
        let end = range.upperBound
        var at = range.lowerBound
        var gap = Token.Gap.line
        /// Where the stretch since the last white space began, in bytes and in tokens: what ICU gets, if it must.
        var stretch = at, stretchTokens = tokens.count

        while at < end {
            let byte = base[at]
            var letter = table.ascii(byte & 0x7F)
            var width = 1
            var scalar = UInt32(byte)
            if byte >= 0x80 {
                (scalar, width) = Self.decode(base, at, end)
                letter = table[scalar]
            }
            switch letter.wordClass {
            case .white:
                if scalar == 0x0A || scalar == 0x0D || scalar == 0x85 || scalar == 0x0B || scalar == 0x0C {
                    gap = .line
                } else if gap != .line {
                    gap = .space
                }
                at += width
                stretch = at
                stretchTokens = tokens.count
            case .letter, .digit, .connector:
                if !word(base, &at, end, gap, into: &tokens) {
                    at = consult(base, stretch, range, stretchTokens, into: &tokens)
                    stretch = at
                    stretchTokens = tokens.count
                }
                gap = .none
            case .other, .middle:
                let next = at + width
                if next < end && base[next] >= 0xCC && outsideOrMark(base, next, end) {
                    at = consult(base, stretch, range, stretchTokens, into: &tokens)
                    stretch = at
                    stretchTokens = tokens.count
                } else {
                    tokens.append(Token(start: at, end: next, value: Self.markValue(scalar), kind: .mark, gap: gap,
                                        capital: false, allCapitals: false, single: false, traits: []))
                    at = next
                }
                gap = .none
            case .extend, .outside:
                at = consult(base, stretch, range, stretchTokens, into: &tokens)
                stretch = at
                stretchTokens = tokens.count
                gap = .none
            }
        }
    }

    /// Reads one word segment from `at`, giving one token, or more where it is joined over a mark. Returns false,
    /// with `at` undefined, where the segment needs ICU.
    @inline(__always)
    private mutating func word(
        _ base: UnsafePointer<UInt8>, _ at: inout Int, _ end: Int, _ gapBefore: Token.Gap, into tokens: inout Buffer<Token>
    ) -> Bool {
        var gap = gapBefore
        var start = at
        var key = SyllableKey()
        var letters = 0, digits = 0, capitals = 0
        var firstIsCapital = false
        var lastClass = WordClass.other
        while true {
            var letter: Letter
            var width = 1
            var scalar: UInt32
            if at < end {
                let byte = base[at]
                scalar = UInt32(byte)
                if byte < 0x80 {
                    letter = table.ascii(byte)
                } else {
                    (scalar, width) = Self.decode(base, at, end)
                    letter = table[scalar]
                }
            } else {
                letter = Letter(bits: UInt32(WordClass.other.rawValue) << 10)
                scalar = 0
            }
            switch letter.wordClass {
            case .letter:
                if letter.isForeign { key.mixForeign(scalar) } else { key.append(letter) }
                if letter.isCapital {
                    capitals += 1
                    if letters == 0 { firstIsCapital = true }
                }
                letters += 1
                lastClass = .letter
                at += width
                continue
            case .digit:
                if letter.isForeign { key.mixForeign(scalar) } else { key.append(letter) }
                digits += 1
                lastClass = .digit
                at += width
                continue
            case .connector:
                key.append(letter)
                digits += 1
                lastClass = .connector
                at += width
                continue
            case .extend:
                key.mark(letter, scalar, table)
                at += width
                continue
            case .middle:
                // A mark joins when the same kind of character stands on both sides (WB6, WB7, WB11, WB12).
                let next = at + width
                if next < end, lastClass == .letter || lastClass == .digit {
                    if base[next] >= 0xCC && outsideOrMark(base, next, end) { return false }
                    let joins = table.joins(scalar)
                    let following = following(base, next, end)
                    if following == lastClass, lastClass == .letter ? joins.letters : joins.digits {
                        if lastClass == .digit {
                            key.append(Letter(bits: UInt32(scalar & 7) + 46))
                            at = next
                            continue
                        }
                        if letter.code == LetterTable.apostropheCode {
                            key.append(letter)
                            at = next
                            continue
                        }
                        emit(start, at, key, letters, digits, capitals, firstIsCapital, gap, into: &tokens)
                        tokens.append(Token(start: at, end: next, value: scalar, kind: .mark, gap: .joined,
                                            capital: false, allCapitals: false, single: false, traits: []))
                        gap = .joined
                        start = next
                        at = next
                        key = SyllableKey()
                        letters = 0; digits = 0; capitals = 0
                        firstIsCapital = false
                        lastClass = .other
                        continue
                    }
                }
            case .outside:
                return false
            case .other, .white:
                break
            }
            break
        }
        emit(start, at, key, letters, digits, capitals, firstIsCapital, gap, into: &tokens)
        return true
    }

    @inline(__always)
    private mutating func emit(
        _ start: Int, _ end: Int, _ key: SyllableKey, _ letters: Int, _ digits: Int, _ capitals: Int,
        _ firstIsCapital: Bool, _ gap: Token.Gap, into tokens: inout Buffer<Token>
    ) {
        let known = learns ? (id: vocabulary.insert(key.value), traits: []) : vocabulary.find(key.value)
        let kind: Token.Kind = digits == 0 ? .word : letters == 0 ? .number : .mixed
        tokens.append(Token(start: start, end: end, value: known.id, kind: kind, gap: gap, capital: firstIsCapital,
                            allCapitals: capitals > 1 && capitals == letters, single: letters == 1 && digits == 0,
                            traits: known.traits))
    }

    /// Whether the scalar at `at` is a combining mark or outside the table, so that only ICU knows what it joins.
    @inline(never)
    private func outsideOrMark(_ base: UnsafePointer<UInt8>, _ at: Int, _ end: Int) -> Bool {
        let wordClass = table[Self.decode(base, at, end).scalar].wordClass
        return wordClass == .extend || wordClass == .outside
    }

    @inline(__always)
    private func following(_ base: UnsafePointer<UInt8>, _ at: Int, _ end: Int) -> WordClass {
        let byte = base[at]
        if byte < 0x80 { return table.ascii(byte).wordClass }
        return table[Self.decode(base, at, end).scalar].wordClass
    }

    /// Decodes the scalar that begins at `at`.
    @inline(__always)
    static func decode(_ base: UnsafePointer<UInt8>, _ at: Int, _ end: Int) -> (scalar: UInt32, width: Int) {
        let a = UInt32(base[at])
        if a < 0x80 { return (a, 1) }
        if a < 0xE0 { return ((a & 0x1F) << 6 | UInt32(base[at + 1]) & 0x3F, 2) }
        if a < 0xF0 {
            return ((a & 0x0F) << 12 | (UInt32(base[at + 1]) & 0x3F) << 6 | UInt32(base[at + 2]) & 0x3F, 3)
        }
        return ((a & 0x07) << 18 | (UInt32(base[at + 1]) & 0x3F) << 12 | (UInt32(base[at + 2]) & 0x3F) << 6
            | UInt32(base[at + 3]) & 0x3F, 4)
    }

    /// Dashes stand for `-`, curly quotes for straight ones, the ellipsis for a full stop.
    @inline(__always)
    static func markValue(_ scalar: UInt32) -> UInt32 {
        if scalar < 0x2010 { return scalar }
        switch scalar {
        case 0x2010...0x2015, 0x2212: return 0x2D
        case 0x2018...0x201B: return 0x27
        case 0x201C...0x201F: return 0x22
        case 0x2026: return 0x2E
        default: return scalar
        }
    }

    // MARK: Text that is ICU's

    /// Gives the stretch from `stretch` (or the spaces before it, where it begins with a combining mark) up to the
    /// next plain white space to ICU, and replaces the tokens cut from it so far. Returns where the stretch ends.
    @inline(never)
    private mutating func consult(
        _ base: UnsafePointer<UInt8>, _ stretch: Int, _ range: Range<Int>, _ keptTokens: Int, into tokens: inout Buffer<Token>
    ) -> Int {
        tokens.truncate(to: keptTokens)
        var start = stretch
        // A combining or formatting character belongs to the space before it.
        while start > range.lowerBound, base[start - 1] == 0x20 || base[start - 1] == 0x09 { start -= 1 }
        if start > range.lowerBound && base[start - 1] == 0xA0 && base[start - 2] == 0xC2 { start -= 2 }
        var end = stretch
        while end < range.upperBound {
            let (scalar, width) = Self.decode(base, end, range.upperBound)
            if scalar == 0x0A || scalar == 0x0D { break }
            if scalar == 0x20 && end > stretch {
                let next = end + 1
                if next >= range.upperBound || base[next] < 0x80 || !outsideOrMark(base, next, range.upperBound) { break }
            }
            end += width
        }
        if breaker == nil {
            do { breaker = try WordBreaker() } catch { fatalError("\(error)") }
        }
        var from = start
        var gap: Token.Gap = start == range.lowerBound || base[start - 1] == 0x0A || base[start - 1] == 0x0D
            ? .line : start < stretch ? .space : .none
        let table = table, vocabulary = vocabulary
        // The local copy lets the closure fill the buffer without a second access to `self`.
        var made = tokens
        breaker!.forEachBoundary(in: UnsafeBufferPointer(start: base + start, count: end - start)) { boundary in
            Self.segment(base, from, start + boundary, &gap, table, vocabulary, into: &made)
            from = start + boundary
        }
        tokens = made
        return end
    }

    /// Turns one of ICU's segments into tokens: none for white space, more than one where it is joined over a mark.
    private static func segment(
        _ base: UnsafePointer<UInt8>, _ from: Int, _ to: Int, _ gap: inout Token.Gap, _ table: LetterTable,
        _ vocabulary: Vocabulary, into tokens: inout Buffer<Token>
    ) {
        var at = from
        var pieceStart = from
        var key = SyllableKey()
        var letters = 0, digits = 0, capitals = 0, others = 0
        var firstIsCapital = false
        var isWhite = true
        var lineBreak = false
        var firstScalar: UInt32 = 0
        func flush(_ end: Int) {
            guard end > pieceStart else { return }
            let known = letters + digits > 0 ? vocabulary.find(key.value) : (id: markValue(firstScalar), traits: [])
            let kind: Token.Kind = letters + digits == 0 ? (others == 1 ? .mark : .other)
                : digits == 0 ? .word : letters == 0 ? .number : .mixed
            tokens.append(Token(start: pieceStart, end: end, value: known.id, kind: kind, gap: gap, capital: firstIsCapital,
                                allCapitals: capitals > 1 && capitals == letters, single: letters == 1 && digits == 0,
                                traits: known.traits))
            gap = .none
            key = SyllableKey()
            (letters, digits, capitals, others, firstIsCapital) = (0, 0, 0, 0, false)
        }
        while at < to {
            let (scalar, width) = decode(base, at, to)
            if vien_is_white(scalar) == 0 { isWhite = false }
            if scalar == 0x0A || scalar == 0x0D || scalar == 0x2028 || scalar == 0x2029 { lineBreak = true }
            let letter = table[scalar]
            let joins = letter.wordClass == .middle && letters + digits > 0 && at + width < to
            if joins && letter.code != LetterTable.apostropheCode && digits == 0
                && table[decode(base, at + width, to).scalar].wordClass != .extend {
                flush(at)
                tokens.append(Token(start: at, end: at + width, value: scalar, kind: .mark, gap: .joined,
                                    capital: false, allCapitals: false, single: false, traits: []))
                gap = .joined
                pieceStart = at + width
            } else if letter.wordClass == .extend || letter.wordClass == .outside && vien_is_alphabetic(scalar) == 0
                        && vien_is_digit(scalar) == 0 && letters + digits > 0 {
                key.mark(letter, scalar, table)
                others += 1
            } else if letter.code != 0 && letter.wordClass != .middle || joins {
                if joins && letter.code == 0 { key.append(Letter(bits: UInt32(scalar & 7) + 46)) } else { key.append(letter) }
                if letter.wordClass == .letter {
                    if letter.isCapital {
                        capitals += 1
                        if letters == 0 { firstIsCapital = true }
                    }
                    letters += 1
                } else if !joins {
                    digits += 1
                }
            } else if vien_is_alphabetic(scalar) != 0 {
                key.mixForeign(scalar)
                if vien_is_upper(scalar) != 0 {
                    capitals += 1
                    if letters == 0 { firstIsCapital = true }
                }
                letters += 1
            } else if vien_is_digit(scalar) != 0 {
                key.mixForeign(scalar)
                digits += 1
            } else {
                if others == 0 { firstScalar = scalar }
                others += 1
            }
            at += width
        }
        if isWhite {
            if lineBreak { gap = .line } else if gap != .line { gap = .space }
            return
        }
        flush(to)
    }
}

/// The folded key of a syllable while it is read; see ``Vocabulary``.
struct SyllableKey {
    private var letters: UInt64 = 0
    private var tone: UInt64 = 0
    private var count = 0
    /// Non-zero once the word no longer fits the packed form.
    private var hash: UInt64 = 0

    /// The key, never zero.
    @inline(__always)
    var value: UInt64 {
        if hash != 0 { return (hash ^ tone) | 1 << 63 }
        return letters | tone << 60 | (letters | tone == 0 ? 1 << 62 : 0)
    }

    @inline(__always)
    mutating func append(_ letter: Letter) {
        if letter.tone != 0 { add(tone: letter.tone) }
        if count < 10 && hash == 0 {
            letters = letters << 6 | letter.code
            count += 1
        } else {
            mix(letter.code)
        }
    }

    /// A letter outside the Vietnamese alphabet: its decomposition, so that both forms give one key.
    @inline(never)
    mutating func mixForeign(_ scalar: UInt32) {
        var a: UInt32 = 0, b: UInt32 = 0
        if vien_decompose(scalar, &a, &b) != 0 {
            mixForeign(a)
            if b != 0 { mixForeign(b) }
            return
        }
        let lower = vien_lower(scalar)
        let letter = LetterTable.shared[lower]
        if letter.code != 0 { append(letter) } else { mark(letter, lower, LetterTable.shared) }
    }

    /// A combining mark after a letter: a tone, a vowel mark that changes the letter, or a foreign one.
    @inline(never)
    mutating func mark(_ letter: Letter, _ scalar: UInt32, _ table: LetterTable) {
        if letter.tone != 0 { return add(tone: letter.tone) }
        if letter.vowelMark != 0 && hash == 0 && count > 0 {
            let marked = table.marked(letters & 63, by: letter.vowelMark)
            if marked != 0 {
                letters = letters & ~63 | marked
                return
            }
        }
        mix(UInt64(scalar) << 8)
    }

    @inline(__always)
    private mutating func add(tone new: UInt64) {
        if tone == 0 { tone = new } else { mix(0x1000 + new) }
    }

    @inline(never)
    private mutating func mix(_ value: UInt64) {
        if hash == 0 { hash = letters | 1 }
        hash = (hash ^ value) &* 0x0000_0100_0000_01B3
        hash ^= hash >> 29
    }
}
