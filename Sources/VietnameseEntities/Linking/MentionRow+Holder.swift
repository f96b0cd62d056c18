// Who holds a title, by the text up to it and right behind it.
extension MentionRow {
    /// Who holds the title at `offset`: 0 where the text does not say it here, -1 where it is no one person, or somebody
    /// whom the document does not name.
    func holder(of offset: Int, _ state: DiscourseState) -> Int32 {
        let title = self[offset]
        let first = title.first
        if isSought(first) || isPlural(title) { return 0 }
        if isActedFor(first) || isSaidOfBoth(first) { return -1 }
        // `NGUYỄN THANH HÀ / Phó Chủ tịch UBND tỉnh / LÂM ĐÔNG / …`, and the next line of his card: no name below it is the
        // holder's, though it might sign.
        if state.lastPersonEnd == first, state.isCard || isAddressedLine(first), holdsTitlesAlone(first) {
            return state.lastPerson
        }
        let direct = nameBehind(offset) ?? signerInColumn(offset)
        if isCounted(first) { return 0 }
        // `các đồng chí Phó Bí thư Tỉnh ủy: A, …; B, …`
        let isShared = isBehindPlural(first)
        if isShared, passage.token(title.end).isMark(":") { return -1 }
        if let direct, direct.isAdjacent, !direct.isJoined { return isShared && isOfTwo(offset) ? -1 : direct.person }
        if state.isCard, state.lastPersonEnd == first { return state.lastPerson }
        if isSoughtAsWell(offset) { return 0 }
        // `thừa ủy quyền của Thủ tướng, Bộ trưởng Bộ Tài chính A`, `Thay mặt Bí thư Tỉnh ủy, đồng chí A`
        if let direct, isDelegating(first, title.end, isAdjacent: direct.isAdjacent) { return 0 }
        if followsTitle(first, title) { return 0 }
        // `các đồng chí nguyên Bí thư Tỉnh ủy`
        if isShared { return -1 }
        // `A, Chủ tịch B (11h), Chỉ huy trưởng C Đại tá D`
        if let direct, direct.isCertain, passage.follows(title.end), passage.begins(.rank, at: title.end) {
            return direct.person
        }
        // `…; Chủ tịch HĐND tỉnh B khóa XV đối với ông C`
        if passage.token(first - 1).isMark(";"), let named = objectBehind(offset) { return named }
        // In apposition already.
        if state.holder != 0 { return state.holder }
        return holderBefore(offset, direct, state) ?? recipient(offset, state) ?? appointee(offset, direct, state)
            ?? holderBehind(first, direct) ?? 0
    }

    /// Whether two names or more follow the title that a plural announces: `các đồng chí Phó Chánh án A, B`.
    private func isOfTwo(_ offset: Int) -> Bool {
        guard let name = next(after: offset), let other = next(after: name), type(other) == .person else {
            return false
        }
        let end = self[name].end
        // `… A, B, Phó Bí thư …`: each has his own.
        if let title = next(after: other), type(title) == .title, self[title].first - self[other].end <= 2 {
            return false
        }
        return self[other].first == end + 1
            && (passage.token(end).isMark(",") || passage.begins(.conjunction, at: end))
    }

    /// The person before the title to whom it stands in apposition, or of whom the line records it.
    private func holderBefore(_ offset: Int, _ direct: NameBehind?, _ state: DiscourseState) -> Int32? {
        let title = self[offset]
        let first = title.first
        let closes =
            !passage.follows(title.end) || passage.token(title.end).isMark
            // `nguyên Phó Tư lệnh kiêm Tham mưu trưởng`
            || title.roleFirst > first && passage.owner[title.end + 1] == EntityType.title.ownerMark
                && isJoint(title.end, title.end + 1)
        guard state.lastPerson != 0 else {
            // `…, quê quán: Nam Định. Nguyên Trưởng ty Lương thực, …`
            return state.subject != 0 && closes && direct == nil && title.roleFirst > first
                && passage.token(first).isCapital && passage.follows(first) && passage.isSentenceStart(first)
                ? state.subject : nil
        }
        let nameEnd = state.lastPersonEnd
        // `A 10 tuổi, Hiệu trưởng cho biết`, `A, trú tại phường B (Chủ tịch phường đã xác nhận)`: another's.
        let isLoose =
            passage.token(nameEnd).isNumber || passage.token(first - 1).isMark("(") && first > nameEnd + 1
        if closes || !isLoose, isApposition(nameEnd, first), !isMet(nameEnd, first, title.end) {
            // `A, Chủ tịch B`: the title is B's, which `isAdjacent` has settled. So is the first of
            // `Thủ tướng A, Tổng Bí thư, Chủ tịch nước B`, for A has his title before him.
            if let direct, state.lastIsTitled, passage.token(nameEnd).isMark(","),
                direct.isCertain || direct.isAdjacent && isOfNext(offset, nameEnd)
            {
                return direct.person
            }
            return state.lastPerson
        }
        // `+ Ông A: Trưởng phòng B`
        if closes, passage.token(nameEnd).isMark(":"), first == nameEnd + 1, passage.follows(first) {
            return state.lastPerson
        }
        guard direct == nil else { return nil }
        // `1. Ông A, Chủ tịch UBND huyện: Trưởng ban`, `Đại tá A (Chủ tịch UBND huyện): Trưởng ban`
        let isAssigned =
            closes && passage.token(first - 1).isMark(":") && passage.follows(first)
            && heldBefore(offset) == state.lastPerson
        // `A sinh năm …, trú tại …; nguyên Phó Chủ tịch B`
        // `A, bí danh B, là một tướng lĩnh của quân đội, nguyên Thứ trưởng C`
        let isFormer =
            title.roleFirst > first
            && (passage.token(first - 1).isMark(";")
                || closes && passage.token(first - 1).isMark(",") && speaksOfOne(nameEnd, first))
        // `…, nguyên Phó Chủ tịch UBND tỉnh; đại biểu Quốc hội khóa VIII; …`: one more of the same list.
        let isFurther = closes && heldInList(offset) == state.lastPerson
        return isAssigned || isFormer || isFurther || isRecorded(nameEnd, first) || isListed(nameEnd, first)
            ? state.lastPerson : nil
    }

