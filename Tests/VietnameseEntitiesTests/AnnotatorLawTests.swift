import Testing

@_spi(Measurement) @testable import VietnameseEntities

/// What holds for every text, whatever the lexicon and the rules say.
@Suite struct AnnotatorLawTests {
    static let annotator = Annotator()

    static func line(_ document: Document) -> [UInt8] {
        var out: [UInt8] = []
        JSONLines().write(document, id: "a", into: &out)
        return out
    }

    // MARK: Spelling

    /// A mention but for its place: what must not change when the text is spelled in another way.
    struct Facts: Equatable {
        var type: EntityType
        var rule: Rule
        var person: Int?
        var parent: Int?
        var text: String

        init(_ mention: Mention) {
            type = mention.type
            rule = mention.rule
            person = mention.person?.number
            parent = mention.parent?.id
            text = SpellingVariant.newTones.apply(to: mention.text)
        }
    }

    static func problem(_ text: String, in variant: SpellingVariant) -> String? {
        let base = SpellingVariant.composed.apply(to: text)
        let plain = annotator.annotate(base)
        let other = annotator.annotate(variant.apply(to: base))
        let facts = plain.mentions.map(Facts.init)
        let found = other.mentions.map(Facts.init)
        if let (a, b) = zip(facts, found).first(where: { $0 != $1 }) { return "\(a) is \(b)" }
        if facts.count != found.count { return "\(facts.count) mentions are \(found.count)" }
        // The text between mentions' bounds is spelled piece by piece: what stands before does not depend on what follows.
        let bytes = Array(base.utf8)
        var read = 0
        var start = 0
        for (a, b) in zip(plain.mentions, other.mentions) {
            // What stands before a mention is spelled without regard to what follows, so its length is the offset.
            start += variant.apply(to: String(decoding: bytes[read..<a.span.start], as: UTF8.self)).utf8.count
            read = a.span.start
            let end = start + variant.apply(to: a.text).utf8.count
            if b.span != TextSpan(start: start, end: end) {
                return "\(a.text) at \(a.span) should be at \(start)..<\(end), is at \(b.span)"
            }
        }
        return nil
    }

    @Test("A person is one whatever the spelling of the line that names him")
    func spellingOfALine() {
        let lines = ["Ông Nguyễn Xuân Hoà nói.", "Theo ông Xuân Hòa, hội nghị đã họp.", "Ông Hòa cảm ơn."]
        for first in SpellingVariant.allCases {
            for second in SpellingVariant.allCases {
                let text = first.apply(to: lines[0]) + "\n" + second.apply(to: lines[1]) + "\n" + lines[2]
                let document = Self.annotator.annotate(text)
                #expect(document.persons.count == 1, "\(first), \(second)")
                #expect(document.persons.first?.mentions.count == 3, "\(first), \(second)")
            }
        }
    }

    @Test(
        "An article has the same mentions in every spelling, at moved offsets", arguments: Fixtures.articleTexts,
        SpellingVariant.allCases)
    func spelling(_ file: Fixtures.File, _ variant: SpellingVariant) {
        let problem = Self.problem(file.text, in: variant)
        #expect(problem == nil)
    }

    /// The text with a line break for every space behind fourteen words or more of its line and before a small letter,
    /// or, once there was one in the paragraph, before any letter or figure.
    static func folded(_ text: String) -> String {
        var words = 0
        var isFolded = false
        var out: [Character] = []
        let characters = Array(text)
        for (at, character) in characters.enumerated() {
            // Columns, `Thể thao   Podcast`, are no running text.
            if character == "\n" || character == " " && at > 0 && characters[at - 1] == " " {
                (words, isFolded) = (0, false)
            }
            let isFold =
                character == " " && words >= 14 && at + 1 < characters.count && characters[at - 1].isLetter
                && (characters[at + 1].isLowercase
                    || isFolded && (characters[at + 1].isLetter || characters[at + 1].isNumber))
            if isFold { isFolded = true }
            if character == " " { words = isFold ? 0 : words + 1 }
            out.append(isFold ? "\n" : character)
        }
        return String(out)
    }

