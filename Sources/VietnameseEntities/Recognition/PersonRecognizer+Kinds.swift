// Where a name ends, by its kind: behind a word of address, by its family name, of a minority, foreign.
extension PersonRecognizer {
    /// What a name in capitals may stand before.
    private static let verbs = EntryKinds(
        .verb, .speechVerb, .encounter, .appointment, .appointer, .topicWord, .field)

    /// The end of the name whose free capitals are `index ..< end`, behind a word of address or a title; nil where it is none.
    func cuedEnd(_ index: Int, _ end: Int, _ cue: Cue, in passage: Passage) -> Int? {
        guard end > index, !headsBody(index, end, in: passage) else { return nil }
        let first = passage.token(index)
        let length = end - index
        if first.traits.contains(.family) && length >= 2 { return hyphenated(end, in: passage) }
        // `công nhân Mỏ Việt Nam`: of the country.
        if length >= 3, passage.longest(.country, at: end - 2)?.end == end, !passage.isForeign(first) { return nil }
        if length == 1 {
            if let nun = nunNameEnd(index, in: passage) { return nun }
            // `công chức VH-XH`
            if first.isAllCapitals, passage.token(end).isMark("-"), passage.token(end + 1).isAllCapitals { return nil }
            if isHyphenated(index, in: passage) { return hyphenated(end, in: passage) }
            if isOtherWord(index, cue, in: passage) { return nil }
        }
        // but `Phó Tổng thống JD Vance`
        if cue == .title, first.isAllCapitals, first.traits.subtracting(.startsAddress).isEmpty,
            length != 2 || first.length > 2 || passage.token(index + 1).isAllCapitals
                || !passage.token(index + 1).traits.isDisjoint(with: .vietnamese)
        {
            return nil
        }
        return hyphenated(min(end, index + 5), in: passage)
    }

    /// The end of a name with its family name first in a line of capitals, whose free words are `index ..< end`; nil where it
    /// is none.
    func capitalNameEnd(_ index: Int, _ end: Int, in passage: Passage) -> Int? {
        guard end > index, !headsBody(index, end, in: passage) else { return nil }
        let isFamily = passage.token(index).traits.contains(.family)
        // `LÊ HỒNG VINH PHÁT BIỂU`, `PHAN NHƯ Ý THÔI GIỮ CHỨC`: a verb of several syllables is no part of the name.
        let verb = (index + 2..<max(end, index + 2)).first {
            passage.longest(Self.verbs, at: $0).map { $0.count > 1 } == true
        }
        if let verb, isFamily { return verb }
        let end = verb ?? end
        let length = end - index
        var stop = index + 1
        while stop < end, stop - index < 4, !passage.token(stop).traits.isDisjoint(with: .vietnamese),
            !passage.token(stop).traits.contains(.stop),
            // `TRẦN HUY TUẤN TIẾP CÔNG DÂN`
            stop - index < 3 || !passage.follows(stop + 1) || passage.token(stop + 1).isMark
                || !passage.begins(EntryKinds(.encounter, .verb, .speechVerb), at: stop)
        { stop += 1 }
        // `Đ/c HỒ THỊ KĂN SƯƠNG: …`
        if length >= 3, length <= 5, !passage.begins(Self.honorific, at: index),
            !passage.token(index + 1).traits.isDisjoint(with: .minority.union(.family).union(.middle)),
            passage.token(end).isMark || !passage.follows(end)
        {
            stop = end
        }
        // `Đồng chí TRẦN HỮU CHÁT`: a syllable that no list has closes the name with its line.
        if stop == end - 1, length >= 3 || !passage.follows(index) && !passage.follows(end), length <= 4,
            !passage.follows(end) || passage.token(end).isMark
        {
            stop = end
        }
        return isFamily && stop - index >= 2 ? stop : nil
    }

