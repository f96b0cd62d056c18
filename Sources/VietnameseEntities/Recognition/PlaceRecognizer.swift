/// Finds places: names of the lexicon, and a unit's or site's word with the name behind it.
///
///     tỉnh Nghệ An · phường 10 · quốc lộ 1A · xã Thạch Quảng · sông Lam · Việt - Trung
struct PlaceRecognizer {
    static let heads = EntryKinds(.unit, .siteHead)
    /// Names that may follow a unit's word, where the bare name would be too ambiguous.
    static let namesBehindUnit = EntryKinds.placeNames + EntryKinds(.commune)
    private static let levels = EntryKinds(.level)
    /// The tokens of a site's name behind which it is led over no further dash, so that a chain of them is walked once.
    static let nameLimit = 16

    /// Proposes places at every anchor, right to left, so that a unit's word finds the name behind it.
    func recognize(in passage: inout Passage) {
        var at = passage.anchors.places.count - 1
        while at >= 0 {
            recognize(at: Int(passage.anchors.places[at]), in: &passage)
            at -= 1
        }
        at = passage.placeHeads.count - 1
        while at >= 0 {
            list(after: passage.placeHeads[at], in: &passage)
            at -= 1
        }
        for at in 0..<passage.anchors.numbers.count { road(at: Int(passage.anchors.numbers[at]), in: &passage) }
        for at in 0..<passage.anchors.numbers.count { kilometre(at: Int(passage.anchors.numbers[at]), in: &passage) }
        bareNames(in: &passage)
    }

    /// Names of units that stand without their unit's word: behind `ở`, `tại` where the lexicon has a commune of the
    /// name, or anywhere where the text has the name with its unit: `xã Vĩnh Hảo … ở Vĩnh Hảo`.
    private func bareNames(in passage: inout Passage) {
        var known: KeyMap?
        defer { known?.free() }
        for at in 0..<passage.candidates.count {
            let place = passage.candidates.base[at]
            guard place.type == .place, place.rule == .placeUnit, let head = passage.longest(.unit, at: place.first)
            else { continue }
            let start = passage.token(head.end).isMark ? head.end + 1 : head.end
            if place.end - start >= 2, place.end - start <= 3 {
                if known == nil { known = KeyMap() }
                known?.insert(key(start, place.end, in: passage))
            }
        }
        for at in 0..<passage.anchors.runs.count {
            let index = passage.anchors.runs[at].lowerBound
            let length = passage.anchors.runs[at].count
            guard length <= 3, !passage.token(index).isAllCapitals,
                length >= 2 || isForeignWord(index, in: passage), passage.place(at: index) == nil
            else { continue }
            if isDefined(index, index + length, in: passage) {
                if known == nil { known = KeyMap() }
                known?.insert(key(index, index + length, in: passage))
            }
            guard passage.follows(index) || known != nil else { continue }
            let isKnown =
                known?.contains(key(index, index + length, in: passage)) == true
                && !passage.endsPhrase(EntryKinds.address + EntryKinds.roles, before: index)
            guard isKnown || isNamedHere(index, index + length, in: passage) else { continue }
            guard !passage.begins(EntryKinds.bodies + EntryKinds.roles, at: index), !passage.isNameLine(index) else {
                continue
            }
            passage.proposePlace(Candidate(index, index + length, .place, .placeName))
        }
    }

    /// Whether one word may be a place of which the lexicon knows nothing: `ở Kisumu`, not `ở Gods of War`.
    private func isForeignWord(_ index: Int, in passage: Passage) -> Bool {
        let word = passage.token(index)
        let after = passage.token(index + 1)
        return !word.isSingleLetter && !passage.isVietnamese(word)
            && !passage.bytes(word).dropFirst().contains { $0 >= 0x41 && $0 <= 0x5A }
            && (after.isWord ? passage.isVietnamese(after) : !after.isMark("&") && !after.isMark("-"))
    }

