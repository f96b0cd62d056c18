/// An open file.
struct FileDescriptor: Sendable {
    let number: Int32

    static let standardInput = FileDescriptor(number: 0)
    static let standardOutput = FileDescriptor(number: 1)
    static let standardError = FileDescriptor(number: 2)

    private init(number: Int32) { self.number = number }

    /// Opens a file to read it.
    init(opening path: String) throws(SystemError) {
        number = system_open(path)
        if number < 0 { throw .last }
    }

    var isTerminal: Bool { system_isatty(number) }

    func close() { _ = system_close(number) }

    /// Reads what there is, at most the buffer's size; returns the number of bytes, 0 at the end of the file.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(SystemError) -> Int {
        while true {
            let count = system_read(number, buffer)
            if count >= 0 { return count }
            let error = SystemError.last
            if error.isNotReady { system_wait(number, forWriting: false) } else if !error.isInterruption { throw error }
        }
    }

    /// Writes all bytes.
    func write(_ bytes: [UInt8]) throws(SystemError) {
        var from = 0
        while from < bytes.count {
            let count = bytes.withUnsafeBytes { system_write(number, UnsafeRawBufferPointer(rebasing: $0[from...])) }
            if count >= 0 {
                from += count
                continue
            }
            let error = SystemError.last
            if error.isNotReady { system_wait(number, forWriting: true) } else if !error.isInterruption { throw error }
        }
    }
}
