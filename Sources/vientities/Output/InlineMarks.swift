import VietnameseEntities

/// Writes a document's text with its mentions marked in place.
///
///     ⟦T1 Chủ tịch ⟦B UBND tỉnh⟧⟧ ⟦P1 Lê Văn An⟧     plain
///
/// Coloured, each type has its colour, what stands inside a title is underlined as well, and a person's number
/// follows in small figures.
struct InlineMarks: Sendable {
    var isColoured: Bool
    /// Whether control characters are shown (`␛`) instead of sent, so that a text cannot steer the terminal.
    var showsControls: Bool
    /// Leaves out mentions that stand inside another.
    var isFlat: Bool

    /// Appends the text; a text that ends in no line break gets none.
    /// - Parameter spill: takes what is written away when it is much.
    /// - Complexity: linear in the text and the mentions.
    func write(_ document: Document, into out: inout [UInt8], spill: ((inout [UInt8]) -> Void)? = nil) {
        let mentions = isFlat ? document.topLevelMentions : document.mentions
        var text = document.text
        text.withUTF8 { bytes in
            var open: [Mention] = []
            var at = 0
            func copy(to end: Int, _ out: inout [UInt8]) {
                self.copy(UnsafeBufferPointer(rebasing: bytes[at..<end]), into: &out)
                at = end
            }
            func close(until offset: Int, _ out: inout [UInt8]) {
                while let inner = open.last, inner.span.end <= offset {
                    copy(to: inner.span.end, &out)
                    open.removeLast()
                    end(inner, outer: open.last, into: &out)
                }
            }
            for mention in mentions {
                close(until: mention.span.start, &out)
                copy(to: mention.span.start, &out)
                begin(mention, isNested: !open.isEmpty, into: &out)
                open.append(mention)
                if out.count >= JSONLines.Writer.spillBytes { spill?(&out) }
            }
            close(until: bytes.count, &out)
            copy(to: bytes.count, &out)
        }
    }

    private func begin(_ mention: Mention, isNested: Bool, into out: inout [UInt8]) {
        if isColoured {
            out += "\u{1B}[\(mention.type.color)\(isNested ? ";4" : "")m".utf8
        } else {
            out += "⟦\(MarkedText.letter(of: mention.type))\(mention.person.map { String($0.number) } ?? "") ".utf8
        }
    }

    private func end(_ mention: Mention, outer: Mention?, into out: inout [UInt8]) {
        guard isColoured else {
            out += "⟧".utf8
            return
        }
        out += "\u{1B}[0m".utf8
        if let person = mention.person { out += "\u{1B}[2m\(Self.small(person.number))\u{1B}[0m".utf8 }
        if let outer, outer.span.end > mention.span.end { out += "\u{1B}[\(outer.type.color)m".utf8 }
    }

    /// `12` → `¹²`
    private static func small(_ number: Int) -> String {
        let digits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
        return String(String(number).utf8.map { digits[Int($0 - 0x30)] })
    }

    private func copy(_ bytes: UnsafeBufferPointer<UInt8>, into out: inout [UInt8]) {
        guard showsControls else {
            out.append(contentsOf: bytes)
            return
        }
        for index in bytes.indices {
            let byte = bytes[index]
            if byte < 0x20 && byte != 0x09 && byte != 0x0A || byte == 0x7F {
                // U+2400 … are the pictures of U+0000 …, U+2421 that of U+007F.
                if byte == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A { continue }
                out += [0xE2, 0x90, byte == 0x7F ? 0xA1 : 0x80 + byte]
            } else if byte >= 0x80 && byte < 0xA0 && index > 0 && bytes[index - 1] == 0xC2 {
                // U+0080 ..< U+00A0 steer terminals too; they have no pictures.
                out.removeLast()
                out += "\u{FFFD}".utf8
            } else {
                out.append(byte)
            }
        }
    }
}
