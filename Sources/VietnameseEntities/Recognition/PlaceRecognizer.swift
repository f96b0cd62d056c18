/// Finds places: names of the lexicon, and a unit's or site's word with the name behind it.
///
///     tỉnh Nghệ An · phường 10 · quốc lộ 1A · xã Thạch Quảng · sông Lam · Việt - Trung
struct PlaceRecognizer {
    private static let heads = EntryKinds(.unit, .siteHead)
    /// Names that may follow a unit's word, where the bare name would be too ambiguous.
    private static let namesBehindUnit = EntryKinds.placeNames + EntryKinds(.commune)
    private static let levels = EntryKinds(.level)
    /// The tokens of a site's name behind which it is led over no further dash, so that a chain of them is walked once.
    private static let nameLimit = 16

    /// Proposes places at every anchor, right to left, so that a unit's word finds the name behind it.
    func recognize(in passage: inout Passage) {
        var at = passage.anchors.places.count - 1
        while at >= 0 {
            recognize(at: Int(passage.anchors.places[at]), in: &passage)
            at -= 1
        }
        for at in 0..<passage.anchors.places.count { list(after: Int(passage.anchors.places[at]), in: &passage) }
        for at in 0..<passage.anchors.dates.count { road(at: Int(passage.anchors.dates[at]), in: &passage) }
        for at in 0..<passage.anchors.dates.count { kilometre(at: Int(passage.anchors.dates[at]), in: &passage) }
        bareNames(in: &passage)
    }

    /// Names of units that stand without their unit's word: behind `ở`, `tại` where the lexicon has a commune of the
    /// name, or anywhere where the text has the name with its unit: `xã Vĩnh Hảo … ở Vĩnh Hảo`.
    private func bareNames(in passage: inout Passage) {
        var known: KeyMap?
        defer { known?.free() }
        for at in 0..<passage.candidates.count {
            let place = passage.candidates.base[at]
            guard place.type == .place, place.rule == .placeUnit, let head = passage.longest(.unit, at: place.first) else { continue }
            let start = passage.token(head.end).isMark ? head.end + 1 : head.end
            if place.end - start >= 2, place.end - start <= 3 {
                if known == nil { known = KeyMap() }
                known?.insert(key(start, place.end, in: passage))
            }
        }
        for at in 0..<passage.anchors.names.count {
            let index = Int(passage.anchors.names[at])
            let length = passage.capitalRunEnd(index, limit: 4) - index
            guard length >= 2, length <= 3, passage.place(at: index) == nil, !passage.token(index).isAllCapitals, passage.follows(index) || known != nil else { continue }
            let isKnown = known?.contains(key(index, index + length, in: passage)) == true && !passage.endsPhrase(EntryKinds.address + EntryKinds.roles, before: index)
            guard isKnown || passage.endsPhrase(.atWord, before: index)
                && passage.longest(.commune, at: index)?.end == index + length else { continue }
            guard !passage.begins(EntryKinds.bodies + EntryKinds.roles, at: index), !passage.isNameLine(index) else { continue }
            passage.proposePlace(Candidate(index, index + length, .place, .placeName))
        }
    }

    private func key(_ first: Int, _ end: Int, in passage: Passage) -> UInt64 {
        var key: UInt64 = 1
        for at in first..<end { key = (key ^ UInt64(passage.token(at).value)) &* 0x9E37_79B9_7F4A_7C15 }
        return key
    }

    /// `xã A và B`, `các phường A, B và C`, `khu công nghiệp A và B`: the names behind the first share its unit.
    private func list(after index: Int, in passage: inout Passage) {
        guard let head = passage.longest(Self.heads, at: index), let place = passage.place(at: index) ?? passage.place(at: head.end),
              place.rule == .placeUnit || place.first == head.end || head.kind == .siteHead && head.count >= 2 else { return }
        var end = place.end
        var items = 0
        while items < 12, passage.follows(end), passage.token(end).isMark(",") || passage.begins(.conjunction, at: end),
              passage.follows(end + 1), passage.token(end + 1).isCapitalWord, !passage.begins(EntryKinds.roles + EntryKinds.bodies, at: end + 1),
              let name = item(end + 1, head, in: passage) {
            let after = passage.token(name.end)
            if after.continuesName { return }
            if passage.place(at: end + 1).map({ $0.end < name.end }) ?? true { passage.proposePlace(Candidate(end + 1, name.end, .place, isRoad(head, passage) && name.entry == .none ? .placeSite : .placeName, name.entry)) }
            end = name.end
            items += 1
        }
    }

