/// Finds bodies: a head with its field, number, name, level, place and superior body, longest first.
///
///     Tỉnh ủy · UBND tỉnh Nghệ An · Sở Văn hóa, Thể thao và Du lịch · Văn phòng UBND TP.HCM · Quân khu 7
///
/// Anchors are read right to left, so that a superior body or a place behind a head is known when the head is read;
/// every head reads a bounded number of tokens, so the whole is linear.
struct BodyRecognizer {
    private static let level = EntryKinds(.level)
    private static let central = EntryKinds(.central)
    private static let field = EntryKinds(.field)

    /// The longest free name, in tokens.
    private static let freeNameLimit = 24

    func recognize(in passage: inout Passage) {
        var at = passage.bodyAnchors.count - 1
        while at >= 0 {
            recognize(at: Int(passage.bodyAnchors[at]), in: &passage)
            at -= 1
        }
    }

    private func recognize(at index: Int, in passage: inout Passage) {
        guard let longest = passage.longest(EntryKinds.bodies, at: index) else { return }
        // `Chi cục trưởng`: the head's words begin a role.
        if let role = passage.longest(EntryKinds.roles, at: index), role.end > longest.end { return }
        if isCompound(index, longest, in: passage) { return }
        if isInsidePlace(index, in: passage) { return }
        // An everyday phrase with the head's word, or a person's family name.
        if let generic = passage.longest(EntryKinds(.generic), at: index), generic.end > longest.end, !passage.token(index + 1).isCapital || passage.token(index + 1).isAllCapitals { return }
        if longest.end - longest.start == 1, passage.token(index).traits.contains(.family), passage.token(index).isCapital, passage.token(index + 1).isCapitalWord,
           passage.endsPhrase(EntryKinds.address, before: index), passage.longest(Self.field, at: index + 1) == nil { return }
        if isInsideName(index, Int(longest.end), in: passage) { return }
        if passage.token(index).isCapital, passage.token(index + 1).isCapitalWord, passage.isNameLine(index) { return }
        // `Kim Jong Un`
        if longest.end - longest.start == 1, longest.attributes.contains(.cased), !passage.token(index).isAllCapitals, isAcronym(longest.entry, in: passage) { return }
        var best: Candidate?
        passage.forEachMatch(EntryKinds.bodies, at: index) { match in
            // A shorter head may take a field or a level, but no free name: that is the longer head's own text.
            if let found = body(match, mayName: match.end == longest.end, in: passage), best == nil || found.end >= best!.end { best = found }
        }
        guard let best else { return }
        // `phố cổ Hội An chìm trong nước`: a place's name, of which the head is the first syllable.
        if longest.end - longest.start == 1, let place = passage.longest(EntryKinds.placeNames, at: index), place.end - place.start >= 2, best.end >= place.end,
           passage.capitalRunEnd(index) == Int(place.end) { return }
        if isVenue(best, in: passage) { passage.proposePlace(Candidate(index, Int(best.end), .place, .placeSite, best.entry)) } else { passage.proposeBody(best) }
    }

    /// Whether the words `index ..< end` stand in the name behind a word of address: `đồng chí Hoàng Gia Lộc`, `ông Vũ
    /// Trường Giang`.
    private func isInsideName(_ index: Int, _ end: Int, in passage: Passage) -> Bool {
        guard passage.token(index).isCapital, passage.token(index).traits.contains(.family) || passage.token(index - 1).isCapitalWord && passage.token(index).gap == .space else { return false }
        var first = index
        while !passage.endsPhrase(EntryKinds(.honorific), before: first) {
            guard index - first < 3, passage.follows(first), passage.token(first).gap == .space, passage.token(first - 1).isCapitalWord else { return false }
            first -= 1
        }
        guard passage.token(first).traits.contains(.family) else { return false }
        let run = passage.capitalRunEnd(first, limit: 5)
        guard end <= run, run - first >= 3, run - first <= 4 else { return false }
        for at in first..<run where passage.token(at).traits.isDisjoint(with: [.family, .middle, .given]) { return false }
        return true
    }

    private func isAcronym(_ entry: EntryID, in passage: Passage) -> Bool {
        !passage.lexicon.canonicalBytes(entry).contains { $0 < 0x41 || $0 > 0x5A }
    }

