/// The smallest unit that rules see: a word, a number, a punctuation mark.
///
/// Vietnamese is written a syllable a word, so most tokens are syllables; a longer word is a lexicon match. Tokens
/// are ICU's word segments without the white space, but where ICU joins letters over a full stop or a colon
/// (`TP.HCM`, `tỉnh.Ông`) each side and the mark between are tokens of their own, and say so by ``joinsPrevious``.
struct Token: BitwiseCopyable {
    /// UTF-8 offsets into the text, half-open.
    var start: UInt32
    var end: UInt32
    /// A word's or number's id in the lexicon's vocabulary; a hash of its key with the top bit where the lexicon does
    /// not know it; a mark's scalar value.
    var value: UInt32
    /// Bits 0-2: the kind; 5-7: capital, all capitals, single letter; 3, 8-11, 14-15: those named below; 12-13: the gap.
    private var bits: UInt16
    /// What the vocabulary says of the word; empty for marks.
    var traits: WordTraits

    enum Kind: UInt16 {
        case word = 0
        /// Digits, with separators inside (`25`, `5.240`, `2,5`).
        case number = 1
        /// Letters and digits (`14h30`, `QL14B`), or an underscore.
        case mixed = 2
        case mark = 3
        /// A segment of another script or of symbols, as ICU cut it.
        case other = 4
    }

    /// What stands between the token before and this one.
    enum Gap: UInt16 {
        /// Nothing, and ICU sees no boundary.
        case joined = 0
        /// Nothing.
        case none = 1
        /// Spaces.
        case space = 2
        /// White space with a line break, or so much of it that it sets columns of a page apart.
        case line = 3
    }

    /// No phrase of the lexicon begins here, by what follows.
    private static var noPhraseBit: UInt16 { 8 }
    /// A number, or a word with which some phrase begins in this case.
    private static var startsBit: UInt16 { 9 }
    private static var capitalWordBit: UInt16 { 10 }
    private static var noWordBit: UInt16 { 11 }
    private static var gapShift: UInt16 { 12 }
    /// A hyphen with nothing before it.
    private static var hyphenBit: UInt16 { 14 }
    /// A mark that ends sentences or announces: a full stop, `!`, `?`, a colon.
    private static var stopBit: UInt16 { 15 }
    /// A phrase of the lexicon ends before it.
    private static var behindMatchBit: UInt16 { 3 }

    @inline(__always)
    init(
        start: Int, end: Int, value: UInt32, kind: Kind, gap: Gap, capital: Bool, allCapitals: Bool, single: Bool,
        traits: WordTraits
    ) {
        self.start = UInt32(truncatingIfNeeded: start)
        self.end = UInt32(truncatingIfNeeded: end)
        self.value = value
        self.traits = traits
        bits =
            kind.rawValue | gap.rawValue << Self.gapShift | (capital ? 1 << 5 : 0) | (allCapitals ? 1 << 6 : 0)
            | (single ? 1 << 7 : 0)
            | (Self.starts(kind, capital, traits) ? 1 << Self.startsBit : 0)
            | (kind == .word && capital ? 1 << Self.capitalWordBit : 0)
            | (kind == .word ? 0 : 1 << Self.noWordBit)
            | (kind == .mark ? Self.bits(ofMark: value, gap) : 0)
    }

    /// The bits of a hyphen that stands directly behind a token, and of a stop.
    @inline(__always)
    private static func bits(ofMark mark: UInt32, _ gap: Gap) -> UInt16 {
        let stops: UInt64 = 1 << 0x21 | 1 << 0x2E | 1 << 0x3A | 1 << 0x3F
        let isStop = mark < 64 ? UInt16(truncatingIfNeeded: stops &>> UInt64(mark) & 1) : 0
        return isStop << stopBit | (mark == 0x2D && gap == .none ? 1 << hyphenBit : 0)
    }

    @inline(__always)
    private static func starts(_ kind: Kind, _ capital: Bool, _ traits: WordTraits) -> Bool {
        kind == .word
            ? !traits.isDisjoint(with: [.startsPhrase, .startsAddress])
                || capital && traits.contains(.startsCapitalPhrase)
            : kind == .number || kind == .mixed
    }

    /// A word read before: `form` is ``form`` of the token that it was then.
    @inline(__always)
    init(start: Int, end: Int, value: UInt32, form: UInt16, gap: Gap, traits: WordTraits) {
        self.start = UInt32(truncatingIfNeeded: start)
        self.end = UInt32(truncatingIfNeeded: end)
        self.value = value
        self.traits = traits
        bits = form | gap.rawValue << Self.gapShift
    }

