import Stages
@_spi(Measurement) import VietnameseEntities

/// What a short run pays: the tool with one line, as a process, and the annotator alone, from the lexicon's image and
/// from its files.
enum Start {
    static func measure() throws {
        let line = Array("Đồng chí Lê Văn An, Bí thư Tỉnh ủy, chủ trì hội nghị.\n".utf8)
        let runs = try (0..<41).map { _ in try ToolProcess.run(["annotate"]) { $0(line) } }
        func builds(_ lexicon: () -> Lexicon) -> [Double] {
            (0..<21).map { _ in
                let start = threadSeconds()
                _ = Annotator(lexicon: lexicon())
                return threadSeconds() - start
            }
        }
        var table = Table(["", "least, ms", "median, ms", "limit, ms"])
        func row(_ name: String, _ seconds: [Double], _ limit: String) {
            table.add([name, (seconds.min()! * 1000).text(1), (median(seconds) * 1000).text(1), limit])
        }
        row("the tool annotates a line, on the clock", runs.map(\.clockSeconds), "15")
        row("the same, processor time", runs.map(\.processorSeconds), "")
        row("building the default annotator, processor time", builds { Measurement.builtinLexicon() }, "20")
        row("the same, the lexicon compiled from its files", builds { Lexicon(files: Lexicon.builtinFiles) }, "")
        say(table.markdown)
    }
}
