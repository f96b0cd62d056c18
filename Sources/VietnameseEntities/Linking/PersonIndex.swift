/// The persons of a document, by the names that they bear in it: by full name, then by the short form behind an
/// honorific or a title.
struct PersonIndex {
    struct Record {
        /// The mention that names the person most fully.
        var mention: Int32
        /// Two words of which the first is no middle name: `Tám Nhạn`, whose full name may be `Huỳnh Thị Nhạn`.
        var isNickname: Bool
        /// The words of the fullest name.
        var tokens: Int32
        /// The key of the whole name, and that of its last two words, 0 where it has but one.
        var key: UInt64
        var pairKey: UInt64
    }

    /// By number, from 1.
    private(set) var records: [Record] = []
    private var byName = KeyMap()
    private var byLastSyllable = KeyMap()
    /// The one person of a family name with three syllables or more; -1 where there are several.
    private var byFamily = KeyMap()
    /// Names by which persons of the document are called without an honorific (foreign surnames).
    private(set) var shortForms = KeyMap()
    /// The last syllable, and the last two, of full names: `ShortFormRecognizer.key`.
    private(set) var givenNames = KeyMap()

    func free() {
        for map in [byName, byLastSyllable, byFamily, shortForms, givenNames] { map.free() }
    }

    mutating func reset() {
        records.removeAll(keepingCapacity: true)
        byName.removeAll()
        byLastSyllable.removeAll()
        byFamily.removeAll()
        shortForms.removeAll()
        givenNames.removeAll()
    }

    // MARK: Short forms, before names are settled

    /// Remembers by which single words the foreign persons proposed in `passage` may be called.
    /// - Parameter first: the first candidate that may be a person's.
    mutating func learnShortForms(in passage: Passage, from first: Int) {
        for at in first..<passage.candidates.count {
            let candidate = passage.candidates.base[at]
            guard candidate.type == .person else { continue }
            let last = passage.token(candidate.end - 1)
            let first = passage.token(candidate.first)
            let length = candidate.count
            if length >= 2, let initial = initial(of: candidate, passage) {
                givenNames.insert(ShortFormRecognizer.initialKey(initial))
            }
            guard last.isWord, !last.isSingleLetter else { continue }
            if length >= 3, length <= 5, first.traits.contains(.family), !first.isAllCapitals {
                givenNames.insert(ShortFormRecognizer.key(candidate.end - 1, candidate.end, in: passage))
                givenNames.insert(ShortFormRecognizer.key(candidate.end - 2, candidate.end, in: passage))
            }
            // `Việt Trinh - diễn viên`
            if length == 2, candidate.rule == .personApposition, !first.traits.isDisjoint(with: .behindFamily),
                !last.traits.isDisjoint(with: .behindFamily)
            {
                givenNames.insert(ShortFormRecognizer.key(candidate.first, candidate.end, in: passage))
            }
            if candidate.count == 1 {
                // Behind a title or an honorific: itself, where it is no Vietnamese syllable.
                if Self.isForeign(last) { shortForms.insert(UInt64(last.value)) }
            } else if candidate.rule == .personForeign || !first.traits.contains(.family) {
                for token in [first, last] where Self.isRare(token) { shortForms.insert(UInt64(token.value)) }
            }
        }
    }

    /// The letter that closes a name, `H.` of `Nguyễn Văn H.` and of `N.T.H.`; nil where none does.
    private func initial(of candidate: Candidate, _ passage: Passage) -> Token? {
        guard
            candidate.rule == .personInitials
                || passage.token(candidate.first).traits.contains(.family)
                    && !passage.token(candidate.first).isSingleLetter
        else { return nil }
        let last = passage.token(candidate.end - 1)
        let letter = last.isMark(".") ? passage.token(candidate.end - 2) : last
        return letter.isSingleLetter && letter.isCapital ? letter : nil
    }

    /// Whether the word is one of those that are learned as short forms at all.
    @inline(__always)
    static func mayBeShort(_ token: Token) -> Bool { isForeign(token) || isRare(token) }

