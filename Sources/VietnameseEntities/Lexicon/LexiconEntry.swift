/// What an entry is, and so which recognizer asks for it. A kind is the file it stands in and the kind named there.
///
/// The raw value is the place among the cases and may change; ``name`` is what to store.
enum EntryKind: UInt8, CaseIterable, Sendable, BitwiseCopyable {
    // places.tsv, communes.tsv, place-heads.tsv
    case country, province, city, district, foreignCity, foreignRegion, region, island, water, mountain, site,
        specialZone
    case commune
    case unit, siteHead
    // bodies.tsv, fields.tsv
    case organ, bodyHead, bodyName, field
    /// What a firm does, between the word of its form and its name: `sản xuất`, `xây lắp`.
    case trade
    /// An English word that closes a firm's name.
    case firmWord
    // roles.tsv, modifiers.tsv, complements.tsv
    case office, roleHead, rank, degree, honour, religious, diplomatic, member
    case modifier, status
    case complement, level, central
    // names.tsv, foreign-names.tsv, honorifics.tsv
    case namePart, foreignName
    /// A word of address; a plain occupation.
    case honorific, occupation
    // dates.tsv, documents.tsv, events.tsv
    case dayPart, dayWord, monthWord, yearWord, quarterWord, lunarDay, weekday, yearPart, season, hourWord, minuteWord
    case secondWord, centuryWord, decadeWord, halfWord, monthName, calendar, lunarYear
    case documentKind, documentName
    case eventKind, eventName
    // generic.tsv, stops.tsv, words.tsv
    case generic, stop
    case conjunction, numberWord, ordinalWord, termWord, periodWord, joiner, ofWord, nowWord, insteadWord
    case appointment, appointer, candidacy, caption, untilWord, timeCue, durationCue, numberName, scopeWord
    case siteCue, siteTail, passive, apposition, isWord, quantifier, objectWord, awardWord, topicWord, occasion,
        speechVerb, formerWord, assistant, dateCue, atWord, verb, encounter, nameParticle, nameSuffix
    case unitQuality
    /// What says that another name of a person follows: `bí danh`, `tức`.
    case aliasWord
    /// What sets one part of a commune that was divided apart from the other: `Đông`, `Hạ`.
    case compass
    /// What stands before the number of a road's kilometre.
    case kilometreWord
    /// A name that is not made as names are: `Bác Hồ`.
    case knownName
    /// What a country's name says whose it is: `kinh tế`, `học sinh`.
    case nationCue
    /// What stands behind the number of a person's years.
    case ageWord
    /// What a number counts that names nothing: `triệu`, `hộ`.
    case measureWord
    /// What stands before the score of a game: `thắng`, `tỉ số`.
    case scoreWord
    /// What begins the name of a firm's branch behind the firm's own: `chi nhánh`.
    case branchWord
    /// An English word that closes the name of an event: `Open`, `Cup`.
    case eventWord
    /// A middle name that makes a person's name of what stands around it: `Thị`.
    case nameMarker
    /// What stands between a person's name and the day of birth: `sinh năm`.
    case birthWord
    /// What begins to say of a person what he has done: `người từng`.
    case relativeWord
    /// What says how a thing is called, and no person: `mang tên`.
    case namingWord
    /// What announces the offices that somebody has held, one after the other: `các chức vụ`; a verb before it: `giữ`.
    case careerWord
    /// A word that ends in one of the words at which names end, `hành trình`: no name is cut inside it.
    case compound

    /// The kind that `word` in field 2 of the file `file` names, or nil.
    static func named(_ word: Substring, in file: String) -> EntryKind? {
        switch (file, word) {
        case ("bodies", "head"): .bodyHead
        case ("bodies", "name"): .bodyName
        case ("roles", "head"): .roleHead
        case ("documents", "kind"): .documentKind
        case ("documents", "name"): .documentName
        case ("events", "kind"): .eventKind
        case ("events", "name"): .eventName
        case ("communes", _): .commune
        case ("names", _): .namePart
        case ("foreign-names", _): .foreignName
        default: byName[camel(word)]
        }
    }

    /// The name of the case, as in `foreignCity`.
    var name: String { String(describing: self) }

    private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.name, $0) })

    /// The raw value, for kinds that are not known before the program runs.
    @inline(__always)
    var number: UInt8 { unsafeBitCast(self, to: UInt8.self) }

    /// `day-part` → `dayPart`.
    private static func camel(_ word: Substring) -> String {
        let parts = word.split(separator: "-")
        return parts.enumerated().map { $0 == 0 ? String($1) : $1.prefix(1).uppercased() + $1.dropFirst() }.joined()
    }

    /// Entries of this kind are names: every syllable that is capital in the entry must be capital in the text.
    var isName: Bool {
        switch self {
        case .country, .province, .city, .district, .foreignCity, .foreignRegion, .island, .water, .mountain,
            .site, .specialZone, .commune, .bodyName, .namePart, .foreignName, .generic:
            true
        default: false
        }
    }
}

