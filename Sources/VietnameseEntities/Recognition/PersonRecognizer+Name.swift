// How the name at a capital is read: what is none, what stands before it, what its own words say.
extension PersonRecognizer {
    // MARK: Capitals that begin no name

    /// Where to go on behind a capital that begins no person's name, whatever stands around it; nil where one may begin.
    @inline(__always)
    func endOfNoName(_ index: Int, in passage: Passage) -> Int? {
        let token = passage.token(index)
        let after = passage.token(index + 1)
        // `T/L BAN THƯỜNG VỤ`
        if token.isSingleLetter, token.gap != .space, passage.token(index - 1).isMark("/") { return index + 1 }
        // `(PVTrans)`: a firm.
        if passage.beginsWithLetters(token) { return index + 1 }
        // `CHUẨN Y CÁC CHỨC DANH`
        if token.isSingleLetter, after.isAllCapitals,
            after.traits.contains(.stop) || passage.begins(.quantifier, at: index + 1)
        {
            return index + 1
        }
        // `Kế toán HTX Nguyễn Thị Cúc`
        if token.isAllCapitals, passage.hasNoVowel(token), !after.isAllCapitals, after.traits.contains(.family),
            passage.looksLikeFullName(index + 1)
        {
            return index + 1
        }
        // `LÃNH ĐẠO VÀ …`, `NHIỆM KỲ 2021 - 2026`
        if token.isAllCapitals,
            let word = passage.longest(EntryKinds(.conjunction, .periodWord, .termWord), at: index)
        {
            return word.end
        }
        return nil
    }

    /// `Báo Trung Quốc an ủi …`: whether the word begins its sentence before the country that it is of.
    @inline(__always)
    func isNationOfSentence(_ index: Int, in passage: Passage) -> Bool {
        passage.token(index + 1).continuesName && passage.begins(.country, at: index + 1)
            && passage.begins(.nationCue, at: index) && passage.isSentenceStart(index)
    }

    /// Whether the letter at `index` begins initials, which ``initials(in:)`` reads.
    @inline(__always)
    func beginsInitials(_ index: Int, in passage: Passage) -> Bool {
        passage.token(index).isSingleLetter && passage.token(index + 1).isMark(".")
            && (passage.token(index + 1).joinsPrevious
                || passage.isStop(index + 1) && passage.follows(index + 2) && passage.token(index + 2).isCapitalWord
                    && PersonIndex.mayBeShort(passage.token(index + 2)))
    }

    /// Whether the place at `index` is no part of a person's name, so that what comes goes on behind it.
    @inline(__always)
    func isPlace(_ place: Candidate, _ index: Int, _ run: Int, in passage: Passage) -> Bool {
        guard !isAddressed(place, index, run, in: passage), !isGivenPair(index, in: passage),
            // What stands before it is read where it matters: not before most places.
            !(place.count <= 2 && isAmbiguous(place, passage) && cue(before: index, in: passage) == .honorific)
                || passage.looksLikeFullName(place.end)
                || isGroup(before: index, of: place, in: passage)
                || isNationality(index, run, in: passage)
        else { return false }
        // A family name that begins no place's name but a person's: `Hà Văn Nam`, not `Hà Nam`.
        let longer =
            passage.token(index).traits.contains(.family)
            ? familyNameEnd(index, free(index, in: passage), in: passage) : index
        return longer <= place.end || place.rule != .placeName || longer - index < 3
            || !isAmbiguous(place, passage) && place.end - index > 1
            // `đại biểu Thái Nguyên Hà Sỹ Lành`
            || longer > place.end + 2 && passage.looksLikeFullName(place.end)
    }

    /// `ông Israel Rosen`: whether a country's name is a person's, for a foreign one stands behind it, and a word of address
    /// or a title before.
    @inline(__always)
    private func isAddressed(_ place: Candidate, _ index: Int, _ run: Int, in passage: Passage) -> Bool {
        guard goesOnForeign(place, run, in: passage) else { return false }
        switch cue(before: index, in: passage) {
        case .honorific: return !passage.endsPhrase(.occupation, before: index)
        // `Bộ trưởng Quốc phòng Israel Israel Rosen`; `Thứ trưởng Ngoại giao Nhật Bản Takeo Morishige`
        case .title:
            return passage.token(index).value == passage.token(index - 1).value
                || place.rule == .placeName && place.end == index + 1
                    && !passage.begins(EntryKinds(.country, .province, .city), at: index)
        default: return false
        }
    }

