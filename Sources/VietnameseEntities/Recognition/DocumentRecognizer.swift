/// Finds official documents and events, which share their parts: a document is named by a number, by a name of its
/// own or by the congress that passed it; an event by an ordinal, a body, a year or a name.
///
///     Nghị quyết số 18-NQ/TU · Luật Đất đai · Nghị quyết Đại hội XIV · kỳ họp thứ 10 · SEA Games 33
///
/// Anchors are read right to left, so that the congress in a resolution's name is known when the resolution is read.
struct DocumentRecognizer {
    private static let kinds = EntryKinds(.documentKind, .documentName, .eventKind, .eventName)
    /// The longest free name of a law or an event, in tokens.
    private static let nameLimit = 16

    func recognize(in passage: inout Passage) {
        var at = passage.anchors.documents.count - 1
        while at >= 0 {
            let index = Int(passage.anchors.documents[at])
            var best: Candidate?
            var bestIsListed = false, bestIsFree = false
            passage.forEachMatch(Self.kinds, at: index) { match in
                let found: Candidate? = switch match.kind {
                case .documentKind: document(match, in: passage)
                case .documentName: Candidate(index, yearClosing(match.end, in: passage) ?? numbered(match.end, match, in: passage), .document, .documentName, match.entry)
                case .eventKind: event(match, in: passage)
                default: namedEvent(match, in: passage)
                }
                // A name that the lexicon has is not led on into the words behind it.
                guard let found else { return }
                let isListed = match.kind == .documentName || match.kind == .eventName
                let isFree = !isListed && !match.attributes.contains(.ordinal) && (found.rule == .eventKind || found.rule == .documentName)
                if best == nil || bestIsFree && isListed || found.end >= best!.end && !(isFree && bestIsListed) {
                    best = found
                    bestIsListed = isListed
                    bestIsFree = isFree
                }
            }
            if let best { passage.propose(best) }
            at -= 1
        }
        for at in 0..<passage.anchors.dates.count {
            heading(at: Int(passage.anchors.dates[at]), in: &passage)
            occasion(closedAt: Int(passage.anchors.dates[at]), in: &passage)
        }
    }

    // MARK: Documents

    private func document(_ match: LexiconMatch, in passage: Passage) -> Candidate? {
        let start = match.start
        let at = match.end
        guard passage.follows(at) else { return nil }
        if match.attributes.contains(.numbered), let end = code(at, match, in: passage) {
            return Candidate(start, end, .document, .documentNumber, match.entry)
        }
        // `Kết luận thanh tra số 19/KL-TT`: what the document is of stands before its number.
        if match.attributes.contains(.numbered), passage.token(start).isCapital {
            var word = at
            while word - at < 6, passage.follows(word), passage.token(word).isWord, !passage.token(word).isCapital, !passage.begins(.numberWord, at: word) { word += 1 }
            let end = numbered(word, match, in: passage)
            if word > at, end > word { return Candidate(start, end, .document, .documentNumber, match.entry) }
        }
        // `Luật sửa đổi, bổ sung một số điều của Luật Đất đai, Luật Nhà ở`
        if match.attributes.contains(.parent), passage.token(start).isCapital, var end = candidate(.document, at: at, in: passage)?.end {
            while passage.follows(end), passage.token(end).isMark(",") || passage.begins(.conjunction, at: end),
                  passage.token(end + 1).isCapital, let other = candidate(.document, at: end + 1, in: passage) { end = other.end }
            return Candidate(start, end, .document, .documentName, match.entry)
        }
        // `Nghị quyết (của) Đại hội Đảng bộ tỉnh lần thứ XIX`
        var after = at
        if passage.begins(.ofWord, at: after) { after += 1 }
        if let congress = candidate(.event, at: after, in: passage), passage.follows(after), congress.rule == .eventOrdinal, passage.token(after).isCapital {
            return Candidate(start, congress.end, .document, .documentCongress, match.entry)
        }
        // `Nghị quyết Trung ương 6 khóa XII`
        if match.attributes.contains(.numbered), let plenum = passage.longest(.central, at: at), passage.token(at).isCapital, passage.follows(plenum.end),
           passage.numeral(plenum.end) != nil {
            let number = plenum.end, bracket = passage.token(number + 1).isMark("(") ? number + 2 : number + 1
            guard let term = passage.longest(.termWord, at: bracket), passage.follows(number + 1), passage.numeral(term.end) != nil else {
                return Candidate(start, number + 1, .document, .documentCongress, match.entry)
            }
            let end = term.end + 1
            return Candidate(start, bracket > number + 1 && passage.token(end).isMark(")") ? end + 1 : end, .document, .documentCongress, match.entry)
        }
        // `Nghị quyết Tỉnh ủy năm 2024`
        if match.attributes.contains(.numbered), passage.token(start).isCapital, let body = passage.body(at: at), passage.token(at).isCapital,
           let year = yearClosing(body.end, in: passage) {
            return Candidate(start, year, .document, .documentCongress, match.entry)
        }
        if match.attributes.contains(.year), let year = yearClosing(at, in: passage) {
            return Candidate(start, year, .document, .documentName, match.entry)
        }
        guard match.attributes.contains(.open), passage.token(at).isCapitalWord, !passage.token(at).isAllCapitals || passage.token(start).isAllCapitals,
              !passage.begins(EntryKinds.roles, at: at), passage.body(at: at)?.rule != .bodyOrgan else { return nil }
        // A law's name: capital, then words up to a mark, a verb or another name.
        let end = phraseEnd(at, in: passage)
        return end > at ? Candidate(start, numbered(end, match, in: passage), .document, .documentName, match.entry) : nil
    }

