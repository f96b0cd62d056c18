// What in a mention is a name, whose letters are kept, though the lexicon has a phrase for some of its words.
extension Canonicalizer {
    static let units = EntryKinds(.unit, .level)
    static let sites = EntryKinds(.site, .island, .water, .mountain)

    /// The longest phrase at `index`, or the head that begins it where the head's field goes on behind it: `Khoa` of
    /// `Khoa Nội vụ`, though `Khoa Nội` is one as well.
    func phrase(_ kinds: EntryKinds, at index: Int) -> LexiconMatch? {
        guard let match = passage.longest(kinds, at: index) else { return nil }
        if match.count > 1, EntryKinds.bodies.contains(match.kind),
            let head = passage.longest(EntryKinds(.bodyHead), at: index), head.count < match.count,
            let field = passage.longest(EntryKinds(.field), at: head.end), field.end > match.end
        {
            return head
        }
        return match
    }

    /// Whether the phrase is a short form before the name of a country or a place abroad, where it is short for another
    /// name than here: `Bộ Giáo dục Mỹ` is no `Bộ Giáo dục và Đào tạo`. Letters are expanded there too.
    func isShortFormAbroad(_ match: LexiconMatch) -> Bool {
        guard match.kind == .organ || match.kind == .bodyName,
            let place = passage.longest(EntryKinds(.country, .foreignRegion, .foreignCity), at: match.end)
        else { return false }
        return !place.attributes.contains(.unitary) && !isInsideName(place) && !isLetters(match) && !isSameWords(match)
    }

    /// The phrase that takes the lexicon's form: `match`, or the head of a body that begins it; nil where its words stay as
    /// they are.
    /// - Parameter nameEnd: behind the last word with a capital that no phrase has.
    /// - Parameter headEnd: behind the first phrase, and then behind the head of the last body.
    /// - Parameter isFree: whether the words hold a name that no list has.
    func known(in match: LexiconMatch, _ nameEnd: Int, _ headEnd: Int, isFree: Bool) -> LexiconMatch? {
        let first = passage.token(match.start)
        if match.kind == .complement, !first.isAllCapitals, !first.isSingleLetter {
            // `Chi hội` of `chi hội phụ nữ`, `công an` of `công an xã`
            let head = match.start == 0 ? passage.longest(EntryKinds(.organ, .bodyHead), at: 0) : nil
            return head.map { $0.end < match.end } == true ? head : nil
        }
        // `Dung Quất` is a port as well, but what else bears the name is none.
        if Self.sites.contains(match.kind), !isSameWords(match) { return nil }
        if isInsideName(match) || goesOnWithName(match, nameEnd) || beginsName(match, inFreeName: isFree) { return nil }
        return !isFree || match.start == 0 || isNoName(match, isField: match.start == headEnd) ? match : nil
    }

    /// Whether the word at `index` goes on with a run of capitals of which the words up to `nameEnd` stay as they are.
    func continuesRun(_ index: Int, _ nameEnd: Int) -> Bool { index == nameEnd && passage.token(index).continuesName }

    /// Whether the phrase is only syllables of a name that began before it, as capitals inside a run of them are: `Châu` of
    /// `Phan Châu Trinh`. A place that ends the run is none, with the unit's word before it or without.
    func goesOnWithName(_ match: LexiconMatch, _ nameEnd: Int) -> Bool {
        let first = passage.token(match.start)
        guard continuesRun(match.start, nameEnd),
            // Letters, or words behind letters: `Trường THPT Lê Lợi TP Vinh`, `Ban QLDA Phát triển đô thị`.
            first.isAllCapitals == passage.token(match.start - 1).isAllCapitals
        else { return false }
        if Self.units.contains(match.kind) { return !isPlace(match.end) && !passage.hasNoVowel(first) }
        // Between capitals that no name is, `BỘ DU LỊCH VÀ THỂ THAO`, a phrase is told by its words.
        let isSame = first.isAllCapitals && isSameWords(match)
        if EntryKinds.placeNames.contains(match.kind) { return !endsRun(match.end) && !isSame }
        return !isSame && !(first.isAllCapitals && (EntryKinds.bodies.contains(match.kind) || isLetters(match)))
    }

