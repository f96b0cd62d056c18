/// Standard output behind a buffer.
final class StandardOutput {
    /// The buffer is written when it holds more bytes than this.
    private static let limit = 1 << 16

    /// Whether someone watches: then every write goes out at once.
    let isTerminal = FileDescriptor.standardOutput.isTerminal
    private var pending: [UInt8] = []

    func write(_ bytes: [UInt8]) throws(SystemError) {
        if bytes.count > Self.limit {
            try flush()
            try FileDescriptor.standardOutput.write(bytes)
            return
        }
        pending += bytes
        if isTerminal || pending.count > Self.limit { try flush() }
    }

    func flush() throws(SystemError) {
        if pending.isEmpty { return }
        try FileDescriptor.standardOutput.write(pending)
        pending.removeAll(keepingCapacity: true)
    }
}
