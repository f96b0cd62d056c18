/// Says who holds which title and which names are one person, over the whole of a document.
///
/// Holders by syntax, in this order: a name directly behind the title (and behind titles joined to it); apposition
/// behind a name, by comma, dash or bracket, until a verb ends it; an appointment (`giữ chức`, `được bầu làm`) with
/// the name before it in the sentence or behind `đối với`; and, last, a title repeated without a name whose holder
/// the document names elsewhere. Identity by full name, then by the short form behind an honorific or a title.
///
/// ``PersonIndex`` keeps who is who, ``HolderIndex`` who holds what.
struct Linker {
    /// Who is who.
    var people = PersonIndex()
    var holders = HolderIndex()

    /// Gives the memory back. The linker may not be used afterwards.
    func free() {
        people.free()
        holders.free()
    }

    mutating func reset() {
        people.reset()
        holders.reset()
    }

    /// Links the mentions `range` of `mentions`, which were made from the `candidates` of `passage`, in this order.
    mutating func link(
        _ mentions: inout Buffer<MentionRecord>, _ range: Range<Int>, _ candidates: Buffer<Int32>, in passage: Passage,
        isStart: Bool
    ) {
        people.identify(&mentions, range, candidates, passage)
        hold(&mentions, range, candidates, passage, isStart: isStart)
    }

    /// Gives the titles that stood without a name the holder that the document names for them elsewhere.
    func finish(_ mentions: inout Buffer<MentionRecord>) { holders.finish(&mentions) }

    // MARK: Holders

    static let appointment = EntryKinds(.appointment)
    private static let appointer = EntryKinds(.appointer)
    static let candidacy = EntryKinds(.candidacy)
    static let honorific = EntryKinds.address

    /// What is known of the line at hand, by what it has held so far.
    private struct LineState {
        /// It tells a life: `3. Ông A. Sinh 1987. Phó Bí thư …`.
        var isRow = false
        /// It has held nothing but dates.
        var isDates = true
        /// A colon has closed the dates.
        var isStation = false
        /// It began with a date that is no hour.
        var hasPeriod = false
    }

