import Corpora

/// The worst inputs that we can think of: twice the text may take 2.3 times as long, and a byte ten times as long as
/// one of press text. Processor time of the tool as a process, reading, annotating and writing JSON.
enum WorstCases {
    private static let sizes = (half: 5_000_000, whole: 10_000_000)
    private static let mostGrowth = 2.3, mostOverPress = 10.0

    /// - Parameter parts: parts of the names of the cases to measure; none for all.
    static func measure(_ parts: [String]) throws {
        let press = SyntheticText.text(atLeast: sizes.half, seed: 1)
        let pressTime = try time(press, 3, "text") / Double(press.count)
        say("press text: \((pressTime * 1e9).text(1)) ns a byte\n")
        var table = Table(["worst case", "ns a byte", "over press text", "10 MB over 5 MB"])
        var failed: [String] = []
        for worst in WorstCase.all where parts.isEmpty || parts.contains(where: worst.name.contains) {
            let half = worst.text(of: sizes.half)
            let whole = worst.text(of: sizes.whole)
            var (short, long) = (try time(half, 1, worst.format), try time(whole, 1, worst.format))
            // Other load spoils single runs: where it looks bad there are more, and the best counts.
            var rounds = 0
            while rounds < 3, long > mostGrowth * short || long / Double(whole.count) > mostOverPress * pressTime,
                long < 60
            {
                short = min(short, try time(half, 1, worst.format))
                long = min(long, try time(whole, 1, worst.format))
                rounds += 1
            }
            let growth = long / short
            let overPress = long / Double(whole.count) / pressTime
            table.add([worst.name, (long / Double(whole.count) * 1e9).text(1), overPress.text(2), growth.text(2)])
            if growth > mostGrowth || overPress > mostOverPress { failed.append(worst.name) }
        }
        say(table.markdown)
        if !failed.isEmpty { throw ToolProcess.Failed(description: "too slow: \(failed.joined(separator: "; "))") }
    }

    private static func time(_ text: [UInt8], _ rounds: Int, _ format: String) throws -> Double {
        var best = Double.infinity
        for _ in 0..<rounds {
            best = min(
                best,
                try ToolProcess.run(["annotate", "--input", format, "--format", "jsonl"]) { $0(text) }.processorSeconds)
        }
        return best
    }
}