    @Test("A text whose lines are folded has the same mentions", arguments: Fixtures.articleTexts)
    func foldedLines(_ file: Fixtures.File) {
        let folded = Self.folded(file.text)
        let plain = Self.annotator.annotate(file.text)
        let other = Self.annotator.annotate(folded)
        #expect(folded != file.text)
        #expect(plain.mentions.map(\.span) == other.mentions.map(\.span))
        #expect(plain.mentions.map { $0.person?.number } == other.mentions.map { $0.person?.number })
    }

    @Test("So have letters that no spelling of Vietnam has", arguments: SpellingVariant.allCases)
    func spellingOfForeignNames(_ variant: SpellingVariant) {
        let text =
            "Tay vợt Pháp Kvarnström gặp Norvella Lagerbäck (Thụy Điển) và Françoise Ångquist, người từng dự giải; tay vợt Anh Benoît."
        #expect(Self.problem(text, in: variant) == nil)
    }

    @Test("So has a text that is longer than a passage", arguments: SpellingVariant.allCases)
    func spellingOfLongText(_ variant: SpellingVariant) {
        let problem = Self.problem(Fixtures.articleTexts.map(\.text).joined(separator: "\n"), in: variant)
        #expect(problem == nil)
    }

    // MARK: Determinism

    @Test("One thread, many tasks and a worker that is used again write the same bytes")
    func tasks() async {
        let files = Fixtures.articleTexts + Fixtures.hostile
        let expected = files.map { Self.line(Self.annotator.annotate($0.text)) }
        let worker = Annotator.Worker(Self.annotator)
        for round in 0..<2 {
            for number in files.indices {
                let at = round == 0 ? number : files.count - 1 - number
                #expect(Self.line(worker.annotate(files[at].text)) == expected[at], "\(files[at].name), round \(round)")
            }
        }
        await withTaskGroup(of: (Int, [UInt8]).self) { group in
            for _ in 0..<3 {
                for (number, file) in files.enumerated() {
                    group.addTask { (number, Self.line(Self.annotator.annotate(file.text))) }
                }
            }
            for await (number, line) in group { #expect(line == expected[number], "\(files[number].name)") }
        }
    }

    @Test("The order of the lexicon's files and lines does not matter", arguments: UInt64(1)...3)
    func shuffledLexicon(_ seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let files = Lexicon.builtinFiles.shuffled(using: &random).map { file in
            let lines = file.bytes.split(separator: 0x0A).shuffled(using: &random)
            return Lexicon.File(
                name: file.name, text: String(decoding: Array(lines.joined(separator: [0x0A])), as: UTF8.self))
        }
        let shuffled = Annotator(lexicon: Lexicon(files: files))
        for file in Fixtures.articleTexts {
            let expected = Self.annotator.annotate(file.text)
            let found = shuffled.annotate(file.text)
            if Self.line(expected) == Self.line(found) { continue }
            let isSame =
                expected.mentions.map(Facts.init) == found.mentions.map(Facts.init)
                && expected.mentions.map(\.span) == found.mentions.map(\.span)
            let other = zip(expected.mentions, found.mentions).first {
                Facts($0) != Facts($1) || $0.span != $1.span || $0.canonical != $1.canonical
            }
            let pair = other.map {
                "“\($0.text)”, \($0.rule.id), “\($0.canonical)” is “\($1.text)”, \($1.rule.id), “\($1.canonical)”"
            }
            let what = isSame ? "only canonical forms differ" : "mentions differ"
            Issue.record("seed \(seed), \(file.name): \(what), \(pair ?? "at the end")")
        }
    }

    // MARK: Hostile text

    /// Pieces that are repeated to a great length: each once made some program slow, or might.
    static let patterns: [String] = [
        "Phó ", "Chủ tịch ", "Chủ tịch UBND ", "Chủ tịch, ", "An ", "Nguyễn ", "Y ", "A.", "Đ.V.", "- ", "-", ",", "(",
        "“", "Ban ", "tỉnh ", "Sở ",
        "Văn phòng UBND ", "Trưởng Ban ", "nguyên ", "quyền ", "12/7/2023 ", "1/", "9.", "17:18, ", "ngày ", "2020 - ",
        "Đại hội ", "kỳ họp thứ 10 ",
        "Nghị quyết số ", "số 1-", "Việt - ", "TP.", "ông An, ", "Bí thư Tỉnh ủy, ", "Lê Văn An, Bí thư; ", "Trump ",
        "Donald Trump ", "\u{301}",
        "\u{200B}", "ก", "中", " \u{3000}", " \u{301}", "😀", "🇻", "a\u{AD} ", "\n", "\r", "a\r", "a'", "a.", "a1", "_",
        "Công ty ", "và ", "của ", "GIÁM ĐỐC ",
        "Ủy ban Mặt trận Tổ quốc ", "Hội ", "xã A, ", "phường ", "Thích ", "ông ", "Ảnh: ", "hai Phó Chủ tịch ",
        "bầu làm ", "đối với ",
        " de Zed", "-an", " Kim Sang-an", "16 giờ chiều nay (", "Thứ Hai, 8 giờ ", "Hội A (XYZ) ",
        "80 năm Quốc khánh Lào ", "Honda 123 ",
        "Công ty đầu tư, ", "HTX miến dong ", "Khăm-phởi Bút-đa-", "Km 14+200 Quốc lộ 7A ", "ngõ 12 Láng ", "9/2007–",
        "Chủ tịch UBND xã Cứ A ", "Kiên Định – Văn Đát\n",
    ]

    static func lawBroken(_ document: Document, _ bytes: [UInt8]) -> String? {
        if !document.text.utf8.elementsEqual(bytes) { return "the text is not the one given" }
        var last: TextSpan?
        var topEnd = 0
        let isBoundary = { (offset: Int) in offset == bytes.count || bytes[offset] & 0xC0 != 0x80 }
        for mention in document.mentions {
            let span = mention.span
            if span.start >= span.end || span.end > bytes.count { return "\(span) is empty or out of bounds" }
            if !isBoundary(span.start) || !isBoundary(span.end) { return "\(span) is not on scalars' bounds" }
            if let last, span < last { return "\(span) stands behind \(last)" }
            last = span
            if !mention.text.utf8.elementsEqual(bytes[span.start..<span.end]) { return "\(span) has another text" }
            if let parent = mention.parent {
                if parent.type != .title { return "\(span) stands in a \(parent.type)" }
                if parent.parent != nil { return "\(span) is nested twice" }
                if !parent.span.contains(span) || parent.span == span { return "\(span) is not inside \(parent.span)" }
                if mention.type != .body && mention.type != .place { return "a \(mention.type) stands in a title" }
                if parent.governed != mention { return "\(span) is not what its title governs" }
            } else {
                if span.start < topEnd { return "\(span) overlaps the mention before it" }
                topEnd = span.end
            }
            if let governed = mention.governed, governed.parent != mention {
                return "what \(span) governs is elsewhere"
            }
            if mention.type == .person, mention.person == nil { return "\(span) is nobody's name" }
            if mention.type != .person, mention.type != .title, mention.person != nil {
                return "a \(mention.type) has a person"
            }
        }
        for person in document.persons {
            if person.mentions.isEmpty { return "person \(person.number) is not mentioned" }
            if person.mentions.contains(where: { $0.type != .person || $0.person != person }) {
                return "person \(person.number) has another's mention"
            }
            if person.titles.contains(where: { $0.type != .title || $0.person != person }) {
                return "person \(person.number) has another's title"
            }
        }
        return nil
    }

    @Test("Hostile files and articles keep the laws of documents", arguments: Fixtures.hostile + Fixtures.articleTexts)
    func laws(_ file: Fixtures.File) throws {
        let broken = Self.lawBroken(try Self.annotator.annotate(utf8: file.bytes), file.bytes)
        #expect(broken == nil)
        // Cut off anywhere, a text is a text.
        var random = SeededGenerator(seed: 5)
        for _ in 0..<12 where !file.bytes.isEmpty {
            var end = Int(random.next() % UInt64(min(file.bytes.count, 6000)))
            while end > 0, file.bytes[end] & 0xC0 == 0x80 { end -= 1 }
            let part = Array(file.bytes[..<end])
            let broken = Self.lawBroken(try Self.annotator.annotate(utf8: part), part)
            #expect(broken == nil, "the first \(end) bytes")
        }
        for unit in OffsetUnit.allCases {
            var out: [UInt8] = []
            JSONLines(unit: unit).write(Self.annotator.annotate(file.text), id: file.name, into: &out)
            // One line of UTF-8 without raw control characters; the tool's tests read such lines back.
            #expect(String(validating: out, as: UTF8.self) != nil)
            #expect(out.dropLast().allSatisfy { $0 >= 0x20 } && out.last == 0x0A)
        }
    }

    @Test("Random texts over the lexicon's words and all kinds of signs keep the laws", arguments: UInt64(1)...12)
    func randomText(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let words = SyllableKeyTests.lexiconWords.shuffled(using: &random).prefix(120).map { $0 + " " }
        let alphabet =
            Self.patterns + Self.patterns + words + TokenizerTests.signs + TokenizerTests.newlines
            + TokenizerTests.foreign
        let bytes = Array(random.text(of: 3000, from: alphabet).utf8)
        let broken = Self.lawBroken(try Self.annotator.annotate(utf8: bytes), bytes)
        #expect(broken == nil, "seed \(seed)")
    }

    @Test("Options leave types out and keep the rest", arguments: EntityType.allCases)
    func options(_ type: EntityType) throws {
        let file = try #require(Fixtures.articleTexts.first)
        let whole = Self.annotator.annotate(file.text)
        let only = Annotator(options: Annotator.Options(types: [type])).annotate(file.text)
        #expect(only.mentions.map(\.span) == whole.mentions(of: type).map(\.span))
        #expect(only.mentions.allSatisfy { $0.type == type })
        let without = Annotator(options: Annotator.Options(types: Set(EntityType.allCases).subtracting([type])))
            .annotate(file.text)
        #expect(without.mentions.map(\.span) == whole.mentions.filter { $0.type != type }.map(\.span))
    }

    @Test("What is left means the same as in the whole", arguments: EntityType.allCases)
    func optionsKeepMeaning(_ type: EntityType) {
        let sentences = [
            "Chủ tịch UBND tỉnh Lục Văn Đáng họp. UBND tỉnh Nghệ An đồng ý.",
            "Từ ngày 18 tại Vinh, 19/4/2024 xong.", "Hai ngày 18 và 19/4/2024 tại xã Kim Liên, Công an xã trực.",
        ]
        for text in sentences + Fixtures.articleTexts.map(\.text) {
            let whole = Self.annotator.annotate(text)
            let context = whole.context()
            let kept = Annotator(options: Annotator.Options(types: [type])).annotate(text)
            let ownContext = kept.context()
            #expect(ownContext.day == context.day)
            #expect(
                kept.mentions.canonicalForms(in: ownContext) == whole.mentions(of: type).canonicalForms(in: context))
            #expect(kept.mentions.dateValues(in: ownContext) == whole.mentions(of: type).dateValues(in: context))
            #expect(kept.persons.map(\.name) == (type == .person ? whole.persons.map(\.name) : []))
            #expect(kept.mentions.allSatisfy { ($0.person == nil) == (type != .person) })
        }
    }

