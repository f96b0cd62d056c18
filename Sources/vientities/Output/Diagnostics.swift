/// Says on standard error what went wrong, one line a fault, and remembers the exit status.
struct Diagnostics {
    // The numbers of sysexits.h.
    static let badData: Int32 = 65
    static let noInput: Int32 = 66
    static let outputFailed: Int32 = 74

    /// The exit status so far; an input that cannot be read outweighs bad data.
    private(set) var status: Int32 = 0

    mutating func report(_ fault: InputFault) {
        raise(to: fault.kind == .unreadable ? Self.noInput : Self.badData)
        Self.say(fault.description)
    }

    mutating func raise(to status: Int32) { self.status = max(self.status, status) }

    /// Ends the program where standard output cannot be written. Other threads may be at work, so nothing is torn down.
    func end(_ error: SystemError) -> Never {
        // Who closed the pipe has seen enough.
        if error.isClosedPipe { system_exit(status) }
        Self.say("standard output: \(error)")
        system_exit(Self.outputFailed)
    }

    /// Writes `vientities: message`, as one line whatever a file's name holds.
    static func say(_ message: String) {
        var line = Array("vientities: ".utf8)
        OneLine.write(message, into: &line)
        line.append(0x0A)
        // Where standard error is gone there is nobody to tell.
        try? FileDescriptor.standardError.write(line)
    }
}
