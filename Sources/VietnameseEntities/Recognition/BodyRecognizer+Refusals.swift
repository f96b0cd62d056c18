// What looks like a body and is none: the first word of a name, a product, a venue, a part of a place or an honour.
extension BodyRecognizer {
    /// Whether the words of `longest` are part of others, or say no body where they stand.
    func isOtherWord(_ longest: LexiconMatch, in passage: Passage) -> Bool {
        let index = longest.start
        // `chuyến thăm cấp Nhà nước Lào`
        if longest.kind == .organ, passage.follows(index), passage.longest(.generic, at: index - 1)?.end == longest.end
        {
            return true
        }
        // `HỌP BÁO THƯỜNG KỲ BỘ NGOẠI GIAO`: the end of a word before another body.
        if passage.token(index).isAllCapitals, passage.follows(index), longest.count > 1,
            passage.longest(.generic, at: index - 1)?.end == index + 1
        {
            return true
        }
        // `hai Đảng, hai nước`
        if longest.kind == .organ, longest.count == 1, !passage.token(index).isAllCapitals,
            !passage.token(index - 2).isNumber,
            passage.begins(.quantifier, at: index - 1)
        {
            return true
        }
        // `Chi cục trưởng`: the head's words begin a role.
        if let role = passage.longest(EntryKinds.roles, at: index), role.end > longest.end { return true }
        // `Trưởng ban Ban Quản lý …`: the role's own word, which the body repeats.
        if longest.count == 1, !passage.token(index).isCapital, passage.token(index + 1).isCapital,
            passage.token(index).value == passage.token(index + 1).value, passage.follows(index + 1)
        {
            return true
        }
        // `Phó Trưởng ban BQL các khu công nghiệp`
        if longest.kind == .bodyHead, longest.count == 1, !passage.token(index).isCapital,
            passage.token(index + 1).isAllCapitals, passage.follows(index + 1), isGoverned(index, in: passage),
            passage.begins(.bodyHead, at: index + 1),
            // The letters' first word is the head itself.
            passage.bytes(passage.token(index)).first.map({ $0 & 0xDF })
                == passage.bytes(passage.token(index + 1)).first
        {
            return true
        }
        if isCompound(index, longest, in: passage) { return true }
        // `họp báo Chính phủ`, `nhà báo Đà Nẵng`, but `Tổng Biên tập báo Đà Nẵng`
        if longest.kind == .bodyName, longest.attributes.contains(.open), !passage.token(index).isCapital,
            !mayStandSmall(index, in: passage) || passage.matchEnd(at: index - 1) > index
        {
            return true
        }
        // `cuộc họp báo Chính phủ`: the end of another word.
        if longest.kind == .bodyHead, longest.count == 1, !passage.token(index).isCapital, passage.follows(index),
            passage.longest(EntryKinds(.generic, .occasion, .eventKind, .field), at: index - 1)?.end == index + 1
        {
            return true
        }
        // `Hưng Yên:Tổ chức Hội nghị …`: a verb.
        if longest.kind == .bodyHead, longest.count == 1, longest.attributes.contains(.capital),
            passage.longest(.generic, at: index)?.end == longest.end,
            passage.begins(EntryKinds(.eventKind, .occasion), at: longest.end)
        {
            return true
        }
        // `Thủ tướng CP`, `BTV TU`: two letters that mean the body only behind a role or another body.
        if longest.attributes.contains(.weak), longest.count == 1,
            !passage.token(index).isAllCapitals
                || !passage.endsPhrase(EntryKinds.roles + EntryKinds.bodies, before: index)
        {
            return true
        }
        // An everyday phrase with the head's word.
        if let generic = passage.longest(.generic, at: index), generic.end > longest.end,
            !passage.token(index + 1).isCapital || passage.token(index + 1).isAllCapitals
        {
            return true
        }
        return false
    }

