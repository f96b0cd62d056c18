#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

// One thin wrapper for each C call, under a name that no method shadows.

func system_open(_ path: String) -> Int32 { open(path, O_RDONLY | O_CLOEXEC) }
func system_close(_ file: Int32) -> Int32 { close(file) }
func system_read(_ file: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int { read(file, buffer.baseAddress, buffer.count) }
func system_write(_ file: Int32, _ buffer: UnsafeRawBufferPointer) -> Int { write(file, buffer.baseAddress, buffer.count) }
func system_isatty(_ file: Int32) -> Bool { isatty(file) == 1 }

/// Waits until a file that was opened without blocking can be read or written.
func system_wait(_ file: Int32, forWriting: Bool) {
    var poll_ = pollfd(fd: file, events: Int16(forWriting ? POLLOUT : POLLIN), revents: 0)
    // A failure shows itself in the read or write that follows.
    _ = poll(&poll_, 1, -1)
}

func system_getenv(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

/// Ends the process at once; other threads may be at work.
func system_exit(_ status: Int32) -> Never { _exit(status) }
