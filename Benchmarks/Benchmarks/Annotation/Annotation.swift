import Benchmark
import CCounts
import Corpora
import Dispatch
import Foundation
import Stages
@_spi(JSON) @_spi(Measurement) import VietnameseEntities

// Each stage, whole annotation and the bare ICU pass over the same texts, in one run: the project's own articles, text
// generated from them and the lexicon, and the file that VIENTITIES_CORPUS names.
//
// Rates are of processor time, but for all cores, of the clock. The ratio of a rate to ICU's is what holds on any
// machine; allocations hold as they are.

/// A text to annotate.
private struct Corpus: Sendable {
    let name: String
    let text: [UInt8]
    /// A document a line, and the same as JSON Lines.
    let lines: [String]
    let json: [String]

    static let all: [Corpus] = {
        var all = [
            Corpus(name: "fixtures", text: FixtureArticles.text(atLeast: 1_000_000)),
            Corpus(name: "generated", text: SyntheticText.text(atLeast: 1_000_000, seed: 1)),
        ]
        if let path = ProcessInfo.processInfo.environment["VIENTITIES_CORPUS"] {
            guard let text = FixtureArticles.contents(of: path) else { fatalError("cannot read \(path)") }
            all.append(Corpus(name: String(path.split(separator: "/").last ?? ""), text: text))
        }
        return all
    }()

    private init(name: String, text: [UInt8]) {
        self.name = name
        self.text = text
        lines = text.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
        json = lines.map { line in
            var out = Array(#"{"id":"1","text":"#.utf8)
            JSONLines.string(line, into: &out)
            return String(decoding: out + [0x7D], as: UTF8.self)
        }
    }
}

private let megabytes = BenchmarkMetric.custom("MB/s", polarity: .prefersLarger, useScalingFactor: false)
private let syllables = BenchmarkMetric.custom(
    "Thousand syllables/s", polarity: .prefersLarger, useScalingFactor: false)
private let allocations = BenchmarkMetric.custom("Allocations", polarity: .prefersSmaller, useScalingFactor: false)

extension Benchmark {
    fileprivate func report(_ corpus: Corpus, _ count: Int, _ cost: Cost) {
        let seconds = max(cost.seconds, 1e-9)
        measurement(megabytes, Int(Double(corpus.text.count) / 1e6 / seconds))
        measurement(syllables, Int(Double(count) / 1e3 / seconds))
        measurement(allocations, Int(cost.allocations))
    }
}

let benchmarks: @Sendable () -> Void = {
    var metrics: [BenchmarkMetric] = [megabytes, syllables, .peakMemoryResident]
    if vien_counts_allocations() { metrics.append(allocations) }
    Benchmark.defaultConfiguration = .init(
        metrics: metrics, warmupIterations: 1, maxDuration: .seconds(1), maxIterations: 9)

    for corpus in Corpus.all {
        for (number, stage) in StageProfile.names.enumerated() {
            Benchmark("\(corpus.name): \(stage)") { benchmark in
                let measurement = try VietnameseEntities.Measurement(Annotator())
                for _ in benchmark.scaledIterations {
                    let profile = StageProfile(corpus.text, measurement)
                    precondition(profile.mentions > 0, "\(corpus.name): nothing found")
                    benchmark.report(
                        corpus, profile.syllables,
                        Cost(seconds: profile.seconds[number], allocations: profile.allocations[number]))
                }
            }
        }

        Benchmark("\(corpus.name): JSONL in") { benchmark in
            let count = try VietnameseEntities.Measurement(Annotator()).syllables(corpus.text)
            for _ in benchmark.scaledIterations {
                var meter = Meter()
                var bytes = 0
                for line in corpus.json { bytes += try JSONLine(parsing: line).text.utf8.count }
                benchmark.report(corpus, count, meter.read())
                precondition(bytes == corpus.lines.reduce(0) { $0 + $1.utf8.count })
            }
        }

        Benchmark("\(corpus.name): lines to JSONL, all cores") { benchmark in
            let count = try VietnameseEntities.Measurement(Annotator()).syllables(corpus.text)
            let annotator = Annotator()
            let cores = ProcessInfo.processInfo.activeProcessorCount
            let part = 64
            for _ in benchmark.scaledIterations {
                let start = clockSeconds()
                let before = vien_allocations()
                DispatchQueue.concurrentPerform(iterations: cores) { core in
                    let worker = Annotator.Worker(annotator)
                    let writer = JSONLines.Writer()
                    var out: [UInt8] = []
                    for first in stride(from: core * part, to: corpus.lines.count, by: cores * part) {
                        out.removeAll(keepingCapacity: true)
                        for line in corpus.lines[first..<min(first + part, corpus.lines.count)] {
                            writer.write(worker.annotate(line), id: "1", into: &out)
                        }
                        blackHole(out.count)
                    }
                }
                benchmark.report(
                    corpus, count,
                    Cost(seconds: clockSeconds() - start, allocations: Double(vien_allocations() - before)))
            }
        }
    }

    let lexicons = [
        ("building the annotator", Measurement.builtinLexicon),
        ("compiling the lexicon", { Lexicon(files: Lexicon.builtinFiles) }),
    ]
    for (name, lexicon) in lexicons {
        Benchmark(name, configuration: .init(metrics: [.wallClock, .peakMemoryResident, allocations])) { benchmark in
            for _ in benchmark.scaledIterations {
                var meter = Meter()
                blackHole(Annotator(lexicon: lexicon()))
                benchmark.measurement(allocations, Int(meter.read().allocations))
            }
        }
    }
}

extension VietnameseEntities.Measurement {
    fileprivate func syllables(_ text: [UInt8]) -> Int { text.withUnsafeBufferPointer { syllables($0) } }
}
