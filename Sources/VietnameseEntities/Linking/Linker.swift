/// Says who holds which title and which names are one person, over the whole of a document.
///
/// Holders by syntax, in this order: a name directly behind the title (and behind titles joined to it); apposition
/// behind a name, by comma, dash or bracket, until a verb ends it; an appointment (`giữ chức`, `được bầu làm`) with
/// the name before it in the sentence or behind `đối với`; and, last, a title repeated without a name whose holder
/// the document names elsewhere. Identity by full name, then by the short form behind an honorific or a title.
///
/// Keys are hashes of folded syllables, so spelling of tones and decomposition do not matter.
struct Linker {
    struct PersonRecord {
        /// The mention that names the person most fully.
        var mention: Int32
        var isShort: Bool
        var tokens: Int32
    }

    private(set) var persons: [PersonRecord] = []
    private var byName = KeyMap()
    private var byLastSyllable = KeyMap()
    /// The one person of a family name with three syllables or more; -1 where there are several.
    private var byFamily = KeyMap()
    /// Holder by role and governed body or place; -1 where two persons hold it. The second is for headlines only.
    private var byTitle = KeyMap()
    private var byLooseTitle = KeyMap()
    /// Holder by role and body without the unit's name: `Chủ tịch UBND tỉnh` where the text names the province elsewhere.
    private var byBareTitle = KeyMap()
    /// Holders by role, each with the words behind it as a mask: for headlines, which leave words out.
    private var byRole: [UInt64: [(holder: Int32, words: UInt64)]] = [:]
    private struct Open {
        var mention: Int32
        var key: UInt64
        var looseKey: UInt64
        var bareKey: UInt64
        var role: UInt64
        var words: UInt64
        var isHeadline: Bool
        var isOfPlace: Bool
        /// Written as an office of one person: with a capital or a status.
        var isNamed: Bool
    }
    private var open: [Open] = []

    /// Names by which persons of the document are called without an honorific (foreign surnames).
    private(set) var shortForms = KeyMap()
    /// The last syllable, and the last two, of full names: `ShortFormRecognizer.key`.
    private(set) var givenNames = KeyMap()

    mutating func reset() {
        persons.removeAll(keepingCapacity: true)
        byName.removeAll()
        byLastSyllable.removeAll()
        byFamily.removeAll()
        byTitle.removeAll()
        byLooseTitle.removeAll()
        byBareTitle.removeAll()
        byRole.removeAll(keepingCapacity: true)
        open.removeAll(keepingCapacity: true)
        shortForms.removeAll()
        givenNames.removeAll()
    }

    // MARK: Short forms, before names are settled

    /// Remembers by which single words the foreign persons proposed in `passage` may be called.
    mutating func learnShortForms(in passage: Passage) {
        for at in 0..<passage.candidates.count {
            let candidate = passage.candidates.base[at]
            guard candidate.type == .person else { continue }
            let last = passage.token(Int(candidate.end) - 1), first = passage.token(Int(candidate.first))
            guard last.isWord, !last.isSingleLetter else { continue }
            let length = candidate.end - candidate.first
            if length >= 3, length <= 5, first.traits.contains(.family), !first.isAllCapitals {
                givenNames.insert(ShortFormRecognizer.key(Int(candidate.end) - 1, Int(candidate.end), in: passage))
                givenNames.insert(ShortFormRecognizer.key(Int(candidate.end) - 2, Int(candidate.end), in: passage))
            }
            if candidate.end - candidate.first == 1 {
                // Behind a title or an honorific: itself, where it is no Vietnamese syllable.
                if !last.isKnown || !last.traits.isDisjoint(with: [.foreignFirst, .foreignLast]) && last.traits.isDisjoint(with: [.given, .family, .middle]) { shortForms.insert(UInt64(last.value)) }
            } else if candidate.rule == .personForeign || !first.traits.contains(.family) {
                for token in [first, last] where !token.isKnown || token.traits.isDisjoint(with: [.given, .family, .middle, .weakName, .stop]) { shortForms.insert(UInt64(token.value)) }
            }
        }
    }

    // MARK: A settled passage

    /// Links the mentions `range` of `mentions`, which were made from `firsts`/`ends` (token ranges) of `passage`.
    mutating func link(_ mentions: inout Buffer<MentionRecord>, _ range: Range<Int>, _ candidates: Buffer<Int32>, in passage: Passage, isStart: Bool) {
        identify(&mentions, range, candidates, passage)
        hold(&mentions, range, candidates, passage, isStart: isStart)
    }

