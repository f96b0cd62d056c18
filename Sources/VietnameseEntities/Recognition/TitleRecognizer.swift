/// Finds titles: status + role + modifiers + the body or place that it governs, as far as they stand together.
///
///     nguyên Phó Bí thư Thường trực Tỉnh ủy · Chủ tịch UBND tỉnh Nghệ An · Trưởng Ban Dân vận · Bộ trưởng Tài chính
///
/// Of several readings of one place the longest wins (`Trưởng` + `Ban Dân vận` over `Trưởng ban`).
struct TitleRecognizer {
    private static let status = EntryKinds(.status)
    private static let modifier = EntryKinds(.modifier)
    private static let complement = EntryKinds(.complement, .level)
    static let field = EntryKinds(.field)
    private static let central = EntryKinds(.central)
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
        if let end = role(at: roleAt, from: index, in: &passage) { return end }
        return nil
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
    }

    private func role(at roleAt: Int, from start: Int, in passage: inout Passage) -> Int? {
        // `cô giáo Hữu Thị Cầm`: the end of a word of address, and a name.
        if !passage.token(roleAt).isCapital, passage.token(roleAt + 1).isCapital,
            !passage.token(roleAt + 1).isAllCapitals, passage.follows(roleAt),
            passage.longest(EntryKinds.address, at: roleAt - 1)?.end == roleAt + 1
        {
            return nil
        }
        // `ông Mai Bá Tước`: two syllables of a name.
        let second = passage.token(roleAt + 1)
        if passage.follows(roleAt), passage.token(roleAt - 1).isCapitalWord,
            passage.token(roleAt - 1).traits.contains(.family), passage.token(roleAt).isCapital, second.isCapitalWord,
            !second.isAllCapitals,
            passage.endsPhrase(EntryKinds(.honorific, .rank), before: roleAt - 1)
        {
            return nil
        }
        var best: Reading?
        let from = start
        passage.forEachMatch(EntryKinds.roles, at: roleAt) { match in
            // `Tổng Công ty Thép`: the body's own first word.
            // `Đại sứ quán`
            if match.kind == .roleHead || match.kind == .diplomatic,
                passage.longest(EntryKinds(.bodyHead, .organ), at: roleAt).map({ $0.end > match.end }) == true
            {
                return
            }
            guard let reading = read(match, from, in: passage) else { return }
            if best == nil || reading.end > best!.end
                || reading.end == best!.end && (reading.governed >= 0 || reading.made != nil)
                    && (reading.modifiersEnd > reading.roleEnd) == (best!.modifiersEnd > best!.roleEnd)
                    && reading.roleEnd < best!.roleEnd && !isState(reading, in: passage)
                || reading.end == best!.end && reading.modifiersEnd > reading.roleEnd
                    && best!.modifiersEnd == best!.roleEnd
                || reading.end == best!.end && reading.governed >= 0 && isState(best!, in: passage)
            {
                best = reading
            }
        }
        guard var reading = best else { return nil }
        // `đại diện Thường trực HĐND`: a small word, and a body.
        if !passage.token(roleAt).isCapital,
            (roleAt + 1..<reading.roleEnd).contains(where: {
                passage.token($0).isCapital && passage.body(at: $0).map { $0.end > reading.roleEnd } == true
            })
        {
            return nil
        }
        // `Ông Tướng Văn Sèng`
        if reading.match.kind == .rank, reading.roleEnd == roleAt + 1, passage.token(roleAt).isCapital,
            passage.endsPhrase(.honorific, before: roleAt),
            passage.token(reading.roleEnd).traits.contains(.middle), passage.capitalRunEnd(roleAt) == roleAt + 3
        {
            return nil
        }
        // `thủ trưởng cơ quan`: the end of another word.
        if reading.match.kind == .roleHead, start == roleAt, passage.follows(start), !passage.token(start).isCapital,
            passage.longest(.generic, at: start - 1).map({ $0.end > start }) == true
        {
            return nil
        }
        // One syllable inside a run of capitals is part of a name: `ông Y Sơ Niê`.
        if reading.end - start == 1, passage.follows(start), passage.token(start - 1).isCapitalWord,
            passage.token(start).isCapital, !passage.token(start).isAllCapitals,
            reading.match.kind != .rank, reading.match.kind != .degree
        {
            return nil
        }
        if isPlainWord(reading, start, in: passage) { return nil }
        // `người đồng cấp Trung Quốc Vương Nghị`: the end of a country's name.
        if passage.token(start).isCapital, passage.follows(start), passage.token(start - 1).isCapitalWord,
            (1...2).contains(where: {
                passage.longest(EntryKinds(.country, .foreignCity), at: start - $0).map { $0.end > start } == true
            })
        {
            return nil
        }
        // `Ban Giám đốc`, `Ban Chủ nhiệm`: the end of a body's own word.
        if start == roleAt, passage.follows(start),
            passage.longest(.bodyHead, at: start - 1).map({ $0.end > start }) == true
        {
            return nil
        }
        // `Thường trực Tỉnh ủy` is a body, whose first word only looks like a role; `Thường trực Ban Bí thư` is an office.
        if let body = passage.body(at: roleAt), body.end >= reading.end, reading.governed >= 0,
            !isClosed(passage.candidates[Int(reading.governed)], passage)
        {
            return nil
        }
        if let made = reading.made {
            reading.governed = passage.propose(made)
            passage.candidates.base[Int(reading.governed)].isNestedOnly = true
        }
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
        var title = Candidate(start, reading.end, .title, reading.rule, reading.match.entry)
        title.governed = reading.governed
        title.roleFirst = roleAt
        title.roleEnd = reading.roleEnd
        title.modifiersEnd = reading.modifiersEnd
        passage.propose(title)
        return reading.end
    }

    /// Whether the role ate the last word of a longer one: `Chủ tịch` + `nước Trung Quốc` for `Chủ tịch nước` + `Trung Quốc`.
    private func isState(_ reading: Reading, in passage: Passage) -> Bool {
        guard reading.rule == .titlePlace, reading.governed >= 0,
            let head = passage.longest(.unit, at: reading.modifiersEnd)
        else { return false }
        return head.attributes.contains(.place)
            && passage.longest(EntryKinds.roles, at: reading.match.start)?.end == head.end
    }

    private func read(_ match: LexiconMatch, _ start: Int, in passage: Passage) -> Reading? {
        // `TT Thích …`, `PCT UBND tỉnh`: an abbreviation with other meanings wants what it goes with.
        let isShort =
            match.attributes.contains(.short) && match.count == 1 && passage.token(match.start).isAllCapitals
            && !passage.token(match.end).traits.contains(.religious)
        if isShort,
            match.kind != .office || !passage.follows(match.end)
                // `GĐ Ca Minh Thắng`
                || passage.body(at: match.end) == nil && !passage.looksLikeFullName(match.end)
        {
            return nil
        }
        let roleEnd = match.end
        var at = roleEnd
        let attributes = match.attributes
        if Self.alone.contains(match.kind) {
            var reading = Reading(end: at, roleEnd: at, modifiersEnd: at, rule: .titleRank, match: match)
            // `Giáo sư, Tiến sĩ Lê Văn An`: one and another, though `GS.TS` is one.
            if match.kind == .degree, match.count > 2,
                (match.start + 1..<match.end).contains(where: {
                    passage.token($0).isMark(",") && passage.token($0 + 1).gap == .space
                })
            {
                return nil
            }
            // `tàu QN-90412.TS`, `tàu QNg 96517 TS`
            if match.kind == .degree, passage.follows(start),
                passage.token(start - 1).hasDigits
                    || passage.token(start).gap != .space && passage.token(start - 2).hasDigits
            {
                return nil
            }
            // `thạc sĩ Địa chất học`: a degree's subject, where a comma or the end closes it.
            if match.kind == .degree, let subject = subjectEnd(at, in: passage) { reading.end = subject }
            // `Anh hùng Huỳnh Văn Đảnh`: by itself a word like others.
            if match.kind == .honour, attributes.contains(.short), !passage.looksLikeFullName(at) { return nil }
            // `danh hiệu Anh hùng Lao động` may be a unit's; `danh hiệu Mẹ Việt Nam anh hùng` is a woman's.
            if match.kind == .honour, !attributes.contains(.open), passage.follows(start),
                passage.endsPhrase(.awardWord, before: start),
                // `danh hiệu Anh hùng Lao động cho bà A`
                !(passage.begins(.objectWord, at: at)
                    && passage.longest(EntryKinds.address, at: at + 1).map { passage.token($0.end).isCapitalWord }
                        == true)
            {
                return nil
            }
            return reading
        }
        while passage.follows(at), let modifier = passage.longest(Self.modifier, at: at) {
            let after = modifier.end
            if modifier.attributes.contains(.weak) && !governs(after, in: passage) { break }
            // `Tổng thống Liên bang Nga`
            if modifier.attributes.contains(.weak), passage.token(at).isCapital,
                passage.longest(.country, at: at).map({ $0.end > after }) == true
            {
                break
            }
            // `Bộ trưởng Tài chính Mỹ`: a ministry by its field, though the word is a modifier elsewhere.
            if at == roleEnd, modifier.attributes.contains(.weak), attributes.contains(.field),
                passage.token(at).isCapital, passage.begins(Self.field, at: at)
            {
                break
            }
            // `Phó Trưởng ⟦Ban Pháp chế HĐND tỉnh⟧`: the body's own words, the first of which the role shares.
            if modifier.attributes.contains(.weak), let body = passage.body(at: at - 1), body.end > after { break }
            // `Phó thủ tướng phụ trách đổi mới sáng tạo`: a verb with its object.
            if modifier.attributes.contains(.verb), !governs(after, in: passage), passage.token(after).isWord,
                passage.follows(after), !passage.token(after).isCapital
            {
                break
            }
            // `Phó Giám đốc điều hành phiên họp`
            if passage.follows(after), !passage.token(after).isCapital, !passage.token(at).isCapital,
                passage.begins(EntryKinds(.eventKind, .occasion), at: after)
            {
                break
            }
            // `Trưởng ban Thường trực` but `Thường trực Tỉnh ủy`: the body keeps its own first word.
            if let body = passage.body(at: at), body.end > after, passage.body(at: after) == nil { break }
            at = after
        }
        let modifiersEnd = at
        var reading = Reading(end: at, roleEnd: roleEnd, modifiersEnd: modifiersEnd, rule: .titleRole, match: match)
        if attributes.contains(.closed) {
            return match.kind == .roleHead ? nil : reading
        }
        if passage.follows(at) {
            if let governed = complement(at, match, modifiersEnd > roleEnd, in: passage) {
                reading.end = governed.end
                reading.governed = governed.index
                reading.rule = governed.rule
                reading.made = governed.made
                // `Ủy viên Trung ương chính thức`, `Phó Chủ tịch UBND tỉnh phụ trách`: a modifier behind the body.
                if let modifier = passage.longest(Self.modifier, at: reading.end),
                    modifier.attributes.contains(.closing), passage.follows(reading.end),
                    governed.rule == .titleBody, passage.body(at: reading.end) == nil
                {
                    reading.end = modifier.end
                }
                return reading
            }
        }
        if match.kind == .roleHead || attributes.contains(.bodyonly) { return nil }
        return reading
    }

    /// `thạc sĩ Địa chất học`: one capital word that begins no name, and lower-case words up to a comma or the end.
    private func subjectEnd(_ index: Int, in passage: Passage) -> Int? {
        guard passage.follows(index) else { return nil }
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

    private struct Complement {
        var end: Int
        var index: Int32
        var rule: Rule
        var made: Candidate?
    }

    private func complement(_ at: Int, _ match: LexiconMatch, _ modified: Bool, in passage: Passage) -> Complement? {
        let next = passage.token(at)
        let attributes = match.attributes
        guard next.isWord || next.kind == .mixed else {
            // `chủ tịch 2 xã, phường`
            if next.isNumber, match.kind == .office, passage.follows(at + 1),
                let units = passage.longest(.level, at: at + 1), units.count > 1
            {
                return Complement(end: units.end, index: -1, rule: .titleComplement)
            }
            return nil
        }
        if let body = passage.body(at: at) {
            // `đại biểu Quốc hội`, not `(đoàn) đại biểu Báo …`: a seat is in an elected body.
            if attributes.contains(.bodyonly), body.rule != .bodyOrgan { return nil }
            return Complement(end: body.end, index: passage.bodyAt[at], rule: .titleBody)
        }
        if let end = ownUnit(at, match, in: passage) {
            return Complement(
                end: end, index: -1, rule: .titleBody, made: Candidate(at, end, .body, .bodyGeneric, match.entry))
        }
        // `4 thứ trưởng kiểm tra đê điều`: what a ministry's field is called may be a verb.
        if attributes.contains(.field), next.isCapital || !passage.begins(.complement, at: at),
            let fieldEnd = ministryField(at, in: passage),
            next.isCapital || !passage.begins(.topicWord, at: at) || passage.begins(.country, at: fieldEnd)
        {
            var end = fieldEnd
            let field = passage.longest(Self.field, at: at)
            // `Bộ trưởng Quốc phòng Mỹ`, `Chi hội trưởng Phụ nữ bản Na`: whose it is belongs to the body's name.
            if passage.follows(end) {
                if let country = passage.longest(.country, at: end), passage.token(end).gap == .space {
                    end = country.end
                } else if let place = passage.place(at: end), place.rule == .placeName || place.rule == .placeUnit {
                    end = place.end
                } else if let level = passage.longest(.level, at: end) {
                    end = level.end
                }
            }
            if let place = passage.place(at: at), place.end >= end {
                return Complement(end: place.end, index: passage.placeAt[at], rule: .titlePlace)
            }
            return Complement(
                end: end, index: -1, rule: .titleBody,
                made: Candidate(at, end, .body, .bodyMinistry, match.entry, field?.entry ?? .none))
        }
        if let place = passage.place(at: at), !attributes.contains(.bodyonly),
            match.kind != .roleHead || place.rule == .placeUnit || !next.isCapital && place.rule == .placeSite,
            !beginsName(place, passage)
        {
            // `Giám đốc thủy điện Sơn La`: the firm that bears the site's name.
            if attributes.contains(.firm), place.rule == .placeSite, let head = passage.longest(.siteHead, at: at),
                !head.attributes.contains(.plural)
            {
                return Complement(
                    end: place.end, index: -1, rule: .titleBody,
                    made: Candidate(at, place.end, .body, .bodyOpen, place.entry))
            }
            // `Giám đốc Nguyễn …`: a place whose name goes on as a person's is none; the place recognizer has settled it.
            return Complement(end: place.end, index: passage.placeAt[at], rule: .titlePlace)
        }
        // `Chi hội trưởng Thanh Lương 1`: a hamlet by its number
        if match.kind == .office, next.isCapitalWord, !next.isAllCapitals, !next.traits.contains(.family),
            passage.capitalRunEnd(at) == at + 2, let number = passage.integer(passage.token(at + 2)), number < 30,
            passage.token(at + 2).gap == .space, !passage.follows(at + 3) || passage.token(at + 3).isMark
        {
            return Complement(
                end: at + 3, index: -1, rule: .titlePlace, made: Candidate(at, at + 3, .place, .placeName))
        }
        // `chánh xứ Bình An`, `Xã đội trưởng Hướng Lập`: a parish or a commune, though no list has it.
        if attributes.contains(.place), next.isCapitalWord, match.kind == .religious || !next.traits.contains(.family) {
            let end = passage.capitalRunEnd(at, limit: 4)
            if end - at <= 3, !passage.looksLikeFullName(at) {
                return Complement(end: end, index: -1, rule: .titlePlace, made: Candidate(at, end, .place, .placeName))
            }
        }
        // `CEO Air Canada`: a foreign word and a country's name.
        if attributes.contains(.firm), next.isCapitalWord, passage.isForeign(next),
            let country = passage.longest(.country, at: at + 1), passage.token(at + 1).gap == .space,
            passage.capitalRunEnd(at) == country.end
        {
            return Complement(
                end: country.end, index: -1, rule: .titleBody,
                made: Candidate(at, country.end, .body, .bodyFirm, match.entry))
        }
        // `Tổng Giám đốc Volvo`: one foreign word behind an office of firms is the firm; before a full name it is one behind
        // every office, `cựu chủ tịch Vinasun Đặng Phước Thành`.
        if match.kind == .office, next.isCapitalWord, let brand = brandEnd(at, in: passage) {
            return Complement(
                end: brand, index: -1, rule: .titleBody, made: Candidate(at, brand, .body, .bodyFirm, match.entry))
        }
        if match.kind == .office, next.isCapitalWord, !next.isKnown,
            attributes.contains(.firm) && !(passage.token(at + 1).continuesName)
        {
            return Complement(
                end: at + 1, index: -1, rule: .titleBody, made: Candidate(at, at + 1, .body, .bodyFirm, match.entry))
        }
        if let central = passage.longest(Self.central, at: at), next.isCapital {
            let end = central.end
            return Complement(
                end: end, index: -1, rule: .titleBody, made: Candidate(at, end, .body, .bodyOrgan, central.entry))
        }
        // A head in lower case that only the role makes a body: `trưởng ban giám khảo`, `tổ trưởng tổ công tác`.
        if match.kind == .roleHead,
            let head = passage.longest(.complement, at: at) ?? passage.longest(.bodyHead, at: at),
            // `Chánh Thanh tra`: an office of its own.
            passage.longest(.office, at: match.start).map({ $0.end == head.end && $0.attributes.contains(.common) })
                != true,
            head.attributes.contains(.body) || head.kind == .bodyHead && head.count > 1
        {
            let end = levelEnd(head.end, in: passage)
            return Complement(
                end: end, index: -1, rule: .titleBody, made: Candidate(at, end, .body, .bodyGeneric, head.entry))
        }
        if let head = passage.longest(.complement, at: at), head.attributes.contains(.body) {
            let end = levelEnd(head.end, in: passage)
            return Complement(
                end: end, index: -1, rule: .titleBody, made: Candidate(at, end, .body, .bodyGeneric, head.entry))
        }
        let capitalAlone =
            next.isCapital && !attributes.contains(.bodyonly) && !passage.begins(.occasion, at: at)
            && (!passage.token(at + 1).continuesName
                || passage.token(at + 1).traits.contains(.family) && passage.looksLikeFullName(at + 1))
        if match.kind != .roleHead, !next.isCapital || next.isAllCapitals || capitalAlone && match.kind == .office,
            let generic = passage.longest(Self.complement, at: at)
        {
            let after = passage.token(generic.end)
            // `Trợ lý Bộ trưởng Ngoại giao`: the beginning of another office. `Thủ tướng hội đàm`: of another word.
            if passage.longest(EntryKinds.roles, at: at).map({ $0.end > generic.end }) == true
                || generic.count == 1
                    && passage.longest(EntryKinds(.generic, .encounter), at: at).map({ $0.end > generic.end }) == true
            {
                return nil
            }
            // `Tổng thống đảo ngược quyết định`: a word that is a verb as well.
            if generic.kind == .complement, generic.attributes.contains(.closed), passage.follows(generic.end),
                after.isWord, !after.isCapital
            {
                return nil
            }
            // `Trưởng bản báo cáo`: the beginning of a verb, not a paper.
            if generic.attributes.contains(.open), !next.isCapital, after.isWord, passage.follows(generic.end) {
                return nil
            }
            if after.continuesName && generic.kind == .level && !generic.attributes.contains(.closed)
                && !passage.begins(EntryKinds.roles, at: generic.end)
                && !after.traits.contains(.family)
            {
                return nil
            }
            let end = generic.end
            // `Đại sứ các nước ASEAN`
            if generic.attributes.contains(.parent), passage.follows(end), after.isCapital {
                if let body = passage.body(at: end) {
                    return Complement(end: body.end, index: passage.bodyAt[end], rule: .titleBody)
                }
                // but `Thủ tướng hai nước Việt Nam và Lào`
                if let place = passage.place(at: end),
                    !(passage.token(place.end).isMark(",") || passage.begins(.conjunction, at: place.end))
                        || passage.place(at: place.end + 1) == nil
                {
                    return Complement(end: place.end, index: passage.placeAt[end], rule: .titlePlace)
                }
            }
            // `bí thư chi bộ bản`, `giám đốc bệnh viện huyện`
            if generic.kind == .complement, passage.follows(end), let level = passage.longest(.level, at: end),
                !after.isCapital,
                !(passage.token(level.end).isCapitalWord && passage.follows(level.end))
            {
                return Complement(end: level.end, index: -1, rule: .titleComplement)
            }
            return Complement(end: end, index: -1, rule: .titleComplement)
        }
        return nil
    }

    /// A role word that is plain speech here: a weak one in lower case without a governed body.
    private func isPlainWord(_ reading: Reading, _ start: Int, in passage: Passage) -> Bool {
        guard reading.match.attributes.contains(.weak), reading.governed < 0, reading.made == nil,
            reading.end == reading.modifiersEnd || reading.match.attributes.contains(.bodyonly),
            start == reading.match.start
        else { return false }
        if passage.endsPhrase(.appointment, before: start) { return false }
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