    /// `Số: 1187/QĐ-UBND` at the head of a document: its number alone.
    private func heading(at index: Int, in passage: inout Passage) {
        guard passage.token(index + 1).isMark, passage.follows(index) else { return }
        let word = passage.token(index - 1).isMark(":") ? index - 2 : index - 1
        guard word >= 0, !passage.follows(word), passage.token(word).isCapital, let number = passage.longest(.numberWord, at: word), number.end == word + 1,
              let end = code(index, number, in: passage), (index..<end).contains(where: { passage.token($0).isWord && passage.token($0).isAllCapitals }) else { return }
        passage.propose(Candidate(index, end, .document, .documentNumber))
    }

    /// The end of the number behind a document's name, `Luật Thanh tra số 11/2022/QH15`, or `index`.
    private func numbered(_ index: Int, _ match: LexiconMatch, in passage: Passage) -> Int {
        guard passage.follows(index), passage.begins(.numberWord, at: index), let end = code(index, match, in: passage), end - index > 2 else { return index }
        return end
    }

    /// `số 18-NQ/TU`, `57`, `202/2025/QH15`, `01/2024/NĐ-CP`.
    private func code(_ index: Int, _ match: LexiconMatch, in passage: Passage) -> Int? {
        var at = index
        var hasWord = false
        if passage.begins(.numberWord, at: at) { at += 1; hasWord = true }
        if hasWord, passage.token(at).isMark(":") { at += 1 }
        let token = passage.token(at)
        guard passage.follows(at), token.isNumber || token.kind == .mixed else { return nil }
        if token.isNumber, passage.integer(token) == nil { return nil }
        var end = at + 1
        var parts = 1
        while end - at < 14, passage.follows(end) {
            let joint = passage.token(end), part = passage.token(end + 1)
            guard joint.isMark("-") || joint.isMark("/") || joint.isMark("."), part.gap != .space && part.gap != .line,
                  part.isWord && part.isCapital || part.isNumber || part.kind == .mixed,
                  joint.gap != .space || joint.isMark("-") else { break }
            end += 2
            parts += 1
        }
        if parts == 1 && !hasWord {
            // `kế hoạch 5 năm`, `báo cáo 3 tháng`: a quantity.
            let after = passage.token(end)
            if passage.follows(end), after.isWord, !after.isCapital, !after.traits.contains(.stop), !passage.begins(.ofWord, at: end),
               passage.begins(EntryKinds(.yearWord, .monthWord, .dayWord), at: end) || match.attributes.contains(.weak) { return nil }
            if passage.begins(EntryKinds(.yearWord, .monthWord), at: end), passage.follows(end) { return nil }
            // Kinds that are everyday words need a capital or `số`.
            if token.kind == .mixed || (passage.integer(token) ?? 0) >= 1000 && !passage.begins(.ofWord, at: end) { return nil }
        }
        return end
    }

