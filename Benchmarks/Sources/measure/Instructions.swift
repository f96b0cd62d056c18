import CCounts
import Corpora
import Stages
@_spi(Measurement) import VietnameseEntities

/// The instructions of each stage over the fixture articles, counted by callgrind: the same on a busy machine.
enum Instructions {
    /// What is counted by the token.
    private static let stages =
        ["ICU word breaks", "tokenization", "matching"] + Measurement.stages.dropFirst() + ["documents and JSONL"]
    /// What a program does once.
    static let once = ["building the annotator", "compiling the lexicon"]
    static let names = stages + once

    /// Runs each stage under valgrind, which writes a file of counts behind each.
    static func count() throws {
        guard vien_runs_on_valgrind() else {
            throw ToolProcess.Failed(description: "not under valgrind, or built where valgrind/callgrind.h is missing")
        }
        let text = FixtureArticles.text(atLeast: 1)
        let measurement = try Measurement(Annotator())
        let worker = Annotator.Worker(Annotator())
        let string = String(decoding: text, as: UTF8.self)
        var out: [UInt8] = []
        text.withUnsafeBufferPointer { text in
            func pass() {
                _ = measurement.icuBoundaries(text)
                vien_callgrind_dump("0")
                _ = measurement.tokens(text)
                vien_callgrind_dump("1")
                _ = measurement.mentions(text) { vien_callgrind_dump("\($0 + 2)") }
                vien_callgrind_dump("-")
                _ = measurement.mentions(text)
                vien_callgrind_dump("whole")
                JSONLines().write(worker.annotate(string), id: "1", into: &out)
                vien_callgrind_dump("document")
            }
            // The first pass fills caches and tables; its counts are named as the second's and taken off by order.
            pass()
            vien_callgrind_dump("second")
            pass()
        }
        _ = Annotator(lexicon: Measurement.builtinLexicon())
        vien_callgrind_dump(once[0])
        _ = Lexicon(files: Lexicon.builtinFiles)
        vien_callgrind_dump(once[1])
    }

    /// Instructions a token by name, and those of building, by a run of this program under valgrind.
    static func perToken(tokens: Double) throws -> [Double] {
        let folder = Files.scratch()
        defer { Files.remove(folder) }
        // Without debugging information, of which valgrind before 3.21 cannot read DWARF 5's.
        let status = Files.shell(
            "strip -S -o '\(folder)/measure' '\(CommandLine.arguments[0])' && valgrind --tool=callgrind --callgrind-out-file='\(folder)/out' '\(folder)/measure' instructions >'\(folder)/log' 2>&1"
        )
        guard status == 0 else {
            throw ToolProcess.Failed(description: "strip or valgrind ended with \(status); are they installed?")
        }
        var counts: [String: Double] = [:]
        var isSecond = false
        for file in Files.list(folder).filter({ $0.contains("/out.") }).sorted(by: { number($0) < number($1) }) {
            guard let (trigger, total) = totals(file) else { continue }
            if isSecond { counts[trigger, default: 0] += total }
            if trigger == "second" { isSecond = true }
        }
        var list = (0..<(stages.count - 1)).map { (counts["\($0)"] ?? 0) / tokens }
        list[2] -= list[1]
        return list + [((counts["document"] ?? 0) - (counts["whole"] ?? 0)) / tokens] + once.map { counts[$0] ?? 0 }
    }

    private static func number(_ path: String) -> Int { Int(path.split(separator: ".").last ?? "") ?? 0 }

    /// What callgrind was asked to name a file, and the instructions in it.
    private static func totals(_ path: String) -> (String, Double)? {
        guard let bytes = FixtureArticles.contents(of: path) else { return nil }
        var trigger: String?
        var total: Double?
        for line in bytes.split(separator: 0x0A) where line.count < 200 {
            let text = String(decoding: line, as: UTF8.self)
            if text.hasPrefix("desc: Trigger: Client Request: ") { trigger = String(text.dropFirst(31)) }
            if text.hasPrefix("totals: ") || text.hasPrefix("summary: ") {
                total = Double(text.split(separator: " ")[1])
            }
        }
        guard let trigger, let total else { return nil }
        return (trigger, total)
    }
}
