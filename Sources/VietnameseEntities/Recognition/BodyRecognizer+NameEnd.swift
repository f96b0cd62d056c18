// The words of a free name, one by one, up to what ends it.
extension BodyRecognizer {
    /// The longest free name, in tokens.
    private static let freeNameLimit = 24

    /// The end of the words of a free name that begins at `index`.
    /// - Parameter ownEnd: the end of a brand that begins it, or 0.
    func nameEnd(_ index: Int, _ ownEnd: Int, _ head: LexiconMatch, in passage: Passage) -> Int? {
        var at = ownEnd > 0 ? ownEnd : index
        var named = ownEnd > 0 ? ownEnd : -1
        /// Lower-case words since the last capital.
        var lower = 0
        let committee = head.attributes.contains(.generic)
        let lowerLimit = committee ? 14 : 9
        while at - index < Self.freeNameLimit {
            let token = passage.token(at)
            guard token.gap != .line || at == index else { break }
            if token.isMark {
                guard named == at, joinsName(at, token, index, head, in: passage) else { break }
                at += 1
                continue
            }
            if token.kind == .other { break }
            if token.isNumber || token.kind == .mixed {
                guard named == at, !(token.isNumber && passage.isDateNumber(at)) else { break }
                at += 1
                named = at
                continue
            }
            if token.isCapital {
                if at > index, isNextOffices(at, named, head, in: passage) { break }
                // `tặng Trường THPT A Huân chương Lao động`, but `Hội đồng Giải thưởng A`
                if named == at, !passage.token(at + 1).isCapital, passage.begins(.awardWord, at: at),
                    !passage.begins(.eventKind, at: at)
                {
                    break
                }
                if named == at, let unit = ownUnit(at, token, in: passage) { return unit.end }
                if isAnothers(at, token, named, head, in: passage) { break }
                if let place = placeInName(at, in: passage) {
                    at = place.end
                    if place.kind == .country, isCountryLast(index, at, named, head, in: passage) { return at }
                    at = joinedPlaceEnd(at, in: passage) ?? at
                } else {
                    at = fieldEnd(at, index, in: passage) ?? wordEnd(at + 1, in: passage)
                }
                named = at
                lower = 0
                continue
            }
            // `Trung tâm Điều dưỡng và cô Hồ Thị Lài`
            if passage.begins(.conjunction, at: at), passage.begins(EntryKinds.address, at: at + 1) { break }
            if let place = closingPlace(at, named, committee, in: passage) { return place.end }
            // Lower case: allowed while it leads to the (next) capital.
            if token.traits.contains(.stop)
                || passage.begins(EntryKinds(.verb, .speechVerb, .joiner, .awardWord), at: at)
            {
                break
            }
            lower += 1
            if named >= 0 && !committee {
                guard let next = nextCapital(at, in: passage) else { break }
                at = next
                continue
            }
            if lower > lowerLimit { break }
            at += 1
        }
        if committee && named >= 0 && at > named && passage.token(at).isMark { return at }
        return wholeEnd(index, named, head, in: passage)
    }

    /// Whether the mark at `index`, behind a word of the name that begins at `first`, stands inside the name.
    private func joinsName(_ index: Int, _ mark: Token, _ first: Int, _ head: LexiconMatch, in passage: Passage) -> Bool
    {
        let next = passage.token(index + 1)
        // `Quỹ Robert F. Kennedy`
        if index > first + 1, passage.isInsideInitials(index), passage.isForeign(next) { return true }
        // A dash or `&` without spaces, or between capitals inside the name.
        return (mark.isMark("-") || mark.isMark("&") || mark.isMark(".") && mark.gap == .joined)
            && (next.isCapitalWord || next.isNumber) && passage.follows(index + 1)
            && !passage.begins(EntryKinds.bodies, at: index + 1)
            && (mark.gap != .space && next.gap != .space || head.attributes.contains(.open) && mark.isMark("&"))
    }

    /// Whether the capital at `index`, behind the first word of what may be a name, is an office's or its holder's.
    private func isNextOffices(_ index: Int, _ named: Int, _ head: LexiconMatch, in passage: Passage) -> Bool {
        // `Bí thư Chi bộ và Trưởng thôn`, `Ban Quản lý cảng và Đại úy`
        if passage.begins(.conjunction, at: index - 1), passage.begins(EntryKinds.roles, at: index) { return true }
        guard named < 0 else { return false }
        if !head.attributes.contains(.eponym) && passage.looksLikeFullName(index) { return true }
        // `Đảng ủy Tập đoàn sớm kiện toàn chức danh Trưởng ban …`
        return passage.begins(.appointment, at: index - 1) || passage.begins(.appointment, at: index - 2)
    }