    // MARK: Events

    /// The candidate of `type` that starts at `index`, settled before as anchors are read right to left.
    private func candidate(_ type: EntityType, at index: Int, in passage: Passage) -> Candidate? {
        guard index < passage.count else { return nil }
        var at = passage.candidateHead(index)
        while at >= 0 {
            let candidate = passage.candidates[Int(at)]
            if candidate.type == type { return candidate }
            at = candidate.next
        }
        return nil
    }

    private func event(_ match: LexiconMatch, in passage: Passage) -> Candidate? {
        let start = match.start
        var end = match.end
        guard passage.follows(end) else { return nil }
        let attributes = match.attributes
        // `họp kỳ thứ 18`, but `nhiệm kỳ thứ hai`
        if attributes.contains(.weak), passage.follows(start), !passage.token(start - 1).traits.contains(.stop) { return nil }
        if attributes.contains(.numbered), !attributes.contains(.ordinal) { return anniversary(match, in: passage) }
        var rule: Rule?
        if attributes.contains(.ordinal) {
            // Body, place and scope may stand before the ordinal or behind it.
            for _ in 0..<4 where passage.follows(end) {
                if rule != .eventOrdinal, let after = ordinal(end, attributes, in: passage) {
                    end = after
                    rule = .eventOrdinal
                } else if let body = passage.body(at: end), rule != nil || attributes.contains(.open) || ordinal(body.end, attributes, in: passage) != nil, passage.token(end).isCapital {
                    end = body.end
                    if rule == nil { rule = .eventKind }
                } else if rule == .eventKind, passage.token(end).isMark("("), passage.token(end + 1).isAllCapitals, passage.token(end + 2).isMark(")"), ordinal(end + 3, attributes, in: passage) != nil {
                    // `Đại hội Công đoàn Tổng công ty A (EVN) lần thứ VIII`
                    end += 3
                } else if let scope = passage.longest(.scopeWord, at: end), rule == nil, passage.follows(scope.end) {
                    let after = scope.end
                    guard ordinal(after, attributes, in: passage) != nil || passage.body(at: after) != nil else { break }
                    end = after
                } else if let scope = passage.longest(.scopeWord, at: end), rule == .eventKind {
                    end = scope.end
                } else if let level = passage.longest(.level, at: end), rule == nil, ordinal(level.end, attributes, in: passage) != nil {
                    end = level.end
                } else if let pair = placePair(end, in: passage), rule == nil, ordinal(pair, attributes, in: passage) != nil {
                    end = pair
                } else if let place = passage.place(at: end), rule == .eventOrdinal || attributes.contains(.open) && rule == nil && ordinal(place.end, attributes, in: passage) != nil {
                    end = place.end
                } else {
                    break
                }
            }
            // `Giải vô địch thế giới kỳ thứ ba`
            if attributes.contains(.weak), !passage.token(end - 1).isNumber { return nil }
            guard let rule, passage.longest(.level, at: end - 2).map({ $0.end == end && $0.attributes.contains(.plural) }) != true else { return nil }
            if let term = passage.longest(.termWord, at: end), passage.follows(end), passage.numeral(term.end) != nil { end = term.end + 1 }
            return Candidate(start, yearClosing(end, in: passage) ?? end, .event, rule, match.entry)
        }
        // `phong trào thi đua "Dân vận khéo"`: by a name in quotation marks only.
        if attributes.contains(.closed) { return quotedEnd(end, in: passage).map { Candidate(start, closing($0, in: passage), .event, .eventKind, match.entry) } }
        // `Tháng Tám năm 1945`
        guard attributes.contains(.open), !passage.begins(EntryKinds(.monthName, .numberName), at: end) else { return nil }
        let name = passage.token(end)
        // `giải Nobel Văn chương 2025`
        if let inner = candidate(.event, at: end, in: passage), inner.rule == .eventName, name.isCapital { return Candidate(start, inner.end, .event, .eventKind, match.entry) }
        if let quoted = quotedEnd(end, in: passage) { return Candidate(start, closing(quoted, in: passage), .event, .eventKind, match.entry) }
        // `giải quyết`: in lower case a word like others.
        if attributes.contains(.pair), !passage.token(start).isCapital {
            // `giải Peri - Laili Cup 2026`
            guard name.isCapitalWord, let year = yearClosing(nameEnd(end, in: passage), in: passage) else { return nil }
            return Candidate(start, year, .event, .eventKind, match.entry)
        }
        if attributes.contains(.figure), let after = figure(end, in: passage) { return Candidate(start, closing(after, in: passage), .event, .eventKind, match.entry) }
        if !name.isCapital {
            // `kỳ thi tốt nghiệp năm 2026`, `Triển lãm quốc phòng 2026`
            let after = phraseEnd(end, in: passage)
            if after - end >= 1 && after - end <= 5 || attributes.contains(.year), let year = yearClosing(after, in: passage), !attributes.contains(.year) || after - end <= 5 {
                return Candidate(start, year, .event, .eventKind, match.entry)
            }
            guard !attributes.contains(.year), let lead = lead(end, match, in: passage) else { return nil }
            return Candidate(start, closing(nameEnd(lead, in: passage), in: passage), .event, .eventKind, match.entry)
        }
        guard name.isCapitalWord, !passage.begins(EntryKinds.roles, at: end) || name.isAllCapitals else {
            return nil
        }
        // `Giải VĐQG Hà Lan thoát cảnh …`: a country closes the name before small letters.
        if let country = passage.place(at: end), country.rule == .placeName, passage.begins(.country, at: end), !passage.token(country.end).isCapital,
           !passage.begins(.scopeWord, at: country.end) { return Candidate(start, closing(country.end, in: passage), .event, .eventKind, match.entry) }
        return Candidate(start, closing(nameEnd(end, in: passage), in: passage), .event, .eventKind, match.entry)
    }

