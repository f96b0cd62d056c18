import Testing

/// What `benchmark` writes, whatever the figures are.
@Suite struct BenchmarkTests {
    @Test func theTableHasARowAPass() throws {
        let run = try ToolRun(["benchmark", "--rounds", "1"], input: "Ông Lê Văn An nói.\n")
        #expect(run.lines.first == "23 bytes, 5 syllables, 1 mentions")
        #expect(
            run.lines.dropFirst().map { String($0.prefix(18)) } == [
                "ICU word breaks   ", "tokenization      ", "whole annotation  ", "annotation, 2 thre",
            ])
        #expect(run.errors == "" && run.status == 0)
    }

    @Test func severalFilesAreOneText() throws {
        let folder = try ScratchFolder(["a.txt": "", "b.txt": "x", "c.txt": "Ông An nói.\n"])
        let run = try ToolRun(["benchmark", "--json", "--rounds", "1", "a.txt", "b.txt", "c.txt"], in: folder)
        #expect(run.output.hasPrefix(#"{"bytes":15,"syllables":3,"mentions":"#) && run.output.hasSuffix("]}\n"))
    }

    @Test(arguments: [[], ["--json"]])
    func noTextIsBadInput(options: [String]) throws {
        let run = try ToolRun(["benchmark"] + options, input: "")
        #expect(run.errors == "vientities: stdin: no text to annotate\n")
        #expect(run.outputBytes.isEmpty && run.status == 65)
    }

    @Test func filesThatCannotBeReadAreNamedOnOneLine() throws {
        let folder = try ScratchFolder()
        try folder.write([0xFF], to: "bad.txt")
        let bad = try ToolRun(["benchmark", "bad.txt"], in: folder)
        #expect(bad.errors == "vientities: bad.txt:1: invalid UTF-8 at byte 0 of the file\n" && bad.status == 65)
        let missing = try ToolRun(["benchmark", "a\u{1B}\nb"], in: folder)
        #expect(missing.errors == "vientities: a\u{FFFD} b: No such file or directory\n" && missing.status == 66)
    }

    @Test(arguments: [(["--rounds", "0"], "'--rounds'"), (["--threads", "65"], "'--threads'")])
    func wrongNumbersAreRefused(options: [String], message: String) throws {
        let run = try ToolRun(["benchmark"] + options)
        #expect(run.errors.contains(message) && run.status == 64)
    }
}
