// Names by what stands behind them, and names beside another: titles, ages, brackets, lists.
extension PersonRecognizer {
    /// Whether a title stands behind the run, after a comma, a dash or a bracket.
    func isApposition(_ end: Int, in passage: Passage) -> Bool {
        guard passage.follows(end), end + 1 < passage.count else { return false }
        let mark = passage.token(end)
        // `Mây Khuê tên thật Mai Thị Khuê`, `Mây Khuê (tên thật …`
        let behind = mark.isMark ? end + 1 : end
        if passage.follows(end), let alias = passage.longest(.aliasWord, at: behind), alias.count > 1,
            passage.looksLikeFullName(alias.end)
        {
            return true
        }
        guard mark.isMark(",") || mark.isMark("-") || mark.isMark("(") || mark.isMark("|"), passage.follows(end + 1)
        else { return false }
        // `MA THẾ HỒNG, sinh 14/02/1971`
        if !mark.isMark("-"), passage.begins(.birthWord, at: end + 1) { return true }
        // `Somphone Keovilay (SN 1989)`, `Ma Lương (nguyên công chức …)`
        if mark.isMark("("), passage.begins(EntryKinds(.apposition, .status), at: end + 1) { return true }
        return passage.owner[end + 1] == EntityType.title.ownerMark
    }

    /// Whether an age stands behind the run, or, behind a foreign name, what the person is: `Dayna Arnold, 48 tuổi`,
    /// `Williams Lee - tiền đạo Việt kiều`.
    func isDescribed(_ index: Int, _ end: Int, in passage: Passage) -> Bool {
        let mark = passage.token(end)
        guard mark.isMark(",") || mark.isMark("-") || mark.isMark("(") || mark.isMark(":"), passage.follows(end),
            passage.follows(end + 1)
        else { return false }
        if passage.token(end + 1).isNumber { return passage.follows(end + 2) && passage.begins(.ageWord, at: end + 2) }
        // `Oskar Lind, người từng …`
        if mark.isMark(","), passage.begins(.relativeWord, at: end + 1) { return true }
        var isForeign: Bool {
            (index..<end).contains { !passage.token($0).traits.isDisjoint(with: .foreign) }
                && (index..<end).allSatisfy { passage.isForeign(passage.token($0)) }
        }
        // `Ingrid Lindqvist (Thụy Điển)`, `Ingrid Lindqvist - Thụy Điển`
        if mark.isMark("(") || mark.isMark("-") && mark.gap == .space, let home = passage.place(at: end + 1),
            passage.begins(EntryKinds(.country, .unit), at: end + 1),
            passage.token(home.end).isMark || !passage.follows(home.end), isForeign
        {
            return true
        }
        // `Lý Dào Siểu (Cao Thượng)`: a family name, whatever the rest, and where from.
        if mark.isMark("("), end - index == 3, passage.token(index).traits.contains(.family),
            !passage.token(index).traits.contains(.weakName), passage.follows(index),
            let home = passage.place(at: end + 1), home.rule == .placeName, passage.token(home.end).isMark(")")
        {
            return true
        }
        guard passage.begins(.occupation, at: end + 1), !mark.isMark("(") else { return false }
        // `Việt Trinh - diễn viên`: two syllables of given names at the start of a line.
        if end - index == 2, !passage.follows(index), !mark.isMark(","),
            (index..<end).allSatisfy({
                !passage.token($0).traits.isDisjoint(with: .behindFamily) && !passage.token($0).isAllCapitals
            })
        {
            return true
        }
        return isForeign
    }

    /// Whether one name's age stands behind it, `Sơn (41 tuổi)`, or, behind a foreign one, what the person has done: `Mamdani,
    /// người vừa được bầu …`.
    func isDescribedAlone(_ index: Int, in passage: Passage) -> Bool {
        let token = passage.token(index)
        let mark = passage.token(index + 1)
        guard mark.isMark(",") || mark.isMark("("), passage.follows(index + 1), passage.follows(index + 2),
            !token.isAllCapitals, passage.place(at: index) == nil, passage.matchEnd(at: index) <= index,
            !(token.gap == .space && passage.token(index - 1).isCapitalWord), !passage.isStop(index - 1)
        else { return false }
        if passage.token(index + 2).isNumber {
            return (PersonIndex.mayBeShort(token) || token.traits.contains(.given)) && passage.follows(index + 3)
                && passage.begins(.ageWord, at: index + 3)
        }
        return mark.isMark(",") && passage.isForeign(token)
            && passage.longest(.relativeWord, at: index + 2)?.attributes.contains(.weak) == false
    }

    /// Whether a bracket with a number stands behind the three words or more from `index` to `end`: `(1921 – 1998)`.
    func opensFigure(_ end: Int, _ index: Int, in passage: Passage) -> Bool {
        end - index >= 3 && passage.token(end).isMark("(") && passage.token(end + 1).isNumber
    }