    /// The unit that closes the name of what it has: `Ban Liên lạc Cựu chiến binh Trung đoàn 10`, `Khoa Kiểm soát dịch bệnh TTYT
    /// huyện`.
    private func ownUnit(_ index: Int, _ token: Token, in passage: Passage) -> Candidate? {
        guard let unit = passage.body(at: index),
            unit.rule == .bodyNumbered || token.isAllCapitals && unit.rule == .bodyLevel
                // `Ban Văn nghệ Đài Tiếng nói Việt Nam`: it goes on in small letters.
                || (unit.rule == .bodyName || unit.rule == .bodyOrgan) && unit.end > passage.capitalRunEnd(index)
        else { return nil }
        return unit
    }

    /// Whether the capital at `index` begins the name of a person or of another body.
    /// - Parameter named: the end of the name so far, or -1.
    private func isAnothers(
        _ index: Int, _ token: Token, _ named: Int, _ head: LexiconMatch, in passage: Passage
    ) -> Bool {
        // `cán bộ Mặt trận H'Nhơm`, but `Trường PTDTNT N'Trang Lơng`
        if !head.attributes.contains(.eponym), passage.bearsPrefix(token) { return true }
        // `đội tuyển quốc gia Ha Hyeok-jun`
        if passage.isKoreanName(index), !passage.isKoreanName(index - 1) { return true }
        return named >= 0
            && (stops(index, named == index, in: passage)
                || passage.looksLikeFullName(index)
                    && (named != index || token.traits.contains(.family) && !isNamesEnd(index, in: passage))
                || passage.begins(Self.central, at: index))
    }

    /// The place whose name begins at `index`, but for `Hội Mỹ thuật`: a field, of which a country's name is the first syllable.
    private func placeInName(_ index: Int, in passage: Passage) -> LexiconMatch? {
        guard let place = passage.longest(EntryKinds.placeNames, at: index),
            passage.longest(Self.field, at: index).map({ $0.end > place.end }) != true
        else { return nil }
        return place
    }

    /// Whether the name ends with the country that ends at `end`, for a foreigner's begins there: `Hội đồng Biển Liên bang Nga
    /// Nikolai Patrushev`.
    private func isCountryLast(
        _ index: Int, _ end: Int, _ named: Int, _ head: LexiconMatch, in passage: Passage
    ) -> Bool {
        (named >= 0 || head.attributes.isDisjoint(with: [.eponym, .firm])
            || passage.endsPhrase(Self.field, before: index))
            && passage.token(end).isCapitalWord && passage.isForeign(passage.token(end))
    }

    /// The end of the place that a dash joins to one before it: `Hữu nghị Việt Nam - Cu Ba`.
    private func joinedPlaceEnd(_ index: Int, in passage: Passage) -> Int? {
        guard passage.token(index).isMark("-"), passage.follows(index),
            let other = passage.longest(EntryKinds.placeNames, at: index + 1), passage.follows(index + 1)
        else { return nil }
        return other.end
    }

    /// The end of the field at `index` in the name that begins at `first`.
    private func fieldEnd(_ index: Int, _ first: Int, in passage: Passage) -> Int? {
        guard let field = passage.longest(Self.field, at: index) else { return nil }
        var end = field.end
        // `Phát triển công nghiệp văn hóa`: a verb and what it is done to.
        let isVerb =
            !passage.token(end - 1).isCapital
            && passage.longest(.trade, at: field.start).map {
                $0.end == field.end && $0.attributes.contains(.verb)
            } == true
        while isVerb, end - first < Self.freeNameLimit, passage.follows(end), !passage.token(end).isCapital,
            let more = passage.longest(Self.field, at: end)
        { end = more.end }
        return end
    }

    /// The region or, behind a committee's name, the unit at `index`, which closes the name.
    private func closingPlace(_ index: Int, _ named: Int, _ committee: Bool, in passage: Passage) -> Candidate? {
        // `Công ty Điện lực miền Nam`
        if named == index || named < 0, passage.begins(.region, at: index), let region = passage.place(at: index),
            region.rule == .placeName
        {
            return region
        }
        // `Ban tổ chức Đại hội thể dục thể thao xã Tân Hiệp`
        if committee, named >= 0, let place = passage.place(at: index), place.rule == .placeUnit { return place }
        return nil
    }

    /// The capital with which the name goes on behind one or two lower-case words: `Giải trí Quốc tế`, `Đầu tư và Xây dựng`.
    private func nextCapital(_ index: Int, in passage: Passage) -> Int? {
        var next = index
        while next - index < 3, passage.follows(next), passage.token(next).isWord, !passage.token(next).isCapital,
            !passage.token(next).traits.contains(.stop),
            // `Công ty Hàm Đức và đạo tràng Liên Hoa`
            !passage.begins(.conjunction, at: next) || passage.token(next + 1).isCapital,
            !passage.begins(EntryKinds(.verb, .speechVerb, .awardWord), at: next)
        { next += 1 }
        guard passage.follows(next), passage.token(next).isCapitalWord,
            !passage.begins(EntryKinds.bodies + EntryKinds.roles, at: next),
            // `… Tân Vịnh Xanh trái Điều 118 Luật Đất đai`
            !(passage.token(next + 1).isNumber && passage.token(next + 2).isCapital
                && !passage.token(next).isAllCapitals),
            passage.place(at: next) == nil,
            !passage.begins(EntryKinds(.appointment, .appointer, .joiner), at: index)
        else { return nil }
        return next
    }