    /// Whether what stands before the capitals makes them a place: `tại` before a commune's name, `từ Tân Vạn đến …`, `ở`
    /// before any, a bracket behind a person.
    private func isNamedHere(_ index: Int, _ end: Int, in passage: Passage) -> Bool {
        let before = passage.token(index - 1)
        if before.isMark("(") { return isHome(index, end, in: passage) }
        guard before.isWord, let cue = passage.phrase(EntryKinds(.atWord), before: index) else { return false }
        // `ở Kisumu`
        if end - index == 1 { return cue.attributes.contains(.open) && !passage.token(index).isKnown }
        if passage.longest(.commune, at: index)?.end == end,
            !cue.attributes.contains(.pair)
                || passage.follows(end) && (passage.begins(.untilWord, at: end) || passage.token(end).isMark("-"))
        {
            return true
        }
        return cue.attributes.contains(.place) && isWhereabouts(index, end, in: passage)
    }

    /// Whether no phrase of the lexicon begins with the capitals behind `ở`: `ở Séo Lủng`, `ở Shwe Kokko`.
    private func isWhereabouts(_ index: Int, _ end: Int, in passage: Passage) -> Bool {
        guard passage.matchEnd(at: index) <= index + 1, !passage.token(end).hasDigits,
            !passage.looksLikeFullName(index), !passage.begins(EntryKinds(.eventWord, .knownName), at: index),
            // `Thủ tướng sở tại Keir Starmer`
            passage.longest(.generic, at: index - 2)?.end != index,
            // `tại Cung Quy hoạch`
            passage.longest(.field, at: end - 1).map({ $0.end > end }) != true
        else { return false }
        return (index..<end).allSatisfy { at in
            let token = passage.token(at)
            return !token.isAllCapitals && !token.isSingleLetter && !token.traits.contains(.stop)
                && !passage.begins(EntryKinds(.eventWord, .firmWord), at: at)
                // `ở Tòa Trọng tài`: the first syllable of a word.
                && passage.matchEnd(at: at) <= end
        }
    }

    /// `ông Nguyễn Huy Cận (Thiên Lộc)`: a commune's name in brackets behind a person's full name.
    private func isHome(_ index: Int, _ end: Int, in passage: Passage) -> Bool {
        guard passage.token(end).isMark(")"), passage.follows(index - 1),
            passage.longest(.commune, at: index)?.end == end, !passage.looksLikeFullName(index)
        else { return false }
        var first = index - 1
        while index - first < 6, passage.token(first - 1).isCapitalWord, passage.follows(first) { first -= 1 }
        return passage.looksLikeFullName(first)
            || index - first == 4 && passage.token(first).traits.contains(.family)
                && !passage.token(first).traits.contains(.weakName)
    }

    /// `Vĩnh Kim là một xã thuộc huyện Cầu Ngang`: what an encyclopedia says of it.
    private func isDefined(_ index: Int, _ end: Int, in passage: Passage) -> Bool {
        guard passage.isSentenceStart(index), passage.follows(end), let verb = passage.longest(.isWord, at: end) else {
            return false
        }
        let one = passage.longest(.quantifier, at: verb.end)?.end ?? verb.end
        guard passage.follows(one), let unit = passage.longest(.unit, at: one) else { return false }
        return passage.follows(unit.end) && passage.token(unit.end).isWord && !passage.token(unit.end).isCapital
            && !passage.token(one).isCapital
    }

    private func key(_ first: Int, _ end: Int, in passage: Passage) -> UInt64 {
        var key: UInt64 = 1
        for at in first..<end { key = (key ^ UInt64(passage.token(at).value)) &* 0x9E37_79B9_7F4A_7C15 }
        return key
    }

    private func recognize(at index: Int, in passage: inout Passage) {
        let head = passage.longest(Self.heads, at: index)
        if let head {
            passage.placeHeads.append(head)
            if isInsideName(head, in: passage) { return }
        }
        // `em Hồ Ngọc Khánh My`
        if passage.token(index).isCapital, passage.token(index).traits.contains(.family),
            isAfterHonorific(index, in: passage), !passage.begins(.country, at: index),
            // `ông Lăng Văn Đoàn`
            passage.capitalRunEnd(index) - index >= 4
                || passage.token(index + 1).traits.contains(.middle) && passage.begins(Self.heads, at: index)
                    && passage.looksLikeFullName(index)
        {
            return
        }
        /// `biển Tây`, `đảo Giáng sinh`, `Liên bang Nga`: the lexicon has the whole name, with its word.
        var isNamed = false
        if let head {
            isNamed =
                passage.longest(EntryKinds(.water, .mountain, .site, .island, .foreignRegion, .country), at: index).map
            {
                $0.end > head.end
                    && (head.attributes.contains(.weak) && $0.kind != .island || $0.kind == .country
                        || passage.capitalRunEnd(head.end) < $0.end)
            } == true
            // `kênh YouTube Báo …`
            if let generic = passage.longest(.generic, at: index), generic.end > head.end,
                generic.attributes.contains(.cased)
            {
                return
            }
            if !isNamed, unit(head, in: &passage) { return }
            // `miền Tây Bắc`: of `miền tây bắc` only the first word bears a name.
            if head.attributes.contains(.place), let shorter = passage.longest(.siteHead, at: index),
                unit(shorter, in: &passage)
            {
                return
            }
        }
        name(at: index, isHeaded: isNamed && !passage.begins(.country, at: index), in: &passage)
    }

