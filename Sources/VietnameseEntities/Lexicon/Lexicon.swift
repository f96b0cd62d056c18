internal import CLexicon

/// The names, offices, bodies and words that the recognizers know, compiled from text files into one matcher.
///
///     let annotator = Annotator(lexicon: .builtin)
///
/// A lexicon is immutable and shared freely between tasks. Its files are described in `Sources/CLexicon/data/README.md`:
/// one entry a line, tab-separated: canonical form, kind, attributes, other surface forms.
public final class Lexicon: @unchecked Sendable {
    // Safety of `@unchecked`: everything is written in `init` and only read afterwards; `deinit` frees.

    /// A file of entries: UTF-8 text in the format of the lexicon's data files.
    public struct File: Sendable {
        /// The name without folder, which says how the entries are read: `places.tsv`.
        public var name: String
        /// The text, in UTF-8.
        public var bytes: [UInt8]

        /// A file of this name and text.
        public init(name: String, text: String) {
            self.name = name
            bytes = Array(text.utf8)
        }

        /// A file of this name and these bytes, of UTF-8.
        public init(name: String, bytes: [UInt8]) {
            self.name = name
            self.bytes = bytes
        }

        /// The bytes with LF at the end of every line, where files may have CRLF.
        var plainLines: [UInt8] {
            guard bytes.contains(0x0D) else { return bytes }
            return bytes.indices.filter { bytes[$0] != 0x0D || $0 + 1 == bytes.count || bytes[$0 + 1] != 0x0A }.map {
                bytes[$0]
            }
        }

        var stem: String { Self.stem(name) }
        static func stem(_ name: String) -> String {
            let file = name.split(separator: "/").last.map(String.init) ?? name
            return file.hasSuffix(".tsv") ? String(file.dropLast(4)) : file
        }
    }

    /// A file's bytes where they stay for the lexicon's life: in the program, or in memory that the lexicon owns.
    struct Source {
        var name: String
        var bytes: UnsafeBufferPointer<UInt8>
        var isOwned: Bool
    }

    /// The lexicon that comes with the library, built when first used.
    public static let builtin = loadBuiltin()

    static func loadBuiltin() -> Lexicon { Lexicon(sources: builtinSources, image: LexiconImage.builtin) }

    static var builtinSources: [Source] {
        var count = 0
        let files = vien_lexicon_files(&count)!
        return (0..<count).map {
            Source(
                name: String(cString: files[$0].name),
                bytes: UnsafeBufferPointer(start: files[$0].bytes, count: files[$0].count), isOwned: false)
        }
    }

    /// The text of the built-in lexicon's files.
    public static var builtinFiles: [File] {
        builtinSources.map { File(name: $0.name, bytes: Array($0.bytes)) }
    }

    let sources: [Source]
    let vocabulary: Vocabulary
    let entries: Buffer<EntryRecord>
    let trie: PhraseTrie
    /// The words of syntax, looked up only where a rule asks for one.
    let syntax: PhraseTrie
    private let arena: Arena

    /// The number of entries.
    public var count: Int { entries.count }

    /// The most files of a lexicon: an entry keeps the number of its file in a byte.
    public static let fileLimit = 256