    /// Whether the free capitals `index ..< end`, without word of address or title, are no name.
    @inline(__always)
    private func isNoName(_ index: Int, _ end: Int, in passage: Passage) -> Bool {
        let token = passage.token(index)
        // `Lương Sơn TV`: a station, not its family name.
        if end - index < 3, !token.isAllCapitals, passage.token(end).continuesName,
            passage.token(end).isAllCapitals, passage.hasNoVowel(passage.token(end))
        {
            return true
        }
        // `Từ Hà Nội`: a place behind a preposition.
        return token.traits.contains(.stop) && (passage.follows(index) || !passage.isNameLine(index))
            && !(token.traits.contains(.family) && end - index >= 3 && passage.place(at: index + 1) == nil)
            && !(end - index >= 2 && passage.bearsPrefix(passage.token(index + 1)))
            // `Lo Thị Bảo Vy`
            && !(end - index >= 4 && passage.begins(.nameMarker, at: index + 1))
    }

    // MARK: Readings, the surest first

    /// Where a name ends, and by which rule it is one.
    typealias Reading = (end: Int, rule: Rule)

    /// What the free capitals `index ..< end` are read as; nil where they are no name.
    /// - Parameter run: the end of the run of capitals, free or not.
    func reading(_ index: Int, _ end: Int, _ run: Int, _ cue: Cue, in passage: Passage) -> Reading? {
        if cue == .none, isNoName(index, end, in: passage) { return nil }
        let inCapitals = passage.token(index).isAllCapitals && isCapitalLine(index, in: passage)
        if cue == .honorific || cue == .title,
            let name = cuedName(index, end, cue, inCapitals, in: passage)
        {
            return name
        }
        if let end = shortenedEnd(index, in: passage) { return (end, .personInitials) }
        if passage.isKoreanName(index) { return (index + 4, .personForeign) }
        if isByline(index, end, cue, in: passage) { return (end, .personByline) }
        if inCapitals && cue == .none {
            return capitalName(index, end, in: passage).map { ($0, .personApposition) }
        }
        let family = familyEnd(index, end, in: passage)
        if isClosedByYear(index, family, in: passage) { return nil }
        if family > index { return (hyphenated(family, in: passage), .personFamily) }
        // `giải ba: Trịnh Ngọc Bảo Châu, Thị Nhiên, Lý Phối Văn`: the next of a list of persons.
        if isListed(index, run, in: passage) { return (run, .personFamily) }
        if let minority = minorityNameEnd(index, end, in: passage) { return (minority, .personMinority) }
        if let foreign = foreignNameEnd(index, end, run, cue, in: passage) { return (foreign, .personForeign) }
        return isDescribedName(index, end, cue, in: passage) ? (end, .personApposition) : nil
    }

    /// The name behind a word of address or a title.
    private func cuedName(_ index: Int, _ end: Int, _ cue: Cue, _ inCapitals: Bool, in passage: Passage) -> Reading? {
        guard
            let found = shortenedEnd(index, in: passage)
                ?? (inCapitals
                    ? capitalNameEnd(index, end, in: passage) : cuedEnd(index, end, cue, in: passage))
        else { return nil }
        // `bị cáo P. khai báo`
        let isLetter = found == index + 1 && passage.token(index).isSingleLetter
        return (
            isLetter ? passage.closingStop(found) : found, cue == .honorific ? .personHonorific : .personTitle
        )
    }

    /// The end of a name in a line of capitals, which only what stands behind it makes one: `HOÀNG SỸ KHIÊM, ỦY VIÊN …`,
    /// `NGUYỄN CHÍ LƯƠNG (1921 – 1998)`.
    private func capitalName(_ index: Int, _ end: Int, in passage: Passage) -> Int? {
        guard let found = capitalNameEnd(index, end, in: passage),
            isApposition(found, in: passage) || opensFigure(found, index, in: passage)
                || isListed(index, found, in: passage) || headsTitles(index, found, in: passage)
        else { return nil }
        return found
    }

    /// The end of a name with its family name first, or `index` where there is none.
    private func familyEnd(_ index: Int, _ end: Int, in passage: Passage) -> Int {
        let family = familyNameEnd(index, end, in: passage)
        let token = passage.token(index)
        // `Tống Thị Pun`, whatever the family
        if family == index, end - index >= 3, passage.begins(.nameMarker, at: index + 1),
            passage.token(index + 1).isCapital,
            !token.isKnown || !token.traits.isDisjoint(with: .vietnamese) || end - index >= 4
                || !passage.isSentenceStart(index) && !token.traits.contains(.stop)
        {
            return min(end, index + 5)
        }
        return family
    }

