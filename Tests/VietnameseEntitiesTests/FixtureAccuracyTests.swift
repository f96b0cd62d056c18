import Testing

@testable import VietnameseEntities

/// How near the library comes to the marked articles: no less than the numbers below, two mentions or links of hundreds
/// under the figures of 2026-11-23.
///
/// The articles were written for this project and rules were made with them in sight, so this guards against loss; what
/// the library is worth on unseen text is measured elsewhere.
@Suite struct FixtureAccuracyTests {
    /// The least exact F1 by type, then for holders' links and identity. Raise them when the library gets better.
    static let least: [(row: Evaluation.Row, f1: Double)] = [
        (.title, 0.995), (.person, 0.995), (.body, 0.995), (.place, 0.995), (.date, 0.995), (.document, 0.995),
        (.event, 0.995), (.holder, 0.99), (.identity, 0.995),
    ]

    static let evaluation = Result {
        let annotator = Annotator()
        let gold = Fixtures.articles.compactMap { try? MarkedText.parse($0.text, id: $0.name) }
        return try Evaluation(gold: gold, predicted: gold.map { AnnotatedText(id: $0.id, annotator.annotate($0.text)) })
    }

    @Test("The articles are annotated as well as before", arguments: least)
    func accuracy(_ row: Evaluation.Row, _ least: Double) throws {
        let score = try #require(try Self.evaluation.get().scores[row])
        #expect(score.gold > 0)
        #expect(score.f1 >= least, "\(row): precision \(score.precision), recall \(score.recall)")
    }

    @Test("Every article is measured")
    func all() throws {
        #expect(try Self.evaluation.get().documents.gold == Fixtures.articles.count)
        #expect(Set(Self.least.map(\.row)) == Set(Evaluation.Row.allCases).subtracting([.core, .all]))
    }
}