    private mutating func hold(
        _ mentions: inout Buffer<MentionRecord>, _ range: Range<Int>, _ candidates: Buffer<Int32>, _ passage: Passage,
        isStart: Bool
    ) {
        var offset = 0
        /// The last person of the sentence, and of the one before it in the sentence.
        var lastPerson: Int32 = 0
        var lastPersonEnd = -1
        var personBefore: Int32 = 0
        /// Whether the last person has been given an office by an appointment.
        var appointed = false
        /// The person in apposition to whom the titles at hand stand, 0 outside.
        var holder: Int32 = 0
        /// Whether the last person stands behind a title of its own.
        var lastIsTitled = false
        /// The last person of the text, for the lines of a curriculum vitae: `- 1962 - 1966: Phó Bí thư …`.
        var subject: Int32 = 0
        /// Whether the lines at hand tell a life: those behind `Sinh ngày …`, `Quê quán: …` below a name.
        var isLife = false
        var line = LineState()
        var cursor = 0
        /// The line of the text, from 0, its headline; those behind the second are not told apart.
        var lineNumber = isStart ? 0 : 2
        var headline = Headline()
        /// The last title without a holder.
        var lastOpen = (mention: -1, end: -1)
        let count = candidates.count
        let breaks = passage.breaks
        var nextBreak = 0
        while offset < count {
            let index = range.lowerBound + offset
            let candidate = passage.candidates[Int(candidates[offset])]
            if candidate.isNestedOnly || mentions[index].parent >= 0 {
                offset += 1
                continue
            }
            let first = candidate.first
            let end = candidate.end
            // What stands between the mention before and this one.
            var at = cursor
            while at < first {
                let token = passage.token(at)
                // Plain words matter only to an apposition and to the dates that lead a line.
                if token.isWord, token.gap != .line, holder == 0, !line.isDates {
                    while breaks.base[nextBreak] < at { nextBreak += 1 }
                    at = min(Int(breaks.base[nextBreak]), first)
                    continue
                }
                if holder != 0, token.isWord, token.gap != .line, let occupation = passage.longest(.occupation, at: at),
                    occupation.end <= first
                {
                    at = occupation.end
                    continue
                }
                if token.gap == .line {
                    if !passage.beginsColumn(at) { lastPerson = 0 }
                    holder = 0
                    personBefore = 0
                    line = LineState()
                    if at > 0 { lineNumber += 1 }
                    // `Sinh ngày …; quê quán …; nguyên Phó Chủ tịch …` below the name.
                    isLife = subject != 0 && passage.begins(.apposition, at: at)
                    if isLife {
                        lastPerson = subject
                        lastPersonEnd = at
                    }
                }
                if line.isDates {
                    if token.isMark(":") {
                        line.isStation = line.hasPeriod
                        line.isDates = false
                    } else if token.isWord, !token.traits.contains(.stop),
                        !passage.begins(EntryKinds(.untilWord, .timeCue), at: at)
                    {
                        line.isDates = false
                    }
                }
                if token.gap == .line {
                } else if token.isMark {
                    if ends(at, passage) {
                        line.isRow =
                            line.isRow || lastPersonEnd > 0 && at - lastPersonEnd <= 1 && opensLife(at + 1, passage)
                        lastPerson = 0
                        holder = 0
                        personBefore = 0
                    } else if token.isMark(";") || token.isMark(":") && holder != 0 {
                        holder = 0
                    }
                } else if holder != 0, !keepsApposition(at, passage),
                    !(appointed && at + 1 == first && candidate.type == .title && passage.begins(.conjunction, at: at))
                {
                    holder = 0
                }
                at += 1
            }
            if first < passage.count, passage.token(first).gap == .line, first > cursor || first == cursor {
                isLife = isLife && mentions[index].type == .title && !passage.beginsColumn(first)
                // `… bà A, / Phó Giám đốc …`, in narrow columns
                let isFolded =
                    lastPersonEnd == first - 1 && passage.token(first - 1).isMark(",") && mentions[index].type == .title
                if !passage.beginsColumn(first), !isFolded,
                    !(lastPersonEnd == first && isAddressedLine(first, passage))
                {
                    lastPerson = 0
                }
                holder = 0
                personBefore = 0
                // `8/2001 - 3/2007	Phó Bí thư …`
                let isStation = line.isDates && line.hasPeriod && passage.beginsColumn(first)
                line = LineState()
                line.isStation = isStation
                if first > 0 { lineNumber += 1 }
            }
            cursor = end
            if mentions[index].type != .date {
                line.isDates = false
            } else if line.isDates {
                line.hasPeriod = candidate.rule != .dateClock
            }
            switch mentions[index].type {
            case .person:
                lastIsTitled = passage.follows(first) && passage.owner[first - 1] == EntityType.title.ownerMark
                subject = mentions[index].person
                if lineNumber == 0 {
                    headline.add(subject)
                } else if lineNumber == 1 {
                    answer(&headline, subject, first, end, passage)
                }
                personBefore = appointed ? 0 : lastPerson
                appointed = false
                lastPerson = mentions[index].person
                lastPersonEnd = end
                // `| Nguyễn Văn A | 1975 | … | Giám đốc … |`
                line.isRow = line.isRow || passage.token(end).isMark("|") && passage.follows(end)
                holder = 0
            case .title:
                holder = holderOf(
                    offset, range, candidates, mentions, passage, lastPerson, lastPersonEnd, lastIsTitled, personBefore,
                    holder, subject)
                if holder == 0, line.isStation || line.isRow || isLife && !passage.follows(first),
                    !isSought(first, passage)
                {
                    holder = subject
                }
                if isLife, holder == subject {
                    lastPerson = subject
                    lastPersonEnd = first
                }
                if holder < 0 {
                    holder = 0
                } else if holder != 0 {
                    if appointment(before: first, passage) != nil { appointed = true }
                    mentions.base[index].person = holder
                    holders.remember(candidate, holder, isHeadline: lineNumber == 0, passage)
                } else if !isCounted(first, passage), !isSought(first, passage), !isPlural(candidate, passage),
                    !followsTitle(first, candidate, passage),
                    !precedesPlural(offset, range, candidates, mentions, passage)
                {
                    holders.leaveOpen(candidate, mention: index, isHeadline: lineNumber == 0, passage)
                    // `Bí thư Tỉnh ủy A làm Thứ trưởng Bộ B`
                    if first - lastOpen.end <= 5, let word = appointment(before: first, passage), word == lastOpen.end {
                        holders.appoint(lastOpen.mention, to: index)
                    }
                    lastOpen = (index, end)
                    if lineNumber == 0, !passage.follows(first), end > candidate.modifiersEnd {
                        headline.title = index
                        headline.isAbroad = isForeign(candidate, passage)
                    }
                    // `Ông Trump … / Tổng thống Mỹ …`, `Bà A … / Cựu chủ tịch Hạ viện …`
                    if lineNumber == 1, headline.person > 0, !passage.follows(first),
                        isForeign(candidate, passage) || candidate.roleFirst > first
                    {
                        holders.mayMean(headline.person, mention: index)
                    }
                }
            default:
                break
            }
            offset += 1
        }
    }