/// A set of kinds.
struct EntryKinds: BitwiseCopyable, Sendable {
    private var low: UInt64 = 0
    private var high: UInt64 = 0

    @inline(__always) init() {}

    @inline(__always)
    private init(one kind: EntryKind) {
        // By the raw value, which the compiler computes, so that a set named in the source is a constant.
        let bit = UInt64(kind.rawValue)
        low = bit < 64 ? 1 &<< bit : 0
        high = bit < 64 ? 0 : 1 &<< (bit &- 64)
    }

    @inline(__always)
    private init(low: UInt64, high: UInt64) {
        self.low = low
        self.high = high
    }

    // One initializer a length: a variadic one would allocate an array wherever a set is named in a hot loop.
    @inline(__always) init(_ a: EntryKind) { self = Self(one: a) }
    @inline(__always) init(_ a: EntryKind, _ b: EntryKind) { self = Self(one: a) + Self(one: b) }
    @inline(__always) init(_ a: EntryKind, _ b: EntryKind, _ c: EntryKind) {
        self = Self(one: a) + Self(one: b) + Self(one: c)
    }
    @inline(__always) init(_ a: EntryKind, _ b: EntryKind, _ c: EntryKind, _ d: EntryKind) {
        self = Self(one: a) + Self(one: b) + Self(one: c) + Self(one: d)
    }
    @inline(__always) init(_ a: EntryKind, _ b: EntryKind, _ c: EntryKind, _ d: EntryKind, _ e: EntryKind) {
        self = Self(one: a) + Self(one: b) + Self(one: c) + Self(one: d) + Self(one: e)
    }
    @inline(__always) init(
        _ a: EntryKind, _ b: EntryKind, _ c: EntryKind, _ d: EntryKind, _ e: EntryKind, _ f: EntryKind
    ) { self = Self(one: a) + Self(one: b) + Self(one: c) + Self(one: d) + Self(one: e) + Self(one: f) }
    @inline(__always) init(
        _ a: EntryKind, _ b: EntryKind, _ c: EntryKind, _ d: EntryKind, _ e: EntryKind, _ f: EntryKind, _ g: EntryKind
    ) { self = Self(one: a) + Self(one: b) + Self(one: c) + Self(one: d) + Self(one: e) + Self(one: f) + Self(one: g) }
    @inline(__always) init(
        _ a: EntryKind, _ b: EntryKind, _ c: EntryKind, _ d: EntryKind, _ e: EntryKind, _ f: EntryKind, _ g: EntryKind,
        _ h: EntryKind
    ) {
        self =
            Self(one: a) + Self(one: b) + Self(one: c) + Self(one: d) + Self(one: e) + Self(one: f) + Self(one: g)
            + Self(one: h)
    }
    @inline(__always) init(
        _ a: EntryKind, _ b: EntryKind, _ c: EntryKind, _ d: EntryKind, _ e: EntryKind, _ f: EntryKind, _ g: EntryKind,
        _ h: EntryKind, _ i: EntryKind
    ) {
        self =
            Self(one: a) + Self(one: b) + Self(one: c) + Self(one: d) + Self(one: e) + Self(one: f) + Self(one: g)
            + Self(one: h) + Self(one: i)
    }
    @inline(__always) init(
        _ a: EntryKind, _ b: EntryKind, _ c: EntryKind, _ d: EntryKind, _ e: EntryKind, _ f: EntryKind, _ g: EntryKind,
        _ h: EntryKind, _ i: EntryKind, _ j: EntryKind
    ) {
        self =
            Self(one: a) + Self(one: b) + Self(one: c) + Self(one: d) + Self(one: e) + Self(one: f) + Self(one: g)
            + Self(one: h) + Self(one: i) + Self(one: j)
    }
    @inline(__always) init(
        _ a: EntryKind, _ b: EntryKind, _ c: EntryKind, _ d: EntryKind, _ e: EntryKind, _ f: EntryKind, _ g: EntryKind,
        _ h: EntryKind, _ i: EntryKind, _ j: EntryKind, _ k: EntryKind
    ) {
        self =
            Self(one: a) + Self(one: b) + Self(one: c) + Self(one: d) + Self(one: e) + Self(one: f) + Self(one: g)
            + Self(one: h) + Self(one: i) + Self(one: j) + Self(one: k)
    }
    @inline(__always) init(
        _ a: EntryKind, _ b: EntryKind, _ c: EntryKind, _ d: EntryKind, _ e: EntryKind, _ f: EntryKind, _ g: EntryKind,
        _ h: EntryKind, _ i: EntryKind, _ j: EntryKind, _ k: EntryKind, _ l: EntryKind
    ) {
        self =
            Self(one: a) + Self(one: b) + Self(one: c) + Self(one: d) + Self(one: e) + Self(one: f) + Self(one: g)
            + Self(one: h) + Self(one: i) + Self(one: j) + Self(one: k) + Self(one: l)
    }

