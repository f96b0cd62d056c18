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
    static let expected: [(Evaluation.Row, Int, Int, Double, Double, Double, Double?)] = [
        (.title, 2, 3, 0.3333333333333333, 0.5, 0.4, 0.8),
        (.person, 5, 5, 1.0, 1.0, 1.0, 1.0),
        (.body, 2, 2, 0.5, 0.5, 0.5, 1.0),
        (.place, 1, 1, 1.0, 1.0, 1.0, 1.0),
        (.date, 2, 2, 0.5, 0.5, 0.5, 1.0),
        (.document, 1, 1, 1.0, 1.0, 1.0, 1.0),
        (.event, 1, 1, 1.0, 1.0, 1.0, 1.0),
        (.core, 9, 10, 0.7, 0.7777777777777778, 0.7368421052631577, nil),
        (.all, 14, 15, 0.7333333333333333, 0.7857142857142857, 0.7586206896551724, nil),
        (.holder, 2, 3, 0.3333333333333333, 0.5, 0.4, nil),
        (.identity, 1, 2, 0.0, 0.0, 0.0, nil),
    ]

    private static func texts(_ marked: [String]) throws -> [AnnotatedText] {
        try marked.enumerated().map { try MarkedText.parse($1, id: String($0)) }
    }

    @Test(arguments: expected)
    func figuresAreTheScorers(
        _ row: Evaluation.Row, _ gold: Int, _ predicted: Int, _ precision: Double, _ recall: Double, _ f1: Double,
        _ overlap: Double?
    ) throws {
        let evaluation = try Evaluation(gold: try Self.texts(Self.gold), predicted: try Self.texts(Self.predicted))
        let score = try #require(evaluation.scores[row])
        #expect(score.gold == gold && score.predicted == predicted)
        #expect(abs(score.precision - precision) < 1e-12)
        #expect(abs(score.recall - recall) < 1e-12)
        #expect(abs(score.f1 - f1) < 1e-12)
        if let overlap { #expect(abs(score.overlapF1 - overlap) < 1e-12) }
    }

    @Test func aMissingPredictionCountsAsMissed() throws {
        let gold = try Self.texts(Self.gold)
        let evaluation = try Evaluation(gold: gold, predicted: [])
        #expect(evaluation.documents.gold == 2 && evaluation.documents.predicted == 0)
        #expect(evaluation.scores[.all]?.right == 0)
        let marks = gold.map { $0.entities.count }.reduce(0, +)
        #expect(evaluation.differences.count == marks)
        let isAllMissed = evaluation.differences.allSatisfy { $0.isMissed }
        #expect(isAllMissed)
    }

    // MARK: Differences

    @Test func differencesStandByDocumentAndPlaceWithTextAround() throws {
        let far = String(repeating: "x", count: 30)
        let gold = [
            try MarkedText.parse("⟦P1 Lê Văn An⟧ đến ⟦L Huế⟧", id: "b"),
            try MarkedText.parse("\(far)⟦L e\u{302}⟧\(far)", id: "a"),
        ]
        let predicted = [
            try MarkedText.parse("Lê ⟦P1 Văn An⟧ đến ⟦B Huế⟧", id: "b"),
            try MarkedText.parse("\(far)e\u{302}\(far)", id: "a"),
        ]
        let evaluation = try Evaluation(gold: gold, predicted: predicted)
        #expect(
            evaluation.differences.map { "\($0.isMissed ? "missed" : "false") \($0.entity.type) \($0.context)" } == [
                "missed place \(far.suffix(25))[e\u{302}]\(far.prefix(25))", "missed person [Lê Văn An] đến Huế",
                "false person Lê [Văn An] đến Huế", "missed place Lê Văn An đến [Huế]",
                "false body Lê Văn An đến [Huế]",
            ])
        #expect(evaluation.differences.map(\.document) == ["a", "b", "b", "b", "b"])
    }

    @Test(arguments: [(Int.min, Int.max), (Int.min, 1), (1, Int.max), (7, 3), (90, 99)])
    func offsetsOutOfTheTextShowWhatThereIs(start: Int, end: Int) throws {
        let wild = AnnotatedText(id: "a", text: "Huế", entities: [.init(start: start, end: end, type: .place)])
        let evaluation = try Evaluation(gold: [wild], predicted: [])
        let context = try #require(evaluation.differences.first).context
        #expect(context.filter { $0 != "[" && $0 != "]" } == "Huế")
    }

    @Test func rulesAreCountedByWhatTheyMadeRight() throws {
        let gold = try MarkedText.parse("⟦P1 An⟧ và ⟦P2 Hải⟧ ở ⟦L Huế⟧", id: "a")
        var predicted = try MarkedText.parse("⟦P1 An⟧ và ⟦L Hải⟧ ở ⟦L Huế⟧", id: "a")
        for (place, rule) in ["person.bare", "place.name", "place.name"].enumerated() {
            predicted.entities[place].rule = rule
        }
        let rules = try Evaluation(gold: [gold], predicted: [predicted]).rules
        #expect(rules.mapValues { "\($0.right) of \($0.made)" } == ["person.bare": "1 of 1", "place.name": "1 of 2"])
    }

    // MARK: Texts that do not go together

    @Test func anIDStandsOnceOnASide() throws {
        let text = try MarkedText.parse("⟦P1 An⟧", id: "a")
        #expect(throws: Evaluation.Mismatch.repeatedID("a")) { try Evaluation(gold: [text, text], predicted: [text]) }
        #expect(throws: Evaluation.Mismatch.repeatedID("a")) { try Evaluation(gold: [text], predicted: [text, text]) }
    }

    @Test(arguments: [("Huế", "Hue\u{302}\u{301}"), ("Huế", "Huế\n"), ("Huế", "")])
    func aPredictionIsOfTheSameText(gold: String, predicted: String) throws {
        let gold = AnnotatedText(id: "a", text: gold, entities: [])
        let predicted = AnnotatedText(id: "a", text: predicted, entities: [])
        #expect(throws: Evaluation.Mismatch.otherText("a")) { try Evaluation(gold: [gold], predicted: [predicted]) }
    }

    @Test func aPredictionOfAnotherDocumentCountsForNothing() throws {
        let gold = try MarkedText.parse("⟦P1 An⟧", id: "a")
        let other = try MarkedText.parse("⟦P1 Hải⟧ và ⟦P1 Hải⟧", id: "b")
        let evaluation = try Evaluation(gold: [gold], predicted: [other, gold])
        #expect(evaluation.documents == Evaluation.DocumentCount(gold: 1, predicted: 1))
        #expect(evaluation.scores[.all]?.predicted == 1 && evaluation.scores[.identity]?.predicted == 0)
    }

    @Test func predictionsOfOtherDocumentsAloneAreAMistake() throws {
        let gold = [try MarkedText.parse("⟦P1 An⟧", id: "a"), try MarkedText.parse("⟦P1 Mai⟧", id: "c")]
        let other = try MarkedText.parse("⟦P1 An⟧", id: "b")
        #expect(throws: Evaluation.Mismatch.noCommonID(gold: "a", predicted: "b")) {
            try Evaluation(gold: gold, predicted: [other])
        }
        #expect(try Evaluation(gold: [], predicted: [other]).documents == Evaluation.DocumentCount())
    }

    @Test func everyTypeHasARow() {
        #expect(EntityType.allCases.map { Evaluation.Row($0).type } == EntityType.allCases)
        #expect(Evaluation.Row.allCases.filter { $0.type == nil } == [.core, .all, .holder, .identity])
    }

    // MARK: Persons

    /// Identity and holders as their definitions say, by sets of pairs.
    private static func counted(_ text: AnnotatedText) -> (pairs: Set<[Int]>, links: [Int: Set<Int>]) {
        var clusters: [Int: Set<Int>] = [:]
        for entity in text.entities where entity.type == .person {
            clusters[entity.person!, default: []].insert(entity.start)
        }
        var pairs: Set<[Int]> = []
        for cluster in clusters.values {
            for first in cluster { for second in cluster where first < second { pairs.insert([first, second]) } }
        }
        var links: [Int: Set<Int>] = [:]
        for entity in text.entities where entity.type == .title { links[entity.start] = clusters[entity.person!] }
        return (pairs, links)
    }

    @Test(arguments: 0..<20) func countsAreThoseOfPairs(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        func side() -> AnnotatedText {
            var text = AnnotatedText(id: "a", text: String(repeating: "x", count: 120), entities: [])
            for start in 0..<40 where Bool.random(using: &random) {
                text.entities.append(
                    .init(start: start, end: start + 1, type: .person, person: .random(in: 1...6, using: &random)))
            }
            for start in 60..<70 where Bool.random(using: &random) {
                text.entities.append(
                    .init(start: start, end: start + 1, type: .title, person: .random(in: 1...8, using: &random)))
            }
            return text
        }
        let (gold, predicted) = (side(), side())
        let (want, have) = (Self.counted(gold), Self.counted(predicted))
        let scores = try Evaluation(gold: [gold], predicted: [predicted]).scores
        let identity = try #require(scores[.identity])
        #expect(identity.gold == want.pairs.count && identity.predicted == have.pairs.count)
        #expect(identity.right == want.pairs.intersection(have.pairs).count)
        let holder = try #require(scores[.holder])
        #expect(holder.gold == want.links.count && holder.predicted == have.links.count)
        #expect(
            holder.right == have.links.count { title, cluster in want.links[title]?.isDisjoint(with: cluster) == false }
        )
    }

    @Test func aSpanOfSeveralPersonsIsTheFirstOnes() throws {
        let clean = try MarkedText.parse("⟦P1 An⟧ và ⟦P1 An⟧", id: "a")
        let twice = AnnotatedText(
            id: "a", text: clean.text,
            entities: clean.entities
                + clean.entities.map { .init(start: $0.start, end: $0.end, type: .person, person: 2) })
        let identity = try #require(try Evaluation(gold: [clean], predicted: [twice]).scores[.identity])
        #expect(identity.gold == 1 && identity.predicted == 1 && identity.right == 1)
    }

    @Test func timeGrowsWithTheText() throws {
        /// Seconds for a text with so many mentions of one person, and as many places missed.
        func seconds(_ count: Int) throws -> Double {
            let gold = try MarkedText.parse(String(repeating: "Ông ⟦P1 An⟧ ở ⟦L Huế⟧.\n", count: count), id: "a")
            var predicted = gold
            predicted.entities.removeAll { $0.type == .place }
            let start = Fixtures.threadTime()
            let evaluation = try Evaluation(gold: [gold], predicted: [predicted])
            #expect(evaluation.differences.count == count)
            #expect(evaluation.scores[.identity]?.right == count * (count - 1) / 2)
            return Fixtures.threadTime() - start
        }
        _ = try seconds(100)
        // Other load spoils single runs: the best counts.
        var (short, long) = (Double.infinity, Double.infinity)
        for _ in 0..<5 where long >= 24 * short || long == .infinity {
            short = min(short, try seconds(500))
            long = min(long, try seconds(8000))
        }
        // Sixteen times the text takes sixteen times as long, or 64 times where time grows with the power of one and a half.
        #expect(long < 32 * short, "\(short) s, then \(long) s")
    }
}
