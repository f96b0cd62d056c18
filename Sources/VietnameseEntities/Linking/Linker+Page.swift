// What the page says of a title's holder: columns of a table, the lines of a caption.
extension Linker {
    /// Whether the name that ends at `end` fills a cell of a table: `| Nguyễn Văn A |`.
    func isCell(_ end: Int, _ passage: Passage) -> Bool {
        var first = end
        while first > 0, first == end || passage.follows(first), passage.owner[first - 1] == EntityType.person.ownerMark { first -= 1 }
        // `Thiếu tá Vy Đức Kiên`, `Ông Lý Chòi Vảng`
        while first > 0, first < end, passage.follows(first), passage.owner[first - 1] == EntityType.title.ownerMark { first -= 1 }
        for back in 1...3 where first - back >= 0 && passage.longest(Self.honorific, at: first - back).map({ Int($0.end) == first }) == true { first -= back; break }
        return first < end && (!passage.follows(first) || passage.token(first - 1).isMark("|"))
    }

    /// Whether the name that ends at `end` fills a column, and another column follows.
    func fillsCell(_ end: Int, _ passage: Passage) -> Bool { passage.beginsColumn(end) && isCell(end, passage) }

    /// Whether the name that ends at `end` fills its line with a word of address, as in captions: `Ông Sùng A Páo` over
    /// `Phó Chủ tịch UBND xã`.
    func isAddressedLine(_ end: Int, _ passage: Passage) -> Bool {
        guard end > 0, !passage.follows(end) else { return false }
        var first = end
        while first > 0, first == end || passage.follows(first), passage.owner[first - 1] == EntityType.person.ownerMark { first -= 1 }
        guard first < end, passage.follows(first) else { return false }
        for back in 1...3 where first - back >= 0 && passage.longest(Self.honorific, at: first - back).map({ Int($0.end) == first }) == true { return !passage.follows(first - back) }
        return false
    }
}
