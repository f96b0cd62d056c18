// A headline and the lead below it, which name one person between them: by the office in one, by name in the other.
extension Linker {
    /// What the headline says.
    struct Headline {
        /// The one person whom it names; 0 where it names nobody, -1 where several.
        private(set) var person: Int32 = 0
        /// The title without a holder that begins it or is its only one; -1 where there is none.
        private(set) var title = -1
        /// Whether the lead has named somebody.
        var isAnswered = false

        mutating func add(_ named: Int32) { person = person == 0 || person == named ? named : -1 }

        mutating func leaveOpen(_ mention: Int, isFirst: Bool) {
            title = isFirst ? mention : title
        }
    }

    /// `Bộ trưởng Tài chính Mỹ phủ nhận … / Ông Bessent lạc quan …`: the first person of the lead, if by no office of his
    /// own, is he who holds the headline's; `đại biểu A`, wherever he stands, is its `Đại biểu Quốc hội`.
    mutating func answer(_ headline: inout Headline, _ person: Int32, _ first: Int, _ passage: Passage) {
        guard headline.person == 0 else { return }
        if let office = passage.phrase(.office, before: first), passage.owner[first - 1] == 0 {
            return holders.remember(office, person, passage)
        }
        guard let word = passage.phrase(Self.honorific, before: first) else { return }
        guard headline.title >= 0, !headline.isAnswered else { return }
        headline.isAnswered = true
        // `Theo ông A`
        let start = passage.follows(word.start) ? word.start - 1 : word.start
        // What ends with a full stop is no headline.
        guard !passage.follows(start), !passage.token(start - 1).isMark("."), !isBehindPlural(first, passage) else {
            return
        }
        holders.mayMean(person, mention: headline.title)
    }
}