    private func recognize(at index: Int, in passage: inout Passage) {
        if isInsideName(index, in: passage) { return }
        // `em Hồ Ngọc Khánh My`
        if passage.token(index).isCapital, passage.token(index).traits.contains(.family), isAfterHonorific(index, in: passage), passage.capitalRunEnd(index) - index >= 4, !passage.begins(.country, at: index) { return }
        /// `biển Tây`, `đảo Giáng sinh`: the lexicon has the whole name, with its word.
        var isNamed = false
        if let head = passage.longest(Self.heads, at: index) {
            isNamed = passage.longest(EntryKinds(.water, .mountain, .site, .island), at: index).map {
                $0.end > head.end && (head.attributes.contains(.weak) && $0.kind != .island || passage.capitalRunEnd(head.end) < $0.end)
            } == true
            // `kênh YouTube Báo …`
            if let generic = passage.longest(.generic, at: index), generic.end > head.end, generic.attributes.contains(.cased) { return }
            if !isNamed, unit(head, in: &passage) { return }
            // `miền Tây Bắc`: of `miền tây bắc` only the first word bears a name.
            if head.attributes.contains(.place), let shorter = passage.longest(.siteHead, at: index), unit(shorter, in: &passage) { return }
        }
        name(at: index, isHeaded: isNamed, in: &passage)
    }

    /// Whether a unit's word at `index` stands inside a name or a longer unit's word: `phố` of `Thành phố Hồ Chí Minh`,
    /// `xã` of `Cộng hòa xã hội chủ nghĩa Việt Nam`.
    private func isInsideName(_ index: Int, in passage: Passage) -> Bool {
        guard let head = passage.longest(Self.heads, at: index) else { return false }
        for back in 1...3 where index >= back {
            guard passage.follows(index - back + 1) else { return false }
            if let whole = passage.longest(Self.heads + EntryKinds.placeNames, at: index - back), whole.end >= head.end, whole.kind != .siteHead,
               whole.kind == .unit || whole.end > head.end { return true }
        }
        return false
    }

    private func isCompass(_ index: Int, in passage: Passage) -> Bool { passage.begins(.compass, at: index) }

    /// `ĐT 0256 385…`: no road.
    private func isTelephone(_ number: Token, in passage: Passage) -> Bool { number.length > 2 && passage.bytes(number).first == 0x30 }

    /// A further name of a list: one that the lexicon has, or two syllables that are no person's.
    private func item(_ index: Int, _ head: LexiconMatch, in passage: Passage) -> (end: Int, entry: EntryID)? {
        // `cao tốc Hà Nội - Hải Phòng và Cầu Giẽ - Ninh Bình`
        if isRoad(head, passage), case let near = passage.longest(Self.namesBehindUnit, at: index)?.end ?? passage.capitalRunEnd(index, limit: 3),
           let end = farEnd(near, in: passage) { return (end, .none) }
        if let name = passage.longest(Self.namesBehindUnit, at: index) { return (name.end, name.entry) }
        if head.kind == .siteHead {
            // `các sông Thạch Hãn, Bến Hải, Bồ`
            guard passage.begins(.quantifier, at: head.start - 1), passage.follows(head.start) else { return nil }
            let end = passage.capitalRunEnd(index, limit: 3)
            return end - index <= 2 && passage.token(index).isKnown ? (end, .none) : nil
        }
        // `các bản Pá Khoang, Nặm Khún`: of several any two words will do.
        let isOfSeveral = passage.follows(head.start) && passage.begins(.quantifier, at: head.start - 1)
        guard !head.attributes.contains(.closed), passage.capitalRunEnd(index, limit: 3) == index + 2, !passage.token(index).isAllCapitals,
              isOfSeveral || passage.token(index).isKnown && passage.token(index + 1).isKnown else { return nil }
        return (index + 2, .none)
    }

    // MARK: A name that stands alone

