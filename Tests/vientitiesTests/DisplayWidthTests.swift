import Testing

@testable import vientities

@Suite struct DisplayWidthTests {
    @Test(arguments: [
        ("", 0), ("Nguyễn", 6), ("Nguyê\u{303}n", 6), ("ủ", 1), ("Đ", 1), ("H'Yim", 5), ("\u{301}", 0),
        ("\u{200B}a", 1),
        ("日本", 4), ("한글", 4), ("ｗ", 2), ("😀", 2), ("👨‍👩‍👧", 2), ("🇻🇳", 2), ("❤️", 2), ("❤", 1), ("½", 1),
    ])
    func columnsOfATerminal(text: String, width: Int) { #expect(DisplayWidth.of(text) == width) }
}