    /// Compiles the entries of `files`. Lines that cannot be read are left out; ``LexiconCheck`` names them.
    /// - Precondition: there are at most ``fileLimit`` files, each of less than 4 GB.
    /// - Complexity: linear in the bytes of the files.
    public convenience init(files: [File]) {
        precondition(files.count <= Self.fileLimit, "a lexicon has at most \(Self.fileLimit) files")
        self.init(
            sources: files.map { file in
                let lines = file.plainLines
                let bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(lines.count, 1))
                _ = bytes.initialize(from: lines)
                return Source(
                    name: file.name, bytes: UnsafeBufferPointer(rebasing: bytes[..<lines.count]), isOwned: true)
            })
    }

    /// As ``init(sources:)``, from `image` where that was made of the same.
    convenience init(sources: [Source], image: UnsafeRawBufferPointer) {
        guard var tables = LexiconImage.Reader(image, of: sources) else {
            self.init(sources: sources)
            return
        }
        self.init(sources: sources, Tables(from: &tables))
    }

    private convenience init(sources: [Source]) {
        var builder = LexiconBuilder(byteCount: sources.reduce(0) { $0 + $1.bytes.count })
        for (number, source) in sources.enumerated() { builder.read(source, number) }
        self.init(sources: sources, builder.finish())
    }

    private init(sources: [Source], _ tables: Tables) {
        self.sources = sources
        vocabulary = tables.vocabulary
        entries = tables.entries
        trie = tables.trie
        syntax = tables.syntax
        arena = tables.arena
    }

    /// All that is compiled from the files.
    struct Tables {
        let vocabulary: Vocabulary
        let entries: Buffer<EntryRecord>
        let trie: PhraseTrie
        let syntax: PhraseTrie
        /// Holds the tables above.
        let arena: Arena

        init(vocabulary: Vocabulary, entries: Buffer<EntryRecord>, trie: PhraseTrie, syntax: PhraseTrie, arena: Arena) {
            self.vocabulary = vocabulary
            self.entries = entries
            self.trie = trie
            self.syntax = syntax
            self.arena = arena
        }

        init(from image: inout LexiconImage.Reader) {
            vocabulary = Vocabulary(from: &image)
            entries = Buffer(in: image.table())
            trie = PhraseTrie(from: &image)
            syntax = PhraseTrie(from: &image)
            arena = image.arena
        }
    }

    /// The tables as bytes, for ``LexiconImage``.
    package func image() -> [UInt8] {
        var scalars: Set<UInt32> = []
        for id in 0..<UInt32(entries.count) {
            let fields = fields(EntryID(rawValue: id))
            for phrases in [fields[0]] + fields.dropFirst(3) {
                scalars.formUnion(phrases.unicodeScalars.lazy.map(\.value))
            }
        }
        var image = LexiconImage.Writer(sources, scalars: scalars.sorted())
        vocabulary.write(into: &image)
        image.append(entries)
        trie.write(into: &image)
        syntax.write(into: &image)
        return image.bytes
    }

    deinit {
        for source in sources where source.isOwned { source.bytes.deallocate() }
        vocabulary.free()
        trie.free()
        syntax.free()
        entries.free()
        arena.free()
    }

    // MARK: Reading an entry

    @inline(__always)
    func entry(_ id: EntryID) -> EntryRecord { entries[Int(id.rawValue)] }

    /// The canonical form, as its line has it.
    func canonical(_ id: EntryID) -> String { String(decoding: canonicalBytes(id), as: UTF8.self) }

    /// The same where it lies, for as long as the lexicon does.
    func canonicalBytes(_ id: EntryID) -> UnsafeBufferPointer<UInt8> {
        let entry = entry(id)
        return UnsafeBufferPointer(
            rebasing: sources[Int(entry.file)].bytes[Int(entry.lineStart)..<Int(entry.canonicalEnd)])
    }

    /// The tab-separated fields of the entry's line.
    func fields(_ id: EntryID) -> [Substring] {
        let entry = entry(id)
        let line = String(
            decoding: sources[Int(entry.file)].bytes[Int(entry.lineStart)..<Int(entry.lineEnd)], as: UTF8.self)
        return line.split(separator: "\t", omittingEmptySubsequences: false)
    }

    /// The value of a `key=value` attribute, such as the successor of a former province.
    func attribute(_ key: String, of id: EntryID) -> String? {
        let fields = fields(id)
        guard fields.count > 2 else { return nil }
        for word in fields[2].split(separator: " ") where word.hasPrefix(key + "=") {
            return String(word.dropFirst(key.count + 1).map { $0 == "_" ? " " : $0 })
        }
        return nil
    }
}

extension Lexicon {
    /// The entry of one of `kinds`, all of syntax or none, that is the single word `bytes`, or nil.
    func word(_ bytes: UnsafeBufferPointer<UInt8>, _ kinds: EntryKinds) -> EntryID? {
        var tokens = Buffer<Token>(capacity: 4)
        defer { tokens.free() }
        var tokenizer = Tokenizer(vocabulary: vocabulary, bytes: bytes.count)
        defer { tokenizer.free() }
        tokenizer.tokenize(bytes, 0..<bytes.count, into: &tokens)
        guard tokens.count == 1, tokens[0].isWord, tokens[0].isKnown else { return nil }
        let trie = kinds.intersects(EntryKinds.syntax) ? syntax : trie
        var at = trie.root(tokens[0].value).ending
        while at != 0 {
            let ending = trie.ending(at)
            if kinds.contains(ending.kind) { return ending.entry }
            at = ending.next
        }
        return nil
    }

    /// What the vocabulary knows of a word.
    func traits(of word: Substring) -> WordTraits {
        var word = String(word)
        return word.withUTF8 { bytes in
            var tokens = Buffer<Token>(capacity: 4)
            defer { tokens.free() }
            var tokenizer = Tokenizer(vocabulary: vocabulary, bytes: bytes.count)
            defer { tokenizer.free() }
            tokenizer.tokenize(bytes, 0..<bytes.count, into: &tokens)
            return tokens.count > 0 ? tokens[0].traits : []
        }
    }

    /// The word of address that stands directly before a person's mention, as written; nil where there is none.
    func honorific(before mention: Mention) -> String? {
        let utf8 = mention.storage.text.utf8
        let end = utf8.index(utf8.startIndex, offsetBy: mention.span.start)
        let start = utf8.index(end, offsetBy: -min(48, mention.span.start))
        var before = Array(utf8[start..<end])
        while let first = before.first, first & 0xC0 == 0x80 { before.removeFirst() }
        return before.withUnsafeBufferPointer { bytes in
            var passage = Passage(lexicon: self, isBrief: true)
            defer { passage.free() }
            passage.fill(bytes, 0..<bytes.count)
            for at in max(0, passage.count - 4)..<max(passage.count, 0) {
                if let match = passage.longest(EntryKinds.address, at: at), match.end == passage.count {
                    let from = Int(passage.token(at).start)
                    let to = Int(passage.token(passage.count - 1).end)
                    return String(decoding: bytes[from..<to], as: UTF8.self)
                }
            }
            return nil
        }
    }
}
