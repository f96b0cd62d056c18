/// Finds bodies: a head with its field, number, name, level, place and superior body, longest first.
///
///     Tỉnh ủy · UBND tỉnh Nghệ An · Sở Văn hóa, Thể thao và Du lịch · Văn phòng UBND TP.HCM · Quân khu 7
///
/// Anchors are read right to left, so that a superior body or a place behind a head is known when the head is read;
/// every head reads a bounded number of tokens, so the whole is linear.
struct BodyRecognizer {
    static let level = EntryKinds(.level)
    static let central = EntryKinds(.central)
    static let field = EntryKinds(.field)

    func recognize(in passage: inout Passage) {
        var at = passage.anchors.bodies.count - 1
        while at >= 0 {
            recognize(at: Int(passage.anchors.bodies[at]), in: &passage)
            at -= 1
        }
        for at in 0..<passage.anchors.runs.count {
            let index = passage.anchors.runs[at].lowerBound
            if passage.token(index).isAllCapitals { dateline(at: index, in: &passage) }
        }
        if !passage.letters.isEmpty { proposeLetters(in: &passage) }
    }

    private func recognize(at index: Int, in passage: inout Passage) {
        guard let longest = passage.longest(EntryKinds.bodies, at: index) else {
            firm(closedAt: index, in: &passage)
            return
        }
        if isOtherWord(longest, in: passage) || isPartOfName(longest, in: passage) || isOfPage(longest, in: passage) {
            return
        }
        if sharedFields(at: index, in: &passage) { return }
        // `khoa Nội trú`, `khoa Ngoại tổng hợp`: the first syllable of a word.
        let isCut =
            longest.kind == .bodyName && longest.attributes.isSuperset(of: [.cased, .closed])
            && (passage.isCounted(longest.end) || passage.token(longest.end).isNumber && passage.follows(longest.end))
        // `Tập đoàn Samsung Electronics`: the name by which the lexicon has the group goes on.
        let goesOn =
            longest.kind == .bodyName && longest.count > 1 && passage.begins(.bodyHead, at: index)
            && passage.body(at: longest.end - 1).map { $0.end > longest.end } == true
        if longest.kind == .bodyName, longest.attributes.contains(.firm), !goesOn,
            isProduct(index, longest.end, in: passage)
        {
            return
        }
        var best: Candidate?
        var mayBeVenue = false
        passage.forEachMatch(EntryKinds.bodies, at: index) { match in
            // `Đảng bộ, chính quyền`: not the organ that the head's first word is.
            if match.kind == .organ, longest.kind == .bodyHead, match.count == 1, longest.end > match.end { return }
            if isCut, match.kind == .bodyName { return }
            // A shorter head may take a field or a level, but no free name: that is the longer head's own text.
            if let found = body(match, mayName: match.end == longest.end || goesOn, in: passage),
                best == nil || found.end >= best!.end
            {
                best = found
                mayBeVenue = match.attributes.contains(.venue)
            }
        }
        guard let best else { return }
        // `phố cổ Hội An chìm trong nước`: a place's name, of which the head is the first syllable.
        if longest.count == 1, let place = passage.longest(EntryKinds.placeNames, at: index), place.count >= 2,
            best.end >= place.end,
            passage.capitalRunEnd(index) == place.end
        {
            return
        }
        // `Trung tâm Tài chính quốc tế TP.HCM`: a site that the lexicon has by this name.
        if best.rule == .bodyField || best.rule == .bodyOpen, let site = passage.longest(.site, at: index),
            site.end >= best.end, site.count > 3
        {
            return
        }
        if mayBeVenue, isVenue(best, in: passage) {
            passage.proposePlace(Candidate(index, best.end, .place, .placeSite, best.entry))
        } else {
            passage.proposeBody(best)
        }
        learnLetters(behind: best.end, in: &passage)
    }

