// The names that no list has: what stands behind a head up to a verb, a mark or the next mention, and the topics by
// which committees are named.
extension BodyRecognizer {
    /// The end of a free name behind a head: words with capitals, numbers behind them, and lower-case words that lead
    /// to a capital and are no verb or particle; nil where there is none.
    func freeName(_ index: Int, _ head: LexiconMatch, in passage: Passage) -> Int? {
        guard passage.follows(index) else { return nil }
        if passage.token(index).isQuote { return quotedName(index, head, in: passage) }
        // `Ban Quản lý dự án và Ban Tổ chức …`: two bodies.
        if passage.begins(.conjunction, at: index), passage.token(index + 1).isCapital,
            passage.body(at: index + 1) != nil
        {
            return nil
        }
        // `Trường Tiểu học 2 Đất Mũi`, `Trường THPT số 1 Bảo Yên`
        if head.attributes.contains(.eponym), !passage.token(index).isCapital, let after = number(index, in: passage),
            passage.follows(after),
            passage.token(after).continuesName, !passage.begins(.country, at: after),
            let end = freeName(after, head, in: passage)
        {
            return end
        }
        // `Chi bộ Tổ dân phố số 6`: a place, which closes the name.
        if head.attributes.contains(.level), passage.token(index).isCapital, passage.token(head.start).isCapital,
            passage.place(at: index)?.rule == .placeUnit
        {
            return nil
        }
        // `Trường Đại học Vinh`, `Văn phòng Bộ Quốc phòng`: a body of its own is the whole name.
        var ownEnd = 0
        if let body = passage.body(at: index), passage.token(index).isCapital {
            let after = passage.token(body.end)
            if body.rule != .bodyName || !after.isCapitalWord || after.gap != .space
                || !head.attributes.contains(.eponym)
                // `Chủ tịch Tập đoàn Samsung Electronics Lee Jae Yong`
                || isGoverned(head.start, in: passage)
                    && (passage.looksLikeFullName(body.end)
                        || passage.isForeign(after) && !after.traits.isDisjoint(with: .foreign)
                            && passage.capitalRunEnd(body.end) - body.end >= 2)
            {
                // `quyết định thanh tra Công ty Hòa Bình`: what is done to it.
                let isDone =
                    head.attributes.contains(.verb) && body.rule == .bodyOpen && !passage.token(head.start).isCapital
                    && !isGoverned(head.start, in: passage)
                return isDone ? nil : body.end
            }
            // `Công ty TNHH Lotte Properties`: a brand in a longer name.
            ownEnd = body.end
        }
        guard mayBegin(index, head, in: passage) else { return nil }
        // `CÔNG TY CỔ PHẦN GIỐNG CÂY TRỒNG HÒA THUẬN`: in capitals a mark or the line's end closes the name.
        if head.attributes.contains(.eponym), head.count >= 2, passage.isShouting(index) {
            let end = passage.capitalRunEnd(index, limit: 12)
            if passage.token(head.start).isAllCapitals, !passage.follows(end) || passage.token(end).isMark {
                return end
            }
        }
        // but `Trường ĐH VH-TT-DL Thanh Hóa`
        if passage.isShouting(index)
            && !(passage.token(index - 1).isAllCapitals && passage.hasNoVowel(passage.token(index)))
            || passage.token(index).traits.contains(.religious) && passage.token(head.start).isAllCapitals
        {
            return nil
        }
        // `Giám đốc HTX Hồng Xuân Nguyễn Thị Thoan`: five syllables or more are two names.
        if head.attributes.contains(.open), isGoverned(head.start, in: passage), !passage.token(index).isAllCapitals,
            case let run = passage.capitalRunEnd(index), run - index >= 5, passage.body(at: index) == nil,
            let person = ((index + 1)...(index + 3)).first(where: { at in
                passage.token(at).traits.contains(.family) && !passage.token(at).traits.contains(.weakName)
                    && passage.token(at + 1).traits.contains(.middle) && run - at >= 3 && run - at <= 4
            }), passage.looksLikeFullName(person)
        {
            return person
        }
        guard !isPersons(index, head, in: passage) else { return nil }
        return nameEnd(index, ownEnd, head, in: passage)
    }

