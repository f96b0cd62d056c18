import Testing

/// What the commands of `lexicon` write.
@Suite struct LexiconTests {
    @Test func theBuiltInLexiconIsSound() throws {
        let run = try ToolRun(["lexicon", "check"])
        #expect(run.lines.count == 1 && run.lines[0].hasSuffix(" files, 0 problems"))
        #expect(run.errors == "" && run.status == 0)
    }

    @Test(arguments: ["\n", "\r\n"])
    func problemsAreNamedByLine(end: String) throws {
        let folder = try ScratchFolder([
            "places.tsv": [
                "# Names", "Mơ Xanh\tprovince\tsuccesor=Nghệ_An untill=2025", "Trại Mơ\tsight",
                "Đèo Mơ\tmountain\tweak",
                "Mơ Đỏ\tdistrict\tfrom=xx until=", "Mơ\u{1B}[2J\tprovince\twe\u{1B}k",
            ].joined(separator: end) + end
        ])
        let run = try ToolRun(["lexicon", "check", "places.tsv"], in: folder)
        #expect(
            run.output == """
                places.tsv:2: unknown key 'succesor'
                places.tsv:2: unknown key 'untill'
                places.tsv:3: unknown kind 'sight'
                places.tsv:5: 'from=xx' does not give a day such as 2025-06-30
                places.tsv:5: 'until=' does not give a day such as 2025-06-30
                places.tsv:6: unknown attribute 'we\u{FFFD}k'
                1 files, 6 problems

                """)
        #expect(run.errors == "" && run.status == 65)
    }

    @Test func filesThatCannotBeReadAreNamedOnOneLine() throws {
        let folder = try ScratchFolder()
        try folder.write([0x61, 0x0A, 0xFF], to: "bad.tsv")
        let bad = try ToolRun(["lexicon", "check", "bad.tsv"], in: folder)
        #expect(bad.errors == "vientities: bad.tsv:2: invalid UTF-8 at byte 2 of the file\n" && bad.status == 65)
        let missing = try ToolRun(["lexicon", "check", "\u{1B}[1m\n.tsv"], in: folder)
        #expect(missing.errors == "vientities: \u{FFFD}[1m .tsv: No such file or directory\n" && missing.status == 66)
    }

    @Test func showSaysWhatIsKnown() throws {
        let known = try ToolRun(["lexicon", "show", "tỉnh", "uỷ"])
        #expect(known.lines.contains { $0.hasPrefix("bodies.tsv  Tỉnh ủy\torgan") }, "\(known.output)")
        let words = try ToolRun(["lexicon", "show", "Lê"])
        #expect(words.lines.contains { $0.hasPrefix("word  Lê: family") }, "\(words.output)")
        let parts = try ToolRun(["lexicon", "show", "Sở Tài chính, UBND"])
        for part in ["Sở: bodies.tsv  Sở\thead", "Tài chính: fields.tsv  Tài chính\tfield", "UBND: bodies.tsv  "] {
            #expect(parts.lines.contains { $0.hasPrefix("part  \(part)") }, "\(parts.output)")
        }
        #expect(!parts.lines.contains { $0.hasPrefix("part  Tài:") || $0.hasPrefix("part  chính:") })
        let unknown = try ToolRun(["lexicon", "show", "xyz\u{1B}zy"])
        #expect(unknown.output == "nothing is known of 'xyz\u{FFFD}zy'\n" && unknown.status == 0)
    }
}
