import Foundation
import Testing

/// One run of the built tool and what came of it.
///
///     let run = try ToolRun(["annotate"], input: "Ông An")
///     #expect(run.output == "Ông ⟦P1 An⟧\n…")
struct ToolRun {
    /// The exit status; for a death by signal, 128 and its number.
    let status: Int32
    let outputBytes: Data
    let errors: String

    var output: String { String(decoding: outputBytes, as: UTF8.self) }
    /// The lines of output, without an empty one at the end.
    var lines: [String] { output.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init) }

    /// Runs `vientities` in `folder`, with `input` on standard input.
    init(_ arguments: [String], input: some DataProtocol = Data(), in folder: ScratchFolder? = nil, environment: [String: String] = [:]) throws {
        try self.init(program: Self.tool, arguments, input, folder, environment)
    }

    init(_ arguments: [String], input: String, in folder: ScratchFolder? = nil, environment: [String: String] = [:]) throws {
        try self.init(program: Self.tool, arguments, Data(input.utf8), folder, environment)
    }

    /// Runs a line of shell, in which `$TOOL` is the tool.
    init(shell line: String, in folder: ScratchFolder) throws {
        try self.init(program: URL(fileURLWithPath: "/bin/sh"), ["-c", line], Data(), folder, ["TOOL": Self.tool.path])
    }

    private init(
        program: URL, _ arguments: [String], _ input: some DataProtocol, _ folder: ScratchFolder?, _ environment: [String: String]
    ) throws {
        let scratch = try ScratchFolder()
        // Files, not pipes: nothing can fill up while nobody reads.
        let source = try scratch.write(Data(input), to: "stdin")
        let output = try scratch.write(Data(), to: "stdout"), errors = try scratch.write(Data(), to: "stderr")
        let process = Self.process(program, arguments, folder ?? scratch, environment)
        process.standardInput = try FileHandle(forReadingFrom: source)
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        process.waitUntilExit()
        status = process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus
        outputBytes = try Data(contentsOf: output)
        self.errors = String(decoding: try Data(contentsOf: errors), as: UTF8.self)
    }

    static func process(_ program: URL, _ arguments: [String], _ folder: ScratchFolder, _ environment: [String: String]) -> Process {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.currentDirectoryURL = folder.url
        let inherited = ProcessInfo.processInfo.environment.filter { !["NO_COLOR", "TERM", "COLUMNS"].contains($0.key) }
        process.environment = inherited.merging(environment) { $1 }
        return process
    }

    /// The executable, which the build leaves beside the tests.
    static let tool: URL = {
        #if os(macOS)
        let tests = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }!.bundleURL
        #else
        let tests = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        #endif
        return tests.deletingLastPathComponent().appendingPathComponent("vientities")
    }()
}
