// Places that a name alone says: `Nghệ An`, `Việt - Trung`, `học sinh Việt`.
extension PlaceRecognizer {
    /// A name of the lexicon and the words beside it.
    private struct Name {
        let match: LexiconMatch
        let before: Token
        let after: Token
        /// Whether the word before is a capital that may be of the same name.
        let joinsBefore: Bool
        /// Whether a capital behind the name may go on with it.
        var joinsAfter: Bool { after.continuesName }
        var start: Int { match.start }
        var end: Int { match.end }
        /// Whether it is a country's name of one syllable, `Mỹ`, as other words and names have it.
        var isShortCountry: Bool { match.kind == .country && match.count == 1 }
    }

    /// Proposes the place whose name begins at `index`.
    /// - Parameter isHeaded: whether the name begins with a word such as `đảo`, which makes it surer than its parts.
    func name(at index: Int, isHeaded: Bool, in passage: inout Passage) {
        guard let match = surest(at: index, in: passage), !passage.isNameLine(index),
            !isDomain(match, in: passage)
        else { return }
        let isWeak = match.attributes.contains(.weak)
        if match.attributes.contains(.pair) || isWeak && match.count == 1, isPair(index, match.end, in: passage) {
            passage.proposePlace(Candidate(index, match.end, .place, .placePair, match.entry))
            return
        }
        if match.attributes.contains(.pair), !(isWeak && isWhose(index, in: passage)) { return }
        if isLanguage(match, in: passage) {
            passage.propose(Candidate(index, match.end, .body, .refuseGeneric, match.entry))
            return
        }
        // `Pháp lệnh`, `Mỹ thuật`: a longer word of which the name is the first syllable.
        if passage.matchEnd(at: index) > match.end { return }
        let before = passage.token(index - 1)
        let name = Name(
            match: match, before: before, after: passage.token(match.end),
            joinsBefore: passage.follows(index) && before.isCapitalWord && passage.token(index).gap == .space)
        if isSyllable(name, in: passage) || isWeak && !isCued(name, in: passage) || isInPersonsName(name, in: passage)
            || isBeginning(name, in: passage)
        {
            return
        }
        let end = ownEnd(match, in: passage)
        let isSite = isHeaded || match.kind == .site && end - index >= 2
        passage.proposePlace(Candidate(index, end, .place, isSite ? .placeSite : .placeName, match.entry))
    }

    /// The longest name at `index`, of several places of one name the surest: `Hà Nam`, `New York`.
    @inline(__always)
    private func surest(at index: Int, in passage: Passage) -> LexiconMatch? {
        guard var match = passage.longest(EntryKinds.placeNames, at: index) else { return nil }
        guard match.attributes.contains(.weak) else { return match }
        let end = match.end
        passage.forEachMatch(EntryKinds.placeNames, at: index) {
            if $0.end == end, !$0.attributes.contains(.weak) { match = $0 }
        }
        return match
    }

    /// Where the name ends with the number or the unit that belongs to it.
    @inline(__always)
    private func ownEnd(_ match: LexiconMatch, in passage: Passage) -> Int {
        var end = match.end
        // `Đam Rông 2`: a commune that has a number.
        if passage.token(end).isNumber, let commune = passage.longest(.commune, at: match.start), commune.end == end + 1
        {
            end += 1
        }
        // `Nhà thi đấu tỉnh Vĩnh Phúc`: the unit by which the site goes has a name.
        guard match.kind == .site, passage.follows(end), passage.token(end).isCapital else { return end }
        for at in max(match.start + 1, end - 2)..<end {
            if let unit = passage.place(at: at), unit.rule == .placeUnit, unit.end > end { return unit.end }
        }
        return end
    }

    // MARK: What is no place

    /// `ANTD.VN`
    @inline(__always)
    private func isDomain(_ match: LexiconMatch, in passage: Passage) -> Bool {
        let (word, before) = (passage.token(match.start), passage.token(match.start - 1))
        return match.count == 1 && word.isAllCapitals && (word.gap == .none || word.gap == .joined)
            && before.isMark(".") && before.gap != .space
    }

