import Testing

@testable import VietnameseEntities

/// The tokens are ICU's word boundaries, however the tokenizer came by them.
@Suite struct TokenizerTests {
    // MARK: Every scalar

    /// What stands before and behind a scalar; between them every scalar is tried.
    static let contexts: [(before: String, after: String)] = [
        ("", ""), ("a", "b"), ("1", "2"), (" ", " "), ("a ", "b"), ("a", " b"), ("a.", "b"), ("a", ".b"), ("a", "1"),
        ("1", "a"),
        ("_", "_"), ("a'", ""), ("a'", "b"), ("a", "'b"), ("1,", "2"), ("1", ",2"), ("\n", "a"), ("\u{A0}", "a"),
        ("\t", "a"),
        ("a \u{A0} ", "b"), ("ê\u{323}", "n"), ("ê", "\u{323}n"), ("\u{2028}", " a"), ("\u{B}", "\u{C}a"), ("ก", "ข"),
        ("\u{5D0}\"", "\u{5D0}"),
        ("\u{200D}", "\u{1F469}"), ("\u{1F1FB}", "\u{1F1F3}"), ("カ", "_"), ("a\u{2060} ", "b"), ("-", "1"), ("(", ")"),
        // A word as long as those that are remembered, met twice; a run of plain words with and without marks.
        ("thưưưưưưư thưưưưưưư", ""), ("tỉnh uỷ, tỉnh uỷ", " tỉnh. uỷ"), ("tỉnh\nuỷ", "\nuỷ, tỉnh"),
    ]

    /// With `VIENTITIES_EXHAUSTIVE=1` every scalar of Unicode; else those below U+3100 and a sample of the rest.
    static let isExhaustive = Fixtures.environment("VIENTITIES_EXHAUSTIVE") == "1"

    @Test("Every scalar is cut as ICU cuts it, in every context", arguments: 0..<contexts.count)
    func everyScalar(_ number: Int) throws {
        let (before, after) = Self.contexts[number]
        let harness = try Harness()
        var text = [UInt8]()
        var failures = 0
        func check() {
            if let difference = harness.difference(in: text), failures < 5 {
                failures += 1
                Issue.record("context \(Harness.show(before)) … \(Harness.show(after)): \(difference)")
            }
            text.removeAll(keepingCapacity: true)
        }
        var value: UInt32 = 0
        while value <= 0x10FFFF {
            if let scalar = Unicode.Scalar(value) {
                text += before.utf8
                text += UTF8.encode(scalar)!
                text += after.utf8
                text.append(0x0A)
            }
            if text.count > 60_000 { check() }
            // Prime steps meet every block that is longer than they are; most planes above 1 are empty or alike.
            value += Self.isExhaustive || value < 0x3100 ? 1 : value < 0x20000 ? 41 : 499
        }
        check()
    }

    // MARK: Random text

    static let vietnamese =
        "a ă â b c d đ e ê g h i k l m n o ô ơ p q r s t u ư v x y A Đ Ê N T Ư ấ ệ ồ ủ ỹ Ắ Ợ f w z Z ð Ɖ ü ç ø"
        .split(separator: " ").map(String.init)
    static let marks = [
        "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}", "\u{302}", "\u{306}", "\u{31B}", "\u{308}", "\u{327}",
    ]
    static let middles = [
        ".", ",", ":", ";", "'", "\u{2019}", "\u{2018}", "·", "_", "\u{2BC}", "\"", "\u{2024}", "\u{2027}", "\u{FF0E}",
    ]
    static let signs = ["-", "–", "—", "/", "(", ")", "…", "“", "”", "&", "%", "+", "*", "©", "€", "|", "\\"]
    static let digits = ["0", "1", "2", "9", "25", "2026", "٣", "３", "½", "²"]
    static let spaces = [
        " ", " ", " ", "  ", "\t", "\u{A0}", "\u{2009}", "\u{3000}", "\u{202F}", "\u{1680}", "\u{2007}", "\u{85}",
        "\u{B}", "\u{C}",
    ]
    static let newlines = ["\n", "\r", "\r\n", "\n\n", "\u{2028}", "\u{2029}"]
    static let foreign = [
        "🇻", "🇳", "🇱", "👩", "\u{200D}", "👍🏽", "❤\u{FE0F}", "1\u{FE0F}\u{20E3}", "ก", "ำ", "ไ", "้", "中", "国", "ש", "א",
        "\u{5B0}", "カ", "ー", "ﾟ", "ひ",
        "\u{AD}", "\u{200B}", "\u{200C}", "\u{2060}", "\u{FEFF}", "ب", "ा", "क", "\u{E0020}", "한", "\u{1100}\u{1161}",
        "\u{0}", "\u{7F}", "\u{FFFD}",
    ]

