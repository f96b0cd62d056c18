// The complement of a title: a body or a place found before, or one that only the role makes.
extension TitleRecognizer {
    struct Complement {
        var end: Int
        /// The candidate that it is, or -1.
        var index: Int32 = -1
        var rule: Rule
        /// A body or place that only the role makes.
        var made: Candidate?
    }

    /// What the role of `match` governs at `at`, or nil.
    func complement(_ at: Int, _ match: LexiconMatch, in passage: Passage) -> Complement? {
        let next = passage.token(at)
        let attributes = match.attributes
        guard next.isWord || next.kind == .mixed else {
            return severalEnd(at, match, in: passage).map { Complement(end: $0, rule: .titleComplement) }
        }
        if let body = passage.body(at: at),
            // `Bộ trưởng Đại học và Trung học chuyên nghiệp`: a ministry's field, of which the body is the beginning.
            !attributes.contains(.field) || passage.longest(Self.field, at: at).map({ $0.end > body.end }) != true
        {
            // `đại biểu Quốc hội`, not `(đoàn) đại biểu Báo …`: a seat is in an elected body.
            if attributes.contains(.bodyonly), body.rule != .bodyOrgan { return nil }
            return Complement(end: body.end, index: passage.bodyAt[at], rule: .titleBody)
        }
        if let end = ownUnit(at, match, in: passage) {
            return made(Candidate(at, end, .body, .bodyGeneric, match.entry))
        }
        if attributes.contains(.field), let end = ministryEnd(at, in: passage) {
            if let place = passage.place(at: at), place.end >= end {
                return Complement(end: place.end, index: passage.placeAt[at], rule: .titlePlace)
            }
            let field = passage.longest(Self.field, at: at)?.entry ?? .none
            return made(Candidate(at, end, .body, .bodyMinistry, match.entry, field))
        }
        if let place = passage.place(at: at), !attributes.contains(.bodyonly),
            match.kind != .roleHead || place.rule == .placeUnit || !next.isCapital && place.rule == .placeSite,
            // `Giám đốc Nguyễn …`: a place whose name goes on as a person's is none; the place recognizer has settled it.
            !beginsName(place, passage)
        {
            // `Giám đốc thủy điện Sơn La`: the firm that bears the site's name.
            if attributes.contains(.firm), place.rule == .placeSite, let head = passage.longest(.siteHead, at: at),
                !head.attributes.contains(.plural)
            {
                return made(Candidate(at, place.end, .body, .bodyOpen, place.entry))
            }
            return Complement(end: place.end, index: passage.placeAt[at], rule: .titlePlace)
        }
        if next.isCapitalWord {
            if let end = unlistedPlaceEnd(at, match, in: passage) {
                return made(Candidate(at, end, .place, .placeName))
            }
            if let end = firmEnd(at, match, in: passage) {
                return made(Candidate(at, end, .body, .bodyFirm, match.entry))
            }
        }
        if next.isCapital, let central = passage.longest(Self.central, at: at) {
            return made(Candidate(at, central.end, .body, .bodyOrgan, central.entry))
        }
        if let head = bodyWord(at, match, in: passage) {
            return made(Candidate(at, levelEnd(head.end, in: passage), .body, .bodyGeneric, head.entry))
        }
        guard let generic = genericWord(at, match, in: passage) else { return nil }
        return widest(generic, in: passage)
    }

    /// A complement that only the role makes a body or a place.
    @inline(__always)
    private func made(_ candidate: Candidate) -> Complement {
        Complement(
            end: candidate.end, rule: candidate.type == .place ? .titlePlace : .titleBody, made: candidate)
    }

    // MARK: Units and fields

    /// The end of the levels that a number counts: `chủ tịch 2 xã, phường`; nil where there are none.
    private func severalEnd(_ index: Int, _ match: LexiconMatch, in passage: Passage) -> Int? {
        guard passage.token(index).isNumber, match.kind == .office, passage.follows(index + 1),
            let units = passage.longest(.level, at: index + 1), units.count > 1
        else { return nil }
        return units.end
    }

    /// The end of a ministry's field and of whose it is: `Bộ trưởng Quốc phòng Mỹ`, `Chi hội trưởng Phụ nữ bản Na`; nil where
    /// none stands at `index`.
    private func ministryEnd(_ index: Int, in passage: Passage) -> Int? {
        let isCapital = passage.token(index).isCapital
        // `4 thứ trưởng kiểm tra đê điều`: what a ministry's field is called may be a verb.
        guard isCapital || !passage.begins(.complement, at: index), let end = ministryField(index, in: passage),
            isCapital || !passage.begins(.topicWord, at: index) || passage.begins(.country, at: end)
        else { return nil }
        guard passage.follows(end) else { return end }
        if passage.token(end).gap == .space, let country = passage.longest(.country, at: end) { return country.end }
        if let place = passage.place(at: end), place.rule == .placeName || place.rule == .placeUnit { return place.end }
        return passage.longest(.level, at: end)?.end ?? end
    }

