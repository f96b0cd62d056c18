/// Finds names of human beings by evidence that adds up: what stands before and after, the family name and the shape
/// of the syllables, and the rest of the text.
///
///     ông Hoàng Nghĩa Hiếu · Tổng thống Trump · Y Thanh Hà Niê Kđăm · Thích Thanh Quyết · Xuân Hướng – Cảnh Toàn
///
/// It runs after titles and bodies are settled, and reads only what they left free.
struct PersonRecognizer {
    private static let honorific = EntryKinds.address
    private static let caption = EntryKinds(.caption)
    private static let known = EntryKinds(.knownName)
    /// The longest name, in syllables.
    private static let limit = 6

    func recognize(in passage: inout Passage) {
        /// What was read so far: a name with small letters inside leads on to the next run, which is not read again.
        var coveredTo = 0
        for at in 0..<passage.anchors.names.count {
            var index = Int(passage.anchors.names[at])
            if index < coveredTo { continue }
            let first = index
            while index < passage.count, passage.token(index).isCapitalWord, index == first || passage.token(index).gap == .space {
                if passage.owner[index] != 0 || index == first && isOrdinary(index, in: passage) {
                    index += 1
                } else if let after = address(index, in: passage) {
                    index = after
                } else {
                    index = max(name(at: index, in: &passage), index + 1)
                }
            }
            coveredTo = index
        }
        initials(in: &passage)
    }

    /// Whether the capital at `index`, the first of its run, is that of a sentence's first word or the like: a word
    /// alone in its run, which the lexicon knows, behind a mark or at the start of the line.
    private func isOrdinary(_ index: Int, in passage: Passage) -> Bool {
        let token = passage.token(index), after = passage.token(index + 1)
        guard !(after.continuesName), token.isKnown, !token.isAllCapitals,
              token.traits.isDisjoint(with: .foreign.union(.startsAddress)),
              !passage.follows(index) || passage.token(index - 1).isMark && passage.owner[index - 1] == 0 else { return false }
        let before = passage.token(index - 1)
        return !before.isMark("-") && !before.isMark(":") && passage.place(at: index) == nil && !passage.bearsPrefix(token)
    }

    /// The end of an honorific that begins a sentence with a capital, `Ông Nguyễn …`, or nil.
    private func address(_ index: Int, in passage: Passage) -> Int? {
        // `Ảnh: Anh Dũng`; `Hồng Vân – Anh Dũng`
        if passage.token(index - 1).isMark(":") && cue(before: index, in: passage) == .caption || passage.token(index - 1).isMark("-") && passage.isNameLine(index) {
            let run = passage.capitalRunEnd(index, limit: 3)
            if run == index + 2, !passage.follows(run) || passage.token(run).isMark { return nil }
        }
        guard !passage.begins(Self.known, at: index), let honorific = passage.longest(Self.honorific, at: index), passage.follows(honorific.end), passage.token(honorific.end).isCapitalWord,
              passage.isSentenceStart(index) || !passage.token(index).traits.contains(.family)
                || (passage.token(index).isAllCapitals || passage.token(index - 1).isMark && honorific.kind == .honorific) && passage.looksLikeFullName(honorific.end) else { return nil }
        return honorific.end
    }

    /// What stands before a name.
    enum Cue { case none, honorific, title, dash, caption }