    /// - Parameter isHeaded: whether the name begins with a word such as `đảo`, which makes it surer than its parts.
    private func name(at index: Int, isHeaded: Bool, in passage: inout Passage) {
        guard var match = passage.longest(EntryKinds.placeNames, at: index), !passage.isNameLine(index) else { return }
        // `Hà Nam`, `New York`: of several places of one name the surest.
        if match.attributes.contains(.weak) {
            let end = match.end
            passage.forEachMatch(EntryKinds.placeNames, at: index) { if $0.end == end, !$0.attributes.contains(.weak) { match = $0 } }
        }
        var end = match.end
        if match.attributes.contains(.pair) || match.attributes.contains(.weak) && end - index == 1 {
            if isPair(index, end, in: passage) {
                passage.proposePlace(Candidate(index, end, .place, .placePair, match.entry))
                return
            }
        }
        if match.attributes.contains(.pair), !(match.attributes.contains(.weak) && isWhose(index, in: passage)) { return }
        // `Pháp lệnh`, `Mỹ thuật`: a longer word of which the name is the first syllable.
        if passage.matchEnd(at: index) > end { return }
        let before = passage.token(index - 1)
        let joinsBefore = passage.follows(index) && before.isCapitalWord && passage.token(index).gap == .space
        let after = passage.token(end)
        let joinsAfter = after.continuesName
        // `nút giao Mỹ Thủy`: the first syllable of a longer name.
        if match.kind == .country, end - index == 1, joinsAfter, passage.capitalRunEnd(index) == end + 1, !after.traits.isDisjoint(with: .behindFamily),
           after.traits.isDisjoint(with: .foreign.union(.family)), !passage.begins(EntryKinds.roles + EntryKinds.bodies + EntryKinds.placeNames, at: end) { return }
        if match.attributes.contains(.weak) {
            // A word or a common name: only where nothing of a longer name stands beside it, and a cue before it.
            let afterRole = passage.endsPhrase(EntryKinds.roles, before: index)
            let nameFollows = joinsAfter && (!after.traits.isDisjoint(with: .behindFamily) || !afterRole && passage.isVietnamese(after))
            let isOfCountry = match.kind == .country && isWhose(index, in: passage)
            // `Người Việt đón năm mới`
            let goesOn = joinsBefore && !(isOfCountry && passage.isSentenceStart(index - 1))
            if goesOn || nameFollows || !afterRole && !isOfCountry && !hasLocativeCue(before: index, in: passage)
                && !(match.kind == .country && leadsCountries(end, in: passage)) { return }
        }
        // `Khu chứng tích Sơn Mỹ`: the last one.
        if match.kind == .country, end - index == 1, joinsBefore, !before.isAllCapitals, !before.traits.isDisjoint(with: .behindFamily), before.traits.isDisjoint(with: .stop),
           passage.token(index - 2).isWord || passage.token(index - 2).isMark(",") && before.traits.contains(.given) && !before.traits.contains(.family), !passage.isSentenceStart(index - 1), !passage.endsPhrase(EntryKinds.roles + EntryKinds.bodies + EntryKinds.placeNames + EntryKinds(.field), before: index) { return }
        // `Ông Kỳ Anh mong …`
        if match.kind != .country, end - index == 2, !joinsAfter, before.isCapital, !before.isAllCapitals, passage.follows(index), passage.longest(.honorific, at: index - 1)?.end == index { return }
        if match.attributes.contains(.ambiguous) {
            let isNationality = match.kind == .country && !(joinsAfter && passage.isVietnamese(after)) && passage.endsPhrase(.occupation, before: index)
            if !isNationality, isAfterHonorific(index, in: passage) { return }
            if joinsBefore && before.traits.contains(.family) && !before.traits.contains(.weakName) { return }
        }
        // `Bình Dương Hải`: a name goes on where the lexicon ends in the middle of it; a title, body or person may follow.
        if joinsAfter && end - index >= 2 && match.kind == .district && !passage.begins(EntryKinds.roles, at: end)
            && !after.traits.contains(.family) && !passage.begins(EntryKinds.bodies, at: end)
            && passage.capitalRunEnd(end) == end + 1 && after.traits.contains(.given) && !after.isAllCapitals {
            return
        }
        // `Bà Rịa - Vũng Tàu` is an entry; a country's ending `cũ` stays out.
        end = match.end
        // `Đam Rông 2`: a commune that has a number.
        if passage.token(end).isNumber, let commune = passage.longest(.commune, at: index), commune.end == end + 1 { end += 1 }
        let isSite = isHeaded || match.kind == .site && end - index >= 2
        passage.proposePlace(Candidate(index, end, .place, isSite ? .placeSite : .placeName, match.entry))
    }

