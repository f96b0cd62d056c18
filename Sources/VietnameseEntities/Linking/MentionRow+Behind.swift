// Holders that stand behind their titles.
extension MentionRow {
    /// A name behind a title.
    struct NameBehind {
        var person: Int32
        /// Whether nothing stands between but titles, or what binds as close: the name is a holder's.
        var isAdjacent: Bool
        /// Whether other titles stand between.
        var isJoined: Bool
        /// Whether `và` stands between, or a rank begins behind a comma: a new person may begin there.
        var isApart: Bool

        /// Whether all titles between are the person's.
        var isCertain: Bool { isAdjacent && isJoined && !isApart }
    }

    /// Whether the title at `first` is said of several: `các đồng chí là Ủy viên Ban Thường vụ: …`.
    private func isOfSeveral(_ first: Int) -> Bool {
        guard passage.follows(first), passage.begins(.isWord, at: first - 1),
            let address = passage.phrase(Self.honorific, before: first - 1)
        else { return false }
        return address.attributes.contains(.plural) || passage.begins(.quantifier, at: address.start - 1)
    }

    /// The person whose name stands behind the title or behind titles joined to it.
    func nameBehind(_ offset: Int) -> NameBehind? {
        var at = offset
        var end = self[at].end
        var isJoined = false
        var isApart = false
        func found(_ offset: Int, isAdjacent: Bool = true) -> NameBehind {
            NameBehind(person: person(offset), isAdjacent: isAdjacent, isJoined: isJoined, isApart: isApart)
        }
        for step in 1...8 {
            guard let next = next(after: at) else { return nil }
            let following = self[next]
            let first = following.first
            if following.type == .person, signs(first, end, at) { return found(next) }
            if step == 1, signsWithRank(next, following, end, offset) { return found(next + 1) }
            guard first - end <= 8, first < passage.count, onOneLine(end, first) else { return nil }
            if following.type == .person {
                if isDirectlyBehind(at, end, first) { return found(next) }
                end = afterQualifiers(end, first)
                if first == end || isBehindOwner(offset, end, first) { return found(next) }
                guard first - end <= 5 else { return nil }
                let mark = passage.token(end)
                // `Chủ tịch UBND tỉnh - Nguyễn …`, `Chủ tịch, ông …`
                if mark.isMark("-") || mark.isMark(","), spaceOfHonorific(end + 1, first) {
                    if isJoined && mark.isMark(",") { return nil }
                    return found(next, isAdjacent: mark.isMark("-") && !isJoined)
                }
                let isBound =
                    isBracketed(following, mark, end) || isBehindColon(next, following, mark, end, offset)
                    || isSaidToBe(end, first)
                return isBound ? found(next) : nil
            }
            if let after = termEnd(next, following, end) ?? (isJoined ? nil : governedEnd(next, following, end)) {
                at = next
                end = after
                continue
            }
            guard following.type == .title, joins(following, at, end) else { return nil }
            isJoined = true
            isApart = isApart || mayBeAnothers(following, at, end)
            at = next
            end = following.end
        }
        return nil
    }

    /// Whether a rank stands at `next`, and behind it the name of one who signs under the title at `offset`: `CHÍNH ỦY / Đại tá
    /// Trần Quốc Lịch`.
    private func signsWithRank(_ next: Int, _ following: Candidate, _ end: Int, _ offset: Int) -> Bool {
        next + 1 < count && following.type == .title
            && passage.begins(EntryKinds(.rank, .degree, .religious), at: following.first)
            && signs(following.first, end, offset) && self[next + 1].type == .person
            && self[next + 1].first == following.end
    }

    /// Whether nothing but a mark that is part of the title stands between the title at `offset` and the name at `first`.
    private func isDirectlyBehind(_ offset: Int, _ end: Int, _ first: Int) -> Bool {
        if first == end { return true }
        guard first == end + 1 else { return false }
        let mark = passage.token(end)
        // `‘cựu hoàng tử’ Andrew`
        if mark.isQuote, case let title = self[offset], title.first > 0, title.roleFirst > title.first,
            passage.token(title.first - 1).isQuote
        {
            return true
        }
        // `Phó giáo sư (PGS) Trần Thị A`
        if mark.isMark(")"), passage.token(self[offset].first - 1).isMark("(") { return true }
        // `BSCKII. Âu Thị Tuyết Chinh`
        return mark.isMark(".") && mark.gap != .space
            && passage.begins(EntryKinds(.degree, .religious), at: self[offset].first)
    }

