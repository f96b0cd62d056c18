// What looks like a unit and is none: a letter, a part of a longer word, a person's name, a department.
extension PlaceRecognizer {
    /// Whether the word says one of a country's: `bang Mỹ`.
    func isOneOfCountry(_ headed: Headed, in passage: Passage) -> Bool {
        headed.head.kind == .unit && headed.attributes.contains(.weak) && headed.attributes.isDisjoint(with: .place)
            && passage.longest(.country, at: headed.nameStart).map({
                passage.capitalRunEnd(headed.nameStart) == $0.end
            }) == true
            && !passage.begins(.foreignRegion, at: headed.nameStart)
    }

    /// Whether a word written short is none of a unit: a person's initial or rank.
    func isOtherAbbreviation(_ headed: Headed, in passage: Passage) -> Bool {
        guard headed.isShort else { return false }
        let word = passage.token(headed.start)
        let name = headed.name
        if word.isSingleLetter {
            if headed.nameStart == headed.head.end, headed.head.count == 1 { return true }
            // `X.THIÊN`, below the text
            if !passage.follows(headed.start), passage.isNameLine(headed.start) { return true }
        }
        // `TT Thích Nhuận Khê` is a monk.
        if name.traits.contains(.religious) { return true }
        // `Cựu Thủ tướng Nepal KP Sharma Oli`: initials of a foreigner.
        return word.isWord && name.isCapitalWord && !headed.attributes.contains(.closed)
            && passage.isForeign(name) && passage.owner[headed.nameStart] == 0
    }

    /// Whether the word has its capital inside a sentence: `thảo luận tại Tổ 8`.
    func isCapitalInside(_ headed: Headed, in passage: Passage) -> Bool {
        passage.token(headed.start).isCapital && !passage.isSentenceStart(headed.start)
    }

    /// Whether the unit's word or the capital behind it is part of other words.
    func isOtherWord(_ headed: Headed, in passage: Passage) -> Bool {
        let (start, nameStart) = (headed.start, headed.nameStart)
        if headed.name.isAllCapitals {
            // `BẢN TIN THỂ THAO`
            if passage.longest(.generic, at: start).map({ $0.end > headed.head.end }) == true { return true }
            // `CHỦ TỊCH HĐND XÃ VÀ ÔNG …`, `XÃ KHÓA I`, but `HUYỆN VỤ BẢN`
            if headed.name.traits.contains(.stop)
                || passage.begins(EntryKinds(.conjunction, .termWord, .formerWord), at: nameStart),
                passage.longest(Self.namesBehindUnit, at: nameStart).map({ $0.count < 2 }) ?? true
            {
                return true
            }
            if !passage.token(start).isCapital, !passage.begins(Self.namesBehindUnit, at: nameStart) { return true }
        }
        // `nông thôn TP.HCM`, `chuyến thăm cấp nhà nước Hàn Quốc`: the end of a longer word.
        if headed.attributes.contains(.place) {
            if !passage.begins(EntryKinds(.country, .foreignRegion), at: nameStart)
                || passage.follows(start)
                    && (passage.matchEnd(at: start - 1) > start
                        || passage.endsPhrase(.generic, before: headed.head.end))
            {
                return true
            }
        } else if passage.follows(start), passage.longest(.generic, at: start - 1)?.end == headed.head.end {
            return true
        }
        return headed.attributes.contains(.weak) && isCapitalInside(headed, in: passage)
    }

    /// Whether the word that is everyday's as well bears a name where it stands: `trú tại khối Tân Phượng`, but `khối Dân
    /// vận`, `khối ASEAN`.
    func bearsName(_ headed: Headed, in passage: Passage) -> Bool {
        let nameStart = headed.nameStart
        let end = passage.capitalRunEnd(nameStart, limit: 3)
        return headed.attributes.contains(.parent) && !headed.attributes.contains(.weak) && end == nameStart + 2
            && headed.name.isKnown && !headed.name.isAllCapitals
            && passage.matchEnd(at: nameStart) <= end
            && !passage.begins(EntryKinds.bodies + EntryKinds.roles + EntryKinds(.field, .country), at: nameStart)
            && (passage.endsPhrase(
                EntryKinds.bodies + EntryKinds.roles + EntryKinds(.siteCue, .atWord), before: headed.start)
                || passage.token(end).isMark(",") && passage.place(at: end + 1)?.rule == .placeUnit)
    }

    /// The name that the lexicon has behind the unit's word, or nil.
    @inline(__always)
    func knownName(_ headed: Headed, in passage: Passage) -> LexiconMatch? {
        let kinds = headed.attributes.contains(.closed) ? EntryKinds.placeNames : Self.namesBehindUnit
        guard let known = passage.longest(kinds, at: headed.nameStart) else { return nil }
        // `tỉnh Thái Bảo`: Thái is Thailand in pairs alone.
        return known.attributes.contains(.pair) && known.end < passage.capitalRunEnd(headed.nameStart) ? nil : known
    }