    /// Whether the body's house is meant: `tại Trung tâm Triển lãm quốc gia`, `dự án Nhà máy Nhiệt điện …`.
    private func isVenue(_ body: Candidate, in passage: Passage) -> Bool {
        guard body.entry != .none, passage.lexicon.entry(body.entry).attributes.contains(.venue) else { return false }
        return passage.endsPhrase(EntryKinds(.siteCue), before: Int(body.first))
    }

    /// Whether the capital head stands inside a place's name: `Tây Ban Nha`.
    private func isInsidePlace(_ index: Int, in passage: Passage) -> Bool {
        guard passage.token(index).isCapital, passage.follows(index), passage.token(index).gap == .space, passage.token(index - 1).isCapitalWord else { return false }
        for back in 1...2 where passage.longest(EntryKinds(.country, .foreignCity, .foreignRegion), at: index - back).map({ Int($0.end) > index }) == true { return true }
        return false
    }

    /// Whether a one-syllable head in lower case is only the end of a longer word: `chức vụ`, `trụ sở`, `môi trường`.
    private func isCompound(_ index: Int, _ head: LexiconMatch, in passage: Passage) -> Bool {
        guard head.end - head.start == 1, !passage.token(index).isCapital, passage.follows(index) else { return false }
        let before = passage.token(index - 1)
        guard before.isWord, !before.traits.contains(.stop) else { return false }
        // `dẫn dắt tuyển Anh`
        if head.attributes.contains(.place), passage.longest(EntryKinds(.country), at: Int(head.end)) != nil { return false }
        // `Trụ sở`, but `Trưởng phòng`, `Hà Nội sở …`.
        if before.isCapital, passage.endsPhrase(EntryKinds.placeNames, before: index) { return false }
        return !passage.endsPhrase(EntryKinds.roles, before: index) && passage.longest(EntryKinds(.roleHead), at: index - 1) == nil && passage.longest(EntryKinds(.conjunction, .quantifier, .joiner), at: index - 1) == nil
    }

