import Testing

@_spi(JSON) @testable import VietnameseEntities

@Suite("JSON Lines")
struct JSONLinesTests {
    @Test("A writer kept for many documents writes each as a new one does", arguments: [true, false])
    func keptWriter(_ isFlat: Bool) {
        let lines = JSONLines(isFlat: isFlat)
        let writer = JSONLines.Writer(lines)
        let documents = Fixtures.articleTexts.map { AnnotatorLawTests.annotator.annotate($0.text) }
        // Twice, so that the second time it has read every mention before.
        for document in documents + documents.reversed() {
            var kept: [UInt8] = []
            var new: [UInt8] = []
            writer.write(document, id: "a", into: &kept)
            lines.write(document, id: "a", into: &new)
            #expect(kept == new)
        }
    }

    @Test(
        "Only quotes, backslashes and control characters are escaped",
        arguments: [
            ("", #""""#), (#"a"b\c"#, #""a\"b\\c""#), ("dòng 1\nđến\tdòng\r2", #""dòng 1\nđến\tdòng\r2""#),
            ("\u{0}\u{1f} \u{7f}", "\"\\u0000\\u001f \u{7f}\""), ("tám chữ cái và hơn \"", #""tám chữ cái và hơn \"""#),
        ])
    func escapes(_ text: String, _ expected: String) {
        var out: [UInt8] = []
        JSONLines.string(text, into: &out)
        #expect(String(decoding: out, as: UTF8.self) == expected)
    }

    @Test("The first byte that needs an escape is found wherever it stands", arguments: UInt64(1)...4)
    func firstSpecial(_ seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        // Bytes beside the special ones, above 0x7F as well.
        let likely: [UInt8] = [
            0x00, 0x1F, 0x20, 0x21, 0x22, 0x23, 0x5B, 0x5C, 0x5D, 0x61, 0x80, 0x9F, 0xA2, 0xDC, 0xFF,
        ]
        for _ in 0..<2_000 {
            var bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
                Bool.random(using: &random) ? 0x61 : likely.randomElement(using: &random)!
            }
            if Bool.random(using: &random) {
                bytes = bytes.map { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C ? $0 | 0x80 : $0 }
            }
            let start = Int.random(in: 0...bytes.count, using: &random)
            let expected = bytes[start...].firstIndex { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C } ?? bytes.count
            #expect(bytes.withUnsafeBufferPointer { JSONText.firstSpecial($0, start) } == expected)
        }
    }

    @Test("Numbers are written in full", arguments: [0, 7, 10, 99, 100, 4_294_967_296, Int.max])
    func decimals(_ number: Int) {
        var line = Buffer<UInt8>(capacity: 1)
        defer { line.free() }
        line.append(decimal: number)
        #expect(
            String(decoding: UnsafeBufferPointer(start: line.base, count: line.count), as: UTF8.self) == String(number))
    }
}
