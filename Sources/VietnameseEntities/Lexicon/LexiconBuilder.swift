/// Reads lexicon files into entries, vocabulary and trie.
struct LexiconBuilder {
    /// Holds all tables of the lexicon that are read for every text.
    private var arena: Arena
    private var tokenizer: Tokenizer
    private var tokens = Buffer<Token>(capacity: 1 << 12)
    /// Forms that were read and have no tokens yet, a line each, and what they stand for: many at a time cost less
    /// than one by one.
    private var forms = Buffer<UInt8>(capacity: 1 << 14)
    private var pending = Buffer<Pending>(capacity: pendingCount)
    private var trie: PhraseTrie.Builder
    private var syntax: PhraseTrie.Builder
    private var entries: Buffer<EntryRecord>
    private var traits: [WordTraits] = [[]]
    private struct Pending: BitwiseCopyable {
        var entry: EntryID
        var kind: EntryKind
        /// What a name part's or stop word's line says of its syllable.
        var traits: WordTraits
        var attributes: EntryAttributes
        /// Whether it is the entry's first form.
        var isCanonical: Bool
        /// The end in ``forms``.
        var end: UInt32
        /// The tokens, once there are any.
        var tokens = UnsafeBufferPointer<Token>(start: nil, count: 0)
    }
    private static var pendingCount: Int { 512 }

    private struct Repairable {
        var phrase: [UInt8]
        var id: EntryID
        var kind: EntryKind
        var attributes: EntryAttributes
    }
    private var repairable: [Repairable] = []
    private var headers: [Header] = []
    /// The header of the line before in the file, if it had one.
    private var lastHeader: Header?
    /// The files' bytes, by number.
    private var lines: [UnsafeBufferPointer<UInt8>] = []
    /// The headers of the file by their hash; -1 is free.
    private var headerSlots = [Int16](repeating: -1, count: 0x100)
    private let phoWords: [UInt8] = Array("Phó ".utf8)
    private let shortPho: [UInt8] = Array("P.".utf8)

    /// - Parameter byteCount: the size of all files, from which the size of the tables is guessed.
    init(byteCount: Int) {
        // What the tables of the built-in lexicon take; their sizes are guessed from what it holds.
        arena = Arena(bytes: 6 << 20)
        tokenizer = Tokenizer(learning: Vocabulary(capacityBits: 15, in: &arena), in: &arena)
        trie = PhraseTrie.Builder(
            edgeBits: 17, phrases: byteCount / 38, words: byteCount / 84, keepsKinds: false, in: &arena)
        syntax = PhraseTrie.Builder(
            edgeBits: 15, phrases: byteCount / 78, words: byteCount / 84, keepsKinds: true, in: &arena)
        entries = Buffer(capacity: byteCount / 32, in: &arena)
        traits.reserveCapacity(byteCount / 72)
    }

    mutating func read(_ source: Lexicon.Source, _ fileNumber: Int) {
        let stem = Lexicon.File.stem(source.name)
        headers.removeAll()
        lastHeader = nil
        for slot in headerSlots.indices { headerSlots[slot] = -1 }
        lines.append(source.bytes)
        let bytes = source.bytes
        guard let base = bytes.baseAddress else { return }
        var start = 0
        while start < bytes.count {
            let canonicalEnd = Self.fieldEnd(base, start, bytes.count)
            let isRemark = base[start] == 0x23
            var headerEnd = 0
            if let repeated = repeatedEnd(bytes, canonicalEnd) {
                headerEnd = repeated
            } else {
                let middle = Self.nextEnd(base, canonicalEnd, bytes.count)
                headerEnd = Self.nextEnd(base, middle, bytes.count)
                lastHeader =
                    isRemark || headerEnd == start
                    ? nil : header(bytes, min(canonicalEnd + 1, headerEnd), middle, headerEnd, stem)
            }
            var end = headerEnd
            while end < bytes.count, base[end] != 0x0A { end = Self.nextEnd(base, end, bytes.count) }
            if let lastHeader, !isRemark {
                readLine(bytes, start, canonicalEnd, headerEnd, end, lastHeader, fileNumber)
            }
            start = end + 1
        }
    }

