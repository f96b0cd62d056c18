// What the words around a title say of its holder: several hold it, it is only sought, it belongs to another title.
extension MentionRow {
    /// Whether the title governs the bodies of many places at once, so that no one person holds it.
    func isPlural(_ candidate: Candidate) -> Bool {
        for back in 1...12 {
            let at = candidate.end - back
            guard at >= candidate.roleEnd else { return false }
            if let level = passage.longest(EntryKinds(.level, .complement), at: at), level.end == candidate.end,
                level.attributes.contains(.plural)
            {
                return true
            }
        }
        return false
    }

    /// Whether the title is joined to one that several hold: `Bí thư, Chủ tịch UBND các xã`, `Chủ tịch, nhiều Phó Chủ tịch`.
    func precedesPlural(_ offset: Int) -> Bool {
        let end = self[offset].end
        guard let next = next(after: offset) else { return false }
        let following = self[next]
        return following.type == .title && following.first > end && following.first - end <= 2
            && passage.follows(following.first)
            && (isJoint(end, following.first) && isPlural(following)
                // but `Bộ trưởng cùng 7 thứ trưởng`
                || following.first - end == 2 && isJoint(end, end + 1) && isCounted(following.first)
                    && passage.longest(.conjunction, at: end)?.attributes.contains(.weak) != true)
    }

    /// Whether the title stands right behind another that is no rank: `trợ lý Chủ tịch Quốc hội`.
    func followsTitle(_ first: Int, _ candidate: Candidate) -> Bool {
        passage.follows(first) && passage.owner[first - 1] == EntityType.title.ownerMark && candidate.rule != .titleRank
            && passage.isAssistant(first - 1)
    }

    /// Whether somebody else signs in the office's stead: `KT. CHỦ TỊCH`, `TL. CHỦ TỊCH`.
    func isActedFor(_ first: Int) -> Bool {
        guard passage.follows(first) else { return false }
        let at = passage.token(first - 1).isMark(".") ? first - 2 : first - 1
        return passage.token(at).isAllCapitals && passage.begins(.insteadWord, at: at)
    }

    /// Whether the office is one in whose name, or at whose word, another acts, `thay mặt đồng chí Bí thư …`, or whose
    /// wife or husband is named: `phu nhân Đại sứ, bà A`.
    /// - Parameter isAdjacent: whether a name stands directly behind it or a title joined to it: `phu nhân Chủ tịch nước A`.
    func isDelegating(_ first: Int, _ end: Int, isAdjacent: Bool) -> Bool {
        var first = first
        // `phu nhân Tổng Bí thư, Chủ tịch nước A, bà B`
        while end - first < 24, passage.follows(first), first >= 2, passage.token(first - 1).isMark(","),
            passage.follows(first - 1),
            passage.owner[first - 2] == EntityType.title.ownerMark
        {
            first -= 1
            while first > 0, passage.owner[first - 1] == EntityType.title.ownerMark { first -= 1 }
        }
        let start = passage.phrase(Self.honorific, before: first)?.start ?? first
        // `Tiếp Bộ trưởng A, ông B nói`
        let isMet = passage.phrase(.encounter, before: start).map { passage.isSentenceStart($0.start) } == true
        if !isMet {
            guard
                let word = passage.phrase(.insteadWord, before: start)
                    ?? (isAdjacent ? nil : passage.phrase(.insteadWord, before: first))
            else { return false }
            guard word.attributes.contains(.weak) else { return true }
        }
        // `Theo đề nghị của Chủ tịch UBND xã, bà A nói`, but `… Chủ tịch UBND xã, bà A, hội nghị đã …`
        var at = end
        while at - end < 8, passage.follows(at), passage.owner[at] != EntityType.person.ownerMark { at += 1 }
        while passage.follows(at), passage.owner[at] == EntityType.person.ownerMark { at += 1 }
        // `Tiếp Bộ trưởng A, ông B, Phó Chủ tịch C, khuyến khích …`: an office of his own stands behind his name.
        if isMet, passage.token(at).isMark(","), passage.follows(at + 1) {
            return passage.owner[at + 1] == EntityType.title.ownerMark
        }
        return passage.follows(at) && passage.token(at).isWord && !passage.token(at).isCapital
    }

