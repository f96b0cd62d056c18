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

    /// A body while it is read from its head on.
    struct Draft {
        let head: LexiconMatch
        /// Whether the head is written small.
        let isLower: Bool
        var end: Int
        var rule: Rule
        /// Whether what is read so far names a body.
        var isComplete: Bool
        /// The entry of the field, or none.
        var second = EntryID.none

        init(_ head: LexiconMatch, isLower: Bool) {
            self.head = head
            self.isLower = isLower
            end = head.end
            rule = head.kind == .organ ? .bodyOrgan : head.kind == .bodyName ? .bodyName : .bodyLevel
            isComplete = head.kind != .bodyHead
        }

        mutating func complete(_ end: Int, _ rule: Rule) {
            self.end = end
            self.rule = rule
            isComplete = true
        }
    }

    /// The body that `match` makes with what stands behind it, or nil where it needs a complement and has none.
    private func body(_ match: LexiconMatch, mayName: Bool, in passage: Passage) -> Candidate? {
        let attributes = match.attributes
        var draft = Draft(match, isLower: !passage.token(match.start).isCapital)
        if isCountrys(draft, in: passage) || isOneOfSeveral(match, in: passage) || isEventsEnd(match, in: passage) {
            return nil
        }
        if attributes.contains(.closed) || match.kind == .bodyName { return whole(match, draft.rule, in: passage) }
        readComplement(&draft, in: passage)
        if let end = topicEnd(draft, in: passage) {
            return Candidate(match.start, end, .body, .bodyOpen, match.entry)
        }
        if draft.rule == .bodyField, !attributes.contains(.firm) {
            draft.end = passage.joinedFieldEnd(draft.end, isSingular: isSingular(draft, in: passage))
        }
        if mayName { readName(&draft, in: passage) }
        if draft.isComplete { draft.end = branchEnd(draft.end, in: passage) }
        readTails(&draft, in: passage)
        if !draft.isComplete { draft.isComplete = saysEnough(draft, in: passage) }
        if let host = host(draft, in: passage) {
            draft.end = host.end
            draft.isComplete = true
        }
        guard draft.isComplete else { return nil }
        if draft.isLower, isForeignKind(draft, in: passage) { return nil }
        if draft.isLower, isSpeech(match, draft.end, draft.rule, in: passage) { return nil }
        if draft.end == match.end, attributes.contains(.level), attributes.isDisjoint(with: [.closed, .weak]),
            let place = unitBelow(match.start, draft.end, in: passage)
        {
            draft.end = place.end
        }
        return Candidate(match.start, draft.end, .body, draft.rule, match.entry, draft.second)
    }

    /// Whether the head with the country behind it is one of the country's, not a name: `Báo Mỹ viết …`, `đài truyền hình Ý`,
    /// `Phái đoàn Iran`.
    @inline(__always)
    private func isCountrys(_ draft: Draft, in passage: Passage) -> Bool {
        let head = draft.head
        return head.kind == .bodyHead && head.attributes.contains(.open)
            && (draft.isLower || passage.isSentenceStart(head.start))
            && head.attributes.isDisjoint(with: [.level, .field, .place, .closing])
            // `Trường Quốc tế Mỹ` is a name.
            && !(head.start + 1..<head.end).contains(where: { passage.token($0).isCapital })
            && passage.longest(.country, at: head.end).map({
                passage.capitalRunEnd(head.end) == $0.end && passage.matchEnd(at: head.end) == $0.end
                    && !passage.begins(Self.field, at: head.end)
            }) == true
    }

    /// `lữ đoàn Ukraine`, `tập đoàn xe hơi Đức`: whether the words in small letters say what it is and of which country, and have
    /// no name; a national team is one by its country.
    private func isForeignKind(_ draft: Draft, in passage: Passage) -> Bool {
        let head = draft.head
        guard !head.attributes.isDisjoint(with: [.numbered, .firm]), !head.attributes.contains(.place),
            !isGoverned(head.start, in: passage),
            let at = (head.end..<draft.end).first(where: { passage.token($0).isCapital || passage.token($0).isNumber }),
            let country = passage.longest(.country, at: at)
        else { return false }
        return country.end == draft.end && !passage.lexicon.entry(country.entry).attributes.contains(.unitary)
    }

    /// Whether the head's words end those of an event: `Đại hội Phụ nữ tỉnh`.
    @inline(__always)
    private func isEventsEnd(_ head: LexiconMatch, in passage: Passage) -> Bool {
        head.kind != .bodyName && passage.follows(head.start)
            && passage.longest(.eventKind, at: head.start - 1).map({ $0.end > head.start }) == true
    }

    /// Whether the head is one body's; several that share it have a field or a trade each.
    @inline(__always)
    func isSingular(_ draft: Draft, in passage: Passage) -> Bool {
        let start = draft.head.start
        return (!draft.isLower || isGoverned(start, in: passage)) && !passage.begins(.quantifier, at: start - 1)
            && !passage.token(start - 1).isNumber
    }

    /// The end of the topic of a committee, but for `Ban Tổ chức Trung ương về …`: a body of its own.
    @inline(__always)
    private func topicEnd(_ draft: Draft, in passage: Passage) -> Int? {
        guard draft.head.attributes.contains(.topic),
            passage.longest(.organ, at: draft.head.start).map({
                $0.end > draft.end && !$0.attributes.contains(.topic)
            }) != true
        else { return nil }
        return topic(draft.end, in: passage)
    }

    /// Reads the levels, places and superior bodies behind the body.
    @inline(__always)
    private func readTails(_ draft: inout Draft, in passage: Passage) {
        var tails = 0
        while tails < 4, let after = tail(draft.end, draft.head, draft.isComplete, draft.isLower, in: passage) {
            draft.end = after
            draft.isComplete = true
            tails += 1
        }
        if tails > 0 { draft.end = branchEnd(draft.end, in: passage) }
    }

    /// Whether the head's own words, three with a capital, say enough: `Trạm Y tế`, `Quỹ Hỗ trợ nông dân`.
    @inline(__always)
    private func saysEnough(_ draft: Draft, in passage: Passage) -> Bool {
        let start = draft.head.start
        let attributes = draft.head.attributes
        return draft.head.count >= (attributes.contains(.eponym) ? 5 : 3) && attributes.contains(.level)
            && !attributes.contains(.field) && passage.token(start + 1).isWord && !passage.token(start).isAllCapitals
            && !draft.isLower && isSingular(draft, in: passage) && !isInsideHonour(start, in: passage)
    }

    /// The place where the body sits: `Đại sứ quán Na Uy tại Việt Nam`, `TAND cấp cao tại Hà Nội`.
    @inline(__always)
    private func host(_ draft: Draft, in passage: Passage) -> Candidate? {
        let end = draft.end
        guard draft.head.attributes.contains(.closing), draft.isComplete || draft.head.attributes.contains(.level),
            passage.follows(end), passage.begins(.atWord, at: end), passage.follows(end + 1),
            let host = passage.place(at: end + 1), host.rule == .placeName
        else { return nil }
        return host
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
        // `khoa Ngoại Bệnh viện Bắc Hà`
        if match.kind == .bodyName, attributes.isSuperset(of: [.cased, .closed]), passage.follows(end),
            passage.token(end).isCapital, let superior = passage.body(at: end)
        {
            return Candidate(start, superior.end, .body, rule, match.entry)
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
}
