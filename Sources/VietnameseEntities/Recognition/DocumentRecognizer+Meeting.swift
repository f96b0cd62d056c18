// Meetings that an ordinal tells: `Đại hội Đảng bộ tỉnh lần thứ XIX`, `Kỳ họp thứ 3 HĐND xã A`.
extension DocumentRecognizer {
    /// How far a meeting is read.
    private struct Meeting {
        var end: Int
        /// What makes it a meeting, or nil: its ordinal, or the body that it is of.
        var rule: Rule?
    }

    /// The meeting whose kind `match` says. Body, place and scope may stand before the ordinal or behind it.
    func meeting(_ match: LexiconMatch, in passage: Passage) -> Candidate? {
        let attributes = match.attributes
        var meeting = Meeting(end: match.end)
        for _ in 0..<4 {
            guard passage.follows(meeting.end), let next = longer(meeting, attributes, in: passage) else { break }
            meeting = next
        }
        var end = meeting.end
        // `Giải vô địch thế giới kỳ thứ ba`
        if attributes.contains(.weak), !passage.token(end - 1).isNumber { return nil }
        guard let rule = meeting.rule,
            passage.longest(.level, at: end - 2).map({ $0.end == end && $0.attributes.contains(.plural) }) != true
        else { return nil }
        if let term = passage.longest(.termWord, at: end), passage.follows(end), passage.numeral(term.end) != nil {
            end = term.end + 1
        }
        return Candidate(match.start, yearClosing(end, in: passage) ?? end, .event, rule, match.entry)
    }

    /// The meeting with one part more, or nil.
    private func longer(_ meeting: Meeting, _ attributes: EntryAttributes, in passage: Passage) -> Meeting? {
        let (end, rule) = (meeting.end, meeting.rule)
        if rule != .eventOrdinal, let after = ordinal(end, attributes, in: passage) {
            return Meeting(end: after, rule: .eventOrdinal)
        }
        if let body = passage.body(at: end), passage.token(end).isCapital,
            rule != nil || attributes.contains(.open) || ordinal(body.end, attributes, in: passage) != nil
        {
            return Meeting(end: body.end, rule: rule ?? .eventKind)
        }
        switch rule {
        case nil: return bodiless(end, attributes, in: passage)
        case .eventOrdinal: return behindOrdinal(end, in: passage).map { Meeting(end: $0, rule: rule) }
        default: return behindBody(end, attributes, in: passage).map { Meeting(end: $0, rule: rule) }
        }
    }

    /// Behind the ordinal: `(kỳ họp chuyên đề)` of `Kỳ họp thứ 3 (kỳ họp chuyên đề) HĐND xã A`, or a place.
    private func behindOrdinal(_ end: Int, in passage: Passage) -> Int? {
        if let close = remarkEnd(end, in: passage), passage.body(at: close)?.rule == .bodyOrgan, passage.follows(close)
        {
            return close
        }
        return passage.place(at: end)?.end
    }

    /// Behind the body: `(EVN)` of `Đại hội Công đoàn Tổng công ty A (EVN) lần thứ VIII`, or a scope.
    private func behindBody(_ end: Int, _ attributes: EntryAttributes, in passage: Passage) -> Int? {
        if passage.token(end).isMark("("), passage.token(end + 1).isAllCapitals, passage.token(end + 2).isMark(")"),
            ordinal(end + 3, attributes, in: passage) != nil
        {
            return end + 3
        }
        return passage.longest(.scopeWord, at: end)?.end
    }

    /// Where neither the ordinal nor a body was read yet: a scope, a level, a field or a place, to which the ordinal leads.
    private func bodiless(_ end: Int, _ attributes: EntryAttributes, in passage: Passage) -> Meeting? {
        func leadsOn(_ after: Int) -> Bool { ordinal(after, attributes, in: passage) != nil }
        if let scope = passage.longest(.scopeWord, at: end), passage.follows(scope.end) {
            return leadsOn(scope.end) || passage.body(at: scope.end) != nil ? Meeting(end: scope.end) : nil
        }
        if let level = passage.longest(.level, at: end), leadsOn(level.end) { return Meeting(end: level.end) }
        // `Đại hội Phụ nữ tỉnh Hậu Giang lần thứ III`, `Đại hội CCB tỉnh`
        if passage.token(end).isCapital, let field = passage.longest(.field, at: end), passage.follows(field.end),
            leadsOn(field.end) || passage.begins(.level, at: field.end) || passage.place(at: field.end) != nil
        {
            if attributes.contains(.open), let named = unitEnd(field.end, in: passage) {
                return Meeting(end: named, rule: .eventKind)
            }
            return Meeting(end: field.end)
        }
        if let pair = placePair(end, in: passage), leadsOn(pair) { return Meeting(end: pair) }
        guard attributes.contains(.open), let place = passage.place(at: end), leadsOn(place.end) else { return nil }
        return Meeting(end: place.end)
    }

    /// The end of the unit or the level at `index`, of which a congress is; nil where there is none, or where it says several.
    private func unitEnd(_ index: Int, in passage: Passage) -> Int? {
        guard passage.follows(index) else { return nil }
        if let place = passage.place(at: index) { return place.end }
        return passage.longest(.level, at: index).flatMap { $0.attributes.contains(.plural) ? nil : $0.end }
    }

    /// The end of a few words in small letters in brackets, or nil.
    private func remarkEnd(_ index: Int, in passage: Passage) -> Int? {
        guard passage.token(index).isMark("("), passage.follows(index) else { return nil }
        var at = index + 1
        while at - index < 6, passage.follows(at), passage.token(at).isWord, !passage.token(at).isCapital { at += 1 }
        return at > index + 1 && passage.token(at).isMark(")") ? at + 1 : nil
    }

    /// `Việt Nam - Lào`: two places and the dash between them.
    private func placePair(_ index: Int, in passage: Passage) -> Int? {
        guard let first = passage.place(at: index), passage.token(first.end).isMark("-"), passage.follows(first.end)
        else { return nil }
        return passage.place(at: first.end + 1)?.end
    }
}