    /// Whether the title at `offset` begins a sentence that says whose office it is, and who holds it: `Chủ tịch HĐQT của ngân
    /// hàng này là ông A`.
    private func isBehindOwner(_ offset: Int, _ end: Int, _ first: Int) -> Bool {
        guard passage.isSentenceStart(self[offset].first), let from = ownerEnd(end, first) else { return false }
        return spaceOfHonorific(from, first)
    }

    /// `Chỉ huy trưởng (đ/c Vinh)`, `Trưởng Ban Pháp chế (Đinh Công Sức)`
    private func isBracketed(_ name: Candidate, _ mark: Token, _ end: Int) -> Bool {
        mark.isMark("(") && passage.token(name.end).isMark(")")
            && (name.first > end + 1 ? spaceOfHonorific(end + 1, name.first) : name.end - name.first > 1)
    }

    /// `Tổng biên tập: A`, but not `Quyết định của Chủ tịch UBND huyện: cô A, …`
    private func isBehindColon(_ next: Int, _ name: Candidate, _ mark: Token, _ end: Int, _ offset: Int) -> Bool {
        guard mark.isMark(":"), name.first == end + 1 || spaceOfHonorific(end + 1, name.first) else { return false }
        let start = self[offset].first
        return !passage.begins(.ofWord, at: start - 1) && !namesAnother(next) && !isOfSeveral(start)
    }

    /// Whether the words between the title and the name say who holds it, or held it then.
    private func isSaidToBe(_ end: Int, _ first: Int) -> Bool {
        // `Chủ tịch UBND xã khi ấy là bà A`, `Bí thư Huyện ủy đầu tiên là đồng chí B`
        if spaceOfHonorific(passage.longest(.nowWord, at: end)?.end ?? end, first) { return true }
        // `đồng chí Phó Trưởng Ban Tổ chức, là đồng chí A`
        if passage.token(end).isMark(","), passage.begins(.isWord, at: end + 1), first > end + 2 {
            return spaceOfHonorific(end + 2, first)
        }
        return passage.longest(.appointment, at: end).map({ $0.count == 1 && passage.token(end).length <= 3 }) == true
            && passage.begins(.isWord, at: end) && spaceOfHonorific(end + 1, first)
    }

    /// The end of the years of an office, where a name or a closing mark stands behind them.
    private func termEnd(_ next: Int, _ following: Candidate, _ end: Int) -> Int? {
        guard following.type == .date else { return nil }
        let first = following.first
        // `Chủ tịch UBND xã nhiệm kỳ 2016-2021 Lê Văn Nam`
        if first > end, passage.isPhrase(EntryKinds(.termWord, .periodWord), end, first),
            let behind = self.next(after: next), self[behind].type == .person, self[behind].first == following.end
        {
            return following.end
        }
        // `Khi làm Chủ tịch UBND xã (2016 - 2021), ông A …`
        return first == end + 1 && passage.token(end).isMark("(") && passage.token(following.end).isMark(")")
            ? following.end + 1 : nil
    }

    /// The end of the place or the body that the title is of, behind words or a mark that the title itself does not take.
    private func governedEnd(_ next: Int, _ following: Candidate, _ end: Int) -> Int? {
        let first = following.first
        guard following.type == .place || following.type == .body,
            // `Tổng Giám đốc đương nhiệm của Ngân hàng A – ông B`, `Đại diện cấp cao về an ninh của EU Joseph A`
            isOwned(end, first)
                // `Đại sứ Việt Nam tại Thái Lan Phạm …`, `Cục trưởng Cục … (Bộ …) Lương …`
                || first == end + 1
                    && (passage.begins(.atWord, at: end) || passage.token(end).isMark("(")
                        || following.type == .body && passage.token(end).isMark(",") && isNamed(next))
        else { return nil }
        return passage.token(following.end).isMark(")") ? following.end + 1 : following.end
    }

