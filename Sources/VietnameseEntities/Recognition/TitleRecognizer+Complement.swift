// Where the complement of a title ends that is neither a body nor a place found before.
extension TitleRecognizer {
    /// The end of the unit whose head the role says: `Tổ trưởng ⟦tổ thủy nông bản Nậm Pố⟧`, `Cụm trưởng ⟦cụm thủy nông số 2⟧`;
    /// nil where something else follows.
    func ownUnit(_ index: Int, _ match: LexiconMatch, in passage: Passage) -> Int? {
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
    func levelEnd(_ index: Int, in passage: Passage) -> Int {
        guard passage.follows(index), let level = passage.longest(.level, at: index),
            !passage.token(level.end).isCapitalWord || !passage.follows(level.end)
        else { return index }
        return level.end
    }

    /// Whether a small place's name is only the beginning of a person's: `Đại sứ Đồng Xuân Lữ`.
    func beginsName(_ place: Candidate, _ passage: Passage) -> Bool {
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
    func brandEnd(_ index: Int, in passage: Passage) -> Int? {
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
    func ministryField(_ index: Int, in passage: Passage) -> Int? {
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
