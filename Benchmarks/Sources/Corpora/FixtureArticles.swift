import VietnameseEntities

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The project's own articles with their gold mentions, read from where the package stands.
public enum FixtureArticles {
    static let root = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")

    /// By name.
    public static let all: [AnnotatedText] = {
        let folder = root + "/fixtures/articles"
        let articles = names(in: folder).filter { $0.hasSuffix(".txt") }.compactMap { name in
            contents(of: folder + "/" + name).flatMap {
                try? MarkedText.parse(String(decoding: $0, as: UTF8.self), id: name)
            }
        }
        precondition(!articles.isEmpty, "no articles in \(folder)")
        return articles
    }()

    /// All articles, one after another, again and again until there are `count` bytes or a little more.
    public static func text(atLeast count: Int) -> [UInt8] {
        let once: [UInt8] = all.flatMap { Array(($0.text + "\n").utf8) }
        var text: [UInt8] = []
        text.reserveCapacity(count + once.count)
        while text.count < count { text += once }
        return text
    }

    /// The bytes of a file, or nil.
    public static func contents(of path: String) -> [UInt8]? {
        guard let file = fopen(path, "rb") else { return nil }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = fread(&chunk, 1, chunk.count, file)
            if count == 0 { return bytes }
            bytes += chunk[..<count]
        }
    }

    private static func names(in folder: String) -> [String] {
        guard let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            names.append(
                withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) })
        }
        return names.sorted()
    }
}
