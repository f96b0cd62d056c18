/// Reads text with mentions marked inline, the notation of the project's fixtures.
///
///     ⟦T1 Chủ tịch ⟦B UBND tỉnh⟧⟧ ⟦P1 Lê Văn An⟧
///
/// `T P B L D N E` stand for title, person, body, place, date, document and event; a number links a title to its
/// holder and the mentions of one person.
public enum MarkedText {
    /// The mark-up is not balanced, names no type or has a number that is too large.
    public struct Malformed: Error, Hashable, Sendable, CustomStringConvertible {
        /// The Unicode scalar of the marked text at which reading stopped, from 0.
        public let offset: Int
        public var description: String { "unbalanced or unknown mark-up at scalar \(offset)" }
    }

    /// The type's letter in the notation.
    public static func letter(of type: EntityType) -> Character {
        switch type {
        case .title: "T"
        case .person: "P"
        case .body: "B"
        case .place: "L"
        case .date: "D"
        case .document: "N"
        case .event: "E"
        }
    }

    /// The text without mark-up, and its mentions by start, longer first.
    /// - Throws: ``Malformed`` with the place of the first fault.
    /// - Complexity: linear in the text, n log n in the mentions.
    public static func parse(_ marked: String, id: String = "") throws(Malformed) -> AnnotatedText {
        let scalars = Array(marked.unicodeScalars)
        var text = String.UnicodeScalarView()
        var count = 0
        var open: [(type: EntityType, person: Int?, start: Int)] = []
        var entities: [AnnotatedText.Entity] = []
        var at = 0
        while at < scalars.count {
            if scalars[at] == "⟦" {
                let from = at
                at += 1
                guard at < scalars.count,
                    let type = EntityType.allCases.first(where: { letter(of: $0).unicodeScalars.first == scalars[at] })
                else {
                    throw Malformed(offset: from)
                }
                at += 1
                var number: Int?
                while at < scalars.count, let digit = scalars[at].properties.numericValue, scalars[at].isASCII {
                    let (tens, overflows) = (number ?? 0).multipliedReportingOverflow(by: 10)
                    let (sum, overflowsToo) = tens.addingReportingOverflow(Int(digit))
                    if overflows || overflowsToo { throw Malformed(offset: from) }
                    number = sum
                    at += 1
                }
                guard at < scalars.count, scalars[at] == " " else { throw Malformed(offset: from) }
                at += 1
                open.append((type, number, count))
            } else if scalars[at] == "⟧" {
                guard let last = open.popLast() else { throw Malformed(offset: at) }
                entities.append(
                    AnnotatedText.Entity(start: last.start, end: count, type: last.type, person: last.person))
                at += 1
            } else {
                text.append(scalars[at])
                count += 1
                at += 1
            }
        }
        guard open.isEmpty else { throw Malformed(offset: scalars.count) }
        entities.sort { $0.start != $1.start ? $0.start < $1.start : $0.end > $1.end }
        return AnnotatedText(id: id, text: String(text), entities: entities)
    }
}
