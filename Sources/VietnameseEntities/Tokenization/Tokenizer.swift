internal import CICU

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
    /// The words met last, by their hash: most of a text is few words, and these stay in the nearest cache.
    private let recent: UnsafeMutablePointer<Vocabulary.Slot>
    private static let recentMask = 1 << 11 - 1

    init(vocabulary: Vocabulary, learns: Bool = false) {
        self.vocabulary = vocabulary
        self.learns = learns
        recent = .allocate(capacity: Self.recentMask + 1)
        recent.initialize(repeating: Vocabulary.Slot(key: 0, id: 0, traits: []), count: Self.recentMask + 1)
    }

    /// Gives the memory back. The tokenizer may not be used afterwards.
    func free() { recent.deallocate() }

    @inline(__always)
    private mutating func find(_ key: UInt64) -> (id: UInt32, traits: WordTraits) {
        let at = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 53)
        let slot = recent[at]
        if slot.key == key { return (slot.id, slot.traits) }
        let known = learns ? (id: vocabulary.insert(key), traits: []) : vocabulary.find(key)
        recent[at] = Vocabulary.Slot(key: key, id: known.id, traits: known.traits)
        return known
    }

    /// Appends the tokens of `text[range]` to `tokens`, with offsets into `text`.
    /// - Precondition: `text` is valid UTF-8 and shorter than 4 GB; `range` lies on line breaks of it.
    /// - Complexity: linear in the bytes.
    /// - Parameter limit: tokens after which it stops at the next line feed; counted in tokens, so that a text in
    ///   another normal form stops at the same place.
    /// - Returns: where it stopped.
    @discardableResult
    mutating func tokenize(
        _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, limit: Int = .max, into tokens: inout Buffer<Token>
    ) -> Int {
        guard let base = text.baseAddress, !range.isEmpty else { return range.upperBound }
        let end = range.upperBound
        var at = range.lowerBound
        var gap = Token.Gap.line
        /// Where the stretch since the last white space began, in bytes and in tokens: what ICU gets, if it must.
        var stretch = at, stretchTokens = tokens.count
        let firstToken = tokens.count
        /// White space since the last token; three in a row set columns of a page apart, as a line break does.
        var spaces = 0
        while at < end {
            let byte = base[at]
            if byte == 0x20 {
                spaces = gap == .none ? 1 : spaces + 1
                if gap != .line { gap = spaces < 3 ? .space : .line }
                at += 1
                stretch = at
                stretchTokens = tokens.count
                continue
            }
            if plainWord(base, &at, end, gap, into: &tokens) {
                gap = .none
                continue
            }
            var letter = table.ascii(byte & 0x7F)
            var width = 1
            var scalar = UInt32(byte)
            if byte >= 0x80 {
                (scalar, width) = Self.decode(base, at, end)
                letter = table[scalar]
            }
            switch letter.wordClass {
            case .white:
                if Self.breaksLine(scalar) {
                    gap = .line
                } else if gap != .line {
                    spaces = gap == .none ? 1 : spaces + 1
                    gap = spaces < 3 ? .space : .line
                }
                at += width
                stretch = at
                stretchTokens = tokens.count
                if byte == 0x0A && tokens.count - firstToken >= limit { return at }
            case .letter, .digit, .connector:
                if word(base, &at, end, gap, into: &tokens) {
                    gap = .none
                } else {
                    at = consult(base, stretch, range, firstToken, stretchTokens, &gap, &spaces, into: &tokens)
                    stretch = at
                    stretchTokens = tokens.count
                }
            case .other, .middle:
                let next = at + width
                if next < end && base[next] >= 0xCC && outsideOrMark(base, next, end) {
                    at = consult(base, stretch, range, firstToken, stretchTokens, &gap, &spaces, into: &tokens)
                    stretch = at
                    stretchTokens = tokens.count
                } else {
                    tokens.append(Token(start: at, end: next, value: Self.markValue(scalar), kind: .mark, gap: gap,
                                        capital: false, allCapitals: false, single: false, traits: []))
                    at = next
                    gap = .none
                }
            case .extend, .outside:
                at = consult(base, stretch, range, firstToken, stretchTokens, &gap, &spaces, into: &tokens)
                stretch = at
                stretchTokens = tokens.count
            }
        }
        return end
    }

    /// Reads a word of at most ten letters of the Vietnamese alphabet, with at most one tone, that ends at white space
    /// or at a mark that joins nothing: nearly all words of the press. Returns false, with `at` as it was, for others.
    @inline(__always)
    private mutating func plainWord(
        _ base: UnsafePointer<UInt8>, _ at: inout Int, _ end: Int, _ gap: Token.Gap, into tokens: inout Buffer<Token>
    ) -> Bool {
        let plain = table.plain
        var cursor = at
        var key: UInt64 = 0
        var sums: UInt64 = 0
        var first: UInt64 = 0
        while cursor < end {
            let byte = base[cursor]
            var letter: UInt64
            var width = 1
            if byte < 0x80 {
                letter = plain[Int(byte)]
                if letter == 0 {
                    if table.endsWord[Int(byte)] { break }
                    // A comma or a full stop before white space joins nothing.
                    if cursor + 1 < end && base[cursor + 1] != 0x20 && base[cursor + 1] != 0x0A { return false }
                    if cursor == at || table.ascii(byte).wordClass != .middle { return false }
                    break
                }
            } else if byte >= 0xC3 && byte <= 0xC6 {
                letter = plain[Int(byte & 0x1F) << 6 | Int(base[cursor + 1] & 0x3F)]
                width = 2
            } else if byte == 0xE1 && base[cursor + 1] >= 0xB8 && base[cursor + 1] <= 0xBB {
                letter = plain[LetterTable.lowIndexCount + (Int(base[cursor + 1] & 3) << 6 | Int(base[cursor + 2] & 0x3F))]
                width = 3
            } else {
                return false
            }
            if letter == 0 { return false }
            if cursor == at { first = letter }
            key = key << 6 | letter & 63
            sums &+= letter & ~0xFF
            cursor += width
        }
        let letters = sums >> 32 & 0xFF
        if letters == 0 || letters > 10 || sums >> 16 & 0xFF > 1 { return false }
        let capitals = sums >> 24 & 0xFF
        key |= (sums >> 8 & 7) << 60
        let known = find(key)
        tokens.append(Token(start: at, end: cursor, value: known.id, kind: .word, gap: gap, capital: first >> 24 & 1 != 0,
                            allCapitals: capitals == letters && capitals > 1, single: letters == 1, traits: known.traits))
        at = cursor
        return true
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
                            key.append(separator: scalar)
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
        let known = find(key.value)
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
    /// next plain white space to ICU, and replaces the tokens cut from it so far. Returns where the stretch ends;
    /// `gap` and `spaces` are then those before the next token.
    @inline(never)
    private mutating func consult(
        _ base: UnsafePointer<UInt8>, _ stretch: Int, _ range: Range<Int>, _ firstToken: Int, _ keptTokens: Int,
        _ gap: inout Token.Gap, _ spaces: inout Int, into tokens: inout Buffer<Token>
    ) -> Int {
        tokens.truncate(to: keptTokens)
        var start = stretch
        // A combining or formatting character belongs to the space before it.
        while start > range.lowerBound, base[start - 1] == 0x20 || base[start - 1] == 0x09 { start -= 1 }
        if start > range.lowerBound && base[start - 1] == 0xA0 && base[start - 2] == 0xC2 { start -= 2 }
        // The white space that ICU gets may become part of a token; what stands before it is gap already.
        (gap, spaces) = keptTokens == firstToken ? (.line, 0) : Self.gap(base, Int(tokens[keptTokens - 1].end), start)
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
        // Local copies let the closure write without a second access to `self`.
        var made = tokens, following = gap, count = spaces, known = vocabulary
        let table = table, learns = learns
        breaker!.forEachBoundary(in: UnsafeBufferPointer(start: base + start, count: end - start)) { boundary in
            Self.segment(base, from, start + boundary, &following, &count, table, &known, learns, into: &made)
            from = start + boundary
        }
        (tokens, gap, spaces, vocabulary) = (made, following, count, known)
        return end
    }

    /// The gap that the white space `start ..< end` makes behind a token, and its scalars, of which three tell all.
    private static func gap(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> (gap: Token.Gap, spaces: Int) {
        var at = end, spaces = 0
        while at > start && spaces < 3 {
            at -= 1
            while base[at] & 0xC0 == 0x80 { at -= 1 }
            if breaksLine(decode(base, at, end).scalar) { return (.line, 0) }
            spaces += 1
        }
        return (spaces == 0 ? .none : spaces < 3 ? .space : .line, spaces)
    }

    @inline(__always)
    private static func breaksLine(_ scalar: UInt32) -> Bool {
        scalar >= 0x0A && scalar <= 0x0D || scalar == 0x85 || scalar == 0x2028 || scalar == 0x2029
    }

    /// Turns one of ICU's segments into tokens: none for white space, more than one where it is joined over a mark.
    private static func segment(
        _ base: UnsafePointer<UInt8>, _ from: Int, _ to: Int, _ gap: inout Token.Gap, _ spaces: inout Int, _ table: LetterTable,
        _ vocabulary: inout Vocabulary, _ learns: Bool, into tokens: inout Buffer<Token>
    ) {
        var at = from
        var pieceStart = from
        var key = SyllableKey()
        var letters = 0, digits = 0, capitals = 0, others = 0
        var firstIsCapital = false
        var lastClass = WordClass.other
        var isWhite = true
        var lineBreak = false
        var scalars = 0
        var firstScalar: UInt32 = 0
        func flush(_ end: Int) {
            guard end > pieceStart else { return }
            let known = letters + digits == 0 ? (id: markValue(firstScalar), traits: [])
                : learns ? (id: vocabulary.insert(key.value), traits: []) : vocabulary.find(key.value)
            let kind: Token.Kind = letters + digits == 0 ? (others == 1 ? .mark : .other)
                : digits == 0 ? .word : letters == 0 ? .number : .mixed
            tokens.append(Token(start: pieceStart, end: end, value: known.id, kind: kind, gap: gap, capital: firstIsCapital,
                                allCapitals: capitals > 1 && capitals == letters, single: letters == 1 && digits == 0,
                                traits: known.traits))
            gap = .none
            key = SyllableKey()
            (letters, digits, capitals, others, firstIsCapital, lastClass) = (0, 0, 0, 0, false, .other)
        }
        func countLetter(_ isCapital: Bool) {
            if isCapital {
                capitals += 1
                if letters == 0 { firstIsCapital = true }
            }
            letters += 1
            lastClass = .letter
        }
        while at < to {
            let (scalar, width) = decode(base, at, to)
            if vien_is_white(scalar) == 0 { isWhite = false }
            if breaksLine(scalar) { lineBreak = true }
            scalars += 1
            let letter = table[scalar]
            let isInside = letters + digits > 0 && at + width < to
            switch letter.wordClass {
            case .letter:
                if letter.isForeign { key.mixForeign(scalar) } else { key.append(letter) }
                countLetter(letter.isCapital)
            case .digit, .connector:
                key.append(letter)
                digits += 1
                lastClass = letter.wordClass
            case .middle where isInside && lastClass == .letter && letter.code == LetterTable.apostropheCode:
                key.append(letter)
            case .middle where isInside && lastClass == .letter && table[decode(base, at + width, to).scalar].wordClass != .extend:
                flush(at)
                tokens.append(Token(start: at, end: at + width, value: scalar, kind: .mark, gap: .joined,
                                    capital: false, allCapitals: false, single: false, traits: []))
                gap = .joined
                pieceStart = at + width
            case .middle where isInside:
                key.append(separator: scalar)
            case .extend:
                key.mark(letter, scalar, table)
                others += 1
            case .outside where vien_is_alphabetic(scalar) != 0:
                key.mixForeign(scalar)
                countLetter(vien_is_upper(scalar) != 0)
            case .outside where vien_is_digit(scalar) != 0:
                key.mixForeign(scalar)
                digits += 1
                lastClass = .digit
            case .outside where scalar < 0x80 && (at > pieceStart || at + width < to):
                // A sign that this ICU takes for a letter: `@` in an address. No word of the lexicon has it.
                key.mixForeign(scalar)
                digits += 1
                lastClass = .connector
            case .outside where letters + digits > 0:
                key.mark(letter, scalar, table)
                others += 1
            default:
                if others == 0 { firstScalar = scalar }
                others += 1
            }
            at += width
        }
        if isWhite {
            spaces = gap == .none ? scalars : spaces + scalars
            if lineBreak || spaces >= 3 { gap = .line } else if gap != .line { gap = .space }
            return
        }
        flush(to)
    }
}

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
        var a: UInt32 = 0, b: UInt32 = 0
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
        var a: UInt32 = 0, b: UInt32 = 0
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
    private mutating func mix(_ scalar: UInt32) { hash &+= Self.scramble(UInt64(scalar) << 32 | UInt64(count) << 1 | 1) }

    private static func scramble(_ value: UInt64) -> UInt64 {
        let mixed = (value ^ value >> 31) &* 0x9E37_79B9_7F4A_7C15
        return mixed ^ mixed >> 29
    }
}