    // MARK: Names that no list has

    /// The end of a hamlet's, a parish's or a commune's name that no list has, or nil.
    private func unlistedPlaceEnd(_ index: Int, _ match: LexiconMatch, in passage: Passage) -> Int? {
        let name = passage.token(index)
        let isFamily = name.traits.contains(.family)
        // `Chi hội trưởng Thanh Lương 1`: a hamlet by its number
        if match.kind == .office, !name.isAllCapitals, !isFamily, passage.capitalRunEnd(index) == index + 2,
            passage.token(index + 2).gap == .space,
            let number = passage.integer(passage.token(index + 2)), number < 30,
            !passage.follows(index + 3) || passage.token(index + 3).isMark
        {
            return index + 3
        }
        // `chánh xứ Bình An`, `Xã đội trưởng Hướng Lập`: a parish or a commune, though no list has it.
        guard match.attributes.contains(.place), match.kind == .religious || !isFamily else { return nil }
        let end = passage.capitalRunEnd(index, limit: 4)
        return end - index <= 3 && !passage.looksLikeFullName(index) ? end : nil
    }

    /// The end of a firm's name that no list has, or nil.
    private func firmEnd(_ index: Int, _ match: LexiconMatch, in passage: Passage) -> Int? {
        let isOfFirms = match.attributes.contains(.firm)
        let after = passage.token(index + 1)
        // `CEO Air Canada`: a foreign word and a country's name.
        if isOfFirms, after.gap == .space, passage.isForeign(passage.token(index)),
            let country = passage.longest(.country, at: index + 1), passage.capitalRunEnd(index) == country.end
        {
            return country.end
        }
        guard match.kind == .office else { return nil }
        // Before a full name one foreign word is the firm behind every office: `cựu chủ tịch Vinasun Đặng Phước Thành`.
        if let brand = brandEnd(index, in: passage) { return brand }
        // `tân Chủ tịch VBF điều hành`: letters that are no word.
        let name = passage.token(index)
        if name.isAllCapitals, name.length > 2, !name.isKnown, passage.hasNoVowel(name), !after.continuesName,
            passage.matchEnd(at: index) == index
        {
            return index + 1
        }
        guard isOfFirms else { return nil }
        // `Tổng Giám đốc Volvo`: one foreign word behind an office of firms.
        if !passage.token(index).isKnown, !after.continuesName { return index + 1 }
        return appositionFirmEnd(index, behind: match, in: passage)
    }

    /// The end of the capitals behind an office that stands behind a person's name: they are no second person but the firm,
    /// `ông Lê Văn An, CEO Nova Homes`. Nil where they may be a person after all.
    private func appositionFirmEnd(_ index: Int, behind match: LexiconMatch, in passage: Passage) -> Int? {
        let mark = match.start - 1
        guard passage.token(mark).isMark(",") || passage.token(mark).isMark("-") && passage.token(mark).gap == .space,
            passage.follows(match.start), passage.follows(mark)
        else { return nil }
        var first = mark
        while mark - first < 5, first == mark || passage.token(first).gap == .space,
            passage.token(first - 1).isCapitalWord, !passage.begins(EntryKinds.address, at: first - 1)
        { first -= 1 }
        let followsPerson =
            passage.looksLikeFullName(first) && mark - first <= 4
            || mark - first >= 2 && (first..<mark).allSatisfy { passage.isForeign(passage.token($0)) }
            || mark > first && passage.endsPhrase(EntryKinds.address, before: first)
        let end = passage.capitalRunEnd(index, limit: 5)
        let name = passage.token(index)
        guard followsPerson, end - index >= 2, end - index <= 4,
            (index..<end).contains(where: { passage.token($0).traits.isDisjoint(with: .kinh) }),
            !name.isAllCapitals, name.traits.isDisjoint(with: .family.union(.foreignFirst).union(.minority)),
            !passage.begins(EntryKinds.roles + EntryKinds.address + EntryKinds.placeNames, at: index)
        else { return nil }
        return end
    }

