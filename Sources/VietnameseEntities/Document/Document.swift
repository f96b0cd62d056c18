/// A text with its mentions, persons and links: what ``Annotator/annotate(_:)`` returns.
///
///     let document = annotator.annotate("Ông Lê Văn An, Chủ tịch UBND tỉnh Nghệ An, phát biểu.")
///     document.persons[0].name             // "Lê Văn An"
///     document.persons[0].titles[0].text   // "Chủ tịch UBND tỉnh Nghệ An"
///
/// A document never changes and is safe to share between tasks; the same text gives the same mentions, persons and links
/// on every run. It is not `Equatable`: mentions and persons are equal only within one document.
public struct Document: Sendable {
    /// What the views share.
    final class Storage: Sendable {
        let text: String
        let records: [MentionRecord]
        let persons: [PersonStorage]
        let lexicon: Lexicon
        /// All that was found, where the annotator's options left types out; nil where ``records`` are all.
        private let found: Found?

        /// Records before types were left out, and by mention the place of its own among them.
        struct Found: Sendable {
            var records: [MentionRecord]
            var places: [Int32]
        }

        init(
            text: String, records: [MentionRecord], persons: [PersonStorage], lexicon: Lexicon, found: Found? = nil
        ) {
            self.text = text
            self.records = records
            self.persons = persons
            self.lexicon = lexicon
            self.found = found
        }

        /// All that was found in the text: what a mention means does not depend on the types that are asked for.
        var allRecords: [MentionRecord] { found?.records ?? records }
        /// The place of a mention among ``allRecords``.
        func place(of index: Int) -> Int { found.map { Int($0.places[index]) } ?? index }
    }

    struct PersonStorage: Sendable {
        var main: Int32
        var mentions: [Int32]
        var titles: [Int32]
    }

    let storage: Storage

    /// The text, exactly as given.
    public var text: String { storage.text }

    /// All mentions by start, longer first, so that a title precedes the body inside it: the nested view.
    public var mentions: Mentions { Mentions(storage: storage, indices: nil) }

    /// The mentions that stand inside no other: the flat view.
    /// - Complexity: linear in the mentions.
    public var topLevelMentions: Mentions {
        Mentions(storage: storage, indices: storage.records.indices.filter { storage.records[$0].parent < 0 })
    }

    /// The persons in the order of their first mention.
    /// - Complexity: linear in the persons.
    public var persons: [Person] { storage.persons.indices.map { Person(storage: storage, number: $0 + 1) } }

    /// The mentions of one type, in order.
    /// - Complexity: linear in the mentions.
    public func mentions(of type: EntityType) -> Mentions {
        Mentions(storage: storage, indices: storage.records.indices.filter { storage.records[$0].type == type })
    }

    /// The innermost mention at a UTF-8 offset, or nil.
    /// - Complexity: logarithmic in the mentions.
    public func mention(atUTF8Offset offset: Int) -> Mention? {
        var low = 0
        var high = storage.records.count
        while low < high {
            let middle = (low + high) / 2
            if Int(storage.records[middle].start) <= offset { low = middle + 1 } else { high = middle }
        }
        // Nesting is one deep: the mention that starts last before the offset, else the one that it stands in.
        guard low > 0 else { return nil }
        let last = storage.records[low - 1]
        if offset < Int(last.end) { return Mention(storage: storage, index: low - 1) }
        if last.parent >= 0, offset < Int(storage.records[Int(last.parent)].end) {
            return Mention(storage: storage, index: Int(last.parent))
        }
        return nil
    }
}

/// A sequence of mentions of one document.
public struct Mentions: RandomAccessCollection, Sendable {
    let storage: Document.Storage
    let indices_: [Int]?

    init(storage: Document.Storage, indices: [Int]?) {
        self.storage = storage
        indices_ = indices
    }

    public var startIndex: Int { 0 }
    public var endIndex: Int { indices_?.count ?? storage.records.count }
    public subscript(position: Int) -> Mention { Mention(storage: storage, index: indices_?[position] ?? position) }
}
