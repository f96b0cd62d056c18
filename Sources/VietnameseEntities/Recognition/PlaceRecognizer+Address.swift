// Roads, houses on them, and the units behind a house's number.
extension PlaceRecognizer {
    /// `QL14B`, `TL10`: a road's abbreviation and number in one token.
    func road(at index: Int, in passage: inout Passage) {
        let token = passage.token(index)
        if token.isNumber, let street = passage.place(at: index + 1),
            street.rule == .placeSite || street.rule == .placeUnit, passage.token(index + 1).gap == .space
        {
            houseOnStreet(at: index, street, in: &passage)
        }
        let isHouse =
            token.isNumber
            || token.kind == .mixed && token.length <= 4 && passage.bytes(token).first.map({ $0 <= 0x39 }) == true
        if isHouse, passage.token(index + 1).continuesName { houseNumber(at: index, in: &passage) }
        guard token.length <= 8, let head = letters(of: token, EntryKinds(.siteHead), in: passage),
            passage.lexicon.entry(head).attributes.contains(.numbered)
        else { return }
        passage.proposePlace(Candidate(index, index + 1, .place, .placeUnit, head))
    }

    /// The entry of one of `kinds` that two letters or more before a token's digits are, `QL12A`, or nil.
    private func letters(of token: Token, _ kinds: EntryKinds, in passage: Passage) -> EntryID? {
        guard token.kind == .mixed, token.isCapital else { return nil }
        let bytes = passage.bytes(token)
        guard let digit = bytes.firstIndex(where: { $0 >= 0x30 && $0 <= 0x39 }), digit >= 2 else { return nil }
        return passage.lexicon.word(UnsafeBufferPointer(rebasing: bytes[0..<digit]), kinds)
    }

    /// `Km 14+200 Quốc lộ 7A`, `Km39 QL12A`: a road's kilometre, and the road.
    func kilometre(at index: Int, in passage: inout Passage) {
        let isNumber = passage.token(index).isNumber
        var end = index + 1
        if passage.token(end).isMark("+"), passage.token(end).gap == .none, passage.token(end + 1).isNumber { end += 2 }
        guard passage.follows(end), passage.token(end).gap == .space, let road = passage.place(at: end),
            passage.token(end).kind == .mixed
                || passage.longest(.siteHead, at: end).map({ $0.attributes.contains(.numbered) }) == true,
            isNumber
                ? passage.follows(index) && passage.begins(.kilometreWord, at: index - 1)
                // `Km784` is one token.
                : letters(of: passage.token(index), EntryKinds(.kilometreWord), in: passage) != nil
        else { return }
        let start = isNumber ? index - 1 : index
        passage.proposePlace(Candidate(start, road.end, .place, .placeSite))
    }

    /// `khu đất số 1 Lý Thái Tổ`, `tại 15 Trần Phú, phường A`: a house number and a street's name without `đường`.
    private func houseNumber(at index: Int, in passage: inout Passage) {
        guard passage.follows(index + 1) else { return }
        let first = houseStart(index, in: passage)
        let hasWord = passage.begins(.numberWord, at: first - 1)
        let start = hasWord ? first - 1 : first
        let end = passage.capitalRunEnd(index + 1, limit: 5)
        guard end - index >= 3, end - index <= 5, !passage.begins(EntryKinds.roles + EntryKinds.bodies, at: index + 1)
        else { return }
        let isNamed = passage.place(at: index + 1) != nil
        let unitFollows = beginsUnit(end, in: passage)
        // `số 12 Hà Nội, phường Thuận Hóa`: the units behind say what it is.
        // `6B Hoàng Diệu, Ba Đình, Hà Nội`
        let placeFollows =
            passage.token(end).isMark(",")
            && passage.place(at: end + 1).map { $0.rule == .placeName || isDistrict($0, in: passage) } == true
        let isAddress =
            hasWord && unitFollows || placeFollows && passage.token(index).kind == .mixed
            || !passage.follows(start) && unitFollows && !passage.looksLikeFullName(index + 1)
        if !passage.follows(start), !isAddress { return }
        // `Địa chỉ: 05 Hải Dương, phường Bình Ngọc`
        let isLabelled =
            unitFollows && passage.token(start - 1).isMark(":") && passage.endsPhrase(.siteCue, before: start - 1)
        // `Cục Sở hữu trí tuệ, 386 Nguyễn Trãi, phường Thanh Xuân`; `trụ sở UBND tỉnh, số 16 Lê Lợi.`
        let isListed =
            passage.token(start - 1).isMark("-") && passage.token(start).gap == .space && unitFollows
            || passage.token(start - 1).isMark(",") && (unitFollows || hasWord && !isNamed && passage.token(end).isMark)
        // `Văn phòng Chủ tịch nước (số 2 Lê Thạch)`, `Nhà hát Sông Hương (12 Phan Bội Châu, P.Phú Xuân)`
        let isEnclosed =
            passage.token(start - 1).isMark("(") && passage.follows(start)
            && (unitFollows || hasWord && !isNamed && passage.token(end).isMark(")"))
        // `Nhà tang lễ số 5 Trần Thánh Tông`: what stands there is told by its address.
        // but `metro số 1 Bến Thành - Suối Tiên`
        let site =
            hasWord && !isNamed && passage.looksLikeFullName(index + 1) ? siteStart(start, in: passage) : nil
        guard
            isAddress || isLabelled || isListed || isEnclosed || site != nil
                || !isNamed && passage.endsPhrase(.siteCue, before: start)
        else {
            return
        }
        if !hasWord, !passage.token(end).isMark { return }
        passage.proposePlace(Candidate(site ?? start, unitsBehind(end, in: passage), .place, .placeSite))
    }