    private static func mix(_ key: UInt64, _ value: UInt64) -> UInt64 {
        let mixed = (key ^ value) &* 0x9E37_79B9_7F4A_7C15
        return mixed ^ mixed >> 29
    }

    private func key(_ first: Int, _ end: Int, _ passage: Passage) -> UInt64 {
        var key: UInt64 = 1
        for at in first..<end where !passage.token(at).isMark { key = Self.mix(key, UInt64(passage.token(at).value)) }
        return key
    }

    // MARK: Identity

    private mutating func identify(_ mentions: inout Buffer<MentionRecord>, _ range: Range<Int>, _ candidates: Buffer<Int32>, _ passage: Passage) {
        for (offset, index) in range.enumerated() where mentions[index].type == .person {
            let candidate = passage.candidates[Int(candidates[offset])]
            let first = Int(candidate.first), end = Int(candidate.end)
            let length = end - first
            let name = key(first, end, passage)
            let last = UInt64(passage.token(end - 1).value), opening = UInt64(passage.token(first).value)
            let isFamilyFirst = passage.token(first).traits.contains(.family)
            let isShort = length == 1 || length == 2 && !isFamilyFirst && candidate.rule != .personForeign && candidate.rule != .personByline
            var person: Int32
            if let known = byName[name] {
                person = known
            } else if length == 2, let known = byLastSyllable[last], endsWith(known, first, end, mentions, passage) {
                // `Hà Vi` of `Lộc Thị Hà Vi`, though `Hà` is a family name as well.
                person = known
            } else if length > 1, let known = byLastSyllable[last], persons[Int(known) - 1].tokens < length, isEnd(of: known, first, end, mentions, passage) {
                // `Trump`, then `Donald Trump`.
                person = known
                persons[Int(person) - 1] = PersonRecord(mention: Int32(truncatingIfNeeded: index), isShort: false, tokens: Int32(truncatingIfNeeded: length))
                byName[name] = person
            } else if length == 2, passage.token(first).isSingleLetter, let known = byLastSyllable[Self.mix(3, last)] {
                // `Y Thim` of `Y Thim Kbuôr`.
                person = known
            } else if length == 1, isFamilyFirst, byLastSyllable[last] == nil, let known = byFamily[last], known > 0 {
                // Chinese and Korean persons go by the family name: `ông Ngụy` of `Ngụy Thừa Trạch`.
                person = known
            } else if isShort, let known = byLastSyllable[last] ?? (length == 1 ? byLastSyllable[Self.mix(2, opening)] : nil),
                      length == 1 || endsWith(known, first, end, mentions, passage) {
                person = known
            } else if !isShort, let known = byLastSyllable[last], persons[Int(known) - 1].isShort {
                person = known
                persons[Int(person) - 1] = PersonRecord(mention: Int32(truncatingIfNeeded: index), isShort: false, tokens: Int32(truncatingIfNeeded: length))
                byName[name] = person
            } else {
                persons.append(PersonRecord(mention: Int32(truncatingIfNeeded: index), isShort: isShort, tokens: Int32(truncatingIfNeeded: length)))
                person = Int32(truncatingIfNeeded: persons.count)
                byName[name] = person
            }
            byLastSyllable[last] = person
            if length >= 2 && !isFamilyFirst { byLastSyllable[Self.mix(2, opening)] = person }
            if length >= 3, isFamilyFirst { byFamily[opening] = byFamily[opening] == nil || byFamily[opening] == person ? person : -1 }
            if length >= 3, passage.token(first).isSingleLetter { byLastSyllable[Self.mix(3, UInt64(passage.token(first + 1).value))] = person }
            mentions.base[index].person = person
        }
    }

    /// Whether a short form of two syllables is the end of the person's name.
    private func endsWith(_ person: Int32, _ first: Int, _ end: Int, _ mentions: Buffer<MentionRecord>, _ passage: Passage) -> Bool {
        let record = mentions[Int(persons[Int(person) - 1].mention)]
        let short = passage.text[Int(passage.token(first).start)..<Int(passage.token(end - 1).end)]
        let full = passage.text[Int(record.start)..<Int(record.end)]
        return full.count > short.count && full.suffix(short.count).elementsEqual(short)
    }

    /// Whether the person was called so far by the last word of this name alone.
    private func isEnd(of person: Int32, _ first: Int, _ end: Int, _ mentions: Buffer<MentionRecord>, _ passage: Passage) -> Bool {
        let record = mentions[Int(persons[Int(person) - 1].mention)]
        let full = passage.text[Int(passage.token(first).start)..<Int(passage.token(end - 1).end)]
        let short = passage.text[Int(record.start)..<Int(record.end)]
        return full.count > short.count && full.suffix(short.count).elementsEqual(short)
    }

