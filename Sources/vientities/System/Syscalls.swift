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
func system_read(_ file: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
    read(file, buffer.baseAddress, buffer.count)
}
func system_write(_ file: Int32, _ buffer: UnsafeRawBufferPointer) -> Int {
    write(file, buffer.baseAddress, buffer.count)
}
func system_isatty(_ file: Int32) -> Bool { isatty(file) == 1 }

/// Waits until a file that was opened without blocking can be read or written.
func system_wait(_ file: Int32, forWriting: Bool) {
    var poll_ = pollfd(fd: file, events: Int16(forWriting ? POLLOUT : POLLIN), revents: 0)
    // A failure shows itself in the read or write that follows.
    _ = poll(&poll_, 1, -1)
}

/// The place of the first `byte`, or nil.
func system_firstIndex(of byte: UInt8, in bytes: UnsafeRawBufferPointer) -> Int? {
    guard let base = bytes.baseAddress, let found = memchr(base, Int32(byte), bytes.count) else { return nil }
    return UnsafeRawPointer(found) - base
}

func system_getenv(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

/// Ends the process at once; other threads may be at work.
func system_exit(_ status: Int32) -> Never { _exit(status) }

/// The names in a folder, sorted; nil where the path is no folder.
func system_names(inFolder path: String) -> [String]? {
    guard let folder = opendir(path) else { return nil }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
        names.append(
            withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) })
    }
    return names.sorted()
}

/// Seconds on a clock that only runs forward.
func system_seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
