import Testing

/// What `evaluate` reads, writes and refuses.
@Suite struct EvaluateTests {
    static let marked = "Ông ⟦P1 Lê Văn An⟧, ⟦T1 Bí thư ⟦B Tỉnh ủy⟧⟧, nói.\n"
    static let line =
        #"{"text":"Ông Lê Văn An nói.","entities":[{"start":4,"end":13,"type":"person","person":1}]}"#

    /// The row of a table, its columns one space apart.
    static func row(_ name: String, of run: ToolRun) -> String? {
        run.lines.first { $0.hasPrefix(name + " ") }.map { $0.split(separator: " ").joined(separator: " ") }
    }

    // MARK: Gold

    @Test func markedTextIsAnnotatedAndScored() throws {
        let folder = try ScratchFolder(["a.txt": Self.marked])
        let run = try ToolRun(["evaluate", "a.txt", "--by-rule"], in: folder)
        #expect(
            run.output == """
                1 documents, 1 predicted
                             gold   pred       P       R      F1  overlap
                title           1      1   1.000   1.000   1.000    1.000
                person          1      1   1.000   1.000   1.000    1.000
                body            1      1   1.000   1.000   1.000    1.000
                core            3      3   1.000   1.000   1.000
                all             3      3   1.000   1.000   1.000
                holder          1      1   1.000   1.000   1.000
                identity        0      0   0.000   0.000   0.000
                rule                         made  right       P
                body.organ                      1      1   1.000
                person.honorific-name           1      1   1.000
                title.role-body                 1      1   1.000

                """)
        #expect(run.errors == "" && run.status == 0)
    }

    @Test func missesAndFalseAlarmsAreShown() throws {
        let folder = try ScratchFolder(["a.txt": "Họp ở ⟦L Nghệ⟧ An sớm.\n"])
        let run = try ToolRun(["evaluate", "a.txt", "--errors", "5"], in: folder)
        #expect(
            run.lines.suffix(2) == [
                "place    missed a  Họp ở [Nghệ] An sớm. ", "place    false  a  Họp ở [Nghệ An] sớm. ",
            ])
    }

    @Test func largeFiguresStandApart() throws {
        let text = String(repeating: "⟦P1 An⟧ nói. ", count: 4000)
        let run = try ToolRun(["evaluate", "a.txt"], in: try ScratchFolder(["a.txt": text]))
        #expect(Self.row("identity", of: run)?.hasPrefix("identity 7998000 ") == true, "\(run.output)")
    }

    @Test func jsonHasTheRows() throws {
        let folder = try ScratchFolder(["a.jsonl": Self.line])
        let run = try ToolRun(["evaluate", "a.jsonl", "--format", "json"], in: folder)
        #expect(
            run.output.hasPrefix(
                #"{"person":{"gold":1,"pred":1,"precision":1.0,"recall":1.0,"f1":1.0,"overlap_f1":1.0},"core":"#))
    }

    /// Two documents without ids are two; so are those whose id is null, and their ids are the numbers of their lines.
    @Test(arguments: ["", #""id":null,"#])
    func documentsWithoutIDsAreNumbered(id: String) throws {
        let other = #"{"id":"2","text":"Bà Mai nói.","entities":[{"start":3,"end":6,"type":"person","person":1}]}"#
        let folder = try ScratchFolder([
            "gold.jsonl": "{\(id)\(Self.line.dropFirst())\n{\(id)\(other.dropFirst(10))\n",
            "predicted.jsonl": other,
        ])
        let annotated = try ToolRun(["evaluate", "gold.jsonl"], in: folder)
        #expect(annotated.lines.first == "2 documents, 2 predicted")
        #expect(Self.row("person", of: annotated) == "person 2 2 1.000 1.000 1.000 1.000")
        let predicted = try ToolRun(["evaluate", "gold.jsonl", "--predicted", "predicted.jsonl"], in: folder)
        #expect(
            predicted.errors
                == "vientities: gold.jsonl: 1 document is not in predicted.jsonl and counts as missed: '1'\n")
        #expect(predicted.lines.first == "2 documents, 1 predicted")
        #expect(Self.row("person", of: predicted) == "person 2 1 1.000 0.500 0.667 0.667")
    }

    @Test(arguments: ["\n", "\r\n"], ["", "\u{FEFF}"])
    func lineEndsAndByteOrderMarksMakeNoDifference(end: String, mark: String) throws {
        let folder = try ScratchFolder([
            "a.jsonl": mark + [Self.line, "", Self.line, " "].joined(separator: end) + end,
            "b.txt": mark + Self.marked + "Bà ⟦P2 Mai⟧ nghe." + end,
        ])
        let lines = try ToolRun(["evaluate", "a.jsonl"], in: folder)
        #expect(Self.row("person", of: lines) == "person 2 2 1.000 1.000 1.000 1.000", "\(lines.errors)")
        let text = try ToolRun(["evaluate", "b.txt"], in: folder)
        #expect(Self.row("person", of: text) == "person 2 2 1.000 1.000 1.000 1.000", "\(text.errors)")
    }

    @Test func aFolderHoldsMarkedTextsAndJSONLines() throws {
        let folder = try ScratchFolder()
        try folder.makeFolder("gold")
        try folder.write(Array(Self.marked.utf8), to: "gold/a.txt")
        try folder.write(Array(Self.line.utf8), to: "gold/b.jsonl")
        try folder.write(Array("⟦".utf8), to: "gold/c.md")
        let run = try ToolRun(["evaluate", "gold"], in: folder)
        #expect(run.lines.first == "2 documents, 2 predicted", "\(run.errors)")
        #expect(Self.row("person", of: run) == "person 2 2 1.000 1.000 1.000 1.000")
    }

    // MARK: Predictions

    @Test(arguments: ["scalar", "utf16", "utf8"])
    func offsetsAreReadInTheirUnit(unit: String) throws {
        let folder = try ScratchFolder([
            "text.jsonl": #"{"id":"a","text":"😀 hôm đó ông Lê Văn An, Bí thư Tỉnh ủy, nói."}"#
        ])
        let annotated = try ToolRun(["annotate", "text.jsonl", "--format", "jsonl", "--offsets", unit], in: folder)
        try folder.write(annotated.outputBytes, to: "predicted.jsonl")
        let gold =
            #"{"id":"a","text":"😀 hôm đó ông Lê Văn An, Bí thư Tỉnh ủy, nói.","entities":["#
            + #"{"start":13,"end":22,"type":"person"},{"start":24,"end":38,"type":"title"},{"start":31,"end":38,"type":"body"}]}"#
        try folder.write(Array(gold.utf8), to: "gold.jsonl")
        let run = try ToolRun(["evaluate", "gold.jsonl", "--predicted", "predicted.jsonl"], in: folder)
        #expect(Self.row("all", of: run) == "all 3 3 1.000 1.000 1.000", "\(run.output) \(run.errors)")
    }

    /// The tool's own output is read from a pipe, and from files whose names say nothing.
    @Test(arguments: ["-", "gold.json", "gold.txt"])
    func theFormatIsTakenWhereTheNameDoesNotTell(name: String) throws {
        let folder = try ScratchFolder([name: Self.line, "predicted.jsonl": Self.line])
        let arguments = ["evaluate", name, "--input", "jsonl"]
        for more in [[], ["--predicted", "predicted.jsonl"]] {
            let run = try ToolRun(arguments + more, input: Self.line, in: folder)
            #expect(Self.row("person", of: run) == "person 1 1 1.000 1.000 1.000 1.000", "\(run.errors)")
            #expect(run.status == 0 && run.errors == "")
        }
    }

    @Test func markedLinesAreDocuments() throws {
        let folder = try ScratchFolder(["gold": "Ông ⟦P1 An⟧ nói.\r\n\r\nTrời mưa.\nBà ⟦P1 Mai⟧ nghe."])
        let text = "Ông An nói.\n\nTrời mưa.\nBà Mai nghe."
        let predicted = try ToolRun(["annotate", "--input", "lines", "--format", "jsonl"], input: text)
        try folder.write(predicted.outputBytes, to: "predicted.jsonl")
        let run = try ToolRun(
            ["evaluate", "gold", "--input", "lines", "--predicted", "predicted.jsonl"], in: folder)
        #expect(run.lines.first == "3 documents, 3 predicted")
        #expect(Self.row("person", of: run) == "person 2 2 1.000 1.000 1.000 1.000", "\(run.errors)")
    }

    /// Documents of several inputs have ids of their own, so that what `annotate` writes can be read again.
    @Test(arguments: [["a.txt", "q/a.txt"], ["--input", "lines", "a.txt", "q/a.txt", "a.txt"], ["a.txt", "a.txt"]])
    func whatAnnotateWritesCanBeEvaluated(arguments: [String]) throws {
        let folder = try ScratchFolder(["a.txt": "Ông An nói.\nBà Mai nghe.\n"])
        try folder.makeFolder("q")
        try folder.write(Array("Ông Hải nói.\n".utf8), to: "q/a.txt")
        let annotated = try ToolRun(["annotate", "--format", "jsonl"] + arguments, in: folder)
        try folder.write(annotated.outputBytes, to: "out.jsonl")
        let run = try ToolRun(["evaluate", "out.jsonl"], in: folder)
        #expect(run.status == 0 && run.errors == "")
        #expect(run.lines.first == "\(annotated.lines.count) documents, \(annotated.lines.count) predicted")
    }

    @Test(arguments: [
        ("--predicted", "counts as missed", "count for nothing"), ("--compare", "left out", "left out"),
    ])
    func documentsOfOneSideAreNamed(option: String, missed: String, extra: String) throws {
        func lines(_ ids: [String]) -> String {
            ids.map { #"{"id":"\#($0)","# + Self.line.dropFirst() + "\n" }.joined()
        }
        let folder = try ScratchFolder([
            "gold.jsonl": lines(["a", "b"]), "other.jsonl": lines(["p", "q", "a", "r", "s"]),
            "none.jsonl": lines(["m"]),
            "empty.jsonl": "\n",
        ])
        let some = try ToolRun(["evaluate", "gold.jsonl", option, "other.jsonl"], in: folder)
        #expect(
            some.errors == """
                vientities: gold.jsonl: 1 document is not in other.jsonl and \(missed): 'b'
                vientities: other.jsonl: 4 documents are not in gold.jsonl and \(extra): 'p', 'q', 'r', …

                """)
        #expect(some.status == 0)
        if option == "--compare" { #expect(some.output == "0 gained, 0 lost\n") }
        let none = try ToolRun(["evaluate", "gold.jsonl", option, "none.jsonl"], in: folder)
        #expect(
            none.errors == "vientities: none.jsonl: no document has an id of gold.jsonl: 'a' there, 'm' here\n")
        #expect(none.outputBytes.isEmpty && none.status == 65)
        let empty = try ToolRun(["evaluate", "gold.jsonl", option, "empty.jsonl"], in: folder)
        #expect(empty.errors == "vientities: empty.jsonl: no document\n" && empty.status == 65)
    }

    @Test func comparisonShowsGainsAndLosses() throws {
        let folder = try ScratchFolder(["new.txt": "Ông ⟦P1 An⟧ ở Huế."])
        try folder.write(
            Array(#"{"id":"new","text":"Ông An ở Huế.","entities":[{"start":9,"end":12,"type":"place"}]}"#.utf8),
            to: "old.jsonl")
        let run = try ToolRun(["evaluate", "new.txt", "--compare", "old.jsonl"], in: folder)
        #expect(
            run.output == """
                + person   new  Ông [An] ở Huế.
                - place    new  Ông An ở [Huế].
                1 gained, 1 lost

                """)
        #expect(run.status == 0)
    }

    // MARK: Faults

    static func entity(_ start: String, _ end: String, _ more: String = "") -> String {
        #"{"text":"Huế","entities":[{"start":\#(start),"end":\#(end),"type":"place"\#(more)}]}"#
    }

    @Test(
        arguments: [
            (Self.line + "\n" + #"{"id":1,"text":"","entities":[]}"#, "g.jsonl:2: the id '1' is another document's"),
            (
                #"{"id":"a","text":"","entities":[]}"# + "\n\n" + #"{"id":"a","text":"","entities":[]}"#,
                "g.jsonl:3: the id 'a' is another document's"
            ),
            (Self.line + "\n" + #"{"text":"Huế"}"#, #"g.jsonl:2: no "entities" in the object"#),
            (#"{"text":null}"#, #"g.jsonl:1: column 9: "text" is not a string"#),
            (#"{"id":true,"text":""}"#, #"g.jsonl:1: column 7: "id" is not a string or a number"#),
            (#"{"text":"","entities":[],"entities":[]}"#, #"g.jsonl:1: column 26: "entities" stands twice"#),
            (
                #"{"text":"","entities":[{"start":0}]}"#,
                #"g.jsonl:1: column 24: "entities" is not a list of mentions with start, end and type"#
            ),
            (#"{"text":"","offsets":"bytes"}"#, #"g.jsonl:1: column 22: "offsets" is not one of scalar, utf16, utf8"#),
            (
                #"{"text":"","entities":[{"type":"town"}]}"#,
                #"g.jsonl:1: column 32: "type" is not one of title, person, body, place, date, document, event"#
            ),
            (entity("\"0\"", "3"), #"g.jsonl:1: column 36: "start" is not a whole number"#),
            (entity("0", "3", #","person":1.5"#), #"g.jsonl:1: column 70: "person" is not a whole number"#),
            (
                entity("0", "9223372036854775808"),
                #"g.jsonl:1: column 44: "end" is not a whole number"#
            ),
            (
                entity("-9223372036854775808", "9223372036854775807"),
                "g.jsonl:1: the mention [-9223372036854775808, 9223372036854775807) is no part of the text in scalar offsets"
            ),
            (entity("2", "1"), "g.jsonl:1: the mention [2, 1) is no part of the text in scalar offsets"),
            (entity("0", "4"), "g.jsonl:1: the mention [0, 4) is no part of the text in scalar offsets"),
            (
                #"{"offsets":"utf8","# + entity("0", "3").dropFirst(),
                "g.jsonl:1: the mention [0, 3) is no part of the text in utf8 offsets"
            ),
            ("", "g.jsonl: no document"), (" \n\r\n", "g.jsonl: no document"),
        ] as [(String, String)])
    func badLinesAreNamed(gold: String, message: String) throws {
        let folder = try ScratchFolder(["g.jsonl": gold])
        let run = try ToolRun(["evaluate", "g.jsonl"], in: folder)
        #expect(run.errors == "vientities: \(message)\n")
        #expect(run.outputBytes.isEmpty && run.status == 65)
    }

    @Test(arguments: [
        ("text", "⟦P99999999999999999999 Lê⟧", "a.txt:1: unbalanced or unknown mark-up at scalar 0"),
        ("text", "một\n\na⟧\n", "a.txt:3: unbalanced or unknown mark-up at scalar 6"),
        ("lines", "một\n\na⟧\n", "a.txt:3: unbalanced or unknown mark-up at scalar 1"),
        ("text", "", "a.txt: no document"), ("lines", "\n", "a.txt: no document"),
        ("text", "Ông An nói.\n", "a.txt: \(Self.unmarked)"), ("text", Self.line, "a.txt: \(Self.unmarked)"),
        ("lines", "Ông An nói.\nVâng.\n", "a.txt: \(Self.unmarked)"),
    ])
    func badMarksAreNamed(format: String, text: String, message: String) throws {
        let run = try ToolRun(["evaluate", "a.txt", "--input", format], in: try ScratchFolder(["a.txt": text]))
        #expect(run.errors == "vientities: \(message)\n" && run.status == 65)
        #expect(run.outputBytes.isEmpty)
    }

    static let unmarked = "nothing is marked, as in ⟦P1 Lê Văn An⟧; '--input jsonl' reads JSON Lines"

    /// What is no gold makes no table of zeros.
    @Test func aFolderHasAMarkSomewhere() throws {
        let folder = try ScratchFolder()
        try folder.makeFolder("gold")
        try folder.write(Array("Trời mưa.\n".utf8), to: "gold/b.txt")
        let none = try ToolRun(["evaluate", "gold"], in: folder)
        #expect(none.errors == "vientities: gold: nothing is marked, as in ⟦P1 Lê Văn An⟧\n" && none.status == 65)
        try folder.write(Array(Self.marked.utf8), to: "gold/a.txt")
        let one = try ToolRun(["evaluate", "gold"], in: folder)
        #expect(one.lines.first == "2 documents, 2 predicted" && one.status == 0)
        #expect(one.errors == "vientities: gold/b.txt: nothing is marked; taken as a text without mentions\n")
    }

    @Test(arguments: ["--predicted", "--compare"])
    func otherTextsAndRepeatedIDsAreNoPrediction(option: String) throws {
        let folder = try ScratchFolder([
            "gold.jsonl": #"{"id":"a","text":"Huế","entities":[]}"#,
            "nfd.jsonl": "{\"id\":\"a\",\"text\":\"Hue\u{302}\u{301}\",\"entities\":[]}",
            "twice.jsonl": String(repeating: #"{"id":"a","text":"Huế","entities":[]}"# + "\n", count: 2),
        ])
        let other = try ToolRun(["evaluate", "gold.jsonl", option, "nfd.jsonl"], in: folder)
        #expect(other.errors == "vientities: nfd.jsonl: the text of 'a' is not the gold's\n" && other.status == 65)
        let twice = try ToolRun(["evaluate", "gold.jsonl", option, "twice.jsonl"], in: folder)
        #expect(twice.errors == "vientities: twice.jsonl:2: the id 'a' is another document's\n" && twice.status == 65)
    }

    @Test func filesThatCannotBeReadAreNamedOnOneLine() throws {
        let folder = try ScratchFolder()
        try folder.makeFolder("empty")
        let missing = try ToolRun(["evaluate", "a\u{1B}[31m\nb"], in: folder)
        #expect(missing.errors == "vientities: a\u{FFFD}[31m b: No such file or directory\n" && missing.status == 66)
        let empty = try ToolRun(["evaluate", "empty"], in: folder)
        #expect(empty.errors == "vientities: empty: no document\n" && empty.status == 65)
    }

    @Test func idsAndRulesStandOnOneLine() throws {
        let gold = #"{"id":"a\n\u001b","text":"Huế","entities":[]}"#
        let predicted = gold.replacing("[]", with: #"[{"start":0,"end":3,"type":"place","rule":"x\ny"}]"#)
        let folder = try ScratchFolder(["gold.jsonl": gold, "predicted.jsonl": predicted])
        let arguments = ["evaluate", "gold.jsonl", "--predicted", "predicted.jsonl", "--errors", "1", "--by-rule"]
        let run = try ToolRun(arguments, in: folder)
        #expect(run.lines.contains("place    false  a \u{FFFD}  [Huế]"))
        #expect(run.lines.last?.hasPrefix("x y ") == true)
    }

    @Test(arguments: [
        (["--predicted", "a.txt", "--compare", "a.txt"], "without '--predicted'"),
        (["--compare", "a.txt", "--format", "json"], "without '--format json'"),
        (["--compare", "a.txt", "--errors", "3"], "without '--errors'"),
        (["--compare", "a.txt", "--by-rule"], "without '--by-rule'"),
        (["--format", "json", "--by-rule"], "not with '--format json'"),
        (["--format", "html", "--errors", "1"], "not with '--format html'"),
        (["--errors=-1"], "'--errors' takes a number from 0."),
        (["--format", "csv"], "Please provide one of 'text', 'json' or 'html'."),
    ])
    func optionsThatDoNotGoTogetherAreRefused(options: [String], message: String) throws {
        let folder = try ScratchFolder(["a.txt": Self.marked])
        let run = try ToolRun(["evaluate", "a.txt"] + options, in: folder)
        #expect(run.errors.contains(message), "\(run.errors)")
        #expect(run.outputBytes.isEmpty && run.status == 64)
    }

    @Test(arguments: ["--predicted", "--compare"])
    func standardInputIsReadOnce(option: String) throws {
        let run = try ToolRun(["evaluate", "-", option, "-"], input: Self.line)
        #expect(run.errors.contains("'-' is read once, for GOLD or for '\(option)'.") && run.status == 64)
    }

    // MARK: The page

    @Test func thePageNestsItsMarksAndEscapesWhatItShows() throws {
        let text = #"{"id":"<b>","text":"a<b\"cd","entities":["#
        let gold = text + #"{"start":0,"end":4,"type":"title","person":1},{"start":2,"end":6,"type":"body"}]}"#
        let rule = #""rule":"\"><script>alert(1)</script>""#
        let predicted = text + #"{"start":5,"end":6,"type":"place",\#(rule)}]}"#
        let folder = try ScratchFolder(["gold.jsonl": gold, "predicted.jsonl": predicted])
        let run = try ToolRun(
            ["evaluate", "gold.jsonl", "--predicted", "predicted.jsonl", "--format", "html"], in: folder)
        let body = #"<mark class="body differs" title="body">"#
        let section =
            #"<section><h2>&lt;b&gt;</h2><p><mark class="title differs" title="title 1">a&lt;"# + body
            + "b&quot;</mark></mark>" + body + #"cd</mark></p><p>a&lt;b&quot;c<mark class="place differs" title="#
            + #""place &quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;">d</mark></p></section>"#
        #expect(run.lines.contains(section), "\(run.lines.suffix(2))")
        #expect(run.lines.last == "</html>" && run.status == 0)
    }
}
