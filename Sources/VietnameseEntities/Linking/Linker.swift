/// Says who holds which title and which names are one person, over the whole of a document.
///
/// Holders by syntax, in this order: a name directly behind the title (and behind titles joined to it); apposition
/// behind a name, by comma, dash or bracket, until a verb ends it; an appointment (`giữ chức`, `được bầu làm`) with
/// the name before it in the sentence or behind `đối với`; and, last, a title repeated without a name whose holder
/// the document names elsewhere. Identity by full name, then by the short form behind an honorific or a title.
///
/// ``PersonIndex`` keeps who is who, ``HolderIndex`` who holds what, ``DiscourseState`` whom the text speaks of;
/// ``MentionRow`` reads what stands around a title.
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
    /// - Parameter isStart: whether the text begins with the passage.
    mutating func link(
        _ mentions: inout Buffer<MentionRecord>, _ range: Range<Int>, _ candidates: Buffer<Int32>, in passage: Passage,
        isStart: Bool
    ) {
        people.identify(&mentions, range, candidates, passage)
        hold(MentionRow(mentions, from: range.lowerBound, candidates, in: passage), isStart: isStart)
    }

    /// Gives the titles that stood without a name the holder that the document names for them elsewhere.
    func finish(_ mentions: inout Buffer<MentionRecord>) { holders.finish(&mentions) }

    private mutating func hold(_ row: MentionRow, isStart: Bool) {
        var state = DiscourseState(isStart: isStart)
        for offset in 0..<row.count where !row[offset].isNestedOnly && !row.isNested(offset) {
            state.move(to: offset, row)
            switch row.type(offset) {
            case .person: name(offset, &state, row)
            case .title: hold(offset, &state, row)
            default: break
            }
        }
    }

    private mutating func name(_ offset: Int, _ state: inout DiscourseState, _ row: MentionRow) {
        let person = row.person(offset)
        let candidate = row[offset]
        state.name(person, candidate.first, candidate.end, row)
        if state.lineNumber == 0 {
            state.headline.add(person)
            if row.passage.token(candidate.end).isMark(":") { state.headline.isQuoted = true }
        } else if state.lineNumber == 1 {
            answer(&state.headline, person, candidate.first, candidate.end, row)
        }
    }

    private mutating func hold(_ offset: Int, _ state: inout DiscourseState, _ row: MentionRow) {
        let title = row[offset]
        let first = title.first
        var holder = row.holder(of: offset, state)
        if holder == 0, !row.isSought(first) { holder = state.holderByList(first, row) }
        // `A, trợ lý Tổng thống, Chủ tịch B`: whom A assists says nothing of what follows.
        if !row.followsTitle(first, title) { state.holder = max(holder, 0) }
        state.fileTitle(at: first, row)
        state.keepSubject(at: first)
        if holder > 0 {
            if row.appointment(before: first) != nil { state.isAppointed = true }
            row.give(holder, to: offset)
            state.hold(holder)
            let office = Office(title, row.passage)
            holders.remember(office, holder, isHeadline: state.lineNumber == 0)
            if state.lineNumber == 1 { answer(&state.headline, office, holder, offset, row) }
        } else if holder == 0, !row.isCounted(first), !row.isSought(first), !row.isPlural(title),
            !row.followsTitle(first, title), !row.precedesPlural(offset)
        {
            leaveOpen(offset, &state, row)
        }
    }

    /// Keeps a title of one person for whom the text around it has no name.
    private mutating func leaveOpen(_ offset: Int, _ state: inout DiscourseState, _ row: MentionRow) {
        let title = row[offset]
        let first = title.first
        let mention = row.index(offset)
        let office = Office(title, row.passage)
        holders.leaveOpen(office, mention: mention, isHeadline: state.lineNumber == 0)
        // `Bí thư Tỉnh ủy A làm Thứ trưởng Bộ B`
        if first - state.lastOpen.end <= 5, let word = row.appointment(before: first), word == state.lastOpen.end {
            holders.appoint(state.lastOpen.mention, to: mention)
        }
        if first == state.lastOpen.end + 1, row.passage.token(first - 1).isMark(","), state.lastOpen.isBare,
            office.isAbroad
        {
            holders.pair(state.lastOpen.mention, with: mention)
        }
        if state.lineNumber == 1 { answer(state.headline, speaking: offset, row) }
        state.lastOpen = (mention, title.end, title.end == title.modifiersEnd)
        guard !row.passage.follows(first) else { return }
        if state.lineNumber == 0, title.end > title.modifiersEnd {
            state.headline.title = mention
            state.headline.isAbroad = office.isAbroad
            state.headline.role = office.bareRole
        }
        // `Ông Trump … / Tổng thống Mỹ …`, `Bà A … / Cựu chủ tịch Hạ viện …`
        if state.lineNumber == 1, state.headline.person > 0,
            office.isAbroad || title.roleFirst > first
        {
            holders.mayMean(state.headline.person, mention: mention)
        }
    }
}
