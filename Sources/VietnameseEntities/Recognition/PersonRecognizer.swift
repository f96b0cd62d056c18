/// Finds names of human beings by evidence that adds up: what stands before and after, the family name and the shape
/// of the syllables, and the rest of the text.
///
///     ông Hoàng Nghĩa Hiếu · Tổng thống Trump · Y Thanh Hà Niê Kđăm · Thích Thanh Quyết · Xuân Hướng – Cảnh Toàn
///
/// It runs after titles and bodies are settled, and reads only what they left free.
struct PersonRecognizer {
    static let honorific = EntryKinds.address
    private static let caption = EntryKinds(.caption)
    private static let known = EntryKinds(.knownName)
    /// The longest name, in syllables.
    private static let limit = 6

    func recognize(in passage: inout Passage) {
        /// What was read so far: a name with small letters inside leads on to the next run, which is not read again.
        var coveredTo = 0
        for at in 0..<passage.anchors.runs.count {
            let run = passage.anchors.runs[at]
            var index = max(run.lowerBound, coveredTo)
            // What goes on behind a name is no sentence's first word.
            var mayBeOrdinary =
                index == run.lowerBound && !(index == coveredTo && passage.token(index).gap == .space)
            while index < run.upperBound {
                if passage.owner[index] != 0 || mayBeOrdinary && isOrdinary(index, in: passage) {
                    index += 1
                } else if let after = address(index, in: passage) {
                    index = after
                } else {
                    index = max(name(at: index, before: run.upperBound, in: &passage), index + 1)
                }
                mayBeOrdinary = false
            }
            coveredTo = max(coveredTo, index)
        }
        passage.listFreeRuns()
        initials(in: &passage)
    }

    /// Whether the capital at `index`, the first of its run, is that of a sentence's first word or the like: a word
    /// alone in its run, which the lexicon knows, behind a mark or at the start of the line.
    private func isOrdinary(_ index: Int, in passage: Passage) -> Bool {
        let token = passage.token(index)
        let after = passage.token(index + 1)
        guard !(after.continuesName), token.isKnown, !token.isAllCapitals,
            token.traits.isDisjoint(with: .foreign.union(.startsAddress)),
            !passage.follows(index) || passage.token(index - 1).isMark && passage.owner[index - 1] == 0
        else { return false }
        let before = passage.token(index - 1)
        return !before.isMark("-") && !before.isMark(":") && passage.place(at: index) == nil
            && !passage.bearsPrefix(token) && !isDescribedAlone(index, in: passage)
    }

    /// The end of an honorific that begins a sentence with a capital, `Ông Nguyễn …`, or nil.
    func address(_ index: Int, in passage: Passage) -> Int? {
        guard passage.token(index).traits.contains(.startsAddress) else { return nil }
        // `Ảnh: Anh Dũng`; `Hồng Vân – Anh Dũng`
        if passage.token(index - 1).isMark(":") && cue(before: index, in: passage) == .caption
            || passage.token(index - 1).isMark("-") && passage.isNameLine(index)
        {
            let run = passage.capitalRunEnd(index, limit: 3)
            if run == index + 2, passage.token(index).traits.contains(.given),
                !passage.follows(run) || passage.token(run).isMark
            {
                return nil
            }
        }
        guard !passage.begins(Self.known, at: index), !isGivenPair(index, in: passage),
            let honorific = passage.longest(Self.honorific, at: index),
            passage.follows(honorific.end), passage.token(honorific.end).isCapitalWord,
            passage.isSentenceStart(index) || !passage.token(index).traits.contains(.family)
                // `được tin Ông Đặng Hữu Phùng`
                || honorific.kind == .honorific && honorific.count == 1
                    && passage.token(honorific.end).traits.contains(.family)
                    && passage.looksLikeFullName(honorific.end)
                || (passage.token(index).isAllCapitals
                    || passage.token(index - 1).isMark && honorific.kind == .honorific)
                    && (passage.looksLikeFullName(honorific.end)
                        // `…; Ông Lê Hảo - Bí thư Chi bộ`, `Ảnh: Ông Ngẫu (bìa trái)`
                        || !honorific.attributes.contains(.weak)
                            && (passage.token(honorific.end).traits.contains(.family)
                                || passage.capitalRunEnd(index) == honorific.end + 1)
                        // `…; Ông Lee Jae Yong`
                        || passage.isForeign(passage.token(honorific.end + 1)))
        else { return nil }
        return honorific.end
    }

    /// What stands before a name.
    enum Cue { case none, honorific, title, dash, caption }