    /// The first number of a house's that ends with the one at `index`: `41/6`, `45/7/2`.
    private func houseStart(_ index: Int, in passage: Passage) -> Int {
        var start = index
        while start >= 2, passage.token(start - 1).isMark("/"), passage.token(start).gap == .none,
            passage.token(start - 1).gap == .none, passage.token(start - 2).hasDigits
        { start -= 2 }
        return start
    }

    /// Where the site begins whose word or name ends at `end`, or nil.
    private func siteStart(_ end: Int, in passage: Passage) -> Int? {
        guard passage.follows(end) else { return nil }
        if let word = passage.phrase(EntryKinds(.siteHead, .site), before: end) { return word.start }
        let venue = passage.phrase(.bodyHead, before: end)
        return venue?.attributes.contains(.venue) == true ? venue?.start : nil
    }

    /// Whether a comma and a unit stand at `index`: `, phường Thuận Hóa`.
    private func beginsUnit(_ index: Int, in passage: Passage) -> Bool {
        passage.token(index).isMark(",") && passage.place(at: index + 1)?.rule == .placeUnit
    }

    /// `45/7 đường Phạm Văn Chiêu, phường A`: a house number before a street's word.
    private func houseOnStreet(at index: Int, _ street: Candidate, in passage: inout Passage) {
        guard let head = passage.longest(.siteHead, at: index + 1),
            isRoad(head, passage) || head.attributes.contains(.parent)
        else { return }
        var start = houseStart(index, in: passage)
        let hasWord = passage.begins(.numberWord, at: start - 1) && passage.follows(start)
        if hasWord { start -= 1 }
        // `số nhà 47 đường …`
        if let word = passage.longest(.numberWord, at: start - 2), word.end == start, word.count == 2 { start -= 2 }
        // `2 đường Trần Phú và Lê Lợi`: a number of streets.
        guard hasWord || start < index || passage.token(street.end).isMark(","),
            hasWord || passage.token(start - 1).isMark || !passage.follows(start)
                || passage.endsPhrase(.siteCue, before: start)
        else { return }
        passage.proposePlace(Candidate(start, unitsBehind(street.end, in: passage), .place, .placeSite))
    }

    /// `số 8, ngõ 41 đường Giải Phóng`: a house's number before an alley's.
    func houseInAlley(_ start: Int, in passage: Passage) -> Int {
        guard passage.token(start - 1).isMark(","), passage.follows(start), passage.follows(start - 1),
            passage.token(start - 2).isNumber
        else { return start }
        let first = houseStart(start - 2, in: passage)
        return passage.follows(first) && passage.begins(.numberWord, at: first - 1) ? first - 1 : start
    }

    /// Whether a place that is a site by its rule bears a district's name: `Ba Đình`.
    private func isDistrict(_ place: Candidate, in passage: Passage) -> Bool {
        passage.longest(EntryKinds(.district, .city), at: place.first)?.end == place.end
    }

    /// The end of the units behind a street with a house number: `, phường A, tỉnh B`.
    func unitsBehind(_ end: Int, in passage: Passage) -> Int {
        var end = end
        while passage.token(end).isMark(","), passage.follows(end), let unit = passage.place(at: end + 1),
            unit.rule == .placeUnit || unit.rule == .placeName || isDistrict(unit, in: passage)
        { end = unit.end }
        return end
    }

    /// A street with a house number is one place with the units behind it: `số 15 đường Trần Phú, phường A, tỉnh B`.
    func address(_ start: Int, _ end: Int, _ head: LexiconMatch, in passage: Passage) -> (Int, Int) {
        guard isRoad(head, passage), passage.follows(start),
            passage.token(start - 1).isNumber || passage.token(start - 1).kind == .mixed
        else { return (start, end) }
        var from = start - 1
        guard passage.follows(from), passage.begins(.numberWord, at: from - 1) else { return (start, end) }
        from -= 1
        return (from, unitsBehind(end, in: passage))
    }

    /// Roads join two ends by a dash.
    func isRoad(_ head: LexiconMatch, _ passage: Passage) -> Bool { head.attributes.contains(.plural) }
}