    /// The end of the header behind the canonical form that ends at `canonicalEnd`, where it is the one of the line
    /// before, as most are; else nil.
    @inline(__always)
    private func repeatedEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ canonicalEnd: Int) -> Int? {
        guard let known = lastHeader?.bytes, canonicalEnd + 1 + known.count <= bytes.count, bytes[canonicalEnd] == 0x09
        else { return nil }
        let end = canonicalEnd + 1 + known.count
        guard end == bytes.count || bytes[end] == 0x09 || bytes[end] == 0x0A else { return nil }
        return known.hasBytes(of: UnsafeBufferPointer(rebasing: bytes[(canonicalEnd + 1)..<end])) ? end : nil
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

    private mutating func readLine(
        _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ canonicalEnd: Int, _ headerEnd: Int, _ end: Int,
        _ header: Header, _ fileNumber: Int
    ) {
        var kind = header.kind
        let attributes = header.attributes
        if kind == .honorific && attributes.contains(.occupation) { kind = .occupation }
        let id = EntryID(rawValue: UInt32(entries.count))
        entries.append(
            EntryRecord(
                kind: kind, file: UInt8(fileNumber), attributes: attributes,
                lineStart: UInt32(start), lineEnd: UInt32(end), canonicalEnd: UInt32(canonicalEnd)))
        let form = Pending(
            entry: id, kind: kind, traits: header.traits, attributes: attributes, isCanonical: true, end: 0)
        add(bytes, start, canonicalEnd, form)
        if headerEnd < end {
            var other = form
            other.isCanonical = false
            eachSurface(bytes, headerEnd + 1, end) { $0.add(bytes, $1, $2, other) }
        }
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
    private mutating func header(
        _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ middle: Int, _ end: Int, _ stem: String
    ) -> Header? {
        let field = UnsafeBufferPointer(rebasing: bytes[start..<max(end, start)])
        var hash: UInt32 = 0
        for byte in field { hash = (hash ^ UInt32(byte)) &* 0x9E37_79B1 }
        var slot = Int(hash >> 24)
        while headerSlots[slot] >= 0 {
            let known = headers[Int(headerSlots[slot])]
            if known.bytes.hasBytes(of: field) { return known }
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

    /// Takes a form in, for ``flush()`` to read; with its deputy, where an office has one: the same entry under `Phó`, and
    /// under `P.`.
    private mutating func add(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ form: Pending) {
        let phrase = UnsafeBufferPointer(rebasing: bytes[start..<end])
        append(phrase, form)
        let isPhrase = !Self.isWordOnly(form.kind)
        if isPhrase && form.attributes.contains(.common) {
            repairable.append(
                Repairable(phrase: Array(phrase), id: form.entry, kind: form.kind, attributes: form.attributes))
        }
        if isPhrase && form.attributes.contains(.deputy) {
            let deputy = phoWords + phrase
            var other = form
            other.isCanonical = false
            deputy.withUnsafeBufferPointer { append($0, other) }
            (shortPho + phrase).withUnsafeBufferPointer { append($0, other) }
            if form.attributes.contains(.common) {
                repairable.append(
                    Repairable(phrase: deputy, id: form.entry, kind: form.kind, attributes: form.attributes))
            }
        }
    }

    /// Whether entries of the kind are no phrases: their syllables get traits.
    @inline(__always)
    private static func isWordOnly(_ kind: EntryKind) -> Bool {
        kind == .namePart || kind == .foreignName || kind == .stop
    }

    private mutating func append(_ phrase: UnsafeBufferPointer<UInt8>, _ form: Pending) {
        if pending.count == Self.pendingCount { flush() }
        forms.append(contentsOf: phrase)
        var form = form
        form.end = UInt32(truncatingIfNeeded: forms.count)
        forms.append(0x0A)
        pending.append(form)
    }

    /// How many phrases ahead of its insertion one is announced.
    private static var ahead: Int { 8 }

    /// Cuts the pending forms into tokens and gives them to the tries.
    private mutating func flush() {
        tokens.removeAll()
        tokenizer.tokenize(UnsafeBufferPointer(start: forms.base, count: forms.count), 0..<forms.count, into: &tokens)
        reach()
        var at = 0
        for index in 0..<pending.count {
            let first = at
            while at < tokens.count, tokens[at].start < pending[index].end { at += 1 }
            pending.base[index].tokens = UnsafeBufferPointer(start: tokens.base + first, count: at - first)
        }
        for index in 0..<pending.count {
            if index + Self.ahead < pending.count { announce(pending[index + Self.ahead]) }
            read(pending[index])
        }
        forms.removeAll()
        pending.removeAll()
    }

    /// Makes the tables by word reach all words.
    private mutating func reach() {
        let count = tokenizer.vocabulary.count
        trie.reach(count)
        syntax.reach(count)
        while traits.count <= count { traits.append([]) }
    }

    @inline(__always)
    private func announce(_ form: Pending) {
        guard !form.tokens.isEmpty, !form.tokens[0].isMark else { return }
        if EntryKinds.syntax.contains(form.kind) { syntax.announce(form.tokens) } else { trie.announce(form.tokens) }
    }

    @inline(__always)
    private mutating func read(_ form: Pending) {
        let tokens = form.tokens
        guard tokens.count > 0, !tokens[0].isMark else { return }
        if Self.isWordOnly(form.kind) {
            if tokens.count == 1 { traits[Int(tokens[0].value)].formUnion(form.traits) }
            return
        }
        var attributes = form.attributes
        if form.kind == .generic {
            // A phrase of speech with a capital inside (`tuổi Đảng`) asks for it.
            if form.isCanonical, tokens.dropFirst().contains(where: \.isCapital) {
                entries.base[Int(form.entry.rawValue)].attributes.formUnion(.cased)
            }
            attributes = entries[Int(form.entry.rawValue)].attributes
        }
        insert(tokens, form.entry, form.kind, attributes)
    }

    private mutating func insert(
        _ tokens: UnsafeBufferPointer<Token>, _ id: EntryID, _ kind: EntryKind, _ attributes: EntryAttributes
    ) {
        guard tokens[0].value != 0 else { return }
        var capitals: UInt16 = 0
        // A name of which the first word is a common one, `miền Trung`, `đảng Dân chủ`, needs the capitals behind it.
        let isLed = (kind == .region || kind == .bodyName) && !tokens[0].isCapital
        if isLed || kind.isName && (kind != .generic && kind != .bodyName || attributes.contains(.cased)) {
            for index in 0..<min(tokens.count, 16) where tokens[index].isCapital { capitals |= 1 << UInt16(index) }
        } else if attributes.contains(.capital) || kind == .region || kind == .bodyName {
            capitals = 1
        }
        if EntryKinds.syntax.contains(kind) {
            syntax.insert(tokens, id, kind, attributes, capitals: capitals)
            return
        }
        trie.insert(tokens, id, kind, attributes, capitals: capitals)
        // `báo Nhân Dân`: the word that says what it is may be small.
        if kind == .bodyName, attributes.contains(.open), tokens.count > 1, tokens[1].isCapital {
            trie.insert(tokens, id, kind, attributes, capitals: 2)
            traits[Int(tokens[0].value)].formUnion(.startsPhrase)
        }
        traits[Int(tokens[0].value)].formUnion(
            EntryKinds.address.contains(kind)
                ? .startsAddress : capitals & 1 != 0 ? .startsCapitalPhrase : .startsPhrase)
    }

    /// Adds the phrases of common offices with the tone of one syllable wrong (`Ùy viên`, `Phó Bi thư`).
    ///
    /// In a phrase of two syllables only where the wrong syllable is no word that the lexicon has or the tone is left out
    /// (`Bi thư`), and only with a capital; `Tùy viên` is out of reach, for it differs in a letter. Names are never repaired.
    private mutating func insertMisspellings() {
        // Of two offices that one wrong spelling may mean the first by spelling has it, whatever the order of the files.
        flush()
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
                    let isToneless = wrong.unicodeScalars.last.map { LetterTable.toneMarks.contains($0.value) } == false
                    guard variant.count == 1, tokens.count > 2 || Int(variant[0].value) > known || isToneless else {
                        continue
                    }
                    tokens[changed] = variant[0]
                    let phrase = UnsafeBufferPointer(start: tokens.base, count: tokens.count)
                    if !trie.contains(phrase) {
                        reach()
                        trie.insert(phrase, item.id, item.kind, item.attributes, capitals: 1)
                        traits[Int(tokens[0].value)].formUnion(.startsCapitalPhrase)
                    }
                }
                tokens[changed] = right
            }
        }
    }

    /// The order of entries that end at one node: by kind, then by their lines, so that it does not depend on the order
    /// in which they were read.
    private func precedes(_ a: EntryID, _ b: EntryID) -> Bool {
        let first = entries[Int(a.rawValue)]
        let second = entries[Int(b.rawValue)]
        if first.kind != second.kind { return first.kind.number < second.kind.number }
        return lines[Int(first.file)][Int(first.lineStart)..<Int(first.lineEnd)]
            .lexicographicallyPrecedes(lines[Int(second.file)][Int(second.lineStart)..<Int(second.lineEnd)])
    }

    /// The tables of all that was read; they live as long as their arena.
    consuming func finish() -> Lexicon.Tables {
        insertMisspellings()
        let vocabulary = tokenizer.vocabulary
        reach()
        vocabulary.setTraits(traits)
        tokens.free()
        forms.free()
        pending.free()
        tokenizer.free()
        return Lexicon.Tables(
            vocabulary: vocabulary, entries: entries, trie: trie.finish(vocabularyCount: vocabulary.count, precedes),
            syntax: syntax.finish(vocabularyCount: vocabulary.count, precedes), arena: arena)
    }
}
