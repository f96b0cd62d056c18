/// The mentions of a passage in their order, each with the candidate that it was made from, and what the text around
/// them says of who holds what. It knows the passage and nothing else; whom the text spoke of before is in
/// ``DiscourseState``, what the document says elsewhere in ``HolderIndex``.
///
/// A candidate is asked for by its place in the row. Persons are numbers from 1; 0 is nobody.
struct MentionRow {
    let passage: Passage
    private let sources: Buffer<Int32>
    private let records: Buffer<MentionRecord>
    /// The record of the first mention.
    private let start: Int

    static let appointment = EntryKinds(.appointment)
    static let appointer = EntryKinds(.appointer)
    static let candidacy = EntryKinds(.candidacy)
    static let honorific = EntryKinds.address

    /// - Parameters:
    ///   - records: whose last ones are the mentions of `passage`; neither grows nor moves while the row is used.
    ///   - sources: the candidates of these, in their order.
    init(_ records: Buffer<MentionRecord>, from start: Int, _ sources: Buffer<Int32>, in passage: Passage) {
        assert(records.count - start == sources.count)
        self.passage = passage
        self.sources = sources
        self.records = records
        self.start = start
    }

    var count: Int { sources.count }

    subscript(_ offset: Int) -> Candidate {
        @inline(__always) get { passage.candidates[Int(sources[offset])] }
    }

    /// The index of the mention in the document.
    @inline(__always)
    func index(_ offset: Int) -> Int { start + offset }

    @inline(__always)
    func type(_ offset: Int) -> EntityType { records[start + offset].type }

    /// The person whom the mention names, or who holds the title.
    @inline(__always)
    func person(_ offset: Int) -> Int32 { records[start + offset].person }

    /// Says who holds the title.
    @inline(__always)
    func give(_ person: Int32, to offset: Int) { records.base[start + offset].person = person }

    /// Whether the mention stands inside another.
    @inline(__always)
    func isNested(_ offset: Int) -> Bool { records[start + offset].parent >= 0 }

    /// The next mention that stands in no other.
    @inline(__always)
    func next(after offset: Int) -> Int? {
        var next = offset + 1
        while next < count, isNested(next) { next += 1 }
        return next < count ? next : nil
    }

    /// The mention before that stands in no other.
    @inline(__always)
    func previous(before offset: Int) -> Int? {
        var previous = offset - 1
        while previous >= 0, isNested(previous) { previous -= 1 }
        return previous >= 0 ? previous : nil
    }

    // MARK: What stands between mentions

    /// Whether the mark at `index` ends a sentence.
    func ends(_ index: Int) -> Bool {
        let token = passage.token(index)
        if token.isMark("!") || token.isMark("?") { return true }
        return token.isMark(".") && !token.joinsPrevious
            && !(passage.token(index - 1).isSingleLetter && token.gap == .none)
    }

    /// Whether the tokens `from - 1 ... to` stand on one line.
    func onOneLine(_ from: Int, _ to: Int) -> Bool {
        for at in from...to where !passage.follows(at) { return false }
        return true
    }

    /// Words that may stand inside an apposition: joints, terms, ages, `cũ`, figures.
    func keepsApposition(_ index: Int) -> Bool {
        let token = passage.token(index)
        if token.isNumber || token.kind == .mixed || passage.isRoman(index) { return true }
        // `đại biểu Quốc hội các khóa XI, XII`
        if passage.begins(.quantifier, at: index), passage.begins(.termWord, at: index + 1) { return true }
        // `Tham tán ở Warszawa (1988 - 1991), Vụ trưởng …`
        if passage.begins(.atWord, at: index), let place = passage.place(at: index + 1),
            passage.token(place.end).isMark("(")
        {
            return true
        }
        return passage.begins(
            EntryKinds(.joiner, .termWord, .periodWord, .ordinalWord, .numberName, .nowWord, .apposition), at: index)
            || index > 0
                && passage.longest(EntryKinds(.periodWord, .nowWord, .apposition), at: index - 1).map { $0.end > index }
                    == true
    }

    /// Nothing, or an honorific, or one and a foreign one, `ông Datuk`, stands in `from ..< to`.
    func spaceOfHonorific(_ from: Int, _ to: Int) -> Bool {
        var at = from
        // but not `chồng chị Hoa`
        while at < to, at == from || passage.token(at).isCapital {
            guard let word = passage.longest(Self.honorific, at: at), !word.attributes.contains(.plural) else {
                return false
            }
            at = word.end
        }
        return at == to
    }

    /// Comma, dash, `kiêm` or `và` alone between two titles.
    func isJoint(_ from: Int, _ to: Int) -> Bool {
        guard to > from else { return true }
        var at = from
        while at < to {
            let token = passage.token(at)
            let joins =
                token.isMark(",") || token.isMark("-") || token.isMark("(") || token.isMark(")") || token.isNumber
                || passage.isRoman(at)
                || passage.begins(EntryKinds(.joiner, .conjunction, .termWord), at: at)
            guard joins, token.gap != .line else { return false }
            at += 1
        }
        return true
    }

    /// The first token of the appointment word that ends where the title begins.
    func appointment(before first: Int) -> Int? {
        guard passage.follows(first) else { return nil }
        for back in 1...4 {
            let at = first - back
            // `ông A kiêm Trưởng ban`, not `Chủ tịch kiêm Tổng Giám đốc`
            if passage.isPhrase(Self.appointment, at, first), at > 0,
                !passage.begins(.joiner, at: at) || passage.owner[at - 1] == EntityType.person.ownerMark
            {
                return at
            }
            // `được bổ nhiệm`, `được tín nhiệm bầu`
            if passage.isPhrase(Self.appointer, at, first), passage.follows(at) {
                if passage.begins(.passive, at: at - 1) { return at - 1 }
                // `được thăng hàm Trung tướng và thăng hàm Thượng tướng ba năm sau`
                if passage.begins(.rank, at: first),
                    passage.begins(.conjunction, at: at - 1) || passage.owner[at - 1] == EntityType.date.ownerMark,
                    (1...16).contains(where: { at - $0 >= 0 && passage.begins(.passive, at: at - $0) })
                {
                    return at
                }
            }
            if !passage.follows(at) { return nil }
        }
        return nil
    }
}
