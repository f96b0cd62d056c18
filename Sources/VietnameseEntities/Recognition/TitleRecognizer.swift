/// Finds titles: status + role + modifiers + the body or place that it governs, as far as they stand together.
///
///     nguyên Phó Bí thư Thường trực Tỉnh ủy · Chủ tịch UBND tỉnh Nghệ An · Trưởng Ban Dân vận · Bộ trưởng Tài chính
///
/// Of several readings of one place the longest wins (`Trưởng` + `Ban Dân vận` over `Trưởng ban`).
struct TitleRecognizer {
    private static let status = EntryKinds(.status)
    private static let modifier = EntryKinds(.modifier)
    static let complement = EntryKinds(.complement, .level)
    static let field = EntryKinds(.field)
    static let central = EntryKinds(.central)
    /// Kinds that stand alone: nothing is governed.
    private static let alone = EntryKinds(.rank, .degree, .honour)

    func recognize(in passage: inout Passage) {
        var coveredTo = 0
        for at in 0..<passage.anchors.titles.count {
            let index = Int(passage.anchors.titles[at])
            if index < coveredTo { continue }
            coveredTo = recognize(at: index, in: &passage) ?? coveredTo
        }
    }

    /// Proposes the title at `index` and returns its end.
    private func recognize(at index: Int, in passage: inout Passage) -> Int? {
        var roleAt = index
        // `chức vụ Trưởng phòng`: the end of another word, no `Vụ trưởng`.
        if !passage.token(index).isCapital, passage.follows(index), !passage.begins(Self.status, at: index),
            passage.longest(.appointment, at: index - 1)?.end == index + 1
        {
            return nil
        }
        if let status = passage.longest(Self.status, at: index) {
            // `chính quyền Thủ tướng`: the end of another word.
            if !passage.token(index).isCapital, passage.follows(index),
                passage.longest(.generic, at: index - 1).map({ $0.end > index }) == true
            {
                return nil
            }
            var after = status.end
            if passage.token(after).isMark("."), passage.token(after - 1).isSingleLetter { after += 1 }
            guard passage.follows(after), passage.begins(EntryKinds.roles, at: after) else {
                // A status word may be a role as well (`quyền`); else it is nothing by itself.
                if !passage.begins(EntryKinds.roles, at: index) { return nil }
                return role(at: index, from: index, in: &passage)
            }
            roleAt = after
        }
        return role(at: roleAt, from: index, in: &passage)
    }

    private struct Reading {
        var end: Int
        var roleEnd: Int
        var modifiersEnd: Int
        var governed: Int32 = -1
        var rule: Rule
        var match: LexiconMatch
        /// A field that stands for the ministry, or a body in lower case that only a role makes one.
        var made: Candidate?

        var hasComplement: Bool { governed >= 0 || made != nil }
        var hasModifiers: Bool { modifiersEnd > roleEnd }
    }

    /// Proposes the title whose role word stands at `roleAt`, with its status word at `start`, and returns its end.
    @inline(__always)
    private func role(at roleAt: Int, from start: Int, in passage: inout Passage) -> Int? {
        guard !isOfName(roleAt, in: passage), var reading = bestReading(at: roleAt, from: start, in: passage),
            !isOfOtherWord(reading, roleAt, start, in: passage), !isOfName(reading, roleAt, start, in: passage),
            !isPlainWord(reading, start, in: passage)
        else { return nil }
        // `HT. Thích Thiện An`: the full stop of the abbreviation is not in it.
        if reading.match.kind == .religious, reading.end == reading.roleEnd,
            passage.token(reading.end - 1).isMark(".")
        {
            // `Nga (Ms.)`
            guard passage.follows(reading.end), passage.token(reading.end).isCapital else { return nil }
            reading.end -= 1
            reading.roleEnd -= 1
            reading.modifiersEnd -= 1
        }
        if let made = reading.made {
            reading.governed = passage.propose(made)
            passage.candidates.base[Int(reading.governed)].isNestedOnly = true
        }
        var title = Candidate(start, reading.end, .title, reading.rule, reading.match.entry)
        title.governed = reading.governed
        title.roleFirst = roleAt
        title.roleEnd = reading.roleEnd
        title.modifiersEnd = reading.modifiersEnd
        passage.propose(title)
        return reading.made?.rule == .bodyMinistry && start == roleAt
            ? sharedFieldsEnd(reading, at: start, in: &passage) : reading.end
    }

