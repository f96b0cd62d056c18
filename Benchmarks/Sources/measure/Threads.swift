import Corpora

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Two threads against one, on documents of a line each: at least 1.8 times the rate, and the same output.
///
/// Other programs take the second core from two threads first. So the processor time of both is compared too: what
/// threads do to each other, by locks or by counting references to one object, shows there on a busy machine as well.
enum Threads {
    private static let leastGain = 1.8, rounds = 9

    static func measure() throws {
        let (text, name) = try corpus()
        let folder = Files.scratch()
        defer { Files.remove(folder) }
        try Files.write(text, to: folder + "/in")
        var table = Table([
            "\(name), \(text.count / 1_000_000) MB", "one thread, MB/s", "two, MB/s", "gain",
            "processor time, two over one", "output",
        ])
        var failed = false
        for format in ["jsonl", "text"] {
            func run(_ threads: Int, _ output: String = "/dev/null") throws -> ToolCost {
                try ToolProcess.run(
                    ["annotate", "--input", "lines", "--format", format, "--threads", "\(threads)", folder + "/in"],
                    output: output)
            }
            _ = try run(1, folder + "/one")
            _ = try run(2, folder + "/two")
            let isSame = FixtureArticles.contents(of: folder + "/one") == FixtureArticles.contents(of: folder + "/two")
            // In turn, so that other load meets both; the best of each counts.
            var one: [ToolCost] = []
            var two: [ToolCost] = []
            for _ in 0..<rounds {
                one.append(try run(1))
                two.append(try run(2))
            }
            func rate(_ costs: [ToolCost]) -> Double { Double(text.count) / 1e6 / costs.map(\.clockSeconds).min()! }
            func processor(_ costs: [ToolCost]) -> Double { costs.map(\.processorSeconds).min()! }
            let gain = rate(two) / rate(one)
            table.add([
                "lines to \(format)", rate(one).text(1), rate(two).text(1), gain.text(2),
                (processor(two) / processor(one)).text(2), isSame ? "identical" : "differs",
            ])
            if !isSame || gain < leastGain { failed = true }
        }
        var load = [0.0]
        getloadavg(&load, 1)
        say(table.markdown + "Load of the machine, these runs among it: \(load[0].text(1))")
        if failed {
            throw ToolProcess.Failed(description: "two threads gain less than \(leastGain), or write something else")
        }
    }
}
