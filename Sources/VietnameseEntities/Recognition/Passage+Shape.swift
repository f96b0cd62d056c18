// What the shape of the text says of a token: capitals, names, bylines, the starts of sentences.
extension Passage {
    /// Whether the word at `index` and one beside it are written in capitals throughout, as headlines are.
    func isShouting(_ index: Int) -> Bool {
        let token = token(index)
        guard token.isWord, token.isAllCapitals, isVietnamese(token) else { return false }
        let before = self.token(index - 1)
        let after = self.token(index + 1)
        return follows(index) && before.isWord && before.isAllCapitals && isVietnamese(before)
            || follows(index + 1) && after.isWord && after.isAllCapitals && isVietnamese(after)
    }

    /// Whether the lexicon knows the word, or its letters are not those of foreign words.
    func isVietnamese(_ token: Token) -> Bool {
        if token.isKnown { return true }
        let bytes = bytes(token)
        guard let mark = bytes.firstIndex(where: { $0 >= 0xC3 }) else { return false }
        return !Self.isForeignLetter(bytes[mark], bytes[mark + 1])
    }

    /// Whether the two bytes are of a letter that no spelling of Vietnam has, composed or not: `ä`, `å`, `æ`, `ç`, `ë`, `ï`,
    /// `ö`, `ø`, `ü`, `ß`, large or small.
    private static func isForeignLetter(_ first: UInt8, _ second: UInt8) -> Bool {
        switch (first, second) {
        case (0xC3, 0x84...0x87), (0xC3, 0x8B), (0xC3, 0x8F), (0xC3, 0x96), (0xC3, 0x98), (0xC3, 0x9C), (0xC3, 0x9F),
            (0xC3, 0xA4...0xA7), (0xC3, 0xAB), (0xC3, 0xAF), (0xC3, 0xB6), (0xC3, 0xB8), (0xC3, 0xBC):
            true
        // Two dots, a ring or a cedilla of its own.
        case (0xCC, 0x88), (0xCC, 0x8A), (0xCC, 0xA7): true
        default: false
        }
    }

    /// Whether the word is none of Vietnamese, or known as a foreigner's name and nothing else.
    func isForeign(_ token: Token) -> Bool { !isVietnamese(token) || token.isForeignNameOnly }

    /// Whether all letters of the word are capital consonants: `TV`, `HĐND`.
    func hasNoVowel(_ token: Token) -> Bool {
        bytes(token).allSatisfy {
            $0 == 0xC4 || $0 == 0x90 || $0 >= 0x41 && $0 <= 0x5A && !"AEIOUY".utf8.contains($0)
        }
    }

    /// `Kim Sang-sik`: two words with capitals, the second with a small one behind a hyphen.
    func isKoreanName(_ index: Int) -> Bool {
        let first = token(index)
        let second = token(index + 1)
        let last = token(index + 3)
        return first.isCapitalWord && !first.isAllCapitals && !first.isSingleLetter && second.continuesName
            && !second.isAllCapitals && !second.isSingleLetter
            && token(index + 2).isMark("-") && token(index + 2).gap == .none && last.isWord && !last.isCapital
            && last.gap == .none && !last.isSingleLetter
    }

    /// The longest syllable without marks that may close a name, in bytes: `Chom`, `Khoang`.
    private static var syllableLength: Int { 6 }