    /// Proposes the fields of further ministries that share a role which several hold, `3 Bộ trưởng Ngoại giao, Nội vụ và Quốc
    /// phòng`; returns where the last one ends.
    private func sharedFieldsEnd(_ reading: Reading, at start: Int, in passage: inout Passage) -> Int {
        let before = passage.token(start - 1)
        guard passage.follows(start), before.isNumber || passage.begins(.quantifier, at: start - 1) else {
            return reading.end
        }
        var end = reading.end
        while passage.follows(end), passage.token(end).isMark(",") || passage.begins(.conjunction, at: end),
            passage.follows(end + 1), passage.token(end + 1).isCapitalWord, passage.body(at: end + 1) == nil,
            let field = passage.longest(Self.field, at: end + 1)
        {
            passage.propose(
                Candidate(end + 1, field.end, .body, .bodyMinistry, reading.match.entry, field.entry))
            end = field.end
        }
        return end
    }

    /// Whether the word at `roleAt` is part of a person's name, or closes a word of address before one.
    @inline(__always)
    private func isOfName(_ roleAt: Int, in passage: Passage) -> Bool {
        let word = passage.token(roleAt)
        let second = passage.token(roleAt + 1)
        guard passage.follows(roleAt), second.isCapital, !second.isAllCapitals else { return false }
        // `cô giáo Hữu Thị Cầm`
        if !word.isCapital { return passage.longest(EntryKinds.address, at: roleAt - 1)?.end == roleAt + 1 }
        // `ông Mai Bá Tước`: two syllables of a name.
        return second.isCapitalWord && passage.token(roleAt - 1).isCapitalWord
            && passage.token(roleAt - 1).traits.contains(.family)
            && passage.endsPhrase(EntryKinds(.honorific, .rank), before: roleAt - 1)
    }

    /// The longest of the readings of the role words at `roleAt`, the better of two that end together.
    @inline(__always)
    private func bestReading(at roleAt: Int, from start: Int, in passage: Passage) -> Reading? {
        var best: Reading?
        passage.forEachMatch(EntryKinds.roles, at: roleAt) { match in
            // `Tổng Công ty Thép`, `Đại sứ quán`: the body's own first word.
            if match.kind == .roleHead || match.kind == .diplomatic,
                passage.longest(EntryKinds(.bodyHead, .organ), at: roleAt).map({ $0.end > match.end }) == true
            {
                return
            }
            guard let reading = read(match, start, in: passage) else { return }
            if best == nil || isBetter(reading, than: best!, in: passage) { best = reading }
        }
        return best
    }

    @inline(__always)
    private func isBetter(_ reading: Reading, than best: Reading, in passage: Passage) -> Bool {
        if reading.end != best.end { return reading.end > best.end }
        return reading.hasComplement && reading.hasModifiers == best.hasModifiers && reading.roleEnd < best.roleEnd
            && !isState(reading, in: passage)
            || reading.hasModifiers && !best.hasModifiers
            || reading.governed >= 0 && isState(best, in: passage)
    }

    /// Whether the words are the end of a longer word, or the beginning of a body's name.
    @inline(__always)
    private func isOfOtherWord(_ reading: Reading, _ roleAt: Int, _ start: Int, in passage: Passage) -> Bool {
        // `đại diện Thường trực HĐND`: a small word, and a body.
        if !passage.token(roleAt).isCapital,
            (roleAt + 1..<reading.roleEnd).contains(where: {
                passage.token($0).isCapital
                    && passage.body(at: $0).map { $0.end > reading.roleEnd && $0.rule == .bodyOrgan } == true
            })
        {
            return true
        }
        // `Thường trực Tỉnh ủy` is a body, whose first word only looks like a role; `Thường trực Ban Bí thư` is an office.
        if let body = passage.body(at: roleAt), body.end >= reading.end, reading.governed >= 0,
            !isClosed(passage.candidates[Int(reading.governed)], passage)
        {
            return true
        }
        guard passage.follows(start) else { return false }
        // `thủ trưởng cơ quan`: the end of another word.
        if reading.match.kind == .roleHead, start == roleAt, !passage.token(start).isCapital,
            passage.longest(.generic, at: start - 1).map({ $0.end > start }) == true
        {
            return true
        }
        // `người đồng cấp Trung Quốc Vương Nghị`: the end of a country's name.
        if passage.token(start).isCapital, passage.token(start - 1).isCapitalWord,
            (1...2).contains(where: {
                passage.longest(EntryKinds(.country, .foreignCity), at: start - $0).map { $0.end > start } == true
            })
        {
            return true
        }
        // `Ban Giám đốc`, `Ban Chủ nhiệm`: the end of a body's own word.
        return start == roleAt && passage.longest(.bodyHead, at: start - 1).map({ $0.end > start }) == true
    }