    /// Proposes the name at `index`, if there is one; returns where to go on.
    private func name(at index: Int, in passage: inout Passage) -> Int {
        // `T/L BAN THƯỜNG VỤ`
        if passage.token(index).isSingleLetter, passage.token(index).gap != .space, passage.token(index - 1).isMark("/") { return index + 1 }
        // `CHUẨN Y CÁC CHỨC DANH`
        if passage.token(index).isSingleLetter, passage.token(index + 1).isAllCapitals, passage.token(index + 1).traits.contains(.stop) || passage.begins(.quantifier, at: index + 1) { return index + 1 }
        // `LÃNH ĐẠO VÀ …`, `NHIỆM KỲ 2021 - 2026`
        if passage.token(index).isAllCapitals, let word = passage.longest(EntryKinds(.conjunction, .periodWord, .termWord), at: index) { return word.end }
        if let known = passage.longest(Self.known, at: index), passage.capitalRunEnd(index) == known.end {
            passage.propose(Candidate(index, known.end, .person, .personHonorific))
            return known.end
        }
        if let alias = aliasEnd(index, in: passage) {
            passage.propose(Candidate(index, alias, .person, .personApposition))
            return alias
        }
        // Initials have their own reader.
        if passage.token(index).isSingleLetter, passage.token(index + 1).isMark("."), passage.token(index + 1).joinsPrevious { return index + 1 }
        let cue = cue(before: index, in: passage)
        // `K' Brel`
        if passage.token(index).isSingleLetter, passage.token(index + 1).isMark("'"), passage.token(index + 1).gap == .none, passage.token(index + 2).isCapitalWord,
           passage.token(index + 2).gap == .space, cue == .honorific || cue == .title || isApposition(passage.capitalRunEnd(index + 2, limit: 3), in: passage) {
            let end = passage.capitalRunEnd(index + 2, limit: 3)
            passage.propose(Candidate(index, end, .person, .personMinority))
            return end
        }
        let run = passage.capitalRunEnd(index, limit: Self.limit)
        let place = passage.place(at: index)
        if isSpeaker(index, run, in: passage), mayBeName(place, run, in: passage) {
            passage.propose(Candidate(index, run, .person, .personSpeaker))
            return run
        }
        // `ông Israel Katz`: a country's name, and a foreign one behind it.
        let isAddressed = cue == .honorific && goesOnForeign(place, run, in: passage) && !passage.endsPhrase(.occupation, before: index)
        if let place, !isAddressed, !(cue == .honorific && place.count <= 2 && isAmbiguous(place, passage)) || isNationality(index, run, in: passage) {
            // A family name that begins no place's name but a person's: `Hà Văn Nam`, not `Hà Nam`.
            let longer = familyNameEnd(index, free(index, in: passage), in: passage)
            if longer <= place.end || place.rule != .placeName || longer - index < 3 || !isAmbiguous(place, passage) && place.end - index > 1 {
                return place.end
            }
        }
        // `Mùa Xuân`, `Tháng Giêng`
        if let season = passage.longest(.season, at: index), season.count > 1, season.end == run { return run }
        let end = free(index, in: passage)
        let token = passage.token(index)
        let inCapitals = token.isAllCapitals && isCapitalLine(index, in: passage)

        // `Từ Hà Nội`: a place behind a preposition.
        if token.traits.contains(.stop) && cue == .none && (passage.follows(index) || !passage.isNameLine(index)) && !(token.traits.contains(.family) && end - index >= 3 && passage.place(at: index + 1) == nil),
           !(end - index >= 2 && passage.bearsPrefix(passage.token(index + 1))) { return index + 1 }
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
            if let found = cued(index, end, .honorific, true, in: passage), isApposition(found, in: passage) || opensFigure(found, index, in: passage) {
                passage.propose(Candidate(index, found, .person, .personApposition))
                return found
            }
            return index + 1
        }
        var family = familyNameEnd(index, end, in: passage)
        // `Tống Thị Pun`, whatever the family
        if family == index, end - index >= 3, passage.begins(.nameMarker, at: index + 1), passage.token(index + 1).isCapital, !token.isKnown || !token.traits.isDisjoint(with: .vietnamese) { family = min(end, index + 5) }
        // `Mùa Vàng Thắng Lớn 2025`: what a year closes
        if token.traits.contains(.weakName), passage.token(family).isNumber, passage.token(family).gap == .space, passage.token(family).length == 4 { return index + 1 }
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
        let isFirst = token.traits.contains(.foreignFirst) && (!token.traits.contains(.weakName) || passage.isForeign(passage.token(index + 1)) && passage.token(index + 1).traits.contains(.foreignLast))
        if isFirst, end - index >= 2, isForeignSecond(index + 1, in: passage) {
            let found = foreignEnd(index, end, in: passage)
            passage.propose(Candidate(index, found, .person, .personForeign))
            return found
        }
        // `Luuk de Jong`, not `Musique de Salon`
        if end - index <= 2, PersonIndex.mayBeShort(token), passage.follows(end), passage.begins(.nameParticle, at: end) {
            let found = hyphenated(end, in: passage)
            if found > end, !token.traits.union(passage.token(found - 1).traits).isDisjoint(with: .foreign) {
                passage.propose(Candidate(index, found, .person, .personForeign))
                return found
            }
        }
        if end - index >= 2, end - index <= 4, isApposition(end, in: passage) || cue == .dash || isDescribed(index, end, in: passage),
           looksLikeName(index, end, in: passage) || end - index >= 3 && hasFrame(index, in: passage) {
            passage.propose(Candidate(index, end, .person, .personApposition))
            return end
        }
        return index + 1
    }

    /// Whether the capitals up to `run` may be a name though a place's begins them, or none does.
    private func mayBeName(_ place: Candidate?, _ run: Int, in passage: Passage) -> Bool {
        guard let place else { return true }
        return place.rule == .placeName && (place.end < run || isAmbiguous(place, passage))
    }

    /// Whether a word that is none of Vietnamese follows the place within the capitals up to `run`.
    private func goesOnForeign(_ place: Candidate?, _ run: Int, in passage: Passage) -> Bool {
        guard let place, place.end < run else { return false }
        return passage.isForeign(passage.token(place.end))
    }

    /// A run of two or three syllables, each of them of names, or one foreign word, before a verb of speech.
    private func isSpeaker(_ index: Int, _ end: Int, in passage: Passage) -> Bool {
        guard passage.follows(end), passage.begins(.speechVerb, at: end), !passage.token(index).isAllCapitals else { return false }
        let length = end - index
        let before = passage.token(index - 1)
        guard passage.isSentenceStart(index) || before.isMark(",") || before.isMark(";") else { return false }
        if length == 1 { return !passage.token(index).isKnown || passage.token(index).isForeignNameOnly }
        for at in index..<end where passage.token(at).isKnown && passage.token(at).traits.isDisjoint(with: .anyName) { return false }
        return length <= 4 && !passage.begins(EntryKinds.bodies, at: index)
    }

    /// Whether a country's name behind an occupation says where the person is from: `thủy thủ Pháp`, `tay vợt Pháp Arthur …`.
    private func isNationality(_ index: Int, _ run: Int, in passage: Passage) -> Bool {
        guard passage.followsOccupation(index), let country = passage.longest(.country, at: index) else { return false }
        return run == country.end || !passage.isVietnamese(passage.token(country.end))
    }

    private func isAmbiguous(_ place: Candidate, _ passage: Passage) -> Bool {
        guard place.entry != .none else { return false }
        let entry = passage.lexicon.entry(place.entry)
        return entry.attributes.contains(.ambiguous) || entry.attributes.contains(.weak) || entry.kind == .district || entry.kind == .foreignCity
    }

    /// The end of the free run of capital words from `index`, at most ``limit`` long: before a settled mention, a
    /// title's or body's first word, or a place that follows a whole name.
    private func free(_ index: Int, in passage: Passage) -> Int {
        var end = index
        while end < passage.count, end - index < Self.limit {
            let token = passage.token(end)
            guard token.isCapitalWord, end == index || token.gap == .space, passage.owner[end] == 0 else { break }
            if end > index {
                // `NGUYỄN VĂN A VỀ …`, but `MINH KÝ`, `NGÔ THẾ LÂM`: what closes the line may be a given name, what stands
                // behind a family name a middle one.
                if token.traits.contains(.stop) && token.isAllCapitals, !token.traits.contains(.given) || passage.follows(end + 1),
                   !token.traits.contains(.middle) || end > index + 1 || !passage.token(index).traits.contains(.family) { break }
                // `Ông Nguyễn Văn A Chức vụ: Trưởng phòng`, in forms
                if let label = passage.longest(.appointment, at: end), label.count > 1, passage.token(label.end).isMark(":") { break }
                if let place = passage.place(at: end), end - index >= 2, place.count >= 2, !isAmbiguous(place, passage) || end - index >= 3 { break }
            }
            end += 1
        }
        return end
    }

    func cue(before index: Int, in passage: Passage) -> Cue {
        // `Đồng chí / HỒ PIN`
        guard passage.follows(index) else {
            return passage.token(index).isAllCapitals && passage.endsPhrase(.honorific, before: index) ? .honorific : .none
        }
        let before = passage.token(index - 1)
        if passage.owner[index - 1] == EntityType.title.ownerMark { return .title }
        // `Vụ trưởng …, Bộ Ngoại giao Lào Khamphouvong Inthavong`
        if passage.owner[index - 1] == EntityType.body.ownerMark, passage.isForeign(passage.token(index)), passage.capitalRunEnd(index) - index >= 2 {
            var first = index - 1
            while first > 0, index - first < 12, passage.follows(first), passage.owner[first - 1] == EntityType.body.ownerMark { first -= 1 }
            if first >= 2, passage.follows(first), passage.token(first - 1).isMark(","), passage.owner[first - 2] == EntityType.title.ownerMark { return .title }
        }
        if before.isMark {
            // `DSCKI. Quan Văn Thiệm`
            if before.isMark("."), before.gap != .space, index >= 2, passage.owner[index - 2] == EntityType.title.ownerMark, passage.endsPhrase(.degree, before: index - 1) { return .title }
            if before.isMark("-"), index >= 2 { return passage.owner[index - 2] == EntityType.title.ownerMark ? .dash : .none }
            if before.isMark(":"), index >= 2, passage.endsPhrase(Self.caption, before: index - 1) { return .caption }
            return .none
        }
        // `Ghi chép của Lê Nguyên`
        if passage.begins(.ofWord, at: index - 1), passage.endsPhrase(Self.caption, before: index) { return .caption }
        for back in 1...5 {
            guard index - back >= 0 else { break }
            if let honorific = passage.longest(Self.honorific, at: index - back), honorific.end == index {
                let word = passage.token(index - back)
                // A capital `Anh`, `Chị` in mid-sentence is no address.
                if honorific.attributes.contains(.weak), word.isCapital, !passage.isSentenceStart(index - back), !word.isAllCapitals { return .none }
                return .honorific
            }
            // `nhà văn Hungary László Krasznahorkai`
            if let place = passage.place(at: index - back), place.end == index, passage.follows(index - back), place.rule == .placeName, place.entry != .none,
               passage.lexicon.entry(place.entry).kind == .country, passage.endsPhrase(.occupation, before: index - back) { return .honorific }
            // `Đại sứ Nhật Bản tại Việt Nam Ito Naoki`
            if let place = passage.place(at: index - back), place.end == index, index - back >= 2, passage.follows(index - back),
               passage.begins(.atWord, at: index - back - 1), passage.owner[index - back - 2] == EntityType.title.ownerMark { return .title }
            if !passage.follows(index - back) { break }
        }
        return .none
    }

    // MARK: Kinds of names

    /// The end of a name behind an honorific or a title.
    private func cued(_ index: Int, _ end: Int, _ cue: Cue, _ inCapitals: Bool, in passage: Passage) -> Int? {
        guard end > index else { return nil }
        let first = passage.token(index)
        let length = end - index
        if inCapitals {
            var stop = index + 1
            while stop < end, stop - index < 4, !passage.token(stop).traits.isDisjoint(with: .vietnamese),
                  !passage.token(stop).traits.contains(.stop) { stop += 1 }
            // `Đ/c HỒ THỊ KĂN SƯƠNG: …`
            if length >= 3, length <= 5, !passage.begins(Self.honorific, at: index), !passage.token(index + 1).traits.isDisjoint(with: .minority.union(.family).union(.middle)), passage.token(end).isMark || !passage.follows(end) { stop = end }
            // `Đồng chí TRẦN HỮU CHÁT`: a syllable that no list has closes the name with its line.
            if stop == end - 1, length >= 3 || !passage.follows(index) && !passage.follows(end), length <= 4, !passage.follows(end) || passage.token(end).isMark { stop = end }
            return first.traits.contains(.family) && stop - index >= 2 ? stop : nil
        }
        if first.traits.contains(.family) && length >= 2 {
            return hyphenated(end, in: passage)
        }
        // `Thích nữ Diệu Nhàn`
        if length == 1, first.traits.contains(.religious), passage.follows(end), passage.longest(.nameParticle, at: end)?.attributes.contains(.closed) == true {
            return passage.capitalRunEnd(end + 1, limit: 3)
        }
        // `Al-Khelaifi`
        if length == 1, passage.token(end).isMark("-"), passage.token(end).gap == .none, passage.token(end + 1).isCapitalWord, passage.token(end + 1).gap == .none { return hyphenated(end, in: passage) }
        // `Trình độ: Thạc sĩ Luật`, `công an KHÔNG làm việc qua điện thoại`
        if length == 1, cue == .title, isLabelled(index, in: passage) { return nil }
        if length == 1, first.isAllCapitals, first.isKnown, first.traits.contains(.stop) || first.traits.isDisjoint(with: .anyName.union(.religious)) { return nil }
        if length == 1 {
            // `ca sĩ Toàn cầu`, `VĐV Công an`: the first syllable of a longer word; `Khmer`: a word, but of no name.
            if passage.matchEnd(at: index) > index + 1 { return nil }
            // `cán bộ Tư pháp`
            if !passage.token(end).isCapital, passage.longest(EntryKinds.address, at: index - 2)?.end == index, passage.longest(.field, at: index).map({ $0.end > end }) == true { return nil }
            if cue == .title || passage.endsPhrase(.occupation, before: index),
               first.isKnown && first.traits.isDisjoint(with: .anyName.union(.religious)) { return nil }
            let after = passage.token(end)
            if first.isKnown, first.traits.contains(.weakName), passage.follows(end), after.isWord, !after.isCapital, !after.traits.contains(.stop),
               !passage.begins(.speechVerb, at: end), !passage.endsPhrase(EntryKinds(.rank, .degree, .religious), before: index), cue == .title || passage.endsPhrase(.occupation, before: index) { return nil }
        }
        // `nạn nhân Covid-19`
        if length == 1, passage.token(end).isMark("-"), passage.token(end).gap == .none, passage.token(end + 1).isNumber { return nil }
        if first.isAllCapitals && length == 1 && !first.isKnown && passage.bytes(first).count > 3 && cue == .title { return nil }
        if cue == .title, length == 1, first.traits.isDisjoint(with: .anyName.union(.religious)), first.isKnown { return nil }
        if cue == .title, first.isAllCapitals, first.traits.subtracting(.startsAddress).isEmpty { return nil }
        return hyphenated(min(end, index + 5), in: passage)
    }

    /// Whether the title before `index` stands behind a label of a curriculum vitae: `Trình độ: `, `Học vị: `.
    private func isLabelled(_ index: Int, in passage: Passage) -> Bool {
        var first = index
        while first > 0, passage.follows(first), passage.owner[first - 1] == EntityType.title.ownerMark { first -= 1 }
        return passage.follows(first) && passage.token(first - 1).isMark(":") && passage.endsPhrase(.appointment, before: first - 1)
    }

    /// `Sjöholm-Vester`, `Kim Sang-sik`: a second name behind a hyphen.
    /// - Parameter parts: how many may follow each other at most, so that a chain of them is not walked from each of its words.
    private func hyphenated(_ end: Int, parts: Int = 3, in passage: Passage) -> Int {
        // `Robert F. Kennedy`: an initial inside the name.
        if end > 1, passage.token(end - 1).isSingleLetter, passage.token(end - 2).isCapitalWord, passage.token(end - 2).traits.isDisjoint(with: .kinh), passage.token(end).isMark("."), passage.token(end).gap == .none, passage.token(end + 1).isCapitalWord,
           passage.token(end + 1).gap == .space, foreignRunEnd(end + 1, in: passage) > end + 1 { return foreignRunEnd(end + 1, in: passage) }
        // `Robert Kennedy Jr. nhằm …`: the full stop of the abbreviation, where no sentence ends.
        if end > 0, passage.isStop(end), passage.follows(end + 1), passage.token(end + 1).isWord,
           !passage.token(end + 1).isCapital, passage.begins(.nameSuffix, at: end - 1) { return end + 1 }
        // `Kees van Baal`
        if end > 0, passage.follows(end), passage.token(end).isWord, !passage.token(end).isCapital, passage.token(end - 1).traits.isDisjoint(with: .vietnamese),
           let particle = passage.longest(.nameParticle, at: end), !particle.attributes.contains(.closed) {
            let after = foreignRunEnd(particle.end, in: passage)
            // `Jean de Lattre de Tassigny`
            if after > particle.end { return parts > 1 ? hyphenated(after, parts: parts - 1, in: passage) : after }
        }
        guard passage.token(end).isMark("-"), passage.token(end).gap == .none, passage.token(end + 1).gap == .none, passage.owner[end + 1] == 0,
              passage.token(end + 1).isCapitalWord || passage.token(end + 1).isWord && !passage.token(end + 1).isSingleLetter else { return end }
        // `Díaz-Canel Bermúdez`, `Phôm-ma-chăn`
        let after = foreignRunEnd(end + 2, in: passage)
        // `Khăm-phởi Bút-đa-viêng`
        let next = end + 2
        if parts > 1, !passage.token(end + 1).isCapital, passage.token(next).continuesName, passage.owner[next] == 0,
           passage.token(next + 1).isMark("-"), passage.token(next + 1).gap == .none, passage.token(next + 2).isWord, !passage.token(next + 2).isCapital, passage.token(next + 2).gap == .none {
            return hyphenated(next + 1, parts: parts - 1, in: passage)
        }
        return parts > 1 && after == end + 2 && passage.token(after).isMark("-") ? hyphenated(after, parts: parts - 1, in: passage) : after
    }

    /// The end of the capital words from `index`, at most three, that no Vietnamese name has.
    private func foreignRunEnd(_ index: Int, in passage: Passage) -> Int {
        var end = index
        while end - index < 3, passage.token(end).continuesName, passage.owner[end] == 0, passage.place(at: end) == nil,
              passage.token(end).traits.isDisjoint(with: .vietnamese.union(.stop)), !passage.begins(EntryKinds.roles + EntryKinds.bodies, at: end) { end += 1 }
        return end
    }

    private func hasMinority(_ index: Int, _ end: Int, in passage: Passage) -> Bool {
        for at in index..<end where passage.token(at).traits.contains(.minority) && !passage.token(at).traits.contains(.family) { return true }
        return false
    }

    /// The end of a Vietnamese name with its family name first, or `index` where there is none.
    private func familyNameEnd(_ index: Int, _ end: Int, in passage: Passage) -> Int {
        let first = passage.token(index)
        guard first.traits.contains(.family), end - index >= 2 else { return index }
        if first.isSingleLetter { return index }
        var stop = index + 1
        while stop < end, stop - index < 5, !passage.token(stop).traits.isDisjoint(with: .vietnamese) { stop += 1 }
        let length = stop - index
        if stop < end && end - index <= 4 && length >= 2 && passage.token(stop).traits.isDisjoint(with: .stop) {
            // A syllable that no list has ends a name that is otherwise one.
            if !first.traits.contains(.weakName) || length >= 3 || end - index >= 3 && !passage.isSentenceStart(index) && passage.token(index + 1).traits.contains(.middle) { return end }
        }
        // `Đinh Hrơp`
        let second = passage.token(index + 1)
        if length == 1, end - index == 2, !second.isKnown, !second.isAllCapitals, !first.traits.contains(.weakName), !passage.isSentenceStart(index) { return end }
        if stop < end && length < 3 { return index }
        if length >= 3 { return first.traits.contains(.weakName) && passage.isSentenceStart(index) && length == 3 && !passage.token(index + 1).traits.contains(.middle) ? index : stop }
        guard length == 2, !first.traits.contains(.weakName), passage.token(index + 1).traits.contains(.given),
              !passage.token(index + 1).traits.contains(.weakName) || !passage.isSentenceStart(index) else { return index }
        return stop
    }

    /// `Y Thanh Hà Niê Kđăm`, `H'Yim Kđoh`, `Vàng A Tủa`, `Thích Thanh Quyết`.
    private func minorityNameEnd(_ index: Int, _ end: Int, in passage: Passage) -> Int? {
        let first = passage.token(index)
        if first.traits.contains(.religious), end - index >= 2 { return min(end, index + 4) }
        if passage.bearsPrefix(first), end - index >= 2 || isApposition(end, in: passage) { return end }
        // `Nay H'Nhan`
        if end - index >= 2, passage.bearsPrefix(passage.token(index + 1)), !first.traits.isDisjoint(with: .vietnamese) { return min(end, index + 4) }
        guard first.traits.contains(.minority), end - index >= 2 else { return nil }
        if end - index == 2, isLetterName(index, in: passage) { return end }
        var parts = 0
        for at in index..<end where passage.token(at).traits.contains(.minority) { parts += 1 }
        // `tiệm vàng Kim Lý`: two syllables that are Kinh as well prove nothing.
        if end - index == 2, !hasMinority(index, end, in: passage) { return nil }
        return parts >= 2 && (!first.isSingleLetter || parts >= 2 && end - index >= 3) ? end : nil
    }

    /// `Y Hlim`, `A Brếp`: a letter that stands for son or daughter, and a syllable that is none of Kinh.
    private func isLetterName(_ index: Int, in passage: Passage) -> Bool {
        let first = passage.token(index), second = passage.token(index + 1)
        guard first.isSingleLetter, passage.follows(index), !passage.token(index - 1).isCapital, !second.isAllCapitals, !second.isSingleLetter, second.traits.isDisjoint(with: .kinh.union(.foreign)) else { return false }
        if second.traits.contains(.minority) { return true }
        // `Serie A Italia`, `bảng A World Cup`
        return !second.isKnown && (passage.bytes(first).first == 0x59 || passage.isVietnamese(second))
    }

    private func isForeignSecond(_ index: Int, in passage: Passage) -> Bool {
        let token = passage.token(index)
        // `Gerald Ford`
        let isSurname = token.traits.contains(.foreignLast) && passage.matchEnd(at: index) <= index + 1 && !token.traits.contains(.weakName)
        guard isSurname || !passage.begins(EntryKinds.bodies, at: index), !passage.begins(EntryKinds.placeNames, at: index) else { return false }
        // `Kevin De Bruyne`
        if let particle = passage.longest(.nameParticle, at: index), passage.token(particle.end).continuesName { return true }
        return !token.isKnown || !token.traits.isDisjoint(with: .foreign.union(.family).union(.given))
    }

    private func foreignEnd(_ index: Int, _ end: Int, in passage: Passage) -> Int {
        var stop = index + 1
        while stop < end, stop - index < 4, isForeignSecond(stop, in: passage) { stop += 1 }
        return hyphenated(stop, in: passage)
    }

    /// Whether the first syllable is a family name, or the second a middle name, and the first begins no body or place.
    private func hasFrame(_ index: Int, in passage: Passage) -> Bool {
        (passage.token(index).traits.contains(.family) || passage.token(index + 1).traits.contains(.middle) && !passage.token(index + 1).traits.contains(.weakName))
            && !passage.begins(EntryKinds.bodies + EntryKinds.roles + EntryKinds.placeNames, at: index)
    }

    func looksLikeName(_ index: Int, _ end: Int, in passage: Passage) -> Bool {
        for at in index..<end {
            let token = passage.token(at)
            if token.isKnown && token.traits.isDisjoint(with: .anyName) { return false }
            if passage.begins(EntryKinds.bodies, at: at) && at == index { return false }
        }
        return true
    }

    private func isCapitalLine(_ index: Int, in passage: Passage) -> Bool {
        let before = passage.token(index - 1), after = passage.token(index + 1)
        return passage.follows(index) && before.isWord && before.isAllCapitals || passage.follows(index + 1) && after.isWord && after.isAllCapitals
    }
}
