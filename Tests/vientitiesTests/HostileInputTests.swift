import Testing

/// Input that nobody should write: it is refused or annotated, and never ends the tool by a crash.
@Suite struct HostileInputTests {
    static let formats = ["text", "lines", "jsonl"]

    static func random(_ count: Int, seed: UInt64) -> [UInt8] {
        var random = SeededGenerator(seed: seed)
        return (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    }

    @Test(arguments: formats, [1, 2, 3] as [UInt64])
    func randomBytesAreBadData(format: String, seed: UInt64) throws {
        let run = try ToolRun(
            ["annotate", "--input", format, "--threads", "2"], input: Self.random(100_000, seed: seed))
        #expect(run.status == 65)
        let lines = run.errors.split(separator: "\n")
        #expect(!lines.isEmpty && lines.allSatisfy { $0.hasPrefix("vientities: stdin:") })
    }

    @Test func nulBytesAreText() throws {
        let run = try ToolRun(["annotate", "--format", "jsonl"], input: "\0\0ông Lê Văn An\0\0")
        #expect(run.output.hasPrefix(#"{"id":"stdin","text":"\u0000\u0000ông Lê Văn An\u0000\u0000","#))
        #expect(run.output.contains(#"{"start":6,"end":15,"type":"person","text":"Lê Văn An""#))
        #expect(run.status == 0)
    }

    /// The line is longer than every buffer.
    @Test(arguments: formats)
    func longLineIsOneDocument(format: String) throws {
        let body = String(repeating: "a", count: 1_000_000)
        let input = format == "jsonl" ? #"{"id":"1","text":"\#(body) ông An"}"# : body + " ông An"
        let run = try ToolRun(["annotate", "--input", format, "--format", "jsonl"], input: input)
        #expect(run.lines.count == 1)
        #expect(run.output.contains(#"{"start":1000005,"end":1000007,"type":"person","text":"An""#))
        #expect(run.status == 0)
    }

    @Test func deepNestingIsRefused() throws {
        let deep = #"{"text":"a","x":"# + String(repeating: "[", count: 1_000_000) + "\n" + #"{"id":"b","text":"a"}"#
        let run = try ToolRun(["annotate", "--input", "jsonl", "--format", "jsonl", "--threads", "2"], input: deep)
        #expect(run.errors == "vientities: stdin:1: column 272: nested deeper than 256\n")
        #expect(run.lines.count == 1 && run.status == 65)
    }

    @Test func hugeNumberIsKeptAsWritten() throws {
        let number = String(repeating: "9", count: 10_000) + "e999999999"
        let run = try ToolRun(
            ["annotate", "--input", "jsonl", "--format", "jsonl"],
            input: #"{"id":\#(number),"x":-\#(number),"text":""}"#)
        #expect(run.output.hasPrefix(#"{"id":"\#(number)","text":"","#))
    }
}