    /// Proposes the name at `index`, if there is one; returns where to go on.
    /// - Parameter runEnd: the end of the run of capitals.
    private func name(at index: Int, before runEnd: Int, in passage: inout Passage) -> Int {
        // `T/L BAN THƯỜNG VỤ`
        if passage.token(index).isSingleLetter, passage.token(index).gap != .space, passage.token(index - 1).isMark("/")
        {
            return index + 1
        }
        // `(PVTrans)`: a firm.
        if passage.beginsWithLetters(passage.token(index)) { return index + 1 }
        // `CHUẨN Y CÁC CHỨC DANH`
        if passage.token(index).isSingleLetter, passage.token(index + 1).isAllCapitals,
            passage.token(index + 1).traits.contains(.stop) || passage.begins(.quantifier, at: index + 1)
        {
            return index + 1
        }
        // `Kế toán HTX Nguyễn Thị Cúc`
        if passage.token(index).isAllCapitals, passage.hasNoVowel(passage.token(index)),
            !passage.token(index + 1).isAllCapitals, passage.token(index + 1).traits.contains(.family),
            passage.looksLikeFullName(index + 1)
        {
            return index + 1
        }
        // `LÃNH ĐẠO VÀ …`, `NHIỆM KỲ 2021 - 2026`
        if passage.token(index).isAllCapitals,
            let word = passage.longest(EntryKinds(.conjunction, .periodWord, .termWord), at: index)
        {
            return word.end
        }
        if let known = passage.longest(Self.known, at: index), passage.capitalRunEnd(index) == known.end {
            passage.propose(Candidate(index, known.end, .person, .personHonorific))
            return known.end
        }
        // `Báo Trung Quốc an ủi …`
        if passage.token(index + 1).continuesName, passage.begins(.country, at: index + 1),
            passage.begins(.nationCue, at: index), passage.isSentenceStart(index)
        {
            return index + 1
        }
        if let alias = aliasEnd(index, min(runEnd, index + 5), in: passage) {
            passage.propose(Candidate(index, alias, .person, .personApposition))
            return alias
        }
        // Initials have their own reader.
        if passage.token(index).isSingleLetter, passage.token(index + 1).isMark("."),
            passage.token(index + 1).joinsPrevious
                || passage.isStop(index + 1) && passage.follows(index + 2) && passage.token(index + 2).isCapitalWord
                    && PersonIndex.mayBeShort(passage.token(index + 2))
        {
            return index + 1
        }
        // `K' Brel`
        if passage.token(index).isSingleLetter, passage.token(index + 1).isMark("'"),
            passage.token(index + 1).gap == .none, passage.token(index + 2).isCapitalWord,
            passage.token(index + 2).gap == .space, case let cue = cue(before: index, in: passage),
            cue == .honorific || cue == .title || isApposition(passage.capitalRunEnd(index + 2, limit: 3), in: passage)
        {
            let end = passage.capitalRunEnd(index + 2, limit: 3)
            passage.propose(Candidate(index, end, .person, .personMinority))
            return end
        }
        let run = min(runEnd, index + Self.limit)
        let place = passage.place(at: index)
        if isSpeaker(index, run, in: passage), mayBeName(place, run, in: passage) {
            passage.propose(Candidate(index, run, .person, .personSpeaker))
            return run
        }
        // `ông Israel Rosen`: a country's name, and a foreign one behind it.
        let foreignCue = goesOnForeign(place, run, in: passage) ? cue(before: index, in: passage) : .none
        let isAddressed =
            foreignCue == .honorific && !passage.endsPhrase(.occupation, before: index)
            // `Bộ trưởng Quốc phòng Israel Israel Rosen`; `Thứ trưởng Ngoại giao Nhật Bản Takeo Morishige`
            || foreignCue == .title
                && (passage.token(index).value == passage.token(index - 1).value
                    || place?.rule == .placeName && place?.end == index + 1
                        && !passage.begins(EntryKinds(.country, .province, .city), at: index))
        if let place, !isAddressed, !isGivenPair(index, in: passage),
            // What stands before it is read where it matters: not before most places.
            !(place.count <= 2 && isAmbiguous(place, passage) && cue(before: index, in: passage) == .honorific)
                || passage.looksLikeFullName(place.end)
                || isGroup(before: index, of: place, in: passage)
                || isNationality(index, run, in: passage)
        {
            // A family name that begins no place's name but a person's: `Hà Văn Nam`, not `Hà Nam`.
            let longer =
                passage.token(index).traits.contains(.family)
                ? familyNameEnd(index, free(index, in: passage), in: passage) : index
            if longer <= place.end || place.rule != .placeName || longer - index < 3
                || !isAmbiguous(place, passage) && place.end - index > 1
                // `đại biểu Thái Nguyên Hà Sỹ Lành`
                || longer > place.end + 2 && passage.looksLikeFullName(place.end)
            {
                return place.end
            }
        }
        return name(at: index, before: run, cue(before: index, in: passage), in: &passage)
    }