    /// `Hiệu trưởng Trường Đại học`: whether the capitals `index ..< end` begin a body's head that goes on in small letters.
    private func headsBody(_ index: Int, _ end: Int, in passage: Passage) -> Bool {
        passage.longest(.bodyHead, at: index).map { $0.end > end } == true
    }

    /// `Thích nữ Diệu Nhàn`: the end of the religious name behind the one at `index` and a small word; nil where none is.
    private func nunNameEnd(_ index: Int, in passage: Passage) -> Int? {
        let end = index + 1
        guard passage.token(index).traits.contains(.religious), passage.follows(end),
            passage.longest(.nameParticle, at: end)?.attributes.contains(.closed) == true
        else { return nil }
        return passage.capitalRunEnd(end + 1, limit: 3)
    }

    /// `Đại sứ Bun-thăn Xay-nha-vông`, `Al-Khelaifi`: whether a hyphen joins the word to the next.
    private func isHyphenated(_ index: Int, in passage: Passage) -> Bool {
        let hyphen = passage.token(index + 1)
        let after = passage.token(index + 2)
        return hyphen.isMark("-") && hyphen.gap == .none && after.isWord && after.gap == .none
            && (after.isCapital || !passage.token(index).isSingleLetter)
    }

    /// Whether the capital word at `index`, alone behind a word of address or a title, is no name.
    private func isOtherWord(_ index: Int, _ cue: Cue, in passage: Passage) -> Bool {
        let word = passage.token(index)
        let after = passage.token(index + 1)
        // `Trình độ: Thạc sĩ Luật`
        if cue == .title, isLabelled(index, in: passage) { return true }
        if word.isAllCapitals, isOtherCapitals(index, cue, in: passage) { return true }
        // `ca sĩ Toàn cầu`, `VĐV Công an`: the first syllable of a longer word; `Khmer`: a word, but of no name.
        if passage.matchEnd(at: index) > index + 1 { return true }
        // `cán bộ Tư pháp`, `cán bộ Đoàn`
        if !after.isCapital || !passage.follows(index + 1),
            let address = passage.longest(EntryKinds.address, at: index - 2), address.end == index,
            passage.longest(.field, at: index).map({ $0.end > index + 1 }) == true
                || address.attributes.contains(.weak) && passage.begins(.bodyHead, at: index)
        {
            return true
        }
        // `nạn nhân Covid-19`
        if after.isMark("-"), after.gap == .none, passage.token(index + 2).isNumber { return true }
        // `Ủy viên Ban cán sự đảng Bộ`
        if cue == .title, passage.begins(EntryKinds(.level, .bodyHead), at: index) { return true }
        guard word.isKnown, cue == .title || passage.endsPhrase(.occupation, before: index) else { return false }
        return word.traits.isDisjoint(with: .anyName.union(.religious))
            || word.traits.contains(.weakName) && passage.follows(index + 1) && after.isWord && !after.isCapital
                && !after.traits.contains(.stop) && !passage.begins(.speechVerb, at: index + 1)
                && !passage.endsPhrase(EntryKinds(.rank, .degree, .religious), before: index)
    }

    /// Whether the word all in capitals at `index`, alone behind a word of address or a title, is no name but letters.
    private func isOtherCapitals(_ index: Int, _ cue: Cue, in passage: Passage) -> Bool {
        let word = passage.token(index)
        // `CHI HỘI TRƯỞNG Ở XÃ`
        if passage.begins(.atWord, at: index) { return true }
        // `công an KHÔNG làm việc qua điện thoại`
        if word.isKnown {
            return word.traits.contains(.stop) || word.traits.isDisjoint(with: .anyName.union(.religious))
        }
        // `giải ba HSG cấp thành phố`, `trọng tài VAR`, but `ông ABE`
        return word.length > 2
            && (word.length == 3 && passage.phrase(.honorific, before: index)?.attributes.contains(.weak) != false
                || passage.hasNoVowel(word))
            || cue == .title && passage.bytes(word).count > 3
    }

