/// Reads lexicon files into entries, vocabulary and trie.
struct LexiconBuilder {
    /// Holds all tables of the lexicon that are read for every text.
    private var arena: Arena
    private var tokenizer: Tokenizer
    private var tokens = Buffer<Token>(capacity: 64)
    private var trie: PhraseTrie.Builder
    private var syntax: PhraseTrie.Builder
    private var entries: Buffer<EntryRecord>
    private var traits: [WordTraits] = [[]]
    private struct Repairable {
        var phrase: [UInt8]
        var id: EntryID
        var kind: EntryKind
        var attributes: EntryAttributes
    }
    private var repairable: [Repairable] = []
    private var headers: [Header] = []
    /// The files' bytes, by number.
    private var lines: [UnsafeBufferPointer<UInt8>] = []
    /// The headers of the file by their hash; -1 is free.
    private var headerSlots = [Int16](repeating: -1, count: 0x100)
    private let phoWords: [UInt8] = Array("Phó ".utf8)

    /// - Parameter byteCount: the size of all files, from which the size of the tables is guessed.
    init(byteCount: Int) {
        // What the tables of the built-in lexicon take.
        arena = Arena(bytes: 4 << 20)
        tokenizer = Tokenizer(vocabulary: Vocabulary(capacityBits: 15, in: &arena), learns: true)
        trie = PhraseTrie.Builder(edgeBits: 16, phrases: byteCount / 36, words: byteCount / 72, keepsKinds: false, in: &arena)
        syntax = PhraseTrie.Builder(edgeBits: 15, phrases: byteCount / 60, words: byteCount / 72, keepsKinds: true, in: &arena)
        entries = Buffer(capacity: byteCount / 40, in: &arena)
        traits.reserveCapacity(byteCount / 72)
    }

    mutating func read(_ source: Lexicon.Source, _ fileNumber: Int) {
        let stem = Lexicon.File.stem(source.name)
        headers.removeAll()
        for slot in headerSlots.indices { headerSlots[slot] = -1 }
        lines.append(source.bytes)
        let bytes = source.bytes
        guard let base = bytes.baseAddress else { return }
        var start = 0
        while start < bytes.count {
            // The ends of fields 1, 2 and 3, and of the line.
            var ends = (0, 0, 0, 0)
            ends.0 = Self.fieldEnd(base, start, bytes.count)
            ends.1 = Self.nextEnd(base, ends.0, bytes.count)
            ends.2 = Self.nextEnd(base, ends.1, bytes.count)
            ends.3 = ends.2
            while ends.3 < bytes.count, base[ends.3] != 0x0A { ends.3 = Self.nextEnd(base, ends.3, bytes.count) }
            if ends.3 > start && base[start] != 0x23 { readLine(bytes, start, ends, stem, fileNumber) }
            start = ends.3 + 1
        }
    }

