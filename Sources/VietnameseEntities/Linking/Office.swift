/// An office as a title names it, and the keys by which another title of the document is known to name the same.
struct Office {
    let title: Candidate
    let passage: Passage
    /// The first place that ends with the title.
    let place: Candidate?

    init(_ title: Candidate, _ passage: Passage) {
        self.title = title
        self.passage = passage
        place = (title.modifiersEnd..<title.end).lazy.compactMap { passage.place(at: $0) }.first { $0.end == title.end }
    }

    // MARK: Of whom

    /// Whether the title ends with the name of a place.
    var namesPlace: Bool { place.map { $0.rule == .placeName || $0.second != .none } == true }

    /// Of a province or a city by its name alone: `Bí thư Cà Mau`.
    var isOfProvince: Bool {
        guard title.rule == .titlePlace, let place else { return false }
        return passage.longest(EntryKinds(.province, .city), at: place.first)?.end == place.end
    }

    /// Whether the title is of a province's or a city's organ without its name: `Bí thư Tỉnh ủy`, `Chủ tịch UBND thành phố`.
    var isProvincial: Bool {
        guard title.governed >= 0 else { return false }
        let body = passage.candidates[Int(title.governed)]
        let level = (1...2).lazy.compactMap { passage.longest(.level, at: body.end - $0) }.first { $0.end == body.end }
        if let level { return level.attributes.contains(.unitary) }
        return body.entry != .none && passage.lexicon.entry(body.entry).attributes.contains(.unitary)
    }

    /// Written as an office of one person: with a capital or a status.
    var isNamed: Bool { passage.token(title.roleFirst).isCapital || title.roleFirst > title.first }

    /// With a capital, no status, and nothing that could be another's: `Chủ tịch`, `Bộ trưởng Y tế`, `Chủ tịch UBND tỉnh
    /// Nghệ An`; not `Giám đốc Sở Y tế`, which every province has.
    var isPlain: Bool {
        passage.token(title.roleFirst).isCapital && title.roleFirst == title.first
            && (title.governed < 0 || passage.candidates[Int(title.governed)].rule == .bodyMinistry || namesPlace
                // `Thủ tướng Chính phủ`
                || passage.lexicon.entry(title.entry).attributes.contains(.unitary))
    }

    /// Whether the office is a country's other than Việt Nam, which the title names as its place: `Tổng thống Pháp`.
    var isAbroad: Bool {
        guard title.rule == .titlePlace, title.governed >= 0 else { return false }
        return isForeign(passage.candidates[Int(title.governed)])
    }

    /// An office of another country behind other words on its line, or one joined to a person.
    var isAnothers: Bool {
        guard passage.follows(title.first) else { return false }
        return place.map { isForeign($0) } == true
            // `Tổng Bí thư A và Tổng Bí thư, Chủ tịch nước Lào`
            || passage.begins(.conjunction, at: title.first - 1)
                && passage.owner[max(title.first - 2, 0)] == EntityType.person.ownerMark
    }

    private func isCountry(_ place: Candidate) -> Bool {
        place.entry != .none && passage.lexicon.entry(place.entry).kind == .country
    }

    private func isForeign(_ place: Candidate) -> Bool {
        isCountry(place) && !passage.lexicon.entry(place.entry).attributes.contains(.unitary)
    }

    // MARK: Keys

    /// The entry of a body that has a name of its own, by whatever form of it: `Fed`, `Cục Dự trữ Liên bang Mỹ`.
    private var named: EntryID? {
        guard title.governed >= 0 else { return nil }
        let body = passage.candidates[Int(title.governed)]
        return body.rule == .bodyName && body.entry != .none && body.end == title.end ? body.entry : nil
    }

    /// Role, modifiers and all that the title governs.
    var titleKey: UInt64 { TokenKey.mix(roleKey, TokenKey.of(title.modifiersEnd, title.end, passage)) }

    private var roleKey: UInt64 { TokenKey.of(title.roleFirst, title.modifiersEnd, passage) }

    /// The role alone.
    var bareRole: UInt64 { TokenKey.of(title.roleFirst, title.roleEnd, passage) }

