internal import CMemory

/// Cuts UTF-8 text into ``Token``s in one pass: boundaries, letter case, folded key and vocabulary id together.
///
/// Text in the alphabet of ``LetterTable`` is cut here by a table; a stretch between spaces that holds anything else
/// goes to ICU. Both give ICU's own word boundaries, which a differential test proves over every scalar in context.
/// One tokenizer a worker: it owns ICU's iterator once it has needed one.
struct Tokenizer {
    let table = LetterTable.shared
    var vocabulary: Vocabulary
    /// While a lexicon is built every word is new to the vocabulary and enters it.
    let learns: Bool
    var breaker: WordBreaker?
    private let recent: RecentWords
    /// The phrases whose beginnings are marked in the tokens.
    private let starts: PhraseTrie?

    /// - Parameters:
    ///   - starts: phrases; words with which none of them begins here are told by ``Token/mayStartPhrase``.
    ///   - bytes: about how much it will read; for little it needs no memory of many words.
    init(vocabulary: Vocabulary, learns: Bool = false, starts: PhraseTrie? = nil, bytes: Int = .max) {
        recent = RecentWords(bits: max(2, min(Int.bitWidth - (bytes / 16).leadingZeroBitCount, Self.recentBits)))
        self.vocabulary = vocabulary
        self.learns = learns
        self.starts = starts
    }

    /// A tokenizer by which `vocabulary` learns, with its memory in `arena`.
    init(learning vocabulary: Vocabulary, in arena: inout Arena) {
        recent = RecentWords(bits: Self.recentBits, in: &arena)
        self.vocabulary = vocabulary
        learns = true
        starts = nil
    }

    /// The most pairs of words that are remembered, as a power of two.
    private static var recentBits: Int { 13 }

    /// Gives the memory back. The tokenizer may not be used afterwards.
    func free() { recent.free() }

    @inline(__always)
    private mutating func find(_ key: UInt64) -> (id: UInt32, traits: WordTraits) {
        learns ? (id: vocabulary.insert(key), traits: []) : vocabulary.find(key)
    }