    /// Whether the word of a unit is the first syllable of a name: `Châu Văn Liêm`, the commune `Bản Phố`, `Thành Phố Xanh`,
    /// and where the name is free, `Bản Vẽ`.
    func beginsName(_ match: LexiconMatch, inFreeName isFree: Bool) -> Bool {
        guard match.start > 0, Self.units.contains(match.kind), passage.token(match.start).isCapital else {
            return false
        }
        let last = passage.token(match.end - 1)
        // `Công ty Chứng khoán Thủ Đô`
        let isWritten = match.count > 1 && last.isCapital && !last.isAllCapitals
        guard passage.token(match.end).continuesName else { return isFree && isWritten }
        if let commune = passage.longest(EntryKinds(.commune), at: match.start), commune.count > match.count,
            endsRun(commune.end)
        {
            return true
        }
        if isPlace(match.end) { return false }
        if passage.token(match.start).traits.contains(.family), passage.looksLikeFullName(match.start) { return true }
        return isWritten || isFree && match.attributes.contains(.weak) && !passage.token(match.start).isAllCapitals
    }

    func endsRun(_ index: Int) -> Bool { !passage.token(index).continuesName }

    /// Whether a known place is all that is left of the run at `index`.
    func isPlace(_ index: Int) -> Bool {
        let start = passage.token(index).isMark(".") ? index + 1 : index
        let place = passage.longest(EntryKinds.placeNames + EntryKinds(.commune), at: start)
        return place.map { endsRun($0.end) } ?? false
    }

    /// Whether a country's word is only a syllable of another name: `Mỹ` of `phường Tân Mỹ`, `xã Mỹ Thành`.
    func isInsideName(_ match: LexiconMatch) -> Bool {
        guard match.kind == .country, match.count == 1 else { return false }
        let start = match.start
        let end = match.end
        func continues(_ index: Int) -> Bool {
            index > 0 && index < passage.count && passage.token(index).continuesName
        }
        return continues(end) && passage.longest(Self.phrases, at: end) == nil
            || continues(start) && passage.token(start - 1).isCapitalWord
                && passage.longest(Self.phrases, at: start - 1) == nil
                && !passage.endsPhrase(Self.phrases, before: start)
    }

    // MARK: Free names

    /// Whether the phrase, which stands behind the head of a body with a free name, is no part of that name: letters, a
    /// closing unit or place, another body's head, and what the head is of.
    /// - Parameter isField: whether the phrase stands directly behind the head.
    func isNoName(_ match: LexiconMatch, isField: Bool) -> Bool {
        let first = passage.token(match.start)
        let next = passage.token(match.end)
        if EntryKinds.roles.contains(match.kind) { return false }
        if Self.units.contains(match.kind) {
            // `Làng nghề`; `mạng xã hội X`
            let isNamed = next.isCapitalWord || next.hasDigits || next.isMark(".")
            return isNamed || match.end == passage.count && !first.isSingleLetter
        }
        if isLetters(match) { return true }
        if EntryKinds.placeNames.contains(match.kind) {
            // `Quốc tế Mỹ`, but `Mỹ nghệ`; `Đông Nam bộ`, but `Trường Quốc tế Á Châu`
            let closes =
                !next.isWord || next.traits.contains(.stop) || passage.begins(.atWord, at: match.end)
                || next.isCapital && passage.begins(EntryKinds.bodies + EntryKinds.placeNames, at: match.end)
            let isFull = (match.start..<match.end).allSatisfy { passage.token($0).isCapitalWord }
            return closes && !(match.kind == .region && isFull && !first.isAllCapitals)
        }
        if match.kind == .central { return true }
        return (first.isCapital || isField && match.kind == .field) && isSameWords(match)
    }

    /// Whether a word of the phrase is written by letters: `UBND`, `Công ty CP`, `T.Ư Đảng`, but `TRƯỜNG HẢI` is not.
    func isLetters(_ match: LexiconMatch) -> Bool {
        match.count == 1 && passage.token(match.start).isAllCapitals
            || (match.start..<match.end).contains { at in
                let token = passage.token(at)
                return token.isAllCapitals && passage.hasNoVowel(token)
                    || token.isSingleLetter && token.isCapital && at + 1 < match.end
                        && passage.token(at + 1).isMark(".")
            }
    }

    /// Whether the lexicon's form has the words of the text, whatever their case and the marks between them.
    func isSameWords(_ match: LexiconMatch) -> Bool {
        let canonical = lexicon.canonicalBytes(match.entry)
        let from = Int(passage.token(match.start).start)
        let to = Int(passage.token(match.end - 1).end)
        if passage.text[from..<to].elementsEqual(canonical) { return true }
        var words: [UInt8] = []
        for at in match.start..<match.end { Spelling.appendComposed(passage.bytes(passage.token(at)), to: &words) }
        func letters(_ bytes: some Collection<UInt8>) -> [Unicode.Scalar] {
            String(decoding: bytes, as: UTF8.self).lowercased().unicodeScalars.filter {
                $0.properties.isAlphabetic || $0.properties.numericType != nil
            }
        }
        return letters(words) == letters(canonical)
    }
}