    /// Whether the words of a reading are a person's name or part of one.
    @inline(__always)
    private func isOfName(_ reading: Reading, _ roleAt: Int, _ start: Int, in passage: Passage) -> Bool {
        let first = passage.token(roleAt)
        let second = passage.token(roleAt + 1)
        // `Chủ tịch HĐND tỉnh Thái Bảo`: a name behind an office, though it is an old one as well.
        if reading.match.kind == .office, start == roleAt, reading.end == roleAt + 2, passage.follows(roleAt),
            first.isCapital, second.isCapital, !second.isAllCapitals,
            first.traits.contains(.family), second.traits.contains(.given),
            passage.capitalRunEnd(roleAt) == reading.end,
            passage.endsPhrase(EntryKinds.bodies + EntryKinds(.level), before: roleAt)
        {
            return true
        }
        // `Ông Tướng Văn Sèng`
        if reading.match.kind == .rank, reading.roleEnd == roleAt + 1, first.isCapital,
            passage.endsPhrase(.honorific, before: roleAt),
            passage.token(reading.roleEnd).traits.contains(.middle), passage.capitalRunEnd(roleAt) == roleAt + 3
        {
            return true
        }
        // One syllable inside a run of capitals is part of a name: `ông Y Sơ Niê`.
        return reading.end - start == 1 && passage.follows(start) && passage.token(start - 1).isCapitalWord
            && passage.token(start).isCapital && !passage.token(start).isAllCapitals
            && reading.match.kind != .rank && reading.match.kind != .degree
    }

    /// Whether the role ate the last word of a longer one: `Chủ tịch` + `nước Trung Quốc` for `Chủ tịch nước` + `Trung Quốc`.
    private func isState(_ reading: Reading, in passage: Passage) -> Bool {
        guard reading.rule == .titlePlace, reading.governed >= 0,
            let head = passage.longest(.unit, at: reading.modifiersEnd)
        else { return false }
        return head.attributes.contains(.place)
            && passage.longest(EntryKinds.roles, at: reading.match.start)?.end == head.end
    }

    /// How the role word `match` is read, of a title that begins at `start`; nil where it is none.
    private func read(_ match: LexiconMatch, _ start: Int, in passage: Passage) -> Reading? {
        let end = behindFullStop(match, in: passage)
        guard !isOtherLetters(match, end, in: passage) else { return nil }
        if Self.alone.contains(match.kind) { return readAlone(match, start, end, in: passage) }
        let at = modifiersEnd(behind: match, from: end, in: passage)
        var reading = Reading(
            end: at, roleEnd: match.end, modifiersEnd: passage.token(match.end).isMark ? match.end : at,
            rule: .titleRole, match: match)
        if match.attributes.contains(.closed) { return match.kind == .roleHead ? nil : reading }
        guard passage.follows(at), let governed = complement(at, match, in: passage) else {
            return match.kind == .roleHead || match.attributes.contains(.bodyonly) ? nil : reading
        }
        reading.end = governed.end
        reading.governed = governed.index
        reading.rule = governed.rule
        reading.made = governed.made
        // `Ủy viên Trung ương chính thức`, `Phó Chủ tịch UBND tỉnh phụ trách`: a modifier behind the body.
        if let modifier = passage.longest(Self.modifier, at: reading.end), modifier.attributes.contains(.closing),
            passage.follows(reading.end), governed.rule == .titleBody, passage.body(at: reading.end) == nil
        {
            reading.end = modifier.end
        }
        return reading
    }

    /// `TT Thích …`, `PCT UBND tỉnh`: whether letters with other meanings lack what makes them a title.
    @inline(__always)
    private func isOtherLetters(_ match: LexiconMatch, _ end: Int, in passage: Passage) -> Bool {
        guard match.attributes.contains(.short), passage.token(match.start).isAllCapitals else { return false }
        // `TT. Phố Ràng`: a township.
        if match.kind == .religious, passage.place(at: match.start)?.rule == .placeUnit { return true }
        guard match.count == 1, !passage.token(match.end).traits.contains(.religious) else { return false }
        return match.kind != .office || !passage.follows(match.end)
            // `GĐ Ca Minh Thắng`
            || passage.body(at: end) == nil && !passage.looksLikeFullName(end)
    }