    /// Proposes the name at `index` by what stands before it and by its words; returns where to go on.
    /// - Parameter run: the end of the run of capitals, at most ``limit`` behind the index.
    private func name(at index: Int, before run: Int, _ cue: Cue, in passage: inout Passage) -> Int {
        // `Mùa Xuân`, `Tháng Giêng`
        if let season = passage.longest(.season, at: index), season.count > 1, season.end == run { return run }
        let end = free(index, in: passage)
        let token = passage.token(index)
        // `Lương Sơn TV`: a station, not its family name.
        if cue == .none, end - index < 3, !token.isAllCapitals, passage.token(end).continuesName,
            passage.token(end).isAllCapitals, passage.hasNoVowel(passage.token(end))
        {
            return index + 1
        }
        let inCapitals = token.isAllCapitals && isCapitalLine(index, in: passage)

        // `Từ Hà Nội`: a place behind a preposition.
        if token.traits.contains(.stop) && cue == .none && (passage.follows(index) || !passage.isNameLine(index))
            && !(token.traits.contains(.family) && end - index >= 3 && passage.place(at: index + 1) == nil),
            !(end - index >= 2 && passage.bearsPrefix(passage.token(index + 1)))
        {
            return index + 1
        }
        if cue == .honorific || cue == .title {
            if let found = shortenedEnd(index, in: passage) ?? cued(index, end, cue, inCapitals, in: passage) {
                let rule: Rule = cue == .honorific ? .personHonorific : .personTitle
                // `bị cáo P. khai báo`
                let end = found == index + 1 && token.isSingleLetter ? passage.closingStop(found) : found
                passage.propose(Candidate(index, end, .person, rule))
                return end
            }
        }
        if let end = shortenedEnd(index, in: passage) {
            passage.propose(Candidate(index, end, .person, .personInitials))
            return end
        }
        if passage.isKoreanName(index) {
            passage.propose(Candidate(index, index + 4, .person, .personForeign))
            return index + 4
        }
        if isByline(index, end, cue, in: passage) {
            passage.propose(Candidate(index, end, .person, .personByline))
            return end
        }
        if inCapitals && cue == .none {
            // `HOÀNG SỸ KHIÊM, ỦY VIÊN …`
            // `NGUYỄN CHÍ LƯƠNG (1921 – 1998)`
            if let found = cued(index, end, .honorific, true, in: passage),
                isApposition(found, in: passage) || opensFigure(found, index, in: passage)
                    || isListed(index, found, in: passage) || headsTitles(index, found, in: passage)
            {
                passage.propose(Candidate(index, found, .person, .personApposition))
                return found
            }
            return index + 1
        }
        var family = familyNameEnd(index, end, in: passage)
        // `Tống Thị Pun`, whatever the family
        if family == index, end - index >= 3, passage.begins(.nameMarker, at: index + 1),
            passage.token(index + 1).isCapital,
            !token.isKnown || !token.traits.isDisjoint(with: .vietnamese)
                || !passage.isSentenceStart(index) && !token.traits.contains(.stop)
        {
            family = min(end, index + 5)
        }
        // `Mùa Vàng Thắng Lớn 2025`: what a year closes
        if token.traits.contains(.weakName), passage.token(family).isNumber, passage.token(family).gap == .space,
            passage.token(family).length == 4
        {
            return index + 1
        }
        if family > index {
            let family = hyphenated(family, in: passage)
            passage.propose(Candidate(index, family, .person, .personFamily))
            return family
        }
        // `giải ba: Trịnh Ngọc Bảo Châu, Thị Nhiên, Lý Phối Văn`: the next of a list of persons.
        if isListed(index, run, in: passage) {
            passage.propose(Candidate(index, run, .person, .personFamily))
            return run
        }
        if let minority = minorityNameEnd(index, end, in: passage) {
            passage.propose(Candidate(index, minority, .person, .personMinority))
            return minority
        }
        // `Tom Phillips`: a common word, and a surname that is none.
        let isFirst =
            token.traits.contains(.foreignFirst)
            && (!token.traits.contains(.weakName)
                || passage.isForeign(passage.token(index + 1))
                    && passage.token(index + 1).traits.contains(.foreignLast))
        if isFirst, end - index >= 2, isForeignSecond(index + 1, in: passage) {
            let found = foreignEnd(index, end, in: passage)
            passage.propose(Candidate(index, found, .person, .personForeign))
            return found
        }
        // `gặp Elisabetta Morandini`
        if cue == .none, end == run, end - index == 2 || end - index == 3,
            passage.phrase(.encounter, before: index)?.attributes.contains(.weak) == false,
            (index..<end).allSatisfy({ passage.isForeign(passage.token($0)) && !passage.token($0).isAllCapitals })
        {
            passage.propose(Candidate(index, end, .person, .personForeign))
            return end
        }
        // `Luuk de Jong`, not `Musique de Salon`
        if end - index <= 2, PersonIndex.mayBeShort(token), passage.follows(end), passage.begins(.nameParticle, at: end)
        {
            let found = hyphenated(end, in: passage)
            if found > end, !token.traits.union(passage.token(found - 1).traits).isDisjoint(with: .foreign) {
                passage.propose(Candidate(index, found, .person, .personForeign))
                return found
            }
        }
        if end - index == 1, isDescribedAlone(index, in: passage) {
            passage.propose(Candidate(index, end, .person, .personApposition))
            return end
        }
        if end - index >= 2, end - index <= 4,
            isApposition(end, in: passage) || cue == .dash || isDescribed(index, end, in: passage),
            // `Ở Lệ Ninh, Bí thư xã …`
            !passage.follows(index) || !passage.begins(.atWord, at: index - 1),
            looksLikeName(index, end, in: passage) || end - index >= 3 && hasFrame(index, in: passage)
        {
            passage.propose(Candidate(index, end, .person, .personApposition))
            return end
        }
        return index + 1
    }

