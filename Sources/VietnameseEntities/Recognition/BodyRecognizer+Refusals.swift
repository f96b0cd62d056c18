// What looks like a body and is none: the first word of a name, a product, a venue, a part of a place or an honour.
extension BodyRecognizer {
    /// Whether a maker's name begins that of a product, `Airbus A321`, `Mitsubishi Destinator`, or ends a person's, `Gerald
    /// R. Ford`.
    func isProduct(_ index: Int, _ end: Int, in passage: Passage) -> Bool {
        let before = passage.token(index - 1)
        if passage.follows(index), before.isMark("."), passage.token(index - 2).isSingleLetter { return true }
        // `Gerald Ford`
        if passage.follows(index), before.isCapitalWord, before.traits.contains(.foreignFirst),
            !before.traits.contains(.weakName), end - index == 1, passage.token(index).traits.contains(.foreignLast)
        {
            return true
        }
        let after = passage.token(end)
        guard after.gap == .space else { return false }
        if after.isNumber {
            return after.length == 3 || passage.token(end + 1).isCapitalWord && passage.follows(end + 1)
        }
        return after.kind == .mixed
            || after.isCapitalWord && after.traits.isDisjoint(with: .foreignFirst.union(.family))
                && !passage.begins(EntryKinds.bodies + EntryKinds.placeNames + EntryKinds.roles, at: end)
    }

    /// Whether the words `index ..< end` stand in the name behind a word of address: `đồng chí Hoàng Gia Lộc`, `ông Vũ
    /// Trường Giang`.
    func isInsideName(_ index: Int, _ end: Int, in passage: Passage) -> Bool {
        guard passage.token(index).isCapital,
            passage.token(index).traits.contains(.family)
                || passage.token(index - 1).isCapitalWord && passage.token(index).gap == .space
        else { return false }
        var first = index
        // `TS. Nguyễn Khoa Bảo Lộc`, `Tiểu đội trưởng Lương Văn Phú`; but what an office is of stands directly behind it.
        func isCued(_ first: Int) -> Bool {
            passage.endsPhrase(.honorific, before: first)
                || first < index && passage.endsPhrase(EntryKinds.roles, before: first)
                || passage.token(first - 1).isMark(".") && passage.endsPhrase(.degree, before: first - 1)
        }
        while !isCued(first) {
            guard index - first < 3, passage.follows(first), passage.token(first).gap == .space,
                passage.token(first - 1).isCapitalWord
            else { return false }
            first -= 1
        }
        guard passage.token(first).traits.contains(.family) else { return false }
        let run = passage.capitalRunEnd(first, limit: 5)
        guard end <= run, run - first >= 3, run - first <= 4 else { return false }
        for at in first..<run where passage.token(at).traits.isDisjoint(with: .kinh) { return false }
        return true
    }

    /// Whether a number or a quantity before what `match` found says that several such bodies are meant, of which none is named.
    func isOneOfSeveral(_ match: LexiconMatch, in passage: Passage) -> Bool {
        let start = match.start
        let end = match.end
        guard match.kind == .organ || match.kind == .bodyHead, passage.follows(start) else { return false }
        let before = passage.token(start - 1)
        // `5 Đảng bộ mới`, `các Đảng bộ`, `danh hiệu Đảng bộ hoàn thành …`, but `kỳ họp thứ nhất Quốc hội`
        if match.kind == .organ, match.attributes == .capital {
            return
                (before.isNumber
                || passage.endsPhrase(EntryKinds(.quantifier, .numberName, .awardWord), before: start))
                && !passage.begins(.ordinalWord, at: start - 2)
        }
        // `6 bệnh viện đa khoa Cần Thơ`, `2 CLB Việt Nam`, but `Ngày 20/5 bệnh viện …`, `Tháng 5 bệnh viện …`
        guard match.kind == .bodyHead, match.attributes.contains(.open), before.isNumber, before.gap != .none,
            !passage.token(start).isCapital || passage.token(start).isAllCapitals,
            passage.token(start).gap == .space, passage.follows(end), let place = passage.place(at: end)
        else { return false }
        return passage.integer(before).map { $0 > 1 && $0 < 1000 } == true
            && !passage.endsPhrase(
                EntryKinds(.numberWord, .monthWord, .dayWord, .yearWord, .hourWord, .minuteWord, .unit),
                before: start - 1)
            && passage.capitalRunEnd(place.first) <= place.end
    }