    /// `Việt - Trung`, `Mỹ - Trung - Nga`: a short name beside a dash with another on its other side.
    private func isPair(_ index: Int, _ end: Int, in passage: Passage) -> Bool {
        let after = passage.token(end)
        if after.isMark("-"), passage.follows(end), let other = passage.longest(EntryKinds.placeNames, at: end + 1),
           other.kind == .country, !passage.token(other.end).isCapitalWord || passage.token(other.end).gap != .space {
            return true
        }
        guard passage.token(index - 1).isMark("-"), passage.follows(index), index >= 2 else { return false }
        if passage.place(at: index - 2) == nil, passage.longest(EntryKinds.placeNames, at: index - 2).map({ $0.kind == .country && $0.end == index - 1 }) == true { return true }
        // `Việt Nam - Anh`
        return placeEnds(EntryKinds(.country), at: index - 1, in: passage) && !after.isCapitalWord && passage.matchEnd(at: index) <= end
    }

    /// Whether a country's name at `index` says whose something is: `kinh tế Đức`, `học sinh Việt`.
    private func isWhose(_ index: Int, in passage: Passage) -> Bool {
        passage.follows(index) && (passage.endsPhrase(.nationCue, before: index) || passage.followsOccupation(index))
    }

    /// Whether another country stands behind a comma or `và` at `index`: `Anh, Pháp và Đức`.
    private func leadsCountries(_ index: Int, in passage: Passage) -> Bool {
        guard passage.follows(index), passage.token(index).isMark(",") || passage.begins(.conjunction, at: index), passage.follows(index + 1) else { return false }
        return passage.longest(EntryKinds.placeNames, at: index + 1).map { $0.kind == .country && !passage.token($0.end).isCapitalWord } == true
    }

    private func hasLocativeCue(before index: Int, in passage: Passage) -> Bool {
        guard passage.follows(index) else { return false }
        let before = passage.token(index - 1)
        if before.isMark("(") || index >= 2 && (before.isMark(",") || passage.begins(.conjunction, at: index - 1)) && placeEnds(EntryKinds.placeNames, at: index - 1, in: passage) { return true }
        // `cảm ơn Đức`, `chuyến thăm chính thức Anh`
        if passage.followsOccupation(index) || passage.endsPhrase(EntryKinds(.verb, .speechVerb, .encounter), before: index) { return true }
        return before.isWord && !before.isCapital && before.traits.contains(.stop)
            || passage.begins(Self.levels, at: index - 1)
            || passage.begins(EntryKinds.roles, at: index - 1) || passage.longest(EntryKinds.roles, at: index - 2)?.end == index
    }

    /// Whether a name of one of `kinds`, of at most four tokens, ends at `end`.
    private func placeEnds(_ kinds: EntryKinds, at end: Int, in passage: Passage) -> Bool {
        for start in max(0, end - 4)..<end {
            if let name = passage.longest(kinds, at: start), name.end == end { return true }
        }
        return false
    }

    private func isAfterHonorific(_ index: Int, in passage: Passage) -> Bool {
        guard passage.follows(index) else { return false }
        return passage.longest(EntryKinds.address, at: index - 1)?.end == index
            || passage.longest(EntryKinds.address, at: index - 2)?.end == index
    }

    // MARK: A unit's or site's word and a name