    /// The end of the unit whose head the role says: `Tổ trưởng ⟦tổ thủy nông bản Nậm Pố⟧`, `Cụm trưởng ⟦cụm thủy nông số 2⟧`;
    /// nil where something else follows.
    private func ownUnit(_ index: Int, _ match: LexiconMatch, in passage: Passage) -> Int? {
        guard match.kind == .office, match.count == 2, passage.token(index).value == passage.token(match.start).value,
            passage.begins(EntryKinds(.roleHead, .status), at: match.start + 1), passage.place(at: index) == nil,
            passage.longest(.complement, at: index).map({ $0.count > 1 }) != true
        else { return nil }
        var end = index + 1
        while end - index < 6, passage.follows(end), passage.token(end).isWord, !passage.token(end).isCapital,
            !passage.token(end).traits.contains(.stop), passage.place(at: end) == nil,
            !passage.begins(EntryKinds(.verb, .speechVerb, .appointment, .numberWord, .conjunction), at: end)
        { end += 1 }
        // `Tổ trưởng Tổ Hóa`
        if end == index + 1, passage.token(index).isCapital, passage.token(end).continuesName,
            !passage.token(index).traits.contains(.family),
            case let run = passage.capitalRunEnd(end), run - end <= 2
        {
            return run
        }
        guard end > index + 1, end - index < 6 else { return nil }
        // `tổ phó tổ cảnh sát trật tự Công an xã`
        if passage.follows(end), let superior = passage.body(at: end) { return superior.end }
        let bare = end
        if passage.follows(end), let word = passage.longest(.numberWord, at: end), passage.token(word.end).isNumber,
            passage.follows(word.end)
        {
            end = word.end + 1
        }
        if passage.follows(end), let place = passage.place(at: end) { end = place.end }
        // `tổ trưởng tổ tháo gỡ khó khăn`: what it does, no name, but for the holder's behind it.
        return end > bare || passage.token(index).isCapital || passage.follows(end) && passage.looksLikeFullName(end)
            ? end : nil
    }

    // MARK: Words in small letters

    /// A head that only the role makes a body: `trưởng ban giám khảo`, `tổ trưởng tổ công tác`; nil where there is none.
    private func bodyWord(_ index: Int, _ match: LexiconMatch, in passage: Passage) -> LexiconMatch? {
        if let word = passage.longest(.complement, at: index) { return word.attributes.contains(.body) ? word : nil }
        guard match.kind == .roleHead, let head = passage.longest(.bodyHead, at: index),
            head.attributes.contains(.body) || head.count > 1,
            // `Chánh Thanh tra`: an office of its own.
            passage.longest(.office, at: match.start).map({ $0.end == head.end && $0.attributes.contains(.common) })
                != true
        else { return nil }
        return head
    }

    /// The level or the word of the lexicon that completes an office and names no body: `Chủ tịch huyện`; nil where there is
    /// none.
    private func genericWord(_ index: Int, _ match: LexiconMatch, in passage: Passage) -> LexiconMatch? {
        let next = passage.token(index)
        guard match.kind != .roleHead,
            !next.isCapital || next.isAllCapitals || match.kind == .office && isCapitalAlone(index, match, in: passage),
            let generic = passage.longest(Self.complement, at: index), !isOtherWord(generic, in: passage)
        else { return nil }
        return generic
    }

    /// Whether no further capital stands behind the one at `index`, but a person's name.
    private func isCapitalAlone(_ index: Int, _ match: LexiconMatch, in passage: Passage) -> Bool {
        let after = passage.token(index + 1)
        return !match.attributes.contains(.bodyonly) && !passage.begins(.occasion, at: index)
            && (!after.continuesName || after.traits.contains(.family) && passage.looksLikeFullName(index + 1))
    }

    /// Whether the words of `generic` begin others, or are a verb or a name's first.
    private func isOtherWord(_ generic: LexiconMatch, in passage: Passage) -> Bool {
        let (index, end) = (generic.start, generic.end)
        // `Trợ lý Bộ trưởng Ngoại giao`: the beginning of another office. `Thủ tướng hội đàm`: of another word.
        if passage.longest(EntryKinds.roles, at: index).map({ $0.end > end }) == true
            || generic.count == 1
                && passage.longest(EntryKinds(.generic, .encounter), at: index).map({ $0.end > end }) == true
        {
            return true
        }
        // `Phó Chánh Thanh tra tỉnh, thành viên đoàn`
        if generic.count > 1, passage.longest(.apposition, at: end - 1).map({ $0.end > end }) == true { return true }
        let after = passage.token(end)
        if after.isWord, passage.follows(end) {
            // `Tổng thống đảo ngược quyết định`: a word that is a verb as well.
            if generic.kind == .complement, generic.attributes.contains(.closed), !after.isCapital { return true }
            // `Trưởng bản báo cáo`: the beginning of a verb, not a paper.
            if generic.attributes.contains(.open), !passage.token(index).isCapital { return true }
        }
        return after.continuesName && generic.kind == .level && !generic.attributes.contains(.closed)
            && !passage.begins(EntryKinds.roles, at: end)
            && !after.traits.contains(.family)
    }

