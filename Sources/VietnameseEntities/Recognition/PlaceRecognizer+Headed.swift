// Places that a unit's or site's word leads: `xã Thạch Quảng`, `sông Lam`, `khu công nghiệp Phú Mỹ 3`.
extension PlaceRecognizer {
    private func isCompass(_ index: Int, in passage: Passage) -> Bool { passage.begins(.compass, at: index) }

    /// `ĐT 0256 385…`: no road.
    private func isTelephone(_ number: Token, in passage: Passage) -> Bool {
        number.length > 2 && passage.bytes(number).first == 0x30
    }

    func unit(_ head: LexiconMatch, in passage: inout Passage) -> Bool {
        let start = head.start
        var nameStart = head.end
        guard passage.follows(nameStart) else { return false }
        let headIsShort = passage.token(start).isAllCapitals || passage.token(start).isSingleLetter
        // `TP.HCM`, `P.10`, `T.P Vinh`: a full stop may stand behind an abbreviated head.
        if headIsShort, passage.token(nameStart).isMark("."), passage.follows(nameStart + 1) { nameStart += 1 }
        // `xã biên giới Tùng Vài`, `xã đảo Tam Hải`
        if head.kind == .unit, !passage.token(nameStart).isCapital,
            let quality = passage.longest(.unitQuality, at: nameStart), passage.follows(quality.end)
        {
            nameStart = quality.end
        }
        let name = passage.token(nameStart)
        // `X.THIÊN`, below the text
        if passage.token(start).isSingleLetter, !passage.follows(start), passage.isNameLine(start) { return false }
        // `Cựu Thủ tướng Nepal KP Sharma Oli`: initials of a foreigner.
        if headIsShort, passage.token(start).isWord, name.isCapitalWord,
            !passage.isVietnamese(name) || name.isForeignNameOnly, passage.owner[nameStart] == 0,
            head.attributes.contains(.closed) == false
        {
            return false
        }
        if passage.token(start).isSingleLetter && nameStart == head.end { return false }
        // `xã N., huyện M.`
        if name.isSingleLetter, name.isCapital, head.kind == .unit, !headIsShort, passage.isStop(nameStart + 1),
            !head.attributes.contains(.unitary)
        {
            var end = nameStart + 1
            // `xã T.L.`
            while passage.isStop(end), passage.token(end + 1).isSingleLetter, passage.token(end + 1).isCapital,
                passage.token(end + 1).gap != .space, passage.follows(end + 1), end - nameStart < 6
            { end += 2 }
            passage.proposePlace(Candidate(start, passage.closingStop(end), .place, .placeUnit, head.entry))
            return true
        }
        // `xã Y Tý`, `xã Ô Lâm`; `TT Thích Nhuận Khê` is a monk.
        if name.isSingleLetter, passage.longest(Self.namesBehindUnit, at: nameStart).map({ $0.count >= 2 }) != true {
            // `bản Y Leeng`, `ấp Ô Đùng`
            // `chùa Ô Mịch`, `đường Y Jút`
            guard head.kind == .unit || head.attributes.contains(.open) || isRoad(head, passage),
                head.attributes.isDisjoint(with: [.closed, .numbered]) || passage.bytes(name).first == 0xC3,
                passage.bytes(name).first == 0x59 || passage.bytes(name).elementsEqual("Ô".utf8),
                passage.token(nameStart + 1).isCapitalWord,
                !passage.begins(EntryKinds.roles, at: start - 1), !passage.endsPhrase(EntryKinds.bodies, before: start)
            else { return false }
        }
        if headIsShort, name.traits.contains(.religious) { return false }
        // `tổ dân phố số 9`, `khu dân cư số 7`, but `phường số 12 Lê Lợi`
        if head.attributes.contains(.numbered), !headIsShort, passage.begins(.numberWord, at: nameStart),
            passage.token(nameStart + 1).isNumber, passage.follows(nameStart + 1),
            !passage.token(nameStart + 2).isCapitalWord, !passage.token(nameStart + 2).isMark("/")
        {
            passage.proposePlace(Candidate(start, nameStart + 2, .place, .placeUnit, head.entry))
            return true
        }
        if head.kind == .siteHead { return site(head, nameStart, in: &passage) }

        if name.isNumber || name.kind == .mixed && !name.isCapital {
            // `thôn 300.000đ`
            guard head.attributes.contains(.numbered),
                passage.token(start).isSingleLetter == false || nameStart > head.end,
                name.isNumber ? passage.integer(name) != nil : name.length <= Self.numberLength
            else { return false }
            // `học sinh khối 6`, but `khối 6, phường Trường Thi`
            if head.attributes.contains(.parent),
                !isPart(start, nameStart + 1, mayEnd: !head.attributes.contains(.weak), in: passage)
            {
                return false
            }
            // `tổ 3 người`; `thảo luận tại Tổ 8`
            if isTelephone(name, in: passage) || isQuantity(nameStart, in: passage)
                || head.attributes.contains(.weak)
                    && (passage.isCounted(nameStart + 1)
                        || passage.token(start).isCapital && !passage.isSentenceStart(start))
            {
                return false
            }
            passage.proposePlace(Candidate(start, nameStart + 1, .place, .placeUnit, head.entry))
            return true
        }
        guard name.isCapitalWord, !head.attributes.contains(.unitary) else { return false }
        // `BẢN TIN THỂ THAO`
        if name.isAllCapitals || !name.isCapital,
            passage.longest(.generic, at: start).map({ $0.end > head.end }) == true
        {
            return false
        }
        // `CHỦ TỊCH HĐND XÃ VÀ ÔNG …`, `XÃ KHÓA I`
        if name.isAllCapitals,
            name.traits.contains(.stop) || passage.begins(EntryKinds(.conjunction, .termWord), at: nameStart)
        {
            return false
        }
        // `HĐND tỉnh H'Yéo`, `HĐND xã Điểu K'Ré`: persons' names; `phường B'Lao` is in the lexicon.
        if passage.bearsPrefix(name) && !passage.begins(Self.namesBehindUnit, at: nameStart)
            || passage.bearsPrefix(passage.token(nameStart + 1)) && name.traits.contains(.family)
        {
            return false
        }
        // `nông thôn TP.HCM`, `chuyến thăm cấp nhà nước Hàn Quốc`: the end of a longer word.
        if passage.follows(start),
            head.attributes.contains(.place)
                ? passage.endsPhrase(.generic, before: head.end)
                : passage.longest(.generic, at: start - 1)?.end == head.end
        {
            return false
        }
        if head.attributes.contains(.place),
            !passage.begins(EntryKinds(.country, .foreignRegion), at: nameStart)
                || passage.follows(start) && passage.matchEnd(at: start - 1) > start
        {
            return false
        }
        if head.attributes.contains(.weak) && passage.token(start).isCapital && !passage.isSentenceStart(start) {
            return false
        }
        if name.isAllCapitals && !passage.token(start).isCapital && !passage.begins(Self.namesBehindUnit, at: nameStart)
        {
            return false
        }
        let known = passage.longest(
            head.attributes.contains(.closed) ? EntryKinds.placeNames : Self.namesBehindUnit, at: nameStart)
        // Provinces, districts and towns are closed lists; abroad they bear names that are no Vietnamese syllables.
        // One that is missing, or of China, is told by the larger unit behind it: `thành phố Dương Giang, tỉnh Quảng Đông`.
        if known == nil, head.attributes.contains(.closed), name.isKnown {
            let run = passage.capitalRunEnd(nameStart)
            let isPart = passage.token(run).isMark(",") && passage.place(at: run + 1) != nil
            guard run - nameStart == 2, isPart else { return false }
        }
        // `trưởng xóm Lường Thị Vọng`: a person's full name behind the unit's word.
        // `Chủ tịch UBND xã Đinh Văn Brơm`, though there is a commune of the name Đinh Văn.
        let endsInName =
            known.map {
                $0.count < 2
                    || $0.end < passage.capitalRunEnd(nameStart, limit: 5)
                        && !passage.token($0.end).traits.contains(.family)
            } ?? true
        if endsInName, name.traits.contains(.family), passage.token(nameStart + 1).isCapitalWord,
            passage.token(nameStart + 1).traits.contains(.middle),
            passage.token(nameStart + 2).continuesName
        {
            return false
        }
        // `Chủ tịch UBND xã Cứ A Sử`, `Trưởng bản Giàng Páo Sểnh`: behind an office the unit's word closes its body.
        if known == nil,
            passage.endsPhrase(EntryKinds.bodies + EntryKinds.roles, before: start)
                || passage.begins(.roleHead, at: start - 1),
            passage.looksLikeFullName(nameStart)
                || name.traits.isSuperset(of: .family.union(.minority))
                    && passage.capitalRunEnd(nameStart) == nameStart + 3
        {
            return false
        }
        var end = head.attributes.contains(.closed) && known != nil ? known!.end : nameEnd(nameStart, in: passage)
        guard end > nameStart else { return false }
        // `bản Tuyên ngôn`, `hai bản Thỏa ước`: the first syllable of a word.
        if end == nameStart + 1, !passage.token(end).isCapital, passage.matchEnd(at: nameStart) > end { return false }
        // `xã Đam Rông 2` where the list of communes has it, or a mark closes it.
        if !head.attributes.contains(.closed), passage.follows(end), passage.token(end).isNumber,
            passage.token(end).gap == .space, passage.token(end).length <= 2,
            passage.token(end + 1).isMark || !passage.follows(end + 1) || passage.token(end + 1).traits.contains(.stop)
                || beginsPerson(end + 1, in: passage),
            !passage.token(end + 1).isMark("/") && !passage.token(end + 1).isMark("-")
        {
            end += 1
        }
        if passage.follows(start),
            passage.begins(.quantifier, at: start - 1)
                || passage.token(start - 1).isNumber
                    // `phòng, chống dịch Covid-19 bản Nà Cài`
                    && !(passage.token(start - 2).isMark("-") && passage.token(start - 2).gap == .none
                        && passage.token(start - 1).gap == .none)
                    && !passage.endsPhrase(
                        Self.heads + EntryKinds(.ordinalWord, .dateCue, .numberWord), before: start - 1)
        {
            // `các phường A, B`: the unit's word belongs to all of them.
            passage.proposePlace(
                Candidate(
                    nameStart, end, .place, .placeName,
                    passage.longest(Self.namesBehindUnit, at: nameStart)?.entry ?? .none))
            return true
        }
        passage.proposePlace(
            Candidate(
                start, end, .place, .placeUnit, head.entry,
                passage.longest(Self.namesBehindUnit, at: nameStart)?.entry ?? .none))
        return true
    }