    /// The body that `match` makes with what stands behind it, or nil where it needs a complement and has none.
    private func body(_ match: LexiconMatch, mayName: Bool, in passage: Passage) -> Candidate? {
        let start = Int(match.start)
        var end = Int(match.end)
        var rule: Rule = match.kind == .organ ? .bodyOrgan : match.kind == .bodyName ? .bodyName : .bodyLevel
        var complete = match.kind != .bodyHead
        var second = EntryID.none
        let attributes = match.attributes
        let isLower = !passage.token(start).isCapital
        if attributes.contains(.closed) || match.kind == .bodyName {
            // `Google Việt Nam`, `Hạ viện Mỹ`
            // `Bệnh viện Chợ Rẫy TP.HCM`
            let isHouse = match.kind == .bodyName && passage.longest(EntryKinds(.bodyHead), at: start).map { $0.attributes.contains(.eponym) } == true
            let around = isHouse ? EntryKinds(.country, .foreignRegion, .province, .city) : EntryKinds(.country, .foreignRegion)
            if passage.follows(end), passage.token(end).gap == .space, let place = passage.longest(around, at: end),
               passage.capitalRunEnd(end) == Int(place.end) || isHouse && passage.token(end).isAllCapitals { end = Int(place.end) }
            return Candidate(kindWord(before: start, match, in: passage) ?? start, legalForm(end, in: passage) ?? end, .body, rule, match.entry)
        }
        // Behind a head of several words the field may be written small: `Ban Quản lý dự án đầu tư xây dựng công trình giao thông`.
        if attributes.contains(.field), passage.follows(end), passage.token(end).isCapital || match.end - match.start >= 3, let field = passage.longest(Self.field, at: end),
           !(isLower && passage.token(end).isAllCapitals && passage.place(at: end) != nil) {
            end = Int(field.end)
            (complete, rule, second) = (true, .bodyField, field.entry)
            // `Vụ Địa phương I`
            if attributes.contains(.numbered), passage.follows(end), passage.isRoman(end) || passage.token(end).isNumber && !passage.isDateNumber(end) { end += 1 }
        } else if attributes.contains(.field), !(isLower && passage.place(at: end) != nil), let after = abbreviations(end, in: passage) {
            end = after
            (complete, rule) = (true, .bodyField)
        } else if attributes.contains(.numbered), let after = number(end, in: passage), !isLower || match.end - match.start > 1 || passage.longest(EntryKinds(.numberWord), at: end) != nil {
            end = after
            (complete, rule) = (true, .bodyNumbered)
            // `TAND khu vực 2 - Cà Mau`
            if attributes.contains(.level), passage.token(end).isMark("-"), passage.follows(end), let place = passage.place(at: end + 1), passage.follows(end + 1) { end = Int(place.end) }
        }
        if attributes.contains(.topic), let after = topic(end, in: passage) {
            return Candidate(start, after, .body, .bodyOpen, match.entry)
        }
        if !complete || attributes.contains(.open), mayName {
            if attributes.contains(.open) || attributes.contains(.field), let after = freeName(end, match, in: passage) {
                end = after
                if !complete || rule == .bodyOrgan { rule = .bodyOpen }
                complete = true
                // `Lữ đoàn Công binh 414`
                if attributes.contains(.numbered), let after = unitNumber(end, in: passage) { end = after }
            }
        }
        if rule == .bodyField {
            let isSingular = !isLower && passage.longest(EntryKinds(.quantifier), at: start - 1) == nil && !passage.token(start - 1).isNumber
            end = passage.joinedFieldEnd(end, isSingular: isSingular)
        }
        var tails = 0
        while tails < 4, let after = tail(end, match, complete, isLower, in: passage) {
            end = after
            complete = true
            tails += 1
        }
        guard complete else { return nil }
        // `trung tâm xã`: a lower-case word with a bare level is speech, but for `công an tỉnh` and its like.
        if isLower, match.kind == .bodyHead, rule == .bodyLevel, attributes.contains(.field) || attributes.contains(.open),
           passage.place(at: end - 1).map({ Int($0.end) == end }) != true, passage.longest(Self.level, at: end - 1) != nil,
           passage.longest(Self.level, at: Int(match.end)).map({ Int($0.end) == end && $0.attributes.contains(.plural) }) != true { return nil }
        // `vụ Shark Thủy`, `trung tâm Phan Thiết`: speech, not a name, but behind a role.
        if isLower, match.kind == .bodyHead, rule == .bodyOpen, attributes.contains(.field),
           match.end - match.start == 1 || passage.place(at: Int(match.end)).map({ Int($0.end) == end }) == true,
           passage.longest(EntryKinds(.roleHead), at: start - 1) == nil, !passage.endsPhrase(EntryKinds.roles, before: start) { return nil }
        // One syllable in lower case is a head only by its field, number or name: `ban Tuyên giáo`, not `sở Trung ương`.
        if isLower, match.kind == .bodyHead, match.end - match.start == 1, rule == .bodyLevel, !attributes.contains(.place) { return nil }
        return Candidate(start, end, .body, rule, match.entry, second)
    }

    /// The word in lower case that says what the name is of, `báo Tuổi Trẻ`, where it is no end of another: `thông báo`.
    private func kindWord(before index: Int, _ match: LexiconMatch, in passage: Passage) -> Int? {
        guard match.kind == .bodyName, passage.follows(index), let word = passage.longest(EntryKinds(.complement), at: index - 1),
              word.attributes.contains(.open), Int(word.end) == index, !passage.token(index - 1).isCapital else { return nil }
        let before = passage.token(index - 2)
        return !passage.follows(index - 1) || before.isMark || before.traits.contains(.stop)
            || passage.endsPhrase(EntryKinds.roles + EntryKinds.address, before: index - 1) ? index - 1 : nil
    }

    /// `Quân khu 7`, `Đoàn kiểm tra số 26`, `TAND khu vực 5 - Nghệ An`, `Vụ Địa phương I`.
    private func number(_ index: Int, in passage: Passage) -> Int? {
        guard passage.follows(index) else { return nil }
        var at = index
        if passage.token(at).isWord, !passage.token(at).isCapital, passage.longest(EntryKinds(.numberWord), at: at) != nil { at += 1 }
        let token = passage.token(at)
        guard passage.follows(at), token.isNumber || token.kind == .mixed && token.end - token.start <= 6 || passage.isRoman(at) else { return nil }
        return at + 1
    }

    /// `Lữ đoàn Công binh 414`, `Lữ đoàn Đặc công nước 5`: the number that closes a unit's name, and counts nothing.
    private func unitNumber(_ index: Int, in passage: Passage) -> Int? {
        let token = passage.token(index), after = passage.token(index + 1)
        guard passage.follows(index), token.gap == .space, token.isNumber, passage.integer(token) != nil else { return nil }
        if after.isMark("/") || after.isMark("-") && after.gap != .space || after.isMark("%") { return nil }
        if passage.follows(index + 1), after.isWord, !after.isCapital, !after.traits.contains(.stop), token.end - token.start == 1 { return nil }
        return index + 1
    }

