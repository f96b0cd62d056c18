#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// One run of the built tool and what came of it.
///
///     let run = try ToolRun(["annotate"], input: "Ông An")
///     #expect(run.output == "Ông ⟦P1 An⟧\n…")
struct ToolRun {
    /// The exit status; for a death by signal, 128 and its number.
    let status: Int32
    let outputBytes: [UInt8]
    let errors: String

    var output: String { String(decoding: outputBytes, as: UTF8.self) }
    /// The lines of output, without an empty one at the end.
    var lines: [String] { output.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init) }

    /// Runs `vientities` in `folder`, with `input` on standard input.
    init(_ arguments: [String], input: [UInt8] = [], in folder: ScratchFolder? = nil) throws {
        try self.init(program: Self.tool, arguments, input, folder, [:])
    }

    init(_ arguments: [String], input: String, in folder: ScratchFolder? = nil) throws {
        try self.init(arguments, input: Array(input.utf8), in: folder)
    }

    /// Runs a line of shell, in which `$TOOL` is the tool.
    init(shell line: String, in folder: ScratchFolder) throws {
        try self.init(program: "/bin/sh", ["-c", line], [], folder, ["TOOL": Self.tool])
    }

    private init(
        program: String, _ arguments: [String], _ input: [UInt8], _ folder: ScratchFolder?,
        _ environment: [String: String]
    ) throws {
        // Files, not pipes: nothing can fill up while nobody reads.
        let scratch = try ScratchFolder(["stdout": "", "stderr": ""])
        status = try ProcessRun.status(
            program, arguments, folder: (folder ?? scratch).path, environment: environment,
            input: .path(try scratch.write(input, to: "stdin")), output: .path("\(scratch.path)/stdout"),
            errors: .path("\(scratch.path)/stderr"))
        outputBytes = try scratch.read("stdout")
        errors = String(decoding: try scratch.read("stderr"), as: UTF8.self)
    }

    /// The executable, which the build leaves beside the tests.
    static let tool: String = {
        #if os(Linux)
            var buffer = [CChar](repeating: 0, count: 4096)
            let count = readlink("/proc/self/exe", &buffer, buffer.count)
            let tests = String(decoding: buffer[..<max(count, 0)].map(UInt8.init(bitPattern:)), as: UTF8.self)
        #else
            var image = Dl_info()
            dladdr(#dsohandle, &image)
            let tests = String(cString: image.dli_fname)
        #endif
        let parts = tests.split(separator: "/")
        let bundle = parts.lastIndex { $0.hasSuffix(".xctest") } ?? parts.count - 1
        return "/" + parts[..<bundle].joined(separator: "/") + "/vientities"
    }()
}
