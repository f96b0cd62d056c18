// Places that a unit's word leads: `xã Thạch Quảng`, `phường 10`, `khối Tân Phượng`.
extension PlaceRecognizer {
    /// Proposes the unit or the site that `head` leads; returns whether there is one.
    func unit(_ head: LexiconMatch, in passage: inout Passage) -> Bool {
        guard passage.follows(head.end) else { return false }
        let headed = headed(head, in: passage)
        let name = headed.name
        if isOneOfCountry(headed, in: passage) || isOtherAbbreviation(headed, in: passage) { return false }
        if name.isSingleLetter {
            if let end = initialsEnd(headed, in: passage) { return propose(headed, to: end, in: &passage) }
            guard mayBeginWithLetter(headed, in: passage) else { return false }
        }
        if let end = countedEnd(headed, in: passage) { return propose(headed, to: end, in: &passage) }
        if head.kind == .siteHead { return site(headed, in: &passage) }
        if name.isNumber || name.kind == .mixed && (0x30...0x39).contains(passage.bytes(name).first ?? 0) {
            return bearsNumber(headed, in: passage) && propose(headed, to: headed.nameStart + 1, in: &passage)
        }
        guard name.isCapitalWord else { return false }
        if head.attributes.contains(.unitary) {
            return bearsName(headed, in: passage) && propose(headed, to: headed.nameStart + 2, in: &passage)
        }
        if isOtherWord(headed, in: passage) { return false }
        let known = knownName(headed, in: passage)
        if known == nil, head.attributes.contains(.closed), name.isKnown, !mayBeUnlisted(headed, in: passage) {
            return false
        }
        if isPersonsName(headed, known, in: passage) || isDepartment(headed, known, in: passage) { return false }
        guard let end = end(of: headed, known, in: passage) else { return false }
        let named = passage.longest(Self.namesBehindUnit, at: headed.nameStart)?.entry ?? .none
        // `các phường A, B`: the unit's word belongs to all of them.
        passage.proposePlace(
            isOfSeveral(headed.start, in: passage)
                ? Candidate(headed.nameStart, end, .place, .placeName, named)
                : Candidate(headed.start, end, .place, .placeUnit, head.entry, named))
        return true
    }

    /// Proposes the unit whose number or letters, which are no entry, end at `end`; returns true.
    private func propose(_ headed: Headed, to end: Int, in passage: inout Passage) -> Bool {
        passage.proposePlace(Candidate(headed.start, end, .place, .placeUnit, headed.head.entry))
        return true
    }

    // MARK: Where the name stands

    /// A unit's or site's word and the token with which the name behind it begins.
    struct Headed {
        let head: LexiconMatch
        let nameStart: Int
        let name: Token
        /// Whether the word is written short: `TP`, `P.`, `Tp.`
        let isShort: Bool

        @inline(__always) var start: Int { head.start }
        @inline(__always) var attributes: EntryAttributes { head.attributes }
    }

    /// Looks for the name behind `head`.
    private func headed(_ head: LexiconMatch, in passage: Passage) -> Headed {
        let word = passage.token(head.start)
        var nameStart = head.end
        let isShort =
            word.isAllCapitals || word.isSingleLetter
            // `Tp. Huế`, `tp. Huế`, but `về xã. Hồ …`
            || word.length <= 2 && passage.token(nameStart).isMark(".")
                && (word.isCapital || passage.bytes(word).allSatisfy { $0 < 0x80 && !"aeiouy".utf8.contains($0) })
        // `TP.HCM`, `P.10`, `T.P Vinh`, `Tp. Huế`: a full stop may stand behind an abbreviated head.
        if isShort, passage.token(nameStart).isMark("."), passage.follows(nameStart + 1) { nameStart += 1 }
        // `xã biên giới Tùng Vài`, `xã đảo Tam Hải`
        if head.kind == .unit, !passage.token(nameStart).isCapital,
            let quality = passage.longest(.unitQuality, at: nameStart), passage.follows(quality.end)
        {
            nameStart = quality.end
        }
        return Headed(head: head, nameStart: nameStart, name: passage.token(nameStart), isShort: isShort)
    }

    // MARK: Letters and numbers for a name

    /// The end of the letters that stand for a name: `xã N., huyện M.`; nil where there are none.
    private func initialsEnd(_ headed: Headed, in passage: Passage) -> Int? {
        guard headed.name.isCapital, headed.head.kind == .unit, !headed.isShort, passage.isStop(headed.nameStart + 1),
            !headed.attributes.contains(.unitary)
        else { return nil }
        var end = headed.nameStart + 1
        // `xã T.L.`
        while passage.isStop(end), passage.token(end + 1).isSingleLetter, passage.token(end + 1).isCapital,
            passage.token(end + 1).gap != .space, passage.follows(end + 1), end - headed.nameStart < 6
        { end += 2 }
        return passage.closingStop(end)
    }

    /// Whether the single letter is a syllable with which names begin: `xã Y Tý`, `xã Ô Lâm`, `bản Y Leeng`, `ấp Ô Đùng`,
    /// `chùa Ô Mịch`, `đường Y Jút`.
    private func mayBeginWithLetter(_ headed: Headed, in passage: Passage) -> Bool {
        if passage.longest(Self.namesBehindUnit, at: headed.nameStart).map({ $0.count >= 2 }) == true { return true }
        let letter = passage.bytes(headed.name)
        return (headed.head.kind == .unit || headed.attributes.contains(.open) || isRoad(headed.head, passage))
            && (headed.attributes.isDisjoint(with: .closed.union(.numbered)) || letter.first == 0xC3)
            && (letter.first == 0x59 || letter.elementsEqual("Ô".utf8))
            && passage.token(headed.nameStart + 1).isCapitalWord
            && !passage.begins(EntryKinds.roles, at: headed.start - 1)
            && !passage.endsPhrase(EntryKinds.bodies, before: headed.start)
    }

