internal import CICU

// Text that is ICU's.
extension Tokenizer {
    /// Gives the stretch from `stretch` (or the spaces before it, where it begins with a combining mark) up to the
    /// next plain white space to ICU, and replaces the tokens cut from it so far. Returns where the stretch ends;
    /// `gap` and `spaces` are then those before the next token.
    @inline(never)
    mutating func consult(
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
                if next >= range.upperBound || base[next] < 0x80 || !outsideOrMark(base, next, range.upperBound) {
                    break
                }
            }
            end += width
        }
        if breaker == nil {
            do { breaker = try WordBreaker() } catch { fatalError("\(error)") }
        }
        var from = start
        // Local copies let the closure write without a second access to `self`.
        var made = tokens
        var following = gap
        var count = spaces
        var known = vocabulary
        let table = table
        let learns = learns
        breaker!.forEachBoundary(in: UnsafeBufferPointer(start: base + start, count: end - start)) { boundary in
            Self.segment(base, from, start + boundary, &following, &count, table, &known, learns, into: &made)
            from = start + boundary
        }
        (tokens, gap, spaces, vocabulary) = (made, following, count, known)
        return end
    }

    /// The gap that the white space `start ..< end` makes behind a token, and its scalars, of which three tell all.
    private static func gap(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> (gap: Token.Gap, spaces: Int) {
        var at = end
        var spaces = 0
        while at > start && spaces < 3 {
            at -= 1
            while base[at] & 0xC0 == 0x80 { at -= 1 }
            if breaksLine(decode(base, at, end).scalar) { return (.line, 0) }
            spaces += 1
        }
        return (spaces == 0 ? .none : spaces < 3 ? .space : .line, spaces)
    }

    /// Whether white space ends a line or, as a tab does, a column.
    @inline(__always)
    static func breaksLine(_ scalar: UInt32) -> Bool {
        scalar >= 0x09 && scalar <= 0x0D || scalar == 0x85 || scalar == 0x2028 || scalar == 0x2029
    }

    /// Turns one of ICU's segments into tokens: none for white space, more than one where it is joined over a mark.
    private static func segment(
        _ base: UnsafePointer<UInt8>, _ from: Int, _ to: Int, _ gap: inout Token.Gap, _ spaces: inout Int,
        _ table: LetterTable,
        _ vocabulary: inout Vocabulary, _ learns: Bool, into tokens: inout Buffer<Token>
    ) {
        var at = from
        var pieceStart = from
        var key = SyllableKey()
        var letters = 0
        var digits = 0
        var capitals = 0
        var others = 0
        var firstIsCapital = false
        var lastClass = WordClass.other
        var isWhite = true
        var lineBreak = false
        var scalars = 0
        var firstScalar: UInt32 = 0
        func flush(_ end: Int) {
            guard end > pieceStart else { return }
            let known =
                letters + digits == 0
                ? (id: markValue(firstScalar), traits: [])
                : learns ? (id: vocabulary.insert(key.value), traits: []) : vocabulary.find(key.value)
            let kind: Token.Kind =
                letters + digits == 0
                ? (others == 1 ? .mark : .other)
                : digits == 0 ? .word : letters == 0 ? .number : .mixed
            tokens.append(
                Token(
                    start: pieceStart, end: end, value: known.id, kind: kind, gap: gap, capital: firstIsCapital,
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
            case .middle
            where isInside && lastClass == .letter && table[decode(base, at + width, to).scalar].wordClass != .extend:
                flush(at)
                tokens.append(
                    Token(
                        start: at, end: at + width, value: scalar, kind: .mark, gap: .joined,
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