    /// Not known, or known as a foreigner's name and no Vietnamese one.
    @inline(__always)
    private static func isForeign(_ token: Token) -> Bool {
        !token.isKnown || !token.traits.isDisjoint(with: .foreign) && token.traits.isDisjoint(with: .kinh)
    }

    /// Not known, or known neither as part of a Vietnamese name nor as a word that ends one.
    @inline(__always)
    private static func isRare(_ token: Token) -> Bool {
        !token.isKnown || token.traits.isDisjoint(with: .kinh.union(.weakName).union(.stop))
    }

    // MARK: Identity

    /// Says which person each person's mention among `range` names, and numbers it so.
    mutating func identify(
        _ mentions: inout Buffer<MentionRecord>, _ range: Range<Int>, _ candidates: Buffer<Int32>, _ passage: Passage
    ) {
        announce(mentions, range, candidates, passage)
        var before: (person: Int32, end: Int) = (0, 0)
        for (offset, index) in range.enumerated() where mentions[index].type == .person {
            let candidate = passage.candidates[Int(candidates[offset])]
            let first = candidate.first
            let end = nameEnd(candidate, passage)
            let length = end - first
            let name = TokenKey.of(first, end, passage)
            let last = UInt64(passage.token(end - 1).value)
            let opening = UInt64(passage.token(first).value)
            let isFamilyFirst = passage.token(first).traits.contains(.family)
            let isShort =
                length == 1
                || length == 2 && !isFamilyFirst && candidate.rule != .personForeign && candidate.rule != .personByline
            var person: Int32
            if before.person != 0, isAlias(first, end, of: before.end, passage) || isOwnName(first, passage) {
                person = before.person
                byName[name] = person
            } else if let known = byName[name] {
                person = known
            } else if length == 2, let known = byLastSyllable[last], endsWith(known, first, end, passage) {
                // `Hà Vi` of `Lộc Thị Hà Vi`, though `Hà` is a family name as well.
                person = known
            } else if length > 1, let known = byLastSyllable[last], records[Int(known) - 1].tokens < length,
                !isShort && records[Int(known) - 1].isNickname || isEnd(of: known, first, end, passage)
            {
                // `Trump`, then `Donald Trump`.
                person = known
                records[Int(person) - 1] = Record(
                    mention: Int32(truncatingIfNeeded: index), isNickname: false,
                    tokens: Int32(truncatingIfNeeded: length), key: name,
                    pairKey: TokenKey.of(end - 2, end, passage))
                byName[name] = person
            } else if length == 2, passage.token(first).isSingleLetter,
                let known = byLastSyllable[TokenKey.mix(3, last)]
            {
                // `Y Thim` of `Y Thim Kbuôr`.
                person = known
            } else if length == 1, isFamilyFirst, byLastSyllable[last] == nil, let known = byFamily[last], known > 0 {
                // Chinese and Korean records go by the family name: `ông Ngụy` of `Ngụy Thừa Trạch`.
                person = known
            } else if isShort,
                let known = byLastSyllable[last] ?? (length == 1 ? byLastSyllable[TokenKey.mix(2, opening)] : nil),
                length == 1 || endsWith(known, first, end, passage)
            {
                person = known
            } else {
                records.append(
                    Record(
                        mention: Int32(truncatingIfNeeded: index),
                        isNickname: isShort && length == 2
                            && (!passage.token(first).traits.contains(.middle)
                                || passage.begins(.numberName, at: first)),
                        tokens: Int32(truncatingIfNeeded: length), key: name,
                        pairKey: length > 1 ? TokenKey.of(end - 2, end, passage) : 0))
                person = Int32(truncatingIfNeeded: records.count)
                byName[name] = person
            }
            byLastSyllable[last] = person
            if length >= 2 && !isFamilyFirst { byLastSyllable[TokenKey.mix(2, opening)] = person }
            if length >= 3, isFamilyFirst {
                byFamily[opening] = byFamily[opening] == nil || byFamily[opening] == person ? person : -1
            }
            if length >= 3, passage.token(first).isSingleLetter {
                byLastSyllable[TokenKey.mix(3, UInt64(passage.token(first + 1).value))] = person
            }
            mentions.base[index].person = person
            before = (person, end)
        }
    }

