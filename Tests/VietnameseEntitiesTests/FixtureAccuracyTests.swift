import Testing

@testable import VietnameseEntities

/// How near the library comes to the marked articles: no less than when the numbers below were last written.
///
/// The articles were written for this project and rules were made with them in sight, so this guards against loss; what
/// the library is worth on unseen text is measured elsewhere.
@Suite struct FixtureAccuracyTests {
    /// The least exact F1 by type, then for holders' links and identity. Raise them when the library gets better.
    static let least: [(row: String, f1: Double)] = [
        ("title", 0.98), ("person", 0.98), ("body", 0.98), ("place", 0.98), ("date", 0.99), ("document", 0.98),
        ("event", 0.98), ("holder", 0.98), ("identity", 0.98),
    ]

    static let evaluation = Result {
        let annotator = Annotator()
        let gold = Fixtures.articles.compactMap { try? MarkedText.parse($0.text, id: $0.name) }
        return try Evaluation(gold: gold, predicted: gold.map { AnnotatedText(id: $0.id, annotator.annotate($0.text)) })
    }

    @Test("The articles are annotated as well as before", arguments: least)
    func accuracy(_ row: String, _ least: Double) throws {
        let score = try #require(try Self.evaluation.get().scores[row])
        #expect(score.gold > 0)
        #expect(score.f1 >= least, "\(row): precision \(score.precision), recall \(score.recall)")
    }

    @Test("Every article is measured")
    func all() throws {
        #expect(try Self.evaluation.get().documents.gold == Fixtures.articles.count)
        #expect(Set(Self.least.map(\.row)) == Set(Evaluation.rows).subtracting(["core", "all"]))
    }
}
