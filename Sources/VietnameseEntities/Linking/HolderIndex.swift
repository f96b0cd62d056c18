/// Who holds which office in a document, for titles that stand without a name and whose holder is named elsewhere:
/// `Chủ tịch UBND tỉnh` in a headline or later in the text.
struct HolderIndex {
    /// Holder by role and governed body or place; -1 where two persons hold it. The second is for headlines only.
    private var byTitle = KeyMap()
    private var byLooseTitle = KeyMap()
    /// Holder by role and body without the unit's name: `Chủ tịch UBND tỉnh` where the text names the province elsewhere.
    private var byBareTitle = KeyMap()
    /// Holders by role: for headlines, which leave words out.
    private var byRole: [UInt64: [Held]] = [:]

    /// Who holds a role, with the words behind it, whether these are a province's without its name, and whether the headline
    /// says so.
    private struct Held {
        var holder: Int32
        var words = WordSet()
        var isProvincial = false
        var isHeadline = false
    }

    /// The first eight words of a body.
    private struct WordSet {
        /// No word's value is 0, so what lies behind `count` equals none.
        private var values = SIMD8<UInt32>(repeating: 0)
        private var count = 0

        mutating func insert(_ word: Token) {
            guard count < 8 else { return }
            values[count] = word.value
            count += 1
        }

        var isEmpty: Bool { count == 0 }

        func isSubset(of other: WordSet) -> Bool { (0..<count).allSatisfy { any(other.values .== values[$0]) } }
    }

    /// A title that has no holder yet.
    private struct Open {
        var mention: Int32
        var key: UInt64
        var looseKey: UInt64
        var bareKey: UInt64
        var role: UInt64
        var words: WordSet
        var isHeadline: Bool
        var isOfPlace: Bool
        /// Of a province or a city by its name alone: `Bí thư Cà Mau`.
        var isOfProvince: Bool
        /// Written as an office of one person: with a capital or a status.
        var isNamed: Bool
        /// With a capital, no status, and nothing that could be another's: `Chủ tịch`, `Bộ trưởng Y tế`, `Chủ tịch UBND tỉnh
        /// Nghệ An`; not `Giám đốc Sở Y tế`, which every province has.
        var isPlain: Bool
        /// An office of another country behind other words on its line, or one joined to a person.
        var isAnothers: Bool
    }
    private var open: [Open] = []
    /// An open title and a person, one in the headline and one in the lead, which may mean the same.
    private var lead: (mention: Int, subject: Int32)?
    /// Titles, and those to which their holders are appointed: `Bí thư Tỉnh ủy A làm Thứ trưởng`.
    private var appointments: [(title: Int, next: Int)] = []

    func free() {
        for map in [byTitle, byLooseTitle, byBareTitle] { map.free() }
    }

    mutating func reset() {
        byTitle.removeAll()
        byLooseTitle.removeAll()
        byBareTitle.removeAll()
        lead = nil
        appointments.removeAll(keepingCapacity: true)
        byRole.removeAll(keepingCapacity: true)
        open.removeAll(keepingCapacity: true)
    }

    /// Keeps a title without a name until the whole document is known.
    mutating func leaveOpen(_ candidate: Candidate, mention: Int, isHeadline: Bool, _ passage: Passage) {
        open.append(
            Open(
                mention: Int32(truncatingIfNeeded: mention), key: titleKey(candidate, passage),
                looseKey: looseKey(candidate, passage),
                bareKey: bareKey(candidate, passage), role: officeKey(candidate, passage),
                words: words(candidate, passage),
                isHeadline: isHeadline, isOfPlace: candidate.rule == .titlePlace,
                isOfProvince: candidate.rule == .titlePlace
                    && place(closing: candidate, passage).map {
                        passage.longest(EntryKinds(.province, .city), at: $0.first)?.end == $0.end
                    } == true,
                isNamed: passage.token(candidate.roleFirst).isCapital || candidate.roleFirst > candidate.first,
                isPlain: passage.token(candidate.roleFirst).isCapital && candidate.roleFirst == candidate.first
                    && (candidate.governed < 0 || passage.candidates[Int(candidate.governed)].rule == .bodyMinistry
                        || namesPlace(candidate, passage)),
                isAnothers: passage.follows(candidate.first)
                    && (place(closing: candidate, passage).map { isForeign($0, passage) } == true
                        // `Tổng Bí thư A và Tổng Bí thư, Chủ tịch nước Lào`
                        || passage.begins(.conjunction, at: candidate.first - 1)
                            && passage.owner[max(candidate.first - 2, 0)] == EntityType.person.ownerMark)
            ))
    }

    /// Says whom the open title `mention` may mean who holds no other, where the document says of nobody that he holds it.
    mutating func mayMean(_ subject: Int32, mention: Int) { lead = (mention, subject) }

    /// Says that who holds the open title `mention` is appointed to the open title `next`.
    mutating func appoint(_ mention: Int, to next: Int) { appointments.append((mention, next)) }