    /// Whether the office is a country's abroad.
    private func isForeign(_ title: Candidate, _ passage: Passage) -> Bool {
        guard title.rule == .titlePlace, title.governed >= 0 else { return false }
        return holders.isForeign(passage.candidates[Int(title.governed)], passage)
    }

    /// Whether the mark at `index` ends a sentence.
    func ends(_ index: Int, _ passage: Passage) -> Bool {
        let token = passage.token(index)
        if token.isMark("!") || token.isMark("?") { return true }
        return token.isMark(".") && !token.joinsPrevious
            && !(passage.token(index - 1).isSingleLetter && token.gap == .none)
    }

    /// Words that may stand inside an apposition: joints, terms, ages, `cũ`, figures.
    private func keepsApposition(_ index: Int, _ passage: Passage) -> Bool {
        let token = passage.token(index)
        if token.isNumber || token.kind == .mixed || passage.isRoman(index) { return true }
        return passage.begins(
            EntryKinds(.joiner, .termWord, .periodWord, .ordinalWord, .numberName, .nowWord, .apposition), at: index)
            || index > 0
                && passage.longest(EntryKinds(.periodWord, .nowWord, .apposition), at: index - 1).map { $0.end > index }
                    == true
    }

    private func holderOf(
        _ offset: Int, _ range: Range<Int>, _ candidates: Buffer<Int32>, _ mentions: Buffer<MentionRecord>,
        _ passage: Passage,
        _ lastPerson: Int32, _ lastPersonEnd: Int, _ lastIsTitled: Bool, _ personBefore: Int32, _ holder: Int32,
        _ subject: Int32
    ) -> Int32 {
        let candidate = passage.candidates[Int(candidates[offset])]
        let first = candidate.first
        if isSought(first, passage) || isPlural(candidate, passage) { return 0 }
        if isActedFor(first, passage) { return -1 }
        let direct = nameBehind(offset, range, candidates, mentions, passage)
        if isCounted(first, passage) { return 0 }
        // `các đồng chí Phó Bí thư Tỉnh ủy: A, …; B, …`
        let isShared = isBehindPlural(first, passage)
        if isShared, passage.token(candidate.end).isMark(":") { return -1 }
        if let direct, direct.adjacent, !direct.joined { return direct.person }
        if isSoughtAsWell(offset, range, candidates, mentions, passage) { return 0 }
        // `thừa ủy quyền của Thủ tướng, Bộ trưởng Bộ Tài chính A`, `Thay mặt Bí thư Tỉnh ủy, đồng chí A`
        if let direct, isDelegating(first, candidate.end, isAdjacent: direct.adjacent, passage) { return 0 }
        if followsTitle(first, candidate, passage) { return 0 }
        // `các đồng chí nguyên Bí thư Tỉnh ủy`
        if isShared { return -1 }
        // `A, Chủ tịch B (11h), Chỉ huy trưởng C Đại tá D`
        if let direct, direct.joined, direct.adjacent, !direct.apart, passage.follows(candidate.end),
            passage.begins(.rank, at: candidate.end)
        {
            return direct.person
        }
        // In apposition already.
        if holder != 0 { return holder }
        if lastPerson != 0, isApposition(lastPersonEnd, first, passage),
            !isMet(lastPersonEnd, first, candidate.end, passage)
        {
            // `A, Chủ tịch B`: the title is B's, which `adjacent` above has settled. So is the first of
            // `Thủ tướng A, Tổng Bí thư, Chủ tịch nước B`, for A has his title before him.
            if let direct, direct.joined, direct.adjacent, !direct.apart, lastIsTitled,
                passage.token(lastPersonEnd).isMark(",")
            {
                return direct.person
            }
            return lastPerson
        }
        // `+ Ông A: Trưởng phòng B`
        let closes = !passage.follows(candidate.end) || passage.token(candidate.end).isMark
        if lastPerson != 0, closes, passage.token(lastPersonEnd).isMark(":"), first == lastPersonEnd + 1,
            passage.follows(first)
        {
            return lastPerson
        }
        // `1. Ông A, Chủ tịch UBND huyện: Trưởng ban`
        if lastPerson != 0, closes, passage.token(first - 1).isMark(":"), passage.follows(first), direct == nil,
            heldBefore(offset, range, candidates, mentions, passage) == lastPerson
        {
            return lastPerson
        }
        // `…, quê quán: Nam Định. Nguyên Trưởng ty Lương thực, …`
        if subject != 0, lastPerson == 0, closes, direct == nil, candidate.roleFirst > first,
            passage.token(first).isCapital, passage.follows(first), passage.isSentenceStart(first)
        {
            return subject
        }
        // `A sinh năm …, trú tại …; nguyên Phó Chủ tịch B`
        if lastPerson != 0, candidate.roleFirst > candidate.first, direct == nil, passage.token(first - 1).isMark(";") {
            return lastPerson
        }
        if lastPerson != 0, direct == nil,
            isRecorded(lastPersonEnd, first, passage) || isListed(lastPersonEnd, first, passage)
        {
            return lastPerson
        }
        // `trao bằng Nghệ nhân Ưu tú cho ông A`
        if candidate.rule == .titleRank,
            let named = objectBehind(offset, range, candidates, mentions, passage, within: 4)
        {
            return named
        }
        // `Trình độ: Tiến sĩ`, in a curriculum vitae.
        if subject != 0, passage.follows(first), passage.token(first - 1).isMark(":"),
            let label = appointment(before: first - 1, passage),
            passage.isSentenceStart(label) || passage.token(label - 1).isMark(";")
        {
            return subject
        }
        // `phê chuẩn kết quả bầu Chủ tịch UBND tỉnh đối với ông A`
        if passage.endsPhrase(Self.appointer, before: first),
            let named = objectBehind(offset, range, candidates, mentions, passage)
        {
            return named
        }
        if let word = appointment(before: first, passage) {
            if isSought(word, passage) { return 0 }
            if let named = objectBehind(offset, range, candidates, mentions, passage) { return named }
            if lastPerson != 0 {
                if appoints(lastPersonEnd, word, passage) { return 0 }
                // Two named persons share one appointment: nobody's alone.
                if personBefore != 0, personBefore != lastPerson, isJoined(lastPersonEnd, passage) { return -1 }
                // `A được ông B mời làm …`: the one who acts is not the one who is appointed.
                if isAgent(lastPersonEnd, offset, range, candidates, passage) {
                    return personBefore == lastPerson ? 0 : personBefore
                }
                // `ông giữ chức …` in a clause behind the name of another.
                if hasPronoun(before: word, from: lastPersonEnd, passage) {
                    return topic(before: offset, range, candidates, mentions, passage)
                }
                return lastPerson
            }
            // `Năm 2007 bà làm Phó Bí thư …`; `Là Trưởng ban …`, behind a sentence that names him
            if subject != 0, hasPronoun(before: word, passage) {
                return topic(before: offset, range, candidates, mentions, passage)
            }
            if subject != 0, passage.isSentenceStart(word), passage.follows(word), passage.token(word).isCapital {
                return subject
            }
            // `68 tuổi, 22 năm làm bí thư chi bộ`; `Từ 2016 đến 2021 là đại biểu …`
            if subject != 0, direct == nil, passage.follows(word), word >= 2,
                passage.owner[word - 1] == EntityType.date.ownerMark
                    || passage.begins(.yearWord, at: word - 1) && passage.token(word - 2).isNumber
            {
                return subject
            }
        }
        if let direct, !direct.joined || !direct.apart || !passage.endsPhrase(.ofWord, before: first) {
            return direct.person
        }
        return 0
    }

