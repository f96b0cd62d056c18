// Events: congresses, sessions, anniversaries, contests, and their closing year or ordinal.
extension DocumentRecognizer {
    /// The event whose kind `match` says, or nil.
    func event(_ match: LexiconMatch, in passage: Passage) -> Candidate? {
        let (start, end) = (match.start, match.end)
        let attributes = match.attributes
        guard passage.follows(end), !isOtherWord(match, in: passage) else { return nil }
        if attributes.contains(.numbered), !attributes.contains(.ordinal) { return anniversary(match, in: passage) }
        if attributes.isDisjoint(with: .closed.union(.weak).union(.pair)), let last = ordinalClosing(end, in: passage) {
            return Candidate(start, closing(last, in: passage), .event, .eventOrdinal, match.entry)
        }
        if attributes.contains(.ordinal) { return meeting(match, in: passage) }
        // `phong trào thi đua "Dân vận khéo"`: by a name in quotation marks only.
        let last =
            attributes.contains(.closed)
            ? quotedEnd(end, in: passage).map { closing($0, in: passage) }
            : contestEnd(match, in: passage) ?? freeEnd(match, in: passage)
        return last.map { Candidate(start, $0, .event, .eventKind, match.entry) }
    }

    /// Whether the kind's words are part of others.
    private func isOtherWord(_ match: LexiconMatch, in passage: Passage) -> Bool {
        let start = match.start
        if passage.follows(start) {
            // `họp kỳ thứ 18`, but `nhiệm kỳ thứ hai`
            if match.attributes.contains(.weak), !passage.token(start - 1).traits.contains(.stop) { return true }
            // `Đại hội thi đua`: the end of a longer word.
            if !match.attributes.contains(.numbered),
                passage.longest(.eventKind, at: start - 1).map({ $0.end > start }) == true
            {
                return true
            }
            // `NHỮNG NĂM THÁNG Ở …`
            if passage.begins(.monthWord, at: start), passage.begins(.yearWord, at: start - 1) { return true }
        }
        // `Đại lễ đường Nhân dân`
        return passage.longest(EntryKinds.placeNames, at: start).map({ $0.end > match.end }) == true
    }

    /// The year that closes a contest or a yearly meeting: `Giải bóng chuyền nữ vô địch thế giới 2025`; nil where there is
    /// none.
    private func contestEnd(_ match: LexiconMatch, in passage: Passage) -> Int? {
        guard match.count >= 2 || match.attributes.contains(.year), !match.attributes.contains(.place) else {
            return nil
        }
        return contestYear(match.end, in: passage)
            // `Đại hội đồng cổ đông thường niên năm 2030`
            ?? (match.count > 3 ? yearClosing(match.end, in: passage) : nil)
    }

    /// The end of an event that is told by a free name behind its kind, or nil.
    private func freeEnd(_ match: LexiconMatch, in passage: Passage) -> Int? {
        let (start, end) = (match.start, match.end)
        let attributes = match.attributes
        // `Tháng Tám năm 1945`
        guard attributes.contains(.open), !passage.begins(EntryKinds(.monthName, .numberName), at: end) else {
            return nil
        }
        let name = passage.token(end)
        // `trao giải cuộc thi ảnh "Quê hương"`
        if match.count == 1, !passage.token(start).isCapital, passage.begins(.eventKind, at: end) { return nil }
        if name.isCapital, let inner = candidate(.event, at: end, in: passage) {
            // `Trao giải Liên hoan phim Việt Nam lần thứ 21`
            if inner.rule == .eventOrdinal, !passage.token(start).isCapital { return nil }
            // `giải Nobel Văn chương 2025`
            if inner.rule == .eventName { return inner.end }
        }
        if let quoted = quotedEnd(end, in: passage) { return closing(quoted, in: passage) }
        // `giải quyết`: in lower case a word like others.
        if attributes.contains(.pair), !passage.token(start).isCapital {
            // `giải Peri - Laili Cup 2026`
            return name.isCapitalWord ? yearClosing(nameEnd(end, in: passage), in: passage) : nil
        }
        if attributes.contains(.figure), let after = figure(end, in: passage) { return closing(after, in: passage) }
        if !name.isCapital { return smallEnd(match, in: passage) }
        guard name.isCapitalWord, !passage.begins(EntryKinds.roles, at: end) || name.isAllCapitals else {
            return nil
        }
        // `Giải VĐQG Hà Lan thoát cảnh …`: a country closes the name before small letters.
        if let country = passage.place(at: end), country.rule == .placeName, passage.begins(.country, at: end),
            !passage.token(country.end).isCapital,
            !passage.begins(.scopeWord, at: country.end)
        {
            return closing(country.end, in: passage)
        }
        let last = nameEnd(end, in: passage)
        return placed(last, in: passage) ?? closing(last, in: passage)
    }

