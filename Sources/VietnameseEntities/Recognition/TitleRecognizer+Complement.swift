// The complement of a title: a body or a place found before, or one that only the role makes.
extension TitleRecognizer {
    struct Complement {
        var end: Int
        var index: Int32
        var rule: Rule
        var made: Candidate?
    }

    func complement(_ at: Int, _ match: LexiconMatch, _ modified: Bool, in passage: Passage) -> Complement? {
        let next = passage.token(at)
        let attributes = match.attributes
        guard next.isWord || next.kind == .mixed else {
            // `chủ tịch 2 xã, phường`
            if next.isNumber, match.kind == .office, passage.follows(at + 1),
                let units = passage.longest(.level, at: at + 1), units.count > 1
            {
                return Complement(end: units.end, index: -1, rule: .titleComplement)
            }
            return nil
        }
        if let body = passage.body(at: at) {
            // `đại biểu Quốc hội`, not `(đoàn) đại biểu Báo …`: a seat is in an elected body.
            if attributes.contains(.bodyonly), body.rule != .bodyOrgan { return nil }
            return Complement(end: body.end, index: passage.bodyAt[at], rule: .titleBody)
        }
        if let end = ownUnit(at, match, in: passage) {
            return Complement(
                end: end, index: -1, rule: .titleBody, made: Candidate(at, end, .body, .bodyGeneric, match.entry))
        }
        // `4 thứ trưởng kiểm tra đê điều`: what a ministry's field is called may be a verb.
        if attributes.contains(.field), next.isCapital || !passage.begins(.complement, at: at),
            let fieldEnd = ministryField(at, in: passage),
            next.isCapital || !passage.begins(.topicWord, at: at) || passage.begins(.country, at: fieldEnd)
        {
            var end = fieldEnd
            let field = passage.longest(Self.field, at: at)
            // `Bộ trưởng Quốc phòng Mỹ`, `Chi hội trưởng Phụ nữ bản Na`: whose it is belongs to the body's name.
            if passage.follows(end) {
                if let country = passage.longest(.country, at: end), passage.token(end).gap == .space {
                    end = country.end
                } else if let place = passage.place(at: end), place.rule == .placeName || place.rule == .placeUnit {
                    end = place.end
                } else if let level = passage.longest(.level, at: end) {
                    end = level.end
                }
            }
            if let place = passage.place(at: at), place.end >= end {
                return Complement(end: place.end, index: passage.placeAt[at], rule: .titlePlace)
            }
            return Complement(
                end: end, index: -1, rule: .titleBody,
                made: Candidate(at, end, .body, .bodyMinistry, match.entry, field?.entry ?? .none))
        }
        if let place = passage.place(at: at), !attributes.contains(.bodyonly),
            match.kind != .roleHead || place.rule == .placeUnit || !next.isCapital && place.rule == .placeSite,
            !beginsName(place, passage)
        {
            // `Giám đốc thủy điện Sơn La`: the firm that bears the site's name.
            if attributes.contains(.firm), place.rule == .placeSite, let head = passage.longest(.siteHead, at: at),
                !head.attributes.contains(.plural)
            {
                return Complement(
                    end: place.end, index: -1, rule: .titleBody,
                    made: Candidate(at, place.end, .body, .bodyOpen, place.entry))
            }
            // `Giám đốc Nguyễn …`: a place whose name goes on as a person's is none; the place recognizer has settled it.
            return Complement(end: place.end, index: passage.placeAt[at], rule: .titlePlace)
        }
        // `Chi hội trưởng Thanh Lương 1`: a hamlet by its number
        if match.kind == .office, next.isCapitalWord, !next.isAllCapitals, !next.traits.contains(.family),
            passage.capitalRunEnd(at) == at + 2, let number = passage.integer(passage.token(at + 2)), number < 30,
            passage.token(at + 2).gap == .space, !passage.follows(at + 3) || passage.token(at + 3).isMark
        {
            return Complement(
                end: at + 3, index: -1, rule: .titlePlace, made: Candidate(at, at + 3, .place, .placeName))
        }
        // `chánh xứ Bình An`, `Xã đội trưởng Hướng Lập`: a parish or a commune, though no list has it.
        if attributes.contains(.place), next.isCapitalWord, match.kind == .religious || !next.traits.contains(.family) {
            let end = passage.capitalRunEnd(at, limit: 4)
            if end - at <= 3, !passage.looksLikeFullName(at) {
                return Complement(end: end, index: -1, rule: .titlePlace, made: Candidate(at, end, .place, .placeName))
            }
        }
        // `CEO Air Canada`: a foreign word and a country's name.
        if attributes.contains(.firm), next.isCapitalWord, passage.isForeign(next),
            let country = passage.longest(.country, at: at + 1), passage.token(at + 1).gap == .space,
            passage.capitalRunEnd(at) == country.end
        {
            return Complement(
                end: country.end, index: -1, rule: .titleBody,
                made: Candidate(at, country.end, .body, .bodyFirm, match.entry))
        }
        // `Tổng Giám đốc Volvo`: one foreign word behind an office of firms is the firm; before a full name it is one behind
        // every office, `cựu chủ tịch Vinasun Đặng Phước Thành`.
        if match.kind == .office, next.isCapitalWord, let brand = brandEnd(at, in: passage) {
            return Complement(
                end: brand, index: -1, rule: .titleBody, made: Candidate(at, brand, .body, .bodyFirm, match.entry))
        }
        if match.kind == .office, next.isCapitalWord, !next.isKnown,
            attributes.contains(.firm) && !(passage.token(at + 1).continuesName)
        {
            return Complement(
                end: at + 1, index: -1, rule: .titleBody, made: Candidate(at, at + 1, .body, .bodyFirm, match.entry))
        }
        if match.kind == .office, next.isCapitalWord, let end = firmEnd(at, behind: match, in: passage) {
            return Complement(
                end: end, index: -1, rule: .titleBody, made: Candidate(at, end, .body, .bodyFirm, match.entry))
        }
        if let central = passage.longest(Self.central, at: at), next.isCapital {
            let end = central.end
            return Complement(
                end: end, index: -1, rule: .titleBody, made: Candidate(at, end, .body, .bodyOrgan, central.entry))
        }
        // A head in lower case that only the role makes a body: `trưởng ban giám khảo`, `tổ trưởng tổ công tác`.
        if match.kind == .roleHead,
            let head = passage.longest(.complement, at: at) ?? passage.longest(.bodyHead, at: at),
            // `Chánh Thanh tra`: an office of its own.
            passage.longest(.office, at: match.start).map({ $0.end == head.end && $0.attributes.contains(.common) })
                != true,
            head.attributes.contains(.body) || head.kind == .bodyHead && head.count > 1
        {
            let end = levelEnd(head.end, in: passage)
            return Complement(
                end: end, index: -1, rule: .titleBody, made: Candidate(at, end, .body, .bodyGeneric, head.entry))
        }
        if let head = passage.longest(.complement, at: at), head.attributes.contains(.body) {
            let end = levelEnd(head.end, in: passage)
            return Complement(
                end: end, index: -1, rule: .titleBody, made: Candidate(at, end, .body, .bodyGeneric, head.entry))
        }
        let capitalAlone =
            next.isCapital && !attributes.contains(.bodyonly) && !passage.begins(.occasion, at: at)
            && (!passage.token(at + 1).continuesName
                || passage.token(at + 1).traits.contains(.family) && passage.looksLikeFullName(at + 1))
        if match.kind != .roleHead, !next.isCapital || next.isAllCapitals || capitalAlone && match.kind == .office,
            let generic = passage.longest(Self.complement, at: at)
        {
            let after = passage.token(generic.end)
            // `Trợ lý Bộ trưởng Ngoại giao`: the beginning of another office. `Thủ tướng hội đàm`: of another word.
            if passage.longest(EntryKinds.roles, at: at).map({ $0.end > generic.end }) == true
                || generic.count == 1
                    && passage.longest(EntryKinds(.generic, .encounter), at: at).map({ $0.end > generic.end }) == true
            {
                return nil
            }
            // `Tổng thống đảo ngược quyết định`: a word that is a verb as well.
            if generic.kind == .complement, generic.attributes.contains(.closed), passage.follows(generic.end),
                after.isWord, !after.isCapital
            {
                return nil
            }
            // `Trưởng bản báo cáo`: the beginning of a verb, not a paper.
            if generic.attributes.contains(.open), !next.isCapital, after.isWord, passage.follows(generic.end) {
                return nil
            }
            if after.continuesName && generic.kind == .level && !generic.attributes.contains(.closed)
                && !passage.begins(EntryKinds.roles, at: generic.end)
                && !after.traits.contains(.family)
            {
                return nil
            }
            let end = generic.end
            // `Đại sứ các nước ASEAN`
            if generic.attributes.contains(.parent), passage.follows(end), after.isCapital {
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
            if generic.kind == .complement, passage.follows(end), let level = passage.longest(.level, at: end),
                !after.isCapital,
                !(passage.token(level.end).isCapitalWord && passage.follows(level.end))
            {
                return Complement(end: level.end, index: -1, rule: .titleComplement)
            }
            return Complement(end: end, index: -1, rule: .titleComplement)
        }
        return nil
    }

    /// The end of the capitals behind an office that stands behind a person's name: they are no second person but the firm,
    /// `ông Lê Văn An, CEO Nova Homes`. Nil where they may be a person after all.
    private func firmEnd(_ index: Int, behind match: LexiconMatch, in passage: Passage) -> Int? {
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
        guard followsPerson, match.attributes.contains(.firm), end - index >= 2, end - index <= 4,
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
        // `tổ trưởng tổ tháo gỡ khó khăn`: what it does, no name.
        return end > bare || passage.token(index).isCapital ? end : nil
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
