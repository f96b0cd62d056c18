/// Whom a text speaks of, at a point of the walk over its mentions. Persons are numbers from 1; 0 is nobody.
struct DiscourseState {
    /// The last person of the sentence, and where the name ends.
    private(set) var lastPerson: Int32 = 0
    private(set) var lastPersonEnd = -1
    /// Where the other name of the last person ends that stands in brackets behind the first.
    private var aliasEnd = -1
    /// Whether the last person stands behind a title of its own.
    private(set) var lastIsTitled = false
    /// The person before the last one in the sentence.
    private(set) var personBefore: Int32 = 0
    /// The person in apposition to whom the titles at hand stand.
    var holder: Int32 = 0
    /// The person whose offices the sentence lists: `bà từng giữ các chức vụ: …`.
    private(set) var bearer: Int32 = 0
    /// Whether the last person has been given an office by an appointment.
    var isAppointed = false
    /// The person whose life the text tells, else the last of the text: whose the lines of a curriculum vitae are, `- 1962 -
    /// 1966: Phó Bí thư …`.
    private(set) var subject: Int32 = 0
    /// The person whose life the text tells, once it has said when or where it began: `A (1914 - 1993) là …`; 0 for nobody.
    private var hero: Int32 = 0
    /// How many offices the text has given to that person since: with one it is the theme of the text.
    private var heldByHero = 0
    /// Whether the lines at hand tell a life: those behind `Sinh ngày …`, `Quê quán: …` below a name.
    private(set) var isLife = false
    /// Whether the lines at hand are a person's card: offices, each on a line of its own, below the name.
    private(set) var isCard = false
    private(set) var line = Line()
    /// The line of the text, from 0, its headline; those behind the second are not told apart.
    private(set) var lineNumber: Int
    var headline = Headline()
    /// The last title without a holder: its mention, where it ends, and whether it is a role alone.
    var lastOpen = (mention: -1, end: -1, isBare: false)
    /// The token behind the last mention, and the first of the passage's breaks that may stand behind it.
    private var cursor = 0
    private var nextBreak = 0

    /// What is known of the line at hand, by what it has held so far.
    struct Line {
        /// It tells a life: `3. Ông A. Sinh 1987. Phó Bí thư …`.
        var isRow = false
        /// It has held nothing but dates.
        var isDates = true
        /// Dates and a colon, or the end of a column, lead it.
        var isStation = false
        /// It began with a date that is no hour.
        var hasPeriod = false
        /// It began with a range of dates.
        var hasRange = false
    }

    /// - Parameter isStart: whether the text begins with the passage.
    init(isStart: Bool) { lineNumber = isStart ? 0 : 2 }

    /// Who holds the title at `first` where nothing beside it says so: whose offices the sentence or the line lists; 0 for
    /// nobody.
    func holderByList(_ first: Int, _ row: MentionRow) -> Int32 {
        if bearer != 0 { return bearer }
        // `• Ủy viên Ban Chấp hành Trung ương Đảng khóa VII`
        let start = row.passage.follows(first) && row.passage.token(first - 1).isMark ? first - 1 : first
        return line.isStation || line.isRow || isLife && !row.passage.follows(start) ? subject : 0
    }

    /// The person whom a pronoun before the mention at `offset` means.
    func topic(before offset: Int, _ row: MentionRow) -> Int32 {
        hero != 0 && heldByHero > 0 ? hero : row.topic(before: offset)
    }

    /// Says that `person` holds a title.
    mutating func hold(_ person: Int32) {
        if hero != 0, person == hero { heldByHero += 1 }
    }