    /// The complement that `generic` is with the body, place or level behind it.
    private func widest(_ generic: LexiconMatch, in passage: Passage) -> Complement {
        let end = generic.end
        let alone = Complement(end: end, rule: .titleComplement)
        guard passage.follows(end) else { return alone }
        let isCapital = passage.token(end).isCapital
        // `Đại sứ các nước ASEAN`
        if generic.attributes.contains(.parent), isCapital {
            if let body = passage.body(at: end) {
                return Complement(end: body.end, index: passage.bodyAt[end], rule: .titleBody)
            }
            // but `Thủ tướng hai nước Việt Nam và Lào`
            if let place = passage.place(at: end),
                !(passage.token(place.end).isMark(",") || passage.begins(.conjunction, at: place.end))
                    || passage.place(at: place.end + 1) == nil
            {
                return Complement(end: place.end, index: passage.placeAt[end], rule: .titlePlace)
            }
        }
        // `bí thư chi bộ bản`, `giám đốc bệnh viện huyện`
        return generic.kind == .complement && !isCapital
            ? Complement(end: levelEnd(end, in: passage), rule: .titleComplement) : alone
    }

    /// The end of the bare level behind a body that a role makes, `trạm y tế xã`, or `index`.
    private func levelEnd(_ index: Int, in passage: Passage) -> Int {
        guard passage.follows(index), let level = passage.longest(.level, at: index),
            !passage.token(level.end).isCapitalWord || !passage.follows(level.end)
        else { return index }
        return level.end
    }

    /// Whether a small place's name is only the beginning of a person's: `Đại sứ Đồng Xuân Lữ`.
    private func beginsName(_ place: Candidate, _ passage: Passage) -> Bool {
        let after = passage.token(place.end)
        guard place.rule == .placeName, place.entry != .none, after.continuesName, after.traits.contains(.given),
            // `Bí thư Quảng Ninh Quản Đình Lực`
            !passage.looksLikeFullName(place.end)
        else { return false }
        switch passage.lexicon.entry(place.entry).kind {
        case .country, .province, .city, .region, .specialZone: return false
        default:
            return passage.token(place.first).traits.contains(.family)
                && !passage.begins(EntryKinds.roles, at: place.end)
        }
    }

    /// The end of a brand of up to three words that a person's full name follows: `Vinasun Đặng Phước Thành`.
    private func brandEnd(_ index: Int, in passage: Passage) -> Int? {
        var isForeign = false
        for end in (index + 1)...(index + 3) {
            isForeign = isForeign || !passage.isVietnamese(passage.token(end - 1))
            let token = passage.token(end)
            guard token.continuesName else { return nil }
            if isForeign, token.traits.contains(.family), !token.traits.contains(.foreignLast),
                passage.looksLikeFullName(end)
            {
                return end
            }
        }
        return nil
    }

    /// The end of a ministry's field behind `Bộ trưởng`: one that the lexicon has, or words up to a country's name.
    private func ministryField(_ index: Int, in passage: Passage) -> Int? {
        var known: Int?
        if let field = passage.longest(Self.field, at: index) {
            known = field.end
            // `Bộ trưởng Thanh niên và Thể thao`: one office of several fields, where a name or a country follows.
            let joined = passage.joinedFieldEnd(field.end, isSingular: true)
            if joined > field.end, passage.follows(joined), passage.token(joined).isCapitalWord { return joined }
            let after = passage.token(field.end)
            if !after.isWord || after.gap == .line || passage.place(at: field.end) != nil
                || after.traits.contains(.family) || !after.isCapital && after.traits.contains(.stop)
            {
                return known
            }
        }
        guard passage.token(index).isCapital, passage.place(at: index) == nil else { return known }
        var at = index + 1
        while at - index < 7, passage.follows(at), passage.token(at).isWord, !passage.token(at).traits.contains(.stop) {
            if let place = passage.place(at: at), place.rule == .placeName, place.entry != .none,
                passage.lexicon.entry(place.entry).kind == .country
            {
                return at
            }
            if passage.begins(EntryKinds.bodies + EntryKinds.roles, at: at) { break }
            at += 1
        }
        return known
    }
}