    /// Whether the line of a list says the office of the person who begins it, in parts by dashes or behind the year of birth:
    /// `1. A - 1979 - Thái - Chủ tịch Hội`, `2. A, sinh 1990, dân tộc Dao; Phó Trưởng trạm …`.
    func isListed(_ personEnd: Int, _ first: Int) -> Bool {
        let before = passage.token(first - 1)
        let isLife =
            (passage.token(personEnd).isMark(",") || passage.token(personEnd).isMark("-"))
            && (passage.begins(.birthWord, at: personEnd + 1) || opensLife(personEnd + 1)
                || passage.token(personEnd + 1).isNumber && passage.token(personEnd + 2).isMark(";"))
            && (before.isMark(",") || before.isMark(";"))
            // `A 64 tuổi; Giáo sư; …; Ủy viên Trung ương Đảng`
            || passage.token(personEnd).isNumber && passage.begins(.ageWord, at: personEnd + 1) && before.isMark(";")
        guard isLife || passage.token(personEnd).isMark("-") && before.isMark("-"),
            first - personEnd <= (isLife ? 40 : 16)
        else { return false }
        for at in personEnd...first {
            let token = passage.token(at)
            guard passage.follows(at),
                isLife ? !ends(at) : !token.isMark || token.isMark("-") || token.isMark("/")
            else { return false }
        }
        var name = nameStart(personEnd)
        while name > 0, passage.follows(name), passage.owner[name - 1] == EntityType.title.ownerMark { name -= 1 }
        let start = passage.phrase(Self.honorific, before: name)?.start ?? name
        return !passage.follows(start)
            || passage.token(start - 1).isMark && !passage.follows(start - 2) && passage.token(start - 2).isNumber
    }

    /// Whether an office is only stood for: `ứng cử đại biểu Quốc hội`.
    func isSought(_ first: Int) -> Bool {
        guard passage.follows(first) else { return false }
        for back in 1...4 where first - back >= 0 {
            if let word = passage.longest(Self.candidacy, at: first - back), word.end >= first - 1 {
                // `bà A, tự ứng cử, Giám đốc …`
                return !passage.token(word.end).isMark(",")
            }
        }
        return false
    }

    /// Whether the title is joined to one that is only stood for: `ứng cử đại biểu Quốc hội và đại biểu HĐND tỉnh`.
    func isSoughtAsWell(_ offset: Int) -> Bool {
        guard let before = previous(before: offset), type(before) == .title else { return false }
        let title = self[before]
        let first = self[offset].first
        return first - title.end == 1 && passage.follows(first) && passage.begins(.conjunction, at: title.end)
            && isSought(title.first)
    }

    /// Whether the person that ends at `end` gives the office at `word` to the holder of another: `A đề cử Phó Thủ tướng … làm
    /// Bộ trưởng`.
    func appoints(_ end: Int, _ word: Int) -> Bool {
        guard word - end <= 24, passage.follows(end), !passage.begins(.passive, at: end) else { return false }
        // `đã đề cử`
        let verb = EntryKinds(.appointer, .candidacy)
        guard let appointer = passage.longest(verb, at: end) ?? passage.longest(verb, at: end + 1), appointer.end < word
        else { return false }
        return (appointer.end..<word).contains { passage.owner[$0] == EntityType.title.ownerMark }
    }