    // MARK: Invalid UTF-8

    @Test(
        "Invalid UTF-8 is an error with its offset and line",
        arguments: [
            ([0xFF], 0, 1), ([0x61, 0x80], 1, 1), ([0x0A, 0x0A, 0xC3], 2, 3), ([0xC3, 0xAA, 0xE1, 0xBB], 2, 1),
            ([0xC0, 0xAF], 0, 1),
            ([0x61, 0xED, 0xA0, 0x80], 1, 1), ([0xF4, 0x90, 0x80, 0x80], 0, 1),
            ([0xE1, 0xBB, 0x89, 0x0D, 0x0A, 0xFE, 0x0A], 5, 2),
            ([0xF0, 0x9F, 0x98, 0x80, 0x0A, 0xF0, 0x9F, 0x98], 5, 2),
            ([0x61, 0xEF, 0xBF], 1, 1), ([0xEF, 0xBF, 0xBD, 0xEF, 0x41], 3, 1),
        ] as [([UInt8], Int, Int)])
    func invalid(_ bytes: [UInt8], _ offset: Int, _ line: Int) {
        let error = #expect(throws: InvalidUTF8.self) { try Self.annotator.annotate(utf8: bytes) }
        #expect(error?.byteOffset == offset)
        #expect(error?.line == line)
    }