    /// `sự kiện Tech&Map 2025`, `chương trình Mùa Vàng Thắng Lớn 2025`: capitals and a year behind a word for occasions, or
    /// with an English one at their end.
    private func occasion(closedAt index: Int, in passage: inout Passage) {
        guard passage.token(index).isNumber, passage.token(index).gap == .space, isNamePart(passage.token(index - 1)), let end = yearClosing(index, in: passage) else { return }
        var first = index
        while index - first < 8, passage.follows(first), isNamePart(passage.token(first - 1)) { first -= 1 }
        // `Box Billiards Mixed Doubles Open 2025`
        let isClosed = index - first > 1 && passage.begins(.eventWord, at: index - 1) && passage.isForeign(passage.token(first))
        guard first < index, passage.token(first).isCapital, isClosed || passage.token(first).gap == .space && passage.endsPhrase(.occasion, before: first) else { return }
        passage.propose(Candidate(first, end, .event, .eventName))
    }

    private func isNamePart(_ token: Token) -> Bool {
        token.isCapitalWord || token.kind == .mixed && token.isCapital || token.isMark("&") || token.isMark("-") && token.gap != .space
    }

    /// `Việt Nam - Lào`: two places and the dash between them.
    private func placePair(_ index: Int, in passage: Passage) -> Int? {
        guard let first = passage.place(at: index), passage.token(first.end).isMark("-"), passage.follows(first.end) else { return nil }
        return passage.place(at: first.end + 1)?.end
    }

    /// `500 ngày đêm`: a campaign's length that names it.
    private func figure(_ index: Int, in passage: Passage) -> Int? {
        guard passage.token(index).isNumber, passage.begins(EntryKinds(.dayWord, .hourWord, .minuteWord), at: index + 1), passage.follows(index + 1) else { return nil }
        return passage.follows(index + 2) && passage.begins(.dayPart, at: index + 2) ? index + 3 : index + 2
    }