    @Test("Random text over all kinds of characters is cut as ICU cuts it", arguments: UInt64(1)...40)
    func randomText(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        // Some seeds have much that is foreign, some little, so that both paths and the seams between them are met.
        let common =
            Self.vietnamese + Self.vietnamese + Self.vietnamese + Self.digits + Self.middles + Self.spaces + Self.spaces
        let rare = Self.marks + Self.signs + Self.newlines + Self.foreign
        let alphabet = Array(repeating: common, count: Int(seed % 8) + 1).joined() + rare
        let text = random.text(of: 4000, from: Array(alphabet))
        let difference = try Harness().difference(in: Array(text.utf8))
        #expect(difference == nil, "seed \(seed)")
    }

    @Test("Short random strings over the characters that join are cut as ICU cuts them", arguments: UInt64(1)...8)
    func randomJoints(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let alphabet = [
            "a", "Đ", "1", "_", ".", ",", ":", "'", "\u{2019}", "·", ";", "\u{301}", "\u{AD}", " ", " ", "\u{A0}", "\t",
            "ש", "カ", "\u{200D}", "😀",
        ]
        let harness = try Harness()
        for _ in 0..<300 {
            let text = (0..<20).map { _ in random.text(of: 6, from: alphabet) }.joined(separator: "\n")
            if let difference = harness.difference(in: Array(text.utf8)) {
                Issue.record("seed \(seed): \(difference)")
                return
            }
        }
    }

    // MARK: Fixtures

    @Test("Articles are cut as ICU cuts them", arguments: Fixtures.articleTexts)
    func article(_ file: Fixtures.File) throws {
        #expect(try Harness().difference(in: file.bytes) == nil)
    }

    @Test("Hostile files are cut as ICU cuts them", arguments: Fixtures.hostile)
    func hostile(_ file: Fixtures.File) throws {
        #expect(try Harness().difference(in: file.bytes) == nil)
    }

    // MARK: Slices

    @Test("A slice between line breaks gives the tokens that the whole text gives", arguments: UInt64(1)...10)
    func slices(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let alphabet =
            Self.vietnamese + Self.vietnamese + Self.middles + Self.spaces + Self.digits + Self.foreign + Self.marks
            + Array(repeating: "\n", count: 8)
        let bytes = Array(random.text(of: 3000, from: alphabet).utf8)
        let harness = try Harness()
        let whole = harness.tokens(of: bytes, 0..<bytes.count)
        let breaks = [0] + bytes.indices.filter { bytes[$0] == 0x0A }.map { $0 + 1 } + [bytes.count]
        for _ in 0..<60 {
            let ends = [breaks.randomElement(using: &random)!, breaks.randomElement(using: &random)!].sorted()
            let range = ends[0]..<ends[1]
            let slice = harness.tokens(of: bytes, range)
            let expected = whole.filter { range.contains(Int($0.start)) }
            #expect(slice.map(Harness.Facts.init) == expected.map(Harness.Facts.init), "seed \(seed), bytes \(range)")
        }
    }

