import CCounts
@_spi(Measurement) import VietnameseEntities

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What each stage of one annotation costs: seconds and allocations.
///
/// Tokens are cut once more beforehand, so that what is left of `reading` is the lexicon's part.
package struct StageProfile {
    package static let names =
        ["ICU word breaks", "tokenization", "matching"] + Measurement.stages.dropFirst() + [
            "whole annotation", "annotation by lines", "lines to documents", "JSONL out",
        ]

    /// What the tokenizer cuts; those of them that are no marks; what is found.
    package private(set) var tokens = 0, syllables = 0, mentions = 0
    /// By the name's number.
    package private(set) var seconds = [Double](repeating: 0, count: names.count)
    package private(set) var allocations = [Double](repeating: 0, count: names.count)

    private static let whole = names.count - 4

    /// Runs every stage over `text` once.
    package init(_ text: [UInt8], _ measurement: VietnameseEntities.Measurement) {
        let documents = Self.documents(text)
        text.withUnsafeBufferPointer { text in
            syllables = measurement.syllables(text)
            var meter = Meter()
            _ = measurement.icuBoundaries(text)
            add(meter.read(), to: 0)
            tokens = measurement.tokens(text)
            let tokenization = meter.read()
            add(tokenization, to: 1)

            let stages = Stages(count: Measurement.stages.count)
            _ = measurement.mentions(text) { stages.end($0) }
            for stage in stages.costs.indices { add(stages.costs[stage], to: 2 + stage) }
            seconds[2] -= tokenization.seconds
            allocations[2] -= tokenization.allocations
            meter = Meter()
            mentions = measurement.mentions(text)
            add(meter.read(), to: Self.whole)
        }
        // A document a line, as the tool reads lines; then the same with the making of documents.
        var meter = Meter()
        for text in documents { _ = text.utf8.withContiguousStorageIfAvailable { measurement.mentions($0) } }
        add(meter.read(), to: Self.whole + 1)
        let worker = Annotator.Worker(Annotator())
        _ = meter.read()
        let made = documents.map { worker.annotate($0) }
        add(meter.read(), to: Self.whole + 2)
        let writer = JSONLines.Writer()
        var out: [UInt8] = []
        out.reserveCapacity(text.count * 4)
        _ = meter.read()
        for document in made { writer.write(document, id: "1", into: &out) }
        add(meter.read(), to: Self.whole + 3)
    }

    private static func documents(_ text: [UInt8]) -> [String] {
        text.split(separator: 0x0A).map { line in
            var text = String(decoding: line, as: UTF8.self)
            text.makeContiguousUTF8()
            return text
        }
    }

    private mutating func add(_ cost: Cost, to number: Int) {
        seconds[number] += cost.seconds
        allocations[number] += cost.allocations
    }

    private final class Stages {
        var costs: [Cost]
        private var meter = Meter()

        init(count: Int) { costs = Array(repeating: Cost(), count: count) }

        func end(_ stage: Int) {
            let cost = meter.read()
            costs[stage].seconds += cost.seconds
            costs[stage].allocations += cost.allocations
        }
    }
}

/// Processor time of this thread, which other programs' load does not lengthen much, and allocations.
package struct Cost: Sendable {
    package var seconds = 0.0, allocations = 0.0

    package init(seconds: Double = 0, allocations: Double = 0) {
        self.seconds = seconds
        self.allocations = allocations
    }

    static var now: Cost { Cost(seconds: threadSeconds(), allocations: Double(vien_allocations())) }
}

/// Reads what passed since it was made or read last.
package struct Meter {
    private var from = Cost.now

    package init() {}

    package mutating func read() -> Cost {
        let now = Cost.now
        defer { from = now }
        return Cost(seconds: now.seconds - from.seconds, allocations: now.allocations - from.allocations)
    }
}

/// Seconds of processor time of this thread.
package func threadSeconds() -> Double { seconds(CLOCK_THREAD_CPUTIME_ID) }
/// Seconds on a clock that only runs forward.
package func clockSeconds() -> Double { seconds(CLOCK_MONOTONIC) }

private func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