    /// Whether a number or a plural word before the title makes it nobody's.
    func isCounted(_ first: Int) -> Bool {
        guard passage.follows(first) else { return false }
        let before = passage.token(first - 1)
        // `9 Phó Chủ tịch`, `trong số 9 Phó Chủ tịch`, but `số 9 …`
        if before.isNumber {
            return (passage.integer(before) ?? 1000) <= 300
                && (!passage.endsPhrase(EntryKinds(.dateCue, .numberWord), before: first - 1)
                    || passage.endsPhrase(.quantifier, before: first - 1))
        }
        return passage.begins(EntryKinds(.quantifier, .numberName), at: first - 1)
    }

    /// Whether the person that ends at `end` is the second of a pair joined by `và`, or one of several that a plural announces.
    func isJoined(_ end: Int) -> Bool {
        // `A và Phó Bí thư Tỉnh ủy B`
        var at = nameStart(end)
        while at > 0, passage.follows(at), passage.owner[at - 1] == EntityType.title.ownerMark { at -= 1 }
        if at > 1, passage.begins(.conjunction, at: at - 1),
            passage.owner[at - 2] == EntityType.person.ownerMark || passage.owner[at - 2] == EntityType.title.ownerMark
        {
            return true
        }
        at = end - 1
        var steps = 0
        while at > 0, steps < 8 {
            at -= 1
            steps += 1
            // but `bổ nhiệm A và điều động B`: each has his own.
            if passage.begins(.conjunction, at: at) { return !passage.begins(Self.appointer, at: at + 1) }
            if passage.token(at).isMark { return passage.token(at).isMark(",") && isOneOfSeveral(at) }
        }
        return false
    }

    /// Whether the name that ends at `end` is one of those that `các đồng chí`, `hai ông` announces.
    private func isOneOfSeveral(_ end: Int) -> Bool {
        let first = nameStart(end)
        return first < end && isBehindPlural(first)
    }

    /// Whether what ends before `index` announces the offices that somebody has held, one after the other: `bà từng giữ các
    /// chức vụ`, `Kinh qua các vị trí`; but not `bầu các chức vụ`.
    func announcesCareer(_ index: Int) -> Bool {
        // `trải qua các vị trí giảng viên, Tổ trưởng`: a plain occupation leads the list.
        let list = index
        var index = index
        while passage.token(index - 1).isMark(","), let work = passage.phrase(.occupation, before: index - 1),
            passage.follows(work.start)
        { index = work.start }
        guard let word = careerWord(before: index), !word.attributes.contains(.verb),
            passage.follows(word.start),
            let verb = passage.phrase(Self.appointment, before: word.start)
                ?? passage.phrase(.careerWord, before: word.start),
            verb.kind == .appointment
                || verb.attributes.contains(.verb)
        else { return false }
        if (0...3).contains(where: { passage.isSentenceStart(max(verb.start - $0, 0)) }) { return true }
        guard passage.token(list).isMark(":") else {
            // but `ông A nói nữ cán bộ giữ các vị trí như`, `tìm người giữ các vị trí như`
            var at = verb.start
            while at > 0, verb.start - at < 24, passage.follows(at) {
                at -= 1
                if ends(at) || passage.begins(EntryKinds(.speechVerb, .relativeWord), at: at) { return false }
                if passage.owner[at] == EntityType.person.ownerMark { return true }
                if let address = passage.longest(.honorific, at: at) { return !address.attributes.contains(.plural) }
            }
            return false
        }
        return hasName(before: verb.start) || hasPronoun(before: verb.start)
    }

    /// Whether the colon at `index` closes a label of offices that begins its sentence, or stands behind a name: `Quá trình công
    /// tác:`, `đồng chí A, nguyên:`.
    func labelsCareer(_ index: Int) -> Bool {
        for back in 1...8 where index - back >= 0 {
            if let label = passage.longest(.careerWord, at: index - back), label.end == index,
                label.attributes.contains(.closed)
            {
                return passage.isSentenceStart(label.start)
                    || passage.token(label.start - 1).isMark(",")
                        && passage.owner[max(label.start - 2, 0)] == EntityType.person.ownerMark
            }
        }
        return false
    }

