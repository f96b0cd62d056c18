/// Finds places: names of the lexicon, and a unit's or site's word with the name behind it.
///
///     tỉnh Nghệ An · phường 10 · quốc lộ 1A · xã Thạch Quảng · sông Lam · Việt - Trung
struct PlaceRecognizer {
    static let heads = EntryKinds(.unit, .siteHead)
    /// Names that may follow a unit's word, where the bare name would be too ambiguous.
    static let namesBehindUnit = EntryKinds.placeNames + EntryKinds(.commune)
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

    func isAfterHonorific(_ index: Int, in passage: Passage) -> Bool {
        guard passage.follows(index), passage.token(index).isBehindMatch else { return false }
        // `Hội CCB Khánh Hòa`
        if passage.endsPhrase(.organ, before: index) { return false }
        return passage.longest(EntryKinds.address, at: index - 1).map {
            $0.end == index && !passage.isWithinWord(index, in: $0)
        } == true || passage.longest(EntryKinds.address, at: index - 2)?.end == index
    }
}
