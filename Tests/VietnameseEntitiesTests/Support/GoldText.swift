@testable import VietnameseEntities

/// A text with the mentions that it should have, as the fixtures mark them, or with those that the library found.
///
///     try GoldText("⟦T1 Bí thư ⟦B Tỉnh ủy⟧⟧ ⟦P1 Lê Văn An⟧ phát biểu.")
///
/// The library's ``MarkedText`` reads the notation; this adds nesting, comparison and a way back to mark-up.
struct GoldText {
    /// A mention: what it is, where, inside which other.
    struct Mark: Hashable {
        /// Unicode scalar offsets, half-open.
        var start: Int
        var end: Int
        var type: EntityType
        /// The index of the mark around this one, or nil.
        var parent: Int?
        /// The number of the person.
        var person: Int?
    }

    let text: String
    /// By start, longer first.
    let marks: [Mark]

    init(_ marked: String) throws {
        self.init(try MarkedText.parse(marked))
    }

    init(_ document: Document) {
        self.init(AnnotatedText(id: "", document))
    }

    private init(_ annotated: AnnotatedText) {
        text = annotated.text
        var marks: [Mark] = []
        var open: [Int] = []
        for entity in annotated.entities {
            while let last = open.last, marks[last].end <= entity.start { open.removeLast() }
            marks.append(
                Mark(start: entity.start, end: entity.end, type: entity.type, parent: open.last, person: entity.person))
            open.append(marks.count - 1)
        }
        self.marks = marks
    }

    /// Whether the mark-up says who is who.
    var isNumbered: Bool { marks.contains { $0.person != nil } }

    /// Whether `other` has the same mentions and, where this text is numbered, the same persons and holders, whatever
    /// their numbers.
    func agrees(with other: GoldText) -> Bool {
        func plain(_ marks: [Mark]) -> [Mark] {
            marks.map { Mark(start: $0.start, end: $0.end, type: $0.type, parent: $0.parent) }
        }
        guard text.utf8.elementsEqual(other.text.utf8), plain(marks) == plain(other.marks) else { return false }
        if !isNumbered { return true }
        var there: [Int: Int] = [:]
        var back: [Int: Int] = [:]
        for (mark, twin) in zip(marks, other.marks) {
            switch (mark.person, twin.person) {
            case (nil, nil): break
            case (let number?, let match?):
                if there[number, default: match] != match || back[match, default: number] != number { return false }
                there[number] = match
                back[match] = number
            default: return false
            }
        }
        return true
    }

    /// The text with its marks, for failure messages and for writing examples.
    func marked(numbered: Bool = true) -> String {
        var opens: [Int: String] = [:]
        var closes: [Int: Int] = [:]
        for mark in marks {
            opens[mark.start, default: ""] +=
                "⟦\(MarkedText.letter(of: mark.type))\(numbered ? mark.person.map(String.init) ?? "" : "") "
            closes[mark.end, default: 0] += 1
        }
        var out = ""
        var offset = 0
        for scalar in text.unicodeScalars {
            out += String(repeating: "⟧", count: closes[offset] ?? 0) + (opens[offset] ?? "")
            out.unicodeScalars.append(scalar)
            offset += 1
        }
        return out + String(repeating: "⟧", count: closes[offset] ?? 0)
    }
}