    // MARK: Holders

    private static let appointment = EntryKinds(.appointment)
    private static let candidacy = EntryKinds(.candidacy)
    private static let honorific = EntryKinds.address

    private mutating func hold(_ mentions: inout Buffer<MentionRecord>, _ range: Range<Int>, _ candidates: Buffer<Int32>, _ passage: Passage, isStart: Bool) {
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
        /// Whether the line has held nothing but dates so far, and whether a colon has closed them.
        var isDates = true, isStation = false
        var cursor = 0
        var inHeadline = isStart
        let count = candidates.count
        while offset < count {
            let index = range.lowerBound + offset
            let candidate = passage.candidates[Int(candidates[offset])]
            if candidate.isNestedOnly || mentions[index].parent >= 0 {
                offset += 1
                continue
            }
            let first = Int(candidate.first), end = Int(candidate.end)
            // What stands between the mention before and this one.
            var at = cursor
            while at < first {
                let token = passage.token(at)
                // Plain words matter only to an apposition and to the dates that lead a line.
                if token.isWord, token.gap != .line, holder == 0, !isDates {
                    at += 1
                    continue
                }
                if holder != 0, token.isWord, token.gap != .line, let occupation = passage.longest(EntryKinds(.occupation), at: at), Int(occupation.end) <= first {
                    at = Int(occupation.end)
                    continue
                }
                if token.gap == .line {
                    lastPerson = 0; holder = 0; personBefore = 0
                    isDates = true; isStation = false
                    if at > 0 { inHeadline = false }
                    // `Sinh ngày …; quê quán …; nguyên Phó Chủ tịch …` below the name.
                    if subject != 0, passage.longest(EntryKinds(.apposition), at: at) != nil { lastPerson = subject; lastPersonEnd = at }
                }
                if isDates { if token.isMark(":") { isStation = at > 0 && passage.owner[at - 1] == EntityType.date.ownerMark; isDates = false } else if token.isWord, !token.traits.contains(.stop), passage.longest(EntryKinds(.untilWord, .timeCue), at: at) == nil { isDates = false } }
                if token.gap == .line {
                } else if token.isMark {
                    if ends(at, passage) { lastPerson = 0; holder = 0; personBefore = 0 } else if token.isMark(";") || token.isMark(":") && holder != 0 { holder = 0 }
                } else if holder != 0, !keepsApposition(at, passage) {
                    holder = 0
                }
                at += 1
            }
            if first < passage.count, passage.token(first).gap == .line, first > cursor || first == cursor {
                lastPerson = 0; holder = 0; personBefore = 0
                isDates = true; isStation = false
                if first > 0 { inHeadline = false }
            }
            cursor = end
            if mentions[index].type != .date { isDates = false }
            switch mentions[index].type {
            case .person:
                lastIsTitled = passage.follows(first) && passage.owner[first - 1] == EntityType.title.ownerMark
                subject = mentions[index].person
                personBefore = appointed ? 0 : lastPerson
                appointed = false
                lastPerson = mentions[index].person
                lastPersonEnd = end
                holder = 0
            case .title:
                holder = holderOf(offset, range, candidates, mentions, passage, lastPerson, lastPersonEnd, lastIsTitled, personBefore, holder)
                if holder == 0, isStation, !isSought(first, passage) { holder = subject }
                if holder < 0 {
                    holder = 0
                } else if holder != 0 {
                    if appointment(before: first, passage) != nil { appointed = true }
                    mentions.base[index].person = holder
                    remember(candidate, holder, passage)
                } else if !isCounted(first, passage), !isSought(first, passage), !isPlural(candidate, passage), !followsTitle(first, candidate, passage) {
                    open.append(Open(
                        mention: Int32(truncatingIfNeeded: index), key: titleKey(candidate, passage), looseKey: looseKey(candidate, passage),
                        bareKey: bareKey(candidate, passage), role: officeKey(candidate, passage), words: words(candidate, passage),
                        isHeadline: inHeadline, isOfPlace: candidate.rule == .titlePlace,
                        isNamed: passage.token(Int(candidate.roleFirst)).isCapital || candidate.roleFirst > candidate.first))
                }
            default:
                break
            }
            offset += 1
        }
    }

