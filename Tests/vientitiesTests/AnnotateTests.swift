import Testing

/// What `annotate` writes.
@Suite struct AnnotateTests {
    static let sentence = "Đồng chí Lê Văn An, Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh, dự."

    @Test func textIsMarkedAndPersonsAreListed() throws {
        let run = try ToolRun(["annotate"], input: Self.sentence + "\n")
        #expect(
            run.output == """
                Đồng chí ⟦P1 Lê Văn An⟧, ⟦T1 Phó Bí thư ⟦B Tỉnh ủy⟧⟧, ⟦T1 Chủ tịch ⟦B UBND tỉnh⟧⟧, dự.

                1  Lê Văn An  Phó Bí thư Tỉnh ủy; Chủ tịch Ủy ban nhân dân tỉnh

                """)
        #expect(run.errors == "")
        #expect(run.status == 0)
    }

    @Test func columnsAreAlignedByDisplayWidth() throws {
        // The first name is decomposed: more scalars, no wider.
        let first = "Le\u{302} Va\u{306}n Bi\u{300}nh"
        let run = try ToolRun(
            ["annotate"],
            input: "Đồng chí \(first), Bí thư Tỉnh ủy, dự.\nĐồng chí Nguyễn Thị Hoàng Anh, Bí thư Huyện ủy, dự.")
        #expect(
            run.lines.suffix(2) == [
                "1  Lê Văn Bình           Bí thư Tỉnh ủy",
                "2  Nguyễn Thị Hoàng Anh  Bí thư Huyện ủy",
            ])
    }

    @Test func jsonLinesHoldTextMentionsAndPersons() throws {
        let run = try ToolRun(["annotate", "--format", "jsonl"], input: "Đồng chí Lê Văn An, Bí thư Tỉnh ủy, dự.")
        #expect(
            run.output == #"""
                {"id":"stdin","text":"Đồng chí Lê Văn An, Bí thư Tỉnh ủy, dự.","offsets":"scalar","entities":[{"start":9,"end":18,"type":"person","text":"Lê Văn An","canonical":"Lê Văn An","rule":"person.honorific-name","person":1},{"start":20,"end":34,"type":"title","text":"Bí thư Tỉnh ủy","canonical":"Bí thư Tỉnh ủy","rule":"title.role-body","person":1},{"start":27,"end":34,"type":"body","text":"Tỉnh ủy","canonical":"Tỉnh ủy","rule":"body.organ"}],"persons":[{"id":1,"name":"Lê Văn An","mentions":[0],"titles":[1]}]}

                """#)
    }

    @Test(arguments: [
        ("scalar", 13, 15), ("utf16", 14, 16), ("utf8", 20, 22),
    ])
    func offsetsAreCountedInTheUnitAskedFor(unit: String, start: Int, end: Int) throws {
        // An emoji is one scalar, two UTF-16 units, four bytes.
        let run = try ToolRun(["annotate", "--format", "jsonl", "--offsets", unit], input: "😀 hôm đó ông An nói.")
        #expect(run.output.contains(#""offsets":"\#(unit)""#))
        #expect(run.output.contains(#"{"start":\#(start),"end":\#(end),"type":"person","text":"An""#), "\(run.output)")
    }

    @Test(arguments: [
        (["--types", "person"], "Đồng chí ⟦P1 Lê Văn An⟧, Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh, dự."),
        (["--types", "title"], "Đồng chí Lê Văn An, ⟦T Phó Bí thư Tỉnh ủy⟧, ⟦T Chủ tịch UBND tỉnh⟧, dự."),
        (["--types", "body, person"], "Đồng chí ⟦P1 Lê Văn An⟧, Phó Bí thư ⟦B Tỉnh ủy⟧, Chủ tịch ⟦B UBND tỉnh⟧, dự."),
        (["--types", "date"], sentence),
        (["--flat"], "Đồng chí ⟦P1 Lê Văn An⟧, ⟦T1 Phó Bí thư Tỉnh ủy⟧, ⟦T1 Chủ tịch UBND tỉnh⟧, dự."),
    ])
    func optionsChooseMentions(options: [String], marked: String) throws {
        #expect(try ToolRun(["annotate"] + options, input: Self.sentence).lines.first == marked)
    }

    @Test func flatJSONLeavesOutNestedMentions() throws {
        let run = try ToolRun(["annotate", "--format", "jsonl", "--flat"], input: Self.sentence)
        #expect(!run.output.contains(#""type":"body""#))
        #expect(run.output.contains(#""titles":[1,2]"#))
    }

    /// A mention is called the same wherever it is written.
    @Test func formsAreCompletedInEveryOutput() throws {
        let folder = try ScratchFolder(["a.txt": "Tỉnh ủy Lào Cai họp. Ông Lê Văn An, Chủ tịch UBND tỉnh, dự."])
        let form = "Chủ tịch Ủy ban nhân dân tỉnh Lào Cai"
        let text = try ToolRun(["annotate", "a.txt"], in: folder)
        #expect(text.lines.last == "1  Lê Văn An  \(form)")
        let json = try ToolRun(["annotate", "a.txt", "--format", "jsonl"], in: folder)
        #expect(json.output.contains(#""text":"Chủ tịch UBND tỉnh","canonical":"\#(form)","#), "\(json.output)")
        let explanation = try ToolRun(["explain", "a.txt"], in: folder)
        #expect(explanation.lines.contains("  canonical  \(form)"), "\(explanation.output)")
    }

    // MARK: Documents

    @Test(arguments: [
        ("lines", "Ông An\n\nÔng Bình\r\n\r\nÔng Hải", ["1", "3", "5"], ["Ông An", "Ông Bình", "Ông Hải"]),
        (
            "jsonl",
            #"{"text":"Ông An"}"# + "\n \t\n" + #"{"date":"2025","id":7,"text":"Ông Bình","x":[{}]}"# + "\r\n"
                + #"{"text":"Ông\nHải","id":"a\"b"}"#, ["1", "7", #"a\"b"#], ["Ông An", "Ông Bình", #"Ông\nHải"#]
        ),
        ("text", "Ông An\n\nÔng Bình\n", ["stdin"], [#"Ông An\n\nÔng Bình\n"#]),
    ])
    func documentsHaveTheirIDs(format: String, input: String, ids: [String], texts: [String]) throws {
        let run = try ToolRun(["annotate", "--input", format, "--format", "jsonl"], input: input)
        #expect(run.lines.count == ids.count)
        for ((id, text), line) in zip(zip(ids, texts), run.lines) {
            #expect(line.hasPrefix(#"{"id":"\#(id)","text":"\#(text)","#))
        }
        #expect(run.status == 0 && run.errors == "")
    }

    @Test func formatGoesByTheEnding() throws {
        let folder = try ScratchFolder(["a.vi.txt": "Một\nhai", "b.jsonl": #"{"id":"x","text":"Ba"}"#, "c": "Bốn"])
        let run = try ToolRun(
            ["annotate", "--format", "jsonl", "a.vi.txt", "b.jsonl", "./c", "-"], input: "Năm", in: folder)
        let expected = ["a.vi", "x", "c", "stdin"]
        #expect(run.lines.count == expected.count)
        for (id, line) in zip(expected, run.lines) { #expect(line.hasPrefix(#"{"id":"\#(id)","#)) }
    }

    @Test(
        arguments: [
            ([], ["q/a.txt", "a.txt", "b.txt"], ["q/a", "a", "b"]),
            ([], ["a.txt", "a.md"], ["a.txt", "a.md"]),
            ([], ["a.txt", "a.txt", "./a.txt"], ["a.txt", "a.txt#2", "./a"]),
            ([], ["stdin", "-"], ["stdin", "stdin#2"]),
            (["--input", "lines"], ["a.txt", "q/a.txt"], ["a:1", "a:3", "q/a:1"]),
            (["--input", "lines"], ["a.txt"], ["1", "3"]),
            (["--input", "jsonl"], ["l", "m"], ["l:1", "x", "m:2"]),
            ([], ["a.txt", "a.jsonl"], ["a", "a:1"]),
        ] as [([String], [String], [String])])
    func documentsOfSeveralInputsHaveIDsOfTheirOwn(options: [String], files: [String], ids: [String]) throws {
        let folder = try ScratchFolder([
            "a.txt": "Một\n\nhai", "a.md": "Ba", "b.txt": "Bốn", "stdin": "Năm", "l": #"{"text":"a"}"#,
            "m": #"{"id":"x","text":"a"}"# + "\n" + #"{"text":"a"}"#, "a.jsonl": #"{"text":"a"}"#,
        ])
        try folder.makeFolder("q")
        try folder.write(Array("Sáu".utf8), to: "q/a.txt")
        let run = try ToolRun(["annotate", "--format", "jsonl"] + options + files, input: "Bảy", in: folder)
        #expect(run.lines.count == ids.count && run.status == 0)
        for (id, line) in zip(ids, run.lines) { #expect(line.hasPrefix(#"{"id":"\#(id)","#)) }
    }

    @Test func severalDocumentsHaveHeaders() throws {
        let run = try ToolRun(["annotate", "--input", "lines"], input: "Ông An nói.\nTrời mưa.\n")
        #expect(
            run.output == """
                #id 1
                Ông ⟦P1 An⟧ nói.

                1  An

                #id 2
                Trời mưa.


                """)
    }

    @Test(arguments: ["text", "lines", "jsonl"], [[UInt8](), [0xEF, 0xBB, 0xBF]])
    func emptyInputPrintsNothing(format: String, bytes: [UInt8]) throws {
        for output in ["text", "jsonl"] {
            let run = try ToolRun(["annotate", "--input", format, "--format", output], input: bytes)
            #expect(run.outputBytes.isEmpty && run.errors == "" && run.status == 0)
        }
    }

    @Test(arguments: [
        ("text", "Ông An"), ("lines", "Ông An"), ("jsonl", #"{"text":"Ông An"}"#),
    ])
    func byteOrderMarkIsNoText(format: String, input: String) throws {
        let run = try ToolRun(
            ["annotate", "--input", format, "--format", "jsonl", "--offsets", "utf8"], input: "\u{FEFF}" + input)
        #expect(run.output.contains(#""text":"Ông An","offsets":"utf8","entities":[{"start":5,"end":7"#))
        #expect(run.status == 0)
    }

    @Test func byteOrderMarkInsideIsText() throws {
        let run = try ToolRun(["annotate", "--input", "lines", "--format", "jsonl"], input: "Một\n\u{FEFF}Hai\n")
        #expect(run.lines.last?.contains("\"text\":\"\u{FEFF}Hai\"") == true)
    }

    // MARK: Threads

    @Test(arguments: [("jsonl", 2), ("jsonl", 5), ("text", 3)])
    func anyNumberOfThreadsWritesTheSame(format: String, threads: Int) throws {
        // Long enough for several pieces, with little to find.
        let padding = String(repeating: "x", count: 2000)
        let lines = (0..<300).map { number in
            number % 50 == 7 ? "{\"id\":\(number)" : #"{"id":\#(number),"text":"ông An \#(padding)"}"#
        }
        let folder = try ScratchFolder(["many.jsonl": lines.joined(separator: "\n"), "one.txt": Self.sentence])
        let arguments = ["annotate", "--format", format, "many.jsonl", "missing", "one.txt", "many.jsonl"]
        let one = try ToolRun(arguments, in: folder)
        let several = try ToolRun(arguments + ["--threads", String(threads)], in: folder)
        #expect(one.outputBytes == several.outputBytes && one.outputBytes.count > 1_000_000)
        #expect(one.errors == several.errors && one.errors.split(separator: "\n").count == 13)
        #expect(one.status == 66 && several.status == 66)
    }
}