    /// Whether a unit's word stands inside a name or a longer unit's word: `phố` of `Thành phố Hồ Chí Minh`, `xã` of `Cộng
    /// hòa xã hội chủ nghĩa Việt Nam`.
    private func isInsideName(_ head: LexiconMatch, in passage: Passage) -> Bool {
        let index = head.start
        for back in 1...3 where index >= back {
            guard passage.follows(index - back + 1) else { return false }
            if let whole = passage.longest(Self.heads + EntryKinds.placeNames, at: index - back), whole.end >= head.end,
                whole.kind == .unit || whole.kind != .siteHead && whole.end > head.end
                    // `ĐỒNG THÁP CÔNG BỐ …`
                    || whole.kind == .province
            {
                return true
            }
        }
        return false
    }

    // MARK: A name that stands alone

    /// - Parameter isHeaded: whether the name begins with a word such as `đảo`, which makes it surer than its parts.
    private func name(at index: Int, isHeaded: Bool, in passage: inout Passage) {
        guard var match = passage.longest(EntryKinds.placeNames, at: index), !passage.isNameLine(index) else { return }
        // `Hà Nam`, `New York`: of several places of one name the surest.
        if match.attributes.contains(.weak) {
            let end = match.end
            passage.forEachMatch(EntryKinds.placeNames, at: index) {
                if $0.end == end, !$0.attributes.contains(.weak) { match = $0 }
            }
        }
        // `ANTD.VN`
        if match.count == 1, passage.token(index).gap == .none || passage.token(index).gap == .joined,
            passage.token(index - 1).isMark("."), passage.token(index - 1).gap != .space,
            passage.token(index).isAllCapitals
        {
            return
        }
        var end = match.end
        if match.attributes.contains(.pair) || match.attributes.contains(.weak) && end - index == 1 {
            if isPair(index, end, in: passage) {
                passage.proposePlace(Candidate(index, end, .place, .placePair, match.entry))
                return
            }
        }
        if match.attributes.contains(.pair), !(match.attributes.contains(.weak) && isWhose(index, in: passage)) {
            return
        }
        // `tiếng Nga`: the language; but `nổi tiếng Nhật Bản`.
        if match.kind == .country, passage.follows(index),
            passage.longest(.nationCue, at: index - 1)?.attributes.contains(.closed) == true,
            passage.longest(.nationCue, at: index - 2)?.end != index
        {
            passage.propose(Candidate(index, match.end, .body, .refuseGeneric, match.entry))
            return
        }
        // `Đức Giám mục`: a word of address, no country.
        if match.kind == .country, end - index == 1, passage.begins(.religious, at: end) { return }
        // `Pháp lệnh`, `Mỹ thuật`: a longer word of which the name is the first syllable.
        if passage.matchEnd(at: index) > end { return }
        let before = passage.token(index - 1)
        let joinsBefore = passage.follows(index) && before.isCapitalWord && passage.token(index).gap == .space
        let after = passage.token(end)
        let joinsAfter = after.continuesName
        // `nút giao Mỹ Thủy`, `Mỹ Tâm Live Concert`: the first syllable of a longer name.
        if match.kind == .country, end - index == 1, joinsAfter,
            passage.capitalRunEnd(index) == end + 1 || passage.isForeign(passage.token(end + 1)),
            !after.traits.isDisjoint(with: .behindFamily),
            after.traits.isDisjoint(with: .foreign.union(.family)),
            !passage.begins(EntryKinds.roles + EntryKinds.bodies + EntryKinds.placeNames, at: end)
        {
            return
        }
        if match.attributes.contains(.weak) {
            // A word or a common name: only where nothing of a longer name stands beside it, and a cue before it.
            let afterRole = passage.endsPhrase(EntryKinds.roles, before: index)
            let isOfCountry = match.kind == .country && isWhose(index, in: passage)
            let nameFollows =
                joinsAfter
                && (!after.traits.isDisjoint(with: .behindFamily)
                    // `nhà văn Anh Graham Greene`, but `Victoria Beckham`
                    || !afterRole && (isOfCountry ? !passage.isForeign(after) : passage.isVietnamese(after)))
            // `Người Việt đón năm mới`
            let goesOn = joinsBefore && !(isOfCountry && passage.isSentenceStart(index - 1))
            if goesOn || nameFollows
                || !afterRole && !isOfCountry && !hasLocativeCue(before: index, in: passage)
                    && !(match.kind == .country && leadsCountries(end, in: passage))
            {
                return
            }
        }
        // `Khu chứng tích Sơn Mỹ`: the last one.
        if match.kind == .country, end - index == 1, joinsBefore, !before.isAllCapitals,
            !before.traits.isDisjoint(with: .behindFamily), before.traits.isDisjoint(with: .stop),
            passage.token(index - 2).isWord
                || passage.token(index - 2).isMark(",") && before.traits.contains(.given)
                    && !before.traits.contains(.family),
            !passage.isSentenceStart(index - 1),
            !passage.endsPhrase(
                EntryKinds.roles + EntryKinds.bodies + EntryKinds.placeNames + EntryKinds(.field), before: index)
        {
            return
        }
        // `Ông Kỳ Anh mong …`
        if match.kind != .country, end - index == 2, !joinsAfter, before.isCapital, !before.isAllCapitals,
            passage.follows(index), passage.longest(.honorific, at: index - 1)?.end == index
        {
            return
        }
        if match.attributes.contains(.ambiguous) {
            let isNationality =
                match.kind == .country && !(joinsAfter && !passage.isForeign(after))
                && passage.endsPhrase(.occupation, before: index)
            // `lãnh đạo Khánh Hòa`, `đại biểu Thái Nguyên Hà Sỹ Lành`
            let isOfProvince =
                passage.longest(.province, at: index)?.end == end
                && (passage.phrase(.occupation, before: index)?.attributes.contains(.weak) == true
                    || passage.looksLikeFullName(end))
            if !isNationality, !isOfProvince, isAfterHonorific(index, in: passage) { return }
            // `Bộ trưởng Tư pháp Bondi`
            if match.kind == .foreignCity, end - index == 1, passage.token(index).traits.contains(.foreignLast),
                passage.endsPhrase(EntryKinds(.field), before: index)
            {
                return
            }
            if joinsBefore && before.traits.contains(.family) && !before.traits.contains(.weakName) { return }
        }
        // `Bình Dương Hải`: a name goes on where the lexicon ends in the middle of it; a title, body or person may follow.
        if joinsAfter && end - index >= 2 && match.kind == .district && !passage.begins(EntryKinds.roles, at: end)
            && !after.traits.contains(.family) && !passage.begins(EntryKinds.bodies, at: end)
            && passage.capitalRunEnd(end) == end + 1 && after.traits.contains(.given) && !after.isAllCapitals
        {
            return
        }
        // `Trưởng Ban Tổ chức Hà Trung Kiểm`: a family and a middle name, and a third syllable.
        if joinsAfter, match.kind == .district, end - index == 2, passage.capitalRunEnd(end) == end + 1,
            passage.token(index).traits.contains(.family), passage.token(index + 1).traits.contains(.middle),
            passage.isVietnamese(after), after.traits.isDisjoint(with: .stop.union(.family)),
            !passage.begins(EntryKinds.roles + EntryKinds.bodies, at: end),
            passage.endsPhrase(EntryKinds.roles + EntryKinds.bodies + EntryKinds(.field), before: index)
        {
            return
        }
        // `Bà Rịa - Vũng Tàu` is an entry; a country's ending `cũ` stays out.
        end = match.end
        // `Đam Rông 2`: a commune that has a number.
        if passage.token(end).isNumber, let commune = passage.longest(.commune, at: index), commune.end == end + 1 {
            end += 1
        }
        // `Nhà thi đấu tỉnh Vĩnh Phúc`: the unit by which the site goes has a name.
        if match.kind == .site, passage.follows(end), passage.token(end).isCapital {
            for at in max(index + 1, end - 2)..<end {
                if let unit = passage.place(at: at), unit.rule == .placeUnit, unit.end > end {
                    end = unit.end
                    break
                }
            }
        }
        let isSite = isHeaded || match.kind == .site && end - index >= 2
        passage.proposePlace(Candidate(index, end, .place, isSite ? .placeSite : .placeName, match.entry))
    }