    /// `các chức vụ` before `index`, and where a colon stands there, with more words behind it: `nhiều vị trí của Đại học A
    /// như:`.
    private func careerWord(before index: Int) -> LexiconMatch? {
        if let word = passage.phrase(.careerWord, before: index) { return word }
        guard passage.token(index).isMark(":") else { return nil }
        var at = index
        while at > 0, index - at < 16, passage.follows(at),
            passage.token(at - 1).isWord || passage.token(at - 1).isMark(","),
            passage.owner[at - 1] == 0 || passage.owner[at - 1] == EntityType.body.ownerMark
        {
            at -= 1
            if let word = passage.longest(.careerWord, at: at), !word.attributes.contains(.verb) { return word }
        }
        return nil
    }

    /// Whether the sentence names somebody before `word`.
    private func hasName(before word: Int) -> Bool {
        var at = word
        while at > 0, word - at < 24, passage.follows(at) {
            at -= 1
            if ends(at) { return false }
            if passage.owner[at] == EntityType.person.ownerMark { return true }
        }
        return false
    }

    /// Whether `các đồng chí`, `hai ông` stands before the token.
    func isBehindPlural(_ first: Int) -> Bool {
        guard passage.follows(first) else { return false }
        for back in 1...4 where first - back >= 0 {
            if let address = passage.longest(Self.honorific, at: first - back), address.end == first,
                // `các anh, chị`
                address.attributes.contains(.plural)
                    || passage.follows(first - back) && passage.begins(.quantifier, at: first - back - 1)
            {
                return true
            }
        }
        return false
    }

    /// `A, B (đều là nguyên Đội trưởng)`: said of more than one.
    func isSaidOfBoth(_ first: Int) -> Bool {
        passage.follows(first)
            && (2...3).contains { back in
                passage.longest(.isWord, at: first - back).map {
                    $0.end == first && $0.attributes.contains(.plural)
                } == true
            }
    }

    /// Whether the sentence begins with whom somebody met, and the title behind the comma is he who acts: `Tiếp ông A, Chủ
    /// tịch nước đánh giá cao …`.
    func isMet(_ personEnd: Int, _ first: Int, _ end: Int) -> Bool {
        guard first == personEnd + 1, passage.token(personEnd).isMark(","), passage.follows(end),
            passage.token(end).isWord, !passage.token(end).isCapital
        else { return false }
        var at = personEnd - 1
        while at > 0, personEnd - at < 24, !passage.isSentenceStart(at) {
            at -= 1
            if passage.token(at).isMark { return false }
        }
        return passage.begins(.encounter, at: at)
    }

    /// `Sinh 1987`, `Sinh: 08/10/1976`, `SN 1990`: how the row of a list goes on behind the name.
    func opensLife(_ index: Int) -> Bool {
        guard passage.follows(index) else { return false }
        if passage.begins(.apposition, at: index) { return true }
        return passage.begins(.timeCue, at: index) && passage.follows(index + 1)
            && (passage.token(index + 1).isNumber || passage.token(index + 1).isMark(":"))
    }

    /// Skips what may stand between a title and the name: `cũ`, `(cũ)`, `khóa XV`, `nhiệm kỳ 2021-2026`.
    func afterQualifiers(_ from: Int, _ to: Int) -> Int {
        var at = from
        while at < to {
            if let former = passage.longest(.formerWord, at: at) {
                at = former.end
            } else if passage.token(at).isMark("("), passage.begins(.formerWord, at: at + 1),
                passage.token(at + 2).isMark(")")
            {
                at += 3
            } else if passage.token(at).isMark("("),
                let close = (1...4).first(where: { passage.token(at + $0).isMark(")") }), at + close < to
            {
                // `Bộ trưởng Bộ Thanh niên và Thể thao Malaysia (KBS) Hannah Yeoh`
                at += close + 1
            } else if let term = passage.longest(.termWord, at: at), passage.numeral(term.end) != nil {
                at = term.end + 1
            } else {
                break
            }
        }
        return min(at, to)
    }
}