    /// Whether the mark at `index` ends a sentence.
    private func ends(_ index: Int, _ passage: Passage) -> Bool {
        let token = passage.token(index)
        if token.isMark("!") || token.isMark("?") { return true }
        return token.isMark(".") && !token.joinsPrevious && !(passage.token(index - 1).isSingleLetter && token.gap == .none)
    }

    /// Words that may stand inside an apposition: joints, terms, ages, `cũ`, figures.
    private func keepsApposition(_ index: Int, _ passage: Passage) -> Bool {
        let token = passage.token(index)
        if token.isNumber || token.kind == .mixed || passage.isRoman(index) { return true }
        return passage.longest(EntryKinds(.joiner, .termWord, .periodWord, .ordinalWord, .numberName, .nowWord, .apposition), at: index) != nil
            || index > 0 && passage.longest(EntryKinds(.periodWord, .nowWord, .apposition), at: index - 1).map { Int($0.end) > index } == true
    }

    private func holderOf(
        _ offset: Int, _ range: Range<Int>, _ candidates: Buffer<Int32>, _ mentions: Buffer<MentionRecord>, _ passage: Passage,
        _ lastPerson: Int32, _ lastPersonEnd: Int, _ lastIsTitled: Bool, _ personBefore: Int32, _ holder: Int32
    ) -> Int32 {
        let candidate = passage.candidates[Int(candidates[offset])]
        let first = Int(candidate.first)
        if isSought(first, passage) || isPlural(candidate, passage) { return 0 }
        let direct = nameBehind(offset, range, candidates, mentions, passage)
        if isCounted(first, passage) { return 0 }
        if let direct, direct.adjacent, !direct.joined { return direct.person }
        if followsTitle(first, candidate, passage) { return 0 }
        // In apposition already.
        if holder != 0, !isCounted(first, passage) { return holder }
        if lastPerson != 0, isApposition(lastPersonEnd, first, passage) {
            // `A, Chủ tịch B`: the title is B's, which `adjacent` above has settled. So is the first of
            // `Thủ tướng A, Tổng Bí thư, Chủ tịch nước B`, for A has his title before him.
            if let direct, direct.joined, direct.adjacent, !direct.apart, lastIsTitled, passage.token(lastPersonEnd).isMark(",") { return direct.person }
            return lastPerson
        }
        // `A sinh năm …, trú tại …; nguyên Phó Chủ tịch B`
        if lastPerson != 0, candidate.roleFirst > candidate.first, direct == nil, passage.token(first - 1).isMark(";") { return lastPerson }
        // `trao bằng Nghệ nhân Ưu tú cho ông A`
        if candidate.rule == .titleRank, let named = objectBehind(offset, range, candidates, mentions, passage, within: 4) { return named }
        if isCounted(first, passage) { return 0 }
        if let word = appointment(before: first, passage) {
            if isSought(word, passage) { return 0 }
            if let named = objectBehind(offset, range, candidates, mentions, passage) { return named }
            if lastPerson != 0 {
                // Two named persons share one appointment: nobody's alone.
                if personBefore != 0, personBefore != lastPerson, isShared(lastPersonEnd, passage) { return -1 }
                // `A được ông B mời làm …`: the one who acts is not the one who is appointed.
                if isAgent(lastPersonEnd, offset, range, candidates, passage) { return personBefore == lastPerson ? 0 : personBefore }
                return lastPerson
            }
        }
        if let direct, !direct.joined || !direct.apart || !passage.endsPhrase(EntryKinds(.ofWord), before: first) { return direct.person }
        return 0
    }

    /// Whether the person that ends at `end` does what another undergoes: `được ông Zelensky mời làm`.
    private func isAgent(_ end: Int, _ offset: Int, _ range: Range<Int>, _ candidates: Buffer<Int32>, _ passage: Passage) -> Bool {
        var before = offset - 1
        while before >= 0, Int(passage.candidates[Int(candidates[before])].end) != end || passage.candidates[Int(candidates[before])].type != .person { before -= 1; if offset - before > 4 { return false } }
        guard before >= 0 else { return false }
        var first = Int(passage.candidates[Int(candidates[before])].first)
        // `được Thủ tướng B bổ nhiệm`
        for _ in 0..<2 {
            var title = before - 1
            while title >= 0, passage.candidates[Int(candidates[title])].end != Int32(truncatingIfNeeded: first) || passage.candidates[Int(candidates[title])].type != .title { title -= 1; if before - title > 4 { break } }
            guard title >= 0, before - title <= 4 else { break }
            first = Int(passage.candidates[Int(candidates[title])].first)
            before = title
        }
        for back in 1...2 where first - back >= 0 && passage.follows(first) && passage.follows(first - back + 1) && passage.longest(EntryKinds(.passive), at: first - back) != nil { return true }
        return false
    }

