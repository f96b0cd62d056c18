/// Makes the canonical form of a mention: one spelling, abbreviations expanded, official capitals.
///
/// The text of the mention is cut again and read phrase by phrase: the longest lexicon phrase of a body, role, field,
/// level or place is replaced by its canonical form; other words are composed (NFC) with modern tone placement.
struct Canonicalizer {
    let storage: Document.Storage
    /// What completes bodies that name no unit; nil for the mention's own words alone.
    var context: DocumentContext?

    func canonical(_ index: Int) -> String {
        let record = storage.records[index]
        let utf8 = bytes(record.start, record.end)
        switch record.type {
        case .title: return title(record)
        case .body: return expanded(utf8, record)
        case .place: return place(utf8)
        default: return Spelling.composed(utf8)
        }
    }

    /// Status, role and modifiers by the lexicon, then the governed body or place in its own canonical form.
    private func title(_ record: MentionRecord) -> String {
        var out = ""
        func append(_ from: UInt32, _ to: UInt32) {
            guard from < to else { return }
            let part = expanded(bytes(from, to), record)
            if !part.isEmpty { out += out.isEmpty ? part : " " + part }
        }
        append(record.start, record.roleStart)
        append(record.roleStart, record.roleEnd)
        append(record.roleEnd, record.modifiersEnd)
        if record.governed >= 0 {
            let governed = storage.records[Int(record.governed)]
            append(record.modifiersEnd, governed.start)
            out += " " + canonical(Int(record.governed))
            append(governed.end, record.end)
        } else {
            append(record.modifiersEnd, record.end)
        }
        return out
    }

    private func bytes(_ from: UInt32, _ to: UInt32) -> [UInt8] {
        let utf8 = storage.text.utf8
        return Array(utf8[utf8.index(utf8.startIndex, offsetBy: Int(from))..<utf8.index(utf8.startIndex, offsetBy: Int(to))])
    }

    @_transparent private static var phrases: EntryKinds {
        EntryKinds.bodies + EntryKinds.roles + EntryKinds.placeNames + EntryKinds(.field, .central, .modifier, .status, .level, .unit, .complement)
    }

    private func expanded(_ bytes: [UInt8], _ record: MentionRecord) -> String {
        bytes.withUnsafeBufferPointer { text in
            var passage = Passage(lexicon: storage.lexicon)
            defer { passage.free() }
            passage.fill(text, 0..<text.count)
            var out = ""
            var at = 0
            var previousWasName = false
            while at < passage.count {
                let token = passage.token(at)
                if at > 0, token.gap == .space || token.gap == .line { out += " " }
                if let match = passage.longest(Self.phrases, at: at), canReplace(match, passage) {
                    out += replacement(match, passage, isFirst: at == 0, afterName: previousWasName)
                    previousWasName = EntryKinds.placeNames.contains(match.kind)
                    at = Int(match.end)
                    // A full stop behind an abbreviation that was expanded goes.
                    if passage.token(at).isMark("."), at < passage.count, passage.token(at).gap != .space { at += 1; if at < passage.count { out += " " } }
                    continue
                }
                out += Spelling.composed(Array(passage.bytes(token)))
                previousWasName = token.isCapital
                at += 1
            }
            if record.type == .body, let name = context?.completion(of: passage, storage.lexicon) { out += " " + name }
            return collapsed(out)
        }
    }

    private func canReplace(_ match: LexiconMatch, _ passage: Passage) -> Bool {
        if match.kind == .level || match.kind == .complement || match.kind == .unit { return passage.token(Int(match.start)).isAllCapitals || passage.token(Int(match.start)).isSingleLetter || match.kind != .complement }
        return true
    }

    private func replacement(_ match: LexiconMatch, _ passage: Passage, isFirst: Bool, afterName: Bool) -> String {
        let canonical = storage.lexicon.canonical(match.entry)
        let start = Int(match.start)
        if EntryKinds.roles.contains(match.kind) {
            // `Phó` is not in the entry of a deputy.
            if match.attributes.contains(.deputy), Spelling.isDeputy(passage.bytes(passage.token(start))) {
                return "Phó " + canonical
            }
            return canonical
        }
        if EntryKinds.placeNames.contains(match.kind) {
            if canonical.hasPrefix("Thành phố ") && !isFirst { return "thành phố " + canonical.dropFirst("Thành phố ".count) }
            return canonical
        }
        if match.kind == .status || match.kind == .modifier { return isFirst || match.kind == .modifier && canonical.first?.isUppercase == true ? canonical : canonical }
        return canonical
    }

    private func place(_ bytes: [UInt8]) -> String {
        bytes.withUnsafeBufferPointer { text in
            var passage = Passage(lexicon: storage.lexicon)
            defer { passage.free() }
            passage.fill(text, 0..<text.count)
            var out = ""
            var at = 0
            if let head = passage.longest(EntryKinds(.unit, .siteHead), at: 0), Int(head.end) < passage.count,
               passage.longest(EntryKinds.placeNames, at: 0).map({ Int($0.end) < passage.count }) ?? true {
                out = storage.lexicon.canonical(head.entry)
                at = Int(head.end)
                if passage.token(at).isMark(".") { at += 1 }
                out += " "
            }
            var isFirst = true
            while at < passage.count {
                let token = passage.token(at)
                if !isFirst, token.gap == .space || token.gap == .line { out += " " }
                isFirst = false
                if let match = passage.longest(EntryKinds.placeNames, at: at) {
                    out += storage.lexicon.canonical(match.entry)
                    at = Int(match.end)
                } else {
                    out += Spelling.composed(Array(passage.bytes(token)))
                    at += 1
                }
            }
            return collapsed(out)
        }
    }

    private func collapsed(_ text: String) -> String { text.split(separator: " ").joined(separator: " ") }
}