    @Test(
        "A long line is left at the end of a sentence, at the same token in every spelling", arguments: UInt64(1)...10)
    func longLines(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let words = [
            "tỉnh", "Đắk", "ở", "uỷ", "12", "\u{2603}", "e\u{302}\u{301}", "(", "ồng", "“", "\u{301}", "a,b", "hoà,",
            "Nam", ".",
        ]
        let text = (0..<2000).map { _ in
            words.randomElement(using: &random)!
                + (random.next() % 16 == 0 ? ["!", ".", "?"].randomElement(using: &random)! : "")
        }
        .joined(separator: " ")
        let harness = try Harness()
        let whole = harness.tokens(of: Array(text.utf8), 0..<text.utf8.count)
        var cuts: [[Int]] = []
        for variant in SpellingVariant.allCases {
            let bytes = Array(variant.apply(to: SpellingVariant.composed.apply(to: text)).utf8)
            var start = 0
            cuts.append([])
            while start < bytes.count {
                let (tokens, end) = harness.passage(of: bytes, start..<bytes.count, limit: 20)
                cuts[cuts.count - 1].append(tokens.count)
                if end < bytes.count {
                    let last = tokens.last!
                    let endsSentence = [".", "!", "?"].contains { last.isMark($0.unicodeScalars.first!) }
                    #expect(endsSentence ? tokens.count >= 40 : tokens.count >= 80, "seed \(seed), byte \(end)")
                    #expect(bytes[end - 1] == 0x20, "seed \(seed), byte \(end)")
                }
                start = end
            }
            #expect(cuts.last!.reduce(0, +) == whole.count)
        }
        #expect(cuts[0].count > 20 && cuts[0].max()! < 100)
        #expect(cuts.allSatisfy { $0 == cuts[0] }, "seed \(seed)")
    }

    @Test("A stretch that goes to ICU gives the tokens that the fast path gives", arguments: UInt64(1)...20)
    func bothPaths(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let alphabet =
            Self.vietnamese + Self.vietnamese + Self.marks.prefix(8) + Self.middles.prefix(11) + Self.digits.prefix(6)
            + Self.signs + ["\t", "\u{A0}"]
        let harness = try Harness()
        // A stretch that begins with a symbol outside the table is ICU's up to the next space.
        let lead = Array("\u{2603}\t".utf8)
        for _ in 0..<200 {
            let word = Array(random.text(of: 1 + Int(random.next() % 12), from: Array(alphabet)).utf8)
            // A mark with nothing before it belongs to the white space, which is another in the two texts.
            if word[0] >= 0xCC && word[0] <= 0xCD { continue }
            let fast = harness.tokens(of: word, 0..<word.count)
            let text = lead + word
            let slow = harness.tokens(of: text, 0..<text.count).dropFirst()
            let difference = zip(fast, slow).enumerated().first { index, pair in
                var facts = Harness.Facts(pair.1, movedBy: -lead.count)
                if index == 0 { facts.gap = pair.0.gap }
                return Harness.Facts(pair.0) != facts
            }
            if fast.count != slow.count || difference != nil {
                Issue.record(
                    "seed \(seed), \(Harness.show(String(decoding: word, as: UTF8.self))): fast \(fast.map { Harness.Facts($0) }), ICU \(slow.map { Harness.Facts($0, movedBy: -lead.count) })"
                )
                return
            }
        }
    }

    // MARK: Kinds, shapes and gaps

    @Test(
        "Kinds",
        arguments: [
            ("tỉnh", [Token.Kind.word]), ("25", [.number]), ("5.240", [.number]), ("2,5", [.number]),
            ("14h30", [.mixed]), ("a_b", [.mixed]),
            ("TP.HCM", [.word, .mark, .word]), ("H'Mông", [.word]), ("K’Krah", [.word]),
            ("25/7", [.number, .mark, .number]), ("😀", [.mark]),
            ("🇻🇳", [.other]), ("中国", [.word]), ("...", [.mark, .mark, .mark]), ("", []), (" \n\t", []),
            ("e\u{301}", [.word]), ("1a.b", [.mixed, .mark, .word]),
        ])
    func kinds(_ text: String, _ kinds: [Token.Kind]) throws {
        let bytes = Array(text.utf8)
        #expect(try Harness().tokens(of: bytes, 0..<bytes.count).map(\.kind) == kinds)
    }