    /// The end of an event whose name begins in small letters, or nil.
    private func smallEnd(_ match: LexiconMatch, in passage: Passage) -> Int? {
        let end = match.end
        // `lễ hội đền Đức Thánh Tam Giang`
        if match.attributes.contains(.place), let site = passage.place(at: end), site.rule == .placeSite {
            return closing(site.end, in: passage)
        }
        // `kỳ thi tốt nghiệp năm 2026`, `Triển lãm quốc phòng 2026`
        let isYearly = match.attributes.contains(.year)
        let after = phraseEnd(end, in: passage)
        if after - end <= 5, isYearly || after > end, let year = yearClosing(after, in: passage) { return year }
        guard !isYearly, let lead = lead(end, match, in: passage) else { return nil }
        return closing(nameEnd(lead, in: passage), in: passage)
    }

    /// Where the ordinal begins that closes what a meeting or a contest is about, some words behind its kind: `Hội thi Bí thư
    /// Đoàn cơ sở giỏi toàn quốc lần thứ II`.
    private func ordinalClosing(_ index: Int, in passage: Passage) -> Int? {
        var at = index
        while at - index < 20, passage.follows(at) {
            let token = passage.token(at)
            if ordinal(at, [], in: passage) != nil {
                // A name, a bracket, a scope, a field or few words close what it is about; not `… hoãn lần thứ hai`.
                let last = passage.token(at - 1)
                let isClosed =
                    last.isCapital || last.isMark(")") || at - index <= 2
                    || passage.endsPhrase(EntryKinds(.scopeWord, .field, .level), before: at)
                return at > index && isClosed ? at : nil
            }
            // `… Việt Nam - Thái Lan (VFT) lần thứ 6`
            if token.isMark("("), passage.token(at + 1).isAllCapitals, passage.token(at + 2).isMark(")") {
                at += 3
                continue
            }
            let joins =
                token.isMark("-") || passage.isStop(at) && token.gap == .none && passage.token(at + 1).gap != .space
                || token.isMark(",") && passage.token(at + 1).gap == .space && !passage.token(at + 1).isCapital
            let isWord =
                token.isWord
                && (!token.traits.contains(.stop) || isInField(at, in: passage)
                    || passage.begins(EntryKinds(.ofWord, .conjunction, .topicWord), at: at))
            // `Giải bóng đá … tranh cúp Sunrise lần thứ III`
            let isCup =
                passage.longest(.eventKind, at: at).map {
                    $0.attributes.contains(.parent) && !passage.begins(.conjunction, at: at - 1)
                } == true
            guard joins || isWord, isCup || !passage.begins(EntryKinds(.eventKind, .eventName), at: at),
                token.isCapital || !passage.begins(Self.clauseWords, at: at)
            else { return nil }
            at += 1
        }
        return nil
    }

    /// Words of a clause, which no name of an event holds.
    private static let clauseWords = EntryKinds(
        .speechVerb, .verb, .isWord, .passive, .dayWord, .dayPart, .timeCue, .periodWord, .appointment)

    /// The end of the year without a word of its own that closes what is said of a contest, a few words behind its kind.
    private func contestYear(_ index: Int, in passage: Passage) -> Int? {
        var at = index
        while at - index < 10, passage.follows(at) {
            let token = passage.token(at)
            if token.isNumber, at > index, let year = yearClosing(at, in: passage) { return year }
            if let scope = passage.longest(.scopeWord, at: at) {
                at = scope.end
                continue
            }
            let isName = token.isWord || passage.token(at - 1).isMark(".") && passage.token(at - 1).gap == .none
            let joins = passage.isStop(at) || token.isMark(",") && !passage.token(at + 1).isCapital
            guard isName && !token.traits.contains(.stop) || joins || passage.begins(.conjunction, at: at),
                !passage.begins(EntryKinds(.speechVerb, .dayWord, .dayPart, .timeCue), at: at)
            else { return nil }
            at += 1
        }
        return nil
    }