    /// The person whose name stands behind the title or behind titles joined to it.
    private func nameBehind(
        _ offset: Int, _ range: Range<Int>, _ candidates: Buffer<Int32>, _ mentions: Buffer<MentionRecord>, _ passage: Passage
    ) -> (person: Int32, adjacent: Bool, joined: Bool, apart: Bool)? {
        var at = offset
        var end = Int(passage.candidates[Int(candidates[at])].end)
        var steps = 0
        var joined = false
        /// Whether `và` stands between, or a rank begins behind a comma: a new person may begin there.
        var apart = false
        while steps < 8 {
            steps += 1
            var next = at + 1
            while next < candidates.count, mentions[range.lowerBound + next].parent >= 0 { next += 1 }
            guard next < candidates.count else { return nil }
            let following = passage.candidates[Int(candidates[next])]
            let first = Int(following.first)
            guard first - end <= 8, first < passage.count, onOneLine(end, first, passage) else { return nil }
            if following.type == .person {
                if first == end { return (mentions[range.lowerBound + next].person, true, joined, apart) }
                end = afterQualifiers(end, first, passage)
                if first == end { return (mentions[range.lowerBound + next].person, true, joined, apart) }
                guard first - end <= 4 else { return nil }
                // `Chủ tịch UBND tỉnh - Nguyễn …`, `Chủ tịch, ông …`, `Tổng biên tập: …`
                let mark = passage.token(end)
                if mark.isMark("-") || mark.isMark(","), spaceOfHonorific(end + 1, first, passage) {
                    if joined && mark.isMark(",") { return nil }
                    return (mentions[range.lowerBound + next].person, mark.isMark("-") && !joined, joined, apart)
                }
                if mark.isMark(":"), first == end + 1 || spaceOfHonorific(end + 1, first, passage), !namesAnother(next, range, candidates, mentions, passage) {
                    return (mentions[range.lowerBound + next].person, true, joined, apart)
                }
                if spaceOfHonorific(end, first, passage) { return (mentions[range.lowerBound + next].person, true, joined, apart) }
                if passage.longest(EntryKinds(.appointment), at: end).map({ $0.end - $0.start == 1 && passage.token(end).end - passage.token(end).start <= 3 }) == true,
                   passage.longest(EntryKinds(.isWord), at: end) != nil, spaceOfHonorific(end + 1, first, passage) {
                    return (mentions[range.lowerBound + next].person, true, joined, apart)
                }
                return nil
            }
            // `Đại sứ Việt Nam tại Thái Lan Phạm …`, `Cục trưởng Cục … (Bộ …) Lương …`
            if !joined, following.type == .place || following.type == .body, passage.longest(EntryKinds(.atWord), at: end) != nil || passage.token(end).isMark("("), first == end + 1 {
                at = next
                end = Int(following.end)
                if passage.token(end).isMark(")") { end += 1 }
                continue
            }
            guard following.type == .title, first > end && (isJoint(end, first, passage) || isEquation(end, first, passage))
                || first == end && (following.rule == .titleRank || passage.candidates[Int(candidates[at])].rule == .titleRank) else { return nil }
            joined = true
            if following.rule == .titleRank, first > end { apart = true }
            for token in end..<max(first, end) where passage.longest(EntryKinds(.conjunction), at: token) != nil { apart = true }
            at = next
            end = Int(following.end)
        }
        return nil
    }

    /// Whether the tokens `from - 1 ... to` stand on one line.
    private func onOneLine(_ from: Int, _ to: Int, _ passage: Passage) -> Bool {
        for at in from...to where !passage.follows(at) { return false }
        return true
    }

    /// Skips what may stand between a title and the name: `cũ`, `(cũ)`, `khóa XV`, `nhiệm kỳ 2021-2026`.
    private func afterQualifiers(_ from: Int, _ to: Int, _ passage: Passage) -> Int {
        var at = from
        while at < to {
            if passage.longest(EntryKinds(.formerWord), at: at) != nil {
                at += 1
            } else if passage.token(at).isMark("("), passage.longest(EntryKinds(.formerWord), at: at + 1) != nil, passage.token(at + 2).isMark(")") {
                at += 3
            } else if let term = passage.longest(EntryKinds(.termWord), at: at), passage.numeral(Int(term.end)) != nil {
                at = Int(term.end) + 1
            } else {
                break
            }
        }
        return min(at, to)
    }

