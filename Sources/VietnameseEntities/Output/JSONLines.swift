/// Writes documents as JSON Lines: one object a line, keys in a fixed order, the same bytes for the same document.
///
///     {"id":"a","text":"…","offsets":"scalar","entities":[{"start":0,"end":6,"type":"title",…}],"persons":[…]}
///
/// `entities` holds nested mentions too, by start, longer first; `person` stands on every person and on every title
/// that has a holder.
public struct JSONLines: Sendable {
    /// The unit of `start` and `end`.
    public var unit: OffsetUnit
    /// Leaves out mentions that stand inside another.
    public var isFlat: Bool

    public init(unit: OffsetUnit = .scalar, isFlat: Bool = false) {
        self.unit = unit
        self.isFlat = isFlat
    }

    /// Appends the document's line, with its line break, to `out`.
    /// - Complexity: linear in the text and the mentions.
    ///
    /// `day` is the document's day where the caller knows it; else the first time stamp in the text serves.
    public func write(_ document: Document, id: String, day: CalendarDate? = nil, into out: inout [UInt8]) {
        let context = document.context(day: day)
        let mentions = isFlat ? document.topLevelMentions : document.mentions
        let spans = OffsetMap(document.text, unit: unit).convert(mentions.map(\.span))
        /// The place of a mention in `entities`, where flat output leaves some out.
        var place = [Int: Int]()
        if isFlat { for (number, mention) in mentions.enumerated() { place[mention.id] = number } }

        out += #"{"id":"#.utf8
        Self.string(id, into: &out)
        out += #","text":"#.utf8
        Self.string(document.text, into: &out)
        out += #","offsets":""#.utf8
        out += unit.rawValue.utf8
        out += #"","entities":["#.utf8
        for (number, mention) in mentions.enumerated() {
            if number > 0 { out.append(0x2C) }
            out += #"{"start":"#.utf8
            Self.integer(spans[number].start, into: &out)
            out += #","end":"#.utf8
            Self.integer(spans[number].end, into: &out)
            out += #","type":""#.utf8
            out += mention.type.rawValue.utf8
            out += #"","text":"#.utf8
            Self.string(mention.text, into: &out)
            out += #","canonical":"#.utf8
            Self.string(mention.canonical(in: context), into: &out)
            if let value = mention.dateValue(in: context) {
                out += #","value":"#.utf8
                Self.string(value.description, into: &out)
            }
            out += #","rule":""#.utf8
            out += mention.rule.id.utf8
            out.append(0x22)
            if let person = mention.person {
                out += #","person":"#.utf8
                Self.integer(person.number, into: &out)
            }
            out.append(0x7D)
        }
        out += #"],"persons":["#.utf8
        for (number, person) in document.persons.enumerated() {
            if number > 0 { out.append(0x2C) }
            out += #"{"id":"#.utf8
            Self.integer(person.number, into: &out)
            out += #","name":"#.utf8
            Self.string(person.name, into: &out)
            for (key, list) in [("mentions", person.mentions), ("titles", person.titles)] {
                out += #",""#.utf8
                out += key.utf8
                out += #"":["#.utf8
                var isFirst = true
                for mention in list {
                    guard let number = isFlat ? place[mention.id] : mention.id else { continue }
                    if !isFirst { out.append(0x2C) }
                    isFirst = false
                    Self.integer(number, into: &out)
                }
                out.append(0x5D)
            }
            out.append(0x7D)
        }
        out += "]}\n".utf8
    }

    /// Appends a JSON string with its quotes. Only what JSON demands is escaped.
    public static func string(_ text: String, into out: inout [UInt8]) {
        out.append(0x22)
        var text = text
        text.withUTF8 { bytes in
            var from = 0
            for at in 0..<bytes.count where bytes[at] < 0x20 || bytes[at] == 0x22 || bytes[at] == 0x5C {
                out.append(contentsOf: bytes[from..<at])
                from = at + 1
                switch bytes[at] {
                case 0x22: out += "\\\"".utf8
                case 0x5C: out += "\\\\".utf8
                case 0x0A: out += "\\n".utf8
                case 0x0D: out += "\\r".utf8
                case 0x09: out += "\\t".utf8
                default:
                    out += "\\u00".utf8
                    for nibble in [bytes[at] >> 4, bytes[at] & 15] { out.append(nibble < 10 ? 0x30 + nibble : 0x57 + nibble) }
                }
            }
            out.append(contentsOf: bytes[from..<bytes.count])
        }
        out.append(0x22)
    }

    static func integer(_ value: Int, into out: inout [UInt8]) { out += String(value).utf8 }
}
