@testable import VietnameseEntities

/// A way to write the same Vietnamese text in other code points. The plain, slow twin of the library's fold.
enum SpellingVariant: String, CaseIterable, Sendable {
    case composed, decomposed
    /// The vowel with its own mark as one letter, the tone as a second: `ê` U+0323, as Windows writes it.
    case halfDecomposed
    /// `uỷ`, `hoà`.
    case oldTones
    /// `ủy`, `hòa`.
    case newTones
    case oldTonesDecomposed

    /// The text in this spelling. What stands before a word's boundary does not depend on what stands behind it.
    func apply(to text: String) -> String {
        switch self {
        case .composed: text.composed
        case .decomposed: text.decomposed
        case .halfDecomposed: Self.halfDecomposed(text)
        case .oldTones: Self.movingTones(text, toFirst: false)
        case .newTones: Self.movingTones(text, toFirst: true)
        case .oldTonesDecomposed: Self.movingTones(text, toFirst: false).decomposed
        }
    }

    private static let tones: Set<Unicode.Scalar> = ["\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"]

    private static func decomposed(_ scalars: some Sequence<Unicode.Scalar>) -> [Unicode.Scalar] {
        Array(string(scalars).decomposed.unicodeScalars)
    }

    private static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    private static func halfDecomposed(_ text: String) -> String {
        var out = ""
        for scalar in text.composed.unicodeScalars {
            let parts = scalar.value < 0x80 ? [scalar] : decomposed([scalar])
            out += string(parts.filter { !tones.contains($0) }).composed
            out.unicodeScalars.append(contentsOf: parts.filter { tones.contains($0) })
        }
        return out
    }

    /// Moves the tone of an open `oa`, `oe` or `uy`, not behind `q`, to its first or second vowel.
    private static func movingTones(_ text: String, toFirst: Bool) -> String {
        let scalars = Array(text.composed.unicodeScalars)
        var out: [Unicode.Scalar] = []
        var index = 0
        while index < scalars.count {
            var end = index
            while end < scalars.count, scalars[end].properties.isAlphabetic || scalars[end].properties.isDiacritic {
                end += 1
            }
            if end == index {
                out.append(scalars[index])
                index += 1
            } else {
                out += movingTone(Array(scalars[index..<end]), toFirst: toFirst)
                index = end
            }
        }
        return string(out)
    }

    private static func movingTone(_ word: [Unicode.Scalar], toFirst: Bool) -> [Unicode.Scalar] {
        guard word.count >= 2 else { return word }
        let first = decomposed([word[word.count - 2]])
        let second = decomposed([word[word.count - 1]])
        let bare = (first + second).filter { !tones.contains($0) }
        let mark = (first + second).filter { tones.contains($0) }
        guard mark.count == 1, bare.count == 2, ["oa", "oe", "uy"].contains(string(bare).lowercased()) else {
            return word
        }
        if string(bare).lowercased() == "uy", word.count >= 3, string([word[word.count - 3]]).lowercased() == "q" {
            return word
        }
        let moved = toFirst ? [bare[0], mark[0], bare[1]] : [bare[0], bare[1], mark[0]]
        return word.dropLast(2) + Array(string(moved).composed.unicodeScalars)
    }

    /// What the fold keeps of a word, spelled out: lower case, decomposed, tones last, look-alikes and apostrophes as one.
    static func folded(_ word: String) -> String {
        var letters = ""
        var marks = ""
        for scalar in word.lowercased().decomposed.unicodeScalars {
            switch scalar {
            case "ð", "ɖ": letters.unicodeScalars.append("đ")
            case "\u{2019}", "\u{2BC}", "\u{2BB}": letters.unicodeScalars.append("'")
            default:
                if tones.contains(scalar) {
                    marks.unicodeScalars.append(scalar)
                } else {
                    letters.unicodeScalars.append(scalar)
                }
            }
        }
        // Both parts are in canonical order still, so the string's scalars tell equal from unequal.
        return letters + "|" + marks
    }
}