    /// Whether the title governs the bodies of many places at once, so that no one person holds it.
    private func isPlural(_ candidate: Candidate, _ passage: Passage) -> Bool {
        for back in 1...12 {
            let at = Int(candidate.end) - back
            guard at >= Int(candidate.roleEnd) else { return false }
            if let level = passage.longest(EntryKinds(.level, .complement), at: at), level.end == candidate.end, level.attributes.contains(.plural) { return true }
        }
        return false
    }

    /// Whether the title stands right behind another that is no rank: `trợ lý Chủ tịch Quốc hội`.
    private func followsTitle(_ first: Int, _ candidate: Candidate, _ passage: Passage) -> Bool {
        passage.follows(first) && passage.owner[first - 1] == EntityType.title.ownerMark && candidate.rule != .titleRank && passage.isAssistant(first - 1)
    }

    private func namesAnother(_ offset: Int, _ range: Range<Int>, _ candidates: Buffer<Int32>, _ mentions: Buffer<MentionRecord>, _ passage: Passage) -> Bool {
        guard offset + 1 < candidates.count else { return false }
        let this = passage.candidates[Int(candidates[offset])], next = passage.candidates[Int(candidates[offset + 1])]
        return next.type == .person && Int(next.first) - Int(this.end) <= 2 && passage.follows(Int(next.first))
    }

    /// Nothing, or an honorific, stands in `from ..< to`.
    private func spaceOfHonorific(_ from: Int, _ to: Int, _ passage: Passage) -> Bool {
        if from == to { return true }
        guard from < to else { return false }
        return passage.longest(Self.honorific, at: from).map { Int($0.end) == to && !$0.attributes.contains(.plural) } == true
    }

    /// Comma, dash, `kiêm` or `và` alone between two titles.
    private func isJoint(_ from: Int, _ to: Int, _ passage: Passage) -> Bool {
        guard to > from else { return true }
        var at = from
        while at < to {
            let token = passage.token(at)
            let joins = token.isMark(",") || token.isMark("-") || token.isMark("(") || token.isMark(")") || token.isNumber || passage.isRoman(at)
                || passage.longest(EntryKinds(.joiner, .conjunction, .termWord), at: at) != nil
            guard joins, token.gap != .line else { return false }
            at += 1
        }
        return true
    }

    /// `Trưởng ban là đồng chí Phó Chủ tịch …`: `là` and an honorific between two titles.
    private func isEquation(_ from: Int, _ to: Int, _ passage: Passage) -> Bool {
        passage.longest(EntryKinds(.isWord), at: from) != nil && from + 1 < to && spaceOfHonorific(from + 1, to, passage)
    }

    /// `A, `, `A - `, `A (`, `A là`: the title that begins at `first` stands in apposition to the name that ends at `end`.
    private func isApposition(_ end: Int, _ first: Int, _ passage: Passage) -> Bool {
        guard first - end >= 1 && first - end <= 6 else { return false }
        let mark = passage.token(end)
        guard mark.isMark(",") || mark.isMark("-") || mark.isMark("(") else { return false }
        var at = end + 1
        while at < first {
            let token = passage.token(at)
            if let occupation = passage.longest(EntryKinds.address, at: at), Int(occupation.end) < first { at = Int(occupation.end); continue }
            guard token.isNumber || passage.longest(EntryKinds(.apposition, .nowWord, .joiner), at: at) != nil || token.isMark(",") || token.isMark("-")
                || at > end + 1 && passage.longest(EntryKinds(.apposition, .nowWord), at: at - 1).map({ Int($0.end) > at }) == true else { return false }
            at += 1
        }
        return true
    }

    /// The first token of the appointment word that ends where the title begins.
    private func appointment(before first: Int, _ passage: Passage) -> Int? {
        guard passage.follows(first) else { return nil }
        for back in 1...4 where first - back >= 0 {
            if let word = passage.longest(Self.appointment, at: first - back), Int(word.end) == first { return first - back }
        }
        return nil
    }

    /// Whether an office is only stood for: `ứng cử đại biểu Quốc hội`.
    private func isSought(_ first: Int, _ passage: Passage) -> Bool {
        guard passage.follows(first) else { return false }
        for back in 1...4 where first - back >= 0 {
            if let word = passage.longest(Self.candidacy, at: first - back), Int(word.end) >= first - 1 { return true }
        }
        return false
    }

