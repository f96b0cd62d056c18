@testable import VietnameseEntities

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The files under `fixtures/`, read from the place in the package where they stand.
///
/// Plain C calls: Foundation brings an ICU of its own, whose headers do not go together with the system's in one file.
enum Fixtures {
    /// The package's folder.
    static let root = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
    static let folder = root + "/fixtures"

    struct File: Sendable, CustomStringConvertible {
        var name: String
        var bytes: [UInt8]
        var text: String { String(decoding: bytes, as: UTF8.self) }
        var description: String { name }
    }

    /// The files of `subfolder` whose name ends in one of `extensions`, by name.
    static func files(in subfolder: String, extensions: Set<String> = ["txt"]) -> [File] {
        files(at: folder + "/" + subfolder, extensions: extensions)
    }

    static func files(at path: String, extensions: Set<String>) -> [File] {
        guard let directory = opendir(path) else { preconditionFailure("no folder \(path)") }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            names.append(
                withUnsafeBytes(of: entry.pointee.d_name) { raw in
                    String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
                })
        }
        return names.sorted().compactMap { name in
            guard let dot = name.lastIndex(of: "."), extensions.contains(String(name[name.index(after: dot)...])),
                let bytes = read(path + "/" + name)
            else { return nil }
            return File(name: name, bytes: bytes)
        }
    }

    static func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

    /// Seconds of processor time of this thread.
    static func threadTime() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// The bytes of a file, or nil.
    static func read(_ path: String) -> [UInt8]? {
        guard let file = fopen(path, "rb") else { return nil }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = fread(&chunk, 1, chunk.count, file)
            if count == 0 { return bytes }
            bytes += chunk[0..<count]
        }
    }

    /// The articles with gold mark-up, as they stand.
    static let articles = files(in: "articles")

    /// The articles' texts without the mark-up. Those that cannot be parsed are left to ``FixtureTests``.
    static let articleTexts: [File] = articles.compactMap { file in
        (try? MarkedText.parse(file.text)).map { File(name: file.name, bytes: Array($0.text.utf8)) }
    }

    /// Texts that once broke something, or should; `.bin` files are no valid UTF-8.
    static let hostile = files(in: "hostile")
    static let invalid = files(in: "hostile", extensions: ["bin"])
}