    /// Whether three capital syllables or more at `index` are a person's name: family name, then name syllables.
    func looksLikeFullName(_ index: Int) -> Bool {
        let end = capitalRunEnd(index, limit: 5)
        let first = token(index)
        guard end - index >= 3, !first.isSingleLetter else { return false }
        // `Tống Thị Pun`: whatever the given name
        if first.traits.contains(.family), token(index + 1).isCapital, begins(.nameMarker, at: index + 1) {
            return true
        }
        if !first.traits.contains(.family) {
            // `Tổng công ty Giấy Việt Nam`
            let isLed =
                token(index + 1).traits.contains(.middle)
                && longest(EntryKinds.placeNames, at: index + 1).map { $0.count > 1 } != true
            guard isLed, !first.isAllCapitals, !begins(EntryKinds.bodies + EntryKinds.roles, at: index) else {
                return false
            }
        }
        if let place = longest(EntryKinds.placeNames, at: index), place.count >= 2 {
            // `Hà Trung Kiểm`: a small place's name that a given name follows.
            guard place.kind == .district, place.end == end - 1, end - index == 3, self.place(at: index) == nil,
                token(index + 1).traits.contains(.middle)
            else { return false }
        }
        for at in (index + 1)..<end where token(at).traits.isDisjoint(with: .vietnamese) {
            // `Tằng A Sáng`
            if at == index + 1, token(at).isSingleLetter, token(at).traits.contains(.minority) { continue }
            // A last syllable that no list has: `Tống Ngọc Vịnh`, `Lường Văn Chom`.
            return at == end - 1 && end - index == 3 && first.traits.contains(.family)
                && !first.traits.contains(.weakName) && token(index + 1).traits.contains(.middle)
                && (isVietnamese(token(at)) || token(at).length <= Self.syllableLength && !token(at).isAllCapitals)
                && !begins(EntryKinds.placeNames + EntryKinds.bodies + EntryKinds(.firmWord), at: at)
        }
        return true
    }

    /// Whether a word such as `trợ lý` ends with the token at `index`.
    func isAssistant(_ index: Int) -> Bool { endsPhrase(.assistant, before: index + 1) }

    /// Whether the line of `index` is a byline: names of persons or their initials, joined by dashes or commas, led by
    /// `Bài, ảnh:` or closed by an agency in brackets. `Xuân Hướng – Cảnh Toàn`, `Ảnh: T.Mẫn`, `Thục Oanh (TTXVN)`.
    ///
    /// One name alone on its line counts behind a line that ended in a mark.
    func isNameLine(_ index: Int) -> Bool {
        guard let lineStart = lineStart(index, within: 12), lineStart > 0 else { return false }
        var at = lineStart
        var isLed = false
        // `Bài, ảnh:`
        for lead in 0..<6 where at + lead < count && (lead == 0 || follows(at + lead)) && token(at + lead).isMark(":") {
            guard longest(.caption, at: at)?.end == at + lead || begins(.caption, at: at + lead - 1) else {
                return false
            }
            isLed = true
            at += lead + 1
            break
        }
        var parts = 0
        var words = 0
        var longestName = 0
        var hasInitial = false
        /// Words that no list of names has, and those of the part that one has.
        var unknown = 0
        var known = 0
        var isShouting = true
        while at < count, at - lineStart < 24 {
            let token = token(at)
            if token.isWord, token.isCapital {
                // `T/M BAN THƯỜNG VỤ`
                if token.isAllCapitals, let body = longest(EntryKinds.bodies, at: at),
                    body.count >= 2 || words == 0 && parts == 0 && !token.traits.contains(.family)
                {
                    return false
                }
                let isInitial = token.isSingleLetter
                // `Phương Thuỷ - CTV Vi Hợi`
                if parts > 0, words == 0, begins(EntryKinds.address, at: at),
                    self.token(at + 2).isCapitalWord || token.traits.isDisjoint(with: .kinh)
                {
                    at += 1
                    continue
                }
                if isInitial || !token.traits.isDisjoint(with: .vietnamese) {
                    known += 1
                } else {
                    guard isVietnamese(token), !token.traits.contains(.stop),
                        !begins(EntryKinds.roles + EntryKinds.bodies, at: at)
                    else { return false }
                    unknown += 1
                }
                isShouting = isShouting && token.isAllCapitals
                hasInitial = hasInitial || isInitial
                words += 1
                longestName = max(longestName, words)
                guard words <= 4 else { return false }
            } else if token.isMark("."), hasInitial {
            } else if token.isMark("-") || token.isMark(",") || token.isMark("&") || token.isMark("/"), words > 0 {
                guard known > 0 else { return false }
                parts += 1
                (words, known) = (0, 0)
                // `- CTV`, `- TTXVN`; `- VKSND khu vực 5`
                if self.token(at + 1).isAllCapitals,
                    !follows(at + 2) || body(at: at + 1).map({ !follows($0.end) }) == true
                {
                    return true
                }
            } else if words >= 2, !token.isCapital, let verb = longest(.caption, at: at),
                !follows(verb.end) || self.token(verb.end).isMark("(")
            {
                // `ĐÌNH TRỌNG thực hiện`
                return true
            } else if token.isMark("("), words > 0, parts > 0 || words >= 2 || isLed, !self.token(at + 1).isNumber,
                !begins(.ordinalWord, at: at + 1)
            {
                var close = at + 1
                while follows(close), close - at < 12, !self.token(close).isMark(")") { close += 1 }
                return self.token(close).isMark(")") && !follows(close + 1)
            } else {
                return false
            }
            at += 1
            if !follows(at) { break }
        }
        guard !follows(at), words > 0, known > 0 else { return false }
        let before = token(lineStart - 1)
        // The last line may name those whom the line above announces: `Ký tên:`
        let closesText = before.isMark && (!before.isMark(":") || at == count) && !before.isMark(",")
        // `Kiên Định – Văn Đát`, `Trọng Nghỉ` below the last sentence
        if unknown > 0, !isLed, !closesText || parts == 0 && at < count { return false }
        if isLed || parts > 0 { return longestName >= 2 || hasInitial || isLed }
        // `NGỌC HẰNG`, between a headline and `(TTXVN) …`
        if isShouting, unknown == 0, words >= 2,
            isAgency(at) || capitalRunEnd(at) - at <= 3 && isAgency(capitalRunEnd(at))
        {
            return true
        }
        // `NỘI DUNG`: a heading, but for a family name or the end of the text.
        if isShouting, !hasInitial, at < count,
            !token(lineStart).traits.contains(.family) || token(lineStart).traits.contains(.weakName)
        {
            return false
        }
        return (words >= 2 || hasInitial) && closesText
    }