    /// `Việt - Trung`, `Mỹ - Trung - Nga`: a short name beside a dash with another on its other side.
    private func isPair(_ index: Int, _ end: Int, in passage: Passage) -> Bool {
        let after = passage.token(end)
        if after.isMark("-"), passage.follows(end), let other = passage.longest(EntryKinds.placeNames, at: end + 1),
            other.kind == .country,
            !passage.token(other.end).continuesName
                || passage.token(index).isAllCapitals && passage.token(other.end).isAllCapitals
        {
            return true
        }
        guard passage.token(index - 1).isMark("-"), passage.follows(index), index >= 2 else { return false }
        if passage.place(at: index - 2) == nil,
            passage.longest(EntryKinds.placeNames, at: index - 2).map({ $0.kind == .country && $0.end == index - 1 })
                == true
        {
            return true
        }
        // `Việt Nam - Anh`
        return placeEnds(EntryKinds(.country), at: index - 1, in: passage) && !after.isCapitalWord
            && passage.matchEnd(at: index) <= end
    }

    /// Whether a country's name at `index` says whose something is: `kinh tế Đức`, `học sinh Việt`.
    private func isWhose(_ index: Int, in passage: Passage) -> Bool {
        passage.follows(index) && (passage.endsPhrase(.nationCue, before: index) || passage.followsOccupation(index))
    }