    /// `tiếng Nga`: the language; but `nổi tiếng Nhật Bản`.
    @inline(__always)
    private func isLanguage(_ match: LexiconMatch, in passage: Passage) -> Bool {
        let index = match.start
        return match.kind == .country && passage.follows(index)
            && passage.longest(.nationCue, at: index - 1)?.attributes.contains(.closed) == true
            && passage.longest(.nationCue, at: index - 2)?.end != index
    }

    /// Whether a country's name is a syllable of a longer one, or a word of address: `Mỹ`, `Đức`.
    private func isSyllable(_ name: Name, in passage: Passage) -> Bool {
        guard name.isShortCountry else { return false }
        let (index, end, before, after) = (name.start, name.end, name.before, name.after)
        // `Đức Giám mục`
        if passage.begins(.religious, at: end) { return true }
        // `nút giao Mỹ Thủy`, `Mỹ Tâm Live Concert`: the first one.
        if name.joinsAfter, !after.traits.isDisjoint(with: .behindFamily),
            after.traits.isDisjoint(with: .foreign.union(.family)),
            passage.capitalRunEnd(index) == end + 1 || passage.isForeign(passage.token(end + 1)),
            !passage.begins(EntryKinds.roles + EntryKinds.bodies + EntryKinds.placeNames, at: end)
        {
            return true
        }
        // `Khu chứng tích Sơn Mỹ`: the last one.
        let second = passage.token(index - 2)
        return name.joinsBefore && !before.isAllCapitals
            && !before.traits.isDisjoint(with: .behindFamily) && before.traits.isDisjoint(with: .stop)
            && (second.isWord
                || second.isMark(",") && before.traits.contains(.given) && !before.traits.contains(.family))
            && !passage.isSentenceStart(index - 1)
            && !passage.endsPhrase(
                EntryKinds.roles + EntryKinds.bodies + EntryKinds.placeNames + EntryKinds(.field), before: index)
    }

    /// Whether a word or a common name is a place where it stands: nothing of a longer name beside it, and a cue before it.
    private func isCued(_ name: Name, in passage: Passage) -> Bool {
        let (index, after) = (name.start, name.after)
        let isCountry = name.match.kind == .country
        if name.joinsBefore, !(isCountry && passage.isSentenceStart(index - 1)) { return false }
        let isOfCountry = isCountry && isWhose(index, in: passage)
        // `Người Việt đón năm mới`
        if name.joinsBefore, !isOfCountry { return false }
        let afterRole = passage.endsPhrase(EntryKinds.roles, before: index)
        if name.joinsAfter,
            !after.traits.isDisjoint(with: .behindFamily)
                // `nhà văn Anh Graham Greene`, but `Victoria Beckham`
                || !afterRole && (isOfCountry ? !passage.isForeign(after) : passage.isVietnamese(after))
        {
            return false
        }
        return afterRole || isOfCountry || hasLocativeCue(before: index, in: passage)
            || isCountry && leadsCountries(name.end, in: passage)
    }

    /// Whether the name is a person's or the end of one.
    private func isInPersonsName(_ name: Name, in passage: Passage) -> Bool {
        let (index, end, before) = (name.start, name.end, name.before)
        let kind = name.match.kind
        // `Ông Kỳ Anh mong …`
        if kind != .country, name.match.count == 2, !name.joinsAfter, before.isCapital, !before.isAllCapitals,
            passage.follows(index), passage.longest(.honorific, at: index - 1)?.end == index
        {
            return true
        }
        if name.match.attributes.contains(.ambiguous) {
            let isNationality =
                kind == .country && !(name.joinsAfter && !passage.isForeign(name.after))
                && passage.endsPhrase(.occupation, before: index)
            // `lãnh đạo Khánh Hòa`, `đại biểu Thái Nguyên Hà Sỹ Lành`
            let isOfProvince =
                passage.longest(.province, at: index)?.end == end
                && (passage.phrase(.occupation, before: index)?.attributes.contains(.weak) == true
                    || passage.looksLikeFullName(end))
            if !isNationality, !isOfProvince, isAfterHonorific(index, in: passage) { return true }
            // `Bộ trưởng Tư pháp Bondi`
            if kind == .foreignCity, name.match.count == 1, passage.token(index).traits.contains(.foreignLast),
                passage.endsPhrase(.field, before: index)
            {
                return true
            }
            return name.joinsBefore && before.traits.contains(.family) && !before.traits.contains(.weakName)
        }
        return false
    }