    /// Remembers that the office's words before the name, `đại biểu A`, stand for a title: `Đại biểu Quốc hội`.
    mutating func remember(_ office: LexiconMatch, _ holder: Int32, _ passage: Passage) {
        hold(TokenKey.of(office.start, office.end, passage), Held(holder: holder))
    }

    /// Keeps the first holders of a role, of which there are few where it matters.
    private mutating func hold(_ role: UInt64, _ held: Held) {
        if byRole[role, default: []].count < 16 { byRole[role, default: []].append(held) }
    }

    /// Remembers who holds the title.
    mutating func remember(_ candidate: Candidate, _ holder: Int32, isHeadline: Bool, _ passage: Passage) {
        func put(_ key: UInt64, _ map: inout KeyMap) {
            if let known = map[key], known != holder { map[key] = -1 } else { map[key] = holder }
        }
        put(titleKey(candidate, passage), &byTitle)
        let loose = looseKey(candidate, passage)
        put(loose, &byLooseTitle)
        // `Trưởng Ban Tổ chức Tỉnh ủy (Sóc Trăng)`: the same without the place.
        if let place = place(closing: candidate, passage), place.first > candidate.modifiersEnd {
            put(bodyKey(candidate, place.first, passage), &byLooseTitle)
        }
        let role = TokenKey.of(candidate.roleFirst, candidate.roleEnd, passage)
        if role != loose { put(role, &byLooseTitle) }
        let bare = bareKey(candidate, passage)
        let level = levelKey(candidate, passage)
        if bare != 0 { put(bare, &byBareTitle) }
        if level != 0, level != bare { put(level, &byBareTitle) }
        hold(
            officeKey(candidate, passage),
            Held(
                holder: holder, words: words(candidate, passage), isProvincial: isProvincial(candidate, passage),
                isHeadline: isHeadline))
    }

    /// Gives the titles that stood without a name the holder that the document names for them elsewhere.
    func finish(_ mentions: inout Buffer<MentionRecord>) {
        for title in open {
            var holder = byTitle[title.key] ?? 0
            if holder == 0, title.bareKey != 0, title.isNamed { holder = byBareTitle[title.bareKey] ?? 0 }
            if holder <= 0, title.isHeadline || title.isOfPlace || title.isPlain {
                holder = byLooseTitle[title.looseKey] ?? 0
            }
            if holder <= 0, title.isHeadline || title.isPlain { holder = likely(title) }
            if holder == 0, let lead, lead.mention == Int(title.mention), !holdsAny(lead.subject, mentions),
                // `Tổng Bí thư: … / Ông A cho hay Tổng Bí thư lưu ý …`
                !open.contains(where: { $0.looseKey == title.looseKey && $0.mention != title.mention })
            {
                holder = lead.subject
            }
            if holder > 0 { mentions.base[Int(title.mention)].person = holder }
        }
        for (title, next) in appointments {
            let holder = mentions[next].person > 0 ? mentions[next].person : mentions[title].person
            mentions.base[title].person = holder
            mentions.base[next].person = holder
        }
    }

    private func holdsAny(_ person: Int32, _ mentions: Buffer<MentionRecord>) -> Bool {
        (0..<mentions.count).contains { mentions[$0].type == .title && mentions[$0].person == person }
    }

    /// The one holder of the role whose words are among the headline's, or hold them.
    private func likely(_ title: Open) -> Int32 {
        let holders = byRole[title.role] ?? []
        var found: Int32 = 0
        for held in holders where held.words.isSubset(of: title.words) || title.words.isSubset(of: held.words) {
            // `Thủ tướng A điện đàm với Thủ tướng Algeria`
            if held.words.isEmpty, title.isAnothers, held.isHeadline || !title.isHeadline { continue }
            if found != 0 && found != held.holder { return 0 }
            found = held.holder
        }
        // `Bí thư Cà Mau … / Bí thư Tỉnh ủy A`
        if found == 0, title.isHeadline, title.isOfProvince, let one = holders.first,
            holders.allSatisfy({ $0.holder == one.holder && $0.isProvincial })
        {
            return one.holder
        }
        return found
    }

    // MARK: Keys

    private func roleKey(_ candidate: Candidate, _ passage: Passage) -> UInt64 {
        TokenKey.of(candidate.roleFirst, candidate.modifiersEnd, passage)
    }

    private func titleKey(_ candidate: Candidate, _ passage: Passage) -> UInt64 {
        TokenKey.mix(roleKey(candidate, passage), TokenKey.of(candidate.modifiersEnd, candidate.end, passage))
    }

    /// Role and the place that its body or scope ends with, for `Chủ tịch Hà Nội` = `Chủ tịch UBND TP Hà Nội`.
    private func looseKey(_ candidate: Candidate, _ passage: Passage) -> UInt64 {
        let role = TokenKey.of(candidate.roleFirst, candidate.roleEnd, passage)
        if let place = place(closing: candidate, passage) {
            let name = place.second != .none ? place.second : place.rule == .placeName ? place.entry : .none
            let placeKey = name != .none ? UInt64(name.rawValue) : TokenKey.of(place.first + 1, place.end, passage)
            // `Chủ tịch (nước) Cuba`
            let isOfState = isCountry(place, passage) && passage.begins(.unit, at: candidate.roleEnd - 1)
            return TokenKey.mix(
                isOfState ? TokenKey.of(candidate.roleFirst, candidate.roleEnd - 1, passage) : role, placeKey)
        }
        // A body without a place is told by its own words.
        return candidate.governed >= 0 ? bodyKey(candidate, candidate.end, passage) : role
    }