    /// Says that the text speaks of `person`, whose name stands in `first ..< end`.
    mutating func name(_ person: Int32, _ first: Int, _ end: Int, _ row: MentionRow) {
        let passage = row.passage
        lastIsTitled = passage.follows(first) && passage.owner[first - 1] == EntityType.title.ownerMark
        if person != hero, row.tellsLife(end, isTitled: lastIsTitled) {
            hero = person
            heldByHero = 0
        } else if hero != 0, person != hero, row.headsLine(first) {
            hero = 0
        }
        subject = hero != 0 ? hero : person
        personBefore = isAppointed ? 0 : lastPerson
        isAppointed = false
        // `Lê Thị Hoa (tức "Hoa Nghệ", quê Nghệ An), Giám đốc …`: the office stands behind the bracket of the first name.
        let isAlias =
            person == lastPerson && passage.token(lastPersonEnd).isMark("(")
            && passage.begins(.aliasWord, at: lastPersonEnd + 1)
        lastPerson = person
        aliasEnd = isAlias ? end : -1
        if !isAlias { lastPersonEnd = end }
        // `| Nguyễn Văn A | 1975 | … | Giám đốc … |`
        let cellEnd = row.cellEnd(end)
        line.isRow =
            line.isRow || passage.token(cellEnd).isMark("|") && passage.follows(cellEnd)
            || row.fillsNumberedCell(first, end)
        holder = 0
        bearer = 0
    }

    /// Says that the title at `first` has a holder. On a line of its own right below his name it begins his card.
    mutating func fileTitle(at first: Int, _ row: MentionRow) {
        if holder != 0, holder == lastPerson, lastPersonEnd == first, !row.passage.follows(first) { isCard = true }
    }

    /// Says that the subject holds the title at `first`, which a line of a life begins with.
    mutating func keepSubject(at first: Int) {
        guard isLife, holder == subject else { return }
        lastPerson = subject
        lastPersonEnd = first
    }

    /// Goes on to the mention at `offset`, and behind it: what stands before it ends sentences, lines and appositions.
    mutating func move(to offset: Int, _ row: MentionRow) {
        let candidate = row[offset]
        cross(to: offset, row)
        if row.passage.token(candidate.first).gap == .line { breakLine(before: candidate, row) }
        cursor = candidate.end
        if candidate.type != .date {
            line.isDates = false
        } else if line.isDates {
            line.hasPeriod = candidate.rule != .dateClock
            line.hasRange = candidate.rule == .dateRange
        }
    }

    /// Takes what stands between the mention before and the one at `offset`.
    @inline(__always)
    private mutating func cross(to offset: Int, _ row: MentionRow) {
        let passage = row.passage
        let next = row[offset]
        let first = next.first
        let breaks = passage.breaks.base
        var at = cursor
        while true {
            // Other than stops and the ends of lines matters only to an apposition and to the dates that lead a line.
            if holder == 0, bearer == 0, !line.isDates {
                while breaks[nextBreak] < at { nextBreak += 1 }
                at = Int(breaks[nextBreak])
            }
            guard at < first else { break }
            let token = passage.token(at)
            // `…, được Thủ tướng tặng bằng khen`
            if bearer != 0, token.isWord, passage.begins(EntryKinds(.passive, .speechVerb, .encounter), at: at) {
                bearer = 0
            }
            if holder != 0, token.isWord, token.gap != .line, let occupation = passage.longest(.occupation, at: at),
                occupation.end <= first
            {
                at = occupation.end
                continue
            }
            if token.gap == .line { breakLine(at: at, before: next, row) }
            if line.isDates { readDates(at, row) }
            if token.gap == .line {
            } else if token.isMark {
                if row.ends(at) {
                    // `Thích Quảng An (thế danh Lê Văn Bảy). Sinh 1969. …`
                    line.isRow =
                        line.isRow
                        || lastPersonEnd > 0 && at - max(lastPersonEnd, aliasEnd) <= 1
                            && row.opensLife(at + 1)
                    lastPerson = 0
                    holder = 0
                    bearer = 0
                    personBefore = 0
                } else if token.isMark(":") {
                    // `Ông A: Thành viên Hội đồng quản trị, Tổng Giám đốc`
                    holder = lastPersonEnd == at && passage.begins(.apposition, at: at + 1) ? lastPerson : 0
                    // `Quá trình công tác: 2012 - 2017: …; 2017 - 2022: …`
                    // `2022 đến nay: …`
                    let isStation =
                        passage.owner[at - 1] == EntityType.date.ownerMark || passage.endsPhrase(.untilWord, before: at)
                    if !isStation { bearer = 0 }
                    if subject != 0, row.labelsCareer(at) { bearer = lastPerson != 0 ? lastPerson : subject }
                    if row.announcesCareer(at) { bearer = lastPerson != 0 ? lastPerson : topic(before: offset, row) }
                } else if token.isMark(";"),
                    !(isAppointed && next.type == .title && at + 1 == first && next.rule != .titleRank
                        && (!passage.follows(next.end)
                            || passage.token(next.end).isMark && !passage.token(next.end).isMark(":")
                            || passage.begins(.termWord, at: next.end)))
                {
                    // but `thôi giữ chức Bí thư Đảng ủy xã, nhiệm kỳ 2025-2030; Chủ tịch HĐND xã`
                    holder = 0
                }
            } else if holder != 0, !row.keepsApposition(at), !(isAppointed && at + 1 == first && joins(at, next, row)) {
                holder = 0
            }
            at += 1
        }
        // `đã giữ các vị trí như Trưởng phòng, Phó Giám đốc`
        if next.type == .title, holder == 0, bearer == 0, row.announcesCareer(first) {
            bearer = lastPerson != 0 ? lastPerson : topic(before: offset, row)
        }
    }

