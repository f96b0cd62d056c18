// Names that stand by themselves: who wrote, who signs, initials.
extension PersonRecognizer {
    /// A name that fills its line, or a side of a dash on it, or a bracket, or stands behind `Ảnh:`.
    func isByline(_ index: Int, _ end: Int, _ cue: Cue, in passage: Passage) -> Bool {
        let length = end - index
        guard length >= 2 && length <= 4 || cue == .caption && length == 1 else { return false }
        // `(Ảnh: GDTĐ)`: a newspaper.
        if length == 1, passage.hasNoVowel(passage.token(index)) { return false }
        // `Quan Văn Doóng`: a middle name is enough where an office stands above.
        if length >= 3, passage.token(index + 1).traits.contains(.middle),
            !passage.begins(EntryKinds.bodies, at: index), signs(index, end, in: passage)
        {
            return true
        }
        // `| Kim Sô Phia | 1984 |`
        if length >= 3, passage.token(index).traits.contains(.family), passage.token(index - 1).isMark("|"),
            passage.token(end).isMark("|")
        {
            return true
        }
        // `Họ và tên khai sinh: GIÀNG SEO LỬ`
        if cue == .caption, !passage.follows(end), passage.token(index).isAllCapitals,
            passage.token(index).traits.contains(.family)
        {
            return true
        }
        guard looksLikeName(index, end, in: passage) else {
            return
                (!passage.follows(index) || passage.token(index - 1).isMark && !passage.token(index - 1).isMark("(")
                || passage.endsPhrase(EntryKinds.address, before: index)) && passage.isNameLine(index)
        }
        if cue == .caption { return !passage.follows(end) || passage.token(end).isMark }
        let before = passage.token(index - 1)
        let after = passage.token(end)
        // Below the office of who signs.
        if signs(index, end, in: passage) { return true }
        if before.isMark("(") && after.isMark(")") {
            return (!passage.follows(end + 1) || passage.token(end + 1).isMark)
                && passage.token(index).traits.contains(.family)
        }
        // `Trí Dũng (từ Nam Ninh)`
        if passage.follows(index), before.isWord, !before.isCapital { return false }
        return passage.isNameLine(index)
    }

    /// Whether the name fills the line below one that a title ends, with nothing between them but `(Đã ký)`.
    private func signs(_ index: Int, _ end: Int, in passage: Passage) -> Bool {
        guard index > 0, !passage.follows(index), !passage.follows(end),
            !passage.token(index).isAllCapitals || passage.token(index).traits.contains(.family)
        else { return false }
        var before = index - 1
        if passage.token(before).isMark(")") {
            while before > 0, index - before < 9, !passage.token(before).isMark("(") { before -= 1 }
            before -= 1
        }
        return before >= 0 && passage.owner[before] == EntityType.title.ownerMark
    }

    /// `Đ.V.M`, `N.T.H`: letters joined by full stops.
    func initials(in passage: inout Passage) {
        for at in 0..<passage.freeRuns.count {
            let run = passage.anchors.runs[Int(passage.freeRuns[at])]
            var index = run.lowerBound
            // `Anh Đ.N.H.`, `Phó Tổng thống Mỹ J.D. Vance`
            if passage.token(run.upperBound - 1).isSingleLetter, run.count > 1,
                passage.token(run.upperBound).isMark("."),
                passage.owner[run.upperBound - 2] != 0
                    || passage.longest(EntryKinds.address, at: index)?.end == run.upperBound - 1
            {
                index = run.upperBound - 1
            }
            guard passage.token(index).isSingleLetter, !passage.token(index).joinsPrevious, passage.owner[index] == 0
            else { continue }
            var end = index + 1
            var letters = 1
            while passage.token(end).isMark("."), passage.token(end).joinsPrevious || passage.token(end).gap == .none,
                passage.token(end + 1).isSingleLetter, passage.token(end + 1).isCapital,
                passage.token(end + 1).gap != .space, passage.token(end + 1).gap != .line, letters < 5
            {
                end += 2
                letters += 1
            }
            // `A.B.C.D.E.G`: a code
            if letters == 5, passage.token(end).isMark("."), passage.token(end + 1).isSingleLetter,
                passage.token(end + 1).gap != .space
            {
                continue
            }
            // `T.Mẫn`: an initial before a name, in bylines.
            if passage.token(end).isMark("."), passage.token(end + 1).isCapitalWord,
                passage.token(end + 1).gap != .line,
                passage.isNameLine(index) || cue(before: index, in: passage) == .caption
            {
                passage.propose(Candidate(index, passage.capitalRunEnd(end + 1, limit: 3), .person, .personByline))
                continue
            }
            // `J.D. Vance`
            let name = end + 1
            if passage.isStop(end), passage.token(name).isCapitalWord, !passage.token(name).isSingleLetter,
                passage.follows(name), passage.owner[name] == 0, passage.place(at: name) == nil,
                !passage.begins(EntryKinds.placeNames, at: name),
                !passage.begins(EntryKinds.bodies + EntryKinds.roles, at: name),
                letters >= 2 && PersonIndex.mayBeShort(passage.token(name))
                    || passage.token(name).gap != .space && passage.token(name).isForeignNameOnly
                    // `Tổng thống V. Putin`
                    || [.title, .honorific].contains(cue(before: index, in: passage))
                        && PersonIndex.mayBeShort(passage.token(name))
            {
                passage.propose(
                    Candidate(
                        index, foreignEnd(name, passage.capitalRunEnd(name, limit: 4), in: passage), .person,
                        .personInitials))
                continue
            }
            // `P.V`: the press calls its own so.
            if passage.longest(EntryKinds.address, at: index)?.end == end { continue }
            guard letters >= 2, passage.place(at: index) == nil,
                // `X.N. tố cáo …`
                letters >= 3
                    || passage.isStop(end) && passage.begins(EntryKinds(.speechVerb, .verb, .passive), at: end + 1)
                    || isDescribed(index, end, in: passage)
                    || cue(before: index, in: passage) == .honorific
                    || cue(before: index, in: passage) == .caption || passage.isNameLine(index)
            else { continue }
            passage.propose(Candidate(index, passage.closingStop(end), .person, .personInitials))
        }
    }

    /// The end of a name of which some part is an initial behind the family name: `Nguyễn X. H.`, `Trần Văn L.`; nil where
    /// none is.
    func shortenedEnd(_ index: Int, in passage: Passage) -> Int? {
        guard passage.token(index).traits.contains(.family), !passage.token(index).isSingleLetter,
            !passage.token(index).isAllCapitals
        else { return nil }
        var end = index + 1
        while end - index < 3, passage.token(end).isCapitalWord, !passage.token(end).isSingleLetter,
            passage.token(end).gap == .space
        { end += 1 }
        var letters = 0
        while letters < 3, passage.token(end).isSingleLetter, passage.token(end).isCapital, passage.follows(end),
            passage.isStop(end + 1)
        {
            letters += 1
            end += 2
        }
        guard letters > 0 else { return nil }
        return passage.closingStop(end - 1)
    }
}
