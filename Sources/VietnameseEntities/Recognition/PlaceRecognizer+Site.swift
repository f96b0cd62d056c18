// Sites: what a kind's word leads, `sông Lam`, `khu công nghiệp Phú Mỹ 3`, `nghĩa trang phía Nam`.
extension PlaceRecognizer {
    /// What is said of the persons whose memory a site keeps.
    private static let titles = EntryKinds(.office, .rank, .degree, .honour, .religious)

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

    /// Proposes the site whose word is `headed`'s; returns whether there is one.
    func site(_ headed: Headed, in passage: inout Passage) -> Bool {
        let (head, start, nameStart) = (headed.head, headed.start, headed.nameStart)
        if let end = dayEnd(headed, in: passage) { return proposeSite(headed, to: end, in: &passage) }
        if isOtherSite(headed, in: passage) || isInPersonsName(headed, in: passage) { return false }
        if headed.name.isNumber || headed.name.kind == .mixed { return numberedSite(headed, in: &passage) }
        let lead = leadEnd(headed, in: passage)
        if let end = honouredEnd(headed, in: passage) ?? ownerEnd(headed, lead, in: passage)
            ?? sideEnd(headed, lead, in: passage)
        {
            return proposeSite(headed, to: end, in: &passage)
        }
        guard passage.follows(lead), passage.token(lead).isCapitalWord, !isOfficesEnd(headed, lead, in: passage)
        else { return false }
        let place = passage.place(at: lead)
        if lead > nameStart {
            guard let place, !passage.begins(EntryKinds.roles + EntryKinds.bodies, at: lead),
                !passage.begins(EntryKinds(.country, .foreignCity), at: lead)
            else { return false }
            return proposeSite(headed, to: place.end, in: &passage)
        }
        if let place, place.rule == .placeUnit, headed.name.isAllCapitals, place.end > nameStart + 1 {
            return proposeSite(headed, to: place.end, in: &passage)
        }
        if isOfOther(headed, in: passage) { return false }
        var end = siteEnd(headed, in: passage)
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

    /// Proposes the site whose name ends at `end`; returns true.
    private func proposeSite(_ headed: Headed, to end: Int, in passage: inout Passage) -> Bool {
        passage.proposePlace(Candidate(headed.start, end, .place, .placeSite, headed.head.entry))
        return true
    }

    // MARK: Numbers for a name

    /// The end of a day for a name: `Quảng trường 26.3`, `Công viên 23 Tháng 9`, but `Đồng Tháp 1-1 Phú Thọ`; nil where there
    /// is none.
    private func dayEnd(_ headed: Headed, in passage: Passage) -> Int? {
        let start = headed.start
        guard headed.name.isNumber, !headed.attributes.contains(.figure),
            !passage.token(start).isCapital || !passage.follows(start) || !passage.token(start - 1).isCapitalWord
        else { return nil }
        return dayName(headed.nameStart, in: passage)
    }

    /// Proposes the site that bears a number: `ngõ 12`, `quốc lộ 1A`; returns whether there is one.
    private func numberedSite(_ headed: Headed, in passage: inout Passage) -> Bool {
        let (start, nameStart) = (headed.start, headed.nameStart)
        guard headed.attributes.contains(.numbered), !isTelephone(headed.name, in: passage),
            !isQuantity(nameStart, in: passage)
        else { return false }
        var from = start
        var end = nameStart + 1
        if headed.attributes.contains(.parent) {
            // `ngõ 12 Láng Hạ`: an alley and its street.
            let street = passage.capitalRunEnd(end, limit: 5)
            if street - nameStart > 2, street - nameStart < 6, passage.token(end).gap == .space,
                passage.longest(EntryKinds.bodies + EntryKinds.roles, at: end).map({ $0.count < 2 }) ?? true
            {
                end = street
            }
            // `số 8, ngõ 41 đường Giải Phóng`
            if passage.follows(end), let road = passage.longest(.siteHead, at: end), isRoad(road, passage),
                let street = passage.place(at: end)
            {
                end = street.end
            }
            from = houseInAlley(start, in: passage)
            if from < start { end = unitsBehind(end, in: passage) }
        }
        passage.proposePlace(Candidate(from, end, .place, .placeUnit, headed.head.entry))
        return true
    }

    // MARK: What leads to the name

    /// Where the small letters end that lead to the name behind a head of several words: `khu đô thị sinh thái Việt Trì`.
    private func leadEnd(_ headed: Headed, in passage: Passage) -> Int {
        var end = headed.nameStart
        guard headed.head.count >= 2, headed.attributes.contains(.open) else { return end }
        while end - headed.nameStart < 6, passage.follows(end), passage.token(end).isWord,
            !passage.token(end).isCapital,
            !passage.token(end).traits.contains(.stop), !passage.begins(.verb, at: end)
        { end += 1 }
        return end
    }

    /// The end of the person whose memory the site keeps: `khu lưu niệm Chủ tịch Hồ Chí Minh`, `tượng đài vua Lý Thái Tổ`,
    /// `Nhà lưu niệm Đại tá, Anh hùng LLVTND Vũ Trọng Kha`; nil where there is none.
    private func honouredEnd(_ headed: Headed, in passage: Passage) -> Int? {
        guard headed.head.count >= 2, headed.attributes.contains(.open) else { return nil }
        var at = headed.nameStart
        var isTitled = false
        for _ in 0..<4 {
            guard passage.follows(at) else { return nil }
            let from = isTitled && passage.token(at).isMark(",") ? at + 1 : at
            guard let title = passage.longest(Self.titles, at: from) ?? passage.longest(EntryKinds.address, at: from)
            else { break }
            // `Khu di tích tưởng niệm đồng chí Nguyễn Đức Cảnh`
            if title.kind == .honorific || title.kind == .occupation {
                if title.attributes.contains(.weak) || title.attributes.contains(.plural) { break }
            } else {
                isTitled = true
            }
            at = title.end
            if passage.token(at).isMark("("), passage.token(at + 2).isMark(")") { at += 3 }
        }
        guard at > headed.nameStart, passage.follows(at), passage.token(at).isCapitalWord else { return nil }
        let end = passage.capitalRunEnd(at, limit: 5)
        return isTitled || end - at > 1 ? end : nil
    }

    /// The end of the unit or site that has it: `nghĩa trang xã Quỳnh Anh`, `tượng đài chiến khu Ngọc Trạo`, `Hội trường
    /// Thành phố Vinh`; nil where there is none.
    private func ownerEnd(_ headed: Headed, _ lead: Int, in passage: Passage) -> Int? {
        let nameStart = headed.nameStart
        guard headed.head.count >= 2, let place = passage.place(at: nameStart),
            place.rule == .placeUnit || place.rule == .placeSite,
            lead > nameStart || !headed.name.isCapital
                || !passage.token(nameStart + 1).isCapital && passage.begins(.level, at: nameStart)
        else { return nil }
        return place.end
    }

    /// The end of the side on which it lies: `nghĩa trang phía Nam`, `khu đô thị mới phía Nam thành phố …`; nil where none is
    /// said.
    private func sideEnd(_ headed: Headed, _ lead: Int, in passage: Passage) -> Int? {
        guard headed.head.count >= 2 else { return nil }
        for at in headed.nameStart...min(lead, headed.nameStart + 1)
        where passage.follows(at) && !passage.token(at).isCapital {
            guard !passage.begins(.quantifier, at: headed.start - 1), let side = passage.longest(.siteTail, at: at),
                side.attributes.contains(.place),
                passage.token(side.end - 1).isCapital
            else { continue }
            return passage.follows(side.end) ? passage.place(at: side.end)?.end ?? side.end : side.end
        }
        return nil
    }

    // MARK: What is no site

    /// Whether the word means something else before what follows.
    private func isOtherSite(_ headed: Headed, in passage: Passage) -> Bool {
        // `cột mốc 171`, but `cột mốc 100 bàn thắng`
        if headed.attributes.contains(.figure),
            passage.integer(headed.name) == nil || passage.isCounted(headed.nameStart + 1)
        {
            return true
        }
        // `kênh HTTV`: of television.
        return headed.attributes.contains(.cased) && headed.name.isAllCapitals && passage.hasNoVowel(headed.name)
    }

    /// Whether the word or the capitals behind it are a person's name.
    private func isInPersonsName(_ headed: Headed, in passage: Passage) -> Bool {
        let (start, nameStart, name) = (headed.start, headed.nameStart, headed.name)
        let word = passage.token(start)
        // `ĐÌNH TRỌNG thực hiện`
        if word.isAllCapitals, passage.isNameLine(start) { return true }
        // `Chính trị viên đảo Lý Hoàng Ngữ`
        guard word.isCapital else {
            return headed.head.count == 1 && passage.looksLikeFullName(nameStart)
                && (passage.endsPhrase(EntryKinds.roles, before: start)
                    || closesOwnUnit(start, in: passage))
        }
        // `trưởng thôn Lăng Thị Diệp`
        if name.isCapital, passage.begins(.nameMarker, at: nameStart), passage.token(nameStart + 1).isCapitalWord {
            return true
        }
        // `Lăng Đức Sủng`, `ông Đường Công Lữu`
        if headed.head.count == 1, word.traits.contains(.family), name.traits.contains(.middle),
            !passage.isSentenceStart(start) && passage.looksLikeFullName(start)
                || isAfterHonorific(start, in: passage)
        {
            return true
        }
        // `"Kiệt Sẹo"`
        if headed.attributes.contains(.parent), !name.isNumber, passage.token(start - 1).isQuote,
            word.traits.contains(.given)
        {
            return true
        }
        // `Ảnh: Đình Tuyên`
        return passage.follows(start) && passage.token(start - 1).isMark(":")
            && passage.endsPhrase(.caption, before: start - 1)
    }

    /// Whether the small word at `index` closes the unit that an office repeats: `Hạt trưởng hạt quản lý đê Trần Quý Dậu`.
    private func closesOwnUnit(_ index: Int, in passage: Passage) -> Bool {
        (2...4).contains { back in
            let unit = index - back
            guard unit >= 2, passage.longest(.office, at: unit - 2).map({ $0.end == unit }) == true else {
                return false
            }
            return passage.token(unit).value == passage.token(unit - 2).value
                && (unit + 1...index).allSatisfy { passage.follows($0) }
        }
    }

    /// Whether the word closes what an office is of, and its holder follows: `Trưởng ban Quản lý các KCN Giáp Văn Thước`,
    /// `Trưởng Ban Quản lý Khu kinh tế Tằng A Sáng`.
    private func isOfficesEnd(_ headed: Headed, _ lead: Int, in passage: Passage) -> Bool {
        (passage.begins(.quantifier, at: headed.start - 1)
            || headed.attributes.contains(.closed) && !passage.begins(Self.namesBehindUnit, at: lead))
            && passage.looksLikeFullName(lead)
    }

    /// Whether the capital behind the word is no name of a site but a level, a country, a body or an office.
    private func isOfOther(_ headed: Headed, in passage: Passage) -> Bool {
        let (head, nameStart) = (headed.head, headed.nameStart)
        // `hội trường Thành phố`: the level, no name.
        if !passage.token(nameStart + 1).isCapital,
            passage.longest(.level, at: nameStart).map({ $0.count > 1 }) == true, passage.place(at: nameStart) == nil
        {
            return true
        }
        // `đền Thái Lan`, `cảng biển Iran`: one of the country's, not a name.
        if let country = passage.longest(.country, at: nameStart), !isRoad(head, passage) {
            let after = passage.token(country.end)
            if !after.continuesName, !(after.isMark("-") && passage.follows(country.end)) { return true }
        }
        if let other = passage.longest(EntryKinds(.organ, .bodyHead) + EntryKinds.roles, at: nameStart),
            other.kind != .bodyHead || other.count > 1, head.count == 1 || !passage.begins(.office, at: nameStart)
        {
            return true
        }
        // `Hồ Tây` is in the lexicon; `Hồ Văn An` is a person.
        let word = passage.token(headed.start)
        return headed.attributes.contains(.weak) && word.isCapital
            && (word.traits.contains(.family) || !passage.isSentenceStart(headed.start))
    }

    // MARK: How far the name goes

    /// Where the site's name ends.
    private func siteEnd(_ headed: Headed, in passage: Passage) -> Int {
        let (head, nameStart) = (headed.head, headed.nameStart)
        var end = max(
            passage.longest(Self.namesBehindUnit, at: nameStart)?.end ?? nameStart,
            siteRunEnd(nameStart, in: passage))
        // `sân Look E-san`, `sân Prince Abdullah Al-Faisal`
        while end - nameStart < Self.nameLimit, passage.token(end).isMark("-"), passage.token(end).gap == .none,
            passage.token(end + 1).isWord, passage.token(end + 1).gap == .none
        { end = max(end + 2, passage.capitalRunEnd(end + 1, limit: 3)) }
        let number = passage.token(end)
        if number.isNumber {
            let isOwn =
                isRoad(head, passage)
                // `đường ĐT 746`
                ? end == nameStart + 1 && headed.name.isAllCapitals && number.gap != .line
                // `Cầu Bắc Luân 2,`
                : passage.token(headed.start).isCapital && number.gap == .space && number.length == 1
                    && (passage.token(end + 1).isMark(",") || passage.token(end + 1).isMark(")"))
            if isOwn { end += 1 }
        }
        guard headed.attributes.contains(.open) else { return end }
        // `cao tốc Biên Hòa - Vũng Tàu`, `giao lộ Lê Lợi - Pasteur`
        while end - nameStart < Self.nameLimit, joinsTwo(head), let other = farEnd(end, in: passage) { end = other }
        return endsWithNumber(end, head, in: passage) ? end + 1 : end
    }

    /// Where the capitals of a site's name end: before an office, a person, an event or a unit written short.
    private func siteRunEnd(_ nameStart: Int, in passage: Passage) -> Int {
        let run = passage.capitalRunEnd(nameStart, limit: 6)
        // `phố Nguyễn Chánh`; `Đội trưởng Hải quan cửa khẩu Chi Ma Lành Tuấn Anh`
        for index in (nameStart + 1)..<max(run, nameStart + 1)
        where passage.longest(EntryKinds.roles, at: index).map({ $0.count > 1 || $0.kind != .roleHead }) == true
            || index > nameStart + 1 && passage.token(index).traits.contains(.family)
                && passage.looksLikeFullName(index)
            // `đường hoa Nguyễn Huệ Tết Bính Ngọ 2026`
            || passage.begins(.eventName, at: index)
            || isShortUnit(index, behind: nameStart, in: passage)
        {
            return index
        }
        return run
    }

    /// Whether the number at `index` closes the site's name: `Phú Mỹ 3`, but `Sông Lam Nghệ An 2-2 Bình Dương`.
    private func endsWithNumber(_ index: Int, _ head: LexiconMatch, in passage: Passage) -> Bool {
        let number = passage.token(index)
        guard number.isNumber, number.gap == .space, number.length <= 2 else { return false }
        let after = passage.token(index + 1)
        return (!after.isWord || after.gap == .line || after.traits.contains(.stop) || head.count >= 3)
            && !(after.isMark("-") && after.gap == .none && passage.token(index + 2).isNumber)
    }
}
