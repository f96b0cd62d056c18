internal import CICU

/// Spelling of single words: composition (NFC) and the placement of tones.
enum Spelling {
    /// The text composed, runs of white space as one space.
    static func composed(_ bytes: [UInt8]) -> String {
        var isPlain = true
        for byte in bytes where byte >= 0x80 || byte <= 0x20 {
            isPlain = false
            break
        }
        if isPlain { return String(decoding: bytes, as: UTF8.self) }
        let units = Array(String(decoding: bytes, as: UTF8.self).utf16)
        var out = [UInt16](repeating: 0, count: units.count * 3 + 8)
        let length = vien_nfc(units, Int32(units.count), &out, Int32(out.count))
        let text =
            length >= 0 && Int(length) <= out.count
            ? String(decoding: out[0..<Int(length)], as: UTF16.self) : String(decoding: bytes, as: UTF8.self)
        let words = text.split(whereSeparator: \.isWhitespace)
        return words.map(modernTone).joined(separator: " ")
    }

    /// Appends ``composed(_:)``. Words in composed Vietnamese letters with modern tones, one space between them, are
    /// copied: ASCII, U+00C0…U+01BF and U+1E80…U+1EFF compose with nothing but combining marks.
    static func appendComposed(_ bytes: UnsafeBufferPointer<UInt8>, to out: inout [UInt8]) {
        if isComposed(bytes) { out += bytes } else { out += composed(Array(bytes)).utf8 }
    }

    private static func isComposed(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var at = 0
        while at < bytes.count {
            let byte = bytes[at]
            switch byte {
            case 0x21...0x7F: at += 1
            case 0x20:
                guard at > 0, at + 1 < bytes.count, bytes[at + 1] != 0x20 else { return false }
                at += 1
            case 0xC3...0xC6:
                if at > 0, mayMoveTone(bytes, at, at + 2) { return false }
                at += 2
            case 0xE1:
                guard bytes[at + 1] == 0xBA || bytes[at + 1] == 0xBB else { return false }
                if at > 0, mayMoveTone(bytes, at, at + 3) { return false }
                at += 3
            default: return false
            }
        }
        return true
    }

    /// Whether the letter `start..<end` ends a word behind a plain o or u, as in `hoà` and `uỷ`.
    private static func mayMoveTone(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
        guard end == bytes.count || bytes[end] == 0x20 else { return false }
        let before = bytes[start - 1] | 0x20
        return before == 0x6F || before == 0x75
    }

    /// `Uỷ` → `Ủy`, `hoà` → `hòa`: in open `oa`, `oe`, `uy` the tone stands on the first vowel; `qu` is an onset.
    private static func modernTone(_ word: Substring) -> String {
        var scalars = Array(word.unicodeScalars)
        guard scalars.count >= 2, let last = scalars.last, scalars[scalars.count - 1].value >= 0x80 else {
            return String(word)
        }
        var base: UInt32 = 0
        var mark: UInt32 = 0
        guard vien_decompose(last.value, &base, &mark) != 0, LetterTable.toneMarks.contains(mark) else {
            return String(word)
        }
        let before = vien_lower(scalars[scalars.count - 2].value)
        let vowel = vien_lower(base)
        let pair = (before, vowel)
        guard pair == (0x6F, 0x61) || pair == (0x6F, 0x65) || pair == (0x75, 0x79) else { return String(word) }
        if pair == (0x75, 0x79) && scalars.count >= 3 && vien_lower(scalars[scalars.count - 3].value) == 0x71 {
            return String(word)
        }
        let composed = vien_compose(scalars[scalars.count - 2].value, mark)
        guard composed != 0, let first = Unicode.Scalar(composed), let second = Unicode.Scalar(base) else {
            return String(word)
        }
        scalars[scalars.count - 2] = first
        scalars[scalars.count - 1] = second
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return String(text)
    }

    /// The syllable with each of the other tones (and none). The mark stands at the end, where the fold reads it as well.
    static func toneVariants(of syllable: Substring) -> [String] {
        var letters = String.UnicodeScalarView()
        var own: UInt32 = 0
        for scalar in syllable.unicodeScalars {
            var value = scalar.value
            var a: UInt32 = 0
            var b: UInt32 = 0
            var mark: UInt32 = 0
            // ệ → ẹ + circumflex → e + dot: take the tone out, put the vowel mark back.
            while vien_decompose(value, &a, &b) != 0, b != 0 {
                if LetterTable.toneMarks.contains(b) { own = b } else { mark = b }
                value = a
            }
            if mark != 0 { value = vien_compose(value, mark) }
            if let letter = Unicode.Scalar(value) { letters.append(letter) }
        }
        var variants = own == 0 ? [] : [String(letters)]
        for mark in LetterTable.toneMarks where mark != own {
            variants.append(String(letters) + String(Unicode.Scalar(mark)!))
        }
        return variants
    }

    /// Whether the word is `Phó` in any spelling, or the letter that stands for it: `P.`.
    static func isDeputy(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        if bytes.count == 1 { return bytes[0] | 0x20 == 0x70 }
        // Nothing longer composes to five bytes but marks on the three letters.
        guard bytes.count >= 4, bytes[0] | 0x20 == 0x70 else { return false }
        let word = composed(Array(bytes))
        return word == "Phó" || word == "phó" || word == "PHÓ"
    }
}