    /// Proposes the fields of several bodies that share one head: `các Sở: Nội vụ, Y tế`, `các Bộ Ngoại giao, Quốc phòng
    /// và Công an`. Returns false where there is but one.
    private func sharedFields(at index: Int, in passage: inout Passage) -> Bool {
        guard passage.follows(index), passage.begins(.quantifier, at: index - 1),
            let head = passage.longest(.bodyHead, at: index), head.count == 1, head.attributes.contains(.field)
        else { return false }
        let isList = passage.token(head.end).isMark(":")
        var at = head.end + (isList ? 1 : 0)
        var count = 0
        while count < 16, passage.follows(at), passage.token(at).isCapitalWord,
            let field = passage.longest(Self.field, at: at)
        {
            let end = field.end
            let goesOn = passage.token(end).isMark(",") || passage.begins(.conjunction, at: end)
            // One field without a colon is the head's own, whatever the joint behind it leads to.
            if count == 0, !isList,
                !goesOn || !passage.follows(end + 1) || !passage.token(end + 1).isCapitalWord
                    || !passage.begins(Self.field, at: end + 1)
            {
                return false
            }
            passage.proposeBody(Candidate(at, end, .body, .bodyMinistry, head.entry, field.entry))
            count += 1
            guard goesOn else { break }
            at = end + 1
        }
        return count > 0
    }

    /// The body that `match` makes with what stands behind it, or nil where it needs a complement and has none.
    private func body(_ match: LexiconMatch, mayName: Bool, in passage: Passage) -> Candidate? {
        let start = match.start
        var end = match.end
        var rule: Rule = match.kind == .organ ? .bodyOrgan : match.kind == .bodyName ? .bodyName : .bodyLevel
        var complete = match.kind != .bodyHead
        var second = EntryID.none
        let attributes = match.attributes
        let isLower = !passage.token(start).isCapital
        // `Báo Mỹ viết …`, `đài truyền hình Ý`, `Phái đoàn Iran`: one of the country's, not a name.
        if match.kind == .bodyHead, attributes.contains(.open), isLower || passage.isSentenceStart(start),
            attributes.isDisjoint(with: [.level, .field, .place, .closing]),
            // `Trường Quốc tế Mỹ` is a name.
            !(start + 1..<end).contains(where: { passage.token($0).isCapital }),
            passage.longest(.country, at: end).map({
                passage.capitalRunEnd(end) == $0.end && passage.matchEnd(at: end) == $0.end
                    && !passage.begins(Self.field, at: end)
            }) == true
        {
            return nil
        }
        if isOneOfSeveral(match, in: passage) { return nil }
        // `Đại hội Phụ nữ tỉnh`: the end of another word.
        if match.kind != .bodyName, passage.follows(start),
            passage.longest(.eventKind, at: start - 1).map({ $0.end > start }) == true
        {
            return nil
        }
        if attributes.contains(.closed) || match.kind == .bodyName { return whole(match, rule, in: passage) }
        // Whether the head is one body's; several that share it have a field or a trade each.
        var isSingular: Bool {
            (!isLower || isGoverned(start, in: passage)) && !passage.begins(.quantifier, at: start - 1)
                && !passage.token(start - 1).isNumber
        }
        // Behind a head of several words the field may be written small: `Ban Quản lý dự án đầu tư xây dựng công trình giao thông`.
        if attributes.contains(.firm), passage.token(end).isCapital || match.count >= 3,
            let after = trades(end, isSingular: isSingular, in: passage)
        {
            if passage.token(end).isCapital { (complete, rule) = (true, .bodyField) }
            end = number(after, in: passage) ?? after
        } else if attributes.contains(.field), passage.follows(end),
            passage.token(end).isCapital || match.count >= 3
                || match.count == 1 && isGoverned(start, in: passage),
            let field = passage.longest(Self.field, at: end),
            // `Trưởng Phòng kinh tế huyện`, but `Trưởng Phòng kiểm tra hồ sơ`
            isLower || passage.token(end).isCapital || match.count >= 3 || closesField(field.end, in: passage),
            !(isLower && passage.token(end).isAllCapitals && passage.place(at: end) != nil)
        {
            end = field.end
            (complete, rule, second) = (true, .bodyField, field.entry)
            // `Vụ Địa phương I`
            if attributes.contains(.numbered), passage.follows(end),
                passage.isRoman(end) || passage.token(end).isNumber && !passage.isDateNumber(end)
            {
                end += 1
            }
        } else if attributes.contains(.field), !(isLower && passage.place(at: end) != nil),
            // `các phân xưởng UAV`, `một bộ SGK`, but `sở VH-TT`
            !isLower || isGoverned(start, in: passage)
                || match.count == 1 && passage.token(end + 1).isMark && passage.token(end + 1).gap != .space
                    && passage.token(end + 2).isAllCapitals,
            let after = abbreviations(end, in: passage)
        {
            end = after
            (complete, rule) = (true, .bodyField)
        } else if let after = ownNumber(match, in: passage) {
            end = after
            (complete, rule) = (true, .bodyNumbered)
            // `TAND khu vực 2 - Cà Mau`
            if attributes.contains(.level), passage.token(end).isMark("-"), passage.follows(end),
                let place = passage.place(at: end + 1), passage.follows(end + 1)
            {
                end = place.end
            }
        }
        // `Tiểu đoàn đặc công 407`: the arm, written small, and the unit's number.
        if !complete, attributes.contains(.numbered), passage.follows(end), !passage.token(end).isCapital,
            let arm = passage.longest(Self.field, at: end), let after = unitNumber(arm.end, in: passage)
        {
            end = after
            (complete, rule) = (true, .bodyNumbered)
        }
        // `Ban Tổ chức Trung ương về …`: a body of its own, no committee for a topic.
        if attributes.contains(.topic),
            passage.longest(.organ, at: start).map({ $0.end > end && !$0.attributes.contains(.topic) }) != true,
            let after = topic(end, in: passage)
        {
            return Candidate(start, after, .body, .bodyOpen, match.entry)
        }
        if rule == .bodyField, !attributes.contains(.firm) { end = passage.joinedFieldEnd(end, isSingular: isSingular) }
        if !complete || attributes.contains(.open), mayName {
            // `Đại đội 706 và Tiểu đoàn 70`: a number closes the name.
            if attributes.contains(.open) || attributes.contains(.field),
                rule != .bodyNumbered || !passage.begins(.conjunction, at: end),
                // `Đại học (ĐH) Duy Tân`
                let after = freeName(complete ? end : ownLettersEnd(end, in: passage) ?? end, match, in: passage)
            {
                end = after
                if !complete || rule == .bodyOrgan || attributes.contains(.firm) { rule = .bodyOpen }
                complete = true
                // `Lữ đoàn Công binh 414`
                if attributes.contains(.numbered), let after = unitNumber(end, in: passage) { end = after }
            }
        }
        if complete { end = branchEnd(end, in: passage) }
        var tails = 0
        while tails < 4, let after = tail(end, match, complete, isLower, in: passage) {
            end = after
            complete = true
            tails += 1
        }
        if tails > 0 { end = branchEnd(end, in: passage) }
        // `Trạm Y tế`, `Quỹ Hỗ trợ nông dân`: three words with a capital say enough.
        if !complete, match.count >= (attributes.contains(.eponym) ? 5 : 3), attributes.contains(.level),
            !attributes.contains(.field),
            passage.token(start + 1).isWord, !passage.token(start).isAllCapitals,
            !isLower, isSingular, !isInsideHonour(start, in: passage)
        {
            complete = true
        }
        // `Đại sứ quán Na Uy tại Việt Nam`, `TAND cấp cao tại Hà Nội`
        if attributes.contains(.closing), complete || attributes.contains(.level), passage.follows(end),
            passage.begins(.atWord, at: end), passage.follows(end + 1), let host = passage.place(at: end + 1),
            host.rule == .placeName
        {
            end = host.end
            complete = true
        }
        guard complete else { return nil }
        if isLower, isSpeech(match, end, rule, in: passage) { return nil }
        if end == match.end, attributes.contains(.level), attributes.isDisjoint(with: [.closed, .weak]),
            let place = unitBelow(start, end, in: passage)
        {
            end = place.end
        }
        return Candidate(start, end, .body, rule, match.entry, second)
    }

