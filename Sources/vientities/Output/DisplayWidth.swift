/// How many columns a terminal gives to a character.
enum DisplayWidth {
    /// The columns of a text without control characters.
    static func of(_ text: String) -> Int { plain(text) ?? text.reduce(0) { $0 + of($1) } }

    /// The columns of a text in nothing but printable ASCII, U+00C0…U+01BF and U+1E00…U+1EFF, composed Vietnamese for
    /// one: a letter each. Nil for others.
    static func plain(_ text: String) -> Int? {
        var columns = 0
        var isAfterE1 = false
        var isPlain = true
        for byte in text.utf8 {
            switch byte {
            case 0x20...0x7E, 0xC3...0xC6, 0xE1: columns += 1
            case 0x80...0xBF: if isAfterE1, byte < 0xB8 { isPlain = false }
            default: isPlain = false
            }
            isAfterE1 = byte == 0xE1
        }
        return isPlain ? columns : nil
    }

    /// 0 for a mark or format character without a base, 2 for what is wide or shown as an emoji, else 1.
    static func of(_ character: Character) -> Int {
        let first = character.unicodeScalars.first!
        switch first.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        default: break
        }
        let isEmoji = first.properties.isEmojiPresentation || character.unicodeScalars.contains("\u{FE0F}")
        return isEmoji || wide.contains { $0.contains(first.value) } ? 2 : 1
    }

    /// The blocks that UAX #11, EastAsianWidth.txt, has as W or F, without its small gaps.
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
        0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x17000...0x18DFF,
        0x1B000...0x1B2FF, 0x20000...0x3FFFD,
    ]
}