    /// A rank, a degree or an honour, which governs nothing.
    @inline(__always)
    private func readAlone(_ match: LexiconMatch, _ start: Int, _ end: Int, in passage: Passage) -> Reading? {
        var reading = Reading(end: end, roleEnd: end, modifiersEnd: end, rule: .titleRank, match: match)
        if match.kind == .degree {
            // `Giáo sư, Tiến sĩ Lê Văn An`: one and another, though `GS.TS` is one.
            if match.count > 2,
                (match.start + 1..<match.end).contains(where: {
                    passage.token($0).isMark(",") && passage.token($0 + 1).gap == .space
                })
            {
                return nil
            }
            // `tàu QN-90412.TS`, `tàu QNg 96517 TS`
            if passage.follows(start),
                passage.token(start - 1).hasDigits
                    || passage.token(start).gap != .space && passage.token(start - 2).hasDigits
            {
                return nil
            }
            // `thạc sĩ Địa chất học`: a degree's subject, where a comma or the end closes it.
            reading.end = subjectEnd(end, in: passage) ?? end
        }
        if match.kind == .honour {
            // `Anh hùng Huỳnh Văn Đảnh`: by itself a word like others.
            if match.attributes.contains(.short), !passage.looksLikeFullName(end) { return nil }
            // `danh hiệu Anh hùng Lao động` may be a unit's; `danh hiệu Mẹ Việt Nam anh hùng` is a woman's.
            if !match.attributes.contains(.open), passage.follows(start),
                passage.endsPhrase(.awardWord, before: start),
                // `danh hiệu Anh hùng Lao động cho bà A`, `… cho nguyên Phó Chủ tịch nước A`
                !(passage.begins(.objectWord, at: end)
                    && (passage.begins(EntryKinds(.status, .office), at: end + 1)
                        || passage.longest(EntryKinds.address, at: end + 1).map { passage.token($0.end).isCapitalWord }
                            == true)),
                !isAwardedToPerson(start, in: passage)
            {
                return nil
            }
        }
        return reading
    }

    /// Whether the sentence names a person who receives the honour at `index`: `Bà A được Chủ tịch nước truy tặng danh hiệu …`.
    private func isAwardedToPerson(_ index: Int, in passage: Passage) -> Bool {
        var at = index
        while passage.follows(at), !passage.isSentenceStart(at), index - at < 16 {
            at -= 1
            guard passage.begins(.passive, at: at) else { continue }
            // `Chị được truy tặng danh hiệu …`
            if let address = passage.phrase(.honorific, before: at), !address.attributes.contains(.plural),
                passage.isSentenceStart(address.start)
            {
                return true
            }
            guard passage.token(at - 1).isCapitalWord else { continue }
            var first = at - 1
            while passage.follows(first), passage.token(first - 1).isCapitalWord, passage.body(at: first) == nil,
                !passage.endsPhrase(EntryKinds.address, before: first)
            { first -= 1 }
            return passage.body(at: first) == nil && passage.place(at: first) == nil
                && (passage.endsPhrase(EntryKinds.address, before: first)
                    || passage.isSentenceStart(first) && passage.looksLikeFullName(first))
        }
        return false
    }

    /// The end of the modifiers that stand at `index`, behind the role word.
    @inline(__always)
    private func modifiersEnd(behind match: LexiconMatch, from index: Int, in passage: Passage) -> Int {
        var at = index
        while passage.follows(at), let modifier = passage.longest(Self.modifier, at: at),
            !isOfComplement(modifier, behind: match, in: passage)
        { at = modifier.end }
        return at
    }

