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
            var bestIsListed = false
            var bestIsFree = false
            passage.forEachMatch(Self.kinds, at: index) { match in
                let found: Candidate? =
                    switch match.kind {
                    case .documentKind: document(match, in: passage)
                    case .documentName:
                        Candidate(
                            index, yearClosing(match.end, in: passage) ?? numbered(match.end, match, in: passage),
                            .document, .documentName, match.entry)
                    case .eventKind: event(match, in: passage)
                    default: namedEvent(match, in: passage)
                    }
                // A name that the lexicon has is not led on into the words behind it.
                guard let found else { return }
                let isListed = match.kind == .documentName || match.kind == .eventName
                let isFree =
                    !isListed && !match.attributes.contains(.ordinal)
                    && (found.rule == .eventKind || found.rule == .documentName)
                if best == nil || bestIsFree && isListed || found.end >= best!.end && !(isFree && bestIsListed) {
                    best = found
                    bestIsListed = isListed
                    bestIsFree = isFree
                }
            }
            if let best {
                passage.propose(best)
                if best.type == .event, let short = numberedLetters(behind: best.end, in: passage) {
                    passage.propose(short)
                }
            }
            at -= 1
        }
        for at in 0..<passage.anchors.numbers.count {
            let index = Int(passage.anchors.numbers[at])
            heading(at: index, in: &passage)
            bareNumber(at: index, in: &passage)
            occasion(closedAt: index, in: &passage)
        }
    }

    /// `(AMMS 8)`, `(AMM-59)`: an event's letters and number in the bracket behind its name.
    private func numberedLetters(behind index: Int, in passage: Passage) -> Candidate? {
        let letters = passage.token(index + 1)
        guard passage.token(index).isMark("("), passage.follows(index), letters.isWord, letters.isAllCapitals,
            letters.length > 1
        else { return nil }
        let number = passage.token(index + 2).isMark("-") ? index + 3 : index + 2
        guard passage.token(number).isNumber, passage.token(number + 1).isMark(")"), passage.follows(number) else {
            return nil
        }
        return Candidate(index + 1, number + 1, .event, .eventName)
    }

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
            while word - at < 6, passage.follows(word), passage.token(word).isWord, !passage.token(word).isCapital,
                !passage.begins(.numberWord, at: word)
            { word += 1 }
            let end = numbered(word, match, in: passage)
            if word > at, end > word { return Candidate(start, end, .document, .documentNumber, match.entry) }
        }
        // `Luật sửa đổi, bổ sung một số điều của Luật Đất đai, Luật Nhà ở`
        if match.attributes.contains(.parent), passage.token(start).isCapital,
            var end = candidate(.document, at: at, in: passage)?.end
        {
            while passage.follows(end), passage.token(end).isMark(",") || passage.begins(.conjunction, at: end),
                passage.token(end + 1).isCapital, let other = candidate(.document, at: end + 1, in: passage)
            { end = other.end }
            return Candidate(start, end, .document, .documentName, match.entry)
        }
        // `Nghị quyết (của) Đại hội Đảng bộ tỉnh lần thứ XIX`
        var after = at
        if passage.begins(.ofWord, at: after) { after += 1 }
        if let congress = candidate(.event, at: after, in: passage), passage.follows(after),
            congress.rule == .eventOrdinal,
            passage.token(after).isCapital || after == at && passage.token(start).isCapital,
            // `THÔNG BÁO KỲ HỌP THỨ 6`, `BIÊN BẢN Kỳ họp …`: what it tells of
            after > at || match.attributes.contains(.body)
        {
            return Candidate(start, congress.end, .document, .documentCongress, match.entry)
        }
        // `Nghị quyết Trung ương 6 khóa XII`
        if match.attributes.contains(.numbered), let plenum = passage.longest(.central, at: at),
            passage.token(at).isCapital, passage.follows(plenum.end),
            passage.numeral(plenum.end) != nil
        {
            let number = plenum.end
            let bracket = passage.token(number + 1).isMark("(") ? number + 2 : number + 1
            guard let term = passage.longest(.termWord, at: bracket), passage.follows(number + 1),
                passage.numeral(term.end) != nil
            else {
                return Candidate(start, number + 1, .document, .documentCongress, match.entry)
            }
            let end = term.end + 1
            return Candidate(
                start, bracket > number + 1 && passage.token(end).isMark(")") ? end + 1 : end, .document,
                .documentCongress, match.entry)
        }
        // `Nghị quyết Tỉnh ủy năm 2024`
        if match.attributes.contains(.numbered), passage.token(start).isCapital, let body = passage.body(at: at),
            passage.token(at).isCapital,
            let year = yearClosing(body.end, in: passage)
        {
            return Candidate(start, year, .document, .documentCongress, match.entry)
        }
        if match.attributes.contains(.year), let year = yearClosing(at, in: passage) {
            return Candidate(start, year, .document, .documentName, match.entry)
        }
        guard match.attributes.contains(.open), passage.token(at).isCapitalWord,
            !passage.token(at).isAllCapitals || passage.token(start).isAllCapitals,
            !passage.begins(EntryKinds.roles, at: at), passage.body(at: at)?.rule != .bodyOrgan
        else { return nil }
        // A law's name: capital, then words up to a mark, a verb or another name.
        let end = phraseEnd(at, in: passage)
        // `theo quy định Điều 222, Bộ luật Hình sự`
        if end == at + 1, passage.follows(end), passage.token(end).isNumber { return nil }
        return end > at
            ? Candidate(start, numbered(end, match, in: passage), .document, .documentName, match.entry) : nil
    }

    /// `Số: 1187/QĐ-UBND` at the head of a document: its number alone.
    private func heading(at index: Int, in passage: inout Passage) {
        guard passage.token(index + 1).isMark, passage.follows(index) else { return }
        let word = passage.token(index - 1).isMark(":") ? index - 2 : index - 1
        guard word >= 0, !passage.follows(word), passage.token(word).isCapital,
            let number = passage.longest(.numberWord, at: word), number.end == word + 1,
            let end = code(index, number, in: passage),
            (index..<end).contains(where: { passage.token($0).isWord && passage.token($0).isAllCapitals })
        else { return }
        passage.propose(Candidate(index, end, .document, .documentNumber))
    }

    /// `…; số 872/QĐ-UBND tiếp nhận ông B`: a number in running text whose kind is said elsewhere, with its word.
    private func bareNumber(at index: Int, in passage: inout Passage) {
        guard passage.token(index + 1).isMark("/"), passage.follows(index), index > 0,
            !passage.token(index - 1).isCapital, let word = passage.longest(.numberWord, at: index - 1),
            word.end == index, passage.follows(index - 1), !passage.begins(.documentKind, at: index - 2),
            let end = code(index, word, in: passage), end - index >= 5,
            passage.token(index + 2).isCapitalWord, passage.token(end - 2).isMark("-")
        else { return }
        passage.propose(Candidate(index - 1, end, .document, .documentNumber))
    }

    /// The end of the number behind a document's name, `Luật Thanh tra số 11/2022/QH15`, or `index`.
    private func numbered(_ index: Int, _ match: LexiconMatch, in passage: Passage) -> Int {
        guard passage.follows(index), passage.begins(.numberWord, at: index), let end = code(index, match, in: passage),
            end - index > 2
        else { return index }
        return end
    }

    /// `số 18-NQ/TU`, `57`, `202/2025/QH15`, `01/2024/NĐ-CP`.
    private func code(_ index: Int, _ match: LexiconMatch, in passage: Passage) -> Int? {
        var at = index
        var hasWord = false
        if passage.begins(.numberWord, at: at) {
            at += 1
            hasWord = true
        }
        if hasWord, passage.token(at).isMark(":") { at += 1 }
        let token = passage.token(at)
        guard passage.follows(at), token.isNumber || token.kind == .mixed else { return nil }
        if token.isNumber, passage.integer(token) == nil { return nil }
        var end = at + 1
        var parts = 1
        while end - at < 14, passage.follows(end) {
            let joint = passage.token(end)
            let part = passage.token(end + 1)
            // `Nghị quyết số 27 - NQ/TU`
            let isSpaced =
                hasWord && parts == 1 && joint.isMark("-") && joint.gap == .space && part.gap == .space
                && part.isAllCapitals && passage.token(end + 2).isMark("/") && passage.token(end + 2).gap == .none
            guard joint.isMark("-") || joint.isMark("/") || joint.isMark("."),
                part.gap != .space && part.gap != .line || isSpaced,
                part.isWord && part.isCapital || part.isNumber || part.kind == .mixed,
                joint.gap != .space || joint.isMark("-")
                    // `quyết định số 979 /QĐ-UBND`
                    || joint.isMark("/") && hasWord && parts == 1
            else { break }
            end += 2
            parts += 1
        }
        if parts == 1 && !hasWord {
            // `kế hoạch 5 năm`, `báo cáo 3 tháng`: a quantity.
            let after = passage.token(end)
            if passage.follows(end), after.isWord, !after.isCapital, !after.traits.contains(.stop),
                !passage.begins(.ofWord, at: end),
                passage.begins(EntryKinds(.yearWord, .monthWord, .dayWord), at: end) || match.attributes.contains(.weak)
            {
                return nil
            }
            if passage.begins(EntryKinds(.yearWord, .monthWord), at: end), passage.follows(end) { return nil }
            // Kinds that are everyday words need a capital or `số`.
            if passage.follows(end), passage.begins(.measureWord, at: end) { return nil }
            // `Đề án 1816`, but `kế hoạch 2026`, `Kế hoạch 1500 căn nhà`
            let number = passage.integer(token) ?? 0
            let isNamed = passage.token(match.start).isCapital && number < 1900 && !passage.isCounted(end)
            if token.kind == .mixed || number >= 1000 && !isNamed && !passage.begins(.ofWord, at: end) { return nil }
        }
        return end
    }

    /// The candidate of `type` that starts at `index`, settled before as anchors are read right to left.
    func candidate(_ type: EntityType, at index: Int, in passage: Passage) -> Candidate? {
        guard index < passage.count else { return nil }
        var at = passage.candidateHead(index)
        while at >= 0 {
            let candidate = passage.candidates[Int(at)]
            if candidate.type == type { return candidate }
            at = candidate.next
        }
        return nil
    }

    /// The end of a name in quotation marks, which up to four words may lead to: `ảnh "Huế - Kinh đô Áo dài"`.
    func quotedEnd(_ index: Int, in passage: Passage) -> Int? {
        var at = index
        while at - index < 5, passage.follows(at), passage.token(at).isWord, !passage.token(at).traits.contains(.stop) {
            at += 1
        }
        guard passage.follows(at), passage.token(at).isQuote,
            passage.token(at + 1).isCapitalWord || passage.token(at + 1).isNumber
        else { return nil }
        var end = at + 1
        while end - at < 24, passage.follows(end) {
            if passage.token(end).isQuote { return end + 1 }
            end += 1
        }
        return nil
    }

    /// The end of a free name, without the verb that a quantity behind it gives away: `Lễ hội Sông Trăng kéo dài 3 ngày`.
    func nameEnd(_ index: Int, in passage: Passage) -> Int {
        let end = phraseEnd(index, in: passage)
        guard passage.follows(end) else { return end }
        let after = passage.token(end)
        guard
            after.isNumber && yearClosing(end, in: passage) == nil
                || passage.begins(.quantifier, at: end) && yearClosing(end, in: passage) == nil
        else { return end }
        var last = end
        while last > index + 1, passage.token(last - 1).isWord, !passage.token(last - 1).isCapital { last -= 1 }
        // One capital is the first syllable of a word: `Hoa phượng đỏ hút 3.000 khách`.
        return passage.capitalRunEnd(index) >= last && last - index >= 2 ? last : min(end, max(last + 1, end - 2))
    }

    /// Where a name in running text ends: at a mark, a line, a stop word, a date, a bracket.
    func phraseEnd(_ index: Int, mayHoldRoles: Bool = false, in passage: Passage) -> Int {
        var at = index
        while at - index < Self.nameLimit {
            let token = passage.token(at)
            if token.gap == .line { break }
            if let place = passage.place(at: at), at > index {
                at = place.end
                continue
            }
            if let body = passage.body(at: at), at > index, token.isCapital {
                at = body.end
                continue
            }
            // `và` goes on inside a name only before another capital.
            if at > index, passage.begins(.conjunction, at: at), !passage.token(at + 1).isCapital { break }
            if token.isMark {
                // `Giải thưởng Lev N. Tolstoy`
                if at > index + 1, passage.isInsideInitials(at), passage.isForeign(passage.token(at + 1)) {
                    at += 2
                    continue
                }
                // `U.23`
                if passage.isStop(at), passage.token(at + 1).isNumber,
                    passage.token(at + 1).gap.rawValue < Token.Gap.space.rawValue, at > index
                {
                    at += 2
                    continue
                }
                let joins =
                    token.isMark("-") && at > index && passage.token(at + 1).isWord && passage.follows(at + 1)
                    && (token.gap != .space || passage.token(at + 1).isCapital == passage.token(at - 1).isCapital)
                if !joins { break }
                at += 1
                continue
            }
            if token.kind == .other || token.traits.contains(.stop) && !token.isCapital && !isInField(at, in: passage) {
                // `… thị trấn Hòa Bình vinh dự mang tên mới`: the stop's own word.
                if at > index + 1, passage.longest(.generic, at: at - 1).map({ $0.end > at }) == true { at -= 1 }
                break
            }
            if token.isNumber { break }
            if at > index,
                let word = passage.longest(
                    EntryKinds(
                        .ordinalWord, .termWord, .periodWord, .ofWord, .appointment, .yearWord, .speechVerb, .verb,
                        .calendar), at: at),
                // `ngoại giao`, `Giao thông`: an appointment's one syllable is part of longer words as well.
                word.kind != .appointment || word.count > 1
            {
                break
            }
            // `… sáng 12-11`: a date begins.
            if at > index, let part = passage.longest(EntryKinds(.dayPart, .dayWord), at: at),
                passage.token(part.end).isNumber || passage.begins(.dayWord, at: part.end)
                    || part.attributes.contains(.ordinal)
            {
                break
            }
            if at > index, token.isCapital, !mayHoldRoles, passage.begins(EntryKinds(.office, .roleHead), at: at) {
                break
            }
            at += 1
        }
        return at
    }
}
