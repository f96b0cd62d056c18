import Testing
import VietnameseEntities

/// What won and what lost, on sentences and on whole articles.
@Suite struct ExplanationTests {
    private let annotator = Annotator()

    private static let sentences = [
        "Đồng chí Lê Văn An, nguyên Phó Bí thư Thường trực Tỉnh ủy, Chủ tịch UBND tỉnh Nghệ An, dự.",
        "Ngày 12/7/2023, HĐND tỉnh Đắk Lắk khai mạc Kỳ họp thứ 3; Trưởng Ban Dân vận Tỉnh ủy Trần Quang Hải chủ trì.",
        "Nghị quyết số 01-NQ/TU của Ban Thường vụ Tỉnh ủy về công tác cán bộ.\nSở Văn hóa, Thể thao và Du lịch.\n",
        "Cơ quan của Đảng và cơ quan Nhà nước giữ bí mật Nhà nước.", "", "Trời mưa.", "\0\u{301}😀",
    ]

    @Test(arguments: sentences)
    func everyMentionIsExplainedInOrder(text: String) {
        let mentions = annotator.annotate(text).mentions
        let explained = annotator.explain(text).compactMap(\.mention)
        #expect(explained.map(\.span) == mentions.map(\.span))
        #expect(explained.map(\.rule) == mentions.map(\.rule))
    }

    @Test(arguments: sentences)
    func losersShareTextWithTheWinner(text: String) {
        for explanation in annotator.explain(text) {
            #expect(explanation.winner.span == explanation.mention?.span ?? explanation.winner.span)
            #expect(explanation.winner.isRefusal == (explanation.mention == nil))
            for loser in explanation.losers {
                #expect(loser.span.overlaps(explanation.winner.span))
                #expect(loser != explanation.winner)
                #expect(Array(text.utf8)[loser.span.start..<loser.span.end].elementsEqual(loser.text.utf8))
            }
        }
    }

    @Test func placeInsideABodyLosesToTheBody() throws {
        let explanations = annotator.explain("Chủ tịch UBND tỉnh Nghệ An")
        #expect(explanations.map(\.winner.rule) == [.titleBody, .bodyOrgan])
        #expect(explanations.last?.losers.map(\.text) == ["tỉnh Nghệ An", "Nghệ An"])
        #expect(explanations.last?.losers.map(\.evidence) == [["tỉnh", "Nghệ An"], ["Nghệ An"]])
    }

    @Test func refusalIsNoMention() {
        let explanations = annotator.explain("Tỉnh ủy bàn về bí mật Nhà nước và công tác cán bộ.")
        #expect(explanations.map { $0.mention?.text } == ["Tỉnh ủy", nil])
        #expect(explanations.last?.winner.rule == .refuseGeneric)
        #expect(explanations.last?.winner.text == "bí mật Nhà nước")
        #expect(explanations.last?.losers.map(\.text) == ["Nhà nước"])
    }

    @Test func optionsLeaveOutTheirTypes() {
        let only = Annotator(options: Annotator.Options(types: [.person]))
        let explanations = only.explain(Self.sentences[0])
        #expect(explanations.compactMap(\.mention).map(\.text) == ["Lê Văn An"])
    }

    /// Passages are explained each with its own offsets.
    @Test func longTextIsExplainedToItsEnd() {
        let line = "UBND tỉnh Nghệ An họp.\n"
        let explanations = annotator.explain(String(repeating: line, count: 4000))
        #expect(explanations.count == 4000)
        #expect(explanations.allSatisfy { $0.losers.count == 2 })
        #expect(explanations.last?.winner.span.start == 3999 * line.utf8.count)
    }
}