    /// `sự kiện Tech&Map 2025`, `chương trình Mùa Vàng Thắng Lớn 2025`: capitals and a year behind a word for occasions, or
    /// with an English one at their end.
    func occasion(closedAt index: Int, in passage: inout Passage) {
        guard passage.token(index).isNumber, passage.token(index).gap == .space, isNamePart(passage.token(index - 1)),
            let end = yearClosing(index, in: passage)
        else { return }
        var first = index
        while index - first < 8, passage.follows(first), isNamePart(passage.token(first - 1)) { first -= 1 }
        // `Box Billiards Mixed Doubles Open 2025`
        let isClosed =
            index - first > 1 && passage.begins(.eventWord, at: index - 1) && passage.isForeign(passage.token(first))
        guard first < index, passage.token(first).isCapital,
            isClosed || passage.token(first).gap == .space && passage.endsPhrase(.occasion, before: first)
        else { return }
        passage.propose(Candidate(first, end, .event, .eventName))
    }

    private func isNamePart(_ token: Token) -> Bool {
        token.isCapitalWord || token.kind == .mixed && token.isCapital || token.isMark("&")
            || token.isMark("-") && token.gap != .space
    }

    /// `500 ngày đêm`: a campaign's length that names it.
    private func figure(_ index: Int, in passage: Passage) -> Int? {
        guard passage.token(index).isNumber,
            passage.begins(EntryKinds(.dayWord, .hourWord, .minuteWord), at: index + 1), passage.follows(index + 1)
        else { return nil }
        return passage.follows(index + 2) && passage.begins(.dayPart, at: index + 2) ? index + 3 : index + 2
    }

    /// The capital to which lower-case words behind the kind lead: `giải thưởng khoa học công nghệ Quả cầu vàng`.
    private func lead(_ index: Int, _ kind: LexiconMatch, in passage: Passage) -> Int? {
        var at = index
        while at - index < 6, passage.follows(at), passage.token(at).isWord, !passage.token(at).isCapital {
            let token = passage.token(at)
            if token.traits.contains(.stop)
                || passage.begins(
                    EntryKinds(
                        .verb, .speechVerb, .conjunction, .ofWord, .yearWord, .candidacy, .scopeWord, .isWord, .atWord),
                    at: at)
            {
                return nil
            }
            at += 1
        }
        guard at > index, passage.follows(at), passage.token(at).continuesName,
            !passage.begins(EntryKinds.roles, at: at), !passage.looksLikeFullName(at)
        else { return nil }
        // Of a place alone only festivals and their like are named.
        if !kind.attributes.contains(.place),
            passage.place(at: at) != nil || passage.body(at: at) != nil || passage.token(at).isAllCapitals
        {
            return nil
        }
        return at
    }