    /// A mark with nothing of letters in it.
    @inline(__always)
    init(mark: UInt32, start: Int, end: Int, gap: Gap) {
        self.init(
            start: start, end: end, value: mark,
            form: Kind.mark.rawValue | 1 << Self.noWordBit | Self.bits(ofMark: mark, gap), gap: gap, traits: [])
    }

    /// Kind, case and what may begin: what does not depend on the text around it.
    @inline(__always) var form: UInt16 { bits & 0b1110_1110_0111 }

    @inline(__always) var kind: Kind { Kind(rawValue: bits & 7).unsafelyUnwrapped }
    @inline(__always) var gap: Gap { Gap(rawValue: bits >> Self.gapShift & 3).unsafelyUnwrapped }
    /// The first letter is a capital.
    @inline(__always) var isCapital: Bool { bits & 1 << 5 != 0 }
    /// Two letters or more, all capitals.
    @inline(__always) var isAllCapitals: Bool { bits & 1 << 6 != 0 }
    /// A word of one letter.
    @inline(__always) var isSingleLetter: Bool { bits & 1 << 7 != 0 }
    @inline(__always) var joinsPrevious: Bool { gap == .joined }
    @inline(__always) var isWord: Bool { bits & 7 == 0 }
    @inline(__always) var isNumber: Bool { bits & 7 == 1 }
    @inline(__always) var isMark: Bool { bits & 7 == 3 }
    /// A number, or letters and digits.
    @inline(__always) var hasDigits: Bool { bits & 7 == 1 || bits & 7 == 2 }
    /// A word that begins with a capital.
    @inline(__always) var isCapitalWord: Bool { bits & 7 == 0 && isCapital }
    /// A word that begins with a capital, behind a space: a run of such words goes on with it.
    @inline(__always) var continuesName: Bool { isCapitalWord && gap == .space }
    /// Its bytes.
    @inline(__always) var length: Int { Int(end) - Int(start) }

    /// What the search for starts asks of 64 tokens, a bit each.
    struct Starts {
        /// Words that begin with a capital.
        private(set) var capitals: UInt64 = 0
        /// Tokens behind a space.
        private(set) var spaced: UInt64 = 0
        /// Numbers, and words at which a phrase may begin.
        private(set) var phrases: UInt64 = 0
        /// Tokens that begin a line.
        private(set) var lines: UInt64 = 0
        /// Marks that end sentences or announce.
        private(set) var stops: UInt64 = 0
        /// Hyphens with nothing before them.
        private(set) var hyphens: UInt64 = 0
        /// Whether some line begins with a word in small letters.
        private(set) var hasSmallLine = false

        /// - Parameter count: how many tokens matter; of those behind them some may be read as well, up to the 64th.
        @inline(__always)
        init(_ tokens: UnsafePointer<Token>, count: Int) {
            var smallLines: UInt64 = 0
            for part in 0..<min(8, (count &+ 7) &>> 3) {
                /// The upper halves of eight tokens' bits: no phrase, may start, capital word, no word, the gap, a hyphen, a stop.
                var flags: UInt64 = 0
                for at in 0..<8 { flags |= UInt64(tokens[part &* 8 &+ at].bits >> 8) &<< UInt64(8 &* at) }
                let shift = UInt64(8 &* part)
                // A space is 2, a line 3.
                phrases |= Self.gather(flags >> 1 & ~flags) &<< shift
                capitals |= Self.gather(flags >> 2) &<< shift
                spaced |= Self.gather(flags >> 5 & ~(flags >> 4)) &<< shift
                let lines = flags >> 4 & flags >> 5
                self.lines |= Self.gather(lines) &<< shift
                stops |= Self.gather(flags >> 7) &<< shift
                hyphens |= Self.gather(flags >> 6) &<< shift
                smallLines |= lines & ~(flags >> 2 | flags >> 3)
            }
            hasSmallLine = smallLines & Self.lowest != 0
        }

        /// The lowest bit of each of eight bytes.
        private static var lowest: UInt64 { 0x0101_0101_0101_0101 }

        /// The lowest bits of eight bytes, in one.
        @inline(__always)
        private static func gather(_ bytes: UInt64) -> UInt64 {
            ((bytes & lowest) &* 0x0102_0408_1020_4080) &>> 56
        }
    }

    /// Says that no phrase of the lexicon begins here, for what follows is known by now.
    @inline(__always)
    mutating func startsNoPhrase(_ holds: Bool) { bits |= holds ? 1 << Self.noPhraseBit : 0 }

    /// Says that a phrase of the lexicon, of any kind but those of syntax, ends before it.
    @inline(__always)
    mutating func followsMatch() { bits |= 1 << Self.behindMatchBit }
    @inline(__always) var isBehindMatch: Bool { bits & 1 << Self.behindMatchBit != 0 }