    @Test(
        "Gaps",
        arguments: [
            ("a b", [Token.Gap.line, .space]), ("a\u{A0}b", [.line, .space]), ("a\nb", [.line, .line]),
            ("a \r\n b", [.line, .line]),
            ("a.b", [.line, .joined, .joined]), ("a, b", [.line, .none, .space]), ("a\u{B}b", [.line, .line]),
            ("a\u{2028}b", [.line, .line]),
            ("a  b", [.line, .space]), ("a   b", [.line, .line]), ("ก \t b", [.line, .line]),
            ("a  \u{301}b", [.line, .none, .none]),
            ("a\t\u{3000}\u{3000}b", [.line, .line]), ("a\t\t\u{A0} \u{2003}b", [.line, .line]),
            ("ก\u{85}b", [.line, .line]), ("a\u{3000}b", [.line, .space]), ("😀\u{2028} b", [.line, .line]),
            ("a\u{C}😀", [.line, .line]),
        ])
    func gaps(_ text: String, _ gaps: [Token.Gap]) throws {
        let bytes = Array(text.utf8)
        #expect(try Harness().tokens(of: bytes, 0..<bytes.count).map(\.gap) == gaps)
    }

    @Test(
        "Letter case",
        arguments: [
            ("Chủ", true, false, false), ("chủ", false, false, false), ("UBND", true, true, false),
            ("Đ", true, false, true), ("đ", false, false, true),
            ("ỦY", true, true, false), ("U\u{309}Y", true, true, false), ("mB", false, false, false),
            ("Ü", true, false, true), ("H'Y", true, true, false),
            ("Ж", true, false, true), ("ЖЖ", true, true, false),
        ])
    func letterCase(_ text: String, _ isCapital: Bool, _ isAllCapitals: Bool, _ isSingleLetter: Bool) throws {
        let bytes = Array(text.utf8)
        let token = try #require(try Harness().tokens(of: bytes, 0..<bytes.count).first)
        #expect(token.isCapital == isCapital)
        #expect(token.isAllCapitals == isAllCapitals)
        #expect(token.isSingleLetter == isSingleLetter)
    }

    @Test(
        "Marks have one value a kind of sign",
        arguments: [
            ("–", "-"), ("—", "-"), ("‑", "-"), ("−", "-"), ("“", "\""), ("”", "\""), ("‘", "'"), ("…", "."),
            (",", ","),
        ] as [(String, Unicode.Scalar)])
    func marks(_ text: String, _ scalar: Unicode.Scalar) throws {
        let bytes = Array(text.utf8)
        for bytes in [bytes, Array("a ".utf8) + bytes, Array("\u{2603}".utf8) + bytes] {
            #expect(try Harness().tokens(of: bytes, 0..<bytes.count).last?.isMark(scalar) == true)
        }
    }
}

extension TokenizerTests {
    /// Cuts texts by the tokenizer and by the reference, and says where they differ.
    final class Harness {
        private var tokenizer: Tokenizer
        private let vocabulary: Vocabulary
        private let reference: ReferenceTokenizer
        private var buffer = Buffer<Token>()

        init() throws {
            vocabulary = Vocabulary(capacityBits: 4)
            tokenizer = Tokenizer(vocabulary: vocabulary)
            reference = try ReferenceTokenizer()
        }

        deinit {
            vocabulary.free()
            buffer.free()
        }

        func tokens(of bytes: [UInt8], _ range: Range<Int>) -> [Token] {
            passage(of: bytes, range, limit: Tokenizer.noLimit).tokens
        }

        /// The tokens up to where a passage ends, and where that is.
        func passage(of bytes: [UInt8], _ range: Range<Int>, limit: Int) -> (tokens: [Token], end: Int) {
            buffer.removeAll()
            let end = bytes.withUnsafeBufferPointer { tokenizer.tokenize($0, range, limit: limit, into: &buffer) }
            return (Array(UnsafeBufferPointer(start: buffer.base, count: buffer.count)), end)
        }