    /// Who holds the title that ends with the mark before the one at `offset`; 0 where none does.
    private func heldBefore(
        _ offset: Int, _ range: Range<Int>, _ candidates: Buffer<Int32>, _ mentions: Buffer<MentionRecord>,
        _ passage: Passage
    ) -> Int32 {
        var before = offset - 1
        while before >= 0, mentions[range.lowerBound + before].parent >= 0 { before -= 1 }
        guard before >= 0, mentions[range.lowerBound + before].type == .title,
            passage.candidates[Int(candidates[before])].end == passage.candidates[Int(candidates[offset])].first - 1
        else { return 0 }
        return mentions[range.lowerBound + before].person
    }

    /// Nothing, or an honorific, stands in `from ..< to`.
    func spaceOfHonorific(_ from: Int, _ to: Int, _ passage: Passage) -> Bool {
        if from == to { return true }
        guard from < to else { return false }
        return passage.longest(Self.honorific, at: from).map { $0.end == to && !$0.attributes.contains(.plural) }
            == true
    }

    /// Comma, dash, `kiêm` or `và` alone between two titles.
    func isJoint(_ from: Int, _ to: Int, _ passage: Passage) -> Bool {
        guard to > from else { return true }
        var at = from
        while at < to {
            let token = passage.token(at)
            let joins =
                token.isMark(",") || token.isMark("-") || token.isMark("(") || token.isMark(")") || token.isNumber
                || passage.isRoman(at)
                || passage.begins(EntryKinds(.joiner, .conjunction, .termWord), at: at)
            guard joins, token.gap != .line else { return false }
            at += 1
        }
        return true
    }

    /// The first token of the appointment word that ends where the title begins.
    func appointment(before first: Int, _ passage: Passage) -> Int? {
        guard passage.follows(first) else { return nil }
        for back in 1...4 {
            let at = first - back
            // `ông A kiêm Trưởng ban`, not `Chủ tịch kiêm Tổng Giám đốc`
            if passage.isPhrase(Self.appointment, at, first), at > 0,
                !passage.begins(.joiner, at: at) || passage.owner[at - 1] == EntityType.person.ownerMark
            {
                return at
            }
            // `được bổ nhiệm`, `được tín nhiệm bầu`
            if passage.isPhrase(Self.appointer, at, first), passage.follows(at), passage.begins(.passive, at: at - 1) {
                return at - 1
            }
            if !passage.follows(at) { return nil }
        }
        return nil
    }

}