    /// Whether a number or a plural word before the title makes it nobody's.
    private func isCounted(_ first: Int, _ passage: Passage) -> Bool {
        guard passage.follows(first) else { return false }
        let before = passage.token(first - 1)
        if before.isNumber { return (passage.integer(before) ?? 1000) <= 300 && !passage.endsPhrase(EntryKinds(.dateCue, .numberWord), before: first - 1) }
        return passage.longest(EntryKinds(.quantifier, .numberName), at: first - 1) != nil
    }

    /// Whether the person that ends at `end` is the second of a pair joined by `và`.
    private func isShared(_ end: Int, _ passage: Passage) -> Bool {
        var at = end - 1, steps = 0
        while at > 0, steps < 8 {
            at -= 1
            steps += 1
            if passage.longest(EntryKinds(.conjunction), at: at) != nil { return true }
            if passage.token(at).isMark { return false }
        }
        return false
    }

    /// `… chức vụ Phó Chủ tịch UBND tỉnh đối với ông A`.
    private func objectBehind(_ offset: Int, _ range: Range<Int>, _ candidates: Buffer<Int32>, _ mentions: Buffer<MentionRecord>, _ passage: Passage, within limit: Int = 16) -> Int32? {
        let end = Int(passage.candidates[Int(candidates[offset])].end)
        var next = offset + 1
        while next < candidates.count, next - offset < 6 {
            let following = passage.candidates[Int(candidates[next])]
            let first = Int(following.first)
            guard first - end < limit else { return nil }
            if following.type == .person, mentions[range.lowerBound + next].parent < 0 {
                for at in end..<first {
                    if passage.token(at).gap == .line || ends(at, passage) || passage.token(at).isMark(";") || passage.longest(EntryKinds(.insteadWord), at: at) != nil { return nil }
                }
                for back in 1...4 where first - back >= end && passage.longest(EntryKinds.address, at: first - back)?.attributes.contains(.plural) == true { return nil }
                for back in 1...4 where first - back >= end && passage.longest(EntryKinds(.objectWord), at: first - back) != nil {
                    return mentions[range.lowerBound + next].person
                }
                return nil
            }
            next += 1
        }
        return nil
    }

    // MARK: Titles without a name

    private func roleKey(_ candidate: Candidate, _ passage: Passage) -> UInt64 {
        key(Int(candidate.roleFirst), Int(candidate.modifiersEnd), passage)
    }

    private func titleKey(_ candidate: Candidate, _ passage: Passage) -> UInt64 {
        Self.mix(roleKey(candidate, passage), key(Int(candidate.modifiersEnd), Int(candidate.end), passage))
    }

    /// Role and the place that its body or scope ends with, for `Chủ tịch Hà Nội` = `Chủ tịch UBND TP Hà Nội`.
    private func looseKey(_ candidate: Candidate, _ passage: Passage) -> UInt64 {
        let role = key(Int(candidate.roleFirst), Int(candidate.roleEnd), passage)
        var at = Int(candidate.modifiersEnd)
        while at < Int(candidate.end) {
            if let place = passage.place(at: at), place.end == candidate.end {
                let name = place.second != .none ? place.second : place.rule == .placeName ? place.entry : .none
                let placeKey = name != .none ? UInt64(name.rawValue) : key(Int(place.first) + 1, Int(place.end), passage)
                return Self.mix(role, placeKey)
            }
            at += 1
        }
        // A body without a place is told by its own words.
        return candidate.governed >= 0 ? bodyKey(candidate, Int(candidate.end), passage) : role
    }

    /// Role and the words of the body up to `end`, without a bare `Bộ`: `Bộ trưởng (Bộ) Tài chính`.
    private func bodyKey(_ candidate: Candidate, _ end: Int, _ passage: Passage) -> UInt64 {
        var from = Int(candidate.modifiersEnd)
        if let body = passage.body(at: from), body.rule == .bodyField || body.rule == .bodyOrgan, end - from > 2,
           passage.longest(EntryKinds(.field), at: from + 1) != nil { from += 1 }
        return Self.mix(key(Int(candidate.roleFirst), Int(candidate.roleEnd), passage), key(from, end, passage))
    }

    /// Role, modifiers and the words of the body without the name of its unit, `Chủ tịch UBND tỉnh (Nghệ An)`; 0 where
    /// nothing stands behind the role.
    private func bareKey(_ candidate: Candidate, _ passage: Passage) -> UInt64 {
        let from = Int(candidate.modifiersEnd)
        var end = Int(candidate.end)
        guard end > from else { return 0 }
        for at in from..<end {
            if let place = passage.place(at: at), place.end == candidate.end, at > from {
                end = place.rule == .placeUnit ? passage.longest(EntryKinds(.unit), at: at).map { Int($0.end) } ?? at : at
                break
            }
        }
        return Self.mix(roleKey(candidate, passage), key(from, end, passage))
    }

