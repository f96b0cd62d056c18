#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A run of the tool whose standard output is a terminal.
enum TerminalRun {
    /// What the tool wrote for `input` on standard input, with the terminal's CRLF as LF.
    static func output(_ arguments: [String], input: String, environment: [String: String] = [:]) throws -> String {
        let scratch = try ScratchFolder(["stdin": input])
        var master: Int32 = -1
        var slave: Int32 = -1
        guard openpty(&master, &slave, nil, nil, nil) == 0 else {
            throw ProcessRun.Failed(call: "openpty", code: errno)
        }
        defer { close(master) }
        // What is small stays in the terminal until it is read here.
        _ = try ProcessRun.status(
            ToolRun.tool, arguments, folder: scratch.path, environment: ["TERM": "xterm"].merging(environment) { $1 },
            input: .path("\(scratch.path)/stdin"), output: .descriptor(slave), errors: .path("/dev/null"))
        close(slave)
        var output: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = read(master, &buffer, buffer.count)
            if count <= 0 { break }
            output += buffer[..<count]
        }
        return String(decoding: output, as: UTF8.self).replacing("\r\n", with: "\n")
    }
}
