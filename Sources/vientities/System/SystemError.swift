#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A system call failed.
struct SystemError: Error, Equatable, CustomStringConvertible {
    let code: Int32

    static var last: SystemError { SystemError(code: errno) }

    /// The call was broken off by a signal and may be made again.
    var isInterruption: Bool { code == EINTR }
    /// The file was opened without blocking and is not ready.
    var isNotReady: Bool { code == EAGAIN || code == EWOULDBLOCK }
    /// Nobody reads the pipe any more.
    var isClosedPipe: Bool { code == EPIPE }

    /// The system's words: `No such file or directory`.
    var description: String { String(cString: strerror(code)) }
}
