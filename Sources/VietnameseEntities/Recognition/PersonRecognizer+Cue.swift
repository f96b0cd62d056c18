// What stands before a name: a word of address, a title, a mark, a caption.
extension PersonRecognizer {
    enum Cue { case none, honorific, title, dash, caption }

    func cue(before index: Int, in passage: Passage) -> Cue {
        // `Đồng chí / HỒ PIN`
        guard passage.follows(index) else {
            return passage.token(index).isAllCapitals && passage.endsPhrase(.honorific, before: index)
                ? .honorific : .none
        }
        if passage.owner[index - 1] == EntityType.title.ownerMark || isBehindOffice(index, in: passage) {
            return .title
        }
        return passage.token(index - 1).isMark
            ? cue(behindMark: index, in: passage) : cue(behindWord: index, in: passage)
    }

    /// `Vụ trưởng …, Bộ Ngoại giao Lào Khamphouvong Inthavong`: whether a foreign name follows the body of an office.
    private func isBehindOffice(_ index: Int, in passage: Passage) -> Bool {
        guard passage.owner[index - 1] == EntityType.body.ownerMark, passage.isForeign(passage.token(index)),
            passage.capitalRunEnd(index) - index >= 2
        else { return false }
        var first = index - 1
        while first > 0, index - first < 12, passage.follows(first),
            passage.owner[first - 1] == EntityType.body.ownerMark
        { first -= 1 }
        return first >= 2 && passage.follows(first) && passage.token(first - 1).isMark(",")
            && passage.owner[first - 2] == EntityType.title.ownerMark
    }

    private func cue(behindMark index: Int, in passage: Passage) -> Cue {
        let before = passage.token(index - 1)
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

    private func cue(behindWord index: Int, in passage: Passage) -> Cue {
        // `Ghi chép của Lê Nguyên`
        if passage.begins(.ofWord, at: index - 1), passage.endsPhrase(Self.caption, before: index) { return .caption }
        let isBehindMatch = passage.token(index).isBehindMatch
        for back in 1...5 where index - back >= 0 {
            let first = index - back
            if isBehindMatch, let honorific = passage.longest(Self.honorific, at: first), honorific.end == index {
                return isNoAddress(honorific, at: first, before: index, in: passage) ? .none : .honorific
            }
            if !passage.follows(first) { break }
            if let place = passage.place(at: first), place.end == index {
                if isNation(place, of: index, in: passage) { return .honorific }
                // `Đại sứ Nhật Bản tại Việt Nam Ito Naoki`
                if first >= 2, passage.begins(.atWord, at: first - 1),
                    passage.owner[first - 2] == EntityType.title.ownerMark
                {
                    return .title
                }
            }
        }
        // `tiền đạo 25 tuổi Nguyễn Xuân Son`
        let isAged =
            index >= 3 && passage.follows(index - 1) && passage.begins(.ageWord, at: index - 1)
            && passage.token(index - 2).isNumber && passage.follows(index - 2)
            && passage.endsPhrase(.occupation, before: index - 2)
        return isAged ? .honorific : .none
    }

    /// Whether a word of address is part of a longer word, or a capital `Anh`, `Chị` in mid-sentence, which is a name.
    private func isNoAddress(_ honorific: LexiconMatch, at first: Int, before index: Int, in passage: Passage) -> Bool {
        let word = passage.token(first)
        return passage.isWithinWord(index, in: honorific)
            || honorific.attributes.contains(.weak) && word.isCapital && !passage.isSentenceStart(first)
                && !word.isAllCapitals
    }

    /// `nhà văn Hungary László Krasznahorkai`, `ngoại binh người Brazil Wanderson Pacheco`: whether the place before the name
    /// is the country of whom an occupation names.
    private func isNation(_ place: Candidate, of index: Int, in passage: Passage) -> Bool {
        guard place.rule == .placeName, place.entry != .none, passage.lexicon.entry(place.entry).kind == .country else {
            return false
        }
        return passage.endsPhrase(.occupation, before: place.first)
            || passage.phrase(.nationCue, before: place.first)?.attributes.contains(.open) == true
                && passage.isForeign(passage.token(index)) && passage.isForeign(passage.token(index + 1))
                && passage.capitalRunEnd(index) == index + 2
    }
}