    /// `Anh hùng Lực lượng vũ trang nhân dân`
    func isInsideHonour(_ index: Int, in passage: Passage) -> Bool {
        (1...2).contains { passage.longest(.honour, at: index - $0).map { $0.end > index } == true }
    }

    /// Whether the last of the words `index ..< end` is a family name: `UBND tỉnh Đoàn Ngọc Lâm`.
    func endsInName(_ index: Int, _ end: Int, in passage: Passage) -> Bool {
        end - index == 2 && !passage.token(index).isCapital && passage.token(end - 1).isCapital
            && passage.token(end - 1).traits.contains(.family)
            && (passage.looksLikeFullName(end - 1)
                || passage.token(end).traits.contains(.middle) && passage.capitalRunEnd(end) == end + 2)
            && !passage.looksLikeFullName(end)
    }

    func isAcronym(_ entry: EntryID, in passage: Passage) -> Bool {
        !passage.lexicon.canonicalBytes(entry).contains { $0 < 0x41 || $0 > 0x5A }
    }

    /// Whether the body's house is meant: `tại Trung tâm Triển lãm quốc gia`, `dự án Nhà máy Nhiệt điện …`.
    func isVenue(_ body: Candidate, in passage: Passage) -> Bool {
        guard body.entry != .none, passage.lexicon.entry(body.entry).attributes.contains(.venue) else { return false }
        // `Địa điểm: Nhà văn hóa quận Ô Môn`
        let first = body.first
        let label = passage.token(first - 1).isMark(":") && passage.follows(first) ? first - 1 : first
        return passage.endsPhrase(.siteCue, before: label)
    }

    /// Whether the capital head stands inside a place's name: `Tây Ban Nha`.
    func isInsidePlace(_ index: Int, in passage: Passage) -> Bool {
        guard passage.token(index).isCapital, passage.follows(index), passage.token(index).gap == .space,
            passage.token(index - 1).isCapitalWord
        else { return false }
        for back in 1...2
        where passage.longest(EntryKinds(.country, .foreignCity, .foreignRegion), at: index - back).map({
            $0.end > index
        }) == true { return true }
        return false
    }

    /// Whether a one-syllable head in lower case is only the end of a longer word: `chức vụ`, `trụ sở`, `môi trường`.
    func isCompound(_ index: Int, _ head: LexiconMatch, in passage: Passage) -> Bool {
        guard head.count == 1, !passage.token(index).isCapital, passage.follows(index) else { return false }
        let before = passage.token(index - 1)
        guard before.isWord, !before.traits.contains(.stop) else { return false }
        // `dẫn dắt tuyển Anh`
        if head.attributes.contains(.place), passage.begins(.country, at: head.end) { return false }
        // `thuộc về đội phường Đô Vinh`
        if head.attributes.contains(.place), passage.matchEnd(at: index - 1) <= index,
            passage.place(at: head.end)?.rule == .placeUnit
        {
            return false
        }
        // `Trụ sở`, but `Trưởng phòng`, `Hà Nội sở …`.
        if before.isCapital, passage.endsPhrase(EntryKinds.placeNames, before: index) { return false }
        return !passage.endsPhrase(EntryKinds.roles, before: index) && !passage.begins(.roleHead, at: index - 1)
            && !passage.begins(EntryKinds(.conjunction, .quantifier, .joiner), at: index - 1)
    }
}
