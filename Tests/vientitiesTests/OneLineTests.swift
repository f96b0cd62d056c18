import Testing

@testable import vientities

@Suite struct OneLineTests {
    @Test(arguments: [
        ("", ""), ("Tỉnh ủy", "Tỉnh ủy"), ("a\tb\r\nc", "a b  c"), ("\u{1B}[2J", "\u{FFFD}[2J"),
        ("\u{7F}\u{9B}\u{85}\0", "\u{FFFD}\u{FFFD} \u{FFFD}"),
        ("©\n😀 ủ", "© 😀 ủ"),
    ])
    func controlCharactersAreReplaced(text: String, line: String) {
        var out: [UInt8] = []
        OneLine.write(text, into: &out)
        #expect(out == Array(line.utf8))
    }
}