    func namedEvent(_ match: LexiconMatch, in passage: Passage) -> Candidate? {
        let start = match.start
        // `APEC 2027`; without the year it is the body.
        if match.attributes.contains(.figure) {
            return yearClosing(match.end, in: passage).map { Candidate(start, $0, .event, .eventName, match.entry) }
        }
        // `Bộ trưởng Ngoại thương Cuba Oscar Perez-Oliva Fraga`: a foreigner's first name.
        if match.count == 1, passage.follows(start), passage.token(start - 1).isCapitalWord,
            passage.token(match.end).continuesName, passage.isForeign(passage.token(match.end))
        {
            return nil
        }
        // `chúc tết Bính Ngọ`, `đón tết Nguyên đán 2026`
        if !passage.token(start).isCapital,
            !passage.token(start + 1).isCapital
                || yearClosing(match.end, in: passage) == nil
                    && !(start + 1..<match.end).contains(where: {
                        passage.longest(.lunarYear, at: $0)?.end == match.end
                    })
        {
            return nil
        }
        // `Lữ Quốc Khánh Duy`: inside a person's name.
        if passage.follows(start), passage.token(start - 1).isCapitalWord,
            passage.token(start - 1).traits.contains(.family), passage.token(start).gap == .space
        {
            return nil
        }
        // `mùng hai Tết Bính Thân`: a day of it.
        if start >= 2, passage.follows(start), passage.begins(.lunarDay, at: start - 2),
            passage.begins(.lunarYear, at: start + 1)
        {
            return nil
        }
        // `mừng 80 năm Quốc khánh`
        if passage.follows(start), start >= 2, passage.follows(start - 1), passage.token(start - 2).isNumber,
            passage.integer(passage.token(start - 2)).map({ $0 < 1000 }) == true,
            passage.begins(.yearWord, at: start - 1)
        {
            return anniversary(from: start - 2, number: start - 2, match, in: passage)
        }
        var end = match.end
        // `Quốc khánh Lào`
        if match.attributes.contains(.place), passage.follows(end), let country = passage.longest(.country, at: end),
            passage.token(end).isCapital
        {
            end = country.end
        }
        let number = passage.token(end)
        // `Ngày Nhà giáo Việt Nam 20-11`
        if passage.follows(end), number.gap == .space, let day = DateRecognizer.figures(end, in: passage),
            day.month > 0, day.year == 0,
            passage.begins(.dayWord, at: start)
                || passage.isVietnamese(passage.token(end - 1))
                    && (match.attributes.contains(.year) || match.count >= 3)
        {
            end = day.end
        } else if passage.follows(end), number.gap == .space, number.isNumber, passage.integer(number) != nil,
            !passage.token(end + 1).isMark("/"),
            !passage.token(end + 1).isMark("-") || passage.token(end + 1).gap == .space,
            !followedByQuantity(end, match, in: passage)
        {
            end = yearClosing(end, in: passage) ?? end + 1
        }
        // `COP-28`, `AMM-59`
        else if passage.follows(end), number.isMark("-"), number.gap == .none, passage.token(end + 1).isNumber,
            passage.token(end + 1).gap == .none, passage.token(end - 1).isAllCapitals,
            !passage.token(end + 2).isMark("/")
        {
            end += 2
        } else if passage.follows(end), passage.isRoman(end), number.isAllCapitals || number.isSingleLetter {
            end += 1
        }
        return Candidate(
            start, placed(end, isNamed: true, in: passage) ?? closing(end, in: passage), .event, .eventName, match.entry
        )
    }

    /// Whether the number behind the event's name counts what follows: `Champions League 6 mùa liên tiếp`, but not behind
    /// capitals alone, `SEA Games 33 khai mạc`.
    private func followedByQuantity(_ index: Int, _ name: LexiconMatch, in passage: Passage) -> Bool {
        passage.isCounted(index + 1) && (passage.integer(passage.token(index)) ?? 0) < 1000
            && (!passage.token(name.start).isAllCapitals && !passage.token(index - 1).isAllCapitals
                || passage.begins(EntryKinds(.measureWord, .dayWord, .ageWord), at: index + 1))
    }

    /// `lễ kỷ niệm 80 năm Quốc khánh`, `kỷ niệm 50 năm Ngày truyền thống …`.
    private func anniversary(_ match: LexiconMatch, in passage: Passage) -> Candidate? {
        anniversary(from: match.start, number: match.end, match, in: passage)
    }

    private func anniversary(from start: Int, number: Int, _ match: LexiconMatch, in passage: Passage) -> Candidate? {
        // `kỷ niệm lần thứ 54 Quốc khánh nước …`
        if let ordinal = ordinal(number, [], in: passage), passage.follows(ordinal),
            let day = passage.longest(.eventName, at: ordinal)
        {
            let end = namedEvent(day, in: passage)?.end ?? day.end
            let country = passage.place(at: end).map { passage.follows(end) ? $0.end : end } ?? end
            return Candidate(start, country, .event, .eventAnniversary, match.entry)
        }
        guard passage.token(number).isNumber, let year = passage.longest(.yearWord, at: number + 1),
            passage.follows(number + 1)
        else { return nil }
        var end = phraseEnd(year.end, mayHoldRoles: true, in: passage)
        // `Ngày Giải phóng miền Nam, thống nhất đất nước`: a day's name with a comma inside.
        if let name = passage.longest(.eventName, at: year.end) { end = max(end, name.end) }
        end = max(end, year.end)
        // `80 năm Quốc khánh 2-9`
        if passage.follows(end), passage.token(end).gap == .space, let day = DateRecognizer.figures(end, in: passage),
            day.month > 0, day.year == 0
        {
            end = day.end
        }
        return Candidate(start, end, .event, .eventAnniversary, match.entry)
    }

    /// Whether a stop's syllable stands inside a longer word: `ngoại giao`, `giao thông`.
    func isInField(_ index: Int, in passage: Passage) -> Bool {
        passage.longest(.field, at: index - 1).map { $0.end > index } == true
            || passage.longest(.field, at: index).map { $0.count > 1 } == true
    }
}