    private func unit(_ head: LexiconMatch, in passage: inout Passage) -> Bool {
        let start = head.start
        var nameStart = head.end
        guard passage.follows(nameStart) else { return false }
        let headIsShort = passage.token(start).isAllCapitals || passage.token(start).isSingleLetter
        // `TP.HCM`, `P.10`, `T.P Vinh`: a full stop may stand behind an abbreviated head.
        if headIsShort, passage.token(nameStart).isMark("."), passage.follows(nameStart + 1) { nameStart += 1 }
        // `xã biên giới Tùng Vài`, `xã đảo Tam Hải`
        if head.kind == .unit, !passage.token(nameStart).isCapital, let quality = passage.longest(.unitQuality, at: nameStart), passage.follows(quality.end) { nameStart = quality.end }
        let name = passage.token(nameStart)
        // `X.THIÊN`, below the text
        if passage.token(start).isSingleLetter, !passage.follows(start), passage.isNameLine(start) { return false }
        // `Cựu Thủ tướng Nepal KP Sharma Oli`: initials of a foreigner.
        if headIsShort, passage.token(start).isWord, name.isCapitalWord, !passage.isVietnamese(name) || name.isForeignNameOnly, passage.owner[nameStart] == 0, head.attributes.contains(.closed) == false { return false }
        if passage.token(start).isSingleLetter && nameStart == head.end { return false }
        // `xã N., huyện M.`
        if name.isSingleLetter, name.isCapital, head.kind == .unit, !headIsShort, passage.isStop(nameStart + 1) {
            passage.proposePlace(Candidate(start, passage.closingStop(nameStart + 1), .place, .placeUnit, head.entry))
            return true
        }
        // `xã Y Tý`, `xã Ô Lâm`; `TT Thích Nhuận Khê` is a monk.
        if name.isSingleLetter, passage.longest(Self.namesBehindUnit, at: nameStart).map({ $0.count >= 2 }) != true {
            // `bản Y Leeng`, `ấp Ô Đùng`
            guard head.kind == .unit, head.attributes.isDisjoint(with: [.closed, .numbered]) || passage.bytes(name).first == 0xC3, passage.bytes(name).first == 0x59 || passage.bytes(name).elementsEqual("Ô".utf8), passage.token(nameStart + 1).isCapitalWord,
                  !passage.begins(EntryKinds.roles, at: start - 1), !passage.endsPhrase(EntryKinds.bodies, before: start) else { return false }
        }
        if headIsShort, name.traits.contains(.religious) { return false }
        // `tổ dân phố số 9`, `khu dân cư số 7`, but `phường số 12 Lê Lợi`
        if head.attributes.contains(.numbered), !headIsShort, passage.begins(.numberWord, at: nameStart), passage.token(nameStart + 1).isNumber, passage.follows(nameStart + 1),
           !passage.token(nameStart + 2).isCapitalWord, !passage.token(nameStart + 2).isMark("/") {
            passage.proposePlace(Candidate(start, nameStart + 2, .place, .placeUnit, head.entry))
            return true
        }
        if head.kind == .siteHead { return site(head, nameStart, in: &passage) }

        if name.isNumber || name.kind == .mixed && !name.isCapital {
            guard head.attributes.contains(.numbered), passage.token(start).isSingleLetter == false || nameStart > head.end else { return false }
            // `tổ 3 người`; `thảo luận tại Tổ 8`
            if isTelephone(name, in: passage) || isQuantity(nameStart, in: passage) || head.attributes.contains(.weak) && (passage.isCounted(nameStart + 1) || passage.token(start).isCapital && !passage.isSentenceStart(start)) { return false }
            passage.proposePlace(Candidate(start, nameStart + 1, .place, .placeUnit, head.entry))
            return true
        }
        guard name.isCapitalWord, !head.attributes.contains(.unitary) else { return false }
        // `BẢN TIN THỂ THAO`
        if name.isAllCapitals || !name.isCapital, passage.longest(.generic, at: start).map({ $0.end > head.end }) == true { return false }
        // `CHỦ TỊCH HĐND XÃ VÀ ÔNG …`, `XÃ KHÓA I`
        if name.isAllCapitals, name.traits.contains(.stop) || passage.begins(EntryKinds(.conjunction, .termWord), at: nameStart) { return false }
        // `HĐND tỉnh H'Yéo`, `HĐND xã Điểu K'Ré`: persons' names; `phường B'Lao` is in the lexicon.
        if passage.bearsPrefix(name) && !passage.begins(Self.namesBehindUnit, at: nameStart) || passage.bearsPrefix(passage.token(nameStart + 1)) && name.traits.contains(.family) { return false }
        // `nông thôn TP.HCM`, `chuyến thăm cấp nhà nước Hàn Quốc`: the end of a longer word.
        if passage.follows(start), head.attributes.contains(.place) ? passage.endsPhrase(.generic, before: head.end)
            : passage.longest(.generic, at: start - 1)?.end == head.end { return false }
        if head.attributes.contains(.place), !passage.begins(EntryKinds(.country, .foreignRegion), at: nameStart) || passage.follows(start) && passage.matchEnd(at: start - 1) > start { return false }
        if head.attributes.contains(.weak) && passage.token(start).isCapital && !passage.isSentenceStart(start) { return false }
        if name.isAllCapitals && !passage.token(start).isCapital && !passage.begins(Self.namesBehindUnit, at: nameStart) { return false }
        let known = passage.longest(head.attributes.contains(.closed) ? EntryKinds.placeNames : Self.namesBehindUnit, at: nameStart)
        // Provinces, districts and towns are closed lists; abroad they bear names that are no Vietnamese syllables.
        // One that is missing, or of China, is told by the larger unit behind it: `thành phố Dương Giang, tỉnh Quảng Đông`.
        if known == nil, head.attributes.contains(.closed), name.isKnown {
            let run = passage.capitalRunEnd(nameStart)
            guard run - nameStart == 2, beginsUnit(run, in: passage) else { return false }
        }
        // `trưởng xóm Lường Thị Vọng`: a person's full name behind the unit's word.
        // `Chủ tịch UBND xã Đinh Văn Brơm`, though there is a commune of the name Đinh Văn.
        let endsInName = known.map { $0.count < 2 || $0.end < passage.capitalRunEnd(nameStart, limit: 5) && !passage.token($0.end).traits.contains(.family) } ?? true
        if endsInName, name.traits.contains(.family), passage.token(nameStart + 1).isCapitalWord, passage.token(nameStart + 1).traits.contains(.middle),
           passage.token(nameStart + 2).continuesName { return false }
        // `Chủ tịch UBND xã Cứ A Sử`, `Trưởng bản Giàng Páo Sểnh`: behind an office the unit's word closes its body.
        if known == nil, passage.endsPhrase(EntryKinds.bodies + EntryKinds.roles, before: start) || passage.begins(.roleHead, at: start - 1),
           passage.looksLikeFullName(nameStart) || name.traits.isSuperset(of: .family.union(.minority)) && passage.capitalRunEnd(nameStart) == nameStart + 3 { return false }
        var end = head.attributes.contains(.closed) && known != nil ? known!.end : nameEnd(nameStart, in: passage)
        guard end > nameStart else { return false }
        // `bản Tuyên ngôn`, `hai bản Thỏa ước`: the first syllable of a word.
        if end == nameStart + 1, !passage.token(end).isCapital, passage.matchEnd(at: nameStart) > end { return false }
        // `xã Đam Rông 2` where the list of communes has it, or a mark closes it.
        if !head.attributes.contains(.closed), passage.follows(end), passage.token(end).isNumber, passage.token(end).gap == .space, passage.token(end).length <= 2,
           passage.token(end + 1).isMark || !passage.follows(end + 1) || passage.token(end + 1).traits.contains(.stop) || beginsPerson(end + 1, in: passage), !passage.token(end + 1).isMark("/") && !passage.token(end + 1).isMark("-") { end += 1 }
        if passage.follows(start), passage.begins(.quantifier, at: start - 1)
            || passage.token(start - 1).isNumber && !passage.endsPhrase(EntryKinds(.ordinalWord, .dateCue, .numberWord), before: start - 1) {
            // `các phường A, B`: the unit's word belongs to all of them.
            passage.proposePlace(Candidate(nameStart, end, .place, .placeName, passage.longest(Self.namesBehindUnit, at: nameStart)?.entry ?? .none))
            return true
        }
        passage.proposePlace(Candidate(start, end, .place, .placeUnit, head.entry,
                                       passage.longest(Self.namesBehindUnit, at: nameStart)?.entry ?? .none))
        return true
    }