    /// Whether what begins at `index` may stand behind a body's field and no object of a verb: a mark, a level, a place, a
    /// capital.
    private func closesField(_ index: Int, in passage: Passage) -> Bool {
        let after = passage.token(index)
        return !passage.follows(index) || after.isMark || after.isCapitalWord || passage.begins(Self.level, at: index)
            || passage.place(at: index) != nil || passage.body(at: index) != nil
    }

    /// The body that `match` is by itself, with the country or the place that belongs to it.
    private func whole(_ match: LexiconMatch, _ rule: Rule, in passage: Passage) -> Candidate {
        let start = match.start
        var end = match.end
        let attributes = match.attributes
        // `Google Việt Nam`, `Hạ viện Mỹ`
        // `Bệnh viện Chợ Rẫy TP.HCM`
        let isHouse =
            match.kind == .bodyName
            && passage.longest(.bodyHead, at: start).map { $0.attributes.contains(.eponym) } == true
        let around =
            isHouse || attributes.contains(.parent)
            ? EntryKinds(.country, .foreignRegion, .province, .city, .district)
            : EntryKinds(.country, .foreignRegion)
        if passage.follows(end), passage.token(end).gap == .space, let place = passage.longest(around, at: end),
            passage.capitalRunEnd(end) == place.end
                || attributes.contains(.level) && passage.place(at: end)?.end == place.end
                || isHouse && passage.token(end).isAllCapitals
        {
            end = place.end
        }
        return Candidate(
            kindWord(before: start, match, in: passage) ?? start,
            legalForm(end, mayBeGroup: false, in: passage) ?? branchEnd(end, in: passage), .body, rule, match.entry)
    }