    /// `Tổng công ty Cảng hàng không Việt Nam - CTCP`: the form of the firm behind its name.
    private func legalForm(_ index: Int, in passage: Passage) -> Int? {
        guard passage.token(index).isMark("-"), passage.follows(index), passage.token(index + 1).isAllCapitals,
              let form = passage.longest(EntryKinds(.bodyHead), at: index + 1), form.attributes.contains(.firm), !passage.token(Int(form.end)).isCapitalWord else { return nil }
        return Int(form.end)
    }

    /// `phòng TC, HC, TT, TLL`: fields as abbreviations, joined by commas or dashes.
    private func abbreviations(_ index: Int, in passage: Passage) -> Int? {
        guard passage.follows(index), passage.token(index).isAllCapitals, passage.body(at: index) == nil, !passage.isShouting(index - 1) else { return nil }
        var end = index + 1
        while passage.follows(end), passage.token(end).isMark(",") || passage.token(end).isMark("-") || passage.token(end).isMark("&"),
              passage.follows(end + 1), passage.token(end + 1).isAllCapitals, passage.body(at: end + 1) == nil { end += 2 }
        return end
    }

    /// One further part: central level, superior body, place or bare level.
    private func tail(_ index: Int, _ head: LexiconMatch, _ complete: Bool, _ isLower: Bool, in passage: Passage) -> Int? {
        guard passage.follows(index) else { return nil }
        let attributes = head.attributes
        let next = passage.token(index)
        guard next.isWord || next.kind == .mixed else {
            // `UBND 168 phường, xã, đặc khu`
            if attributes.contains(.level), next.isNumber, let units = passage.longest(Self.level, at: index + 1), units.end - units.start > 1, passage.follows(index + 1) { return Int(units.end) }
            if complete, attributes.contains(.open), let after = legalForm(index, in: passage) { return after }
            // `Hội Liên hiệp Phụ nữ (LHPN) Việt Nam`: an abbreviation in brackets inside the name.
            if complete, next.isMark("("), passage.token(index + 1).isAllCapitals, passage.token(index + 2).isMark(")"),
               let place = passage.place(at: index + 3), passage.token(index + 3).gap == .space { return Int(place.end) }
            return nil
        }
        if let central = passage.longest(Self.central, at: index), attributes.contains(.level) || attributes.contains(.parent) {
            // `Đảng ủy Trung ương Đoàn`: the superior body's own first words.
            if let parent = passage.body(at: index), parent.end > central.end, parent.rule == .bodyOrgan { return Int(parent.end) }
            return Int(central.end)
        }
        if let parent = passage.body(at: index), attributes.contains(.parent) && (next.isCapital || parent.rule != .bodyOpen)
            || attributes.contains(.level) && parent.rule == .bodyOrgan {
            if complete || passage.token(Int(head.start)).isCapital || parent.rule == .bodyOrgan { return Int(parent.end) }
        }
        // `Quận đoàn Lê Chân`: a district that is too common a name to stand alone.
        if attributes.contains(.level), head.kind == .organ, let district = passage.longest(EntryKinds(.district), at: index), district.end - district.start >= 2,
           passage.place(at: index) == nil, passage.capitalRunEnd(index) == Int(district.end) { return Int(district.end) }
        // `Ban Liên lạc Đối ngoại Trung ương Đảng Cộng sản Trung Quốc`: another country's party behind its own centre.
        if complete, let parent = passage.body(at: index), parent.rule == .bodyName, passage.endsPhrase(Self.central, before: index) { return Int(parent.end) }
        // `tuyển Anh`: a country's name, though it is a word as well.
        if attributes.contains(.place), let country = passage.longest(EntryKinds(.country), at: index) { return Int(country.end) }
        // `Khoa Luật ĐHQG Hà Nội`, `ban Pháp chế VCCI`
        if complete, attributes.contains(.field), let parent = passage.body(at: index), parent.rule == .bodyName { return Int(parent.end) }
        // `Tập đoàn Marvell toàn cầu`, `Tổ chức Sở hữu trí tuệ thế giới`
        if complete, attributes.contains(.open), !next.isCapital, let reach = passage.longest(EntryKinds(.scopeWord), at: index), reach.attributes.contains(.body) { return Int(reach.end) }
        if let place = passage.place(at: index) {
            let isForeign = place.rule == .placeName && isCountry(place, passage)
            if attributes.contains(.level) || isForeign || attributes.contains(.open) && place.rule == .placeName {
                // A head in lower case is a body only by a field or a level: `công an tỉnh`, not `báo Mỹ`.
                return Int(place.end)
            }
            return nil
        }
        if attributes.contains(.level), complete || head.end - head.start >= 2 || !isLower, let level = passage.longest(Self.level, at: index) {
            let after = passage.token(Int(level.end))
            // `tỉnh` before a capital is the unit of a place that was not accepted: leave both.
            // A unit that may bear any name, before one that was not accepted: leave both.
            if after.isCapitalWord && after.gap == .space && passage.longest(EntryKinds.roles, at: Int(level.end)) == nil && !after.traits.contains(.family)
                && !level.attributes.contains(.plural) && passage.longest(EntryKinds(.unit), at: index)?.attributes.contains(.closed) == false { return nil }
            return Int(level.end)
        }
        return nil
    }