    @inline(__always)
    mutating func insert(_ kind: EntryKind) {
        // Without a branch, for kinds in a text cannot be foretold.
        let number = UInt64(kind.number)
        let bit: UInt64 = 1 &<< number
        let isHigh = 0 &- number &>> 6
        low |= bit & ~isHigh
        high |= bit & isHigh
    }

    @inline(__always)
    func contains(_ kind: EntryKind) -> Bool {
        let word = kind.number < 64 ? low : high
        return word >> UInt64(kind.number & 63) & 1 != 0
    }

    @inline(__always) func intersects(_ other: EntryKinds) -> Bool { low & other.low | high & other.high != 0 }

    /// Whether a kind outside `other` is in the set.
    @inline(__always) func reaches(outside other: EntryKinds) -> Bool { low & ~other.low | high & ~other.high != 0 }

    /// Whether a kind outside syntax is in the set.
    var reachesMatches: Bool {
        @inline(__always) get { reaches(outside: .syntax) }
    }

    @inline(__always)
    static func + (a: EntryKinds, b: EntryKinds) -> EntryKinds {
        EntryKinds(low: a.low | b.low, high: a.high | b.high)
    }

    /// Names of places that can stand alone.
    static let placeNames = EntryKinds(
        .country, .province, .city, .district, .foreignCity, .foreignRegion, .region, .island, .water, .mountain, .site,
        .specialZone)
    /// Words of syntax and of dates' insides: never the start of a mention, so looked up on demand.
    static let syntax =
        EntryKinds(
            .hourWord, .minuteWord, .secondWord, .halfWord, .monthName, .calendar, .modifier, .complement, .level,
            .central)
        + EntryKinds(
            .field, .commune, .conjunction, .numberWord, .ordinalWord, .termWord, .periodWord, .joiner, .ofWord,
            .nowWord, .insteadWord, .appointment)
        + EntryKinds(
            .appointer, .candidacy, .caption, .untilWord, .timeCue, .durationCue, .numberName, .scopeWord, .apposition,
            .isWord, .quantifier, .objectWord)
        + EntryKinds(.siteCue, .siteTail, .passive)
        + EntryKinds(.awardWord, .topicWord, .occasion, .speechVerb, .formerWord, .assistant, .dateCue, .atWord, .verb)
        + EntryKinds(
            .encounter, .nameParticle, .nameSuffix, .unitQuality, .aliasWord, .compass, .trade, .kilometreWord,
            .knownName)
        + EntryKinds(
            .nationCue, .ageWord, .measureWord, .nameMarker, .eventWord, .branchWord, .scoreWord,
            .birthWord, .relativeWord, .namingWord, .careerWord, .compound)

    /// Words before a person's name that are no part of it.
    static let address = EntryKinds(.honorific, .occupation)
    static let bodies = EntryKinds(.organ, .bodyHead, .bodyName)
    static let dateWords = EntryKinds(
        .dayPart, .dayWord, .monthWord, .yearWord, .quarterWord, .lunarDay, .weekday, .yearPart, .season, .decadeWord,
        .centuryWord)
    static let roles = EntryKinds(.office, .roleHead, .rank, .degree, .honour, .religious, .diplomatic, .member)
}

/// The words in field 3 of an entry that are no `key=value`.
struct EntryAttributes: OptionSet, BitwiseCopyable, Sendable {
    var rawValue: UInt32

    // The protocol's own are not always inlined.
    @inline(__always) func contains(_ other: EntryAttributes) -> Bool { rawValue & other.rawValue == other.rawValue }
    @inline(__always) func isDisjoint(with other: EntryAttributes) -> Bool { rawValue & other.rawValue == 0 }