    /// Where the unit's name ends that starts at `start`: the lexicon's longest name, or as many capital syllables as
    /// such names have before a person's name or another mention begins.
    func nameEnd(_ start: Int, in passage: Passage) -> Int {
        var run = passage.capitalRunEnd(start, limit: 6)
        // A title or body that begins inside the run ends the name.
        for index in (start + 1)..<max(run, start + 1) where passage.begins(EntryKinds.roles, at: index)
            || passage.begins(.organ, at: index) {
            run = index
            break
        }
        if let known = passage.longest(Self.namesBehindUnit, at: start) {
            let end = known.end
            if run - end == 1 { return run }
            // `xã Hiếu Tử Đông Nguyễn Văn A`: one of the parts into which a commune was divided, and a person.
            return isCompass(end, in: passage) && passage.token(end + 1).traits.contains(.family) && passage.looksLikeFullName(end + 1) ? end + 1 : end
        }
        if run - start <= 2 { return run }
        // `xã Mường Chanh Hạ`, `bản Đen Kzum Vôn`
        if run - start == 3, isCompass(start + 2, in: passage) || !passage.token(start + 2).isKnown { return run }
        for index in (start + 1)..<run where passage.token(index).traits.contains(.family) && run - index >= 2 && index - start >= 1 {
            if index - start == 1 && run - index < 3 { continue }
            return index
        }
        // Most names of communes have two syllables; the lexicon lists the others.
        return passage.token(start).isKnown ? min(run, start + 2) : min(run, start + 3)
    }

