internal import CICU

/// What the text layer knows of a scalar: its word-break class and, for letters, its share in a syllable's key.
///
/// Bits 0-5: the letter code (0: no letter of the table); 6-8: tone; 9: capital; 10-12: ``WordClass``;
/// 13-14: the combining vowel mark it is (circumflex, breve, horn); 15: a tone mark or another combining mark;
/// 16: a letter outside the Vietnamese alphabet, which enters the key by its hash.
struct Letter {
    var bits: UInt32

    @inline(__always) var code: UInt64 { UInt64(bits & 63) }
    @inline(__always) var tone: UInt64 { UInt64(bits >> 6 & 7) }
    @inline(__always) var isCapital: Bool { bits & 1 << 9 != 0 }
    @inline(__always) var wordClass: WordClass {
        WordClass(rawValue: UInt8(truncatingIfNeeded: bits >> 10 & 7)).unsafelyUnwrapped
    }
    @inline(__always) var vowelMark: Int { Int(bits >> 13 & 3) }
    @inline(__always) var isForeign: Bool { bits & 1 << 16 != 0 }
}

/// The word-break classes of UAX #29 that the fast path knows; everything else is `outside`, and is ICU's.
enum WordClass: UInt8 {
    case outside = 0
    /// Breaks on both sides (punctuation, symbols, spaces other than U+0020).
    case other = 1
    /// ALetter.
    case letter = 2
    /// Numeric.
    case digit = 3
    /// ExtendNumLet: `_`.
    case connector = 4
    /// Extend: combining marks.
    case extend = 5
    /// MidLetter, MidNum, MidNumLet or Single_Quote: joins what stands on both sides; see ``LetterTable/joins(_:)``.
    case middle = 6
    /// U+0020, CR, LF and the other breaking white space.
    case white = 7
}

/// The fold's letters and ICU's word-break classes for the scalars below U+0370, U+1E00-U+1EFF and the general
/// punctuation up to U+205E: the alphabet in which the fast tokenizer's boundaries are proved equal to ICU's.
///
/// The classes are read from ICU when the table is made, so they are those of the ICU in use: from its property data,
/// and from its rules where these depart from the data (ICU 72 takes `@` for a letter and does not join over `:`).
struct LetterTable: @unchecked Sendable {
    // Safety of `@unchecked`: both arrays are written in `init` only and never freed; a table is made once a process.
    private let letters: UnsafeMutablePointer<Letter>
    /// For `middle` scalars: bit 0 joins letters, bit 1 joins digits.
    private let middles: UnsafeMutablePointer<UInt8>

    static let shared = LetterTable()

    private static let lowCount = 0x370
    /// Where U+1E00 stands in ``plain``.
    static var lowIndexCount: Int { lowCount }
    private static let extendedBase = 0x1E00
    private static let punctuationBase = 0x2010
    private static let punctuationEnd = 0x205F
    private static let count = lowCount + 0x100 + (punctuationEnd - punctuationBase)

    /// The place of a scalar in the table, or -1 outside it.
    @inline(__always)
    static func index(_ scalar: UInt32) -> Int {
        let value = Int(scalar)
        if value < lowCount { return value }
        if value >= extendedBase && value < extendedBase + 0x100 { return lowCount + value - extendedBase }
        if value >= punctuationBase && value < punctuationEnd { return lowCount + 0x100 + value - punctuationBase }
        return -1
    }

    @inline(__always)
    subscript(_ scalar: UInt32) -> Letter {
        let index = Self.index(scalar)
        return index < 0 ? Letter(bits: 0) : letters[index]
    }

    /// The letters of the Vietnamese alphabet once more, laid out for the loop that reads plain words: 0 for anything
    /// else. Bits 0-5: code; from 8, 16, 24 and 32, a byte each, to be summed: tone, tones, capitals, letters.
    let plain: UnsafeMutablePointer<UInt64>

    /// Whether a word ends for ICU before a byte.
    enum Ending: UInt8 {
        case never, always, beforeSpace
    }

    /// By byte: whether a word ends before it; never, where it is not ASCII.
    let endings: UnsafeMutablePointer<Ending>

    @inline(__always)
    func ascii(_ byte: UInt8) -> Letter { letters[Int(byte)] }