    /// A run of two or three syllables, each of them of names, or one foreign word, before a verb of speech.
    private func isSpeaker(_ index: Int, _ end: Int, in passage: Passage) -> Bool {
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

    func isAmbiguous(_ place: Candidate, _ passage: Passage) -> Bool {
        guard place.entry != .none else { return false }
        let entry = passage.lexicon.entry(place.entry)
        return entry.attributes.contains(.ambiguous) || entry.attributes.contains(.weak) || entry.kind == .district
            || entry.kind == .foreignCity
    }

    /// The end of the free run of capital words from `index`, at most ``limit`` long: before a settled mention, a
    /// title's or body's first word, or a place that follows a whole name.
    private func free(_ index: Int, in passage: Passage) -> Int {
        var end = index
        while end < passage.count, end - index < Self.limit {
            let token = passage.token(end)
            guard token.isCapitalWord, end == index || token.gap == .space, passage.owner[end] == 0 else { break }
            if end > index {
                // `Bí thư Nguyễn Văn A CTV`
                if token.isAllCapitals, !passage.token(index).isAllCapitals, !passage.token(end + 1).continuesName,
                    passage.hasNoVowel(token)
                {
                    break
                }
                // `NGUYỄN VĂN A VỀ …`, but `MINH KÝ`, `NGÔ THẾ LÂM`: what closes the line may be a given name, what stands
                // behind a family name a middle one.
                if token.traits.contains(.stop) && token.isAllCapitals,
                    !token.traits.contains(.given) || passage.follows(end + 1),
                    // `NINH BÁ DỰ, sinh …`
                    !(end - index == 2 && passage.token(end + 1).isMark(",")
                        && passage.token(index).traits.contains(.family)
                        && passage.token(end - 1).traits.contains(.middle)),
                    !token.traits.contains(.middle) || end > index + 1 || !passage.token(index).traits.contains(.family)
                {
                    break
                }
                // `Ông Nguyễn Văn A Chức vụ: Trưởng phòng`, in forms
                if let label = passage.longest(.appointment, at: end), label.count > 1,
                    passage.token(label.end).isMark(":")
                {
                    break
                }
                // `Cù Thị Hậu Giang`: what stands behind `Thị` is a name.
                if let place = passage.place(at: end), end - index >= 2, place.count >= 2,
                    !isAmbiguous(place, passage) || end - index >= 3, !passage.begins(.nameMarker, at: end - 1)
                {
                    break
                }
            }
            end += 1
        }
        return end
    }

    func cue(before index: Int, in passage: Passage) -> Cue {
        // `Đồng chí / HỒ PIN`
        guard passage.follows(index) else {
            return passage.token(index).isAllCapitals && passage.endsPhrase(.honorific, before: index)
                ? .honorific : .none
        }
        let before = passage.token(index - 1)
        if passage.owner[index - 1] == EntityType.title.ownerMark { return .title }
        // `Vụ trưởng …, Bộ Ngoại giao Lào Khamphouvong Inthavong`
        if passage.owner[index - 1] == EntityType.body.ownerMark, passage.isForeign(passage.token(index)),
            passage.capitalRunEnd(index) - index >= 2
        {
            var first = index - 1
            while first > 0, index - first < 12, passage.follows(first),
                passage.owner[first - 1] == EntityType.body.ownerMark
            { first -= 1 }
            if first >= 2, passage.follows(first), passage.token(first - 1).isMark(","),
                passage.owner[first - 2] == EntityType.title.ownerMark
            {
                return .title
            }
        }
        if before.isMark {
            // `DSCKI. Quan Văn Thiệm`
            if before.isMark("."), before.gap != .space, index >= 2,
                passage.owner[index - 2] == EntityType.title.ownerMark,
                passage.endsPhrase(EntryKinds(.degree, .religious), before: index - 1)
                    || passage.begins(.degree, at: index - 2)
                    || passage.endsPhrase(.religious, before: index)
            {
                return .title
            }
            // `- Ông: Cáp Văn Hoàng`
            if before.isMark(":"), index >= 2, passage.isSentenceStart(index - 2),
                passage.capitalRunEnd(index) >= index + 3, passage.token(index + 1).traits.contains(.middle),
                passage.longest(.honorific, at: index - 2)?.end == index - 1
            {
                return .honorific
            }
            if before.isMark("-"), index >= 2 {
                return passage.owner[index - 2] == EntityType.title.ownerMark ? .dash : .none
            }
            // `Bộ trưởng Y tế Mỹ (HHS) Robert F. Kennedy`
            if before.isMark(")"), index >= 4, passage.token(index - 3).isMark("("),
                passage.token(index - 2).isAllCapitals,
                passage.follows(index - 3), passage.owner[index - 4] == EntityType.title.ownerMark
            {
                return .title
            }
            // `Ảnh: Bá Thi`, `(Ảnh. Bá Thi)`
            if before.isMark(":") || before.isMark(".") && passage.token(index - 3).isMark("("), index >= 2,
                passage.endsPhrase(Self.caption, before: index - 1)
            {
                return .caption
            }
            return .none
        }
        // `Ghi chép của Lê Nguyên`
        if passage.begins(.ofWord, at: index - 1), passage.endsPhrase(Self.caption, before: index) { return .caption }
        let isBehindMatch = passage.token(index).isBehindMatch
        for back in 1...5 {
            guard index - back >= 0 else { break }
            if isBehindMatch, let honorific = passage.longest(Self.honorific, at: index - back), honorific.end == index
            {
                let word = passage.token(index - back)
                if passage.isWithinWord(index, in: honorific) { return .none }
                // A capital `Anh`, `Chị` in mid-sentence is no address.
                if honorific.attributes.contains(.weak), word.isCapital, !passage.isSentenceStart(index - back),
                    !word.isAllCapitals
                {
                    return .none
                }
                return .honorific
            }
            if !passage.follows(index - back) { break }
            if let place = passage.place(at: index - back), place.end == index {
                // `nhà văn Hungary László Krasznahorkai`
                if place.rule == .placeName, place.entry != .none,
                    passage.lexicon.entry(place.entry).kind == .country,
                    passage.endsPhrase(.occupation, before: index - back)
                        // `ngoại binh người Brazil Wanderson Pacheco`
                        || passage.phrase(.nationCue, before: index - back)?.attributes.contains(.open) == true
                            && passage.isForeign(passage.token(index))
                            && passage.isForeign(passage.token(index + 1)) && passage.capitalRunEnd(index) == index + 2
                {
                    return .honorific
                }
                // `Đại sứ Nhật Bản tại Việt Nam Ito Naoki`
                if index - back >= 2, passage.begins(.atWord, at: index - back - 1),
                    passage.owner[index - back - 2] == EntityType.title.ownerMark
                {
                    return .title
                }
            }
        }
        // `tiền đạo 25 tuổi Nguyễn Xuân Son`
        if index >= 3, passage.follows(index - 1), passage.begins(.ageWord, at: index - 1),
            passage.token(index - 2).isNumber, passage.follows(index - 2),
            passage.endsPhrase(.occupation, before: index - 2)
        {
            return .honorific
        }
        return .none
    }
}