    private func isCountry(_ place: Candidate, _ passage: Passage) -> Bool {
        guard place.entry != .none else { return false }
        let kind = passage.lexicon.entry(place.entry).kind
        return kind == .country || kind == .foreignCity || kind == .foreignRegion
    }

    // MARK: Free names

    /// The end of a free name behind a head: words with capitals, numbers behind them, and lower-case words that lead
    /// to a capital and are no verb or particle; nil where there is none.
    private func freeName(_ index: Int, _ head: LexiconMatch, in passage: Passage) -> Int? {
        guard passage.follows(index) else { return nil }
        // `Trường Đại học Vinh`, `Văn phòng Bộ Quốc phòng`: a body of its own is the whole name.
        var ownEnd = 0
        if let body = passage.body(at: index), passage.token(index).isCapital {
            let after = passage.token(Int(body.end))
            if body.rule != .bodyName || !after.isCapitalWord || after.gap != .space || !head.attributes.contains(.eponym) { return Int(body.end) }
            // `Công ty TNHH Lotte Properties`: a brand in a longer name.
            ownEnd = Int(body.end)
        }
        let headIsLower = !passage.token(Int(head.start)).isCapital
        if !passage.token(index).isCapital && (head.end - head.start == 1 || headIsLower && !head.attributes.contains(.field)) { return nil }
        // `Thanh tra tỉnh kiến nghị Chủ tịch …`: the level closes the name.
        if !passage.token(index).isCapital, head.attributes.contains(.level), passage.longest(EntryKinds(.level), at: index) != nil { return nil }
        // `Phó Chánh Thanh tra Đặng Tòn Phin`: a family name begins no name of a head that levels follow.
        if head.attributes.contains(.level), !head.attributes.contains(.eponym), !head.attributes.contains(.open), passage.token(index).traits.contains(.family),
           !passage.token(index).traits.contains(.weakName), passage.capitalRunEnd(index) - index >= 3, passage.place(at: index) == nil, passage.body(at: index) == nil { return nil }
        if passage.isShouting(index) || passage.token(index).traits.contains(.religious) && passage.token(Int(head.start)).isAllCapitals { return nil }
        // A person's full name names only what may bear one.
        if !head.attributes.contains(.eponym), passage.looksLikeFullName(index) { return nil }
        if head.end - head.start == 1, passage.token(Int(head.start)).traits.contains(.family), !passage.token(index).traits.isDisjoint(with: [.middle, .given]),
           passage.capitalRunEnd(index) - index == 2, passage.place(at: index) == nil { return nil }
        var at = ownEnd > 0 ? ownEnd : index
        var named = ownEnd > 0 ? ownEnd : -1
        /// Lower-case words since the last capital.
        var lower = 0
        let committee = head.attributes.contains(.generic)
        let lowerLimit = named < 0 || committee ? 9 : 0
        while at - index < Self.freeNameLimit {
            let token = passage.token(at)
            guard token.gap != .line || at == index else { break }
            if token.isMark {
                // A dash or `&` without spaces, or between capitals inside the name.
                let inside = token.isMark("-") || token.isMark("&") || token.isMark(".") && token.gap == .joined
                guard inside, named == at, passage.token(at + 1).isCapitalWord || passage.token(at + 1).isNumber,
                      passage.follows(at + 1), passage.longest(EntryKinds.bodies, at: at + 1) == nil,
                      token.gap != .space && passage.token(at + 1).gap != .space || head.attributes.contains(.open) && token.isMark("&") else { break }
                at += 1
                continue
            }
            if token.kind == .other { break }
            if token.isNumber || token.kind == .mixed {
                guard named == at else { break }
                if token.isNumber && passage.isDateNumber(at) { break }
                at += 1
                named = at
                continue
            }
            if token.isCapital {
                // `Bí thư Chi bộ và Trưởng thôn`: the next office.
                if at > index, passage.longest(EntryKinds(.conjunction), at: at - 1) != nil, passage.longest(EntryKinds(.office), at: at) != nil { break }
                if at > index && named < 0 && !head.attributes.contains(.eponym) && passage.looksLikeFullName(at) { break }
                if named >= 0 && (stops(at, named == at, in: passage) || passage.looksLikeFullName(at) && (named != at || token.traits.contains(.family)) || passage.longest(Self.central, at: at) != nil) { break }
                at += 1
                if let place = passage.longest(EntryKinds.placeNames, at: at - 1) {
                    at = Int(place.end)
                    // `Hữu nghị Việt Nam - Cu Ba`
                    if passage.token(at).isMark("-"), passage.follows(at), let other = passage.longest(EntryKinds.placeNames, at: at + 1), passage.follows(at + 1) { at = Int(other.end) }
                } else if let field = passage.longest(Self.field, at: at - 1) {
                    at = Int(field.end)
                } else {
                    at = wordEnd(at, in: passage)
                }
                named = at
                lower = 0
                continue
            }
            // Lower case: allowed while it leads to the (next) capital.
            if token.traits.contains(.stop) || passage.longest(EntryKinds(.verb, .speechVerb), at: at) != nil { break }
            lower += 1
            if named >= 0 && !committee {
                // `Giải trí Quốc tế`, `Đầu tư và Xây dựng`: one or two lower-case words, then the name goes on.
                var next = at
                while next - at < 3, passage.follows(next), passage.token(next).isWord, !passage.token(next).isCapital, !passage.token(next).traits.contains(.stop) { next += 1 }
                guard passage.follows(next), passage.token(next).isCapitalWord, passage.longest(EntryKinds.bodies + EntryKinds.roles, at: next) == nil,
                      passage.place(at: next) == nil,
                      passage.longest(EntryKinds(.appointment, .appointer), at: at) == nil else { break }
                at = next
                continue
            }
            if lower > lowerLimit && !committee || lower > 14 { break }
            at += 1
        }
        if committee && named >= 0 && at > named && passage.token(at).isMark { return at }
        guard named > index else { return nil }
        // One syllable with a capital names nothing behind a one-syllable head: `Trường Hải` is a person.
        if head.end - head.start == 1 && named - index == 1 && passage.token(index).isWord && !passage.token(index).isAllCapitals && passage.token(index).isKnown { return nil }
        return named
    }