    /// The end of a name in quotation marks, which up to four words may lead to: `ảnh "Huế - Kinh đô Áo dài"`.
    private func quotedEnd(_ index: Int, in passage: Passage) -> Int? {
        var at = index
        while at - index < 5, passage.follows(at), passage.token(at).isWord, !passage.token(at).traits.contains(.stop) { at += 1 }
        guard passage.follows(at), isQuote(passage.token(at)), passage.token(at + 1).isCapitalWord || passage.token(at + 1).isNumber else { return nil }
        var end = at + 1
        while end - at < 24, passage.follows(end) {
            if isQuote(passage.token(end)) { return end + 1 }
            end += 1
        }
        return nil
    }

    private func isQuote(_ token: Token) -> Bool {
        token.isMark && (token.value == 0x22 || token.value == 0x27 || token.value >= 0x2018 && token.value <= 0x201F || token.value == 0xAB || token.value == 0xBB)
    }

    /// The capital to which lower-case words behind the kind lead: `giải thưởng khoa học công nghệ Quả cầu vàng`.
    private func lead(_ index: Int, _ kind: LexiconMatch, in passage: Passage) -> Int? {
        var at = index
        while at - index < 6, passage.follows(at), passage.token(at).isWord, !passage.token(at).isCapital {
            let token = passage.token(at)
            if token.traits.contains(.stop) || passage.begins(EntryKinds(.verb, .speechVerb, .conjunction, .ofWord, .yearWord, .candidacy, .scopeWord, .isWord, .atWord), at: at) { return nil }
            at += 1
        }
        guard at > index, passage.follows(at), passage.token(at).continuesName, !passage.begins(EntryKinds.roles, at: at), !passage.looksLikeFullName(at) else { return nil }
        // Of a place alone only festivals and their like are named.
        if !kind.attributes.contains(.place), passage.place(at: at) != nil || passage.body(at: at) != nil || passage.token(at).isAllCapitals { return nil }
        return at
    }

    /// The end of a free name, without the verb that a quantity behind it gives away: `Lễ hội Sông Trăng kéo dài 3 ngày`.
    private func nameEnd(_ index: Int, in passage: Passage) -> Int {
        let end = phraseEnd(index, in: passage)
        guard passage.follows(end) else { return end }
        let after = passage.token(end)
        guard after.isNumber && yearClosing(end, in: passage) == nil || passage.begins(.quantifier, at: end) && yearClosing(end, in: passage) == nil else { return end }
        var last = end
        while last > index + 1, passage.token(last - 1).isWord, !passage.token(last - 1).isCapital { last -= 1 }
        // One capital is the first syllable of a word: `Hoa phượng đỏ hút 3.000 khách`.
        return passage.capitalRunEnd(index) >= last && last - index >= 2 ? last : min(end, max(last + 1, end - 2))
    }

