/// A stretch of tokens that a rule proposes as a mention.
struct Candidate: BitwiseCopyable {
    /// Token range, half-open.
    @NarrowIndex var first: Int
    @NarrowIndex var end: Int
    let type: EntityType
    let rule: Rule
    /// See ``OverlapPolicy/rank(_:_:)``.
    let rank: UInt8
    /// The entry that made it: head, role, name or kind; and the field or second entry.
    var entry: EntryID
    var second: EntryID
    /// The candidate of the body or place that a title governs, or -1.
    var governed: Int32
    /// Titles: the tokens of the role word, and the end of its modifiers.
    @NarrowIndex var roleFirst: Int
    @NarrowIndex var roleEnd: Int
    @NarrowIndex var modifiersEnd: Int
    /// The next candidate that starts at the same token, or -1.
    var next: Int32
    /// A governed candidate stands inside its title only.
    var isNestedOnly: Bool

    @inline(__always)
    init(
        _ first: Int, _ end: Int, _ type: EntityType, _ rule: Rule, _ entry: EntryID = .none, _ second: EntryID = .none
    ) {
        _first = NarrowIndex(wrappedValue: first)
        _end = NarrowIndex(wrappedValue: end)
        self.type = type
        self.rule = rule
        rank = OverlapPolicy.rank(type, rule)
        self.entry = entry
        self.second = second
        governed = -1
        _roleFirst = _first
        _roleEnd = _first
        _modifiersEnd = _first
        next = -1
        isNestedOnly = false
    }

    /// Its tokens.
    @inline(__always) var count: Int { end - first }

    /// The offset at which the token before `index` ends; the full stop of a rank's abbreviation, `TS.`, is no part of it.
    @inline(__always)
    func offset(before index: Int, in passage: Passage) -> UInt32 {
        let last = passage.token(index - 1)
        return rule == .titleRank && last.isMark(".") ? last.start : last.end
    }
}

/// A lexicon phrase found in the text: tokens `start ..< end`.
struct LexiconMatch: BitwiseCopyable {
    @NarrowIndex var start: Int
    @NarrowIndex var end: Int
    var entry: EntryID
    var kind: EntryKind
    var attributes: EntryAttributes

    /// Its tokens.
    @inline(__always) var count: Int { end - start }
}

/// A token's index in half the memory, where many are kept: a passage's tokens are far fewer than 2³¹.
@propertyWrapper
struct NarrowIndex: BitwiseCopyable {
    private var stored: Int32

    @inline(__always)
    init(wrappedValue: Int) { stored = Int32(truncatingIfNeeded: wrappedValue) }

    var wrappedValue: Int {
        @inline(__always) get { Int(stored) }
        @inline(__always) set { stored = Int32(truncatingIfNeeded: newValue) }
    }
}