    /// Whether another country stands behind a comma or `và` at `index`: `Anh, Pháp và Đức`.
    private func leadsCountries(_ index: Int, in passage: Passage) -> Bool {
        guard passage.follows(index), passage.token(index).isMark(",") || passage.begins(.conjunction, at: index),
            passage.follows(index + 1)
        else { return false }
        return passage.longest(EntryKinds.placeNames, at: index + 1).map {
            $0.kind == .country && !passage.token($0.end).isCapitalWord
        } == true
    }

    private func hasLocativeCue(before index: Int, in passage: Passage) -> Bool {
        guard passage.follows(index) else { return false }
        let before = passage.token(index - 1)
        if before.isMark("(")
            || index >= 2 && (before.isMark(",") || passage.begins(.conjunction, at: index - 1))
                && placeEnds(EntryKinds.placeNames, at: index - 1, in: passage)
        {
            return true
        }
        // `cảm ơn Đức`, `chuyến thăm chính thức Anh`
        if passage.followsOccupation(index)
            || passage.endsPhrase(EntryKinds(.verb, .speechVerb, .encounter), before: index)
        {
            return true
        }
        return before.isWord && !before.isCapital && before.traits.contains(.stop)
            || passage.begins(Self.levels, at: index - 1)
            || passage.begins(EntryKinds.roles, at: index - 1)
            || passage.longest(EntryKinds.roles, at: index - 2)?.end == index
    }

    /// Whether a name of one of `kinds`, of at most four tokens, ends at `end`.
    private func placeEnds(_ kinds: EntryKinds, at end: Int, in passage: Passage) -> Bool {
        for start in max(0, end - 4)..<end {
            if let name = passage.longest(kinds, at: start), name.end == end { return true }
        }
        return false
    }

    func isAfterHonorific(_ index: Int, in passage: Passage) -> Bool {
        guard passage.follows(index), passage.token(index).isBehindMatch else { return false }
        // `Hội CCB Khánh Hòa`
        if passage.endsPhrase(.organ, before: index) { return false }
        return passage.longest(EntryKinds.address, at: index - 1).map {
            $0.end == index && !passage.isWithinWord(index, in: $0)
        } == true || passage.longest(EntryKinds.address, at: index - 2)?.end == index
    }
}
