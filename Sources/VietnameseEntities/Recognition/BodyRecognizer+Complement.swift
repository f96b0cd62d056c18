// What makes a head a body: its trades, its field, its number or its name.
extension BodyRecognizer {
    /// Reads the trades, the field or the number behind the head.
    @inline(__always)
    func readComplement(_ draft: inout Draft, in passage: Passage) {
        let attributes = draft.head.attributes
        if let after = tradesEnd(draft, in: passage) {
            let end = number(after, in: passage) ?? after
            if passage.token(draft.end).isCapital { draft.complete(end, .bodyField) } else { draft.end = end }
        } else if let field = ownField(draft, in: passage) {
            draft.complete(field.end, .bodyField)
            draft.second = field.entry
            // `Vụ Địa phương I`
            if attributes.contains(.numbered), passage.follows(field.end),
                passage.isRoman(field.end)
                    || passage.token(field.end).isNumber && !passage.isDateNumber(field.end)
            {
                draft.end += 1
            }
        } else if let after = abbreviatedFields(draft, in: passage) {
            draft.complete(after, .bodyField)
        } else if let after = ownNumber(draft.head, in: passage) {
            draft.complete(after, .bodyNumbered)
            // `TAND khu vực 2 - Cà Mau`
            if attributes.contains(.level), passage.token(after).isMark("-"), passage.follows(after),
                let place = passage.place(at: after + 1), passage.follows(after + 1)
            {
                draft.end = place.end
            }
        }
        if !draft.isComplete, attributes.contains(.numbered), !passage.token(draft.end).isCapital {
            readArm(&draft, in: passage)
        }
        // `Trung tâm Truyền thông GDSK tỉnh`: letters for the rest of what it does.
        if attributes.contains(.level), passage.token(draft.end).isAllCapitals, draft.head.count > 2,
            let after = closingLetters(draft.end, in: passage)
        {
            draft.end = after
        }
    }

    /// Reads the arm of a unit, written small, and the unit's number or place: `Tiểu đoàn đặc công 407`, `đại đội trưởng đại đội
    /// dân công xã Kim Thái`.
    @inline(never)
    private func readArm(_ draft: inout Draft, in passage: Passage) {
        guard passage.follows(draft.end), let arm = passage.longest(Self.field, at: draft.end) else { return }
        if let after = unitNumber(arm.end, in: passage) {
            draft.complete(after, .bodyNumbered)
        } else if passage.follows(arm.end), passage.place(at: arm.end)?.rule == .placeUnit,
            !draft.isLower || isGoverned(draft.head.start, in: passage)
        {
            draft.complete(arm.end, .bodyField)
        }
    }

    /// Reads the name behind the head or its field.
    func readName(_ draft: inout Draft, in passage: Passage) {
        let attributes = draft.head.attributes
        guard attributes.contains(.open) || !draft.isComplete && attributes.contains(.field),
            // `Đại đội 706 và Tiểu đoàn 70`: a number closes the name.
            draft.rule != .bodyNumbered || !passage.begins(.conjunction, at: draft.end),
            // `Đại học (ĐH) Duy Tân`
            let after = freeName(
                draft.isComplete ? draft.end : ownLettersEnd(draft.end, in: passage) ?? draft.end, draft.head,
                in: passage)
        else { return }
        let isOpen = !draft.isComplete || draft.rule == .bodyOrgan || attributes.contains(.firm)
        // `Lữ đoàn Công binh 414`
        let end = attributes.contains(.numbered) ? unitNumber(after, in: passage) ?? after : after
        draft.complete(end, isOpen ? .bodyOpen : draft.rule)
    }

    /// The end of the trades of a firm. Behind a head of several words they may be written small: `Ban Quản lý dự án đầu tư xây
    /// dựng công trình giao thông`.
    @inline(__always)
    private func tradesEnd(_ draft: Draft, in passage: Passage) -> Int? {
        guard draft.head.attributes.contains(.firm), passage.token(draft.end).isCapital || draft.head.count >= 3
        else { return nil }
        return trades(draft.end, isSingular: isSingular(draft, in: passage), in: passage)
    }

    /// The field behind the head.
    @inline(__always)
    private func ownField(_ draft: Draft, in passage: Passage) -> LexiconMatch? {
        let head = draft.head
        let end = draft.end
        guard head.attributes.contains(.field), passage.follows(end),
            passage.token(end).isCapital || head.count >= 3
                || head.count == 1
                    && (draft.isLower
                        ? isGoverned(head.start, in: passage) : mayTakeSmallField(head, end, in: passage)),
            let field = passage.longest(Self.field, at: end),
            // `Trưởng Phòng kinh tế huyện`, but `Trưởng Phòng kiểm tra hồ sơ`
            draft.isLower || passage.token(end).isCapital || head.count >= 3 || closesField(field.end, in: passage),
            !(draft.isLower && passage.token(end).isAllCapitals && passage.place(at: end) != nil)
        else { return nil }
        return field
    }

    /// Whether a field in small letters may follow the capital head: `Trưởng Phòng kinh tế`, `tại Sở giáo dục Hà Nội`, but not
    /// `Phòng kiểm tra`, `Vụ thanh niên Nga đấm …`.
    private func mayTakeSmallField(_ head: LexiconMatch, _ index: Int, in passage: Passage) -> Bool {
        if isGoverned(head.start, in: passage) { return true }
        guard !passage.isSentenceStart(head.start), let field = passage.longest(Self.field, at: index),
            passage.follows(field.end)
        else { return false }
        return passage.place(at: field.end) != nil && !passage.begins(.country, at: field.end)
    }