    /// `Y Chai`, `Hồ Văn Nia`: a person's name behind the place's.
    private func beginsPerson(_ index: Int, in passage: Passage) -> Bool {
        let first = passage.token(index)
        return first.isCapitalWord && (passage.looksLikeFullName(index) || first.isSingleLetter && first.traits.contains(.minority) && passage.token(index + 1).isCapitalWord)
    }

    /// Whether the number at `index` counts what stands behind it: `trưởng thôn 29 tuổi`, `cao điểm 90 ngày đêm`.
    private func isQuantity(_ index: Int, in passage: Passage) -> Bool {
        passage.follows(index + 1) && passage.begins(EntryKinds(.ageWord, .measureWord, .dayWord, .yearWord, .monthWord), at: index + 1) && !passage.token(index + 2).isNumber
    }

    /// The end of the name behind a dash at `index`, the second of two ends: `Hà Nội - Hải Phòng`; nil where there is none.
    private func farEnd(_ index: Int, in passage: Passage) -> Int? {
        guard passage.token(index).isMark("-"), passage.follows(index), passage.token(index + 1).isCapitalWord, passage.follows(index + 1) else { return nil }
        return passage.longest(Self.namesBehindUnit, at: index + 1)?.end ?? passage.capitalRunEnd(index + 1, limit: 3)
    }

    /// Whether a dash may join two names behind the head.
    private func joinsTwo(_ head: LexiconMatch) -> Bool { head.attributes.contains(.plural) || head.attributes.contains(.pair) }

