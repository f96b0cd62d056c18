/// Finds names of human beings by evidence that adds up: what stands before and after, the family name and the shape
/// of the syllables, and the rest of the text.
///
///     ông Hoàng Nghĩa Hiếu · Tổng thống Trump · Y Thanh Hà Niê Kđăm · Thích Thanh Quyết · Xuân Hướng – Cảnh Toàn
///
/// It runs after titles and bodies are settled, and reads only what they left free.
struct PersonRecognizer {
    static let honorific = EntryKinds.address
    static let caption = EntryKinds(.caption)
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

    /// Proposes the name at `index`, if there is one; returns where to go on.
    /// - Parameter runEnd: the end of the run of capitals.
    private func name(at index: Int, before runEnd: Int, in passage: inout Passage) -> Int {
        if let next = endOfNoName(index, in: passage) { return next }
        if let known = passage.longest(Self.known, at: index), passage.capitalRunEnd(index) == known.end {
            return propose(index, known.end, .personHonorific, in: &passage)
        }
        if isNationOfSentence(index, in: passage) { return index + 1 }
        if let alias = aliasEnd(index, min(runEnd, index + 5), in: passage) {
            return propose(index, alias, .personApposition, in: &passage)
        }
        if beginsInitials(index, in: passage) { return index + 1 }
        if let end = letterNameEnd(index, in: passage) { return propose(index, end, .personMinority, in: &passage) }
        let run = min(runEnd, index + Self.limit)
        let place = passage.place(at: index)
        if isSpeaker(index, run, in: passage), mayBeName(place, run, in: passage) {
            return propose(index, run, .personSpeaker, in: &passage)
        }
        if let place, isPlace(place, index, run, in: passage) { return place.end }
        // `Mùa Xuân`, `Tháng Giêng`
        if let season = passage.longest(.season, at: index), season.count > 1, season.end == run { return run }
        let end = free(index, in: passage)
        guard let name = reading(index, end, run, cue(before: index, in: passage), in: passage) else {
            return index + 1
        }
        return propose(index, name.end, name.rule, in: &passage)
    }

    /// Proposes the name from `index` to `end`, and returns its end.
    private func propose(_ index: Int, _ end: Int, _ rule: Rule, in passage: inout Passage) -> Int {
        passage.propose(Candidate(index, end, .person, rule))
        return end
    }

    /// The end of the free run of capital words from `index`, at most ``limit`` long: before a settled mention, a
    /// title's or body's first word, or a place that follows a whole name.
    func free(_ index: Int, in passage: Passage) -> Int {
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
}
