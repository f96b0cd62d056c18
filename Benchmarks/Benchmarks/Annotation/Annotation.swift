import Benchmark
import Foundation
@_spi(Measurement) import VietnameseEntities

// Whole annotation, tokenization and the bare ICU pass over the same text, in one run.
//
// The text is the project's own articles, repeated to a megabyte, or the file that VIENTITIES_CORPUS names. Rates are
// in megabytes and in syllables a second; the ratio of a rate to ICU's is what holds on any machine.

/// The text to annotate, its size in megabytes and its tokens.
private struct Corpus: Sendable {
    let bytes: [UInt8]
    let syllables: Int

    static let shared = Corpus()

    private init() {
        if let path = ProcessInfo.processInfo.environment["VIENTITIES_CORPUS"], let data = FileManager.default.contents(atPath: path) {
            bytes = Array(data)
        } else {
            var url = URL(fileURLWithPath: #filePath)
            for _ in 0..<4 { url.deleteLastPathComponent() }
            let folder = url.appendingPathComponent("fixtures/articles").path
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder))?.sorted() ?? []
            var once: [UInt8] = []
            for name in names where name.hasSuffix(".txt") {
                guard let data = FileManager.default.contents(atPath: folder + "/" + name),
                      let article = try? MarkedText.parse(String(decoding: data, as: UTF8.self)) else { continue }
                once += Array(article.text.utf8) + [0x0A]
            }
            precondition(!once.isEmpty, "no fixture articles at \(folder)")
            var repeated: [UInt8] = []
            while repeated.count < 1_000_000 { repeated += once }
            bytes = repeated
        }
        let measurement = try! Measurement(Annotator())
        syllables = bytes.withUnsafeBufferPointer { measurement.tokens($0) }
    }
}

private let megabytes = BenchmarkMetric.custom("MB/s", polarity: .prefersLarger, useScalingFactor: false)
private let syllables = BenchmarkMetric.custom("thousand syllables/s", polarity: .prefersLarger, useScalingFactor: false)

let benchmarks: @Sendable () -> Void = {
    Benchmark.defaultConfiguration = .init(
        metrics: [.wallClock, .peakMemoryResident, megabytes, syllables],
        warmupIterations: 1, maxDuration: .seconds(5), maxIterations: 20)

    func pass(_ name: String, _ run: @escaping @Sendable (VietnameseEntities.Measurement, UnsafeBufferPointer<UInt8>) -> Int) {
        Benchmark(name) { benchmark in
            let corpus = Corpus.shared
            let measurement = try Measurement(Annotator())
            for _ in benchmark.scaledIterations {
                let clock = ContinuousClock()
                let start = clock.now
                let count = corpus.bytes.withUnsafeBufferPointer { run(measurement, $0) }
                let time = start.duration(to: clock.now)
                precondition(count > 0, "\(name) found nothing")
                blackHole(count)
                let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
                benchmark.measurement(megabytes, Int(Double(corpus.bytes.count) / 1e6 / seconds))
                benchmark.measurement(syllables, Int(Double(corpus.syllables) / 1e3 / seconds))
            }
        }
    }
    pass("ICU word breaks") { $0.icuBoundaries($1) }
    pass("tokenization") { $0.tokens($1) }
    pass("whole annotation") { $0.mentions($1) }

    Benchmark("building the annotator") { benchmark in
        for _ in benchmark.scaledIterations { blackHole(Annotator(lexicon: Lexicon(files: Lexicon.builtinFiles))) }
    }
}