    /// Whether letters in brackets begin the line at `index`: `(TTXVN) - …`.
    private func isAgency(_ index: Int) -> Bool {
        !follows(index) && token(index).isMark("(") && token(index + 1).isAllCapitals && token(index + 2).isMark(")")
    }

    /// The end of the run of words with capitals that starts at `index`, at most `limit` words, on one line, with
    /// nothing but spaces between them.
    @inline(__always)
    func capitalRunEnd(_ index: Int, limit: Int = 8) -> Int {
        var end = index
        while end < count && end - index < limit {
            let token = token(end)
            guard token.isCapitalWord && (end == index || token.gap == .space) else { break }
            end += 1
        }
        return end
    }

    /// The end of the small syllables that hyphens join to the capital before `end`: `Lô-mô-nô-xốp`, `Pa-xtơ`; else `end`.
    func syllablesEnd(_ end: Int) -> Int {
        var at = end
        while at - end < 10, token(at).isHyphen, token(at).gap == .none, token(at + 1).isWord,
            token(at + 1).gap == .none, !token(at + 1).isCapital
        { at += 2 }
        return at
    }

    /// Whether the word before `index` on the same line, or none, makes `index` the first word of a sentence.
    func isSentenceStart(_ index: Int) -> Bool {
        if !follows(index) { return true }
        let before = token(index - 1)
        guard before.isMark, let scalar = Unicode.Scalar(before.value) else { return false }
        // The bullet of a list.
        if !follows(index - 1), scalar == "-" || scalar == "+" || scalar == "*" || scalar == "•" { return true }
        // `c) Ông …`, `1) Ông …`
        if scalar == ")", follows(index - 1), !follows(index - 2),
            token(index - 2).isSingleLetter || token(index - 2).isNumber
        {
            return true
        }
        return scalar == "." || scalar == "!" || scalar == "?" || scalar == "\"" || scalar == "'" || scalar == ":"
            || scalar == "|"
    }

    /// Whether three capitals or more, but not all of it, begin the word: `PVTrans`.
    func beginsWithLetters(_ token: Token) -> Bool {
        guard token.isCapitalWord, !token.isAllCapitals, token.length > 3 else { return false }
        return bytes(token).prefix(3).allSatisfy { $0 >= 0x41 && $0 <= 0x5A }
    }

