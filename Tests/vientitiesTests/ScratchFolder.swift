#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A folder for one test's files, removed with the last reference.
final class ScratchFolder {
    let path: String

    /// A folder with files in it.
    init(_ files: [String: String] = [:]) throws {
        var template = Array("\(getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp")/vientities-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw ProcessRun.Failed(call: "mkdtemp", code: errno) }
        path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        for (name, text) in files { try write(Array(text.utf8), to: name) }
    }

    deinit {
        _ = try? ProcessRun.status(
            "/bin/rm", ["-rf", path], folder: "/", input: .path("/dev/null"), output: .path("/dev/null"),
            errors: .path("/dev/null"))
    }

    /// Writes a file; returns its path.
    @discardableResult
    func write(_ bytes: [UInt8], to name: String) throws -> String {
        let file = "\(path)/\(name)"
        guard let stream = fopen(file, "w") else { throw ProcessRun.Failed(call: "fopen", code: errno) }
        defer { fclose(stream) }
        guard fwrite(bytes, 1, bytes.count, stream) == bytes.count else {
            throw ProcessRun.Failed(call: "fwrite", code: errno)
        }
        return file
    }

    /// The bytes of a file.
    func read(_ name: String) throws -> [UInt8] {
        guard let stream = fopen("\(path)/\(name)", "r") else { throw ProcessRun.Failed(call: "fopen", code: errno) }
        defer { fclose(stream) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = fread(&buffer, 1, buffer.count, stream)
            if count == 0 { return bytes }
            bytes += buffer[..<count]
        }
    }

    func makeFolder(_ name: String) throws {
        guard mkdir("\(path)/\(name)", 0o700) == 0 else { throw ProcessRun.Failed(call: "mkdir", code: errno) }
    }

    /// Makes a symbolic link.
    func link(_ name: String, to target: String) throws {
        guard symlink(target, "\(path)/\(name)") == 0 else { throw ProcessRun.Failed(call: "symlink", code: errno) }
    }

    /// Takes all permissions from a file.
    func lock(_ name: String) throws {
        guard chmod("\(path)/\(name)", 0) == 0 else { throw ProcessRun.Failed(call: "chmod", code: errno) }
    }
}