    /// The longest number with a letter that names a hamlet: `10A`.
    private static var numberLength: Int { 4 }

    /// Whether what stands around `start ..< end` makes it a part of a larger unit.
    /// - Parameter mayEnd: whether it may end a body or an office: `Bí thư Chi bộ khối 7`.
    private func isPart(_ start: Int, _ end: Int, mayEnd: Bool, in passage: Passage) -> Bool {
        let after = passage.token(end)
        return passage.place(at: end) != nil && passage.follows(end)
            || (after.isMark(",") || after.isMark("(") || after.isMark("-")) && passage.place(at: end + 1) != nil
            || mayEnd
                && passage.endsPhrase(
                    EntryKinds.bodies + EntryKinds.roles + EntryKinds(.siteCue, .atWord), before: start)
    }

    /// Where the unit's name ends that starts at `start`: the lexicon's longest name, or as many capital syllables as
    /// such names have before a person's name or another mention begins.
    func nameEnd(_ start: Int, in passage: Passage) -> Int {
        var run = passage.capitalRunEnd(start, limit: 6)
        // A title or body that begins inside the run ends the name.
        for index in (start + 1)..<max(run, start + 1)
        where passage.begins(EntryKinds.roles, at: index)
            || passage.begins(.organ, at: index)
        {
            run = index
            break
        }
        if let known = passage.longest(Self.namesBehindUnit, at: start) {
            let end = known.end
            if run - end == 1 { return run }
            // `xã Hiếu Tử Đông Nguyễn Văn A`: one of the parts into which a commune was divided, and a person.
            return isCompass(end, in: passage) && passage.token(end + 1).traits.contains(.family)
                && passage.looksLikeFullName(end + 1) ? end + 1 : end
        }
        if run - start <= 2 { return run }
        // `bản Tả Ló San, …`: three syllables that a mark closes.
        if run - start == 3, passage.token(run).isMark(",") || passage.token(run).isMark(")"),
            !passage.token(start).isAllCapitals, !passage.looksLikeFullName(start)
        {
            return run
        }
        // `xã Mường Chanh Hạ`, `bản Đen Kzum Vôn`
        if run - start == 3, isCompass(start + 2, in: passage) || !passage.token(start + 2).isKnown { return run }
        for index in (start + 1)..<run
        where passage.token(index).traits.contains(.family) && run - index >= 2 && index - start >= 1 {
            if index - start == 1 && run - index < 3 { continue }
            return index
        }
        // Most names of communes have two syllables; the lexicon lists the others.
        return passage.token(start).isKnown ? min(run, start + 2) : min(run, start + 3)
    }