    /// Whether a name may be missing in the lexicon behind a word whose names are all listed.
    ///
    /// Provinces, districts and towns are closed lists; abroad they bear names that are no Vietnamese syllables.
    func mayBeUnlisted(_ headed: Headed, in passage: Passage) -> Bool {
        let (start, nameStart) = (headed.start, headed.nameStart)
        let run = passage.capitalRunEnd(nameStart)
        if run - nameStart == 2 {
            // One that is missing, or of China, is told by the larger unit behind it: `thành phố Dương Giang, tỉnh Quảng
            // Đông`.
            if passage.token(run).isMark(","), passage.place(at: run + 1) != nil { return true }
            // `về huyện Yên Hưng hoạt động`: one of old, which no longer is.
            if !passage.token(start).isCapital, passage.follows(start),
                !headed.name.traits.contains(.family) || headed.name.traits.contains(.weakName),
                passage.begins(
                    EntryKinds(.atWord, .siteCue, .topicWord, .apposition, .untilWord, .objectWord), at: start - 1)
            {
                return true
            }
        }
        // `huyện Nam An Khê`: a part of one that is known.
        return isCompass(nameStart, in: passage) && passage.longest(.district, at: nameStart + 1)?.end == run
    }

    /// Whether the capitals behind the unit's word are a person's name.
    func isPersonsName(_ headed: Headed, _ known: LexiconMatch?, in passage: Passage) -> Bool {
        let (name, nameStart) = (headed.name, headed.nameStart)
        let second = passage.token(nameStart + 1)
        // `HĐND tỉnh H'Yéo`, `HĐND xã Điểu K'Ré`; `phường B'Lao` is in the lexicon.
        if passage.bearsPrefix(name) && !passage.begins(Self.namesBehindUnit, at: nameStart)
            || name.traits.contains(.family) && passage.bearsPrefix(second)
        {
            return true
        }
        // `trưởng xóm Lường Thị Vọng`
        if name.traits.contains(.family), second.isCapitalWord, second.traits.contains(.middle),
            passage.token(nameStart + 2).continuesName, isShorterThanName(known, nameStart, in: passage),
            // but `Chủ tịch UBND TP Vinh Trần Văn An`
            known == nil || !second.traits.contains(.family) || !passage.looksLikeFullName(nameStart + 1),
            !beginsPersonsName(nameStart + 2, in: passage)
        {
            return true
        }
        return known == nil && isOfficeHolder(headed, in: passage)
    }

    /// Whether the lexicon has no name at `nameStart` or only the beginning of a longer one: `Chủ tịch UBND xã Đinh Văn Brơm`,
    /// though there is a commune of the name Đinh Văn.
    private func isShorterThanName(_ known: LexiconMatch?, _ nameStart: Int, in passage: Passage) -> Bool {
        guard let known, known.count >= 2 else { return true }
        return known.end < passage.capitalRunEnd(nameStart, limit: 5)
            && !passage.token(known.end).traits.contains(.family)
    }

    /// Whether capitals that are no known name are a person's, as the office says that the unit's word closes.
    private func isOfficeHolder(_ headed: Headed, in passage: Passage) -> Bool {
        let (name, start, nameStart) = (headed.name, headed.start, headed.nameStart)
        let isPeoples = !name.traits.isDisjoint(with: .family.union(.minority))
        // `Chủ tịch UBND xã Cứ A Sử`, `Trưởng bản Giàng Páo Sểnh`
        if passage.endsPhrase(EntryKinds.bodies + EntryKinds.roles, before: start)
            || passage.begins(.roleHead, at: start - 1),
            passage.looksLikeFullName(nameStart) && !beginsPersonsName(nameStart + 2, in: passage)
                // `Trưởng ấp Thạnh Thới Đông`
                && (!name.isKnown || isPeoples)
                || name.traits.isSuperset(of: .family.union(.minority))
                    && passage.capitalRunEnd(nameStart) == nameStart + 3
        {
            return true
        }
        // `chủ tịch xã Đinh Quý hứa rồi`: no commune has the name, and it begins as persons' do.
        return name.traits.contains(.family) && !name.traits.contains(.weakName) && !name.isAllCapitals
            && passage.token(nameStart + 1).traits.contains(.given) && passage.begins(.level, at: start)
            && passage.capitalRunEnd(nameStart) == nameStart + 2 && passage.endsPhrase(.office, before: start)
    }

    /// Whether the word and its full stop say a department: `P. Tư pháp`, `P.TCHC`.
    func isDepartment(_ headed: Headed, _ known: LexiconMatch?, in passage: Passage) -> Bool {
        let (name, nameStart) = (headed.name, headed.nameStart)
        guard nameStart > headed.head.end else { return false }
        return passage.longest(.field, at: nameStart).map({ $0.end > known?.end ?? nameStart }) == true
            || known == nil && name.isAllCapitals && passage.hasNoVowel(name)
    }
}