    /// Whether the head, in small letters, is a word like others with what stands behind it up to `end`.
    private func isSpeech(_ match: LexiconMatch, _ end: Int, _ rule: Rule, in passage: Passage) -> Bool {
        guard match.kind == .bodyHead else { return false }
        let start = match.start
        let attributes = match.attributes
        // `trung tâm xã`: a lower-case word with a bare level is speech, but for `công an tỉnh` and its like.
        if rule == .bodyLevel,
            attributes.contains(.field) || attributes.contains(.open),
            passage.place(at: end - 1)?.end != end, passage.begins(Self.level, at: end - 1),
            passage.longest(Self.level, at: match.end).map({ $0.end == end && $0.attributes.contains(.plural) }) != true
        {
            return true
        }
        // `vụ Shark Thủy`, `trung tâm Phan Thiết`, `tuyến phố trung tâm phường A`: speech, not a name, but behind a role.
        if rule == .bodyOpen || rule == .bodyLevel && attributes.contains(.open),
            attributes.contains(.field),
            match.count == 1 || passage.place(at: match.end)?.end == end,
            !isGoverned(start, in: passage)
        {
            return true
        }
        // One syllable in lower case is a head only by its field, number or name: `ban Tuyên giáo`, not `sở Trung ương`.
        if match.count == 1, rule == .bodyLevel,
            !attributes.contains(.place) || passage.begins(.region, at: match.end)
        {
            return true
        }
        return false
    }

    /// The unit on the line below its organ's in a letterhead: `ỦY BAN NHÂN DÂN / TỈNH ĐẮK LẮK`.
    private func unitBelow(_ start: Int, _ end: Int, in passage: Passage) -> Candidate? {
        guard !passage.follows(end), !passage.follows(start), passage.token(start).isAllCapitals,
            passage.token(end - 1).isAllCapitals, passage.token(end).isAllCapitals, let unit = passage.place(at: end),
            unit.rule == .placeUnit, !passage.follows(unit.end),
            passage.token(unit.end - 1).isCapital || passage.token(unit.end - 1).isNumber
        else { return nil }
        // One line below.
        let gap = passage.text[Int(passage.token(end - 1).end)..<Int(passage.token(end).start)]
        return gap.lazy.filter { $0 == 0x0A }.count == 1 ? unit : nil
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

    /// Whether a role stands directly before the head: `Trưởng phòng 8`, `chuyền trưởng chuyền 12`.
    func isGoverned(_ index: Int, in passage: Passage) -> Bool {
        passage.follows(index)
            && (passage.begins(.roleHead, at: index - 1) || passage.endsPhrase(EntryKinds.roles, before: index)
                // `Chủ nhiệm khoa Lịch sử`: an office that ends with the head's own word.
                || (1...2).contains { passage.longest(.office, at: index - $0)?.end == index + 1 })
    }

    /// The word in lower case that says what the name is of, `báo Tuổi Trẻ`, where it is no end of another: `thông báo`.
    private func kindWord(before index: Int, _ match: LexiconMatch, in passage: Passage) -> Int? {
        guard match.kind == .bodyName, passage.follows(index), let word = passage.longest(.complement, at: index - 1),
            word.attributes.contains(.open), word.end == index, !passage.token(index - 1).isCapital,
            passage.phrase(.speechVerb, before: index).map({ $0.count > word.count }) != true
        else { return nil }
        return mayStandSmall(index - 1, in: passage) ? index - 1 : nil
    }

    /// Whether the small word at `index` is no end of another: behind a mark, a stop word, a role or an occupation.
    func mayStandSmall(_ index: Int, in passage: Passage) -> Bool {
        let before = passage.token(index - 1)
        return !passage.follows(index) || before.isMark || before.traits.contains(.stop)
            || passage.endsPhrase(EntryKinds.roles + EntryKinds.address, before: index)
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
