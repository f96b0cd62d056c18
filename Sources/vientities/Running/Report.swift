import ArgumentParser

/// What a command writes that reads all its input before it writes anything.
struct Report {
    let bytes: [UInt8]
    /// The exit status: not 0 where the report itself names bad input.
    let status: Int32

    init(_ bytes: [UInt8], status: Int32 = 0) {
        self.bytes = bytes
        self.status = status
    }

    init(_ text: String, status: Int32 = 0) { self.init(Array(text.utf8), status: status) }

    /// Writes the report that `make` returns, or says on standard error which input kept it from that.
    /// - Throws: `ExitCode` where the status is not 0, and what `make` throws besides ``InputFault``.
    static func write(_ make: () throws -> Report) throws {
        var diagnostics = Diagnostics()
        do {
            let report = try make()
            diagnostics.raise(to: report.status)
            let output = StandardOutput()
            do {
                try output.write(report.bytes)
                try output.flush()
            } catch {
                diagnostics.end(error)
            }
        } catch let fault as InputFault {
            diagnostics.report(fault)
        }
        if diagnostics.status != 0 { throw ExitCode(diagnostics.status) }
    }
}