    /// The end of a number that its own word leads: `tổ dân phố số 9`, `khu dân cư số 7`, but `phường số 12 Lê Lợi`.
    private func countedEnd(_ headed: Headed, in passage: Passage) -> Int? {
        let number = headed.nameStart + 1
        guard headed.attributes.contains(.numbered), !headed.isShort,
            passage.begins(.numberWord, at: headed.nameStart),
            passage.token(number).isNumber, passage.follows(number),
            !passage.token(number + 1).isCapitalWord, !passage.token(number + 1).isMark("/")
        else { return nil }
        return number + 1
    }

    /// Whether the figures behind the word are the unit's number: `phường 10`, `tổ 10A`.
    private func bearsNumber(_ headed: Headed, in passage: Passage) -> Bool {
        let name = headed.name
        let word = passage.token(headed.start)
        let end = headed.nameStart + 1
        // `thôn 300.000đ`
        guard headed.attributes.contains(.numbered),
            name.isNumber ? passage.integer(name) != nil : name.length <= Self.numberLength,
            // `p. 473`, in a footnote
            word.isCapital || !word.isSingleLetter || name.length <= 2
        else { return false }
        let isWeak = headed.attributes.contains(.weak)
        // `học sinh khối 6`, but `khối 6, phường Trường Thi`
        if headed.attributes.contains(.parent), !isPart(headed.start, end, mayEnd: !isWeak, in: passage) {
            return false
        }
        // `tổ 3 người`; `thảo luận tại Tổ 8`
        return !isTelephone(name, in: passage) && !isQuantity(headed.nameStart, in: passage)
            && !(isWeak && (passage.isCounted(end) || isCapitalInside(headed, in: passage)))
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

    /// `ĐT 0256 385…`: no road.
    func isTelephone(_ number: Token, in passage: Passage) -> Bool {
        number.length > 2 && passage.bytes(number).first == 0x30
    }

    /// Whether the number at `index` counts what stands behind it: `trưởng thôn 29 tuổi`, `cao điểm 90 ngày đêm`.
    func isQuantity(_ index: Int, in passage: Passage) -> Bool {
        passage.follows(index + 1)
            && passage.begins(EntryKinds(.ageWord, .measureWord, .dayWord, .yearWord, .monthWord), at: index + 1)
            && !passage.token(index + 2).isNumber
    }

    /// Whether a plural or a number stands before the word at `start`, so that it belongs to several names: `các xã`, `4 phường`.
    func isOfSeveral(_ start: Int, in passage: Passage) -> Bool {
        guard passage.follows(start) else { return false }
        if passage.begins(.quantifier, at: start - 1) { return true }
        guard passage.token(start - 1).isNumber, !passage.token(start).isCapital,
            passage.integer(passage.token(start - 1)).map({ $0 > 1 && $0 < 1000 }) == true
        else { return false }
        let before = passage.token(start - 2)
        // `phòng, chống dịch Covid-19 bản Nà Cài`
        // `2/3 tỉnh Đồng Tháp`
        if before.isMark("-") || before.isMark("/"), before.gap == .none, passage.token(start - 1).gap == .none {
            return false
        }
        return
            !passage.endsPhrase(
                Self.heads + EntryKinds(.ordinalWord, .dateCue, .numberWord),
                // `P.12 Tp. Vũng Tàu`
                before: before.isMark(".") ? start - 2 : start - 1)
            // `Ban Chỉ đạo 35 xã Bản Lầu`
            && !passage.endsPhrase(.bodyHead, before: start)
    }

    // MARK: How far the name goes

    /// Where the name behind the unit's word ends, which the lexicon has as `known`; nil where it is none.
    private func end(of headed: Headed, _ known: LexiconMatch?, in passage: Passage) -> Int? {
        let nameStart = headed.nameStart
        let isClosed = headed.attributes.contains(.closed)
        let end = isClosed && known != nil ? known!.end : nameEnd(nameStart, in: passage)
        guard end > nameStart else { return nil }
        // `bản Tuyên ngôn`, `hai bản Thỏa ước`: the first syllable of a word.
        if end == nameStart + 1, !passage.token(end).isCapital, passage.matchEnd(at: nameStart) > end { return nil }
        return !isClosed && endsWithNumber(end, in: passage) ? end + 1 : end
    }

    /// Whether the number at `index` belongs to the name before it: `xã Đam Rông 2`, where a mark, a word or a person closes
    /// it.
    func endsWithNumber(_ index: Int, in passage: Passage) -> Bool {
        let number = passage.token(index)
        guard number.isNumber, number.gap == .space, number.length <= 2 else { return false }
        let after = passage.token(index + 1)
        if after.isMark { return !after.isMark("/") && !after.isMark("-") }
        return !passage.follows(index + 1) || after.traits.contains(.stop)
            || passage.begins(.conjunction, at: index + 1) && passage.token(index + 2).isCapitalWord
            || passage.longest(.ordinalWord, at: index + 1).map { !$0.attributes.contains(.weak) } == true
            || beginsPerson(index + 1, in: passage)
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
        // `xã Pa-cheo`
        let joined = passage.syllablesEnd(start + 1)
        if joined > start + 1 { return joined }
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
    func beginsPersonsName(_ index: Int, in passage: Passage) -> Bool {
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

    /// Whether a point of the compass stands at `index`.
    func isCompass(_ index: Int, in passage: Passage) -> Bool { passage.begins(.compass, at: index) }
}
