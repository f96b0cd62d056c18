// What the page says of a title's holder: columns of a table, the lines of a caption.
extension MentionRow {
    /// Whether the name that ends at `end` fills a cell of a table: `| Nguyễn Văn A |`.
    func isCell(_ end: Int) -> Bool {
        var first = nameStart(end)
        guard first < end else { return false }
        // `Thiếu tá Vy Đức Kiên`, `Ông Lý Chòi Vảng`
        while first > 0, passage.follows(first), passage.owner[first - 1] == EntityType.title.ownerMark { first -= 1 }
        first = addressStart(first) ?? first
        return !passage.follows(first) || passage.token(first - 1).isMark("|")
    }

    /// Where the cell of the name that ends at `end` ends: `Nguyễn Văn A |`, `Thích Quảng An (Lê Văn Bảy) |` where the
    /// second name is meant, `Nguyễn Thị C (nữ) |`.
    func cellEnd(_ end: Int) -> Int {
        if passage.token(end).isMark(")") { return end + 1 }
        return passage.token(end).isMark("(") && passage.token(end + 2).isMark(")") ? end + 3 : end
    }

    /// Whether the name that ends at `end` fills a column, and another column follows.
    func fillsCell(_ end: Int) -> Bool { passage.beginsColumn(end) && isCell(end) }

    /// Whether the name `first ..< end` fills a column behind the number of its row: `3	Lò Văn Ngoan	1979	…`.
    func fillsNumberedCell(_ first: Int, _ end: Int) -> Bool {
        guard passage.beginsColumn(end) else { return false }
        let start = addressStart(first) ?? first
        return passage.beginsColumn(start) && passage.token(start - 1).isNumber
            && (!passage.follows(start - 1) && !passage.beginsColumn(start - 1))
    }

    /// Whether the name that ends at `end` fills its line, with a word of address, as in captions (`Ông Sùng A Páo` over
    /// `Phó Chủ tịch UBND xã`), or without one where the next line holds titles alone.
    func isAddressedLine(_ end: Int) -> Bool {
        guard end > 0, !passage.follows(end) else { return false }
        let first = rankStart(nameStart(end))
        guard first < end else { return false }
        if !passage.follows(first) {
            // `NGUYỄN THANH HÀ / Phó Chủ tịch UBND tỉnh`, but not below the office of who signs
            let isSigned = first > 0 && passage.owner[first - 1] == EntityType.title.ownerMark
            return (!isSigned || passage.beginsBlock(first) && !passage.beginsBlock(end)) && holdsTitlesAlone(end)
        }
        guard let address = addressStart(first) else { return false }
        return !passage.follows(address)
    }

    /// Whether the rest of the line from `start` on holds titles and nothing else.
    /// - Parameter closing: whether `kiêm` and a full stop may stand there as well.
    func holdsTitlesAlone(_ start: Int, closing: Bool = false) -> Bool {
        passage.holdsTitlesAlone(start) {
            closing && (passage.token($0).isMark(".") || passage.begins(.joiner, at: $0))
        }
    }

    /// Who signs below the title, where several offices stand side by side and a name below each:
    /// `CHỦ TỊCH    GIÁM ĐỐC / Phan Thị Tín    Neáng Kim Sơn`.
    func signerInColumn(_ offset: Int) -> NameBehind? {
        guard passage.beginsColumn(self[offset].first) || passage.beginsColumn(self[offset].end) else { return nil }
        // The titles of the line, and the place of this one.
        var (first, place) = (offset, 0)
        while passage.beginsColumn(self[first].first) {
            guard place < Self.signers, let before = previous(before: first), type(before) == .title,
                self[before].end == self[first].first
            else { return nil }
            (first, place) = (before, place + 1)
        }
        var (last, columns) = (offset, place + 1)
        while passage.beginsColumn(self[last].end) {
            guard columns < Self.signers, let next = next(after: last), type(next) == .title,
                self[next].first == self[last].end
            else { return nil }
            (last, columns) = (next, columns + 1)
        }
        guard columns > 1, !passage.follows(self[first].first), !passage.follows(self[last].end) else { return nil }
        // As many names on the next line.
        var signer: Int32 = 0
        for column in 0..<columns {
            guard let name = next(after: last), type(name) == .person,
                passage.beginsColumn(self[name].first) == (column > 0),
                self[name].first == self[last].end || column == 0 && areRemarks(self[last].end, self[name].first)
            else { return nil }
            if column == place { signer = person(name) }
            last = name
        }
        guard !passage.follows(self[last].end), !passage.beginsColumn(self[last].end) else { return nil }
        return NameBehind(person: signer, isAdjacent: true, isJoined: false, isApart: false)
    }

    /// Whether nothing but remarks in brackets stands in `from ..< to`: `(Đã ký)    (Ký, ghi rõ họ tên)`.
    private func areRemarks(_ from: Int, _ to: Int) -> Bool {
        to - from <= Self.remarkTokens && passage.token(from).isMark("(") && passage.token(to - 1).isMark(")")
            && !(from..<to - 1).contains { passage.token($0).isMark(")") && !passage.token($0 + 1).isMark("(") }
    }

    /// The most tokens of the remarks between offices and the names of those who sign.
    private static var remarkTokens: Int { 40 }

    /// How many sign side by side at most.
    private static var signers: Int { 4 }

    /// Where the person's name begins that ends at `end`; `end` where none does.
    func nameStart(_ end: Int) -> Int {
        var first = end
        while first > 0, first == end || passage.follows(first), passage.owner[first - 1] == EntityType.person.ownerMark
        { first -= 1 }
        return first
    }

    /// Where the ranks and degrees begin that stand right before `end`: `PGS.TS. Nguyễn Văn A`; `end` where none do.
    private func rankStart(_ end: Int) -> Int {
        var first = end
        while first > 0, passage.follows(first), end - first < 8,
            passage.owner[first - 1] == EntityType.title.ownerMark || passage.token(first - 1).isMark(".")
        { first -= 1 }
        return passage.begins(EntryKinds(.rank, .degree, .honour, .religious), at: first) ? first : end
    }

    /// Where the word of address begins, of at most three tokens, that ends at `end`; nil where none does.
    private func addressStart(_ end: Int) -> Int? {
        for back in 1...3 where end - back >= 0 && passage.longest(Self.honorific, at: end - back)?.end == end {
            return end - back
        }
        return nil
    }

    /// `1. Ông A, sinh năm …; quê quán: …; chức vụ: Trưởng phòng B`: whether the line is what a list records of the person
    /// whose name ends at `nameEnd`, and the title at `first` a part of it.
    func isRecorded(_ nameEnd: Int, _ first: Int) -> Bool {
        let mark = passage.token(first - 1)
        let after = passage.token(nameEnd).isMark ? nameEnd + 1 : nameEnd
        guard first - nameEnd < Self.recordTokens, passage.follows(first),
            passage.begins(.apposition, at: after)
                || passage.longest(.birthWord, at: after).map({ passage.token($0.end).isNumber }) == true,
            mark.isMark(";") || mark.isMark(":") && appointment(before: first - 1) != nil
        else { return false }
        for at in nameEnd..<first where !passage.follows(at) { return false }
        return true
    }

    /// How far from a name its record reaches.
    private static var recordTokens: Int { 80 }
}