    /// Whether a word in small letters stands at `index`, which a number before it counts: `41 học sinh`.
    func isCounted(_ index: Int) -> Bool {
        let token = token(index)
        return follows(index) && token.isWord && !token.isCapital && !token.traits.contains(.stop)
            && !begins(.conjunction, at: index)
    }

    /// Whether a full stop stands at `index` with no space before it.
    func isStop(_ index: Int) -> Bool {
        token(index).isMark(".") && token(index).gap.rawValue < Token.Gap.space.rawValue
    }

    /// Whether the mark at `index` is the full stop of an initial inside a foreigner's name: `Lev N. Tolstoy`.
    func isInsideInitials(_ index: Int) -> Bool {
        token(index).isMark(".") && token(index).gap == .none && token(index - 1).isSingleLetter
            && token(index - 2).isCapitalWord && token(index - 2).traits.isDisjoint(with: .kinh)
            && token(index + 1).continuesName
    }

    /// The end of initials at `end` with the full stop behind them, where the sentence goes on: `anh Đ.N.H. (sinh năm 1985)`.
    func closingStop(_ end: Int) -> Int {
        let after = token(end + 1)
        guard isStop(end), follows(end + 1) else { return end }
        return after.isMark(",") || after.isMark("(") || after.isMark(";") || after.isMark(":")
            || after.isWord && !after.isCapital
            ? end + 1 : end
    }

    /// Whether an occupation ends where `index` begins that a country's name may follow: `nhà văn Pháp`, but `bầu Đức`.
    func followsOccupation(_ index: Int) -> Bool {
        endsPhrase(.occupation, before: index)
            && longest(.occupation, at: index - 1)?.attributes.contains(.weak) != true
    }

    /// Whether the word of address before `index` is but a syllable of another: `tuyên bố Mỹ …`, `CHÚ Ý`.
    func isWithinWord(_ index: Int, in honorific: LexiconMatch) -> Bool {
        guard honorific.count == 1 else { return false }
        // `CHÚ Ý`, `CHÚ THÍCH CHƯƠNG II`
        if token(honorific.start).isAllCapitals, token(index).isCapital,
            longest(.generic, at: honorific.start).map({ $0.end > index }) == true
        {
            return true
        }
        return !token(honorific.start).isCapital
            && longest(EntryKinds(.speechVerb, .verb, .appointer, .namingWord), at: honorific.start - 1)?.end == index
    }

    /// `K'Brêu`, `H'Lưm`: one letter and an apostrophe, as persons' names of the Central Highlands begin.
    func bearsPrefix(_ token: Token) -> Bool {
        let bytes = bytes(token)
        return bytes.count > 3 && (bytes[1] == 0x27 || bytes[1] == 0xE2) && token.isCapital
    }

    @inline(__always)
    func endsPhrase(_ kind: EntryKind, before index: Int) -> Bool { endsPhrase(EntryKinds(kind), before: index) }

    /// Whether a phrase of one of `kinds`, of at most four tokens, ends where `index` begins.
    @inline(__always)
    func endsPhrase(_ kinds: EntryKinds, before index: Int) -> Bool { phrase(kinds, before: index) != nil }

    @inline(__always)
    func phrase(_ kind: EntryKind, before index: Int) -> LexiconMatch? { phrase(EntryKinds(kind), before: index) }

    /// The phrase of one of `kinds`, of at most four tokens, that ends where `index` begins, or nil.
    @inline(__always)
    func phrase(_ kinds: EntryKinds, before index: Int) -> LexiconMatch? {
        guard token(index).isBehindMatch || kinds.intersects(EntryKinds.syntax) else { return nil }
        return phraseOf(kinds, before: index)
    }

    @inline(never)
    private func phraseOf(_ kinds: EntryKinds, before index: Int) -> LexiconMatch? {
        var start = index - 1
        while start >= 0, start >= index - 4, follows(start + 1) {
            if let match = longest(kinds, at: start), match.end == index { return match }
            start -= 1
        }
        return nil
    }
}