    @Test(
        "Files that are no UTF-8 are errors",
        arguments: [
            ("invalid-utf8.bin", 47, 3), ("overlong.bin", 4, 4), ("surrogates.bin", 0, 1), ("truncated.bin", 55, 2),
        ])
    func invalidFile(_ name: String, _ offset: Int, _ line: Int) throws {
        let file = try #require(Fixtures.invalid.first { $0.name == name })
        let error = #expect(throws: InvalidUTF8.self) { try Self.annotator.annotate(utf8: file.bytes) }
        #expect(error?.byteOffset == offset)
        #expect(error?.line == line)
    }

    // MARK: Time

    @Test("Four times the text takes no more than about four times the time", arguments: patterns)
    func linear(_ pattern: String) {
        func text(_ size: Int) -> [UInt8] { Array(String(repeating: pattern, count: size / pattern.utf8.count).utf8) }
        let worker = Annotator.Worker(Self.annotator)
        func time(_ bytes: [UInt8]) -> Double {
            let start = Self.threadTime()
            bytes.withUnsafeBufferPointer { _ = worker.countMentions($0) }
            return Self.threadTime() - start
        }
        let small = text(100_000)
        let large = text(400_000)
        // Other load spoils single runs: while it looks bad there are more, and the best counts.
        var least = (small: Double.infinity, large: Double.infinity)
        for _ in 0..<30 {
            least.small = min(least.small, time(small))
            least.large = min(least.large, time(large))
            if least.large < 5.5 * least.small { break }
        }
        // A longer text fits the caches less; time that grows with the power of one and a half would be 8 times as long.
        #expect(least.large < 7 * least.small, "\(least.small * 1000) ms, then \(least.large * 1000) ms")
    }

    private static func threadTime() -> Double { Fixtures.threadTime() }

    // MARK: The limit

    @Test("A text of as many bytes as offsets can count is let in")
    func limit() {
        #expect(Annotator.byteLimit == 2_147_483_647)
        Annotator.checkLimit(Annotator.byteLimit)
    }

    #if compiler(>=6.2)
        @Test("A longer text stops the program, which says why")
        func overLimit() async {
            let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
                Annotator.checkLimit(Annotator.byteLimit + 1)
            }
            let said = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
            #expect(said.contains("at most 2147483647 can be annotated"))
        }
    #endif

    @Test("Syllables are the words and numbers, however long the text")
    func syllables() throws {
        let measurement = try Measurement(Self.annotator)
        for count in [0, 1, 5_000] {
            let text = Array(String(repeating: "Ông Lê Văn An, 51 tuổi, nói: “Có!”\n", count: count).utf8)
            #expect(text.withUnsafeBufferPointer { measurement.syllables($0) } == 8 * count)
        }
    }
}
