/// One mention: where it stands, what it is, what made it.
public struct Mention: Sendable, Identifiable, Hashable {
    let storage: Document.Storage
    let index: Int

    var record: MentionRecord { storage.records[index] }

    /// The index among the document's mentions.
    public var id: Int { index }
    /// What it names.
    public var type: EntityType { record.type }
    /// UTF-8 byte offsets into the document's text, half-open.
    public var span: TextSpan { TextSpan(start: Int(record.start), end: Int(record.end)) }
    /// The rule that made it.
    public var rule: Rule { record.rule }

    /// The text as it stands, `text[span]`.
    public var text: String { String(slice) }

    /// The range in the document's text.
    public var range: Range<String.Index> {
        let utf8 = storage.text.utf8
        return utf8.index(
            utf8.startIndex, offsetBy: Int(record.start))..<utf8.index(utf8.startIndex, offsetBy: Int(record.end))
    }

    var slice: Substring { storage.text[range] }

    /// The title that this mention stands in, or nil.
    public var parent: Mention? { record.parent < 0 ? nil : Mention(storage: storage, index: Int(record.parent)) }

    /// The body or place that this title governs; nil for other types and for titles that name none.
    public var governed: Mention? { record.governed < 0 ? nil : Mention(storage: storage, index: Int(record.governed)) }

    /// The person that this mention names, or that holds this title.
    public var person: Person? { record.person == 0 ? nil : Person(storage: storage, number: Int(record.person)) }

    /// One spelling, abbreviations expanded, official capitals: `Uỷ viên BTV` → `Ủy viên Ban Thường vụ`.
    /// - Complexity: linear in the mention; computed at each call. For many see ``Mentions/canonicalForms(in:)``.
    public var canonical: String { Canonicalizer(lexicon: storage.lexicon, remembers: false).canonical(self) }

    /// The lexicon's entries behind the mention, as canonical forms: the head, role or name, then the field or name behind it.
    public var evidence: [String] {
        [record.entry, record.second].filter { $0 != .none }.map { storage.lexicon.canonical($0) }
    }

    /// The parts of a title; nil for other types.
    /// - Complexity: linear in the mention; computed at each call.
    public var titleParts: TitleParts? {
        guard type == .title else { return nil }
        let record = record
        func part(_ from: UInt32, _ to: UInt32) -> String? {
            guard from < to else { return nil }
            let utf8 = storage.text.utf8
            let range =
                utf8.index(utf8.startIndex, offsetBy: Int(from))..<utf8.index(utf8.startIndex, offsetBy: Int(to))
            let words = storage.text[range].split(whereSeparator: \.isWhitespace)
            return words.isEmpty ? nil : words.joined(separator: " ")
        }
        return TitleParts(
            status: part(record.start, record.roleStart), role: part(record.roleStart, record.roleEnd) ?? text,
            modifiers: part(record.roleEnd, record.modifiersEnd), governed: governed)
    }

    /// The parts of a person's name; nil for other types.
    /// - Complexity: linear in the mention; computed at each call.
    public var nameParts: NameParts? { type == .person ? NameParts(of: self) : nil }

    public static func == (a: Mention, b: Mention) -> Bool { a.index == b.index && a.storage === b.storage }
    public func hash(into hasher: inout Hasher) { hasher.combine(index) }
}

/// The parts of a title: `nguyên` + `Phó Bí thư` + `Thường trực` + the mention `Tỉnh ủy`.
public struct TitleParts: Sendable {
    /// `nguyên`, `cựu`, `quyền`, `tân`.
    public let status: String?
    /// The office or rank.
    public let role: String
    /// `Thường trực`, `chuyên trách` … behind the role.
    public let modifiers: String?
    /// The body or place governed.
    public let governed: Mention?
}

/// The parts of a person's name, as far as they can be told.
public struct NameParts: Sendable {
    /// The word of address before the name, outside the mention: `đồng chí`.
    public let honorific: String?
    /// The family name, first in Vietnamese names.
    public let family: String?
    /// What stands between: `Thị`, `Ngọc Bảo`.
    public let middle: String?
    /// The given name; for a short form the whole.
    public let given: String?

    init(of mention: Mention) {
        let lexicon = mention.storage.lexicon
        let words = mention.slice.split(whereSeparator: \.isWhitespace)
        let isVietnamese =
            words.count >= 2 && lexicon.traits(of: words[0]).contains(.family) && mention.rule != .personForeign
        if isVietnamese {
            family = String(words[0])
            given = String(words[words.count - 1])
            middle = words.count > 2 ? words[1..<(words.count - 1)].joined(separator: " ") : nil
        } else if words.count == 1 {
            (family, middle, given) = (nil, nil, String(words[0]))
        } else {
            (family, middle, given) = (nil, nil, nil)
        }
        honorific = lexicon.honorific(before: mention)
    }
}

/// A human being of a document, with all mentions and titles.
public struct Person: Sendable, Identifiable, Hashable {
    let storage: Document.Storage
    /// The number in the document, from 1.
    public let number: Int

    /// Its number in the document, from 1.
    public var id: Int { number }
    private var stored: Document.PersonStorage { storage.persons[number - 1] }

    /// The fullest form of the name in the text, composed (NFC).
    public var name: String { mainMention.canonical }
    var mainMention: Mention { Mention(storage: storage, index: Int(stored.main)) }
    /// The mentions that name the person, in order.
    public var mentions: Mentions { Mentions(storage: storage, indices: stored.mentions.map { Int($0) }) }
    /// The titles that the text gives to the person, in order.
    public var titles: Mentions { Mentions(storage: storage, indices: stored.titles.map { Int($0) }) }

    public static func == (a: Person, b: Person) -> Bool { a.number == b.number && a.storage === b.storage }
    public func hash(into hasher: inout Hasher) { hasher.combine(number) }
}
