/// What a document says of itself that its mentions leave out: its day, and of which province, commune … it speaks.
///
///     let context = document.context(day: CalendarDate("2026-08-20"))
///     mention.canonical(in: context)   // `UBND tỉnh` → `Ủy ban nhân dân tỉnh Nghệ An`
///     mention.dateValue(in: context)   // `25/7` → 2026-07-25
///
/// A level is completed only where the document names one unit of it and no other: bodies that name their unit
/// (`UBND tỉnh Nghệ An`) count before places that stand alone.
public struct DocumentContext: Sendable {
    /// The document's day: as given, else the first time stamp in the text, else nil.
    public let day: CalendarDate?
    /// By level (`tỉnh`, `xã`): the one unit of the document, without the level's word.
    private var units: [String: String] = [:]

    init(_ storage: Document.Storage, day given: CalendarDate?, _ passage: inout Passage) {
        var day = given
        /// By level: the names that bodies bear, and the names of places.
        var ofBodies: [String: Set<String>] = [:], ofPlaces: [String: Set<String>] = [:]
        var text = storage.text
        text.withUTF8 { text in
            for record in storage.records where record.end - record.start < 256 {
                switch record.type {
                case .date where day == nil && (record.rule == .dateDay || record.rule == .dateClock), .body, .place: break
                default: continue
                }
                let bytes = UnsafeBufferPointer(rebasing: text[Int(record.start)..<Int(record.end)])
                passage.fill(bytes, 0..<bytes.count)
                switch record.type {
                case .date: day = Self.stamp(passage)
                case .body: Self.unit(passage, storage.lexicon) { ofBodies[$0, default: []].insert($1) }
                default: Self.unit(passage, storage.lexicon) { ofPlaces[$0, default: []].insert($1) }
                }
            }
        }
        self.day = day
        for level in Set(ofBodies.keys).union(ofPlaces.keys) {
            let names = ofBodies[level] ?? ofPlaces[level] ?? []
            if names.count == 1 { units[level] = names.first }
        }
    }

    /// The day of a time stamp: day, month, year and a clock time.
    private static func stamp(_ passage: Passage) -> CalendarDate? {
        guard let value = DateReader(day: nil).value(of: passage), value.end == nil, value.start.hour != nil else { return nil }
        return value.start.date
    }

    /// The unit that ends the text of a body or place: its level and its name.
    private static func unit(_ passage: Passage, _ lexicon: Lexicon, _ found: (String, String) -> Void) {
        for at in max(0, passage.count - 8)..<max(0, passage.count) {
            if let unit = passage.longest(EntryKinds(.unit), at: at), Int(unit.end) < passage.count, passage.token(Int(unit.end)).isCapitalWord {
                return found(key(unit, lexicon), name(Int(unit.end), lexicon.canonical(unit.entry), passage, lexicon))
            }
            if let place = passage.longest(EntryKinds(.province), at: at), Int(place.end) == passage.count {
                return found(province, lexicon.canonical(place.entry))
            }
        }
    }

    /// The key of provinces, which are named without the unit's word as well.
    private static let province = ""

    /// The key of a level: the canonical form of its word, or that of provinces.
    private static func key(_ unit: LexiconMatch, _ lexicon: Lexicon) -> String {
        unit.attributes.contains(.level) ? province : lexicon.canonical(unit.entry)
    }

    /// The name from `start` to the end; a canonical form that repeats the unit's word (`Thành phố Hồ Chí Minh`) without it.
    private static func name(_ start: Int, _ unit: String, _ passage: Passage, _ lexicon: Lexicon) -> String {
        if let known = passage.longest(EntryKinds.placeNames, at: start), Int(known.end) == passage.count {
            let canonical = lexicon.canonical(known.entry)
            return canonical.lowercased().hasPrefix(unit + " ") ? String(canonical.dropFirst(unit.count + 1)) : canonical
        }
        return (start..<passage.count).map { Spelling.composed(Array(passage.bytes(passage.token($0)))) }.joined(separator: " ")
    }

    /// The name of the unit that completes a body which ends in a bare level, or is of one by its own first word
    /// (`Tỉnh ủy`, `Huyện đoàn`); nil where the text has none or names it already.
    func completion(of body: Passage, _ lexicon: Lexicon) -> String? {
        guard !units.isEmpty, body.count > 0 else { return nil }
        for at in max(0, body.count - 2)..<body.count {
            if let level = body.longest(EntryKinds(.level), at: at), Int(level.end) == body.count, at > 0,
               let unit = body.longest(EntryKinds(.unit), at: at), unit.end == level.end { return units[Self.key(unit, lexicon)] }
        }
        guard let organ = body.longest(EntryKinds(.organ), at: 0), Int(organ.end) == body.count, organ.attributes.contains(.level),
              let unit = body.longest(EntryKinds(.unit), at: 0), unit.end - unit.start == 1 else { return nil }
        return units[Self.key(unit, lexicon)]
    }
}

extension Document {
    /// What the document says of itself that its mentions leave out; `day` is its day where the caller knows it.
    /// - Complexity: linear in the text of the mentions.
    public func context(day: CalendarDate? = nil) -> DocumentContext {
        Canonicalizer(lexicon: storage.lexicon).context(of: storage, day: day)
    }
}

extension Mention {
    /// The canonical form, completed by what the document says elsewhere: `UBND tỉnh` in a text on Nghệ An is
    /// `Ủy ban nhân dân tỉnh Nghệ An`.
    /// - Complexity: linear in the mention.
    public func canonical(in context: DocumentContext) -> String {
        let canonicalizer = Canonicalizer(lexicon: storage.lexicon)
        canonicalizer.context = context
        return canonicalizer.canonical(self)
    }

    /// What a date means on the calendar; nil for other types, for lunar dates and for dates that lack a year that the
    /// document does not give either.
    /// - Complexity: linear in the mention.
    public func dateValue(in context: DocumentContext) -> DateValue? {
        Canonicalizer(lexicon: storage.lexicon).dateValue(index, of: storage, in: context)
    }
}
