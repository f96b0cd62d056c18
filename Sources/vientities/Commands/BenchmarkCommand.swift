import ArgumentParser
@_spi(Measurement) import VietnameseEntities

/// `vientities benchmark`: the bare ICU pass, tokenization and annotation over a user's own text, side by side.
struct BenchmarkCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "benchmark",
        abstract: "Times annotation of your own text beside a bare pass of ICU's word breaks over it.",
        discussion: """
            All passes run in turn over the same bytes in memory, several times; the median of each counts. Of several \
            threads each annotates a part of the text, cut at a line break. Syllables are words and numbers, without \
            punctuation marks.

            Example:
              vientities benchmark --json news.txt
            """
    )

    @Argument(help: "Files to read; none, or '-', is standard input.") var files: [String] = []
    @Flag(help: "One JSON object instead of a table.") var json = false
    @Option(help: "Rounds over all passes.") var rounds = 7
    @Option(help: "The most threads to try.") var threads = 2

    func validate() throws {
        guard rounds >= 1 else { throw ValidationError("'--rounds' takes a number from 1.") }
        guard 1...64 ~= threads else { throw ValidationError("'--threads' takes a number from 1 to 64.") }
    }

    func run() throws {
        try Report.write {
            let inputs = (files.isEmpty ? ["-"] : files).map { InputFile(argument: $0, format: .text) }
            var bytes: [UInt8] = []
            for file in inputs { bytes += try InputPiece(contentsOf: file).text().get().utf8 }
            if bytes.isEmpty { throw InputFault(.badData, inputs[0], "no text to annotate") }
            if bytes.count > Annotator.byteLimit {
                throw InputFault(
                    .badData, inputs[0], "longer than \(Annotator.byteLimit) bytes, with the files behind it")
            }
            let result = try Self.measure(bytes, rounds: rounds, threads: threads)
            return Report(json ? result.json : result.table)
        }
    }

    struct Result {
        var bytes = 0, syllables = 0, mentions = 0
        var icu = 0.0, tokenize = 0.0, annotate = 0.0
        /// By number of threads.
        var parallel: [(threads: Int, rate: Double)] = []

        var json: String {
            let list = parallel.map { "{\"n\":\($0.threads),\"mb_s\":\(Self.tenths($0.rate))}" }.joined(separator: ",")
            return """
                {"bytes":\(bytes),"syllables":\(syllables),"mentions":\(mentions),"icu_mb_s":\(Self.tenths(icu)),\
                "tokenize_mb_s":\(Self.tenths(tokenize)),"annotate_mb_s":\(Self.tenths(annotate)),\
                "tokenize_over_icu":\(EvaluationReport.thousandths(tokenize / icu)),"annotate_over_icu":\(EvaluationReport.thousandths(annotate / icu)),"threads":[\(list)]}

                """
        }

        var table: String {
            var out = "\(bytes) bytes, \(syllables) syllables, \(mentions) mentions\n"
            out += "ICU word breaks     \(Self.tenths(icu)) MB/s\n"
            out +=
                "tokenization        \(Self.tenths(tokenize)) MB/s   \(EvaluationReport.thousandths(tokenize / icu)) of ICU\n"
            out +=
                "whole annotation    \(Self.tenths(annotate)) MB/s   \(EvaluationReport.thousandths(annotate / icu)) of ICU\n"
            for (threads, rate) in parallel { out += "annotation, \(threads) threads   \(Self.tenths(rate)) MB/s\n" }
            return out
        }

        private static func tenths(_ value: Double) -> String { "\(Double((value * 10).rounded()) / 10)" }
    }

    /// The rates over some bytes, of which there is one at least.
    private static func measure(_ bytes: [UInt8], rounds: Int, threads: Int) throws -> Result {
        var result = Result()
        result.bytes = bytes.count
        let annotator = Annotator()
        let measurement = try Measurement(annotator)
        let megabytes = Double(bytes.count) / 1e6
        var times: [[Double]] = Array(repeating: [], count: 3 + max(0, threads - 1))
        bytes.withUnsafeBufferPointer { text in
            result.syllables = measurement.syllables(text)
            for _ in 0..<rounds {
                for pass in times.indices {
                    let start = system_seconds()
                    switch pass {
                    case 0: _ = measurement.icuBoundaries(text)
                    case 1: _ = measurement.tokens(text)
                    case 2: result.mentions = measurement.mentions(text)
                    default: annotate(text, annotator, threads: pass - 1)
                    }
                    // A clock may stand still over a short text.
                    times[pass].append(megabytes / max(system_seconds() - start, 1e-9))
                }
            }
        }
        let medians = times.map { $0.sorted()[$0.count / 2] }
        (result.icu, result.tokenize, result.annotate) = (medians[0], medians[1], medians[2])
        result.parallel = medians.dropFirst(3).enumerated().map { ($0 + 2, $1) }
        return result
    }

    /// Annotates the text in parts of some hundred kilobytes, on so many threads at once.
    private static func annotate(_ text: UnsafeBufferPointer<UInt8>, _ annotator: Annotator, threads: Int) {
        nonisolated(unsafe) let text = text
        let started = (0..<threads).compactMap { number in
            WorkerThread {
                guard let measurement = try? Measurement(annotator) else { return }
                var start = cut(text, text.count * number / threads)
                let end = cut(text, text.count * (number + 1) / threads)
                while start < end {
                    let stop = min(cut(text, start + 1 << 18), end)
                    _ = measurement.mentions(UnsafeBufferPointer(rebasing: text[start..<max(stop, start + 1)]))
                    start = max(stop, start + 1)
                }
            }
        }
        for thread in started { thread.join() }
    }

    /// The first line's start at or behind `offset`.
    private static func cut(_ text: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Int {
        var at = min(max(offset, 0), text.count)
        while at > 0 && at < text.count && text[at - 1] != 0x0A { at += 1 }
        return at
    }
}
