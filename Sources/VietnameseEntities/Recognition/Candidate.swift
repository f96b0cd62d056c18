/// A stretch of tokens that a rule proposes as a mention.
struct Candidate: BitwiseCopyable {
    /// Token range, half-open.
    var first: Int32
    var end: Int32
    var type: EntityType
    var rule: Rule
    /// The entry that made it: head, role, name or kind; and the field or second entry.
    var entry: EntryID
    var second: EntryID
    /// The candidate of the body or place that a title governs, or -1.
    var governed: Int32
    /// Titles: the tokens of the role word, and the end of its modifiers.
    var roleFirst: Int32
    var roleEnd: Int32
    var modifiersEnd: Int32
    /// The next candidate that starts at the same token, or -1.
    var next: Int32
    /// A governed candidate stands inside its title only.
    var isNestedOnly: Bool

    init(_ first: Int, _ end: Int, _ type: EntityType, _ rule: Rule, _ entry: EntryID = .none, _ second: EntryID = .none) {
        self.first = Int32(truncatingIfNeeded: first)
        self.end = Int32(truncatingIfNeeded: end)
        self.type = type
        self.rule = rule
        self.entry = entry
        self.second = second
        governed = -1
        roleFirst = self.first
        roleEnd = self.first
        modifiersEnd = self.first
        next = -1
        isNestedOnly = false
    }

    /// The offset at which the token before `index` ends; the full stop of a rank's abbreviation, `TS.`, is no part of it.
    @inline(__always)
    func offset(before index: Int32, in passage: Passage) -> UInt32 {
        let last = passage.token(Int(index) - 1)
        return rule == .titleRank && last.isMark(".") ? last.start : last.end
    }
}

/// A lexicon phrase found in the text: tokens `start ..< end`.
struct LexiconMatch: BitwiseCopyable {
    var start: Int32
    var end: Int32
    var entry: EntryID
    var kind: EntryKind
    var attributes: EntryAttributes
}