    /// Whether `title` is said of the same person as the title at `offset`, which ends at `end`.
    private func joins(_ title: Candidate, _ offset: Int, _ end: Int) -> Bool {
        let first = title.first
        return first > end && (isJoint(end, first) || isEquation(end, title))
            // `1. Chủ tịch HĐGMVN: Đức cha Giuse Nguyễn Chí A`
            || first == end + 1 && passage.token(end).isMark(":")
                && (title.rule == .titleRank || passage.begins(.religious, at: first))
            // `Phó Thủ tướng Bộ trưởng Ngoại giao Phạm A`: typed without a mark between them.
            || first == end
                && (title.rule == .titleRank || self[offset].rule == .titleRank
                    || passage.token(first).isCapital && !passage.isAssistant(end - 1)
                    // `Trợ lý Tổng thống, Chủ tịch Hội đồng A B`: both are B's.
                    || passage.isAssistant(end - 1) && passage.token(title.end).isMark(",")
                        && passage.follows(title.end + 1)
                        && passage.owner[title.end + 1] == EntityType.title.ownerMark)
    }

    /// Whether `title`, joined to the title at `offset`, may be a new person's: a rank behind a mark, or `và` before it.
    private func mayBeAnothers(_ title: Candidate, _ offset: Int, _ end: Int) -> Bool {
        let first = title.first
        guard first > end else { return false }
        // `Phó Chỉ huy trưởng … - Thượng tá Nguyễn …`: a dash joins.
        if title.rule == .titleRank || passage.begins(.religious, at: first), !passage.token(end).isMark("-"),
            // `Giáo sư, Tiến sĩ Phùng Xuân A`
            !(passage.begins(.degree, at: first) && passage.begins(.degree, at: self[offset].first))
        {
            return true
        }
        return (end..<first).contains { passage.begins(.conjunction, at: $0) }
    }

    /// The end of `của` and of the few small words behind it that say whose office it is, before `là`: `của ngân hàng này là`;
    /// nil where they do not.
    private func ownerEnd(_ from: Int, _ to: Int) -> Int? {
        guard passage.begins(.ofWord, at: from) else { return nil }
        for at in (from + 1)..<min(to, from + 6) {
            if passage.begins(.isWord, at: at) { return passage.begins(.appointment, at: at - 1) ? nil : at + 1 }
            guard passage.token(at).isWord, !passage.token(at).isCapital else { return nil }
        }
        return nil
    }

    /// Whether `của` stands between the title that ends at `end` and what begins at `first`, behind nothing or what only says of
    /// the title when or of what it is: `đương nhiệm của`, `về chính sách an ninh của`.
    private func isOwned(_ end: Int, _ first: Int) -> Bool {
        guard first > end, passage.begins(.ofWord, at: first - 1) else { return false }
        if end == first - 1 { return true }
        if let now = passage.longest(.nowWord, at: end) { return now.end == first - 1 }
        return passage.begins(.topicWord, at: end)
            && (end..<first - 1).allSatisfy({
                passage.token($0).isWord && !passage.token($0).isCapital && !passage.begins(.speechVerb, at: $0)
            })
    }

    /// Whether the name that begins at `first` stands alone below the line that the title at `offset` closes, with none but
    /// titles before it, as those do who sign: `PHÓ CHỦ TỊCH / (Đã ký) / Lê Thị Trân`.
    private func signs(_ first: Int, _ end: Int, _ offset: Int) -> Bool {
        let title = self[offset]
        guard title.end == end, first - end <= 8, first < passage.count,
            // `Phó Hiệu trưởng (chuyên môn) / ThS. A`
            !passage.follows(end) || passage.token(end).isMark("(")
        else { return false }
        // `BS. Tạ Minh Hưởng`
        var first = first
        if passage.follows(first) {
            let address =
                passage.phrase(Self.honorific, before: first)
                ?? (passage.token(first - 1).isMark(".") ? passage.phrase(Self.honorific, before: first - 1) : nil)
            first = address?.start ?? first
        }
        guard !passage.follows(first), first >= end else { return false }
        // `THẨM PHÁN - CHỦ TỌA PHIÊN TÒA`: several on one line.
        var start = title.first
        while passage.follows(start), start > 0, title.end - start < 16,
            passage.owner[start - 1] == EntityType.title.ownerMark
                || start > 1 && passage.token(start - 1).isMark("-")
                    && passage.owner[start - 2] == EntityType.title.ownerMark
        { start -= 1 }
        // The column of a table goes with the name before it, not with that of the next row.
        guard !passage.follows(start), !passage.beginsColumn(start) || passage.beginsColumn(first) else { return false }
        return first == end || passage.token(end).isMark("(") && passage.token(first - 1).isMark(")")
    }