    /// The end of a name in quotation marks behind a capital head that is not one of several: `Quỹ "Mái ấm tình thương"`.
    private func quotedName(_ index: Int, _ head: LexiconMatch, in passage: Passage) -> Int? {
        guard head.attributes.contains(.open), !head.attributes.contains(.topic), passage.token(head.start).isCapital,
            passage.token(index).gap == .space, passage.token(index + 1).isCapitalWord,
            passage.token(index + 2).isWord,
            let end = ((index + 3)..<(index + Self.quotedLimit)).first(where: { passage.token($0).isQuote }),
            (index...end).allSatisfy({ passage.follows($0) })
        else { return nil }
        return end + 1
    }

    /// The longest name in quotation marks, in tokens.
    private static let quotedLimit = 12

    /// Whether a name may begin at `index`, by its first word and the head's.
    private func mayBegin(_ index: Int, _ head: LexiconMatch, in passage: Passage) -> Bool {
        // `Đại sứ quán KHÔNG ủy quyền …`
        if passage.token(index).isAllCapitals, passage.token(index).traits.contains(.stop),
            !passage.token(head.start).isAllCapitals, !passage.token(index + 1).isCapital
        {
            return false
        }
        // `Phó Giám đốc Trung tâm Dương Thị Tường Vi`
        if passage.token(index).traits.contains(.family), passage.token(index + 1).isCapital,
            passage.begins(.nameMarker, at: index + 1), !passage.begins(.unit, at: index + 1),
            head.attributes.contains(.field),
            isGoverned(head.start, in: passage)
        {
            return false
        }
        let headIsLower = !passage.token(head.start).isCapital
        if !passage.token(index).isCapital
            && (head.count == 1 && !(head.attributes.contains(.firm) && leadsToName(index, in: passage))
                || headIsLower && !head.attributes.contains(.field))
        {
            return false
        }
        // `Lữ đoàn 270 hành quân …`, `đội U.23 về nước`: a number closes the name.
        if !passage.token(index).isCapital, passage.token(index - 1).hasDigits,
            !passage.begins(EntryKinds.bodies + EntryKinds(.field), at: index)
        {
            return false
        }
        // `Tổ chức trọng thể lễ tang …`: a verb that begins the sentence.
        if !passage.token(index).isCapital, head.attributes.contains(.capital), passage.isSentenceStart(head.start),
            passage.longest(.generic, at: head.start)?.end == head.end
        {
            return false
        }
        // `Thanh tra tỉnh kiến nghị Chủ tịch …`: the level closes the name.
        if !passage.token(index).isCapital, head.attributes.contains(.level), passage.begins(.level, at: index) {
            return false
        }
        // `Phó Chánh Thanh tra Đặng Tòn Phin`: a family name begins no name of a head that levels follow.
        if head.attributes.contains(.level), !head.attributes.contains(.eponym), !head.attributes.contains(.open),
            passage.token(index).traits.contains(.family),
            !passage.token(index).traits.contains(.weakName), passage.capitalRunEnd(index) - index >= 3,
            passage.place(at: index) == nil, passage.body(at: index) == nil
        {
            return false
        }
        return true
    }

    /// Whether what stands at `index` is a person's name, of which the head bears none.
    private func isPersons(_ index: Int, _ head: LexiconMatch, in passage: Passage) -> Bool {
        // `Công ty CP Đầu tư Địa ốc Nam Phú Gia`: a firm's name, for no family's begins it.
        let isPersons =
            passage.looksLikeFullName(index)
            // `Ngân hàng Công Thương Việt Nam`
            && passage.longest(Self.field, at: index).map { $0.count >= 2 && passage.token(index + 1).isCapital }
                != true
            && !(head.attributes.contains(.firm) && passage.token(index).traits.isDisjoint(with: .family))
        // `Phó Tổng Giám đốc Tập đoàn Nguyễn Anh Phóng`
        if head.attributes.contains(.firm), passage.token(index + 1).traits.contains(.middle),
            isGoverned(head.start, in: passage), passage.capitalRunEnd(index) - index <= 4, isPersons
        {
            return true
        }
        // A person's full name names only what may bear one.
        if isPersons {
            // `Phó Chủ nhiệm TT Võ Chí Thảo`, `PBT TT Lê Văn Nam`: a standing deputy, no centre.
            if !head.attributes.contains(.eponym)
                || passage.longest(.modifier, at: head.start)?.end == head.end
                    && passage.endsPhrase(EntryKinds.roles, before: head.start)
                || passage.longest(EntryKinds.roles, at: head.start - 1)?.end == head.end
            {
                return true
            }
        }
        // `Trưởng Ban tổ chức Y Sing Kbuôr`
        if !head.attributes.contains(.eponym), passage.token(index).isSingleLetter,
            passage.token(index).traits.contains(.minority), passage.token(index + 1).isCapitalWord,
            // but `Đồn Biên phòng A Mú Sung`
            passage.longest(EntryKinds(.commune, .site), at: index).map({
                passage.capitalRunEnd(index) == $0.end || passage.looksLikeFullName($0.end)
            }) != true
        {
            return true
        }
        // `Chủ tịch HĐQT John Smith`
        let isForeigners =
            head.attributes.contains(.parent) && isGoverned(head.start, in: passage)
            && passage.token(index).traits.contains(.foreignFirst)
            && (2...3).contains(passage.capitalRunEnd(index) - index) && passage.isForeign(passage.token(index + 1))
        if isForeigners, passage.place(at: index) == nil, passage.body(at: index) == nil { return true }
        if head.count == 1, passage.token(head.start).traits.contains(.family),
            !passage.token(index).traits.isDisjoint(with: .behindFamily),
            passage.capitalRunEnd(index) - index == 2, passage.place(at: index) == nil
        {
            return true
        }
        return false
    }