    /// Role and the place that its body or scope ends with, for `Chủ tịch Hà Nội` = `Chủ tịch UBND TP Hà Nội`.
    var looseKey: UInt64 {
        if let named { return TokenKey.mix(bareRole, UInt64(named.rawValue) | 1 << 40) }
        if let place {
            let name = place.second != .none ? place.second : place.rule == .placeName ? place.entry : .none
            let placeKey = name != .none ? UInt64(name.rawValue) : TokenKey.of(place.first + 1, place.end, passage)
            // `Chủ tịch (nước) Cuba`
            let isOfState = isCountry(place) && passage.begins(.unit, at: title.roleEnd - 1)
            return TokenKey.mix(
                isOfState ? TokenKey.of(title.roleFirst, title.roleEnd - 1, passage) : bareRole, placeKey)
        }
        // A body without a place is told by its own words.
        return title.governed >= 0 ? bodyKey(to: title.end) : bareRole
    }

    /// The same without the place, `Trưởng Ban Tổ chức Tỉnh ủy (Sóc Trăng)`; 0 where nothing else is governed.
    var placelessKey: UInt64 {
        guard let place, place.first > title.modifiersEnd else { return 0 }
        return bodyKey(to: place.first)
    }

    /// Role and the words of the body up to `end`, without a bare `Bộ`: `Bộ trưởng (Bộ) Tài chính`.
    private func bodyKey(to end: Int) -> UInt64 {
        var from = title.modifiersEnd
        if let body = passage.body(at: from), body.rule == .bodyField || body.rule == .bodyOrgan, end - from > 2,
            passage.begins(.field, at: from + 1)
        {
            from += 1
        }
        return TokenKey.mix(bareRole, TokenKey.of(from, end, passage))
    }

    /// Role, modifiers and the words of the body without the name of its unit, `Chủ tịch UBND tỉnh (Nghệ An)`; 0 where
    /// nothing stands behind the role.
    var bareKey: UInt64 {
        let from = title.modifiersEnd
        var end = title.end
        guard end > from else { return 0 }
        for at in from..<end {
            if let place = passage.place(at: at), place.end == title.end, at > from {
                end = place.rule == .placeUnit ? passage.longest(.unit, at: at)?.end ?? at : at
                break
            }
        }
        return TokenKey.mix(roleKey, TokenKey.of(from, end, passage))
    }

    /// Role, modifiers and the level alone: `Chủ tịch huyện` for `Chủ tịch UBND huyện Đầm Dơi`; 0 where there is none.
    var levelKey: UInt64 {
        let end = title.end
        for at in title.modifiersEnd..<end {
            if let place = passage.place(at: at), place.end == end, place.rule == .placeUnit,
                let unit = passage.longest(.unit, at: at)
            {
                return TokenKey.mix(roleKey, TokenKey.of(at, unit.end, passage))
            }
            if let level = passage.longest(.level, at: at), level.end == end {
                return TokenKey.mix(roleKey, TokenKey.of(at, end, passage))
            }
        }
        return 0
    }

    /// The role with the word that it shares with its body: `chánh văn phòng` of `Chánh ⟦Văn phòng …⟧`.
    var roleWords: UInt64 { TokenKey.of(title.roleFirst, roleWordsEnd, passage) }

    private var roleWordsEnd: Int {
        guard title.governed >= 0, let office = passage.longest(.office, at: title.roleFirst), office.end <= title.end
        else { return title.roleEnd }
        return max(title.roleEnd, office.end)
    }

    /// The words behind the role.
    var words: WordSet { words(from: max(title.modifiersEnd, roleWordsEnd)) }

    /// The words behind the role alone: `hội đồng quản trị vietcombank` of `Chủ tịch ⟦Hội đồng quản trị Vietcombank⟧`.
    var bodyWords: WordSet { words(from: title.modifiersEnd) }

    private func words(from start: Int) -> WordSet {
        var words = WordSet()
        for at in start..<title.end where !passage.token(at).isMark {
            words.insert(passage.token(at))
        }
        return words
    }

    /// The first eight words of a body.
    struct WordSet: BitwiseCopyable {
        /// No word's value is 0, so what lies behind `count` equals none.
        private var values = SIMD8<UInt32>(repeating: 0)
        private var count = 0

        fileprivate mutating func insert(_ word: Token) {
            guard count < 8 else { return }
            values[count] = word.value
            count += 1
        }

        init() {}

        var isEmpty: Bool { count == 0 }

        func isSubset(of other: WordSet) -> Bool { (0..<count).allSatisfy { any(other.values .== values[$0]) } }
    }
}