    static let weak = EntryAttributes(rawValue: 1 << 0)
    static let ambiguous = EntryAttributes(rawValue: 1 << 1)
    static let pair = EntryAttributes(rawValue: 1 << 2)
    static let closed = EntryAttributes(rawValue: 1 << 3)
    static let capital = EntryAttributes(rawValue: 1 << 4)
    static let open = EntryAttributes(rawValue: 1 << 5)
    static let parent = EntryAttributes(rawValue: 1 << 6)
    static let numbered = EntryAttributes(rawValue: 1 << 7)
    static let field = EntryAttributes(rawValue: 1 << 8)
    static let level = EntryAttributes(rawValue: 1 << 9)
    static let deputy = EntryAttributes(rawValue: 1 << 10)
    static let bodyonly = EntryAttributes(rawValue: 1 << 11)
    static let short = EntryAttributes(rawValue: 1 << 12)
    static let occupation = EntryAttributes(rawValue: 1 << 13)
    static let plural = EntryAttributes(rawValue: 1 << 14)
    static let place = EntryAttributes(rawValue: 1 << 15)
    static let generic = EntryAttributes(rawValue: 1 << 16)
    static let ordinal = EntryAttributes(rawValue: 1 << 17)
    static let year = EntryAttributes(rawValue: 1 << 18)
    static let unitary = EntryAttributes(rawValue: 1 << 19)
    static let body = EntryAttributes(rawValue: 1 << 20)
    static let topic = EntryAttributes(rawValue: 1 << 21)
    /// A body that may bear a person's name: schools, hospitals, funds.
    static let eponym = EntryAttributes(rawValue: 1 << 24)
    /// A modifier that may stand behind the body as well: `Ủy viên Trung ương Đảng chính thức`.
    static let closing = EntryAttributes(rawValue: 1 << 25)
    static let common = EntryAttributes(rawValue: 1 << 23)
    /// An office that firms have; the form of a firm, which trades may follow; the name of a maker.
    static let firm = EntryAttributes(rawValue: 1 << 26)
    static let cased = EntryAttributes(rawValue: 1 << 22)
    /// A body whose house is as well known: theatres, exhibition centres, factories.
    static let venue = EntryAttributes(rawValue: 1 << 27)
    /// The first part of a year, the last part: `nửa đầu`, `tháng cuối`.
    static let early = EntryAttributes(rawValue: 1 << 30)
    static let late = EntryAttributes(rawValue: 1 << 31)
    /// A modifier that is a verb as well: `phụ trách`.
    static let verb = EntryAttributes(rawValue: 1 << 29)
    /// A figure may stand in the name: `chiến dịch 500 ngày đêm`.
    static let figure = EntryAttributes(rawValue: 1 << 28)

    static let words: [String: EntryAttributes] = [
        "weak": .weak, "ambiguous": .ambiguous, "pair": .pair, "closed": .closed, "capital": .capital, "open": .open,
        "parent": .parent, "numbered": .numbered, "field": .field, "level": .level, "deputy": .deputy,
        "bodyonly": .bodyonly, "short": .short, "occupation": .occupation, "plural": .plural, "place": .place,
        "generic": .generic, "ordinal": .ordinal, "year": .year, "unitary": .unitary, "body": .body, "topic": .topic,
        "cased": .cased, "common": .common, "firm": .firm, "eponym": .eponym, "closing": .closing, "venue": .venue,
        "figure": .figure, "verb": .verb, "early": .early, "late": .late,
    ]
}

/// The keys of the `key=value` words in field 3 of an entry; underscores in a value stand for spaces.
enum EntryKey: String {
    /// The first and the last day of a unit: `until=2025-06-30`.
    case from, until
    /// The unit that took a former one in: `successor=Nghệ_An`.
    case successor
    /// What an abbreviation stands for: `full=Phó_Giáo_sư`.
    case full

    /// What every value is.
    var wanted: String {
        switch self {
        case .from, .until: "a day such as 2025-06-30"
        case .successor, .full: "a name"
        }
    }

    func accepts(_ value: Substring) -> Bool {
        switch self {
        case .from, .until: value.utf8.count == 10 && CalendarDate(value) != nil
        case .successor, .full: value.contains { $0 != "_" }
        }
    }
}

/// The number of an entry in its lexicon.
struct EntryID: Hashable, BitwiseCopyable, Sendable {
    var rawValue: UInt32
    static let none = EntryID(rawValue: .max)
}

/// One line of a lexicon file.
struct EntryRecord: BitwiseCopyable {
    var kind: EntryKind
    var file: UInt8
    /// No padding, so that equal records have equal bytes.
    private var reserved: UInt16 = 0
    var attributes: EntryAttributes
    /// Byte offsets of the line in its file.
    var lineStart: UInt32
    var lineEnd: UInt32
    var canonicalEnd: UInt32

    init(
        kind: EntryKind, file: UInt8, attributes: EntryAttributes, lineStart: UInt32, lineEnd: UInt32,
        canonicalEnd: UInt32
    ) {
        self.kind = kind
        self.file = file
        self.attributes = attributes
        self.lineStart = lineStart
        self.lineEnd = lineEnd
        self.canonicalEnd = canonicalEnd
    }
}