    /// Announces the names that will be looked up, which in a long text lie far apart.
    private func announce(
        _ mentions: Buffer<MentionRecord>, _ range: Range<Int>, _ candidates: Buffer<Int32>, _ passage: Passage
    ) {
        for (offset, index) in range.enumerated() where mentions[index].type == .person {
            let candidate = passage.candidates[Int(candidates[offset])]
            let end = nameEnd(candidate, passage)
            byName.announce(TokenKey.of(candidate.first, end, passage))
            byLastSyllable.announce(UInt64(passage.token(end - 1).value))
        }
    }

    /// Where a person's name ends; the full stop of `Nguyễn X. H.` is no part of what tells persons apart.
    private func nameEnd(_ candidate: Candidate, _ passage: Passage) -> Int {
        passage.token(candidate.end - 1).isMark(".") && candidate.count > 1 ? candidate.end - 1 : candidate.end
    }

    /// Whether the name is another one of the person whose name ends at `end`: `Đinh Ngọc Rế (Bảy Rế)`, `… (tức Tư Khắc)`,
    /// `… (tự Út Lì, …`, `…, tức Tư Khởi, …`, `… (tức "Kiệt Sẹo", …`, `… (Madam Pang)`.
    private func isAlias(_ first: Int, _ last: Int, of end: Int, _ passage: Passage) -> Bool {
        var end = end
        let isEnclosed = passage.token(end).isMark("(")
        // `A (1922 - 2008), tên khai sinh là B`
        if isEnclosed, first - end > 5, first - end <= 24,
            let close = (end + 1..<first).first(where: { passage.token($0).isMark(")") }), passage.follows(close)
        {
            end = close + 1
            guard passage.token(end).isMark(","), passage.follows(end) else { return false }
        }
        var (first, last) = (first, last)
        if passage.token(first - 1).isQuote, passage.token(last).isQuote { (first, last) = (first - 1, last + 1) }
        let closes = passage.token(last).isMark(")")
        guard first > end, first - end <= 5, isEnclosed || passage.token(end).isMark(","),
            closes || passage.token(last).isMark(","), passage.follows(first)
        else { return false }
        if isEnclosed, closes, first == end + 1 { return true }
        // but not `(bà Thủy)`
        if isEnclosed, closes, passage.token(end + 1).isCapital, !passage.token(first).traits.contains(.family),
            let address = passage.longest(.honorific, at: end + 1), !address.attributes.contains(.plural)
        {
            return address.end == first
        }
        guard let word = passage.longest(.aliasWord, at: end + 1) else { return false }
        return word.end == first || word.end + 1 == first && passage.begins(.isWord, at: word.end)
    }

    /// Whether the name at `first` is said to be that of him of whom the text speaks: `Ông tên thật là Lê Thành Kim`.
    private func isOwnName(_ first: Int, _ passage: Passage) -> Bool {
        let end = passage.follows(first) && passage.begins(.isWord, at: first - 1) ? first - 1 : first
        guard let word = passage.phrase(.aliasWord, before: first) ?? passage.phrase(.aliasWord, before: end),
            passage.follows(word.start), passage.isSentenceStart(word.start - 1)
        else { return false }
        return passage.longest(EntryKinds.address, at: word.start - 1)?.end == word.start
    }

    /// Whether a short form of two syllables is the end of the person's name.
    private func endsWith(_ person: Int32, _ first: Int, _ end: Int, _ passage: Passage) -> Bool {
        let record = records[Int(person) - 1]
        return Int(record.tokens) > end - first && record.pairKey == TokenKey.of(first, end, passage)
    }

    /// Whether the person was called so far by the last word of this name alone.
    private func isEnd(of person: Int32, _ first: Int, _ end: Int, _ passage: Passage) -> Bool {
        let record = records[Int(person) - 1]
        return end - first > Int(record.tokens) && record.key == TokenKey.of(end - Int(record.tokens), end, passage)
    }
}
