/// Time and memory against size, from a kilobyte to a gigabyte of generated text, as a table and as a plot.
enum Scale {
    private static let lineSizes = [1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000]
    private static let documentSizes = [1_000, 10_000, 100_000, 1_000_000, 10_000_000, 50_000_000, 100_000_000]

    static func measure(into path: String) throws {
        let plots = [
            ("by lines", lineSizes, ["annotate", "--input", "lines", "--format", "jsonl"]),
            ("one document", documentSizes, ["annotate", "--input", "text", "--format", "jsonl"]),
        ]
        var table = Table(["input", "size", "processor seconds", "MB/s", "peak MB"])
        var time: [Plot.Series] = []
        var memory: [Plot.Series] = []
        for (name, sizes, arguments) in plots {
            time.append(Plot.Series(name: name, points: []))
            memory.append(Plot.Series(name: name, points: []))
            for size in sizes {
                // The shortest of several, but for the long runs, of which other load spoils less.
                let costs = try (0..<(size < 1_000_000 ? 15 : size < 50_000_000 ? 3 : 1)).map { _ in
                    try Memory.run(size, arguments)
                }
                let seconds = costs.map(\.processorSeconds).min()!
                let peak = costs.map(\.peakBytes).min()!
                table.add([
                    name, size.size, seconds.text(3), (Double(size) / 1e6 / seconds).text(1), Memory.megabytes(peak),
                ])
                time[time.count - 1].points.append((Double(size), seconds))
                memory[memory.count - 1].points.append((Double(size), Double(peak) / 1e6))
            }
        }
        let svg = Plot.page([
            Plot(title: "Processor seconds", series: time, unit: "s"),
            Plot(title: "Peak memory", series: memory, unit: "MB"),
        ])
        try Files.write(Array(svg.utf8), to: path)
        say(table.markdown)
    }
}