    /// The end of the fields behind the head that are written as abbreviations.
    @inline(__always)
    private func abbreviatedFields(_ draft: Draft, in passage: Passage) -> Int? {
        let head = draft.head
        let end = draft.end
        guard head.attributes.contains(.field), !(draft.isLower && passage.place(at: end) != nil),
            // `các phân xưởng UAV`, `một bộ SGK`, but `sở VH-TT`
            !draft.isLower || isGoverned(head.start, in: passage)
                || head.count == 1 && passage.token(end + 1).isMark && passage.token(end + 1).gap != .space
                    && passage.token(end + 2).isAllCapitals
        else { return nil }
        return abbreviations(end, in: passage)
    }

    /// Whether what begins at `index` may stand behind a body's field and no object of a verb: a mark, a level, a place, a
    /// capital.
    private func closesField(_ index: Int, in passage: Passage) -> Bool {
        let after = passage.token(index)
        return !passage.follows(index) || after.isMark || after.isCapitalWord || passage.begins(Self.level, at: index)
            || passage.place(at: index) != nil || passage.body(at: index) != nil
    }

    /// The end of the number in the name of a head: `Quân khu 7`, and with its word of any with a capital, `Xí nghiệp số 2`.
    private func ownNumber(_ match: LexiconMatch, in passage: Passage) -> Int? {
        let start = match.start
        let end = match.end
        guard let after = number(end, in: passage) else { return nil }
        let isLower = !passage.token(start).isCapital
        let hasWord = passage.begins(.numberWord, at: end)
        // `trường Tiểu học số 1`
        let isNamed = !isLower || end - start > 1 && passage.token(start + 1).isCapital
        if !match.attributes.contains(.numbered) {
            return isNamed && hasWord && !passage.token(after).isMark("/") && !passage.token(after).isCapitalWord
                ? after : nil
        }
        // `Ban chuyên án 30 triệu đồng`
        if !hasWord, passage.follows(after), passage.begins(EntryKinds(.ageWord, .measureWord), at: after) {
            return nil
        }
        // `Vụ 4 nữ tiếp viên bị bắt`
        if !isLower, end - start == 1, !hasWord, passage.follows(after),
            passage.begins(EntryKinds.address, at: after) || passage.begins(.nameParticle, at: after)
        {
            return nil
        }
        if !isLower || end - start > 1 || hasWord { return after }
        // `Trưởng phòng 8`, `đội trưởng đội 7 đọc tham luận`, but `hiệu phó vụ 41 học sinh`
        return isGoverned(start, in: passage)
            && (!passage.isCounted(after) || passage.token(start - 2).value == passage.token(start).value) ? after : nil
    }

    /// `Quân khu 7`, `Đoàn kiểm tra số 26`, `TAND khu vực 5 - Nghệ An`, `Vụ Địa phương I`.
    func number(_ index: Int, in passage: Passage) -> Int? {
        guard passage.follows(index) else { return nil }
        var at = index
        if passage.token(at).isWord, !passage.token(at).isCapital || passage.isShouting(at - 1),
            let word = passage.longest(.numberWord, at: at)
        {
            at = word.end
        }
        let token = passage.token(at)
        guard passage.follows(at), token.isNumber || token.kind == .mixed && token.length <= 6 || passage.isRoman(at)
        else { return nil }
        return at + 1
    }

    /// `Lữ đoàn Công binh 414`, `Lữ đoàn Đặc công nước 5`: the number that closes a unit's name, and counts nothing.
    private func unitNumber(_ index: Int, in passage: Passage) -> Int? {
        let token = passage.token(index)
        let after = passage.token(index + 1)
        guard passage.follows(index), token.gap == .space, token.isNumber, passage.integer(token) != nil else {
            return nil
        }
        if after.isMark("/") || after.isMark("-") && after.gap != .space || after.isMark("%") { return nil }
        if passage.isCounted(index + 1), token.length == 1 { return nil }
        return index + 1
    }

    /// The end of the letters that close a head's words before its level; nil where there are none.
    @inline(never)
    private func closingLetters(_ index: Int, in passage: Passage) -> Int? {
        let letters = passage.token(index)
        guard passage.follows(index), letters.isWord, letters.isAllCapitals, letters.length > 1,
            !passage.isShouting(index - 1), passage.follows(index + 1), !passage.token(index + 1).isCapital,
            passage.matchEnd(at: index) == index, passage.begins(Self.level, at: index + 1)
        else { return nil }
        return index + 1
    }

    /// `phòng TC, HC, TT, TLL`: fields as abbreviations, joined by commas or dashes.
    private func abbreviations(_ index: Int, in passage: Passage) -> Int? {
        guard passage.follows(index), passage.token(index).isAllCapitals, passage.body(at: index) == nil,
            !passage.isShouting(index - 1)
        else { return nil }
        var end = index + 1
        while passage.follows(end),
            passage.token(end).isMark(",") || passage.token(end).isMark("-") || passage.token(end).isMark("&"),
            passage.follows(end + 1), passage.token(end + 1).isAllCapitals, passage.body(at: end + 1) == nil,
            !passage.begins(EntryKinds.roles, at: end + 1)
        { end += 2 }
        return end
    }
}
