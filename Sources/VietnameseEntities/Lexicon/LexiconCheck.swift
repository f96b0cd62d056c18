/// What is wrong in a lexicon file, line by line.
///
///     LexiconCheck(file).problems   // [(line: 12, message: "unknown kind 'provnce'")]
public struct LexiconCheck: Sendable {
    /// A line that is not read as it stands.
    public struct Problem: Hashable, Sendable {
        /// From 1.
        public let line: Int
        /// What is wrong with it, in English.
        public let message: String
    }

    /// All that is wrong, by line.
    public private(set) var problems: [Problem] = []

    /// Reads all lines of `file`.
    /// - Complexity: linear in the bytes.
    public init(_ file: Lexicon.File) {
        var tokenizer = Tokenizer(vocabulary: Vocabulary(), learns: true)
        var tokens = Buffer<Token>()
        defer {
            tokens.free()
            tokenizer.vocabulary.free()
            tokenizer.free()
        }
        /// By kind and folded form: the line that has it.
        var known: [String: Int] = [:]
        let text = String(decoding: file.plainLines, as: UTF8.self)
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
        where !line.isEmpty && !line.hasPrefix("#") {
            let number = index + 1
            func note(_ message: String) { problems.append(Problem(line: number, message: message)) }
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            let kind = fields.count > 1 ? fields[1] : ""
            if EntryKind.named(kind, in: file.stem) == nil { note("unknown kind '\(kind)'") }
            if fields.count > 4 { note("\(fields.count) fields, at most 4 are read") }
            if fields.count > 2, fields[2] != "-" {
                for word in fields[2].split(separator: " ") {
                    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                    if parts.count == 1 {
                        if EntryAttributes.words[String(word)] == nil { note("unknown attribute '\(word)'") }
                    } else if let key = EntryKey(rawValue: String(parts[0])) {
                        if !key.accepts(parts[1]) { note("'\(word)' does not give \(key.wanted)") }
                    } else {
                        note("unknown key '\(parts[0])'")
                    }
                }
            }
            for form in [fields[0]] + (fields.count > 3 ? fields[3].split(separator: "|") : []) {
                tokens.removeAll()
                let bytes = Array(form.utf8)
                _ = bytes.withUnsafeBufferPointer { tokenizer.tokenize($0, 0..<$0.count, into: &tokens) }
                guard tokens.count > 0, !tokens[0].isMark else {
                    note("'\(form)' cannot match: it does not begin with a word")
                    continue
                }
                var key = String(kind)
                for at in 0..<tokens.count { key += " \(tokens[at].isMark ? "m" : "w")\(tokens[at].value)" }
                if let other = known[key] {
                    if other != number { note("'\(form)' stands in line \(other) already") }
                } else {
                    known[key] = number
                }
            }
        }
    }
}

extension Lexicon {
    /// A line that holds a phrase.
    public struct Entry: Hashable, Sendable {
        /// The name of the file.
        public let file: String
        /// What the entry is, by its file and the word there: `province`, `bodyHead`. Later versions may have others.
        public let kind: String
        /// The line as it stands in the file.
        public let line: String
    }

    /// The entries of which `phrase` is a form, whatever the placement of its tones.
    public func entries(for phrase: String) -> [Entry] {
        withTokens(of: phrase) { tokens, _ in phrases(tokens, at: 0).first { $0.count == tokens.count }?.entries ?? [] }
    }

    /// The longest phrases of the lexicon in a text, from the left, none inside another: as written, with their entries.
    package func parts(of text: String) -> [(text: String, entries: [Entry])] {
        withTokens(of: text) { tokens, bytes in
            var parts: [(text: String, entries: [Entry])] = []
            var at = 0
            while at < tokens.count {
                guard let phrase = phrases(tokens, at: at).first else {
                    at += 1
                    continue
                }
                let range = Int(tokens[at].start)..<Int(tokens[at + phrase.count - 1].end)
                parts.append((String(decoding: bytes[range], as: UTF8.self), phrase.entries))
                at += phrase.count
            }
            return parts
        }
    }

    private func withTokens<Result>(
        of text: String, _ body: (Buffer<Token>, UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
        var text = text
        return text.withUTF8 { bytes in
            var tokens = Buffer<Token>()
            defer { tokens.free() }
            var tokenizer = Tokenizer(vocabulary: vocabulary)
            defer { tokenizer.free() }
            tokenizer.tokenize(bytes, 0..<bytes.count, into: &tokens)
            return body(tokens, bytes)
        }
    }

    /// The phrases that begin at a token, longest first: how many tokens each has, and the entries that have it.
    private func phrases(_ tokens: Buffer<Token>, at start: Int) -> [(count: Int, entries: [Entry])] {
        guard start < tokens.count, !tokens[start].isMark, tokens[start].isKnown else { return [] }
        var found: [Int: [Entry]] = [:]
        for trie in [trie, syntax] {
            var node = trie.root(tokens[start].value)
            var count = 1
            while true {
                var at = node.ending
                while at != 0 {
                    let ending = trie.ending(at)
                    found[count, default: []].append(
                        Entry(
                            file: sources[Int(entry(ending.entry).file)].name, kind: ending.kind.name,
                            line: fields(ending.entry).joined(separator: "\t")))
                    at = ending.next
                }
                guard node.key != 0, start + count < tokens.count, tokens[start + count].isKnown else { break }
                node = trie.child(of: node, tokens[start + count])
                count += 1
            }
        }
        return found.sorted { $0.key > $1.key }.map { count, entries in
            (count, entries.sorted { ($0.file, $0.line) < ($1.file, $1.line) })
        }
    }

    /// For every word of the text that is part of names or ends them: the word and what it can be.
    package func nameParts(of text: String) -> [String] {
        text.split(whereSeparator: \.isWhitespace).compactMap { word in
            let traits = traits(of: word)
            let names: [(WordTraits, String)] = [
                (.family, "family"), (.middle, "middle"), (.given, "given"), (.minority, "minority"),
                (.religious, "religious"), (.foreignFirst, "foreign first"), (.foreignLast, "foreign last"),
                (.weakName, "weak"), (.stop, "stop"),
            ]
            let known = names.filter { traits.contains($0.0) }.map(\.1)
            return known.isEmpty ? nil : "\(word): \(known.joined(separator: ", "))"
        }
    }
}
