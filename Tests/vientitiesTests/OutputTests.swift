import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Where the output goes: pipes, full disks, terminals.
@Suite struct OutputTests {
    static let sentence = "Đồng chí Lê Văn An, Bí thư Tỉnh ủy, dự.\n"
    static let plain = "Đồng chí ⟦P1 Lê Văn An⟧, ⟦T1 Bí thư ⟦B Tỉnh ủy⟧⟧, dự.\n\n1  Lê Văn An  Bí thư Tỉnh ủy\n"
    static let coloured =
        "Đồng chí \u{1B}[1;32mLê Văn An\u{1B}[0m\u{1B}[2m¹\u{1B}[0m, "
        + "\u{1B}[33mBí thư \u{1B}[36;4mTỉnh ủy\u{1B}[0m\u{1B}[0m\u{1B}[2m¹\u{1B}[0m, dự.\n\n1  Lê Văn An  Bí thư Tỉnh ủy\n"

    /// Whether the signal kills the tool or, ignored by who started it, makes its writing fail.
    @Test(arguments: ["", "trap '' PIPE; "], ["", " --threads 2"])
    func closedPipeEndsQuietly(trap: String, threads: String) throws {
        let folder = try ScratchFolder(["big": String(repeating: Self.sentence, count: 1500)])
        let run = try ToolRun(
            shell: trap + "{ \"$TOOL\" annotate --input lines big\(threads); echo $? > status; } | head -n 1",
            in: folder)
        #expect(run.output == "#id 1\n")
        #expect(run.errors == "")
        // The shell shows the signal by which the tool died; where it ignores that signal, so does the tool.
        #expect(String(decoding: try folder.read("status"), as: UTF8.self) == (trap.isEmpty ? "141\n" : "0\n"))
    }

    @Test(
        .enabled(if: access("/dev/full", W_OK) == 0),
        arguments: [
            "annotate a.txt", "explain a.txt", "evaluate a.txt", "evaluate a.txt --compare a.txt", "lexicon check",
            "lexicon check a.txt", "lexicon show Huế", "benchmark a.txt",
        ])
    func fullDiskIsAnError(command: String) throws {
        let folder = try ScratchFolder(["a.txt": EvaluateTests.marked])
        let run = try ToolRun(shell: "\"$TOOL\" \(command) > /dev/full", in: folder)
        #expect(run.errors == "vientities: standard output: No space left on device\n")
        #expect(run.status == 74)
    }

    @Test(
        arguments: [
            ([], [:], true),
            ([], ["NO_COLOR": "1"], false),
            ([], ["NO_COLOR": ""], true),
            ([], ["TERM": "dumb"], false),
            (["--color", "never"], [:], false),
            (["--color", "always"], ["NO_COLOR": "1"], true),
            (["--threads", "2"], [:], true),
        ] as [([String], [String: String], Bool)])
    func terminalIsColoured(options: [String], environment: [String: String], isColoured: Bool) throws {
        #expect(
            try TerminalRun.output(["annotate"] + options, input: Self.sentence, environment: environment)
                == (isColoured ? Self.coloured : Self.plain))
    }

    @Test(arguments: [([], false), (["--color", "always"], true)] as [([String], Bool)])
    func fileIsColouredOnRequest(options: [String], isColoured: Bool) throws {
        #expect(
            try ToolRun(["annotate"] + options, input: Self.sentence).output
                == (isColoured ? Self.coloured : Self.plain))
    }

    @Test func textCannotSteerTheTerminal() throws {
        let shown = try TerminalRun.output(
            ["annotate"], input: "a\u{1B}[2J\u{7F}b\u{9B}c\u{0}\td\r\ne\rf\n", environment: ["NO_COLOR": "1"])
        #expect(shown.replacing("       ", with: "\t") == "a␛[2J␡b\u{FFFD}c␀\td\ne␍f\n")
    }

    @Test func fileKeepsEveryByte() throws {
        let text = "a\u{1B}[2J\u{7F}b\u{9B}c\u{0}\td\r\ne\rf\n"
        #expect(try ToolRun(["annotate"], input: text).output == text)
    }

    @Test func secondRunWritesTheSame() throws {
        let text = String(
            repeating: AnnotateTests.sentence + "\nÔng Trần Quang Hải, Giám đốc Sở Y tế, nói.\n", count: 50)
        for format in ["text", "jsonl"] {
            let first = try ToolRun(["annotate", "--format", format], input: text)
            let second = try ToolRun(["annotate", "--format", format], input: text)
            #expect(first.outputBytes == second.outputBytes && !first.outputBytes.isEmpty)
        }
    }
}