    /// The end of the name `index ..< named` without a part of a word; nil where that names nothing.
    private func wholeEnd(_ index: Int, _ named: Int, _ head: LexiconMatch, in passage: Passage) -> Int? {
        var named = named
        // `Trường Y Đại học Harvard`, `Ban Giám đốc Trung tâm và cô …`: not into the middle of a word.
        if named > index, passage.longest(.bodyHead, at: named - 1).map({ $0.end > named }) == true {
            named -= 1
            while named > index, !passage.token(named - 1).isCapital { named -= 1 }
        }
        guard named > index else { return nil }
        // One syllable with a capital names nothing behind a one-syllable head: `Trường Hải` is a person.
        let first = passage.token(index)
        return head.count == 1 && named - index == 1 && first.isWord && !first.isAllCapitals && first.isKnown
            ? nil : named
    }

    /// The end of the word whose first syllable is the capital before `index`: `Đột quỵ`, `Hồi sức tích cực`, where a
    /// mark, a place, a verb or the line's end closes the lower-case syllables.
    private func wordEnd(_ index: Int, in passage: Passage) -> Int {
        let joined = passage.syllablesEnd(index)
        if joined > index { return joined }
        let first = passage.token(index - 1)
        guard !passage.isForeign(first), !first.isAllCapitals else { return index }
        // `Ban tổ chức Hành trình Đỏ`: a word that ends in one of the words at which names end.
        if let word = passage.longest(.compound, at: index - 1),
            // but `Công ty Hoàng Gia nhập khẩu …`
            !word.attributes.contains(.weak) || !passage.token(index - 2).isCapitalWord || first.gap != .space
                || passage.begins(EntryKinds.bodies, at: index - 2)
        {
            return word.end
        }
        // `Thanh tra Sở kiểm tra chéo`
        if let head = passage.longest(Self.level + EntryKinds(.bodyHead), at: index - 1), head.end == index,
            head.kind == .level || head.attributes.contains(.field), passage.matchEnd(at: index - 1) <= index
        {
            return index
        }
        // but `Công ty CP XNK Nông sản Tây Nguyên`
        if passage.token(index - 2).isCapitalWord && first.gap == .space && !passage.token(index - 2).isAllCapitals
            && !passage.begins(EntryKinds.bodies, at: index - 2)
        {
            return index
        }
        var end = index
        while end - index < 8, passage.follows(end), passage.token(end).isWord, !passage.token(end).isCapital,
            !passage.token(end).traits.contains(.stop),
            !passage.begins(
                EntryKinds(.speechVerb, .verb, .appointment, .appointer, .conjunction, .level, .ordinalWord), at: end)
        { end += 1 }
        guard end > index else { return index }
        // `Ủy ban Quốc tế kiểm soát và giám sát`: not into the middle of a word.
        let word = passage.matchEnd(at: index - 1)
        let least = word > index && !passage.token(word - 1).isCapital ? word : index
        // More than three only lead to a place, `Trung tâm Điều khiển hệ thống tàu điện ngầm Moscow`, or to a field, `Quỹ Phát
        // triển công nghiệp văn hóa`.
        if end - index > 3 {
            return passage.place(at: end) != nil || passage.longest(Self.field, at: index + 1)?.end == end ? end : least
        }
        let closes =
            !passage.follows(end) || passage.token(end).isMark || passage.place(at: end) != nil
            || passage.token(end).traits.contains(.stop)
            || passage.token(end).isCapitalWord
            || passage.begins(Self.level + EntryKinds(.verb, .speechVerb, .ordinalWord), at: end)
        return closes ? end : least
    }

    /// Whether the capital word at `index`, behind a name that has begun, starts something else.
    private func stops(_ index: Int, _ adjacent: Bool, in passage: Passage) -> Bool {
        if let role = passage.longest(EntryKinds.roles, at: index), role.count >= 2 || !adjacent { return true }
        if !adjacent && passage.begins(.organ, at: index) { return true }
        return false
    }

    /// Whether the name of the body goes on to `index`, for a person's full name begins behind it: `Thành Đạt Ngô Tấn Khảm`.
    private func isNamesEnd(_ index: Int, in passage: Passage) -> Bool {
        let next = passage.token(index + 1)
        return passage.token(index).traits.contains(.given) && next.traits.contains(.family)
            && !next.traits.contains(.weakName)
            && passage.token(index + 2).traits.contains(.middle) && passage.capitalRunEnd(index + 1) == index + 4
            && passage.looksLikeFullName(index + 1)
    }
}