    /// `Y Chai`, `Hồ Văn Nia`: a person's name behind the place's.
    private func beginsPerson(_ index: Int, in passage: Passage) -> Bool {
        let first = passage.token(index)
        return first.isCapitalWord
            && (passage.looksLikeFullName(index)
                || first.isSingleLetter && first.traits.contains(.minority) && passage.token(index + 1).isCapitalWord)
    }

    /// Whether the number at `index` counts what stands behind it: `trưởng thôn 29 tuổi`, `cao điểm 90 ngày đêm`.
    private func isQuantity(_ index: Int, in passage: Passage) -> Bool {
        passage.follows(index + 1)
            && passage.begins(EntryKinds(.ageWord, .measureWord, .dayWord, .yearWord, .monthWord), at: index + 1)
            && !passage.token(index + 2).isNumber
    }

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

    private func site(_ head: LexiconMatch, _ nameStart: Int, in passage: inout Passage) -> Bool {
        let start = head.start
        let name = passage.token(nameStart)
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
        // `ĐÌNH TRỌNG thực hiện`
        if passage.token(start).isAllCapitals, passage.isNameLine(start) { return false }
        // `trưởng thôn Lăng Thị Diệp`
        if passage.token(start).isCapital, passage.begins(.nameMarker, at: nameStart), name.isCapital,
            passage.token(nameStart + 1).isCapitalWord
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
        if head.count >= 2, head.attributes.contains(.open), let role = passage.longest(.office, at: nameStart),
            passage.token(role.end).isCapitalWord,
            passage.follows(role.end)
        {
            passage.proposePlace(
                Candidate(start, passage.capitalRunEnd(role.end, limit: 5), .place, .placeSite, head.entry))
            return true
        }
        // `nghĩa trang xã Quỳnh Anh`, `tượng đài chiến khu Ngọc Trạo`
        if end > nameStart || !passage.token(nameStart).isCapital, head.count >= 2,
            let place = passage.place(at: nameStart), place.rule == .placeUnit || place.rule == .placeSite
        {
            passage.proposePlace(Candidate(start, place.end, .place, .placeSite, head.entry))
            return true
        }
        let lead = end
        guard passage.follows(lead), passage.token(lead).isCapitalWord else { return false }
        // `Trưởng ban Quản lý các KCN Giáp Văn Thước`
        if passage.begins(.quantifier, at: start - 1), passage.looksLikeFullName(lead) { return false }
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
        {
            run = index
            break
        }
        end = max(end, run)
        // `sân Look E-san`, `sân Prince Abdullah Al-Faisal`
        while end - nameStart < Self.nameLimit, passage.token(end).isMark("-"), passage.token(end).gap == .none,
            passage.token(end + 1).isWord, passage.token(end + 1).gap == .none
        { end = max(end + 2, passage.capitalRunEnd(end + 1, limit: 3)) }
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
