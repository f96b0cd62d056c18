// What follows a body's head and field: the central level, a superior body, a place, a bare level.
extension BodyRecognizer {
    /// One further part: central level, superior body, place or bare level.
    func tail(_ index: Int, _ head: LexiconMatch, _ complete: Bool, _ isLower: Bool, in passage: Passage)
        -> Int?
    {
        guard passage.follows(index) else { return nil }
        let attributes = head.attributes
        let next = passage.token(index)
        guard next.isWord || next.kind == .mixed else { return figureTail(index, head, complete, in: passage) }
        if let end = countedTail(index, head, complete, in: passage) { return end }
        let parent = passage.body(at: index)
        if let central = passage.longest(Self.central, at: index),
            attributes.contains(.level) || attributes.contains(.parent) || complete && attributes.contains(.eponym)
        {
            // `Đảng ủy Trung ương Đoàn`: the superior body's own first words.
            if let parent, parent.end > central.end, parent.rule == .bodyOrgan || parent.rule == .bodyName {
                return parent.end
            }
            return central.end
        }
        if let parent,
            attributes.contains(.parent) && (next.isCapital || parent.rule != .bodyOpen)
                || attributes.contains(.level) && parent.rule == .bodyOrgan,
            complete || passage.token(head.start).isCapital || parent.rule == .bodyOrgan
        {
            return parent.end
        }
        // `Quận đoàn Lê Chân`: a district that is too common a name to stand alone.
        if attributes.contains(.level), head.kind == .organ, let district = passage.longest(.district, at: index),
            district.count >= 2,
            passage.place(at: index) == nil, passage.capitalRunEnd(index) == district.end
        {
            return district.end
        }
        // `Ban Liên lạc Đối ngoại Trung ương Đảng Cộng sản Trung Quốc`: another country's party behind its own centre.
        if complete, let parent, parent.rule == .bodyName, passage.endsPhrase(Self.central, before: index) {
            return parent.end
        }
        // `tuyển Anh`: a country's name, though it is a word as well.
        if attributes.contains(.place), let country = passage.longest(.country, at: index) { return country.end }
        // `Khoa Luật ĐHQG Hà Nội`, `ban Pháp chế VCCI`
        // `Cục Chính trị BĐBP`
        if complete, attributes.contains(.field), let parent,
            parent.rule == .bodyName || parent.rule == .bodyOrgan && next.isAllCapitals
                // `Đội CSHS Công an TP Bảo Lộc`
                || next.isCapital && passage.token(index - 1).isAllCapitals
                    && (parent.rule == .bodyOrgan || parent.rule == .bodyLevel)
        {
            return parent.end
        }
        // `Tập đoàn Marvell toàn cầu`, `Tổ chức Sở hữu trí tuệ thế giới`
        if complete, attributes.contains(.open), !next.isCapital, let reach = passage.longest(.scopeWord, at: index),
            reach.attributes.contains(.body)
        {
            return reach.end
        }
        // A head in lower case is a body only by a field or a level: `công an tỉnh`, not `báo Mỹ`.
        if let place = passage.place(at: index) { return mayBelong(to: place, head, in: passage) ? place.end : nil }
        guard attributes.contains(.level), complete || head.count >= 2 || !isLower,
            let level = passage.longest(Self.level, at: index)
        else { return nil }
        return levelTail(level, head, in: passage)
    }

    /// The part that begins with a mark or a number, or nil.
    private func figureTail(_ index: Int, _ head: LexiconMatch, _ complete: Bool, in passage: Passage) -> Int? {
        let attributes = head.attributes
        let next = passage.token(index)
        // `UBND 168 phường, xã, đặc khu`
        // `Bộ Chỉ huy BĐBP 3 tỉnh`
        if attributes.contains(.level), next.isNumber, next.length <= 3, index == head.end,
            let units = passage.longest(Self.level, at: index + 1), passage.follows(index + 1)
        {
            return units.end
        }
        if complete, attributes.contains(.open),
            let after = legalForm(index, mayBeGroup: attributes.contains(.firm), in: passage)
        {
            return after
        }
        // An abbreviation in brackets inside the name: `Phòng Cảnh sát hình sự (PC02) Công an TP.HCM`, `Hội Liên hiệp
        // Phụ nữ (LHPN) Việt Nam`.
        guard complete || attributes.contains(.level), let behind = lettersEnd(index, in: passage) else { return nil }
        if complete, let parent = passage.body(at: behind), parent.rule == .bodyOrgan || parent.rule == .bodyLevel {
            return parent.end
        }
        guard passage.token(index + 1).isAllCapitals else { return nil }
        if let place = passage.place(at: behind), passage.token(behind).gap == .space { return place.end }
        // `Hội đồng nhân dân (HĐND) tỉnh khóa IX`
        guard attributes.contains(.level), let level = passage.longest(Self.level, at: behind),
            !passage.token(level.end).isCapitalWord
        else { return nil }
        return level.end
    }