    /// Whether a `middle` scalar joins two letters (`.`), two digits (`,`), or both.
    @inline(__always)
    func joins(_ scalar: UInt32) -> (letters: Bool, digits: Bool) {
        let index = Self.index(scalar)
        guard index >= 0 else { return (false, false) }
        return (middles[index] & 1 != 0, middles[index] & 2 != 0)
    }

    /// Base letters in code order: code 1 is `a`. Each is a letter of its own in the key; tones are not.
    static let alphabet: [Unicode.Scalar] = Array("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz".unicodeScalars)
    static let firstDigitCode: UInt64 = 34
    static let apostropheCode: UInt64 = 44
    static let connectorCode: UInt64 = 45
    /// Combining tone marks by tone number: grave, hook, tilde, acute, dot below.
    static let toneMarks: [UInt32] = [0x300, 0x309, 0x303, 0x301, 0x323]
    /// Combining vowel marks by number from 1: circumflex, breve, horn.
    static let vowelMarks: [UInt32] = [0x302, 0x306, 0x31B]

    /// The code of a base letter that receives a vowel mark, or 0 where the pair is no Vietnamese letter.
    @inline(__always)
    func marked(_ code: UInt64, by mark: Int) -> UInt64 { UInt64(markedCodes[Int(code) * 4 + mark]) }
    private let markedCodes: UnsafeMutablePointer<UInt8>

    private init() {
        plain = .allocate(capacity: Self.lowCount + 0x100)
        plain.initialize(repeating: 0, count: Self.lowCount + 0x100)
        endings = .allocate(capacity: 0x100)
        endings.initialize(repeating: .never, count: 0x100)
        letters = .allocate(capacity: Self.count)
        letters.initialize(repeating: Letter(bits: 0), count: Self.count)
        middles = .allocate(capacity: Self.count)
        middles.initialize(repeating: 0, count: Self.count)
        markedCodes = .allocate(capacity: 64 * 4)
        markedCodes.initialize(repeating: 0, count: 64 * 4)

        var codes: [UInt32: UInt64] = [:]
        for (index, letter) in Self.alphabet.enumerated() { codes[letter.value] = UInt64(index + 1) }
        for (base, code) in codes {
            for (number, mark) in Self.vowelMarks.enumerated() {
                if let composed = codes[vien_compose(base, mark)] {
                    markedCodes[Int(code) * 4 + number + 1] = UInt8(composed)
                }
            }
        }
        // Look-alikes of đ, and the apostrophes, stand for one letter each.
        for lookalike: UInt32 in [0xF0, 0x256] { codes[lookalike] = codes[0x111] }
        for apostrophe: UInt32 in [0x27, 0x2019, 0x2BC, 0x2BB] { codes[apostrophe] = Self.apostropheCode }

        for scalar: UInt32 in 0..<UInt32(Self.punctuationEnd) {
            let index = Self.index(scalar)
            if index >= 0 { letters[index] = Self.letter(scalar, codes, &middles[index]) }
        }
        askRules()
        for index in 0..<(Self.lowCount + 0x100) {
            let letter = letters[index]
            guard letter.wordClass == .letter, !letter.isForeign, letter.code != 0 else { continue }
            plain[index] =
                letter.code | letter.tone << 8 | (letter.tone != 0 ? 1 << 16 : 0) | (letter.isCapital ? 1 << 24 : 0) | 1
                << 32
        }
        for byte in 0..<0x80 {
            switch letters[byte].wordClass {
            case .white, .other: endings[byte] = .always
            case .middle: endings[byte] = .beforeSpace
            default: break
            }
        }
    }

    /// Asks ICU's rules over which signs they join letters and digits.
    private func askRules() {
        guard let breaker = try? WordBreaker() else { return }
        var text: [UInt8] = []
        var signs: [(index: Int, letters: Int, digits: Int)] = []
        for scalar: UInt32 in 0x21..<UInt32(Self.punctuationEnd) {
            let index = Self.index(scalar)
            guard index >= 0, letters[index].wordClass == .other || letters[index].wordClass == .middle,
                let sign = Unicode.Scalar(scalar).flatMap(UTF8.encode)
            else { continue }
            text += [0x61] + sign + [0x61, 0x0A, 0x31]
            signs.append((index, text.count - 3, text.count))
            text += sign + [0x31, 0x0A]
        }
        var boundaries: Set<Int> = []
        text.withUnsafeBufferPointer { breaker.forEachBoundary(in: $0) { boundaries.insert($0) } }
        for sign in signs {
            // The boundary behind the sign, before the second letter; and before the sign, behind the digit.
            let joinsLetters = !boundaries.contains(sign.letters)
            let joinsDigits = !boundaries.contains(sign.digits)
            let isMiddle = letters[sign.index].wordClass == .middle
            let wordClass: WordClass =
                isMiddle
                ? joinsLetters || joinsDigits ? .middle : .other : joinsLetters || joinsDigits ? .outside : .other
            middles[sign.index] = isMiddle ? (joinsLetters ? 1 : 0) | (joinsDigits ? 2 : 0) : 0
            letters[sign.index].bits = letters[sign.index].bits & ~(7 << 10) | UInt32(wordClass.rawValue) << 10
        }
    }