    private func namesAnother(
        _ offset: Int
    ) -> Bool {
        guard offset + 1 < count else { return false }
        let this = self[offset]
        let next = self[offset + 1]
        return next.type == .person && next.first - this.end <= 2 && passage.follows(next.first)
    }

    /// `Trưởng ban là đồng chí Phó Chủ tịch …`, `Giám đốc là thạc sĩ …`: `là` and an honorific, or a rank behind it.
    private func isEquation(_ from: Int, _ title: Candidate) -> Bool {
        passage.begins(.isWord, at: from)
            && (from + 1 < title.first || title.rule == .titleRank || passage.begins(.religious, at: title.first))
            && spaceOfHonorific(from + 1, title.first)
    }

    /// `A, `, `A - `, `A (`, `A là`: the title that begins at `first` stands in apposition to the name that ends at `end`.
    func isApposition(_ end: Int, _ first: Int) -> Bool {
        // `đ/c Lương Thanh Bình PBT Huyện ủy`: typed without a mark between them.
        if first == end, passage.follows(first) { return true }
        guard first > end && first - end <= 24 else {
            return first == end && (fillsCell(end) || isAddressedLine(end))
        }
        var end = end
        // `A 67 tuổi, quê tỉnh B, Ủy viên …`
        if passage.token(end).isNumber, passage.follows(end), passage.begins(.ageWord, at: end + 1) { end += 2 }
        // `3  A  1979  Phó Bí thư …`: the year of birth, in a table.
        if passage.token(end).isNumber, passage.token(end).length == 4, passage.follows(end), first == end + 1 {
            return true
        }
        // `A (tức B), Ủy viên …`
        if passage.token(end).isMark(")"), passage.follows(end) { end += 1 }
        if first == end, passage.beginsColumn(end) { return true }
        // `A (Đoàn ĐBQH …), Ủy viên …`
        if passage.token(end).isMark("(") {
            var close = end + 1
            let isAlias = passage.begins(.aliasWord, at: close)
            while close < first, !passage.token(close).isMark(")"),
                isAlias || passage.owner[close] != EntityType.person.ownerMark,
                passage.owner[close] != EntityType.title.ownerMark
            { close += 1 }
            if close + 1 < first, passage.token(close).isMark(")") { end = close + 1 }
        }
        // A row of a table: name, year of birth, office.
        if fillsCell(end), !passage.follows(first) {
            for at in end..<first
            where !passage.token(at).isNumber && !passage.token(at).isMark("/")
                && passage.owner[at] != EntityType.date.ownerMark
            { return false }
            return true
        }
        let mark = passage.token(end)
        // `Ông A (thứ 4 từ trái sang, Bí thư Tỉnh ủy)`: where he stands, and who he is.
        if mark.isMark("("), passage.token(first - 1).isMark(","), passage.follows(first), first - end > 2,
            (end + 1..<first - 1).allSatisfy({ isPosition($0) })
        {
            return true
        }
        guard first - end <= 16,
            mark.isMark(",") || mark.isMark("-") || mark.isMark("(") || mark.isMark("|") && isCell(end)
                // `Ông A: Thành viên HĐQT kiêm Tổng Giám đốc`
                || mark.isMark(":") && passage.begins(.joiner, at: first - 1)
        else { return false }
        var at = end + 1
        while at < first {
            let token = passage.token(at)
            if let occupation = passage.longest(EntryKinds.address, at: at), occupation.end < first {
                at = occupation.end
                // `A, kỹ sư nông nghiệp, Giám đốc`: what the occupation is about.
                while occupation.kind == .occupation, at < first, at - occupation.end < 3, passage.token(at).isWord,
                    !passage.token(at).isCapital, !passage.token(at).traits.contains(.stop)
                { at += 1 }
                continue
            }
            // `bà Ka Hiên, người K'Ho - Bí thư Chi bộ`
            if passage.phrase(.nationCue, before: at + 1)?.attributes.contains(.open) == true,
                passage.token(at + 1).isCapital, at + 2 < first
            {
                at += 2
                continue
            }
            // `A, dân tộc Khmer, Phó Trưởng Ban Dân tộc`
            if at > end + 1, token.isCapitalWord, passage.owner[at] == 0,
                passage.phrase(.apposition, before: at)?.attributes.contains(.open) == true
            {
                at += 1
                continue
            }
            // `A, ở phường B, nguyên Bí thư`
            if at > end, passage.begins(.atWord, at: at), passage.owner[at + 1] == EntityType.place.ownerMark {
                at += 1
                continue
            }
            // `A, thành viên Hội đồng …, Giám đốc`
            if at > end + 1, passage.owner[at] == EntityType.body.ownerMark {
                at += 1
                continue
            }
            // `A, sinh ngày 6/10/1977, quê xã B, Trưởng phòng`
            if at > end + 1,
                passage.owner[at] == EntityType.date.ownerMark || passage.owner[at] == EntityType.place.ownerMark
            {
                at += 1
                continue
            }
            guard
                token.isNumber || token.isMark("|")
                    || passage.begins(EntryKinds(.apposition, .nowWord, .joiner), at: at) || token.isMark(",")
                    || token.isMark("-")
                    // `A (SN 1960), trú tại phường B (nguyên Chủ tịch …)`
                    || token.isMark("(") && at + 1 == first && passage.owner[at - 1] == EntityType.place.ownerMark
                    || at > end + 1
                        && passage.longest(EntryKinds(.apposition, .nowWord), at: at - 1).map({ $0.end > at }) == true
            else { return false }
            at += 1
        }
        return true
    }

