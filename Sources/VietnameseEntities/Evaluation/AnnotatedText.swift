/// A text with mentions from anywhere: gold mark-up, another tool's output, or a ``Document``.
public struct AnnotatedText: Sendable {
    /// A mention as such files have it.
    public struct Entity: Hashable, Sendable {
        /// The first scalar, in Unicode scalars from the start of the text.
        public var start: Int
        /// The scalar after the last.
        public var end: Int
        /// What it names.
        public var type: EntityType
        /// The number of the person that the mention names, or that holds the title; nil where the file gives none.
        public var person: Int?
        /// The rule that made it; nil for gold.
        public var rule: String?

        /// A mention of these offsets, in Unicode scalars.
        public init(start: Int, end: Int, type: EntityType, person: Int? = nil, rule: String? = nil) {
            self.start = start
            self.end = end
            self.type = type
            self.person = person
            self.rule = rule
        }
    }

    /// By which it is compared with another annotation of the text.
    public var id: String
    /// The text without marks.
    public var text: String
    /// Its mentions, in any order.
    public var entities: [Entity]

    /// A text with its mentions.
    public init(id: String, text: String, entities: [Entity]) {
        self.id = id
        self.text = text
        self.entities = entities
    }

    /// The mentions of a document, nested ones included.
    public init(id: String, _ document: Document) {
        let mentions = document.mentions
        let spans = OffsetMap(document.text, unit: .scalar).convert(mentions.map(\.span))
        self.init(
            id: id, text: document.text,
            entities: zip(mentions, spans).map { mention, span in
                Entity(
                    start: span.start, end: span.end, type: mention.type, person: mention.person?.number,
                    rule: mention.rule.id)
            })
    }
}
