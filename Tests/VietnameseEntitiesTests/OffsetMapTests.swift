import Testing

@testable import VietnameseEntities

/// A span means the same text in every unit.
@Suite struct OffsetMapTests {
    /// Texts in which the units differ, besides the articles.
    static let texts: [Fixtures.File] = [
        ("plain", "Bi thu Lan phat bieu ngay 25/7."),
        ("composed", "Ông Lê Văn An, Bí thư Tỉnh ủy Nghệ An, phát biểu chiều 25/7."),
        (
            "decomposed",
            SpellingVariant.decomposed.apply(to: "Ông Lê Văn An, Bí thư Tỉnh ủy Nghệ An, phát biểu chiều 25/7.")
        ),
        (
            "half-decomposed",
            SpellingVariant.halfDecomposed.apply(to: "Ông Lê Văn An, Bí thư Tỉnh ủy Nghệ An, phát biểu chiều 25/7.")
        ),
        ("emoji", "🇻🇳 Ông 👍🏽 Lê Văn An 👩‍👩‍👧‍👦, Bí thư Tỉnh ủy 🎉, dự chiều 25/7 ❤️."),
        ("newlines", "Ông Lê Văn An\r\nBí thư Tỉnh ủy\rchiều 25/7\n\r\ntại Nghệ An\r\n"),
        (
            "zero width",
            "Ông \u{200B}Lê Văn An\u{200B}, Bí thư\u{2060} Tỉnh ủy, \u{FEFF}chiều 25/7, Nghệ\u{AD} An\u{200D}."
        ),
        ("mark before", "\u{301}Ông Lê Văn An \u{323}, Bí thư Tỉnh ủy\u{302} chiều 25/7."),
        ("astral letters", "𝐀𝐁 ông Lê Văn An 𠀀𠀁 Bí thư Tỉnh ủy 𐍈"),
    ].map { Fixtures.File(name: $0.0, bytes: Array($0.1.utf8)) }

    static let all = texts + Fixtures.articleTexts + Fixtures.hostile
    static let annotator = Annotator()

    @Test(
        "A mention's span cuts its text out of the document, in UTF-8, UTF-16, scalars and string indices",
        arguments: all)
    func mentions(_ file: Fixtures.File) {
        let document = Self.annotator.annotate(file.text)
        let text = document.text
        #expect(text.utf8.elementsEqual(file.bytes))
        let spans = document.mentions.map(\.span)
        let utf8 = Array(text.utf8)
        let utf16 = Array(text.utf16)
        let scalars = Array(text.unicodeScalars)
        let inUTF8 = OffsetMap(text, unit: .utf8).convert(spans)
        let inUTF16 = OffsetMap(text, unit: .utf16).convert(spans)
        let inScalars = OffsetMap(text, unit: .scalar).convert(spans)
        for (number, mention) in document.mentions.enumerated() {
            let expected = Array(mention.text.utf8)
            #expect(!expected.isEmpty)
            #expect(Array(utf8[inUTF8[number].start..<inUTF8[number].end]) == expected)
            #expect(
                Array(String(decoding: utf16[inUTF16[number].start..<inUTF16[number].end], as: UTF16.self).utf8)
                    == expected)
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars[inScalars[number].start..<inScalars[number].end])
            #expect(Array(String(view).utf8) == expected)
            #expect(Array(text[mention.range].utf8) == expected)
            #expect(inUTF8[number] == mention.span)
        }
    }

    @Test("The texts of this file have mentions to convert", arguments: texts)
    func areNotEmpty(_ file: Fixtures.File) {
        if file.name != "plain" { #expect(Self.annotator.annotate(file.text).mentions.count > 0) }
    }

    @Test(
        "Any spans are converted as counting from the start does, in the order given", arguments: all,
        OffsetUnit.allCases)
    func anySpans(_ file: Fixtures.File, _ unit: OffsetUnit) {
        let text = file.text
        var offsets: [(utf8: Int, other: Int)] = [(0, 0)]
        for scalar in text.unicodeScalars {
            let width =
                switch unit {
                case .utf8: UTF8.width(scalar)
                case .utf16: UTF16.width(scalar)
                case .scalar: 1
                }
            offsets.append((offsets.last!.utf8 + UTF8.width(scalar), offsets.last!.other + width))
        }
        let seed = UInt64(file.bytes.count)
        var random = SeededGenerator(seed: seed)
        var spans: [TextSpan] = []
        var expected: [TextSpan] = []
        for _ in 0..<40 {
            let ends = [offsets.randomElement(using: &random)!, offsets.randomElement(using: &random)!].sorted {
                $0.utf8 < $1.utf8
            }
            spans.append(TextSpan(start: ends[0].utf8, end: ends[1].utf8))
            expected.append(TextSpan(start: ends[0].other, end: ends[1].other))
        }
        let map = OffsetMap(text, unit: unit)
        #expect(map.convert(spans) == expected, "seed \(seed)")
        #expect(map.invert(expected) == spans, "seed \(seed)")
    }

    /// The text is `a`, `đ` (two bytes), an emoji (four bytes, two UTF-16 units).
    @Test(
        "A span in another unit that reaches out of the text or cuts a character has no bytes",
        arguments: [
            (.scalar, [(0, 3), (3, 3), (0, 4), (-1, 1), (Int.min, Int.max), (4, 4)], [(0, 7), (7, 7)]),
            (.utf16, [(2, 4), (0, 3), (3, 4), (0, 5)], [(3, 7)]),
            (.utf8, [(3, 7), (0, 2), (4, 7), (0, 8), (-2, 0)], [(3, 7)]),
        ] as [(OffsetUnit, [(Int, Int)], [(Int, Int)])])
    func wrongSpans(_ unit: OffsetUnit, _ spans: [(Int, Int)], _ right: [(Int, Int)]) {
        let found = OffsetMap("ađ😀", unit: unit).invert(spans.map { TextSpan(start: $0.0, end: $0.1) })
        #expect(found.count == spans.count)
        // The right ones stand first.
        #expect(found.prefix(right.count) == right.map { TextSpan(start: $0.0, end: $0.1) }[...])
        #expect(found.dropFirst(right.count).allSatisfy { $0 == nil })
    }

    #if compiler(>=6.2)
        @Test("A span out of the text stops the program before anything is read")
        func outOfText() async {
            let behind = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
                _ = OffsetMap("abc", unit: .scalar).convert([TextSpan(start: 0, end: 40)])
            }
            let before = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
                _ = OffsetMap("abc", unit: .utf8).convert([TextSpan(start: -5, end: 3)])
            }
            for result in [behind, before] {
                let said = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
                #expect(said.contains("a span reaches out of the text"))
            }
        }
    #endif

    @Test("No spans are no spans", arguments: OffsetUnit.allCases)
    func none(_ unit: OffsetUnit) {
        #expect(OffsetMap("Nghệ An", unit: unit).convert([]) == [])
        #expect(OffsetMap("", unit: unit).convert([TextSpan(start: 0, end: 0)]) == [TextSpan(start: 0, end: 0)])
    }
}