    /// Whether the title before `index` stands behind a label of a curriculum vitae: `Trình độ: `, `Học vị: `.
    private func isLabelled(_ index: Int, in passage: Passage) -> Bool {
        var first = index
        while first > 0, passage.follows(first), passage.owner[first - 1] == EntityType.title.ownerMark { first -= 1 }
        return passage.follows(first) && passage.token(first - 1).isMark(":")
            && passage.endsPhrase(.appointment, before: first - 1)
    }

    /// `Sjöholm-Vester`, `Kim Sang-sik`: a second name behind a hyphen.
    /// - Parameter parts: how many may follow each other at most, so that a chain of them is not walked from each of its words.
    func hyphenated(_ end: Int, parts: Int = 3, in passage: Passage) -> Int {
        // `Robert F. Kennedy`: an initial inside the name.
        if end > 1, passage.isInsideInitials(end), case let after = foreignRunEnd(end + 1, in: passage), after > end + 1
        {
            return after
        }
        // `Robert Kennedy Jr. nhằm …`: the full stop of the abbreviation, where no sentence ends.
        if end > 0, passage.isStop(end), passage.follows(end + 1), passage.token(end + 1).isWord,
            !passage.token(end + 1).isCapital, passage.begins(.nameSuffix, at: end - 1)
        {
            return end + 1
        }
        // `Kees van Baal`
        if end > 0, passage.follows(end), passage.token(end).isWord, !passage.token(end).isCapital,
            passage.token(end - 1).traits.isDisjoint(with: .vietnamese),
            let particle = passage.longest(.nameParticle, at: end), !particle.attributes.contains(.closed)
        {
            let after = foreignRunEnd(particle.end, in: passage)
            // `Jean de Lattre de Tassigny`
            if after > particle.end { return parts > 1 ? hyphenated(after, parts: parts - 1, in: passage) : after }
        }
        guard passage.token(end).isMark("-"), passage.token(end).gap == .none, passage.token(end + 1).gap == .none,
            // `Khaled Al-Sabah`, though Sabah is a place.
            passage.owner[end + 1] == 0 || passage.begins(.nameParticle, at: end - 1),
            passage.token(end + 1).isCapitalWord
                || passage.token(end + 1).isWord && !passage.token(end + 1).isSingleLetter
        else { return end }
        // `Díaz-Canel Bermúdez`, `Phôm-ma-chăn`
        let after = foreignRunEnd(end + 2, in: passage)
        // `Khăm-phởi Bút-đa-viêng`
        let next = end + 2
        if parts > 1, !passage.token(end + 1).isCapital, passage.token(next).continuesName, passage.owner[next] == 0,
            passage.token(next + 1).isMark("-"), passage.token(next + 1).gap == .none, passage.token(next + 2).isWord,
            !passage.token(next + 2).isCapital, passage.token(next + 2).gap == .none
        {
            return hyphenated(next + 1, parts: parts - 1, in: passage)
        }
        return parts > 1 && passage.token(after).isMark("-")
            ? hyphenated(after, parts: parts - 1, in: passage) : after
    }

    /// The end of the capital words from `index`, at most three, that no Vietnamese name has.
    private func foreignRunEnd(_ index: Int, in passage: Passage) -> Int {
        var end = index
        while end - index < 3, passage.token(end).continuesName, passage.owner[end] == 0, passage.place(at: end) == nil,
            passage.token(end).traits.isDisjoint(with: .vietnamese.union(.stop)),
            passage.token(end).traits.contains(.foreignLast)
                || !passage.begins(EntryKinds.roles + EntryKinds.bodies, at: end)
        { end += 1 }
        return end
    }

    private func hasMinority(_ index: Int, _ end: Int, in passage: Passage) -> Bool {
        for at in index..<end
        where passage.token(at).traits.contains(.minority) && !passage.token(at).traits.contains(.family) {
            return true
        }
        return false
    }