    /// Whether a modifier's words belong to what stands behind the role, or to a verb's object.
    @inline(__always)
    private func isOfComplement(_ modifier: LexiconMatch, behind role: LexiconMatch, in passage: Passage) -> Bool {
        let at = modifier.start
        let after = modifier.end
        if modifier.attributes.contains(.weak) {
            if !governs(after, in: passage) { return true }
            // `Tổng thống Liên bang Nga`
            if passage.token(at).isCapital, passage.longest(.country, at: at).map({ $0.end > after }) == true {
                return true
            }
            // `Bộ trưởng Tài chính Mỹ`: a ministry by its field, though the word is a modifier elsewhere.
            if at == role.end, role.attributes.contains(.field), passage.token(at).isCapital,
                passage.begins(Self.field, at: at)
            {
                return true
            }
            // `Phó Trưởng ⟦Ban Pháp chế HĐND tỉnh⟧`: the body's own words, the first of which the role shares.
            if let body = passage.body(at: at - 1), body.end > after { return true }
        }
        // `Phó thủ tướng phụ trách đổi mới sáng tạo`: a verb with its object.
        if modifier.attributes.contains(.verb), !governs(after, in: passage), passage.token(after).isWord,
            passage.follows(after), !passage.token(after).isCapital
        {
            return true
        }
        // `Phó Giám đốc điều hành phiên họp`
        if passage.follows(after), !passage.token(after).isCapital, !passage.token(at).isCapital,
            passage.begins(EntryKinds(.eventKind, .occasion), at: after)
        {
            return true
        }
        // `Trưởng ban Thường trực` but `Thường trực Tỉnh ủy`: the body keeps its own first word.
        return passage.body(at: at).map { $0.end > after } == true && passage.body(at: after) == nil
    }

    /// Where what an abbreviation goes with begins, behind its full stop, `PCT.UBND xã`; else the role's end.
    private func behindFullStop(_ match: LexiconMatch, in passage: Passage) -> Int {
        let end = match.end
        guard passage.token(end).isMark("."), passage.token(end).gap != .space, passage.token(end + 1).gap != .space,
            passage.follows(end), passage.follows(end + 1), match.attributes.contains(.capital),
            passage.token(match.start).isAllCapitals, passage.body(at: end + 1) != nil
        else { return end }
        return end + 1
    }

    /// `thạc sĩ Địa chất học`: one capital word that begins no name, and lower-case words up to a comma or the end.
    private func subjectEnd(_ index: Int, in passage: Passage) -> Int? {
        guard passage.follows(index) else { return nil }
        // `Giáo sư Khoa học An ninh`, `Tiến sĩ chính trị học`
        if let field = passage.longest(Self.field, at: index), field.count >= 2,
            !passage.follows(field.end) || passage.token(field.end).isMark
        {
            return field.end
        }
        let first = passage.token(index)
        guard first.isCapitalWord, !first.isAllCapitals, !passage.token(index + 1).isCapital,
            passage.token(index + 1).isWord, passage.follows(index + 1),
            !passage.token(index + 1).traits.contains(.stop)
        else { return nil }
        var end = index + 1
        while end - index < 8, passage.follows(end), passage.token(end).isWord,
            !passage.token(end).traits.contains(.stop), !passage.token(end).isCapital
        { end += 1 }
        return end >= passage.count || passage.token(end).isMark || passage.token(end).gap == .line ? end : nil
    }

    private func isClosed(_ body: Candidate, _ passage: Passage) -> Bool {
        body.entry != .none && passage.lexicon.entry(body.entry).attributes.contains(.closed)
    }

    private func governs(_ index: Int, in passage: Passage) -> Bool {
        passage.follows(index) && (passage.body(at: index) != nil || passage.place(at: index) != nil)
    }

    /// A role word that is plain speech here: a weak one in lower case without a governed body.
    private func isPlainWord(_ reading: Reading, _ start: Int, in passage: Passage) -> Bool {
        guard reading.match.attributes.contains(.weak), reading.governed < 0, reading.made == nil,
            reading.end == reading.modifiersEnd || reading.match.attributes.contains(.bodyonly),
            start == reading.match.start
        else { return false }
        if passage.endsPhrase(.appointment, before: start) { return false }
        // `Ảnh: THÁI BẢO`
        if passage.token(start - 1).isMark(":"), passage.endsPhrase(.caption, before: start - 1) { return true }
        // A name behind it makes it a title after all.
        let after = passage.token(reading.end)
        let named = after.continuesName && passage.place(at: reading.end) == nil
        let first = passage.token(start)
        // `Thư ký: đ/c Kha Thị Tím`
        let behind = reading.end + 1
        if first.isCapital, after.isMark(":"), passage.follows(behind),
            passage.begins(EntryKinds.address, at: behind) || passage.looksLikeFullName(behind)
        {
            return false
        }
        // `PHÓ CHỦ NHIỆM`, over a signature
        if first.isAllCapitals, reading.end - start > 1, !passage.follows(reading.end) { return false }
        return !named && (!first.isCapital || passage.isSentenceStart(start))
    }
}