    /// Whether the title between two names is the second one's, before whose name stands his rank, for the first has his office
    /// before him: `Giám đốc Sở Y tế A, Chỉ huy trưởng Bộ CHQS tỉnh, Đại tá B`.
    private func isOfNext(_ offset: Int, _ nameEnd: Int) -> Bool {
        let start = nameStart(nameEnd)
        var before = previous(before: offset)
        while let at = before, self[at].first >= start { before = previous(before: at) }
        guard let before, self[before].end == start, type(before) == .title, self[before].rule != .titleRank,
            self[offset].rule != .titleRank
        else { return false }
        var last = offset
        for _ in 0..<4 {
            guard let next = next(after: last), type(next) == .title else { return false }
            let end = self[next].end
            if self[next].rule == .titleRank {
                guard passage.token(self[last].end).isMark(","), passage.owner[end] == EntityType.person.ownerMark
                else {
                    return false
                }
                var behind = end
                while passage.follows(behind), passage.owner[behind] == EntityType.person.ownerMark { behind += 1 }
                // `…, Đại tá B, Giám đốc Công an tỉnh`
                return
                    !(passage.token(behind).isMark && passage.follows(behind)
                    && passage.owner[behind + 1] == EntityType.title.ownerMark)
            }
            last = next
        }
        return false
    }

    /// Whether `from ..< to` names nobody else to whom what follows may belong: not `, vợ của một quan chức, `, but `là một tướng
    /// lĩnh của Quân đội nhân dân Việt Nam, `.
    private func speaksOfOne(_ from: Int, _ to: Int) -> Bool {
        guard to > from, to - from <= 40 else { return false }
        return (from..<to).allSatisfy {
            !passage.begins(EntryKinds(.honorific, .speechVerb), at: $0)
                && (!passage.begins(.ofWord, at: $0) || passage.owner[$0 + 1] == EntityType.body.ownerMark)
        }
    }

    /// `trao bằng Nghệ nhân Ưu tú cho ông A`, `Bà A được Chủ tịch nước B truy tặng danh hiệu …`
    private func recipient(_ offset: Int, _ state: DiscourseState) -> Int32? {
        guard self[offset].rule == .titleRank else { return nil }
        if let named = objectBehind(offset, within: 4) { return named }
        let first = self[offset].first
        let end = self[offset].end
        // `trao danh hiệu Anh hùng Lao động cho nguyên Phó Chủ tịch nước A`
        if passage.begins(.objectWord, at: end), let next = next(after: offset), self[next].first == end + 1,
            type(next) == .title, let named = nameBehind(next), named.isAdjacent
        {
            return named.person
        }
        guard let award = passage.phrase(.awardWord, before: first) else { return nil }
        if hasPronoun(before: award.start) { return state.topic(before: offset, self) }
        guard state.lastPerson != 0 else { return nil }
        let nameEnd = state.lastPersonEnd
        if isAgent(nameEnd, offset) { return state.personBefore != state.lastPerson ? state.personBefore : nil }
        let isSubject =
            first - nameEnd <= 16
            && (nameEnd..<first).contains { passage.begins(.passive, at: $0) }
            && (nameEnd..<first).allSatisfy { passage.follows($0) && !ends($0) }
        return isSubject ? state.lastPerson : nil
    }

