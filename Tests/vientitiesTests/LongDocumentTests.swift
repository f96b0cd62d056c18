import Testing

/// A document of some megabytes: its output leaves before it is whole, and is the same.
@Suite struct LongDocumentTests {
    private static let sentence = "Ông Lê Văn An, \"Chủ tịch\" UBND tỉnh Nghệ An, phát biểu.\n"
    private static let body = String(repeating: sentence, count: 8_000)

    @Test func outputInPartsIsOneLineOfJSON() throws {
        let run = try ToolRun(["annotate", "--format", "jsonl", "--offsets", "utf8"], input: Self.body)
        #expect(run.status == 0)
        #expect(run.outputBytes.count { $0 == 0x0A } == 1)
        let escaped = #"Ông Lê Văn An, \"Chủ tịch\" UBND tỉnh Nghệ An, phát biểu.\n"#
        #expect(
            run.outputBytes.starts(
                with: Array(#"{"id":"stdin","text":""#.utf8) + Array(escaped.utf8) + Array(escaped.utf8)))
        let last = Self.body.utf8.count - Self.sentence.utf8.count + "Ông ".utf8.count
        #expect(
            run.output.contains(
                #"{"start":\#(last),"end":\#(last + "Lê Văn An".utf8.count),"type":"person","text":"Lê Văn An""#))
        #expect(run.output.hasSuffix("]}]}\n"))
    }

    /// Threads keep a document's output together: what they write must not depend on it.
    @Test(arguments: ["text", "jsonl"])
    func threadsWriteTheSame(format: String) throws {
        let one = try ToolRun(["annotate", "--format", format], input: Self.body)
        let two = try ToolRun(["annotate", "--format", format, "--threads", "2"], input: Self.body)
        #expect(one.outputBytes == two.outputBytes)
        #expect(one.status == 0 && two.status == 0)
    }

    /// Who reads no further ends the tool quietly, in the middle of a document too.
    @Test func closedPipeEndsQuietly() throws {
        let folder = try ScratchFolder(["long.txt": Self.body])
        let run = try ToolRun(shell: "\"$TOOL\" annotate --format jsonl long.txt | head -c 10", in: folder)
        #expect(run.output == #"{"id":"lon"#)
        #expect(run.errors.isEmpty)
    }
}