    /// Appends the tokens of `text[range]` to `tokens`, with offsets into `text`.
    /// - Precondition: `text` is valid UTF-8 and shorter than 4 GB; `range` lies on line breaks of it.
    /// - Complexity: linear in the bytes.
    /// - Parameter limit: tokens after which it stops at the next line feed, after twice as many at the next end of a
    ///   sentence, after four times as many at the next space. Counted in tokens, so that a text in another normal form
    ///   stops at the same place.
    /// - Returns: where it stopped.
    @discardableResult
    mutating func tokenize(
        _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, limit: Int = Self.noLimit,
        into tokens: inout Buffer<Token>
    ) -> Int {
        guard let base = text.baseAddress, !range.isEmpty else { return range.upperBound }
        let end = range.upperBound
        var at = range.lowerBound
        var gap = Token.Gap.line
        /// Where the stretch since the last white space began, in bytes and in tokens: what ICU gets, if it must.
        var stretch = at
        var stretchTokens = tokens.count
        let firstToken = tokens.count
        let ofLine = firstToken + limit
        let ofSentence = firstToken + 2 * limit
        let ofWord = firstToken + 4 * limit
        /// White space since the last token; three in a row set columns of a page apart, as a line break does.
        var spaces = 0
        while at < end {
            let byte = base[at]
            if tokens.count >= ofSentence && at == stretch
                && mayEnd(base, at, end, tokens, isLong: tokens.count >= ofWord)
            {
                return at
            }
            if byte == 0x20 {
                spaces = gap == .none ? 1 : spaces + 1
                if gap != .line { gap = spaces < 3 ? .space : .line }
                at += 1
                stretch = at
                stretchTokens = tokens.count
                continue
            }
            if byte >= 0x40 {
                let before = tokens.count
                let room = before + Self.roomAhead <= ofSentence ? Self.roomAhead : Self.wordRoom
                if at + Self.plainReach <= end {
                    plainWords(base, &at, end, &gap, lines: ofLine, room: room, into: &tokens)
                } else {
                    lastWords(base, &at, end, &gap, lines: ofLine, room: room, into: &tokens)
                }
                if tokens.count > before {
                    if gap != .none {
                        (spaces, stretch, stretchTokens) = (1, at, tokens.count)
                    } else if tokens.count > before + 1 {
                        (stretch, stretchTokens) = (Int(tokens[tokens.count - 1].start), tokens.count - 1)
                    }
                    continue
                }
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
                if byte == 0x0A && tokens.count >= ofLine { return at }
            case .letter, .digit, .connector:
                if plainNumber(base, &at, end, gap, into: &tokens) || word(base, &at, end, gap, into: &tokens) {
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
                    tokens.append(Token(mark: Self.markValue(scalar), start: at, end: next, gap: gap))
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

    /// So many tokens no text has.
    static var noLimit: Int { 1 << 40 }

    /// Whether a line that is too long for a passage may be cut at `at`, before which white space stands: at the end of
    /// a sentence, or anywhere if it is `isLong`. Never before what may belong to the space, as a combining mark does.
    @inline(never)
    private func mayEnd(_ base: UnsafePointer<UInt8>, _ at: Int, _ end: Int, _ tokens: Buffer<Token>, isLong: Bool)
        -> Bool
    {
        let last = tokens[tokens.count - 1]
        return (isLong || last.isMark && (last.value == 0x2E || last.value == 0x21 || last.value == 0x3F))
            && base[at] > 0x20 && (base[at] < 0x7F || base[at] >= 0xC2 && !outsideOrMark(base, at, end))
    }

    /// The bytes behind a word's start within which ``plainWords`` looks: the word, a mark, a space, and the next word.
    private static var plainReach: Int { 2 * RecentWords.reach + 2 }

    /// Reads plain words as long as one space or a line feed, with a mark of ASCII before it or none, stands between
    /// them: nearly all of a text. Stops before anything else, and where there is no room for a word, with `at` and
    /// `gap` as the next token needs them.
    /// - Parameters:
    ///   - lines: the count of tokens from which on it stops before a line feed.
    ///   - room: the most tokens that it makes; at least ``wordRoom``.
    /// - Precondition: a letter stands at `at`, and ``plainReach`` bytes from there before `end`.
    @inline(__always)
    private mutating func plainWords(
        _ base: UnsafePointer<UInt8>, _ at: inout Int, _ end: Int, _ gap: inout Token.Gap, lines: Int,
        room: Int, into tokens: inout Buffer<Token>
    ) {
        let last = end &- Self.plainReach
        let recent = recent
        let first = tokens.reserve(tokens.count &+ room)
        /// Where the next token goes, and the token before it, if only to be overwritten.
        var out = first + tokens.count
        var before = tokens.count > 0 ? out - 1 : out
        let full = out + (room &- Self.wordRoom)
        /// What may follow the last token in a phrase that begins with it; anything, where that is not known.
        var followers: UInt64 = ~0
        var cursor = at
        var word = RecentWords.word(base, cursor)
        var pair = recent.pair(word.low, word.high)
        while true {
            let next = cursor &+ word.length
            // The word behind the next space: its slots are fetched while this one is looked up.
            let following = RecentWords.word(base, next &+ 1)
            let followingPair = recent.pair(following.low, following.high)
            vien_prefetch(followingPair)
            let mark = base[next]
            let known = RecentWords.slot(word.low, word.high, in: pair)
            if known.holds(word.low, word.high), mark == 0x20 || endsWord(base, next, end) {
                before.pointee.startsNoPhrase(followers & PhraseTrie.follower(UInt64(known.value)) == 0)
                out.pointee = Token(
                    start: cursor, end: next, value: known.value, form: known.form, gap: gap, traits: known.traits)
                followers = known.followers
            } else {
                tokens.setCount(out - first)
                at = cursor
                guard plainWord(base, &at, end, gap, into: &tokens) else { return }
                if at != next {
                    gap = .none
                    return
                }
                RecentWords.add(recentWord(word.low, word.high, out.pointee), to: pair)
                followers = ~0
            }
            before = out
            out += 1
            cursor = next &+ 1
            var space = mark
            if mark > 0x20 && base[cursor] <= 0x20 {
                before.pointee.startsNoPhrase(
                    followers & PhraseTrie.follower(PhraseTrie.edgeValue(ofMark: UInt32(mark))) == 0)
                out.pointee = Token(mark: UInt32(mark), start: next, end: cursor, gap: .none)
                before = out
                out += 1
                followers = ~0
                space = base[cursor]
                cursor &+= 1
                word = RecentWords.word(base, cursor)
                pair = recent.pair(word.low, word.high)
            } else {
                (word, pair) = (following, followingPair)
            }
            if space == 0x20 {
                gap = .space
            } else if space == 0x0A && out - first < lines {
                gap = .line
                followers = ~0
            } else {
                cursor &-= 1
                gap = .none
                break
            }
            if cursor > last || word.length == 0 || out >= full { break }
        }
        tokens.setCount(out - first)
        at = cursor
    }

    /// The most tokens that ``plainWords`` makes at once.
    private static var roomAhead: Int { 256 }
    /// The most tokens of a word: itself, and a mark.
    private static var wordRoom: Int { 2 }

    /// As ``plainWords``, where fewer bytes stand before `end` than it looks at: reads a copy of them, behind which lines
    /// end.
    @inline(never)
    private mutating func lastWords(
        _ base: UnsafePointer<UInt8>, _ at: inout Int, _ end: Int, _ gap: inout Token.Gap, lines: Int,
        room: Int, into tokens: inout Buffer<Token>
    ) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 2 * Self.plainReach) { copy in
            copy.initialize(repeating: 0x0A)
            let bytes = copy.baseAddress.unsafelyUnwrapped
            bytes.update(from: base + at, count: end - at)
            // The copy has the offsets of the text. There are no more tokens than bytes.
            plainWords(
                bytes - at, &at, end + Self.plainReach, &gap, lines: lines,
                room: min(room, end - at + Self.wordRoom), into: &tokens)
        }
        at = min(at, end)
    }

    private func recentWord(_ low: UInt64, _ high: UInt64, _ token: Token) -> RecentWords.Slot {
        var followers: UInt64 = 0
        if let starts, token.mayStartPhrase {
            let node = starts.root(token.value)
            followers = node.ending != 0 ? ~0 : node.followers
        }
        return RecentWords.Slot(
            low: low, high: high, followers: followers, value: token.value, form: token.form, traits: token.traits)
    }

    /// Whether a word ends before the byte at `at`, whatever the word is; never before one that is not ASCII.
    @inline(__always)
    private func endsWord(_ base: UnsafePointer<UInt8>, _ at: Int, _ end: Int) -> Bool {
        switch table.endings[Int(base[at])] {
        case .always: true
        // A comma or a full stop before white space joins nothing.
        case .beforeSpace: at &+ 1 >= end || base[at &+ 1] == 0x20 || base[at &+ 1] == 0x0A
        case .never: false
        }
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
                    if cursor == at || !endsWord(base, cursor, end) { return false }
                    break
                }
            } else if byte >= 0xC3 && byte <= 0xC6 {
                letter = plain[Int(byte & 0x1F) << 6 | Int(base[cursor + 1] & 0x3F)]
                width = 2
            } else if byte == 0xE1 && base[cursor + 1] >= 0xB8 && base[cursor + 1] <= 0xBB {
                letter =
                    plain[LetterTable.lowIndexCount + (Int(base[cursor + 1] & 3) << 6 | Int(base[cursor + 2] & 0x3F))]
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
        tokens.append(
            Token(
                start: at, end: cursor, value: known.id, kind: .word, gap: gap, capital: first >> 24 & 1 != 0,
                allCapitals: capitals == letters && capitals > 1, single: letters == 1, traits: known.traits))
        at = cursor
        return true
    }

    /// Reads a number of at most ten digits that ends as plain words do. Returns false, with `at` as it was, for others.
    @inline(__always)
    private mutating func plainNumber(
        _ base: UnsafePointer<UInt8>, _ at: inout Int, _ end: Int, _ gap: Token.Gap, into tokens: inout Buffer<Token>
    ) -> Bool {
        var cursor = at
        var key: UInt64 = 0
        while cursor < end, base[cursor] &- 0x30 < 10 {
            key = key << 6 | table.ascii(base[cursor]).code
            cursor += 1
        }
        guard cursor > at, cursor - at <= 10, cursor == end || base[cursor] < 0x80 && endsWord(base, cursor, end) else {
            return false
        }
        let known = find(key)
        tokens.append(
            Token(
                start: at, end: cursor, value: known.id, kind: .number, gap: gap, capital: false, allCapitals: false,
                single: false, traits: known.traits))
        at = cursor
        return true
    }

    /// Reads one word segment from `at`, giving one token, or more where it is joined over a mark. Returns false,
    /// with `at` undefined, where the segment needs ICU.
    @inline(__always)
    private mutating func word(
        _ base: UnsafePointer<UInt8>, _ at: inout Int, _ end: Int, _ gapBefore: Token.Gap,
        into tokens: inout Buffer<Token>
    ) -> Bool {
        var gap = gapBefore
        var start = at
        var key = SyllableKey()
        var letters = 0
        var digits = 0
        var capitals = 0
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
                        tokens.append(Token(mark: scalar, start: at, end: next, gap: .joined))
                        gap = .joined
                        start = next
                        at = next
                        key = SyllableKey()
                        letters = 0
                        digits = 0
                        capitals = 0
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
        tokens.append(
            Token(
                start: start, end: end, value: known.id, kind: kind, gap: gap, capital: firstIsCapital,
                allCapitals: capitals > 1 && capitals == letters, single: letters == 1 && digits == 0,
                traits: known.traits))
    }

    /// Whether the scalar at `at` is a combining mark or outside the table, so that only ICU knows what it joins.
    @inline(never)
    func outsideOrMark(_ base: UnsafePointer<UInt8>, _ at: Int, _ end: Int) -> Bool {
        let wordClass = table[Self.decode(base, at, end).scalar].wordClass
        return wordClass == .extend || wordClass == .outside
    }

    @inline(__always)
    private func following(_ base: UnsafePointer<UInt8>, _ at: Int, _ end: Int) -> WordClass {
        let byte = base[at]
        if byte < 0x80 { return table.ascii(byte).wordClass }
        return table[Self.decode(base, at, end).scalar].wordClass
    }
}