    /// Whether the title ends with the name of a place.
    private func namesPlace(_ candidate: Candidate, _ passage: Passage) -> Bool {
        place(closing: candidate, passage).map { $0.rule == .placeName || $0.second != .none } == true
    }

    /// The first place that ends with the title.
    private func place(closing candidate: Candidate, _ passage: Passage) -> Candidate? {
        for at in candidate.modifiersEnd..<candidate.end {
            if let place = passage.place(at: at), place.end == candidate.end { return place }
        }
        return nil
    }

    /// Whether the title is of a province's or a city's organ without its name: `Bí thư Tỉnh ủy`, `Chủ tịch UBND thành phố`.
    private func isProvincial(_ candidate: Candidate, _ passage: Passage) -> Bool {
        guard candidate.governed >= 0 else { return false }
        let body = passage.candidates[Int(candidate.governed)]
        let level = (1...2).lazy.compactMap { passage.longest(.level, at: body.end - $0) }.first { $0.end == body.end }
        if let level { return level.attributes.contains(.unitary) }
        return body.entry != .none && passage.lexicon.entry(body.entry).attributes.contains(.unitary)
    }

    private func isCountry(_ place: Candidate, _ passage: Passage) -> Bool {
        place.entry != .none && passage.lexicon.entry(place.entry).kind == .country
    }

    /// Whether the place is a country other than Việt Nam.
    func isForeign(_ place: Candidate, _ passage: Passage) -> Bool {
        isCountry(place, passage) && !passage.lexicon.entry(place.entry).attributes.contains(.unitary)
    }

    /// Role and the words of the body up to `end`, without a bare `Bộ`: `Bộ trưởng (Bộ) Tài chính`.
    private func bodyKey(_ candidate: Candidate, _ end: Int, _ passage: Passage) -> UInt64 {
        var from = candidate.modifiersEnd
        if let body = passage.body(at: from), body.rule == .bodyField || body.rule == .bodyOrgan, end - from > 2,
            passage.begins(.field, at: from + 1)
        {
            from += 1
        }
        return TokenKey.mix(
            TokenKey.of(candidate.roleFirst, candidate.roleEnd, passage), TokenKey.of(from, end, passage))
    }

    /// Role, modifiers and the words of the body without the name of its unit, `Chủ tịch UBND tỉnh (Nghệ An)`; 0 where
    /// nothing stands behind the role.
    private func bareKey(_ candidate: Candidate, _ passage: Passage) -> UInt64 {
        let from = candidate.modifiersEnd
        var end = candidate.end
        guard end > from else { return 0 }
        for at in from..<end {
            if let place = passage.place(at: at), place.end == candidate.end, at > from {
                end = place.rule == .placeUnit ? passage.longest(.unit, at: at)?.end ?? at : at
                break
            }
        }
        return TokenKey.mix(roleKey(candidate, passage), TokenKey.of(from, end, passage))
    }

    /// Role, modifiers and the level alone: `Chủ tịch huyện` for `Chủ tịch UBND huyện Đầm Dơi`; 0 where there is none.
    private func levelKey(_ candidate: Candidate, _ passage: Passage) -> UInt64 {
        let end = candidate.end
        for at in candidate.modifiersEnd..<end {
            if let place = passage.place(at: at), place.end == candidate.end, place.rule == .placeUnit,
                let unit = passage.longest(.unit, at: at)
            {
                return TokenKey.mix(roleKey(candidate, passage), TokenKey.of(at, unit.end, passage))
            }
            if let level = passage.longest(.level, at: at), level.end == end {
                return TokenKey.mix(roleKey(candidate, passage), TokenKey.of(at, end, passage))
            }
        }
        return 0
    }

    /// The end of the office's words, with the one that role and body share: `chánh văn phòng` of `Chánh ⟦Văn phòng …⟧`.
    private func officeEnd(_ candidate: Candidate, _ passage: Passage) -> Int {
        let role = candidate.roleEnd
        guard candidate.governed >= 0, let office = passage.longest(.office, at: candidate.roleFirst),
            office.end <= candidate.end
        else { return role }
        return max(role, office.end)
    }

    private func officeKey(_ candidate: Candidate, _ passage: Passage) -> UInt64 {
        TokenKey.of(candidate.roleFirst, officeEnd(candidate, passage), passage)
    }

    /// The words behind the role.
    private func words(_ candidate: Candidate, _ passage: Passage) -> WordSet {
        var words = WordSet()
        for at in max(candidate.modifiersEnd, officeEnd(candidate, passage))..<candidate.end
        where !passage.token(at).isMark { words.insert(passage.token(at)) }
        return words
    }
}