    /// The end of a number, of what a number's word counts or of a term, or nil.
    private func countedTail(_ index: Int, _ head: LexiconMatch, _ complete: Bool, in passage: Passage) -> Int? {
        let attributes = head.attributes
        // `UBND hai xã Mường Chanh, Quang Chiểu`
        if attributes.contains(.level), index == head.end, !passage.token(index).isCapital,
            passage.begins(.numberName, at: index),
            passage.begins(.quantifier, at: index), let units = passage.longest(Self.level, at: index + 1)
        {
            return units.end
        }
        // `Tổ đại biểu Quốc hội đơn vị số 3`
        if complete, attributes.contains(.numbered), case let after = branchEnd(index, isNumbered: true, in: passage),
            after > index
        {
            return after
        }
        // `Ban bầu cử đại biểu Quốc hội khóa XV và HĐND huyện`
        if complete, attributes.contains(.ordinal) {
            if let term = passage.longest(.termWord, at: index), passage.numeral(term.end) != nil,
                passage.follows(term.end)
            {
                return term.end + 1
            }
            if passage.begins(.conjunction, at: index) {
                let seat = passage.longest(.office, at: index + 1)?.end ?? index + 1
                if let council = passage.body(at: seat), council.rule == .bodyOrgan { return council.end }
            }
        }
        // `Ban Quản lý dự án khu vực 3`, `Tổ đại biểu HĐND tỉnh số 14`
        guard attributes.contains(.numbered) || attributes.contains(.level) && passage.begins(Self.level, at: index),
            passage.begins(.numberWord, at: index), let after = number(index, in: passage),
            !passage.token(after).isCapitalWord || passage.looksLikeFullName(after), !passage.token(after).isMark("/")
        else { return nil }
        return after
    }

    /// Whether a body with the head may be that of `place`.
    private func mayBelong(to place: Candidate, _ head: LexiconMatch, in passage: Passage) -> Bool {
        let attributes = head.attributes
        return attributes.contains(.level) || attributes.contains(.open) && place.rule == .placeName
            || attributes.contains(.eponym) && place.rule == .placeUnit
            || (place.rule == .placeName || place.rule == .placeUnit) && isCountry(place, passage)
    }

    /// The end of the bare level, or of its part that belongs to the body; nil where it is none.
    private func levelTail(_ level: LexiconMatch, _ head: LexiconMatch, in passage: Passage) -> Int? {
        let index = level.start
        let isPlural = level.attributes.contains(.plural)
        // `Bộ CHQS tỉnh, Huyện ủy`, `Bộ CHQS tỉnh, Thành phố`: the next body.
        if isPlural, !passage.token(index).isCapital, index + 1 < level.end, passage.token(index + 1).isMark(","),
            passage.token(index + 2).isCapital
                // `Thanh tra tỉnh, thành viên đoàn`: the first syllable of a word.
                || passage.longest(.apposition, at: index + 2).map({ $0.end > level.end }) == true
        {
            return index + 1
        }
        if beginsOther(level, head, in: passage) { return nil }
        // `UBND các huyện, thị xã Kiến Tường`: the last of the units has a name.
        if isPlural, passage.token(level.end).continuesName,
            let comma = (index..<level.end).last(where: { passage.token($0).isMark(",") }),
            passage.place(at: comma + 1)?.rule == .placeUnit
        {
            return comma
        }
        // `Thành ủy TP.` at the end of a text: the full stop is the sentence's.
        let end = level.end
        return passage.token(end - 1).isMark(".") && !passage.follows(end) ? end - 1 : end
    }

    /// Whether the level is no bare one: it begins a longer word or the name of a unit.
    private func beginsOther(_ level: LexiconMatch, _ head: LexiconMatch, in passage: Passage) -> Bool {
        let index = level.start
        // `Ban Từ thiện xã hội`: the first syllable of a word.
        if passage.longest(.generic, at: index).map({ $0.end > level.end }) == true { return true }
        let after = passage.token(level.end)
        guard after.continuesName else { return false }
        // `Công đoàn công ty`, but `HĐQT công ty Hoa Mai`
        if level.attributes.contains(.closed) { return true }
        // A unit that may bear any name, before one that was not accepted: leave both.
        guard !level.attributes.contains(.plural), !after.traits.contains(.family),
            passage.longest(.unit, at: index)?.attributes.contains(.closed) == false,
            !passage.begins(EntryKinds.roles + EntryKinds(.termWord, .conjunction), at: level.end)
        else { return false }
        // `Chủ tịch UBND xã K'Brel`: a person's name behind the level.
        return
            !((passage.bearsPrefix(after) || after.isSingleLetter || after.traits.contains(.minority))
            && passage.endsPhrase(EntryKinds.roles, before: head.start))
    }

    /// What follows letters in brackets at `index` on their line, `(PC02)`, `(BTS GHPGVN)`; nil where there are none.
    func lettersEnd(_ index: Int, in passage: Passage) -> Int? {
        guard passage.token(index).isMark("("), passage.token(index + 1).isCapital else { return nil }
        let second = passage.token(index + 2).isAllCapitals && passage.token(index + 1).isAllCapitals
        let end = index + (second ? 4 : 3)
        return passage.token(end - 1).isMark(")") && passage.follows(end) ? end : nil
    }

    /// The same of a head that has not its name yet, which a person's does not follow: `Đại học (ĐH) Duy Tân`.
    func ownLettersEnd(_ index: Int, in passage: Passage) -> Int? {
        guard passage.token(index + 1).isAllCapitals, let end = lettersEnd(index, in: passage) else { return nil }
        return !passage.token(end).isCapital || passage.looksLikeFullName(end) ? nil : end
    }

    private func isCountry(_ place: Candidate, _ passage: Passage) -> Bool {
        // `Quốc hội Liên bang Đức`
        let entry = place.rule == .placeUnit ? place.second : place.entry
        guard entry != .none else { return false }
        let kind = passage.lexicon.entry(entry).kind
        return kind == .country || kind == .foreignCity || kind == .foreignRegion
    }
}
