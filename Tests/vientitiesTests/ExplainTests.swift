import Testing

/// What `explain` writes.
@Suite struct ExplainTests {
    @Test func everyMentionIsDerived() throws {
        let run = try ToolRun(
            ["explain"], input: "😀 Đồng chí Lê Văn An, nguyên Phó Chủ tịch chuyên trách HĐND tỉnh, dự.")
        #expect(
            run.output == """
                person  Lê Văn An  [11, 20)
                  rule       person.honorific-name
                  canonical  Lê Văn An
                  honorific  Đồng chí
                  family     Lê
                  middle     Văn
                  given      An
                  person     1 Lê Văn An

                title  nguyên Phó Chủ tịch chuyên trách HĐND tỉnh  [22, 64)
                  rule       title.role-body
                  canonical  nguyên Phó Chủ tịch chuyên trách Hội đồng nhân dân tỉnh
                  evidence   Chủ tịch
                  status     nguyên
                  role       Phó Chủ tịch
                  modifiers  chuyên trách
                  governs    HĐND tỉnh
                  person     1 Lê Văn An

                  body  HĐND tỉnh  [55, 64)
                    rule       body.organ
                    canonical  Hội đồng nhân dân tỉnh
                    evidence   Hội đồng nhân dân

                """)
        #expect(run.status == 0 && run.errors == "")
    }

    @Test func datesHaveTheirValues() throws {
        let input = #"{"id":"a","text":"Chiều 25/7, UBND tỉnh Nghệ An họp.","date":"2026-08-20"}"#
        let run = try ToolRun(["explain", "--input", "jsonl"], input: input)
        #expect(
            run.lines.prefix(5) == [
                "#id a", "date  Chiều 25/7  [0, 10)", "  rule       date.day", "  canonical  Chiều 25/7",
                "  value      2026-07-25",
            ], "\(run.output)")
        let undated = try ToolRun(["explain"], input: "Chiều 25/7, UBND tỉnh Nghệ An họp.")
        #expect(!undated.output.contains("value"))
    }

    @Test func losersAreShown() throws {
        let run = try ToolRun(["explain"], input: "UBND tỉnh Nghệ An họp.")
        #expect(
            run.lines.filter { $0.hasPrefix("  lost") } == [
                "  lost       place  tỉnh Nghệ An  place.unit-name  (tỉnh · Nghệ An)",
                "  lost       place  Nghệ An  place.name  (Nghệ An)",
            ])
    }

    @Test func refusalIsShownWhereItKeptSomethingOut() throws {
        let run = try ToolRun(["explain"], input: "bí mật Nhà nước, bí mật")
        #expect(
            run.lines == [
                "refused  bí mật Nhà nước  [0, 15)",
                "  rule       refuse.generic",
                "  evidence   bí mật Nhà nước",
                "  lost       body  Nhà nước  body.organ  (Nhà nước)",
            ])
    }

    @Test func documentsHaveHeaders() throws {
        let run = try ToolRun(["explain", "--input", "lines"], input: "Trời mưa.\nTỉnh ủy họp.\n")
        #expect(run.lines.prefix(3) == ["#id 1", "", "#id 2"])
        #expect(run.lines.dropFirst(3).first == "body  Tỉnh ủy  [0, 7)")
    }

    @Test func nothingFoundPrintsNothing() throws {
        #expect(try ToolRun(["explain"], input: "Trời mưa.").outputBytes.isEmpty)
    }
}