    /// Role, modifiers and the level alone: `Chủ tịch huyện` for `Chủ tịch UBND huyện Đầm Dơi`; 0 where there is none.
    private func levelKey(_ candidate: Candidate, _ passage: Passage) -> UInt64 {
        let end = Int(candidate.end)
        for at in Int(candidate.modifiersEnd)..<end {
            if let place = passage.place(at: at), place.end == candidate.end, place.rule == .placeUnit, let unit = passage.longest(EntryKinds(.unit), at: at) {
                return Self.mix(roleKey(candidate, passage), key(at, Int(unit.end), passage))
            }
            if let level = passage.longest(EntryKinds(.level), at: at), Int(level.end) == end { return Self.mix(roleKey(candidate, passage), key(at, end, passage)) }
        }
        return 0
    }

    /// The end of the office's words, with the one that role and body share: `chánh văn phòng` of `Chánh ⟦Văn phòng …⟧`.
    private func officeEnd(_ candidate: Candidate, _ passage: Passage) -> Int {
        let role = Int(candidate.roleEnd)
        guard candidate.governed >= 0, let office = passage.longest(EntryKinds(.office), at: Int(candidate.roleFirst)), Int(office.end) <= Int(candidate.end) else { return role }
        return max(role, Int(office.end))
    }

    private func officeKey(_ candidate: Candidate, _ passage: Passage) -> UInt64 {
        key(Int(candidate.roleFirst), officeEnd(candidate, passage), passage)
    }

    /// The words behind the role as bits, so that one title's words can be told to be among another's.
    private func words(_ candidate: Candidate, _ passage: Passage) -> UInt64 {
        var words: UInt64 = 0
        for at in max(Int(candidate.modifiersEnd), officeEnd(candidate, passage))..<Int(candidate.end) where !passage.token(at).isMark { words |= 1 << (Self.mix(1, UInt64(passage.token(at).value)) >> 58) }
        return words
    }

    private mutating func remember(_ candidate: Candidate, _ holder: Int32, _ passage: Passage) {
        func put(_ key: UInt64, _ map: inout KeyMap) {
            if let known = map[key], known != holder { map[key] = -1 } else { map[key] = holder }
        }
        put(titleKey(candidate, passage), &byTitle)
        let loose = looseKey(candidate, passage)
        put(loose, &byLooseTitle)
        // `Trưởng Ban Tổ chức Tỉnh ủy (Sóc Trăng)`: the same without the place.
        for at in Int(candidate.modifiersEnd)..<Int(candidate.end) {
            if let place = passage.place(at: at), place.end == candidate.end, at > Int(candidate.modifiersEnd) { put(bodyKey(candidate, at, passage), &byLooseTitle) }
        }
        let role = key(Int(candidate.roleFirst), Int(candidate.roleEnd), passage)
        if role != loose { put(role, &byLooseTitle) }
        let bare = bareKey(candidate, passage), level = levelKey(candidate, passage)
        if bare != 0 { put(bare, &byBareTitle) }
        if level != 0, level != bare { put(level, &byBareTitle) }
        let office = officeKey(candidate, passage)
        if byRole[office, default: []].count < 16 { byRole[office, default: []].append((holder, words(candidate, passage))) }
    }

    /// Gives the titles that stood without a name the holder that the document names for them elsewhere.
    mutating func finish(_ mentions: inout Buffer<MentionRecord>) {
        for title in open {
            var holder = byTitle[title.key] ?? 0
            if holder == 0, title.bareKey != 0, title.isNamed { holder = byBareTitle[title.bareKey] ?? 0 }
            if holder <= 0, title.isHeadline || title.isOfPlace { holder = byLooseTitle[title.looseKey] ?? 0 }
            if holder <= 0, title.isHeadline { holder = likely(title) }
            if holder > 0 { mentions.base[Int(title.mention)].person = holder }
        }
    }

    /// The one holder of the role whose words are among the headline's, or hold them.
    private func likely(_ title: Open) -> Int32 {
        var found: Int32 = 0
        for (holder, words) in byRole[title.role] ?? [] where words & title.words == words || words & title.words == title.words {
            if found != 0 && found != holder { return 0 }
            found = holder
        }
        return found
    }
}