    /// Whether one to five words in lower case lead to a name: `HTX miến dong Tài Hoan`.
    private func leadsToName(_ index: Int, in passage: Passage) -> Bool {
        var at = index
        while at - index < 5, passage.follows(at), passage.token(at).isWord, !passage.token(at).isCapital,
            !passage.token(at).traits.contains(.stop),
            !passage.begins(EntryKinds(.verb, .speechVerb, .appointment, .conjunction) + EntryKinds.address, at: at)
        { at += 1 }
        return passage.follows(at) && passage.token(at).continuesName && !passage.looksLikeFullName(at)
    }

    /// The topic by which a committee is named: `về phát triển văn hóa`, `triển khai dự án …`, up to a mark or a verb.
    func topic(_ index: Int, in passage: Passage) -> Int? {
        guard passage.follows(index) else { return nil }
        var at = index
        while let central = passage.longest(Self.central + Self.level, at: at), passage.follows(at) { at = central.end }
        if let place = passage.place(at: at), passage.follows(at) { at = place.end }
        if passage.follows(at), let occasion = passage.longest(.occasion, at: at),
            !passage.token(occasion.end).isCapitalWord,
            // `Ban chỉ đạo giải quyết …`
            passage.longest(.topicWord, at: at).map({ $0.end > occasion.end }) != true
        {
            return occasion.end
        }
        guard passage.follows(at) else { return nil }
        if let topic = passage.longest(.topicWord, at: at) {
            at = topic.end
        } else {
            return nil
        }
        while at - index < 32, at < passage.count {
            let token = passage.token(at)
            if at > index && token.gap == .line { break }
            if token.isMark {
                // A number's `68-NQ/TW`, `TP.HCM`, `phòng, chống`.
                let joins =
                    token.gap != .space && passage.token(at + 1).gap != .space && passage.token(at + 1).gap != .line
                    && (token.isMark("-") || token.isMark("/") || token.joinsPrevious)
                if joins || token.isMark(","), passage.begins(.generic, at: at - 1) {
                    at += 1
                    continue
                }
                if joins {
                    at += 1
                    continue
                }
                break
            }
            if token.kind == .other { break }
            // `… về chống khai thác IUU lần thứ 18`
            if passage.begins(.ordinalWord, at: at) { break }
            // `về hội nhập`, `giải quyết`: a stop's syllable inside a longer word.
            if let word = passage.longest(.topicWord, at: at), word.count > 1 {
                at = word.end
                // `tham nhũng, lãng phí, tiêu cực`: what ends the name of a committee.
                if word.attributes.contains(.closed) { break }
                continue
            }
            if passage.begins(EntryKinds(.speechVerb, .verb), at: at), !passage.begins(.topicWord, at: at - 1) { break }
            if token.traits.contains(.stop), !passage.begins(EntryKinds(.ofWord, .topicWord), at: at) { break }
            if token.isCapital, passage.begins(EntryKinds(.office, .roleHead), at: at) { break }
            at += 1
        }
        guard at > index else { return nil }
        // `… và chuyển đổi số tỉnh Nghệ An`
        if passage.follows(at), let unit = passage.place(at: at), unit.rule == .placeUnit { return unit.end }
        // `… và chuyển đổi số xã`
        if passage.follows(at), let level = passage.longest(Self.level, at: at), !passage.token(level.end).isCapitalWord
        {
            at = level.end
        }
        return at
    }
}