    /// `Mùa Vàng Thắng Lớn 2025`: whether a year closes what a word of plain speech begins.
    private func isClosedByYear(_ index: Int, _ end: Int, in passage: Passage) -> Bool {
        passage.token(index).traits.contains(.weakName) && passage.token(end).isNumber
            && passage.token(end).gap == .space && passage.token(end).length == 4
    }

    /// The end of a foreigner's name, by its first name, a word of meeting before it, or a particle behind.
    private func foreignNameEnd(_ index: Int, _ end: Int, _ run: Int, _ cue: Cue, in passage: Passage) -> Int? {
        let token = passage.token(index)
        // `Tom Phillips`: a common word, and a surname that is none.
        let isFirst =
            token.traits.contains(.foreignFirst)
            && (!token.traits.contains(.weakName)
                || passage.isForeign(passage.token(index + 1))
                    && passage.token(index + 1).traits.contains(.foreignLast))
        if isFirst, end - index >= 2, isForeignSecond(index + 1, in: passage) {
            return foreignEnd(index, end, in: passage)
        }
        // `gặp Elisabetta Morandini`
        if cue == .none, end == run, end - index == 2 || end - index == 3,
            passage.phrase(.encounter, before: index)?.attributes.contains(.weak) == false,
            (index..<end).allSatisfy({ passage.isForeign(passage.token($0)) && !passage.token($0).isAllCapitals })
        {
            return end
        }
        // `Luuk de Jong`, not `Musique de Salon`
        guard end - index <= 2, PersonIndex.mayBeShort(token), passage.follows(end),
            passage.begins(.nameParticle, at: end)
        else { return nil }
        let found = hyphenated(end, in: passage)
        return found > end && !token.traits.union(passage.token(found - 1).traits).isDisjoint(with: .foreign)
            ? found : nil
    }

    /// Whether the capitals `index ..< end` are a name by what stands behind them or by the dash before.
    private func isDescribedName(_ index: Int, _ end: Int, _ cue: Cue, in passage: Passage) -> Bool {
        if end - index == 1 { return isDescribedAlone(index, in: passage) }
        return end - index >= 2 && end - index <= 4
            && (isApposition(end, in: passage) || cue == .dash || isDescribed(index, end, in: passage))
            // `Ở Lệ Ninh, Bí thư xã …`
            && (!passage.follows(index) || !passage.begins(.atWord, at: index - 1))
            && (looksLikeName(index, end, in: passage) || end - index >= 3 && hasFrame(index, in: passage))
    }

    /// `K' Brel`: the end of a letter with its apostrophe, and a name apart from it, where a person is named.
    @inline(__always)
    func letterNameEnd(_ index: Int, in passage: Passage) -> Int? {
        guard passage.token(index).isSingleLetter, passage.token(index + 1).isMark("'"),
            passage.token(index + 1).gap == .none, passage.token(index + 2).isCapitalWord,
            passage.token(index + 2).gap == .space
        else { return nil }
        let cue = cue(before: index, in: passage)
        let end = passage.capitalRunEnd(index + 2, limit: 3)
        return cue == .honorific || cue == .title || isApposition(end, in: passage) ? end : nil
    }

    /// A run of two or three syllables, each of them of names, or one foreign word, before a verb of speech.
    func isSpeaker(_ index: Int, _ end: Int, in passage: Passage) -> Bool {
        guard passage.follows(end), passage.begins(.speechVerb, at: end), !passage.token(index).isAllCapitals else {
            return false
        }
        let length = end - index
        let before = passage.token(index - 1)
        guard passage.isSentenceStart(index) || before.isMark(",") || before.isMark(";") else { return false }
        // `Vở kể về …`: a word of Vietnam, though no list has it.
        if length == 1 { return passage.isForeign(passage.token(index)) }
        for at in index..<end where passage.token(at).isKnown && passage.token(at).traits.isDisjoint(with: .anyName) {
            return false
        }
        return length <= 4 && !passage.begins(EntryKinds.bodies, at: index)
    }

    /// Whether the place's name may be something else: a person's, a plain word.
    func isAmbiguous(_ place: Candidate, _ passage: Passage) -> Bool {
        guard place.entry != .none else { return false }
        let entry = passage.lexicon.entry(place.entry)
        return entry.attributes.contains(.ambiguous) || entry.attributes.contains(.weak) || entry.kind == .district
            || entry.kind == .foreignCity
    }
}