    /// Says that the line break before it only folds a line: it counts as a space.
    @inline(__always)
    mutating func continuesLine() { bits &= ~(1 << Self.gapShift) }

    /// Whether a phrase of the lexicon may begin here.
    @inline(__always) var mayStartPhrase: Bool {
        bits & 1 << Self.noPhraseBit == 0
            && (!traits.isDisjoint(with: [.startsPhrase, .startsAddress])
                || isCapital && traits.contains(.startsCapitalPhrase))
    }

    /// 1 where a phrase may go on with it, for it stands on the line and the lexicon knows it; else 0.
    @inline(__always) var continuesPhraseBit: UInt32 {
        // The kind's third bit is that of other scripts, and only a line has both bits of the gap.
        let flags = UInt32(bits)
        return ~(value &>> 31 | flags &>> 2 | flags &>> 12 & flags &>> 13) & 1
    }
    @inline(__always) var continuesPhrase: Bool { continuesPhraseBit != 0 }

    /// Whether all that the lexicon knows of the word is that foreigners bear it, as first or as last name.
    var isForeignNameOnly: Bool {
        let traits = traits.subtracting(.startsAddress)
        return !traits.isEmpty && traits.isSubset(of: .foreign)
    }

    /// A hyphen with nothing before it, as between the syllables of a word.
    @inline(__always) var isHyphen: Bool { bits & 1 << Self.hyphenBit != 0 }

    /// The word as it would be behind a space, with a capital if `isCapital`, and nothing said of what follows it.
    func behindSpace(isCapital: Bool) -> Token {
        Token(
            start: Int(start), end: Int(end), value: value, kind: kind, gap: .space,
            capital: self.isCapital || isCapital, allCapitals: isAllCapitals, single: isSingleLetter, traits: traits)
    }

    /// Whether the lexicon knows the word.
    @inline(__always) var isKnown: Bool { value & 0x8000_0000 == 0 }

    /// A quotation mark.
    var isQuote: Bool {
        isMark
            && (value == 0x22 || value == 0x27 || value >= 0x2018 && value <= 0x201F || value == 0xAB || value == 0xBB)
    }

    /// Whether it is the mark `scalar`.
    @inline(__always)
    func isMark(_ scalar: Unicode.Scalar) -> Bool { isMark && value == scalar.value }
}

/// What the vocabulary knows of a syllable, carried in its tokens so that most are done with after one look.
struct WordTraits: OptionSet, BitwiseCopyable, Sendable {
    var rawValue: UInt16

    // The protocol's own are not always inlined.
    @inline(__always) func contains(_ other: WordTraits) -> Bool { rawValue & other.rawValue == other.rawValue }
    @inline(__always) func isDisjoint(with other: WordTraits) -> Bool { rawValue & other.rawValue == 0 }

    /// Begins a lexicon phrase, written in any case.
    static let startsPhrase = WordTraits(rawValue: 1 << 0)
    /// Begins a lexicon phrase when its first letter is a capital.
    static let startsCapitalPhrase = WordTraits(rawValue: 1 << 1)
    static let family = WordTraits(rawValue: 1 << 2)
    static let middle = WordTraits(rawValue: 1 << 3)
    static let given = WordTraits(rawValue: 1 << 4)
    static let minority = WordTraits(rawValue: 1 << 5)
    static let foreignFirst = WordTraits(rawValue: 1 << 6)
    static let foreignLast = WordTraits(rawValue: 1 << 7)
    /// A name part that is more often a common word.
    static let weakName = WordTraits(rawValue: 1 << 8)
    /// A word at which a free name ends.
    static let stop = WordTraits(rawValue: 1 << 9)
    static let religious = WordTraits(rawValue: 1 << 10)
    /// Begins a word of address or an occupation: ``EntryKinds/address``.
    static let startsAddress = WordTraits(rawValue: 1 << 11)

    // Sets of them, since a literal of several is an array where it is not folded away.

    /// The parts of a Kinh name but the first.
    static let behindFamily = WordTraits(rawValue: middle.rawValue | given.rawValue)
    /// The parts of a Kinh name.
    static let kinh = WordTraits(rawValue: family.rawValue | middle.rawValue | given.rawValue)
    /// The parts of the names of all peoples of Vietnam.
    static let vietnamese = WordTraits(rawValue: kinh.rawValue | minority.rawValue)
    static let foreign = WordTraits(rawValue: foreignFirst.rawValue | foreignLast.rawValue)
    static let anyName = WordTraits(rawValue: vietnamese.rawValue | foreign.rawValue)
}
