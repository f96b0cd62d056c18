// Places that a unit's word leads: `xã Thạch Quảng`, `phường 10`, `khối Tân Phượng`.
extension PlaceRecognizer {
    private func isCompass(_ index: Int, in passage: Passage) -> Bool { passage.begins(.compass, at: index) }

    /// `ĐT 0256 385…`: no road.
    func isTelephone(_ number: Token, in passage: Passage) -> Bool {
        number.length > 2 && passage.bytes(number).first == 0x30
    }

    func unit(_ head: LexiconMatch, in passage: inout Passage) -> Bool {
        let start = head.start
        var nameStart = head.end
        guard passage.follows(nameStart) else { return false }
        let headIsShort =
            passage.token(start).isAllCapitals || passage.token(start).isSingleLetter
            || passage.token(start).isCapital && passage.token(start).length <= 2
                && passage.token(nameStart).isMark(".")
        // `TP.HCM`, `P.10`, `T.P Vinh`, `Tp. Huế`: a full stop may stand behind an abbreviated head.
        if headIsShort, passage.token(nameStart).isMark("."), passage.follows(nameStart + 1) { nameStart += 1 }
        // `xã biên giới Tùng Vài`, `xã đảo Tam Hải`
        if head.kind == .unit, !passage.token(nameStart).isCapital,
            let quality = passage.longest(.unitQuality, at: nameStart), passage.follows(quality.end)
        {
            nameStart = quality.end
        }
        let name = passage.token(nameStart)
        // `bang Mỹ`: one of the country's.
        if head.kind == .unit, head.attributes.contains(.weak), head.attributes.isDisjoint(with: .place),
            passage.longest(.country, at: nameStart).map({ passage.capitalRunEnd(nameStart) == $0.end }) == true,
            !passage.begins(.foreignRegion, at: nameStart)
        {
            return false
        }
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
                head.attributes.isDisjoint(with: .closed.union(.numbered)) || passage.bytes(name).first == 0xC3,
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

        if name.isNumber || name.kind == .mixed && (0x30...0x39).contains(passage.bytes(name).first ?? 0) {
            // `thôn 300.000đ`
            guard head.attributes.contains(.numbered),
                passage.token(start).isSingleLetter == false || nameStart > head.end,
                name.isNumber ? passage.integer(name) != nil : name.length <= Self.numberLength,
                // `p. 473`, in a footnote
                passage.token(start).isCapital || !passage.token(start).isSingleLetter || name.length <= 2
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
        guard name.isCapitalWord else { return false }
        // `trú tại khối Tân Phượng`, but `khối Dân vận`, `khối ASEAN`
        if head.attributes.contains(.unitary) {
            let end = passage.capitalRunEnd(nameStart, limit: 3)
            guard head.attributes.contains(.parent), !head.attributes.contains(.weak), end == nameStart + 2,
                name.isKnown, !name.isAllCapitals,
                passage.matchEnd(at: nameStart) <= end,
                !passage.begins(EntryKinds.bodies + EntryKinds.roles + EntryKinds(.field, .country), at: nameStart),
                passage.endsPhrase(EntryKinds.bodies + EntryKinds.roles + EntryKinds(.siteCue, .atWord), before: start)
                    || passage.token(end).isMark(",") && passage.place(at: end + 1)?.rule == .placeUnit
            else { return false }
            passage.proposePlace(Candidate(start, end, .place, .placeUnit, head.entry))
            return true
        }
        // `BẢN TIN THỂ THAO`
        if name.isAllCapitals || !name.isCapital,
            passage.longest(.generic, at: start).map({ $0.end > head.end }) == true
        {
            return false
        }
        // `CHỦ TỊCH HĐND XÃ VÀ ÔNG …`, `XÃ KHÓA I`
        if name.isAllCapitals,
            name.traits.contains(.stop)
                || passage.begins(EntryKinds(.conjunction, .termWord, .formerWord), at: nameStart)
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
        // `tỉnh Thái Bảo`: Thái is Thailand in pairs alone.
        let known = passage.longest(
            head.attributes.contains(.closed) ? EntryKinds.placeNames : Self.namesBehindUnit, at: nameStart
        ).flatMap { $0.attributes.contains(.pair) && $0.end < passage.capitalRunEnd(nameStart) ? nil : $0 }
        // Provinces, districts and towns are closed lists; abroad they bear names that are no Vietnamese syllables.
        // One that is missing, or of China, is told by the larger unit behind it: `thành phố Dương Giang, tỉnh Quảng Đông`.
        if known == nil, head.attributes.contains(.closed), name.isKnown {
            let run = passage.capitalRunEnd(nameStart)
            let isPart = passage.token(run).isMark(",") && passage.place(at: run + 1) != nil
            // `về huyện Yên Hưng hoạt động`: one of old, which no longer is.
            let isFormer =
                !passage.token(start).isCapital && passage.follows(start)
                && (!name.traits.contains(.family) || name.traits.contains(.weakName))
                && passage.begins(
                    EntryKinds(.atWord, .siteCue, .topicWord, .apposition, .untilWord, .objectWord), at: start - 1)
            // `huyện Nam An Khê`: a part of one that is known.
            let isQuarter =
                isCompass(nameStart, in: passage) && passage.longest(.district, at: nameStart + 1)?.end == run
            guard run - nameStart == 2 && (isPart || isFormer) || isQuarter else { return false }
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
            passage.token(nameStart + 2).continuesName, !beginsPersonsName(nameStart + 2, in: passage)
        {
            return false
        }
        // `Chủ tịch UBND xã Cứ A Sử`, `Trưởng bản Giàng Páo Sểnh`: behind an office the unit's word closes its body.
        if known == nil,
            passage.endsPhrase(EntryKinds.bodies + EntryKinds.roles, before: start)
                || passage.begins(.roleHead, at: start - 1),
            passage.looksLikeFullName(nameStart) && !beginsPersonsName(nameStart + 2, in: passage)
                // `Trưởng ấp Thạnh Thới Đông`
                && (!name.isKnown || !name.traits.isDisjoint(with: .family.union(.minority)))
                || name.traits.isSuperset(of: .family.union(.minority))
                    && passage.capitalRunEnd(nameStart) == nameStart + 3
        {
            return false
        }
        // `P. Tư pháp`, `P.TCHC`: a department.
        if nameStart > head.end,
            passage.longest(.field, at: nameStart).map({ $0.end > known?.end ?? nameStart }) == true
                || known == nil && name.isAllCapitals && passage.hasNoVowel(name)
        {
            return false
        }
        // `chủ tịch xã Đinh Quý hứa rồi`: no commune has the name, and it begins as persons' do.
        if known == nil, passage.begins(.level, at: start),
            name.traits.contains(.family), !name.traits.contains(.weakName), !name.isAllCapitals,
            passage.capitalRunEnd(nameStart) == nameStart + 2,
            passage.token(nameStart + 1).traits.contains(.given), passage.endsPhrase(.office, before: start)
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
                || passage.begins(.conjunction, at: end + 1) && passage.token(end + 2).isCapitalWord
                || passage.longest(.ordinalWord, at: end + 1).map { !$0.attributes.contains(.weak) } == true
                || beginsPerson(end + 1, in: passage),
            !passage.token(end + 1).isMark("/") && !passage.token(end + 1).isMark("-")
        {
            end += 1
        }
        if passage.follows(start),
            passage.begins(.quantifier, at: start - 1)
                || passage.token(start - 1).isNumber
                    // `phòng, chống dịch Covid-19 bản Nà Cài`
                    // `2/3 tỉnh Đồng Tháp`
                    && !((passage.token(start - 2).isMark("-") || passage.token(start - 2).isMark("/"))
                        && passage.token(start - 2).gap == .none && passage.token(start - 1).gap == .none)
                    && !passage.endsPhrase(
                        Self.heads + EntryKinds(.ordinalWord, .dateCue, .numberWord),
                        // `P.12 Tp. Vũng Tàu`
                        before: passage.token(start - 2).isMark(".") ? start - 2 : start - 1)
                    // `Ban Chỉ đạo 35 xã Bản Lầu`
                    && !passage.endsPhrase(.bodyHead, before: start)
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
        // A title or body that begins inside the run ends the name, as a unit written short does.
        for index in (start + 1)..<max(run, start + 1)
        where passage.begins(EntryKinds.roles, at: index)
            || passage.begins(.organ, at: index) || isShortUnit(index, behind: start, in: passage)
        {
            run = index
            break
        }
        if let known = passage.longest(Self.namesBehindUnit, at: start)
            ?? (isCompass(start, in: passage) ? passage.longest(.district, at: start + 1) : nil)
        {
            let end = known.end
            // but `XÃ ĐẠI LỘC TRAO …`
            if run - end == 1,
                !(known.count > 1 && passage.token(end).isAllCapitals && passage.token(end).traits.contains(.stop))
            {
                return run
            }
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
        // `ấp Thạnh Thới Đông Lâm Văn Sóc`, though `Thới` is a family as well.
        for index in (start + 2)..<max(run, start + 2)
        where (3...4).contains(run - index) && passage.token(index).traits.contains(.family)
            && !passage.token(index).traits.contains(.weakName) && passage.token(index + 1).traits.contains(.middle)
        {
            return index
        }
        // `xóm Hạ Vàng Thái Thị Hợi`, though `Vàng` is a family as well.
        for index in (start + 1)..<run where run - index >= 3 && beginsPersonsName(index, in: passage) { return index }
        for index in (start + 1)..<run
        where passage.token(index).traits.contains(.family) && run - index >= 2 && index - start >= 1 {
            if index - start == 1 && run - index < 3 { continue }
            return index
        }
        // Most names of communes have two syllables; the lexicon lists the others.
        return passage.token(start).isKnown ? min(run, start + 2) : min(run, start + 3)
    }

    /// Whether a unit written short follows a name, `rạch Văn Thánh TP.HCM`, which is not all in capitals.
    func isShortUnit(_ index: Int, behind start: Int, in passage: Passage) -> Bool {
        passage.token(index).isAllCapitals && !passage.token(start).isAllCapitals
            && passage.begins(EntryKinds(.unit, .city, .province), at: index)
    }

    /// Whether a family name and `Thị` stand at `index`, as in `thôn Hạ Vàng Thái Thị Hợi` behind the hamlet's two syllables.
    private func beginsPersonsName(_ index: Int, in passage: Passage) -> Bool {
        passage.token(index).continuesName && passage.token(index).traits.contains(.family)
            && passage.begins(.nameMarker, at: index + 1) && passage.token(index + 2).continuesName
    }

    /// `Y Chai`, `Hồ Văn Nia`: a person's name behind the place's.
    private func beginsPerson(_ index: Int, in passage: Passage) -> Bool {
        let first = passage.token(index)
        return first.isCapitalWord
            && (passage.looksLikeFullName(index)
                || first.isSingleLetter && first.traits.contains(.minority) && passage.token(index + 1).isCapitalWord)
    }

    /// Whether the number at `index` counts what stands behind it: `trưởng thôn 29 tuổi`, `cao điểm 90 ngày đêm`.
    func isQuantity(_ index: Int, in passage: Passage) -> Bool {
        passage.follows(index + 1)
            && passage.begins(EntryKinds(.ageWord, .measureWord, .dayWord, .yearWord, .monthWord), at: index + 1)
            && !passage.token(index + 2).isNumber
    }
}
