import Corpora
import Stages

// What the benchmark suite cannot measure: stages from within, processes, instructions, growth with size.
//
//     measure text BYTES [SEED]     writes generated text
//     measure stages                the cost of each stage
//     measure instructions          the instructions of each stage, where valgrind runs this program
//     measure limits [--update]     allocations and instructions against limits.tsv
//     measure worst [PART …]        worst cases: 10 MB against 5 MB and against press text
//     measure threads               two threads against one
//     measure memory                peak memory by lines and of one document
//     measure start                 start of the tool, building of the annotator
//     measure scale FILE.svg        time and memory from 1 KB to 1 GB
//
// VIENTITIES_CORPUS names the text for stages, threads and memory; VIENTITIES the tool, else .build/release/vientities.
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

func say(_ text: String) {
    print(text)
    fflush(nil)
}

/// The file that VIENTITIES_CORPUS names.
let corpusPath = getenv("VIENTITIES_CORPUS").map { String(cString: $0) }

/// The bytes of that file, or eight megabytes of generated text.
func corpus() throws -> (text: [UInt8], name: String) {
    guard let path = corpusPath else { return (SyntheticText.text(atLeast: 8_000_000, seed: 1), "generated text") }
    guard let text = FixtureArticles.contents(of: path) else {
        throw ToolProcess.Failed(description: "cannot read \(path)")
    }
    return (text, String(path.split(separator: "/").last ?? ""))
}

let arguments = CommandLine.arguments.dropFirst().map { $0 }
let first = arguments.count > 1 ? arguments[1] : nil
do {
    switch arguments.first {
    case "text":
        var text = SyntheticText(seed: arguments.count > 2 ? UInt64(arguments[2]) ?? 1 : 1)
        var left = Int(first ?? "") ?? 1_000_000
        var lines: [UInt8] = []
        while left > 0 {
            while lines.count < min(left, 1 << 16) { text.appendLine(to: &lines) }
            guard Files.write(lines, to: 1) else { exit(1) }
            left -= lines.count
            lines.removeAll(keepingCapacity: true)
        }
    case "stages":
        let (text, name) = try corpus()
        try StageProfile.print(text, name: name)
    case "instructions": try Instructions.count()
    case "limits": try Limits.check(update: first == "--update")
    case "worst": try WorstCases.measure(Array(arguments.dropFirst()))
    case "threads": try Threads.measure()
    case "memory": try Memory.measure()
    case "start": try Start.measure()
    case "scale": try Scale.measure(into: first ?? "scale.svg")
    default: throw ToolProcess.Failed(description: "usage: measure text|stages|limits|worst|threads|memory|start|scale")
    }
} catch {
    _ = Files.write(Array("measure: \(error)\n".utf8), to: 2)
    exit(1)
}