    /// The topic by which a committee is named: `về phát triển văn hóa`, `triển khai dự án …`, up to a mark or a verb.
    private func topic(_ index: Int, in passage: Passage) -> Int? {
        guard passage.follows(index) else { return nil }
        var at = index
        while let central = passage.longest(Self.central + Self.level, at: at), passage.follows(at) { at = Int(central.end) }
        if let place = passage.place(at: at), passage.follows(at) { at = Int(place.end) }
        if passage.follows(at), let occasion = passage.longest(EntryKinds(.occasion), at: at), !passage.token(Int(occasion.end)).isCapitalWord { return Int(occasion.end) }
        guard passage.follows(at) else { return nil }
        if let topic = passage.longest(EntryKinds(.topicWord), at: at) {
            at = Int(topic.end)
        } else {
            return nil
        }
        while at - index < 32, at < passage.count {
            let token = passage.token(at)
            if at > index && token.gap == .line { break }
            if token.isMark {
                // A number's `68-NQ/TW`, `TP.HCM`, `phòng, chống`.
                let joins = token.gap != .space && passage.token(at + 1).gap != .space && passage.token(at + 1).gap != .line && (token.isMark("-") || token.isMark("/") || token.joinsPrevious)
                if joins || token.isMark(","), passage.longest(EntryKinds(.generic), at: at - 1) != nil { at += 1; continue }
                if joins { at += 1; continue }
                break
            }
            if token.kind == .other { break }
            // `về hội nhập`, `giải quyết`: a stop's syllable inside a longer word.
            if let word = passage.longest(EntryKinds(.topicWord), at: at), word.end - word.start > 1 {
                at = Int(word.end)
                // `tham nhũng, lãng phí, tiêu cực`: what ends the name of a committee.
                if word.attributes.contains(.closed) { break }
                continue
            }
            if passage.longest(EntryKinds(.speechVerb, .verb), at: at) != nil, passage.longest(EntryKinds(.topicWord), at: at - 1) == nil { break }
            if token.traits.contains(.stop), passage.longest(EntryKinds(.ofWord, .topicWord), at: at) == nil { break }
            if token.isCapital, passage.longest(EntryKinds(.office, .roleHead), at: at) != nil { break }
            at += 1
        }
        return at > index ? at : nil
    }

