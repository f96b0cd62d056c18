// Sites: what a kind's word leads, `sông Lam`, `khu công nghiệp Phú Mỹ 3`, `nghĩa trang phía Nam`.
extension PlaceRecognizer {
    /// The end of the name behind a dash at `index`, the second of two ends: `Hà Nội - Hải Phòng`; nil where there is none.
    func farEnd(_ index: Int, in passage: Passage) -> Int? {
        guard passage.token(index).isMark("-"), passage.follows(index), passage.token(index + 1).isCapitalWord,
            passage.follows(index + 1)
        else { return nil }
        return passage.longest(Self.namesBehindUnit, at: index + 1)?.end ?? passage.capitalRunEnd(index + 1, limit: 3)
    }

    /// Whether a dash may join two names behind the head.
    private func joinsTwo(_ head: LexiconMatch) -> Bool {
        head.attributes.contains(.plural) || head.attributes.contains(.pair)
    }

    /// The end of a day that is a site's name, or nil.
    private func dayName(_ index: Int, in passage: Passage) -> Int? {
        guard let figures = DateRecognizer.figures(index, in: passage), figures.year == 0 else { return nil }
        let after = passage.token(figures.end)
        if figures.month > 0 {
            // `chung cư 6-7 tỷ đồng`, `đường 12/15/7`
            let goesOn = after.isMark("/") || after.isMark("-") && after.gap != .space
            return goesOn || passage.begins(.measureWord, at: figures.end) ? nil : figures.end
        }
        guard passage.follows(figures.end), after.isCapital, passage.begins(.monthWord, at: figures.end),
            passage.token(figures.end + 1).isNumber
        else { return nil }
        return figures.end + 2
    }