    /// The end of a Vietnamese name with its family name first, or `index` where there is none.
    func familyNameEnd(_ index: Int, _ end: Int, in passage: Passage) -> Int {
        let first = passage.token(index)
        guard first.traits.contains(.family), end - index >= 2 else { return index }
        if first.isSingleLetter { return index }
        var stop = index + 1
        while stop < end, stop - index < 5, !passage.token(stop).traits.isDisjoint(with: .vietnamese) { stop += 1 }
        let length = stop - index
        if stop < end && end - index <= 4 && length >= 2 && passage.token(stop).traits.isDisjoint(with: .stop) {
            // A syllable that no list has ends a name that is otherwise one.
            if !first.traits.contains(.weakName) || length >= 3
                || end - index >= 3 && !passage.isSentenceStart(index)
                    && passage.token(index + 1).traits.contains(.middle)
            {
                return end
            }
        }
        // `Đinh Hrơp`
        let second = passage.token(index + 1)
        if length == 1, end - index == 2, !second.isKnown, !second.isAllCapitals, !first.traits.contains(.weakName),
            !passage.isSentenceStart(index)
        {
            return end
        }
        if stop < end && length < 3 { return index }
        if length >= 3 {
            return first.traits.contains(.weakName) && passage.isSentenceStart(index) && length == 3
                && !passage.token(index + 1).traits.contains(.middle) ? index : stop
        }
        guard length == 2, !first.traits.contains(.weakName), passage.token(index + 1).traits.contains(.given),
            !passage.token(index + 1).traits.contains(.weakName) || !passage.isSentenceStart(index)
        else { return index }
        return stop
    }

    /// `Y Thanh Hà Niê Kđăm`, `H'Yim Kđoh`, `Vàng A Tủa`, `Thích Thanh Quyết`.
    func minorityNameEnd(_ index: Int, _ end: Int, in passage: Passage) -> Int? {
        let first = passage.token(index)
        // `Giuse Maria Nguyễn Đình Viện`: one saint's name or several, and the own.
        if first.traits.contains(.religious), end - index >= 2 {
            let own = (index..<end).first { !passage.token($0).traits.contains(.religious) } ?? end
            return min(end, own == index + 1 ? index + 4 : own + 4)
        }
        if passage.bearsPrefix(first), end - index >= 2 || isApposition(end, in: passage) { return end }
        // `Nay H'Nhan`
        if end - index >= 2, passage.bearsPrefix(passage.token(index + 1)), !first.traits.isDisjoint(with: .vietnamese)
        {
            return min(end, index + 4)
        }
        guard first.traits.contains(.minority), end - index >= 2 else { return nil }
        if end - index == 2, isLetterName(index, in: passage) { return end }
        var parts = 0
        for at in index..<end where passage.token(at).traits.contains(.minority) { parts += 1 }
        // `tiệm vàng Kim Lý`: two syllables that are Kinh as well prove nothing.
        if end - index == 2, !hasMinority(index, end, in: passage) { return nil }
        return parts >= 2 && (!first.isSingleLetter || end - index >= 3) ? end : nil
    }

    /// `Y Hlim`, `A Brếp`: a letter that stands for son or daughter, and a syllable that is none of Kinh.
    private func isLetterName(_ index: Int, in passage: Passage) -> Bool {
        let first = passage.token(index)
        let second = passage.token(index + 1)
        guard first.isSingleLetter, passage.follows(index), !passage.token(index - 1).isCapital, !second.isAllCapitals,
            !second.isSingleLetter, second.traits.isDisjoint(with: .kinh.union(.foreign))
        else { return false }
        if second.traits.contains(.minority) { return true }
        // `Serie A Italia`, `bảng A World Cup`
        return !second.isKnown && (passage.bytes(first).first == 0x59 || passage.isVietnamese(second))
    }

