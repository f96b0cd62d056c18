// Of whom the text speaks, where an office's holder is a pronoun or the one who undergoes what another does.
extension MentionRow {
    /// The last person of whom the text speaks, for `ông`, `bà`: not one who is named beside such a pronoun, or behind a
    /// word that makes him another's (`dưới quyền Tư lệnh A`, `được ông B giao`, `là đồng chí C`).
    func topic(before offset: Int) -> Int32 {
        var at = offset
        var named = 0
        var last: Int32 = 0
        while at > 0, named < 12 {
            at -= 1
            guard type(at) == .person, !isNested(at) else { continue }
            named += 1
            if last == 0 { last = person(at) }
            var first = self[at].first
            // Back over the title or the word of address.
            while first > 0, passage.follows(first), passage.owner[first - 1] == EntityType.title.ownerMark {
                first -= 1
            }
            for back in 1...4 where first - back >= 0 && passage.longest(Self.honorific, at: first - back)?.end == first
            {
                first -= back
                break
            }
            if hasPronoun(before: first) { continue }
            if passage.follows(first),
                passage.begins(EntryKinds(.passive, .isWord, .ofWord, .objectWord), at: first - 1)
                    || passage.endsPhrase(.encounter, before: first) && !passage.isSentenceStart(first)
            {
                continue
            }
            return person(at)
        }
        return last
    }

    /// Whether the text says of the person whose name ends at `end` when or where the life began: `A (1914 - 1993)`, `A, quê ở
    /// B, sinh năm …`.
    func tellsLife(_ end: Int, isTitled: Bool) -> Bool {
        // but `nguyên Bí thư Tỉnh ủy A (2015 - 2020)`
        if !isTitled, passage.token(end).isMark("("), passage.follows(end), passage.token(end + 1).isNumber,
            passage.token(end + 1).length == 4, passage.token(end + 2).isMark("-")
        {
            return true
        }
        // The first clause behind the name, or one of the next that hold no other person and no office.
        var at = end
        while at - end < 14, passage.follows(at),
            passage.owner[at] == 0 || passage.owner[at] == EntityType.place.ownerMark
        {
            let isMark = passage.token(at).isMark
            if at == end || isMark {
                if tellsBirth(isMark ? at + 1 : at) { return true }
                if isMark, ends(at) { break }
            }
            at += 1
        }
        return false
    }

    /// `sinh năm 1970`, `sinh 12/3/1970`, `sinh tại Huế`; but not `sinh hoạt`, `sinh đôi`.
    private func tellsBirth(_ index: Int) -> Bool {
        guard let word = passage.longest(.birthWord, at: index), passage.follows(word.end) else { return false }
        return passage.token(word.end).hasDigits || passage.token(word.end).isMark(":")
            || passage.owner[word.end] == EntityType.date.ownerMark || passage.begins(.atWord, at: word.end)
    }

    /// Whether the name at `first` begins its line, but for a number or a bullet, titles and a word of address.
    func headsLine(_ first: Int) -> Bool {
        var at = first
        while passage.follows(at), first - at < 12 {
            if let address = passage.phrase(Self.honorific, before: at) {
                at = address.start
            } else if passage.owner[at - 1] == EntityType.title.ownerMark || passage.token(at - 1).isMark
                || passage.token(at - 1).isNumber
            {
                at -= 1
            } else {
                return false
            }
        }
        return !passage.follows(at)
    }

    /// Whether `ông`, `bà`, `anh` without a name is what the sentence speaks of before `word`, from `start` on.
    func hasPronoun(before word: Int, from start: Int = 0) -> Bool {
        var at = word
        while at > start, word - at < 24, passage.follows(at) {
            at -= 1
            if ends(at) || passage.token(at).isMark(";") { return false }
            if let address = passage.longest(.honorific, at: at), address.end <= word,
                !address.attributes.contains(.plural)
            {
                // `con trai của thầy`: whose it is.
                if start > 0, passage.follows(at), passage.begins(.ofWord, at: at - 1) { continue }
                // `A, con trai trưởng, Phó Giám đốc bệnh viện, làm ủy viên`: in apposition to the name.
                if start > 0, at == start + 1, passage.token(start).isMark(","), word - address.end > 2 { return false }
                // `các bà`, `hai ông`: the plural begins before the word itself.
                if passage.follows(at), passage.longest(.honorific, at: at - 1)?.attributes.contains(.plural) == true {
                    return false
                }
                return !(passage.token(address.end).isCapitalWord && address.end < word)
            }
        }
        return false
    }

    /// Whether the person that ends at `end` is named between commas only to say whose kin the one before him is: `A, em gái ông
    /// B, được bổ nhiệm …`.
    func isNamedForKin(_ end: Int) -> Bool {
        guard passage.token(end).isMark(",") else { return false }
        let name = nameStart(end)
        var first = name
        var isKin = false
        while first > 0, name - first < 16, passage.follows(first) {
            if passage.owner[first - 1] == EntityType.title.ownerMark {
                first -= 1
            } else if let address = passage.phrase(EntryKinds.address, before: first) {
                first = address.start
                isKin = address.attributes.contains(.closed)
            } else {
                break
            }
        }
        return isKin && passage.token(first - 1).isMark(",") && first >= 2
            && passage.owner[first - 2] == EntityType.person.ownerMark
    }

    /// Whether the person that ends at `end` does what another undergoes: `được ông Zelensky mời làm`.
    func isAgent(
        _ end: Int, _ offset: Int
    ) -> Bool {
        var before = offset - 1
        while before >= 0,
            self[before].end != end
                || self[before].type != .person
        {
            before -= 1
            if offset - before > 4 { return false }
        }
        guard before >= 0 else { return false }
        var first = self[before].first
        // `được Thủ tướng B bổ nhiệm`
        for _ in 0..<2 {
            var title = before - 1
            while title >= 0,
                self[title].end != first
                    || self[title].type != .title
            {
                title -= 1
                if before - title > 4 { break }
            }
            guard title >= 0, before - title <= 4 else { break }
            first = self[title].first
            before = title
        }
        for back in 1...2
        where first - back >= 0 && passage.follows(first) && passage.follows(first - back + 1)
            && passage.begins(.passive, at: first - back)
        { return true }
        return false
    }
}
