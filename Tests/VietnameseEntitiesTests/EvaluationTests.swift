import Testing

@testable import VietnameseEntities

/// The measures are those of the scheme's own scorer: the figures below are its output on the same two texts.
@Suite struct EvaluationTests {
    private static let gold = [
        "⟦T1 Chủ tịch ⟦B UBND tỉnh⟧⟧ ⟦P1 Lê Văn An⟧ và ⟦T2 Bí thư ⟦B Tỉnh ủy⟧⟧ ⟦P2 Trần Thị Bình⟧ dự họp ⟦D ngày 5/3⟧ tại ⟦L xã Bình Minh⟧. Ông ⟦P1 An⟧ phát biểu.",
        "Theo ⟦N Nghị quyết số 18-NQ/TU⟧, ⟦E kỳ họp thứ 10⟧ diễn ra ⟦D sáng 7/12⟧; bà ⟦P1 Mai⟧ và ông ⟦P2 Hải⟧ vắng mặt.",
    ]
    private static let predicted = [
        "⟦T1 Chủ tịch ⟦B UBND⟧⟧ tỉnh ⟦P1 Lê Văn An⟧ và ⟦T2 Bí thư ⟦B Tỉnh ủy⟧⟧ ⟦P2 Trần Thị Bình⟧ dự họp ngày ⟦D 5/3⟧ tại ⟦L xã Bình Minh⟧. Ông ⟦P2 An⟧ phát biểu.",
        "Theo ⟦N Nghị quyết số 18-NQ/TU⟧, ⟦E kỳ họp thứ 10⟧ diễn ra ⟦D sáng 7/12⟧; bà ⟦P1 Mai⟧ và ông ⟦P1 Hải⟧ ⟦T1 vắng⟧ mặt.",
    ]

    /// Row, gold items, predicted items, precision, recall, F1, overlap F1.
    static let expected: [(String, Int, Int, Double, Double, Double, Double?)] = [
        ("title", 2, 3, 0.3333333333333333, 0.5, 0.4, 0.8),
        ("person", 5, 5, 1.0, 1.0, 1.0, 1.0),
        ("body", 2, 2, 0.5, 0.5, 0.5, 1.0),
        ("place", 1, 1, 1.0, 1.0, 1.0, 1.0),
        ("date", 2, 2, 0.5, 0.5, 0.5, 1.0),
        ("document", 1, 1, 1.0, 1.0, 1.0, 1.0),
        ("event", 1, 1, 1.0, 1.0, 1.0, 1.0),
        ("core", 9, 10, 0.7, 0.7777777777777778, 0.7368421052631577, nil),
        ("all", 14, 15, 0.7333333333333333, 0.7857142857142857, 0.7586206896551724, nil),
        ("holder", 2, 3, 0.3333333333333333, 0.5, 0.4, nil),
        ("identity", 1, 2, 0.0, 0.0, 0.0, nil),
    ]

    private static func texts(_ marked: [String]) throws -> [AnnotatedText] {
        try marked.enumerated().map { try MarkedText.parse($1, id: String($0)) }
    }

    @Test(arguments: expected)
    func figuresAreTheScorers(
        _ row: String, _ gold: Int, _ predicted: Int, _ precision: Double, _ recall: Double, _ f1: Double,
        _ overlap: Double?
    ) throws {
        let evaluation = Evaluation(gold: try Self.texts(Self.gold), predicted: try Self.texts(Self.predicted))
        let score = try #require(evaluation.scores[row])
        #expect(score.gold == gold && score.predicted == predicted)
        #expect(abs(score.precision - precision) < 1e-12)
        #expect(abs(score.recall - recall) < 1e-12)
        #expect(abs(score.f1 - f1) < 1e-12)
        if let overlap { #expect(abs(score.overlapF1 - overlap) < 1e-12) }
    }

    @Test func aMissingPredictionCountsAsMissed() throws {
        let gold = try Self.texts(Self.gold)
        let evaluation = Evaluation(gold: gold, predicted: [])
        #expect(evaluation.documents.gold == 2 && evaluation.documents.predicted == 0)
        #expect(evaluation.scores["all"]?.right == 0)
        let marks = gold.map { $0.entities.count }.reduce(0, +)
        #expect(evaluation.differences.count == marks)
        let isAllMissed = evaluation.differences.allSatisfy { $0.isMissed }
        #expect(isAllMissed)
    }
}