    func isForeignSecond(_ index: Int, in passage: Passage) -> Bool {
        let token = passage.token(index)
        // `Gerald Ford`
        let isSurname =
            token.traits.contains(.foreignLast) && passage.matchEnd(at: index) <= index + 1
            && !token.traits.contains(.weakName)
        guard isSurname || !passage.begins(EntryKinds.bodies, at: index),
            !passage.begins(EntryKinds.placeNames, at: index)
        else { return false }
        // `Kevin De Bruyne`
        if let particle = passage.longest(.nameParticle, at: index), passage.token(particle.end).continuesName {
            return true
        }
        return !token.isKnown || !token.traits.isDisjoint(with: .foreign.union(.family).union(.given))
    }

    func foreignEnd(_ index: Int, _ end: Int, in passage: Passage) -> Int {
        var stop = index + 1
        while stop < end, stop - index < 4, isForeignSecond(stop, in: passage) { stop += 1 }
        return hyphenated(stop, in: passage)
    }

    /// Whether a given name of two syllables begins at `index` behind a title or a word of address, though its first is a
    /// country's name: `NSND Anh Tú`, `cầu thủ Anh Đức`.
    func isGivenPair(_ index: Int, in passage: Passage) -> Bool {
        let given = passage.token(index + 1)
        guard passage.token(index).traits.contains(.startsAddress), passage.token(index).traits.contains(.given),
            !passage.token(index).isAllCapitals, given.continuesName, given.traits.contains(.given),
            passage.capitalRunEnd(index) == index + 2
        else { return false }
        let cue = cue(before: index, in: passage)
        return cue == .title || cue == .honorific
    }

    /// Whether a country's name behind an occupation says where the person is from: `thủy thủ Pháp`, `tay vợt Pháp Arthur …`.
    func isNationality(_ index: Int, _ run: Int, in passage: Passage) -> Bool {
        guard passage.followsOccupation(index), let country = passage.longest(.country, at: index) else { return false }
        return run == country.end || passage.isForeign(passage.token(country.end))
    }

    /// Whether a word for a group before a province's name says who they are there: `lãnh đạo Khánh Hòa`.
    func isGroup(before index: Int, of place: Candidate, in passage: Passage) -> Bool {
        passage.longest(.province, at: index)?.end == place.end
            && passage.phrase(.occupation, before: index)?.attributes.contains(.weak) == true
    }

    /// Whether the capitals up to `run` may be a name though a place's begins them, or none does.
    func mayBeName(_ place: Candidate?, _ run: Int, in passage: Passage) -> Bool {
        guard let place else { return true }
        return place.rule == .placeName && (place.end < run || isAmbiguous(place, passage))
    }

    /// Whether a word that is none of Vietnamese follows the place within the capitals up to `run`.
    func goesOnForeign(_ place: Candidate?, _ run: Int, in passage: Passage) -> Bool {
        guard let place, place.end < run else { return false }
        return passage.isForeign(passage.token(place.end))
    }

    /// Whether the first syllable is a family name, or the second a middle name, and the first begins no body or place.
    func hasFrame(_ index: Int, in passage: Passage) -> Bool {
        (passage.token(index).traits.contains(.family)
            || passage.token(index + 1).traits.contains(.middle)
                && !passage.token(index + 1).traits.contains(.weakName))
            && !passage.begins(EntryKinds.bodies + EntryKinds.roles + EntryKinds.placeNames, at: index)
    }

    func looksLikeName(_ index: Int, _ end: Int, in passage: Passage) -> Bool {
        for at in index..<end {
            let token = passage.token(at)
            if token.isKnown && token.traits.isDisjoint(with: .anyName) { return false }
            if passage.begins(EntryKinds.bodies, at: at) && at == index { return false }
        }
        return true
    }

    func isCapitalLine(_ index: Int, in passage: Passage) -> Bool {
        let before = passage.token(index - 1)
        let after = passage.token(index + 1)
        return passage.follows(index) && before.isWord && before.isAllCapitals
            || passage.follows(index + 1) && after.isWord && after.isAllCapitals
    }
}
