/// Why a stretch of text is a mention, or is none: what won it, and what lost.
///
///     for explanation in annotator.explain("Bí thư Tỉnh ủy") {
///         print(explanation.winner.rule.id, explanation.losers.map(\.rule.id))
///     }
public struct Explanation: Sendable {
    /// The mention; nil where a refused phrase won the text and kept others out of it.
    public let mention: Mention?
    /// What won: the mention's own proposal, or the refusal.
    public let winner: Proposal
    /// The proposals that share text with the winner and were not accepted, by start, longer first. What lies inside
    /// the body or place that a title governs stands with that body or place.
    public let losers: [Proposal]
}

extension Annotator {
    /// Annotates a text and says of every mention what lost to it, in the order of the document's mentions; refused
    /// phrases that kept something out stand among them.
    /// - Precondition: the text has at most ``byteLimit`` bytes of UTF-8.
    /// - Complexity: linear in the text, but for sorting what was proposed; slower than ``annotate(_:)``.
    public func explain(_ text: String) -> [Explanation] { Worker(self).explain(text) }
}
