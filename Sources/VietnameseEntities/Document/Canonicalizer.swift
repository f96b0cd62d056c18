/// Makes the canonical forms of mentions: one spelling, abbreviations expanded, official capitals.
///
/// The text of the mention is cut again and read phrase by phrase: the longest lexicon phrase of a body, role, field,
/// level or place is replaced by its canonical form; other words are composed (NFC) with modern tone placement.
///
/// It owns the scratch memory for that: one a thread, kept where there are many mentions.
package final class Canonicalizer {
    let lexicon: Lexicon
    var passage: Passage
    /// Nil where one mention is all that is asked for.
    private var readings: RecentReadings?
    private var form: [UInt8] = []
    /// What completes bodies that name no unit; nil for the mention's own words alone.
    var context: DocumentContext?

    package convenience init(lexicon: Lexicon) { self.init(lexicon: lexicon, remembers: true) }

    /// - Parameter remembers: whether it keeps what it read last.
    init(lexicon: Lexicon, remembers: Bool) {
        self.lexicon = lexicon
        readings = remembers ? RecentReadings() : nil
        passage = Passage(lexicon: lexicon, isBrief: true)
    }

    deinit { passage.free() }

    /// The mention's canonical form.
    package func canonical(_ mention: Mention) -> String {
        form.removeAll(keepingCapacity: true)
        append(mention.index, of: mention.storage, to: &form)
        return String(decoding: form, as: UTF8.self)
    }

    /// What the document says of itself.
    func context(of storage: Document.Storage, day: CalendarDate?) -> DocumentContext {
        var context = DocumentContext(day: day)
        var text = storage.text
        text.withUTF8 { text in
            for record in storage.allRecords where record.end - record.start < 256 {
                let bytes = UnsafeBufferPointer(rebasing: text[Int(record.start)..<Int(record.end)])
                switch record.type {
                case .date where context.day == nil && (record.rule == .dateDay || record.rule == .dateClock):
                    passage.fill(bytes, 0..<bytes.count)
                    context.day = DateReader(day: nil).stamp(of: passage)
                case .body: if let unit = reading(bytes, Self.part(record)).unit { context.add(unit, ofBody: true) }
                case .place: if let unit = reading(bytes, .place).unit { context.add(unit, ofBody: false) }
                default: break
                }
            }
        }
        return context
    }

    /// What a date means, by its number.
    func dateValue(_ index: Int, of storage: Document.Storage, in context: DocumentContext) -> DateValue? {
        var text = storage.text
        return text.withUTF8 { dateValue(index, of: storage, $0, in: context) }
    }

    /// The same, where the text's bytes are at hand.
    func dateValue(
        _ index: Int, of storage: Document.Storage, _ text: UnsafeBufferPointer<UInt8>, in context: DocumentContext
    ) -> DateValue? {
        value(of: storage.place(of: index), in: storage.allRecords, text, context, depth: 0)
    }

    /// - Parameter depth: how many dates before it lean on this one.
    private func value(
        of index: Int, in records: [MentionRecord], _ text: UnsafeBufferPointer<UInt8>, _ context: DocumentContext,
        depth: Int
    ) -> DateValue? {
        let record = records[index]
        guard record.type == .date else { return nil }
        let bytes = UnsafeBufferPointer(rebasing: text[Int(record.start)..<Int(record.end)])
        var day = context.day
        // `18 và 19/4`: the month stands with the day behind it.
        if depth < 4, index + 1 < records.count {
            let next = records[index + 1]
            if next.type == .date, next.start > record.end, next.start - record.end <= Self.jointLength,
                !text[Int(record.end)..<Int(next.start)].contains(where: { $0 == 0x2E || $0 == 0x0A }),
                !bytes.contains(where: { $0 == 0x2F || $0 == 0x2D || $0 == 0x2E }),
                let start = value(of: index + 1, in: records, text, context, depth: depth + 1)?.start
            {
                // `tháng 10 và tháng 11 năm 2025`, `quý I và quý II năm 2025`: the year as well.
                day =
                    start.date ?? start.month.flatMap { CalendarDate(year: start.year ?? 0, month: $0, day: 1) } ?? day
            }
        }
        passage.fill(bytes, 0..<bytes.count)
        return DateReader(day: day).value(of: passage)
    }

    /// The most bytes of what joins two dates of one month: ` và `, ` đến ngày `.
    private static var jointLength: UInt32 { 16 }

    /// The person's name, composed.
    package func name(_ person: Person) -> String { canonical(person.mainMention) }

    /// Appends the canonical form of a mention by its number.
    func append(_ index: Int, of storage: Document.Storage, to out: inout [UInt8]) {
        var text = storage.text
        text.withUTF8 { append(index, of: storage, $0, to: &out) }
    }

    /// The same, where the text's bytes are at hand.
    func append(_ index: Int, of storage: Document.Storage, _ text: UnsafeBufferPointer<UInt8>, to out: inout [UInt8]) {
        append(storage.place(of: index), in: storage.allRecords, text, to: &out)
    }

    private func append(
        _ index: Int, in records: [MentionRecord], _ text: UnsafeBufferPointer<UInt8>, to out: inout [UInt8]
    ) {
        let record = records[index]
        let bytes = UnsafeBufferPointer(rebasing: text[Int(record.start)..<Int(record.end)])
        switch record.type {
        case .title: appendTitle(record, records, text, to: &out)
        case .body:
            let reading = reading(bytes, Self.part(record))
            out += reading.form
            if let level = reading.missingUnit, let name = context?.unit(level) {
                out.append(0x20)
                out += name.utf8
            }
        case .place: out += reading(bytes, .place).form
        case .document: appendNamed(bytes, EntryKinds(.documentName), to: &out)
        case .event: appendNamed(bytes, EntryKinds(.eventName), to: &out)
        default: Spelling.appendComposed(bytes, to: &out)
        }
    }

    /// Status, role and modifiers by the lexicon, then the governed body or place in its own canonical form.
    private func appendTitle(
        _ record: MentionRecord, _ records: [MentionRecord], _ text: UnsafeBufferPointer<UInt8>, to out: inout [UInt8]
    ) {
        let start = out.count
        func append(_ from: UInt32, _ to: UInt32, _ out: inout [UInt8], _ part: Reading.Part = .title) {
            guard from < to else { return }
            let form = reading(UnsafeBufferPointer(rebasing: text[Int(from)..<Int(to)]), part).form
            if out.count > start, !form.isEmpty { out.append(0x20) }
            out += form
        }
        append(record.start, record.roleStart, &out)
        append(record.roleStart, record.roleEnd, &out)
        append(record.roleEnd, record.modifiersEnd, &out, .modifiers)
        if record.governed >= 0 {
            let governed = records[Int(record.governed)]
            // but not the full stop of `PCT.UBND xã`
            if text[Int(record.modifiersEnd)] != 0x2E { append(record.modifiersEnd, governed.start, &out) }
            out.append(0x20)
            self.append(Int(record.governed), in: records, text, to: &out)
            append(governed.end, record.end, &out)
        } else {
            append(record.modifiersEnd, record.end, &out, .complement)
        }
    }

    private static func part(_ body: MentionRecord) -> Reading.Part { body.rule == .bodyOpen ? .namedBody : .body }

    /// What `bytes` say by themselves, as what they are.
    private func reading(_ bytes: UnsafeBufferPointer<UInt8>, _ part: Reading.Part) -> Reading {
        if let known = readings?[bytes, part] { return known }
        if part == .body || part == .namedBody, let plain = Self.withoutLetters(bytes) {
            return plain.withUnsafeBufferPointer { self.reading($0, part) }
        }
        var reading = Reading()
        switch part {
        case .place: appendPlace(bytes, to: &reading.form)
        case .modifiers: appendExpanded(bytes, EntryKinds(.modifier), to: &reading.form)
        case .title: appendExpanded(bytes, Self.phrases + EntryKinds(.modifier, .status), to: &reading.form)
        case .complement:
            appendExpanded(
                bytes, Self.phrases + EntryKinds(.modifier, .status), isBehindOffice: true, to: &reading.form)
        // `Tài chính` is a field there, and no modifier of an office.
        case .body: appendExpanded(bytes, Self.phrases, to: &reading.form)
        case .namedBody: appendExpanded(bytes, Self.phrases, hasFreeName: true, to: &reading.form)
        }
        if part.isUnits { reading.unit = UnitReader(lexicon).unit(endOf: passage) }
        if part == .body || part == .namedBody { reading.missingUnit = UnitReader(lexicon).missingUnit(of: passage) }
        readings?[bytes, part] = reading
        return reading
    }

    /// The words of a body without its letters in brackets amid them, which say it once more: `Mặt trận Tổ quốc (MTTQ) Việt Nam`;
    /// nil where there are none.
    private static func withoutLetters(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard let open = bytes.firstIndex(of: 0x28), open > 0, bytes[open - 1] == 0x20,
            let close = bytes[open...].firstIndex(of: 0x29), close > open + 1, close + 2 < bytes.count,
            bytes[close + 1] == 0x20,
            !bytes[open...close].contains(where: { $0 == 0x20 || $0 >= 0x61 && $0 <= 0x7A })
        else { return nil }
        return Array(bytes[..<open]) + bytes[(close + 2)...]
    }

    static var phrases: EntryKinds {
        EntryKinds.bodies + EntryKinds.roles + EntryKinds.placeNames + units
            + EntryKinds(.field, .central, .complement)
    }

    /// - Parameter isBehindOffice: whether letters are first of all what modifies the office before them: `Phó Chủ tịch TT`.
    /// - Parameter hasFreeName: whether a name that no list has stands in the words, which is kept.
    private func appendExpanded(
        _ text: UnsafeBufferPointer<UInt8>, _ kinds: EntryKinds, isBehindOffice: Bool = false,
        hasFreeName: Bool = false, to out: inout [UInt8]
    ) {
        passage.fill(text, 0..<text.count)
        let start = out.count
        var at = 0
        /// Behind the last word with a capital that no phrase has.
        var nameEnd = -1
        /// Behind the first phrase, and then behind the last body's head.
        var headEnd = 0
        /// Behind words that stay as they are.
        var keptEnd = 0
        while at < passage.count {
            let token = passage.token(at)
            if at > 0, token.gap == .space || token.gap == .line { out.append(0x20) }
            let modifier = isBehindOffice && token.isAllCapitals ? passage.longest(EntryKinds(.modifier), at: at) : nil
            let match = at < keptEnd ? nil : modifier ?? phrase(kinds, at: at)
            if at >= keptEnd, !continuesRun(at, nameEnd), let known = passage.shoutedCommune(at),
                known.end > match?.end ?? at
            {
                out += lexicon.canonicalBytes(known.entry)
                at = known.end
                continue
            }
            if let match, let known = known(in: match, nameEnd, headEnd, isFree: hasFreeName) {
                // `phòng PC06`: the letters stand for the head as well.
                if isHeadOfLetters(known, kinds) {
                    at = known.end
                    continue
                }
                if isShortFormAbroad(known) {
                    appendWords(known, to: &out)
                } else {
                    appendReplacement(known, isFirst: at == 0, to: &out)
                }
                at = known.end
                if headEnd == 0 || EntryKinds.bodies.contains(known.kind) { headEnd = at }
                // `TP.Cà Mau`
                if passage.token(at - 1).isMark("."), passage.token(at).isWord || passage.token(at).hasDigits,
                    passage.token(at).gap != .space
                {
                    out.append(0x20)
                }
                // A full stop behind an abbreviation that was expanded goes.
                if passage.token(at).isMark("."), at < passage.count, passage.token(at).gap != .space {
                    at += 1
                    if at < passage.count { out.append(0x20) }
                }
                continue
            }
            if let match { keptEnd = match.end }
            Spelling.appendComposed(passage.bytes(token), to: &out)
            at += 1
            if token.isCapitalWord { nameEnd = at }
        }
        Self.collapseSpaces(&out, from: start)
    }

    /// Whether the letters behind a head expand to a name that begins with it.
    private func isHeadOfLetters(_ head: LexiconMatch, _ kinds: EntryKinds) -> Bool {
        guard head.count == 1, head.kind == .bodyHead, let letters = phrase(kinds, at: head.end),
            letters.kind == .organ, letters.count == 1, isLetters(letters)
        else { return false }
        return lexicon.canonicalBytes(letters.entry).starts(with: lexicon.canonicalBytes(head.entry) + [0x20])
    }

    /// The name of a document or an event: its phrase takes the lexicon's capitals, and letters are expanded; another name
    /// of the same thing stays.
    private func appendNamed(_ text: UnsafeBufferPointer<UInt8>, _ kinds: EntryKinds, to out: inout [UInt8]) {
        passage.fill(text, 0..<text.count)
        let start = out.count
        var at = 0
        while at < passage.count {
            let token = passage.token(at)
            if at > 0, token.gap == .space || token.gap == .line { out.append(0x20) }
            guard let match = passage.longest(kinds, at: at) else {
                Spelling.appendComposed(passage.bytes(token), to: &out)
                at += 1
                continue
            }
            // Events have letters for their name, `AFCON`.
            if isSameWords(match) || isLetters(match) && (match.kind == .documentName || match.count > 1) {
                out += lexicon.canonicalBytes(match.entry)
            } else {
                appendWords(match, to: &out)
            }
            at = match.end
        }
        Self.collapseSpaces(&out, from: start)
    }

    /// The phrase as it stands in the text.
    private func appendWords(_ match: LexiconMatch, to out: inout [UInt8]) {
        for at in match.start..<match.end {
            let token = passage.token(at)
            if at > match.start, token.gap == .space || token.gap == .line { out.append(0x20) }
            Spelling.appendComposed(passage.bytes(token), to: &out)
        }
    }

    private static let city = Array("Thành phố ".utf8), lowerCity = Array("thành phố ".utf8)

    private func appendReplacement(_ match: LexiconMatch, isFirst: Bool, to out: inout [UInt8]) {
        let canonical = lexicon.canonicalBytes(match.entry)
        if EntryKinds.roles.contains(match.kind), match.attributes.contains(.deputy),
            Spelling.isDeputy(passage.bytes(passage.token(match.start)))
        {
            // `Phó` is not in the entry of a deputy.
            out += "Phó ".utf8
        }
        if EntryKinds.placeNames.contains(match.kind), !isFirst, canonical.starts(with: Self.city) {
            out += Self.lowerCity
            out += canonical[Self.city.count...]
            return
        } else if (EntryKinds.roles + EntryKinds(.modifier)).contains(match.kind),
            !canonical.contains(where: { $0 == 0x20 || $0 >= 0x61 && $0 <= 0x7A }),
            let full = lexicon.attribute("full", of: match.entry)
        {
            // What an abbreviation stands for; none but capitals are asked, for reading the attribute takes a while.
            out += full.utf8
            return
        }
        out += canonical
    }

    private func appendPlace(_ text: UnsafeBufferPointer<UInt8>, to out: inout [UInt8]) {
        passage.fill(text, 0..<text.count)
        let start = out.count
        var at = 0
        if let head = passage.longest(EntryKinds(.unit, .siteHead), at: 0), head.end < passage.count,
            passage.longest(EntryKinds.placeNames, at: 0).map({ $0.end < passage.count }) ?? true
        {
            out += lexicon.canonicalBytes(head.entry)
            at = head.end
            if passage.token(at).isMark(".") { at += 1 }
            out.append(0x20)
        }
        var isFirst = true
        var nameEnd = -1
        while at < passage.count {
            let token = passage.token(at)
            if !isFirst, token.gap == .space || token.gap == .line { out.append(0x20) }
            isFirst = false
            let commune = continuesRun(at, nameEnd) ? nil : passage.shoutedCommune(at)
            if let match = passage.longest(EntryKinds.placeNames, at: at) ?? commune, !isInsideName(match) {
                out += lexicon.canonicalBytes(match.entry)
                at = match.end
            } else {
                Spelling.appendComposed(passage.bytes(token), to: &out)
                at += 1
                if token.isCapitalWord, !passage.begins(Self.units, at: at - 1) { nameEnd = at }
            }
        }
        Self.collapseSpaces(&out, from: start)
    }

    /// Leaves one space of several, and none at either end.
    private static func collapseSpaces(_ out: inout [UInt8], from start: Int) {
        var write = start
        for read in start..<out.count {
            if out[read] == 0x20, write == start || out[write - 1] == 0x20 { continue }
            out[write] = out[read]
            write += 1
        }
        if write > start, out[write - 1] == 0x20 { write -= 1 }
        out.removeSubrange(write...)
    }
}