    /// Who is appointed to the title, or bears it by the label before it.
    private func appointee(_ offset: Int, _ direct: NameBehind?, _ state: DiscourseState) -> Int32? {
        let first = self[offset].first
        // `Trình độ: Tiến sĩ`, in a curriculum vitae.
        if state.subject != 0, passage.follows(first), passage.token(first - 1).isMark(":"),
            let label = appointment(before: first - 1),
            passage.isSentenceStart(label) || passage.token(label - 1).isMark(";")
        {
            return state.subject
        }
        // `Do bà A, chức vụ: Chủ tịch, làm đại diện`
        if state.lastPerson != 0, passage.token(first - 1).isMark(":"), passage.follows(first),
            let label = appointment(before: first - 1), label == state.lastPersonEnd + 1,
            passage.token(label - 1).isMark(",")
        {
            return state.lastPerson
        }
        // `phê chuẩn kết quả bầu Chủ tịch UBND tỉnh đối với ông A`
        if passage.endsPhrase(Self.appointer, before: first), let named = objectBehind(offset) { return named }
        guard let word = appointment(before: first) else { return nil }
        if isSought(word) { return 0 }
        if let named = objectBehind(offset) { return named }
        if state.lastPerson != 0 {
            if appoints(state.lastPersonEnd, word) { return 0 }
            let isSecond = state.personBefore != 0 && state.personBefore != state.lastPerson
            if isSecond, isNamedForKin(state.lastPersonEnd) { return state.personBefore }
            // Two named persons share one appointment: nobody's alone.
            if isSecond, isJoined(state.lastPersonEnd) { return -1 }
            // `A được ông B mời làm …`: the one who acts is not the one who is appointed.
            if isAgent(state.lastPersonEnd, offset) { return isSecond ? state.personBefore : 0 }
            // `ông giữ chức …` in a clause behind the name of another.
            if hasPronoun(before: word, from: state.lastPersonEnd) { return state.topic(before: offset, self) }
            return state.lastPerson
        }
        guard state.subject != 0 else { return nil }
        // `Năm 2007 bà làm Phó Bí thư …`
        if hasPronoun(before: word) { return state.topic(before: offset, self) }
        guard passage.follows(word) else { return nil }
        // `Là Trưởng ban …`, behind a sentence that names him
        let opens = passage.isSentenceStart(word) && passage.token(word).isCapital
        // `68 tuổi, 22 năm làm bí thư chi bộ`; `Từ 2016 đến 2021 là đại biểu …`; `2019-2021 giữ chức …`
        var start = word
        while passage.follows(start), passage.isPhrase(Self.appointment, start - 1, first) { start -= 1 }
        let isDated =
            direct == nil && start >= 2
            && (passage.owner[start - 1] == EntityType.date.ownerMark
                // `tháng 8 năm 1945, làm Chủ nhiệm Việt Minh quận A`
                || passage.token(start - 1).isMark(",") && passage.owner[start - 2] == EntityType.date.ownerMark
                || passage.begins(.yearWord, at: start - 1) && passage.token(start - 2).isNumber)
        return opens || isDated ? state.subject : nil
    }

    /// The name behind, if nothing before says otherwise: not `của Chủ tịch UBND xã và bà A`.
    private func holderBehind(_ first: Int, _ direct: NameBehind?) -> Int32? {
        guard let direct, !direct.isJoined || !direct.isApart || !passage.endsPhrase(.ofWord, before: first) else {
            return nil
        }
        return direct.person
    }

    /// Who holds the former office before the title at `offset`, from which but a semicolon parts it; 0 where none does.
    private func heldInList(_ offset: Int) -> Int32 {
        let first = self[offset].first
        guard passage.token(first - 1).isMark(";"), passage.follows(first), let before = previous(before: offset),
            type(before) == .title, self[before].rule != .titleRank
        else { return 0 }
        let end = self[before].end
        guard end == first - 1 || isJoint(end, first - 1) && passage.follows(first - 1) else { return 0 }
        // `nguyên Phó Chủ tịch UBND tỉnh kiêm Giám đốc Sở B; …`
        var at = before
        while self[at].roleFirst == self[at].first {
            guard let joined = previous(before: at), type(joined) == .title, isJoint(self[joined].end, self[at].first)
            else { return 0 }
            at = joined
        }
        return person(before)
    }

    /// Who holds the title that ends with the mark before the one at `offset`; 0 where none does.
    private func heldBefore(_ offset: Int) -> Int32 {
        let end = passage.token(self[offset].first - 2).isMark(")") ? self[offset].first - 2 : self[offset].first - 1
        guard let before = previous(before: offset), type(before) == .title, self[before].end == end else { return 0 }
        return person(before)
    }
}
