/// A mention as a document stores it; ``Mention`` is the view that users read.
struct MentionRecord: BitwiseCopyable, Sendable {
    /// UTF-8 offsets, half-open.
    var start: UInt32
    var end: UInt32
    var type: EntityType
    var rule: Rule
    var entry: EntryID
    var second: EntryID
    /// The index of the title that this mention stands in, or -1.
    var parent: Int32
    /// Titles: the index of the governed body or place, or -1.
    var governed: Int32
    /// The number of the person, from 1; 0 for none.
    var person: Int32
    /// Titles: UTF-8 offsets of the role word and of the end of the modifiers behind it.
    var roleStart: UInt32
    var roleEnd: UInt32
    var modifiersEnd: UInt32
}