        /// The first place where the tokens break a law, or nil: joined tokens are the reference's segments, in order;
        /// nothing but white space is left between them; the gap says what it is.
        func difference(in bytes: [UInt8]) -> String? {
            let tokens = tokens(of: bytes, 0..<bytes.count)
            let expected = reference.segments(of: bytes)
            var segment = 0
            var index = 0
            while index < tokens.count {
                let start = Int(tokens[index].start)
                var end = Int(tokens[index].end)
                if start >= end { return "an empty token at byte \(start)" }
                if let problem = gapProblem(tokens, index, bytes) { return problem }
                index += 1
                while index < tokens.count, tokens[index].joinsPrevious {
                    if Int(tokens[index].start) != end { return "a joined token stands apart at byte \(end)" }
                    if tokens[index].end <= tokens[index].start { return "an empty token at byte \(end)" }
                    end = Int(tokens[index].end)
                    index += 1
                }
                guard segment < expected.count else { return "a token too many: \(excerpt(bytes, start, end))" }
                if expected[segment].start != start || expected[segment].end != end {
                    let wanted = expected[segment]
                    return "\(excerpt(bytes, start, end)), ICU has \(excerpt(bytes, wanted.start, wanted.end))"
                }
                segment += 1
            }
            if segment < expected.count {
                return "no token for \(excerpt(bytes, expected[segment].start, expected[segment].end))"
            }
            return nil
        }

        private func gapProblem(_ tokens: [Token], _ index: Int, _ bytes: [UInt8]) -> String? {
            let end = index == 0 ? 0 : Int(tokens[index - 1].end)
            let start = Int(tokens[index].start)
            if start < end { return "tokens overlap at byte \(start)" }
            let gap = tokens[index].gap
            if gap == .joined { return index == 0 ? "the first token is joined" : nil }
            if index == 0 { return gap == .line ? nil : "the first token's gap is \(gap)" }
            if start == end { return gap == .none ? nil : "gap \(gap) where nothing stands, at byte \(start)" }
            if start - end == 1 && bytes[end] == 0x20 {
                return gap == .space ? nil : "gap \(gap) for a space, at byte \(start)"
            }
            let between = String(decoding: bytes[end..<start], as: UTF8.self)
            if !between.unicodeScalars.allSatisfy(\.properties.isWhitespace) {
                return "\(Self.show(between)) is in no token, at byte \(end)"
            }
            let isApart = between.contains { $0.isNewline || $0 == "\t" } || between.unicodeScalars.count >= 3
            let expected: Token.Gap = isApart ? .line : .space
            return gap == expected ? nil : "gap \(gap) for \(Self.show(between)), at byte \(start)"
        }

        private func excerpt(_ bytes: [UInt8], _ start: Int, _ end: Int) -> String {
            let from = max(0, start - 12)
            let to = min(bytes.count, end + 12)
            func piece(_ range: Range<Int>) -> String { Self.show(String(decoding: bytes[range], as: UTF8.self)) }
            return "\(piece(start..<end)) at \(start)..<\(end) (\(piece(from..<start))…\(piece(end..<to)))"
        }

        /// The text with everything but ASCII letters, digits and signs as escapes.
        static func show(_ text: String) -> String {
            "\""
                + text.unicodeScalars.map { scalar in
                    scalar.value > 0x20 && scalar.value < 0x7F
                        ? String(scalar) : "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
                }.joined() + "\""
        }

        /// What a token is, comparable and printable.
        struct Facts: Equatable, CustomStringConvertible {
            var start, end: Int
            var value: UInt32
            var kind: Token.Kind
            var gap: Token.Gap
            var capital, allCapitals, single: Bool

            init(_ token: Token) { self.init(token, movedBy: 0) }

            init(_ token: Token, movedBy offset: Int) {
                start = Int(token.start) + offset
                end = Int(token.end) + offset
                value = token.value
                kind = token.kind
                gap = token.gap
                (capital, allCapitals, single) = (token.isCapital, token.isAllCapitals, token.isSingleLetter)
            }

            var description: String {
                "[\(start)..<\(end) \(kind) \(gap) \(String(value, radix: 16))\(capital ? " capital" : "")\(allCapitals ? " all" : "")\(single ? " single" : "")]"
            }
        }
    }
}