    /// The candidate proposed last, where that is a person's.
    private func lastPerson(in passage: Passage) -> Candidate? {
        guard passage.candidates.count > 0 else { return nil }
        let last = passage.candidates[passage.candidates.count - 1]
        return last.type == .person ? last : nil
    }

    /// The end of the other name of the person before it, in brackets: `(tức Tư Khắc)`, `(tự Út Lì, …`, `(Bảy Rế)`; nil where it is none.
    /// - Parameter end: the end of the capitals, or of the first five.
    func aliasEnd(_ index: Int, _ end: Int, in passage: Passage) -> Int? {
        guard let open = lastPerson(in: passage)?.end, open < index, index - open <= 5, passage.follows(index) else {
            return nil
        }
        let close = passage.token(end)
        guard end - index <= 4, close.isMark(")") || close.isMark(",") || close.isQuote,
            // `Đ/c Kiên (Trưởng CA)`
            !passage.begins(EntryKinds.roles, at: index)
        else { return nil }
        // `Nguyễn Khởi Nghĩa, tức Tư Khởi, …`
        if passage.token(open).isMark(",") {
            guard passage.longest(.aliasWord, at: open + 1)?.end == index,
                isNickname(index, end, in: passage) || looksLikeName(index, end, in: passage)
            else { return nil }
            return end
        }
        guard passage.token(open).isMark("(") else { return nil }
        if open + 1 == index {
            guard passage.token(end).isMark(")"), passage.place(at: index) == nil, end - index >= 2,
                // `Lý Dào Siểu (Cao Thượng)`: where from.
                passage.longest(.commune, at: index)?.end != end || isNickname(index, end, in: passage),
                !passage.token(index).isAllCapitals,
                isNickname(index, end, in: passage) || looksLikeName(index, end, in: passage)
            else { return nil }
            return end
        }
        // `(Madam Pang)`
        let lead = passage.longest(
            passage.token(open + 1).isCapital ? EntryKinds(.aliasWord, .honorific) : EntryKinds(.aliasWord),
            at: open + 1)
        // `(tức "Kiệt Sẹo", …`
        let start = passage.token(index - 1).isQuote && close.isQuote ? index - 1 : index
        return lead.map { $0.end == start && !$0.attributes.contains(.plural) } == true ? end : nil
    }

    /// `Hai Đời`, `Tư Khởi`: the rank among brothers and sisters, and a name.
    private func isNickname(_ index: Int, _ end: Int, in passage: Passage) -> Bool {
        end - index == 2 && passage.begins(.numberName, at: index)
    }

    /// Whether the two syllables at `index` are what a person is called by: a middle name and a given one.
    private func isStageName(_ index: Int, in passage: Passage) -> Bool {
        let (middle, given) = (passage.token(index).traits, passage.token(index + 1).traits)
        return !middle.isDisjoint(with: .behindFamily) && given.contains(.given)
            && !(middle.contains(.weakName) && given.contains(.weakName))
            && passage.matchEnd(at: index) <= index + 1 && passage.longest(.commune, at: index)?.end != index + 2
    }

    /// Whether the name fills its line, and a title begins the next: `NGUYỄN THANH HÀ / Phó Chủ tịch UBND tỉnh`.
    func headsTitles(_ index: Int, _ end: Int, in passage: Passage) -> Bool {
        !passage.follows(index) && !passage.follows(end) && passage.holdsTitlesAlone(end)
            && !passage.token(end).isAllCapitals && !passage.begins(EntryKinds.bodies, at: index)
    }

    /// Whether the capitals `index ..< run` fill their place behind a person and a comma, and begin as names do.
    func isListed(_ index: Int, _ run: Int, in passage: Passage) -> Bool {
        guard run - index >= 2, run - index <= 4, passage.follows(index),
            passage.token(index - 1).isMark(",") || passage.token(index - 1).isMark(";"),
            passage.token(run).isMark(",") || passage.token(run).isMark(".") || passage.token(run).isMark(";")
                || !passage.follows(run) && passage.token(index).isAllCapitals
                || passage.follows(run) && passage.begins(.conjunction, at: run),
            !passage.token(index).traits.isDisjoint(with: .family.union(.minority))
                // `Võ Hạ Trâm, Đông Hùng, Tố Mỹ`: a middle name and a given one.
                || run - index == 2 && isStageName(index, in: passage),
            let last = lastPerson(in: passage), last.end == index - 1, last.count >= 2,
            !passage.token(index).isAllCapitals
                || passage.token(last.first).isAllCapitals && passage.looksLikeFullName(index)
        else { return false }
        // `bà Lê Thị Mai, Xuân Thủy, Cầu Giấy`: an address.
        return (index..<run).allSatisfy { passage.isVietnamese(passage.token($0)) } && passage.place(at: run + 1) == nil
            && !passage.begins(EntryKinds.bodies + EntryKinds.roles + EntryKinds.placeNames, at: index)
    }
}
