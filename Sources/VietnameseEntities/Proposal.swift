/// A stretch of text that a rule proposed as a mention, whether it became one or not.
public struct Proposal: Hashable, Sendable {
    /// UTF-8 byte offsets into the document's text, half-open.
    public let span: TextSpan
    /// The text as it stands, `text[span]`.
    public let text: String
    /// What it would be; without meaning where the rule refuses.
    public let type: EntityType
    /// What made it.
    public let rule: Rule
    /// The lexicon's entries behind it, as ``Mention/evidence``.
    public let evidence: [String]

    /// Whether the rule keeps the text from being a mention.
    public var isRefusal: Bool { rule == .refuseGeneric }
}