    private static func letter(_ scalar: UInt32, _ codes: [UInt32: UInt64], _ joins: inout UInt8) -> Letter {
        var wordClass = WordClass.outside
        switch UWordBreakValues(rawValue: UInt32(vien_word_break(scalar))) {
        case U_WB_OTHER, U_WB_DOUBLE_QUOTE: wordClass = vien_is_white(scalar) != 0 ? .white : .other
        case U_WB_WSEGSPACE, U_WB_CR, U_WB_LF, U_WB_NEWLINE: wordClass = .white
        case U_WB_ALETTER: wordClass = .letter
        case U_WB_NUMERIC: wordClass = .digit
        case U_WB_EXTENDNUMLET: wordClass = .connector
        case U_WB_EXTEND: wordClass = .extend
        case U_WB_MIDLETTER: (wordClass, joins) = (.middle, 1)
        case U_WB_MIDNUM: (wordClass, joins) = (.middle, 2)
        case U_WB_MIDNUMLET, U_WB_SINGLE_QUOTE: (wordClass, joins) = (.middle, 3)
        default: wordClass = .outside
        }
        // Word segments of white space other than U+0020 join in ways that only ICU need know.
        if wordClass == .white && scalar > 0x20 && scalar != 0xA0 && scalar != 0x85 { wordClass = .outside }
        if scalar > 0x2000 && wordClass == .connector { wordClass = .outside }

        var bits = UInt32(wordClass.rawValue) << 10
        var base = vien_lower(scalar)
        if vien_is_upper(scalar) != 0 { bits |= 1 << 9 }
        if scalar == 0xD0 { base = 0xF0 }
        if scalar == 0x189 { base = 0x256 }
        if scalar >= 0x30 && scalar <= 0x39 { return Letter(bits: bits | UInt32(firstDigitCode) + scalar - 0x30) }
        if scalar == 0x5F { return Letter(bits: bits | UInt32(connectorCode)) }
        // İ: its lower case is a plain letter, its decomposition is not.
        var first: UInt32 = 0
        var second: UInt32 = 0
        if base != scalar, vien_decompose(scalar, &first, &second) != 0, second != 0,
            vien_decompose(base, &first, &second) == 0
        {
            return Letter(bits: bits | 1 << 16)
        }
        for (number, mark) in toneMarks.enumerated() where scalar == mark {
            return Letter(bits: bits | UInt32(number + 1) << 6 | 1 << 15)
        }
        for (number, mark) in vowelMarks.enumerated() where scalar == mark {
            return Letter(bits: bits | UInt32(number + 1) << 13 | 1 << 15)
        }

        var tone: UInt32 = 0
        var a: UInt32 = 0
        var b: UInt32 = 0
        // Up to two steps of decomposition: ệ → ẹ + circumflex → e + dot + circumflex.
        var mark = 0
        for _ in 0..<2 where codes[base] == nil && vien_decompose(base, &a, &b) != 0 && b != 0 {
            if let number = toneMarks.firstIndex(of: b), tone == 0 {
                tone = UInt32(number + 1)
            } else if let number = vowelMarks.firstIndex(of: b), mark == 0 {
                mark = number + 1
            } else {
                break
            }
            base = a
        }
        if mark > 0 {
            let composed = vien_compose(base, vowelMarks[mark - 1])
            base = codes[composed] != nil ? composed : 0
        }
        if let code = codes[base] { return Letter(bits: bits | UInt32(code) | tone << 6) }
        if wordClass == .letter || wordClass == .extend { bits |= 1 << 16 }
        return Letter(bits: bits)
    }
}
