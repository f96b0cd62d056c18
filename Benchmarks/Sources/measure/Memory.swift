import Corpora

/// Peak memory of the tool: by lines under 64 MB and flat up to a gigabyte; of one document under 12 bytes a byte of
/// text beyond the text itself.
enum Memory {
    private static let mostByLines = 64_000_000, mostPerByte = 12.0

    static func measure() throws {
        var table = Table(["input", "size", "threads", "peak MB", "bytes a byte beyond the text"])
        var failed = false
        for threads in [1, 2] {
            var first = 0
            for size in [1_000_000, 10_000_000, 100_000_000, 1_000_000_000] {
                let cost = try Self.run(
                    size, ["annotate", "--input", "lines", "--format", "jsonl", "--threads", "\(threads)"])
                table.add(["generated lines", size.size, "\(threads)", megabytes(cost.peakBytes), ""])
                if first == 0 { first = cost.peakBytes }
                if cost.peakBytes > mostByLines || cost.peakBytes > first + first / 2 { failed = true }
            }
            if let path = corpusPath {
                let cost = try ToolProcess.run([
                    "annotate", "--input", "lines", "--format", "jsonl", "--threads", "\(threads)", path,
                ])
                table.add([
                    String(path.split(separator: "/").last ?? ""), "", "\(threads)", megabytes(cost.peakBytes), "",
                ])
                if cost.peakBytes > mostByLines { failed = true }
            }
        }
        // Once with nothing to do: what the tool itself needs, the lexicon and ICU's data.
        let empty = try Self.run(1000, ["annotate", "--input", "text", "--format", "jsonl"]).peakBytes
        for format in ["jsonl", "text"] {
            for size in [10_000_000, 50_000_000] {
                let cost = try Self.run(size, ["annotate", "--input", "text", "--format", format])
                let perByte = Double(cost.peakBytes - empty - size) / Double(size)
                table.add(["one document to \(format)", size.size, "1", megabytes(cost.peakBytes), perByte.text(1)])
                if size == 50_000_000, perByte > mostPerByte { failed = true }
            }
        }
        say(table.markdown)
        say("This process's own peak, below which none is seen: \(megabytes(ToolProcess.ownPeakBytes)) MB")
        if failed { throw ToolProcess.Failed(description: "too much memory") }
    }

    /// Runs the tool on so much generated text, which no process holds as a whole.
    static func run(_ size: Int, _ arguments: [String]) throws -> ToolCost {
        try ToolProcess.run(arguments) { write in
            var text = SyntheticText(seed: 1)
            var left = size
            var lines: [UInt8] = []
            while left > 0 {
                while lines.count < min(left, 1 << 16) { text.appendLine(to: &lines) }
                write(lines)
                left -= lines.count
                lines.removeAll(keepingCapacity: true)
            }
        }
    }

    static func megabytes(_ bytes: Int) -> String { (Double(bytes) / 1e6).text(1) }
}