    /// Whether a district's name is only the beginning of a longer one, of a place or of a person.
    private func isBeginning(_ name: Name, in passage: Passage) -> Bool {
        let (index, end, after) = (name.start, name.end, name.after)
        guard name.match.kind == .district, name.joinsAfter, name.match.count >= 2, !after.traits.contains(.family),
            passage.capitalRunEnd(end) == end + 1, !passage.begins(EntryKinds.roles + EntryKinds.bodies, at: end)
        else { return false }
        // `Bình Dương Hải`: a name goes on where the lexicon ends in the middle of it; a title, body or person may follow.
        if after.traits.contains(.given), !after.isAllCapitals { return true }
        // `Trưởng Ban Tổ chức Hà Trung Kiểm`: a family and a middle name, and a third syllable.
        return name.match.count == 2 && passage.token(index).traits.contains(.family)
            && passage.token(index + 1).traits.contains(.middle)
            && passage.isVietnamese(after) && after.traits.isDisjoint(with: .stop)
            && passage.endsPhrase(EntryKinds.roles + EntryKinds.bodies + EntryKinds(.field), before: index)
    }

    // MARK: What stands beside

    /// `Việt - Trung`, `Mỹ - Trung - Nga`: a short name beside a dash with another on its other side.
    private func isPair(_ index: Int, _ end: Int, in passage: Passage) -> Bool {
        let after = passage.token(end)
        if after.isMark("-"), passage.follows(end), let other = passage.longest(EntryKinds.placeNames, at: end + 1),
            other.kind == .country,
            !passage.token(other.end).continuesName
                || passage.token(index).isAllCapitals && passage.token(other.end).isAllCapitals
        {
            return true
        }
        guard passage.token(index - 1).isMark("-"), passage.follows(index), index >= 2 else { return false }
        if passage.place(at: index - 2) == nil,
            passage.longest(EntryKinds.placeNames, at: index - 2).map({ $0.kind == .country && $0.end == index - 1 })
                == true
        {
            return true
        }
        // `Việt Nam - Anh`
        return placeEnds(EntryKinds(.country), at: index - 1, in: passage) && !after.isCapitalWord
            && passage.matchEnd(at: index) <= end
    }

    /// Whether a country's name at `index` says whose something is: `kinh tế Đức`, `học sinh Việt`.
    private func isWhose(_ index: Int, in passage: Passage) -> Bool {
        passage.follows(index) && (passage.endsPhrase(.nationCue, before: index) || passage.followsOccupation(index))
    }

    /// Whether another country stands behind a comma or `và` at `index`: `Anh, Pháp và Đức`.
    private func leadsCountries(_ index: Int, in passage: Passage) -> Bool {
        guard passage.follows(index), passage.token(index).isMark(",") || passage.begins(.conjunction, at: index),
            passage.follows(index + 1)
        else { return false }
        return passage.longest(EntryKinds.placeNames, at: index + 1).map {
            $0.kind == .country && !passage.token($0.end).isCapitalWord
        } == true
    }

    private func hasLocativeCue(before index: Int, in passage: Passage) -> Bool {
        guard passage.follows(index) else { return false }
        let before = passage.token(index - 1)
        if before.isMark("(")
            || index >= 2 && (before.isMark(",") || passage.begins(.conjunction, at: index - 1))
                && placeEnds(EntryKinds.placeNames, at: index - 1, in: passage)
        {
            return true
        }
        // `cảm ơn Đức`, `chuyến thăm chính thức Anh`
        if passage.followsOccupation(index)
            || passage.endsPhrase(EntryKinds(.verb, .speechVerb, .encounter), before: index)
        {
            return true
        }
        return before.isWord && !before.isCapital && before.traits.contains(.stop)
            || passage.begins(.level, at: index - 1)
            || passage.begins(EntryKinds.roles, at: index - 1)
            || passage.longest(EntryKinds.roles, at: index - 2)?.end == index
    }

    /// Whether a name of one of `kinds`, of at most four tokens, ends at `end`.
    private func placeEnds(_ kinds: EntryKinds, at end: Int, in passage: Passage) -> Bool {
        for start in max(0, end - 4)..<end {
            if let name = passage.longest(kinds, at: start), name.end == end { return true }
        }
        return false
    }
}