    /// Whether the words of `longest` are part of a place's or a person's name.
    func isPartOfName(_ longest: LexiconMatch, in passage: Passage) -> Bool {
        let index = longest.start
        if isInsidePlace(index, in: passage) { return true }
        // `Liên hiệp Vương quốc Anh và Bắc Ireland`
        if longest.kind == .bodyHead, passage.longest(.country, at: index).map({ $0.end > longest.end + 1 }) == true {
            return true
        }
        // `Kim Jong Un`
        if longest.count == 1, longest.attributes.contains(.cased), !passage.token(index).isAllCapitals,
            isAcronym(longest.entry, in: passage)
        {
            return true
        }
        // `ông Suzuki nói`: a person of the firm's name.
        if longest.kind == .bodyName, longest.count == 1, longest.attributes.contains(.firm),
            let address = passage.phrase(.honorific, before: index), address.count == 1,
            address.attributes.isDisjoint(with: [.plural, .weak]), !passage.token(index + 1).isCapital
        {
            return true
        }
        // `ông Đoàn Hữu Nghị`
        if longest.count == 1, passage.token(index).traits.contains(.family), passage.token(index).isCapital,
            passage.token(index + 1).isCapitalWord,
            passage.endsPhrase(EntryKinds.address, before: index), !passage.begins(Self.field, at: index + 1)
        {
            return true
        }
        // `kế toán trưởng Đoàn Thị Mỹ Xuyên`
        if longest.count == 1, passage.token(index).traits.contains(.family), passage.token(index + 1).isCapital,
            passage.begins(.nameMarker, at: index + 1), passage.token(index + 2).continuesName,
            !passage.begins(.unit, at: index + 1), !passage.token(index).isAllCapitals
        {
            return true
        }
        if isInsideName(index, longest.end, in: passage) || endsInName(index, longest.end, in: passage) { return true }
        // `Văn Phú Lai`: a firm's name that goes on as a person's.
        if longest.kind == .bodyName, longest.count == 2, passage.capitalRunEnd(index) == longest.end + 1,
            passage.token(index).traits.contains(.family), passage.token(longest.end).traits.contains(.given),
            passage.looksLikeFullName(index)
        {
            return true
        }
        // `nhà văn hóa bản Nà Tăm`: a hamlet's house.
        if longest.attributes.contains(.level) || !passage.token(index).isCapital,
            let site = passage.longest(.siteHead, at: index), site.end > longest.end,
            passage.place(at: index).map({ $0.rule == .placeSite }) == true
        {
            return true
        }
        return false
    }

    /// Whether the words of `longest` are the page's: a byline, a line of capitals, a caption's word.
    func isOfPage(_ longest: LexiconMatch, in passage: Passage) -> Bool {
        let index = longest.start
        // `Thuỳ Dung - BTV`: who wrote it.
        if passage.token(index).isCapital,
            passage.token(index + 1).isCapitalWord
                || !passage.follows(index + 1) && passage.token(index - 1).isMark("-")
                    && passage.token(index).isAllCapitals && longest.kind != .bodyName,
            !passage.token(index - 1).isMark("("), longest.kind != .bodyName || longest.count < 3,
            passage.isNameLine(index)
        {
            return true
        }
        // `ĐẢNG BỘ VÀ NHÂN DÂN XÃ …`: in a line of capitals a word like others.
        if longest.kind == .bodyName, longest.attributes.contains(.capital), passage.token(index).isAllCapitals,
            longest.count > 1,
            passage.follows(index) && passage.token(index - 1).isAllCapitals
                || passage.follows(longest.end) && passage.token(longest.end).isAllCapitals
        {
            return true
        }
        // `BTV: Thu Hạnh`
        if !passage.follows(index), passage.token(longest.end).isMark(":"),
            passage.longest(.caption, at: index)?.end == longest.end
        {
            return true
        }
        return false
    }

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
            passage.endsPhrase(EntryKinds(.honorific, .rank, .degree, .religious), before: first)
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
            // `Tỉnh Đoàn Ngô Văn Cương`, but `… tỉnh Đoàn Ngọc Yến Vi`
            && !(passage.looksLikeFullName(end)
                && !(passage.token(end).traits.contains(.weakName) && passage.token(end + 1).traits.contains(.given)))
    }

    func isAcronym(_ entry: EntryID, in passage: Passage) -> Bool {
        !passage.lexicon.canonicalBytes(entry).contains { $0 < 0x41 || $0 > 0x5A }
    }

    /// Whether the body's house is meant, where its head may be one: `tại Trung tâm Triển lãm quốc gia`, `dự án Nhà máy Nhiệt điện …`.
    func isVenue(_ body: Candidate, in passage: Passage) -> Bool {
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
        return !isGoverned(index, in: passage)
            && !passage.begins(EntryKinds(.conjunction, .quantifier, .joiner), at: index - 1)
    }
}
