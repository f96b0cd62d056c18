import Foundation

/// A run of the tool whose standard output is a terminal.
enum TerminalRun {
    struct NoTerminal: Error {}

    /// What the tool wrote for `text` on standard input, with the terminal's CRLF as LF.
    static func output(_ arguments: [String], input: String, environment: [String: String] = [:]) throws -> String {
        let scratch = try ScratchFolder()
        let source = try scratch.write(Data(input.utf8), to: "stdin")
        var master: Int32 = -1, slave: Int32 = -1
        guard openpty(&master, &slave, nil, nil, nil) == 0 else { throw NoTerminal() }
        let process = ToolRun.process(ToolRun.tool, arguments, scratch, ["TERM": "xterm"].merging(environment) { $1 })
        process.standardInput = try FileHandle(forReadingFrom: source)
        process.standardOutput = FileHandle(fileDescriptor: slave)
        process.standardError = FileHandle.nullDevice
        try process.run()
        // What is small stays in the terminal until it is read here.
        process.waitUntilExit()
        close(slave)
        defer { close(master) }
        var output: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = read(master, &buffer, buffer.count)
            if count <= 0 { break }
            output += buffer[..<count]
        }
        return String(decoding: output, as: UTF8.self).replacingOccurrences(of: "\r\n", with: "\n")
    }
}