    private func site(_ head: LexiconMatch, _ nameStart: Int, in passage: inout Passage) -> Bool {
        let start = head.start
        let name = passage.token(nameStart)
        var end = nameStart
        // `ĐÌNH TRỌNG thực hiện`
        if passage.token(start).isAllCapitals, passage.isNameLine(start) { return false }
        // `trưởng thôn Lăng Thị Diệp`
        if passage.token(start).isCapital, passage.begins(.nameMarker, at: nameStart), name.isCapital, passage.token(nameStart + 1).isCapitalWord { return false }
        // `Ảnh: Đình Tuyên`
        if passage.token(start).isCapital, passage.follows(start), passage.token(start - 1).isMark(":"), passage.endsPhrase(.caption, before: start - 1) { return false }
        if name.isNumber || name.kind == .mixed {
            guard head.attributes.contains(.numbered), !isTelephone(name, in: passage), !isQuantity(nameStart, in: passage) else { return false }
            // `ngõ 12 Láng Hạ`: an alley and its street.
            let street = passage.capitalRunEnd(nameStart + 1, limit: 5)
            if head.attributes.contains(.parent), street - nameStart > 2, street - nameStart < 6, passage.token(nameStart + 1).gap == .space,
               passage.longest(EntryKinds.bodies + EntryKinds.roles, at: nameStart + 1).map({ $0.count < 2 }) ?? true { end = street } else { end = nameStart + 1 }
            passage.proposePlace(Candidate(start, end, .place, .placeUnit, head.entry))
            return true
        }
        // `khu đô thị sinh thái Việt Trì`: lower-case words may lead to the name behind a head of several words.
        if head.count >= 2 && head.attributes.contains(.open) {
            while end - nameStart < 6, passage.follows(end), passage.token(end).isWord, !passage.token(end).isCapital, !passage.token(end).traits.contains(.stop), !passage.begins(.verb, at: end) { end += 1 }
        }
        // `khu lưu niệm Chủ tịch Hồ Chí Minh`, `tượng đài vua Lý Thái Tổ`
        if head.count >= 2, let role = passage.longest(.office, at: nameStart), passage.token(role.end).isCapitalWord, passage.follows(role.end) {
            passage.proposePlace(Candidate(start, passage.capitalRunEnd(role.end, limit: 5), .place, .placeSite, head.entry))
            return true
        }
        // `nghĩa trang xã Quỳnh Anh`, `tượng đài chiến khu Ngọc Trạo`
        if end > nameStart || !passage.token(nameStart).isCapital, head.count >= 2, let place = passage.place(at: nameStart), place.rule == .placeUnit || place.rule == .placeSite {
            passage.proposePlace(Candidate(start, place.end, .place, .placeSite, head.entry))
            return true
        }
        let lead = end
        guard passage.follows(lead), passage.token(lead).isCapitalWord else { return false }
        // `Trưởng ban Quản lý các KCN Giáp Văn Thước`
        if passage.begins(.quantifier, at: start - 1), passage.looksLikeFullName(lead) { return false }
        if lead > nameStart, passage.begins(EntryKinds.roles + EntryKinds.bodies, at: lead) || passage.place(at: lead) == nil
            || passage.begins(EntryKinds(.country, .foreignCity), at: lead) { return false }
        if let place = passage.place(at: lead), lead > nameStart || place.rule == .placeUnit && passage.token(lead).isAllCapitals && place.end > lead + 1 {
            passage.proposePlace(Candidate(start, place.end, .place, .placeSite, head.entry))
            return true
        }
        // `đền Thái Lan`, `cảng biển Iran`: one of the country's, not a name.
        if let country = passage.longest(.country, at: nameStart), !isRoad(head, passage) {
            let after = passage.token(country.end)
            if !(after.continuesName), !(after.isMark("-") && passage.follows(country.end)) { return false }
        }
        if let other = passage.longest(EntryKinds(.organ, .bodyHead) + EntryKinds.roles, at: nameStart), other.kind != .bodyHead || other.count > 1, head.count == 1 || !passage.begins(.office, at: nameStart) { return false }
        if head.attributes.contains(.weak), passage.token(start).isCapital {
            // `Hồ Tây` is in the lexicon; `Hồ Văn An` is a person.
            if passage.token(start).traits.contains(.family) || !passage.isSentenceStart(start) { return false }
        }
        if let known = passage.longest(Self.namesBehindUnit, at: nameStart) { end = known.end }
        var run = passage.capitalRunEnd(nameStart, limit: 6)
        // `phố Nguyễn Chánh`; `Đội trưởng Hải quan cửa khẩu Chi Ma Lành Tuấn Anh`
        for index in nameStart..<run where index > nameStart && passage.longest(EntryKinds.roles, at: index).map({ $0.count > 1 || $0.kind != .roleHead }) == true
            || index > nameStart + 1 && passage.token(index).traits.contains(.family) && passage.looksLikeFullName(index) {
            run = index
            break
        }
        end = max(end, run)
        // `sân Look E-san`, `sân Prince Abdullah Al-Faisal`
        while end - nameStart < Self.nameLimit, passage.token(end).isMark("-"), passage.token(end).gap == .none, passage.token(end + 1).isWord, passage.token(end + 1).gap == .none { end = max(end + 2, passage.capitalRunEnd(end + 1, limit: 3)) }
        // `đường ĐT 746`
        if isRoad(head, passage), end == nameStart + 1, name.isAllCapitals, passage.follows(end), passage.token(end).isNumber { end += 1 }
        // `cao tốc Biên Hòa - Vũng Tàu`, `giao lộ Lê Lợi - Pasteur`, `Phú Mỹ 3`
        if head.attributes.contains(.open) {
            while end - nameStart < Self.nameLimit, joinsTwo(head), let other = farEnd(end, in: passage) { end = other }
            let after = passage.token(end + 1)
            if passage.token(end).isNumber && passage.token(end).gap == .space && passage.token(end).length <= 2
                && (!after.isWord || after.gap == .line || after.traits.contains(.stop) || head.count >= 3) {
                end += 1
            }
        }
        if head.count == 1, passage.follows(start), passage.begins(.quantifier, at: start - 1) {
            // `các sông Thạch Hãn, Bến Hải`
            passage.proposePlace(Candidate(nameStart, end, .place, .placeName))
            return true
        }
        if isRoad(head, passage), let tail = passage.longest(.siteTail, at: end), passage.follows(end) {
            // `đường Nguyễn Đình Chiểu kéo dài`, not `kéo dài 3 km`
            let after = passage.token(tail.end)
            if !passage.follows(tail.end) || after.isMark || after.traits.contains(.stop) { end = tail.end }
        }
        let (from, to) = address(start, end, head, in: passage)
        passage.proposePlace(Candidate(from, to, .place, .placeSite, head.entry))
        return true
    }
}
