/// What a ``Passage`` holds: buffers that are filled anew for every stretch of text and never shrink.
struct PassageScratch {
    var text: UnsafeBufferPointer<UInt8> = UnsafeBufferPointer(start: nil, count: 0)
    /// The tokens, between ends of lines on either side, which ``count`` leaves out.
    var tokens = Buffer<Token>(capacity: 1 << 12)
    var count = 0
    var matches = Buffer<LexiconMatch>(capacity: 1 << 10)
    var heads = Buffer<MatchHead>(capacity: 1 << 10)
    var matchHeads = Buffer<Int32>(capacity: 1 << 12)
    /// See ``Passage/freeRuns``.
    var freeRuns = Buffer<Int32>()
    var candidates = Buffer<Candidate>(capacity: 1 << 10)
    var candidateHeads = Buffer<Int32>(capacity: 1 << 12)
    /// A bit a token: whether a candidate starts there that competes in the first pass, in the second.
    var candidateStarts = (first: Buffer<UInt64>(), second: Buffer<UInt64>())
    var placeAt = Buffer<Int32>(capacity: 1 << 12)
    var bodyAt = Buffer<Int32>(capacity: 1 << 12)
    /// By token, and some behind the last, which are read with it.
    var owner = Buffer<UInt8>(capacity: 1 << 12)
    var anchors = Anchors()
    var breaks = Buffer<Int32>()
    /// A bit a token behind a word of none: whether it begins a line.
    var lines = Buffer<UInt64>()
    /// The hyphens that no space stands before.
    var hyphens = Buffer<Int32>()
    var starts = Buffer<Int32>()
    var walks = Buffer<PhraseTrie.Walk>()
    var phraseEnds = Buffer<PhraseTrie.End>()
    var accepted = Buffer<Int32>()
    var placeHeads = Buffer<LexiconMatch>()
    var letters = Buffer<UInt32>()
    let lexicon: Lexicon
    /// Whether it holds a few words only.
    let isBrief: Bool
    // The lexicon's tries once more, so that no reference is counted where they are read.
    let trie: PhraseTrie
    let syntax: PhraseTrie
    var tokenizer: Tokenizer

    /// - Parameters:
    ///   - isBrief: whether it will hold a few words only.
    ///   - bytes: about how much text it will see.
    init(lexicon: Lexicon, isBrief: Bool, bytes: Int) {
        self.lexicon = lexicon
        self.isBrief = isBrief
        trie = lexicon.trie
        syntax = lexicon.syntax
        tokenizer = Tokenizer(vocabulary: lexicon.vocabulary, starts: lexicon.trie, bytes: isBrief ? 0 : bytes)
    }

    mutating func free() {
        tokenizer.free()
        tokens.free()
        matches.free()
        heads.free()
        matchHeads.free()
        freeRuns.free()
        candidates.free()
        candidateHeads.free()
        candidateStarts.first.free()
        candidateStarts.second.free()
        placeAt.free()
        bodyAt.free()
        owner.free()
        anchors.free()
        breaks.free()
        lines.free()
        hyphens.free()
        starts.free()
        walks.free()
        phraseEnds.free()
        accepted.free()
        placeHeads.free()
        letters.free()
    }
}

/// The matches that start at one token: those from `first` on, before `end`.
struct MatchHead: BitwiseCopyable {
    var kinds: EntryKinds
    @NarrowIndex var first: Int
    @NarrowIndex var end: Int
}
