/// What the headline of a text says of persons and offices.
struct Headline {
    /// The one person whom it names; 0 where it names nobody, -1 where several.
    private(set) var person: Int32 = 0
    /// The title without a holder that begins it, of a body or a place; -1 where there is none.
    var title = -1
    /// Whether that title is another country's, and its role.
    var isAbroad = false
    var role: UInt64 = 0
    /// Whether a colon behind the name says that what follows are the person's words.
    var isQuoted = false
    /// Whether the lead has named somebody behind a word of address.
    var isAnswered = false

    mutating func add(_ named: Int32) { person = person == 0 || person == named ? named : -1 }
}

// A headline and the lead below it, which name one person between them: by the office in one, by name in the other.
extension Linker {
    /// `Bộ trưởng Tài chính Mỹ phủ nhận … / Ông Bessent lạc quan …`: whom the lead begins with, of whom it says nothing else,
    /// is he who holds the headline's office; `đại biểu A`, wherever he stands, is its `Đại biểu Quốc hội`.
    mutating func answer(_ headline: inout Headline, _ person: Int32, _ first: Int, _ end: Int, _ row: MentionRow) {
        guard headline.person == 0 else { return }
        let passage = row.passage
        if let office = passage.phrase(.office, before: first), passage.owner[first - 1] == 0 {
            return holders.remember(office, person, passage)
        }
        guard let word = passage.phrase(MentionRow.honorific, before: first), headline.title >= 0, !headline.isAnswered
        else { return }
        headline.isAnswered = true
        // `Theo ông A, …`
        let start = passage.follows(word.start) ? word.start - 1 : word.start
        // What ends with a full stop is no headline.
        guard !passage.follows(start), !passage.token(start - 1).isMark("."), word.kind == .honorific,
            word.attributes.isDisjoint(with: .weak.union(.plural)), !row.isBehindPlural(first)
        else { return }
        // `Ông A (50 tuổi) kể …`, `Bà A là nạn nhân`: somebody else.
        let after = passage.token(end)
        guard passage.follows(end), after.isWord || after.isMark(",") && start < word.start,
            !passage.begins(.isWord, at: end), !(headline.isAbroad && isVietnamese(first, end, passage))
        else { return }
        holders.mayMean(person, mention: headline.title)
    }

    /// `Bộ trưởng Malaysia: … / Theo Bộ trưởng Thanh niên và Thể thao Hannah Yeoh, …`: the first minister of the lead, if his name
    /// is none of Vietnam, is he whom the headline names by his country.
    mutating func answer(
        _ headline: inout Headline, _ office: Office, _ holder: Int32, _ offset: Int, _ row: MentionRow
    ) {
        guard headline.person == 0, headline.title >= 0, headline.isAbroad, !headline.isAnswered,
            office.bareRole == headline.role, office.place == nil, office.title.governed >= 0,
            row.passage.candidates[Int(office.title.governed)].rule == .bodyMinistry
        else { return }
        headline.isAnswered = true
        guard let name = row.next(after: offset), row.type(name) == .person, row.person(name) == holder,
            !isVietnamese(row[name].first, row[name].end, row.passage)
        else { return }
        holders.mayMean(holder, mention: headline.title, isHolder: true)
    }

    /// `Ông Võ Văn Minh: … / Phó Bí thư Thành ủy, Chủ tịch HĐND thành phố cho biết …`: who speaks in the headline by his name, and in
    /// the lead by his offices, of which the title at `offset` is one.
    mutating func answer(_ headline: Headline, speaking offset: Int, _ row: MentionRow) {
        guard headline.isQuoted, headline.person > 0 else { return }
        var end = row[offset].end
        var at = offset
        var steps = 0
        while steps < 4, row.passage.token(end).isMark(","), let next = row.next(after: at), row.type(next) == .title,
            row[next].first == end + 1
        {
            at = next
            end = row[next].end
            steps += 1
        }
        guard row.passage.follows(end), row.passage.begins(.speechVerb, at: end) else { return }
        holders.mayMean(headline.person, mention: row.index(offset), isHolder: true)
    }

    /// Whether all syllables of a name of several are of Vietnam.
    private func isVietnamese(_ first: Int, _ end: Int, _ passage: Passage) -> Bool {
        end - first > 1
            && (first..<end).allSatisfy { !passage.token($0).traits.isDisjoint(with: .vietnamese) }
    }
}