    /// Whether the word at `at` joins `next` to the office that somebody is appointed to: `giữ chức A của B và C`.
    private func joins(_ at: Int, _ next: Candidate, _ row: MentionRow) -> Bool {
        switch next.type {
        case .title: row.passage.begins(.conjunction, at: at)
        case .place, .body:
            row.passage.begins(EntryKinds(.ofWord, .atWord), at: at) && row.passage.begins(.conjunction, at: next.end)
        default: false
        }
    }

    /// A line begins with the token at `at`, which no mention holds.
    private mutating func breakLine(at: Int, before next: Candidate, _ row: MentionRow) {
        isCard = false
        // `• Ủy viên Bộ Chính trị khóa VIII`
        let isBulleted = row.passage.token(at).isMark && at + 1 == next.first && next.type == .title
        if !row.passage.beginsColumn(at) { lastPerson = 0 }
        openLine(at, row)
        // `Sinh ngày …; quê quán …; nguyên Phó Chủ tịch …` below the name.
        let keepsLife = isLife && isBulleted
        isLife = subject != 0 && (keepsLife || row.passage.begins(.apposition, at: at))
        if isLife {
            if hero != subject, row.passage.begins(.birthWord, at: at) { (hero, heldByHero) = (subject, 0) }
            lastPerson = subject
            lastPersonEnd = at
        }
    }

    /// A line begins with the mention `next`.
    private mutating func breakLine(before next: Candidate, _ row: MentionRow) {
        let passage = row.passage
        let first = next.first
        let isTitle = next.type == .title
        isLife = isLife && isTitle && !passage.beginsColumn(first)
        // `… bà A, / Phó Giám đốc …`, in narrow columns
        let isFolded = lastPersonEnd == first - 1 && passage.token(first - 1).isMark(",") && isTitle
        isCard = isCard && isTitle && !passage.beginsColumn(first) && !passage.beginsBlock(first)
        if isCard {
            lastPersonEnd = first
        } else if !passage.beginsColumn(first), !isFolded, !(lastPersonEnd == first && row.isAddressedLine(first)) {
            lastPerson = 0
        }
        // `8/2001 - 3/2007	Phó Bí thư …`
        let isStation = line.isDates && line.hasPeriod && passage.beginsColumn(first)
        openLine(first, row)
        line.isStation = isStation
        if isCard, subject == lastPerson { line.isRow = true }
    }

    /// Forgets what the line before says, but that a table's row goes on in the next column.
    private mutating func openLine(_ at: Int, _ row: MentionRow) {
        holder = 0
        bearer = 0
        personBefore = 0
        let isRow = line.isRow && row.passage.beginsColumn(at)
        line = Line()
        line.isRow = isRow
        if at > 0 { lineNumber += 1 }
    }

    /// Takes the token at `at` of a line that has held nothing but dates.
    private mutating func readDates(_ at: Int, _ row: MentionRow) {
        let token = row.passage.token(at)
        if token.isMark(":") || token.isMark("|") && line.hasRange {
            line.isStation = line.hasPeriod
            line.isDates = false
        } else if token.isMark(","), line.hasRange, row.holdsTitlesAlone(at + 1, closing: true) {
            // `1957 - 1960, Chính ủy …`
            line.isStation = true
        } else if token.isWord, !token.traits.contains(.stop),
            !row.passage.begins(EntryKinds(.untilWord, .timeCue), at: at)
        {
            line.isDates = false
        }
    }
}
