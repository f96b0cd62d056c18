// What closes the name of an event: an ordinal, a cup, a place, a year.
extension DocumentRecognizer {
    /// `thứ 10`, `lần thứ XIX`, `lần hai`, `XIV`.
    func ordinal(_ index: Int, _ attributes: EntryAttributes, in passage: Passage) -> Int? {
        guard passage.follows(index) else { return nil }
        var at = index
        if let word = passage.longest(.ordinalWord, at: at) {
            at = word.end
        } else if !attributes.contains(.numbered) {
            return nil
        } else {
            return passage.isRoman(at)
                || passage.token(at).isNumber && passage.integer(passage.token(at)).map { $0 < 100 } == true
                    && !(!passage.begins(.central, at: at - 1) && !passage.begins(.central, at: at - 2)
                        && passage.token(at + 1).isWord && !passage.token(at + 1).isCapital
                        && !passage.token(at + 1).traits.contains(.stop) && !passage.begins(.conjunction, at: at + 1))
                ? at + 1 : nil
        }
        guard passage.follows(at) else { return nil }
        if passage.numeral(at) != nil { return at + 1 }
        return passage.longest(.numberName, at: at)?.end
    }

    /// An ordinal, a place behind a dash and a year that close a name, and before them its letters in brackets: `Diễn đàn Kinh tế
    /// tư nhân Việt Nam (VPSF) 2025`.
    func closing(_ index: Int, in passage: Passage) -> Int {
        let hasLetters =
            passage.token(index).isMark("(") && passage.follows(index) && passage.token(index + 1).isAllCapitals
            && passage.token(index + 2).isMark(")") && passage.token(index + 2).gap == .none
        let start = hasLetters ? index + 3 : index
        let end = closing(behind: start, in: passage)
        return end > start ? end : index
    }

    private func closing(behind index: Int, in passage: Passage) -> Int {
        var end = index
        if let after = ordinal(end, [], in: passage) {
            end = after
            // `lần thứ I, năm 2026`
            if passage.token(end).isMark(","), passage.begins(.yearWord, at: end + 1),
                let year = yearClosing(end + 1, in: passage)
            {
                return year
            }
        }
        // `lần 2-2026`, `lần thứ II - 2026`
        if end > index, passage.token(end).isMark("-"), passage.follows(end),
            let year = yearClosing(end + 1, in: passage)
        {
            end = year
        }
        // `tranh cúp THACO`
        if passage.follows(end), let cup = passage.longest(.eventKind, at: end), cup.attributes.contains(.parent),
            passage.token(cup.end).isCapitalWord
        {
            end = passage.capitalRunEnd(cup.end, limit: 4)
        }
        if passage.token(end).isMark("-"), passage.follows(end), passage.token(end).gap == .space,
            let place = passage.place(at: end + 1),
            let year = yearClosing(place.end, in: passage)
        {
            return year
        }
        // `Tết trồng cây Xuân Bính Ngọ 2026`
        if passage.follows(end), let season = passage.longest(.season, at: end), passage.follows(season.end),
            let year = passage.longest(.lunarYear, at: season.end)
        {
            end = year.end
        }
        return yearClosing(end, in: passage) ?? end
    }

    /// The end of the ordinal or the year behind a second part and the place of an event's name: `Hội chợ Công thương - Sản phẩm
    /// OCOP tỉnh Bình Thuận năm 2023`; nil where none closes it.
    /// - Parameter isNamed: whether the event has a name of its own, behind which only its host and a bare year belong to it.
    func placed(_ index: Int, isNamed: Bool = false, in passage: Passage) -> Int? {
        let end: Int
        if passage.token(index).isMark("-"), passage.follows(index + 1), passage.token(index + 1).isCapitalWord {
            guard !isNamed, !passage.begins(EntryKinds.roles + EntryKinds.bodies, at: index + 1),
                !passage.looksLikeFullName(index + 1)
            else { return nil }
            end = nameEnd(index + 1, in: passage)
        } else if passage.follows(index), let place = passage.place(at: index) {
            end = place.end
            if isNamed, !passage.token(end).isNumber { return nil }
        } else {
            return nil
        }
        let last = closing(end, in: passage)
        return last > end ? last : nil
    }

    func yearClosing(_ index: Int, in passage: Passage) -> Int? {
        guard passage.follows(index) else { return nil }
        var at = index
        var last = 2100
        if let word = passage.longest(.yearWord, at: at) {
            at = word.end
        }
        // `Phật lịch 2570`
        else if let era = passage.longest(.calendar, at: at) {
            at = era.end
            last = 2700
        }
        let token = passage.token(at)
        guard passage.follows(at), token.isNumber, let year = passage.integer(token), year >= 1900 && year <= last
        else { return nil }
        // `mùa giải 2026-2027`, `Cúp quốc gia 2025 - 2026`
        let dash = passage.token(at + 1)
        if dash.isMark("-") || dash.isMark("/") && dash.gap == .none, passage.token(at + 2).isNumber,
            passage.token(at + 2).gap == dash.gap, passage.follows(at + 2),
            let second = passage.integer(passage.token(at + 2)), second == year + 1 || second == (year + 1) % 100
        {
            return at + 3
        }
        // `PL.2569 - DL.2025`
        if last > 2100, dash.isMark("-"), passage.follows(at + 1), let era = passage.longest(.calendar, at: at + 2),
            let same = passage.integer(passage.token(era.end)), year - same == Self.buddhistYears
        {
            return era.end + 1
        }
        return at + 1
    }

    /// By how many years the Buddhist calendar is ahead.
    private static var buddhistYears: Int { 544 }
}