    /// The end of the word whose first syllable is the capital before `index`: `Đột quỵ`, `Hồi sức tích cực`, where a
    /// mark, a place, a verb or the line's end closes the lower-case syllables.
    private func wordEnd(_ index: Int, in passage: Passage) -> Int {
        let first = passage.token(index - 1)
        guard passage.isVietnamese(first), !first.isAllCapitals else { return index }
        if passage.token(index - 2).isCapitalWord && first.gap == .space && passage.longest(EntryKinds.bodies, at: index - 2) == nil { return index }
        var end = index
        while end - index < 8, passage.follows(end), passage.token(end).isWord, !passage.token(end).isCapital, !passage.token(end).traits.contains(.stop),
              passage.longest(EntryKinds(.speechVerb, .appointment, .appointer, .conjunction, .level), at: end) == nil { end += 1 }
        guard end > index else { return index }
        // More than three only lead to a place: `Trung tâm Điều khiển hệ thống tàu điện ngầm Moscow`.
        if end - index > 3 { return passage.place(at: end) != nil ? end : index }
        let closes = !passage.follows(end) || passage.token(end).isMark || passage.place(at: end) != nil || passage.token(end).traits.contains(.stop)
            || passage.token(end).isCapitalWord || passage.longest(Self.level, at: end) != nil
        return closes ? end : index
    }

    /// Whether the capital word at `index`, behind a name that has begun, starts something else.
    private func stops(_ index: Int, _ adjacent: Bool, in passage: Passage) -> Bool {
        if let role = passage.longest(EntryKinds.roles, at: index), role.end - role.start >= 2 || !adjacent { return true }
        if !adjacent && passage.longest(EntryKinds(.organ), at: index) != nil { return true }
        return false
    }
}

extension Passage {
    /// Whether the word at `index` is a Roman numeral in capitals.
    func isRoman(_ index: Int) -> Bool {
        let token = token(index)
        guard token.isWord && token.isCapital && (token.isAllCapitals || token.isSingleLetter) else { return false }
        return bytes(token).allSatisfy { $0 == 0x49 || $0 == 0x56 || $0 == 0x58 || $0 == 0x4C || $0 == 0x43 }
    }

    /// The Roman numeral's or number's value at `index`, or nil.
    func numeral(_ index: Int) -> Int? {
        let token = token(index)
        if token.isNumber { return integer(token) }
        guard isRoman(index) else { return nil }
        var total = 0, last = 0
        for byte in bytes(token).reversed() {
            let value = switch byte { case 0x49: 1; case 0x56: 5; case 0x58: 10; case 0x4C: 50; default: 100 }
            total += value < last ? -value : value
            last = max(last, value)
        }
        return total
    }

    /// The value of a number without separators, up to nine digits; nil for others.
    @inline(__always)
    func integer(_ token: Token) -> Int? {
        let digits = bytes(token)
        guard digits.count <= 9 else { return nil }
        var value = 0
        for digit in digits {
            guard digit >= 0x30 && digit <= 0x39 else { return nil }
            value = value * 10 + Int(digit - 0x30)
        }
        return value
    }

    /// Whether the number at `index` is part of a date or a quantity: `25/7`, `25-7`, `2023`.
    func isDateNumber(_ index: Int) -> Bool {
        let after = token(index + 1)
        if after.isMark("/") || after.isMark("-"), follows(index + 1), token(index + 2).isNumber { return true }
        if bytes(token(index)).contains(0x2E) { return true }
        return follows(index + 1) && after.isWord && !after.isCapital
    }
}