    /// Whether the token may be one of the words that say where somebody stands in a picture: `thứ 4`, `bìa trái`.
    private func isPosition(_ index: Int) -> Bool {
        let token = passage.token(index)
        return passage.follows(index) && passage.owner[index] == 0
            && (token.isNumber || token.isWord && !token.isCapital)
            && !passage.begins(EntryKinds(.honorific, .ofWord, .isWord, .passive), at: index)
    }

    /// Whether a name stands directly behind the mention at `offset`.
    private func isNamed(_ offset: Int) -> Bool {
        guard offset + 1 < count else { return false }
        let next = self[offset + 1]
        return next.type == .person && next.first == self[offset].end
    }

    /// Whether `và ông B`, and no clause of his, follows the name and what stands in apposition to it: `đối với ông A, Giám đốc
    /// …, và ông B`.
    private func isFirstOfTwo(_ offset: Int) -> Bool {
        var at = self[offset].end
        while passage.follows(at), !ends(at), !passage.token(at).isMark(";"), at - self[offset].end < 32 {
            if passage.begins(.conjunction, at: at), let address = passage.longest(Self.honorific, at: at + 1),
                passage.owner[address.end] == EntityType.person.ownerMark
            {
                var end = address.end
                while passage.follows(end), passage.owner[end] == EntityType.person.ownerMark { end += 1 }
                return !passage.follows(end) || passage.token(end).isMark
            }
            // `… đối với ông A để nhận nhiệm vụ mới và …`: a clause of its own.
            if passage.owner[at] == 0, passage.token(at).isWord, !keepsApposition(at),
                !passage.begins(EntryKinds(.ofWord, .atWord, .conjunction), at: at)
            {
                return false
            }
            at += 1
        }
        return false
    }

    /// `… chức vụ Phó Chủ tịch UBND tỉnh đối với ông A`, `miễn nhiệm Phó Chủ tịch UBND tỉnh của ông A`; -1 where several are
    /// named.
    func objectBehind(_ offset: Int, within limit: Int = 16) -> Int32? {
        let end = self[offset].end
        var next = offset + 1
        while next < count, next - offset < 6 {
            let following = self[next]
            let first = following.first
            guard first - end < limit else { return nil }
            if following.type == .person, !isNested(next) {
                for at in end..<first {
                    if passage.token(at).gap == .line || ends(at) || passage.token(at).isMark(";")
                        || passage.begins(.insteadWord, at: at)
                    {
                        return nil
                    }
                }
                for back in 1...4
                where first - back >= end
                    && passage.longest(EntryKinds.address, at: first - back)?.attributes.contains(.plural) == true
                { return passage.endsPhrase(.objectWord, before: first - back) ? -1 : nil }
                for back in 1...4 where first - back >= end && passage.begins(.objectWord, at: first - back) {
                    return isFirstOfTwo(next) ? -1 : person(next)
                }
                // but `là Phó Giám đốc của ông A`
                let isHolder =
                    passage.begins(.ofWord, at: end) && first > end + 1 && spaceOfHonorific(end + 1, first)
                    && !passage.isAssistant(end - 1) && !passage.begins(.isWord, at: self[offset].first - 1)
                return isHolder ? isFirstOfTwo(next) ? -1 : person(next) : nil
            }
            next += 1
        }
        return nil
    }
}
