// Places that share the word before the first of them.
extension PlaceRecognizer {
    /// `xã A và B`, `các phường A, B và C`, `khu công nghiệp A và B`: the names behind the first share its unit.
    func list(after head: LexiconMatch, in passage: inout Passage) {
        let index = head.start
        var end: Int
        let first = passage.place(at: index) ?? passage.place(at: head.end)
        // `4 xã: An Hiệp, Tân Xuân`, `ba xã cũ Hùng Sơn, Cẩm Chân và Tam Hợp`
        let isAnnounced =
            head.kind == .unit
            && (passage.token(head.end).isMark(":") || passage.begins(.formerWord, at: head.end))
            && isOfSeveral(head.start, in: passage)
        if let first,
            first.rule == .placeUnit || first.first == head.end || head.kind == .siteHead && head.count >= 2
                || isOfRoads(head, in: passage)
        {
            end = first.end
        } else if isAnnounced {
            end = head.end
        } else {
            return
        }
        var items = 0
        while items < 12, passage.follows(end),
            passage.token(end).isMark(",") || passage.begins(.conjunction, at: end) || isAnnounced && items == 0,
            passage.follows(end + 1), passage.token(end + 1).isCapitalWord,
            !passage.begins(EntryKinds.roles + EntryKinds.bodies, at: end + 1),
            var name = item(end + 1, head, in: passage)
        {
            // `các phường Cổ Nhuế 1 và Cổ Nhuế 2`, `các khu công nghiệp Phú Mỹ 1 và Phú Mỹ 3`
            if head.kind == .unit || first.map({ passage.token($0.end - 1).isNumber }) == true,
                endsWithNumber(name.end, in: passage)
            {
                name.end += 1
            }
            let after = passage.token(name.end)
            if after.continuesName { return }
            if passage.place(at: end + 1).map({ $0.end < name.end }) ?? true {
                passage.proposePlace(
                    Candidate(
                        end + 1, name.end, .place,
                        isRoad(head, passage) && name.entry == .none ? .placeSite : .placeName, name.entry))
            }
            end = name.end
            items += 1
        }
        guard let first, first.rule == .placeUnit, passage.token(first.end - 1).isNumber,
            !head.attributes.contains(.weak)
        else { return }
        while items < 12, isNumberOfList(end + 1, in: passage) {
            passage.proposePlace(Candidate(end + 1, end + 2, .place, .placeName))
            end += 2
            items += 1
        }
    }

    /// `quận 1, 3, 10 cũ`: whether a number of one or two digits behind a comma or `và` at `index` counts nothing, nor does
    /// the last of its list.
    private func isNumberOfList(_ index: Int, depth: Int = 12, in passage: Passage) -> Bool {
        let number = passage.token(index)
        let after = passage.token(index + 1)
        guard depth > 0, passage.follows(index - 1), passage.follows(index), number.isNumber, number.length <= 2,
            passage.token(index - 1).isMark(",") || passage.begins(.conjunction, at: index - 1)
        else { return false }
        guard passage.follows(index + 1) else { return true }
        if after.isMark(",") || passage.begins(.conjunction, at: index + 1) {
            return !passage.token(index + 2).isNumber || isNumberOfList(index + 2, depth: depth - 1, in: passage)
        }
        if after.isMark { return after.gap == .none && (after.isMark(")") || after.isMark(".")) }
        return after.isWord && (passage.begins(.formerWord, at: index + 1) || after.traits.contains(.stop))
            && !isQuantity(index, in: passage)
    }

    /// A further name of a list: one that the lexicon has, or two syllables that are no person's.
    private func item(_ index: Int, _ head: LexiconMatch, in passage: Passage) -> (end: Int, entry: EntryID)? {
        // `cao tốc Hà Nội - Hải Phòng và Cầu Giẽ - Ninh Bình`
        if isRoad(head, passage),
            case let near = passage.longest(Self.namesBehindUnit, at: index)?.end
                ?? passage.capitalRunEnd(index, limit: 3),
            let end = farEnd(near, in: passage)
        {
            return (end, .none)
        }
        if let name = passage.longest(Self.namesBehindUnit, at: index) { return (name.end, name.entry) }
        // `các tuyến đường Lê Duẩn, Tôn Đức Thắng`
        if isOfRoads(head, in: passage) {
            let end = passage.capitalRunEnd(index, limit: 5)
            guard end - index >= 2, end - index <= 4, !passage.begins(EntryKinds.address, at: index) else { return nil }
            // `… và Nguyễn Văn Tám phải đi bộ`
            let goesOn = passage.follows(end) && passage.token(end).isWord && !passage.begins(.conjunction, at: end)
            return goesOn && passage.looksLikeFullName(index) ? nil : (end, .none)
        }
        if passage.token(head.end).isMark(":") { return nil }
        if head.kind == .siteHead {
            // `các sông Thạch Hãn, Bến Hải, Bồ`
            guard passage.begins(.quantifier, at: head.start - 1), passage.follows(head.start) else { return nil }
            let end = passage.capitalRunEnd(index, limit: 3)
            return end - index <= 2 && passage.token(index).isKnown ? (end, .none) : nil
        }
        // `các bản Pá Khoang, Nặm Khún`: of several any two words will do.
        let isOfSeveral = isOfSeveral(head.start, in: passage)
        // `các thành phố La Paz, El Alto và Cochabamba`
        let run = passage.capitalRunEnd(index, limit: 4)
        if isOfSeveral, run - index <= 3, (index..<run).allSatisfy({ !passage.isVietnamese(passage.token($0)) }) {
            return (run, .none)
        }
        guard !head.attributes.contains(.closed), passage.capitalRunEnd(index, limit: 3) == index + 2,
            !passage.token(index).isAllCapitals,
            isOfSeveral || passage.token(index).isKnown && passage.token(index + 1).isKnown
        else { return nil }
        return (index + 2, .none)
    }

    /// Whether a plural says that several roads are named: `các đường`, `những con đường`, `trên các tuyến phố`.
    private func isOfRoads(_ head: LexiconMatch, in passage: Passage) -> Bool {
        guard isRoad(head, passage), passage.follows(head.start) else { return false }
        return passage.begins(.quantifier, at: head.start - 1)
            || passage.follows(head.start - 1) && passage.begins(.quantifier, at: head.start - 2)
                && !passage.token(head.start - 1).isCapital
    }
}