    private func namedEvent(_ match: LexiconMatch, in passage: Passage) -> Candidate? {
        let start = match.start
        // `chúc tết Bính Ngọ`, `đón tết Nguyên đán 2026`
        if !passage.token(start).isCapital, !passage.token(start + 1).isCapital || yearClosing(match.end, in: passage) == nil
            && !(start + 1..<match.end).contains(where: { passage.longest(.lunarYear, at: $0)?.end == match.end }) { return nil }
        // `Lữ Quốc Khánh Duy`: inside a person's name.
        if passage.follows(start), passage.token(start - 1).isCapitalWord, passage.token(start - 1).traits.contains(.family), passage.token(start).gap == .space { return nil }
        // `mừng 80 năm Quốc khánh`
        if passage.follows(start), start >= 2, passage.follows(start - 1), passage.token(start - 2).isNumber, passage.integer(passage.token(start - 2)).map({ $0 < 1000 }) == true,
           passage.begins(.yearWord, at: start - 1) { return anniversary(from: start - 2, number: start - 2, match, in: passage) }
        var end = match.end
        // `Quốc khánh Lào`
        if match.attributes.contains(.place), passage.follows(end), let country = passage.longest(.country, at: end), passage.token(end).isCapital { end = country.end }
        let number = passage.token(end)
        // `Ngày Nhà giáo Việt Nam 20-11`
        if passage.follows(end), number.gap == .space, let day = DateRecognizer.figures(end, in: passage), day.month > 0, day.year == 0, passage.begins(.dayWord, at: start) || passage.isVietnamese(passage.token(end - 1)) && (match.attributes.contains(.year) || match.count >= 3) { end = day.end }
        else if passage.follows(end), number.gap == .space, number.isNumber, passage.integer(number) != nil, !passage.token(end + 1).isMark("/"), !passage.token(end + 1).isMark("-") || passage.token(end + 1).gap == .space, !followedByQuantity(end, in: passage) { end += 1 }
        // `COP-28`, `AMM-59`
        else if passage.follows(end), number.isMark("-"), number.gap == .none, passage.token(end + 1).isNumber, passage.token(end + 1).gap == .none, passage.token(end - 1).isAllCapitals, !passage.token(end + 2).isMark("/") { end += 2 }
        else if passage.follows(end), passage.isRoman(end), number.isAllCapitals || number.isSingleLetter { end += 1 }
        return Candidate(start, closing(end, in: passage), .event, .eventName, match.entry)
    }

    private func followedByQuantity(_ index: Int, in passage: Passage) -> Bool {
        let after = passage.token(index + 1)
        return passage.follows(index + 1) && after.isWord && !after.isCapital && !after.traits.contains(.stop) && (passage.integer(passage.token(index)) ?? 0) < 1000
    }

    /// `lễ kỷ niệm 80 năm Quốc khánh`, `kỷ niệm 50 năm Ngày truyền thống …`.
    private func anniversary(_ match: LexiconMatch, in passage: Passage) -> Candidate? {
        anniversary(from: match.start, number: match.end, match, in: passage)
    }

    private func anniversary(from start: Int, number: Int, _ match: LexiconMatch, in passage: Passage) -> Candidate? {
        guard passage.token(number).isNumber, let year = passage.longest(.yearWord, at: number + 1), passage.follows(number + 1) else { return nil }
        var end = phraseEnd(year.end, mayHoldRoles: true, in: passage)
        // `Ngày Giải phóng miền Nam, thống nhất đất nước`: a day's name with a comma inside.
        if let name = passage.longest(.eventName, at: year.end) { end = max(end, name.end) }
        end = max(end, year.end)
        // `80 năm Quốc khánh 2-9`
        if passage.follows(end), passage.token(end).gap == .space, let day = DateRecognizer.figures(end, in: passage), day.month > 0, day.year == 0 { end = day.end }
        return Candidate(start, end, .event, .eventAnniversary, match.entry)
    }

    /// `thứ 10`, `lần thứ XIX`, `lần hai`, `XIV`.
    private func ordinal(_ index: Int, _ attributes: EntryAttributes, in passage: Passage) -> Int? {
        guard passage.follows(index) else { return nil }
        var at = index
        if let word = passage.longest(.ordinalWord, at: at) {
            at = word.end
        } else if !attributes.contains(.numbered) {
            return nil
        } else {
            return passage.isRoman(at) || passage.token(at).isNumber && passage.integer(passage.token(at)).map { $0 < 100 } == true
                && !(!passage.begins(.central, at: at - 1) && !passage.begins(.central, at: at - 2) && passage.token(at + 1).isWord && !passage.token(at + 1).isCapital && !passage.token(at + 1).traits.contains(.stop)) ? at + 1 : nil
        }
        guard passage.follows(at) else { return nil }
        if passage.numeral(at) != nil { return at + 1 }
        return passage.longest(.numberName, at: at)?.end
    }

