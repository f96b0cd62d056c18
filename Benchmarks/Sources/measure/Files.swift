#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Files, and programs run by the shell. Foundation would serve, but starts with tens of megabytes of its own.
enum Files {
    /// Writes all bytes to an open file; false where nobody reads it.
    static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var from = 0
        while from < bytes.count {
            let count = bytes.withUnsafeBytes { system_write(descriptor, $0.baseAddress! + from, bytes.count - from) }
            if count < 0 { return false }
            from += count
        }
        return true
    }

    /// Makes a file of these bytes.
    static func write(_ bytes: [UInt8], to path: String) throws {
        let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        guard file >= 0, write(bytes, to: file) else { throw ToolProcess.Failed(description: "cannot write \(path)") }
        close(file)
    }

    /// A new folder.
    static func scratch() -> String {
        var template = Array("/tmp/vientities-XXXXXX".utf8CString)
        return String(cString: mkdtemp(&template)!)
    }

    /// The paths of a folder's files.
    static func list(_ folder: String) -> [String] {
        guard let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        var paths: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if !name.hasPrefix(".") { paths.append(folder + "/" + name) }
        }
        return paths
    }

    /// Removes a folder and its files.
    static func remove(_ folder: String) {
        for path in list(folder) { unlink(path) }
        rmdir(folder)
    }

    /// Runs a line of shell; returns its exit status.
    static func shell(_ line: String) -> Int32 {
        let words: [String] = ["/bin/sh", "-c", line]
        let argv = words.map { strdup($0) } + [nil]
        defer { for pointer in argv { free(pointer) } }
        var child = pid_t()
        guard posix_spawn(&child, "/bin/sh", nil, nil, argv, environ) == 0 else { return -1 }
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0 { guard errno == EINTR else { return -1 } }
        return status
    }
}

/// Under a name that no method shadows.
private func system_write(_ file: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int { write(file, bytes, count) }