    func site(_ headed: Headed, in passage: inout Passage) -> Bool {
        let head = headed.head
        let start = head.start
        let nameStart = headed.nameStart
        let name = headed.name
        var end = nameStart
        // `Quảng trường 26.3`, `Công viên 23 Tháng 9`, but `Đồng Tháp 1-1 Phú Thọ`
        if name.isNumber, !head.attributes.contains(.figure),
            !passage.token(start).isCapital || !passage.follows(start) || !passage.token(start - 1).isCapitalWord,
            let day = dayName(nameStart, in: passage)
        {
            passage.proposePlace(Candidate(start, day, .place, .placeSite, head.entry))
            return true
        }
        // `cột mốc 171`, but `cột mốc 100 bàn thắng`
        if head.attributes.contains(.figure), passage.integer(name) == nil || passage.isCounted(nameStart + 1) {
            return false
        }
        // `kênh HTTV`: of television.
        if head.attributes.contains(.cased), name.isAllCapitals, passage.hasNoVowel(name) { return false }
        // `ĐÌNH TRỌNG thực hiện`
        if passage.token(start).isAllCapitals, passage.isNameLine(start) { return false }
        // `trưởng thôn Lăng Thị Diệp`
        if passage.token(start).isCapital, passage.begins(.nameMarker, at: nameStart), name.isCapital,
            passage.token(nameStart + 1).isCapitalWord
        {
            return false
        }
        // `Lăng Đức Sủng`
        if head.count == 1, passage.token(start).isCapital, passage.token(start).traits.contains(.family),
            !passage.isSentenceStart(start), name.traits.contains(.middle), passage.looksLikeFullName(start)
        {
            return false
        }
        // `ông Đường Công Lữu`
        if head.count == 1, passage.token(start).isCapital, passage.token(start).traits.contains(.family),
            name.traits.contains(.middle), isAfterHonorific(start, in: passage)
        {
            return false
        }
        // `"Kiệt Sẹo"`
        if head.attributes.contains(.parent), !name.isNumber, passage.token(start).isCapital,
            passage.token(start - 1).isQuote, passage.token(start).traits.contains(.given)
        {
            return false
        }
        // `Chính trị viên đảo Lý Hoàng Ngữ`
        if head.count == 1, !passage.token(start).isCapital, passage.looksLikeFullName(nameStart),
            passage.endsPhrase(EntryKinds.roles, before: start)
        {
            return false
        }
        // `Ảnh: Đình Tuyên`
        if passage.token(start).isCapital, passage.follows(start), passage.token(start - 1).isMark(":"),
            passage.endsPhrase(.caption, before: start - 1)
        {
            return false
        }
        if name.isNumber || name.kind == .mixed {
            guard head.attributes.contains(.numbered), !isTelephone(name, in: passage),
                !isQuantity(nameStart, in: passage)
            else { return false }
            // `ngõ 12 Láng Hạ`: an alley and its street.
            let street = passage.capitalRunEnd(nameStart + 1, limit: 5)
            if head.attributes.contains(.parent), street - nameStart > 2, street - nameStart < 6,
                passage.token(nameStart + 1).gap == .space,
                passage.longest(EntryKinds.bodies + EntryKinds.roles, at: nameStart + 1).map({ $0.count < 2 }) ?? true
            {
                end = street
            } else {
                end = nameStart + 1
            }
            // `số 8, ngõ 41 đường Giải Phóng`
            var from = start
            if head.attributes.contains(.parent) {
                if passage.follows(end), let road = passage.longest(.siteHead, at: end), isRoad(road, passage),
                    let street = passage.place(at: end)
                {
                    end = street.end
                }
                from = houseInAlley(start, in: passage)
                if from < start { end = unitsBehind(end, in: passage) }
            }
            passage.proposePlace(Candidate(from, end, .place, .placeUnit, head.entry))
            return true
        }
        // `khu đô thị sinh thái Việt Trì`: lower-case words may lead to the name behind a head of several words.
        if head.count >= 2 && head.attributes.contains(.open) {
            while end - nameStart < 6, passage.follows(end), passage.token(end).isWord, !passage.token(end).isCapital,
                !passage.token(end).traits.contains(.stop), !passage.begins(.verb, at: end)
            { end += 1 }
        }
        // `khu lưu niệm Chủ tịch Hồ Chí Minh`, `tượng đài vua Lý Thái Tổ`
        if head.count >= 2, head.attributes.contains(.open),
            let role = passage.longest(.office, at: nameStart)
                // `Khu di tích tưởng niệm đồng chí Nguyễn Đức Cảnh`
                ?? passage.longest(.honorific, at: nameStart).flatMap({
                    $0.attributes.contains(.weak) || $0.attributes.contains(.plural) ? nil : $0
                }),
            passage.token(role.end).isCapitalWord,
            role.kind == .office || passage.capitalRunEnd(role.end) - role.end > 1,
            passage.follows(role.end)
        {
            passage.proposePlace(
                Candidate(start, passage.capitalRunEnd(role.end, limit: 5), .place, .placeSite, head.entry))
            return true
        }
        // `hội trường Thành phố`: the level, no name.
        let level =
            name.isCapital && !passage.token(nameStart + 1).isCapital ? passage.longest(.level, at: nameStart) : nil
        if let level, level.count > 1, passage.place(at: nameStart) == nil { return false }
        // `nghĩa trang xã Quỳnh Anh`, `tượng đài chiến khu Ngọc Trạo`, `Hội trường Thành phố Vinh`
        if end > nameStart || !passage.token(nameStart).isCapital || level != nil, head.count >= 2,
            let place = passage.place(at: nameStart), place.rule == .placeUnit || place.rule == .placeSite
        {
            passage.proposePlace(Candidate(start, place.end, .place, .placeSite, head.entry))
            return true
        }
        // `nghĩa trang phía Nam`, `khu đô thị mới phía Nam thành phố …`
        for at in nameStart...min(end, nameStart + 1)
        where head.count >= 2 && passage.follows(at) && !passage.token(at).isCapital {
            guard !passage.begins(.quantifier, at: start - 1), let side = passage.longest(.siteTail, at: at),
                side.attributes.contains(.place),
                passage.token(side.end - 1).isCapital
            else { continue }
            let place = passage.follows(side.end) ? passage.place(at: side.end)?.end : nil
            passage.proposePlace(Candidate(start, place ?? side.end, .place, .placeSite, head.entry))
            return true
        }
        let lead = end
        guard passage.follows(lead), passage.token(lead).isCapitalWord else { return false }
        // `Trưởng ban Quản lý các KCN Giáp Văn Thước`, `Trưởng Ban Quản lý Khu kinh tế Tằng A Sáng`
        if passage.begins(.quantifier, at: start - 1)
            || head.attributes.contains(.closed) && !passage.begins(Self.namesBehindUnit, at: lead),
            passage.looksLikeFullName(lead)
        {
            return false
        }
        if lead > nameStart,
            passage.begins(EntryKinds.roles + EntryKinds.bodies, at: lead) || passage.place(at: lead) == nil
                || passage.begins(EntryKinds(.country, .foreignCity), at: lead)
        {
            return false
        }
        if let place = passage.place(at: lead),
            lead > nameStart || place.rule == .placeUnit && passage.token(lead).isAllCapitals && place.end > lead + 1
        {
            passage.proposePlace(Candidate(start, place.end, .place, .placeSite, head.entry))
            return true
        }
        // `đền Thái Lan`, `cảng biển Iran`: one of the country's, not a name.
        if let country = passage.longest(.country, at: nameStart), !isRoad(head, passage) {
            let after = passage.token(country.end)
            if !(after.continuesName), !(after.isMark("-") && passage.follows(country.end)) { return false }
        }
        if let other = passage.longest(EntryKinds(.organ, .bodyHead) + EntryKinds.roles, at: nameStart),
            other.kind != .bodyHead || other.count > 1, head.count == 1 || !passage.begins(.office, at: nameStart)
        {
            return false
        }
        if head.attributes.contains(.weak), passage.token(start).isCapital {
            // `Hồ Tây` is in the lexicon; `Hồ Văn An` is a person.
            if passage.token(start).traits.contains(.family) || !passage.isSentenceStart(start) { return false }
        }
        if let known = passage.longest(Self.namesBehindUnit, at: nameStart) { end = known.end }
        var run = passage.capitalRunEnd(nameStart, limit: 6)
        // `phố Nguyễn Chánh`; `Đội trưởng Hải quan cửa khẩu Chi Ma Lành Tuấn Anh`
        for index in nameStart..<run
        where index > nameStart
            && passage.longest(EntryKinds.roles, at: index).map({ $0.count > 1 || $0.kind != .roleHead }) == true
            || index > nameStart + 1 && passage.token(index).traits.contains(.family)
                && passage.looksLikeFullName(index)
            // `đường hoa Nguyễn Huệ Tết Bính Ngọ 2026`
            || index > nameStart && passage.begins(.eventName, at: index)
            || index > nameStart && isShortUnit(index, behind: nameStart, in: passage)
        {
            run = index
            break
        }
        end = max(end, run)
        // `sân Look E-san`, `sân Prince Abdullah Al-Faisal`
        while end - nameStart < Self.nameLimit, passage.token(end).isMark("-"), passage.token(end).gap == .none,
            passage.token(end + 1).isWord, passage.token(end + 1).gap == .none
        { end = max(end + 2, passage.capitalRunEnd(end + 1, limit: 3)) }
        // `Cầu Bắc Luân 2,`
        if passage.token(start).isCapital, passage.token(end).isNumber, passage.token(end).gap == .space,
            passage.token(end).length == 1, passage.token(end + 1).isMark(",") || passage.token(end + 1).isMark(")"),
            !isRoad(head, passage)
        {
            end += 1
        }
        // `đường ĐT 746`
        if isRoad(head, passage), end == nameStart + 1, name.isAllCapitals, passage.follows(end),
            passage.token(end).isNumber
        {
            end += 1
        }
        // `cao tốc Biên Hòa - Vũng Tàu`, `giao lộ Lê Lợi - Pasteur`, `Phú Mỹ 3`
        if head.attributes.contains(.open) {
            while end - nameStart < Self.nameLimit, joinsTwo(head), let other = farEnd(end, in: passage) { end = other }
            let after = passage.token(end + 1)
            if passage.token(end).isNumber && passage.token(end).gap == .space && passage.token(end).length <= 2
                && (!after.isWord || after.gap == .line || after.traits.contains(.stop) || head.count >= 3)
                // `Sông Lam Nghệ An 2-2 Bình Dương`
                && !(after.isMark("-") && after.gap == .none && passage.token(end + 2).isNumber)
            {
                end += 1
            }
        }
        if head.count == 1, passage.follows(start), passage.begins(.quantifier, at: start - 1) {
            // `các sông Thạch Hãn, Bến Hải`
            passage.proposePlace(Candidate(nameStart, end, .place, .placeName))
            return true
        }
        if isRoad(head, passage), let tail = passage.longest(.siteTail, at: end), passage.follows(end) {
            // `đường Nguyễn Đình Chiểu kéo dài`, not `kéo dài 3 km`
            let after = passage.token(tail.end)
            if !passage.follows(tail.end) || after.isMark || after.traits.contains(.stop) { end = tail.end }
        }
        let (from, to) = address(start, end, head, in: passage)
        passage.proposePlace(Candidate(from, to, .place, .placeSite, head.entry))
        return true
    }
}