    /// An ordinal, a place behind a dash and a year that close a name.
    private func closing(_ index: Int, in passage: Passage) -> Int {
        var end = index
        if let after = ordinal(end, [], in: passage) { end = after }
        // `lần 2-2026`, `lần thứ II - 2026`
        if end > index, passage.token(end).isMark("-"), passage.follows(end), let year = yearClosing(end + 1, in: passage) { end = year }
        // `tranh cúp THACO`
        if passage.follows(end), let cup = passage.longest(.eventKind, at: end), cup.attributes.contains(.parent), passage.token(cup.end).isCapitalWord {
            end = passage.capitalRunEnd(cup.end, limit: 4)
        }
        if passage.token(end).isMark("-"), passage.follows(end), passage.token(end).gap == .space, let place = passage.place(at: end + 1),
           let year = yearClosing(place.end, in: passage) { return year }
        return yearClosing(end, in: passage) ?? end
    }

    private func yearClosing(_ index: Int, in passage: Passage) -> Int? {
        guard passage.follows(index) else { return nil }
        var at = index
        var last = 2100
        if let word = passage.longest(.yearWord, at: at) { at = word.end }
        // `Phật lịch 2570`
        else if let era = passage.longest(.calendar, at: at) { at = era.end; last = 2700 }
        let token = passage.token(at)
        guard passage.follows(at), token.isNumber, let year = passage.integer(token), year >= 1900 && year <= last else { return nil }
        // `mùa giải 2026-2027`
        if passage.token(at + 1).isMark("-") || passage.token(at + 1).isMark("/"), passage.token(at + 1).gap == .none, passage.token(at + 2).isNumber, passage.token(at + 2).gap == .none,
           let second = passage.integer(passage.token(at + 2)), second == year + 1 || second == (year + 1) % 100 { return at + 3 }
        return at + 1
    }

    /// Whether a stop's syllable stands inside a longer word: `ngoại giao`, `giao thông`.
    private func isInField(_ index: Int, in passage: Passage) -> Bool {
        passage.longest(.field, at: index - 1).map { $0.end > index } == true || passage.longest(.field, at: index).map { $0.count > 1 } == true
    }

    /// Where a name in running text ends: at a mark, a line, a stop word, a date, a bracket.
    private func phraseEnd(_ index: Int, mayHoldRoles: Bool = false, in passage: Passage) -> Int {
        var at = index
        while at - index < Self.nameLimit {
            let token = passage.token(at)
            if token.gap == .line { break }
            if let place = passage.place(at: at), at > index { at = place.end; continue }
            if let body = passage.body(at: at), at > index, token.isCapital { at = body.end; continue }
            // `và` goes on inside a name only before another capital.
            if at > index, passage.begins(.conjunction, at: at), !passage.token(at + 1).isCapital { break }
            if token.isMark {
                // `U.23`
                if passage.isStop(at), passage.token(at + 1).isNumber, passage.token(at + 1).gap.rawValue < Token.Gap.space.rawValue, at > index { at += 2; continue }
                let joins = token.isMark("-") && at > index && passage.token(at + 1).isWord && passage.follows(at + 1)
                    && (token.gap != .space || passage.token(at + 1).isCapital == passage.token(at - 1).isCapital)
                if !joins { break }
                at += 1
                continue
            }
            if token.kind == .other || token.traits.contains(.stop) && !token.isCapital && !isInField(at, in: passage) { break }
            if token.isNumber { break }
            if at > index, let word = passage.longest(EntryKinds(.ordinalWord, .termWord, .periodWord, .ofWord, .appointment, .yearWord, .speechVerb, .verb, .calendar), at: at),
               // `ngoại giao`, `Giao thông`: an appointment's one syllable is part of longer words as well.
               word.kind != .appointment || word.count > 1 { break }
            // `… sáng 12-11`: a date begins.
            if at > index, let part = passage.longest(EntryKinds(.dayPart, .dayWord), at: at), passage.token(part.end).isNumber || passage.begins(.dayWord, at: part.end) || part.attributes.contains(.ordinal) { break }
            if at > index, token.isCapital, !mayHoldRoles, passage.begins(EntryKinds(.office, .roleHead), at: at) { break }
            at += 1
        }
        return at
    }
}
