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
    public internal(set) var day: CalendarDate?
    /// The names of units, first by bodies, then by places; a level is asked of the first that has it.
    private var ofBodies = Units(), ofPlaces = Units()

    /// By level: the one name, or nil where there are several.
    private struct Units: Sendable {
        private var names: [(level: String, name: String?)] = []

        mutating func add(_ unit: Reading.Unit) {
            guard let at = names.firstIndex(where: { $0.level == unit.level }) else {
                return names.append((unit.level, unit.name))
            }
            if names[at].name != unit.name { names[at].name = nil }
        }

        subscript(level: String) -> String?? { names.first { $0.level == level }?.name }
    }

    init(day: CalendarDate?) { self.day = day }

    mutating func add(_ unit: Reading.Unit, ofBody: Bool) {
        if ofBody { ofBodies.add(unit) } else { ofPlaces.add(unit) }
    }

    /// The document's one unit of a level, without the level's word; nil where it names none or several.
    func unit(_ level: String) -> String? { (ofBodies[level] ?? ofPlaces[level]) ?? nil }
}

extension Document {
    /// What the document says of itself that its mentions leave out; `day` is its day where the caller knows it.
    /// - Complexity: linear in the text of the mentions.
    public func context(day: CalendarDate? = nil) -> DocumentContext {
        Canonicalizer(lexicon: storage.lexicon).context(of: storage, day: day)
    }
}

extension Canonicalizer {
    /// Completes the forms that it makes from now on by what the document says of itself; `day` as for
    /// ``Document/context(day:)``.
    /// - Complexity: linear in the text of the mentions.
    package func complete(by document: Document, day: CalendarDate?) {
        context = context(of: document.storage, day: day)
    }
}

extension Mentions {
    /// The canonical forms in order, as ``Mention/canonical(in:)`` gives them, or ``Mention/canonical`` without a context.
    ///
    ///     document.mentions(of: .title).canonicalForms(in: document.context())
    ///
    /// For many mentions it is several times as fast: scratch memory is set up once, and words that come again are read once.
    /// - Complexity: linear in the text of the mentions.
    public func canonicalForms(in context: DocumentContext? = nil) -> [String] {
        let canonicalizer = Canonicalizer(lexicon: storage.lexicon)
        canonicalizer.context = context
        return map { canonicalizer.canonical($0) }
    }

    /// What the dates among the mentions mean, in order, as ``Mention/dateValue(in:)`` gives it; nil for the others.
    /// - Complexity: linear in the text of the dates, and in the mentions.
    public func dateValues(in context: DocumentContext) -> [DateValue?] {
        let canonicalizer = Canonicalizer(lexicon: storage.lexicon, remembers: false)
        return map { canonicalizer.dateValue($0.index, of: storage, in: context) }
    }
}

extension Mention {
    /// The canonical form, completed by what the document says elsewhere: `UBND tỉnh` in a text on Nghệ An is
    /// `Ủy ban nhân dân tỉnh Nghệ An`.
    /// - Complexity: linear in the mention.
    public func canonical(in context: DocumentContext) -> String {
        let canonicalizer = Canonicalizer(lexicon: storage.lexicon, remembers: false)
        canonicalizer.context = context
        return canonicalizer.canonical(self)
    }

    /// What a date means on the calendar; nil for other types, for lunar dates and for dates that lack a year that the
    /// document does not give either.
    /// - Complexity: linear in the mention.
    public func dateValue(in context: DocumentContext) -> DateValue? {
        Canonicalizer(lexicon: storage.lexicon, remembers: false).dateValue(index, of: storage, in: context)
    }
}