    /// The first tab or line feed from `start` on, or `end`; eight bytes a look.
    @inline(__always)
    private static func fieldEnd(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int {
        var at = start
        while at + 8 <= end {
            let bytes = UInt64(littleEndian: UnsafeRawPointer(base + at).loadUnaligned(as: UInt64.self))
            // The high bit of the first byte below 0x0B is set, and none below it.
            let low = (bytes &- 0x0B0B_0B0B_0B0B_0B0B) & ~bytes & 0x8080_8080_8080_8080
            if low == 0 {
                at += 8
                continue
            }
            at += low.trailingZeroBitCount >> 3
            if base[at] >= 0x09 { return at }
            at += 1
        }
        while at < end, base[at] != 0x09 && base[at] != 0x0A { at += 1 }
        return at
    }

    /// The end of the field behind the tab at `tab`; `tab` itself where that is the line's end.
    @inline(__always)
    private static func nextEnd(_ base: UnsafePointer<UInt8>, _ tab: Int, _ end: Int) -> Int {
        tab < end && base[tab] == 0x09 ? fieldEnd(base, tab + 1, end) : tab
    }

    /// - Parameter fields: the ends of fields 1, 2 and 3, and of the line.
    private mutating func readLine(
        _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ fields: (Int, Int, Int, Int), _ stem: String, _ fileNumber: Int
    ) {
        let end = fields.3
        guard let header = header(bytes, min(fields.0 + 1, end), fields.1, fields.2, stem) else { return }
        var kind = header.kind
        var attributes = header.attributes
        if kind == .honorific && attributes.contains(.occupation) { kind = .occupation }
        let id = EntryID(rawValue: UInt32(entries.count))
        entries.append(EntryRecord(kind: kind, file: UInt8(fileNumber), attributes: attributes,
                                   lineStart: UInt32(start), lineEnd: UInt32(end), canonicalEnd: UInt32(fields.0)))
        if kind == .namePart || kind == .foreignName || kind == .stop {
            mark(bytes, start, fields.0, header.traits)
            if fields.2 < end {
                eachSurface(bytes, fields.2 + 1, end) { $0.mark(bytes, $1, $2, header.traits) }
            }
            return
        }
        // A phrase of speech with a capital inside (`tuổi Đảng`) asks for it.
        let cased = kind == .generic && hasInnerCapital(bytes, start, fields.0)
        if cased {
            attributes.formUnion(.cased)
            entries.base[entries.count - 1].attributes = attributes
        }
        insert(bytes, start, fields.0, id, kind, attributes)
        if fields.2 < end {
            eachSurface(bytes, fields.2 + 1, end) { $0.insert(bytes, $1, $2, id, kind, attributes) }
        }
    }

    private mutating func hasInnerCapital(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
        tokens.removeAll()
        tokenizer.tokenize(bytes, start..<end, into: &tokens)
        return tokens.count > 1 && (1..<tokens.count).contains { tokens[$0].isCapital }
    }

    /// Fields 2 and 3 of a line, read: few pairs of them stand in a file.
    private struct Header {
        /// The fields and the tab between them, where they stand first in the file.
        var bytes: UnsafeBufferPointer<UInt8>
        var kind: EntryKind
        var attributes: EntryAttributes
        /// What a name part's or stop word's line says of its syllable.
        var traits: WordTraits
    }

    /// The header `bytes[start..<end]`, of which the first field ends at `middle`; read where it is new to the file.
    private mutating func header(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ middle: Int, _ end: Int, _ stem: String) -> Header? {
        let field = UnsafeBufferPointer(rebasing: bytes[start..<max(end, start)])
        var hash: UInt32 = 0
        for byte in field { hash = (hash ^ UInt32(byte)) &* 0x9E37_79B1 }
        var slot = Int(hash >> 24)
        while headerSlots[slot] >= 0 {
            let known = headers[Int(headerSlots[slot])]
            if Self.equal(known.bytes, field) { return known }
            slot = (slot + 1) & 0xFF
        }
        let word = Substring(decoding: bytes[start..<max(middle, start)], as: UTF8.self)
        guard let named = EntryKind.named(word, in: stem) else { return nil }
        let words = Self.attributes(bytes, min(middle + 1, end), end)
        let header = Header(bytes: field, kind: named, attributes: words, traits: Self.traits(word, named, words))
        // Odd files may hold more headers than the table; the rest are read line by line.
        if headers.count < 200 {
            headerSlots[slot] = Int16(headers.count)
            headers.append(header)
        }
        return header
    }

    @inline(__always)
    private static func equal(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Bool {
        guard a.count == b.count else { return false }
        var at = 0
        while at < a.count, a[at] == b[at] { at += 1 }
        return at == a.count
    }

    private static func traits(_ word: Substring, _ kind: EntryKind, _ attributes: EntryAttributes) -> WordTraits {
        var traits: WordTraits = kind == .stop ? .stop : []
        guard kind == .namePart || kind == .foreignName else { return traits }
        for part in word.split(separator: ",") {
            switch part {
            case "family": traits.formUnion(.family)
            case "middle": traits.formUnion(.middle)
            case "given": traits.formUnion(.given)
            case "minority": traits.formUnion(.minority)
            case "religious": traits.formUnion(.religious)
            case "first": traits.formUnion(.foreignFirst)
            case "last": traits.formUnion(.foreignLast)
            default: break
            }
        }
        if attributes.contains(.weak) { traits.formUnion(.weakName) }
        return traits
    }

    private static func attributes(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> EntryAttributes {
        var attributes: EntryAttributes = []
        var from = start
        while from < end {
            var to = from
            while to < end && bytes[to] != 0x20 { to += 1 }
            if to - from > 1, let known = EntryAttributes.words[String(decoding: bytes[from..<to], as: UTF8.self)] {
                attributes.formUnion(known)
            }
            from = to + 1
        }
        return attributes
    }

    private mutating func eachSurface(
        _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ body: (inout Self, Int, Int) -> Void
    ) {
        var from = start
        while from < end {
            var to = from
            while to < end && bytes[to] != 0x7C { to += 1 }
            if to > from { body(&self, from, to) }
            from = to + 1
        }
    }

    /// A name part or stop word is no phrase: its syllable gets traits.
    private mutating func mark(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ new: WordTraits) {
        tokens.removeAll()
        tokenizer.tokenize(bytes, start..<end, into: &tokens)
        guard tokens.count == 1, !tokens[0].isMark else { return }
        setTraits(new, Int(tokens[0].value))
    }

    private mutating func setTraits(_ new: WordTraits, _ id: Int) {
        while traits.count <= id { traits.append([]) }
        traits[id].formUnion(new)
    }

    private mutating func insert(
        _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ id: EntryID, _ kind: EntryKind,
        _ attributes: EntryAttributes
    ) {
        tokens.removeAll()
        tokenizer.tokenize(bytes, start..<end, into: &tokens)
        insertTokens(id, kind, attributes)
        if attributes.contains(.common) { repairable.append(Repairable(phrase: Array(bytes[start..<end]), id: id, kind: kind, attributes: attributes)) }
        // An office with a deputy has the same entry under `Phó`.
        if attributes.contains(.deputy) {
            let phrase = phoWords + bytes[start..<end]
            phrase.withUnsafeBufferPointer { deputy in
                tokens.removeAll()
                tokenizer.tokenize(deputy, 0..<deputy.count, into: &tokens)
            }
            insertTokens(id, kind, attributes)
            if attributes.contains(.common) { repairable.append(Repairable(phrase: phrase, id: id, kind: kind, attributes: attributes)) }
        }
    }

    private mutating func insertTokens(_ id: EntryID, _ kind: EntryKind, _ attributes: EntryAttributes) {
        guard tokens.count > 0, !tokens[0].isMark, tokens[0].value != 0 else { return }
        var capitals: UInt16 = 0
        // A region of which the first word is a common one, `miền Trung`, needs the capitals behind it.
        if (kind.isName || kind == .region && !tokens[0].isCapital) && (kind != .generic || attributes.contains(.cased)) && (kind != .bodyName || attributes.contains(.cased)) {
            for index in 0..<min(tokens.count, 16) where tokens[index].isCapital { capitals |= 1 << UInt16(index) }
        } else if attributes.contains(.capital) || kind == .region || kind == .bodyName {
            capitals = 1
        }
        let phrase = UnsafeBufferPointer(start: tokens.base, count: tokens.count)
        if EntryKinds.syntax.contains(kind) {
            _ = syntax.insert(phrase, id, kind, attributes, capitals: capitals)
            return
        }
        _ = trie.insert(phrase, id, kind, attributes, capitals: capitals)
        setTraits(EntryKinds.address.contains(kind) ? .startsAddress : capitals & 1 != 0 ? .startsCapitalPhrase : .startsPhrase, Int(tokens[0].value))
    }

    /// Adds the phrases of common offices with the tone of one syllable wrong (`Ùy viên`, `Phó Bi thư`).
    ///
    /// In a phrase of two syllables only where the wrong syllable is no word that the lexicon has, and only with a
    /// capital; `Tùy viên` is out of reach, for it differs in a letter. Names are never repaired.
    private mutating func insertMisspellings() {
        // Of two offices that one wrong spelling may mean the first by spelling has it, whatever the order of the files.
        repairable.sort { $0.phrase.lexicographicallyPrecedes($1.phrase) }
        let known = tokenizer.vocabulary.count
        var variant = Buffer<Token>(capacity: 4)
        defer { variant.free() }
        for item in repairable {
            tokens.removeAll()
            _ = item.phrase.withUnsafeBufferPointer { tokenizer.tokenize($0, 0..<$0.count, into: &tokens) }
            guard tokens.count >= 2 else { continue }
            for changed in 0..<tokens.count where tokens[changed].isWord {
                let right = tokens[changed]
                let syllable = String(decoding: item.phrase[Int(right.start)..<Int(right.end)], as: UTF8.self)
                for wrong in Spelling.toneVariants(of: syllable[...]) {
                    variant.removeAll()
                    var wrong = wrong
                    _ = wrong.withUTF8 { tokenizer.tokenize($0, 0..<$0.count, into: &variant) }
                    guard variant.count == 1, tokens.count > 2 || Int(variant[0].value) > known else { continue }
                    tokens[changed] = variant[0]
                    let phrase = UnsafeBufferPointer(start: tokens.base, count: tokens.count)
                    if !trie.contains(phrase) {
                        _ = trie.insert(phrase, item.id, item.kind, item.attributes, capitals: 1)
                        setTraits(.startsCapitalPhrase, Int(tokens[0].value))
                    }
                }
                tokens[changed] = right
            }
        }
    }

    /// The order of entries that end at one node: by kind, then by their lines, so that it does not depend on the order
    /// in which they were read.
    private func precedes(_ a: EntryID, _ b: EntryID) -> Bool {
        let first = entries[Int(a.rawValue)], second = entries[Int(b.rawValue)]
        if first.kind != second.kind { return first.kind.number < second.kind.number }
        return lines[Int(first.file)][Int(first.lineStart)..<Int(first.lineEnd)]
            .lexicographicallyPrecedes(lines[Int(second.file)][Int(second.lineStart)..<Int(second.lineEnd)])
    }

    /// The tables, and the arena in which they stand.
    consuming func finish() -> (vocabulary: Vocabulary, entries: Buffer<EntryRecord>, trie: PhraseTrie, syntax: PhraseTrie, arena: Arena) {
        insertMisspellings()
        let vocabulary = tokenizer.vocabulary
        while traits.count <= vocabulary.count { traits.append([]) }
        vocabulary.setTraits(traits)
        tokens.free()
        tokenizer.free()
        return (vocabulary, entries, trie.finish(vocabularyCount: vocabulary.count, precedes), syntax.finish(vocabularyCount: vocabulary.count, precedes), arena)
    }
}
