/// The tokens of one stretch of text, what the lexicon found in them, and the candidates so far: what recognizers
/// read and write.
///
/// A passage is the scratch memory of a worker: filled anew for every stretch, never shrunk, freed once.
/// Recognizers may look at any token; all token indices are bounded by `count`, and tokens beyond either end read as
/// a line break, so that no rule needs a bounds check of its own.
struct Passage {
    // The buffers down to `matchHeads` are for the files of this type; rules read through the functions below.

    /// What the passage holds is large, so that a passage is a handle to it, which costs nothing to hand on.
    let scratch: UnsafeMutablePointer<PassageScratch>

    private(set) var text: UnsafeBufferPointer<UInt8> {
        @inline(__always) get { scratch.pointee.text }
        @inline(__always) set { scratch.pointee.text = newValue }
    }
    /// Ends of lines before the first token and behind the last, so that a rule may look some tokens beyond either end
    /// without asking whether there are any.
    private static var margin: Int { 64 }

    var tokens: (base: UnsafeMutablePointer<Token>, count: Int) {
        @inline(__always) get { (scratch.pointee.tokens.base + Self.margin, scratch.pointee.count) }
    }
    var matches: Buffer<LexiconMatch> {
        @inline(__always) get { scratch.pointee.matches }
        @inline(__always) set { scratch.pointee.matches = newValue }
    }
    var heads: Buffer<MatchHead> {
        @inline(__always) get { scratch.pointee.heads }
        @inline(__always) set { scratch.pointee.heads = newValue }
    }
    /// By token: the head of the matches that start there, or -1.
    var matchHeads: UnsafeMutablePointer<Int32> {
        @inline(__always) get { scratch.pointee.matchHeads.base + Self.margin }
    }
    var candidates: Buffer<Candidate> {
        @inline(__always) get { scratch.pointee.candidates }
        @inline(__always) set { scratch.pointee.candidates = newValue }
    }
    /// By token: the first candidate that starts there, or -1.
    private var candidateHeads: Buffer<Int32> {
        @inline(__always) get { scratch.pointee.candidateHeads }
        @inline(__always) set { scratch.pointee.candidateHeads = newValue }
    }
    /// By token: the place or body that later stages may take as complement, or -1.
    var placeAt: UnsafeMutablePointer<Int32> {
        @inline(__always) get { scratch.pointee.placeAt.base + Self.margin }
    }
    var bodyAt: UnsafeMutablePointer<Int32> {
        @inline(__always) get { scratch.pointee.bodyAt.base + Self.margin }
    }
    /// By token: 1 + the type of the accepted candidate that covers it; 0 where it is free.
    var owner: Buffer<UInt8> {
        @inline(__always) get { scratch.pointee.owner }
        @inline(__always) set { scratch.pointee.owner = newValue }
    }

    /// Where the stages look. Reading is a copy of no cost; this type appends in the scratch itself, where they grow in place.
    var anchors: Anchors {
        @inline(__always) get { scratch.pointee.anchors }
        @inline(__always) set { scratch.pointee.anchors = newValue }
    }

    /// The tokens that begin a line, or did before it was folded, and the marks that end sentences or announce; behind the
    /// last of them one that no text has.
    var breaks: Buffer<Int32> { scratch.pointee.breaks }

    var accepted: Buffer<Int32> {
        @inline(__always) get { scratch.pointee.accepted }
        @inline(__always) set { scratch.pointee.accepted = newValue }
    }
    /// The words of units and sites, from the last to the first.
    var placeHeads: Buffer<LexiconMatch> {
        @inline(__always) get { scratch.pointee.placeHeads }
        @inline(__always) set { scratch.pointee.placeHeads = newValue }
    }
    /// The words in capitals that the text gives to bodies as their letters.
    var letters: Buffer<UInt32> {
        get { scratch.pointee.letters }
        set { scratch.pointee.letters = newValue }
    }
    var lexicon: Lexicon { scratch.pointee.lexicon }
    var count: Int { @inline(__always) get { scratch.pointee.count } }

    /// - Parameters:
    ///   - isBrief: whether it will hold a few words only.
    ///   - bytes: about how much text it will see.
    init(lexicon: Lexicon, isBrief: Bool = false, bytes: Int = .max) {
        scratch = .allocate(capacity: 1)
        scratch.initialize(to: PassageScratch(lexicon: lexicon, isBrief: isBrief, bytes: bytes))
        for _ in 0..<Self.margin { scratch.pointee.tokens.append(Self.lineEnd) }
    }

    func free() {
        scratch.pointee.free()
        scratch.deinitialize(count: 1)
        scratch.deallocate()
    }

    // MARK: Filling

    /// Cuts `text[range]`, as far as the tokenizer goes with `limit`, and looks the phrases up. Returns where it stopped.
    @discardableResult
    mutating func fill(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, limit: Int = Tokenizer.noLimit) -> Int {
        self.text = text
        let end = cut(text, range, limit: limit)
        matches.removeAll()
        heads.removeAll()
        candidates.removeAll()
        scratch.pointee.anchors.removeAll()
        accepted.removeAll()
        letters.removeAll()
        placeHeads.removeAll()
        scratch.pointee.matchHeads.fill(byte: 0xFF, count: count + 2 * Self.margin)
        candidateHeads.fill(byte: 0xFF, count: tokens.count)
        scratch.pointee.candidateStarts.first.fill(byte: 0, count: tokens.count / 64 + 1)
        scratch.pointee.candidateStarts.second.fill(byte: 0, count: tokens.count / 64 + 1)
        scratch.pointee.placeAt.fill(byte: 0xFF, count: count + 2 * Self.margin)
        scratch.pointee.bodyAt.fill(byte: 0xFF, count: count + 2 * Self.margin)
        owner.fill(byte: 0, count: tokens.count + Self.ownersRead)
        matchPhrases()
        return end
    }

    /// Cuts `text[range]` into tokens, as far as the tokenizer goes with `limit`.
    private mutating func cut(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, limit: Int) -> Int {
        scratch.pointee.tokens.truncate(to: Self.margin)
        let end = scratch.pointee.tokenizer.tokenize(text, range, limit: limit, into: &scratch.pointee.tokens)
        setCount(scratch.pointee.tokens.count - Self.margin)
        assert(scratch.pointee.count == 0 || tokens.base[0].gap == .line)
        return end
    }

    /// Makes the tokens the first `count`, with ends of lines behind them.
    func setCount(_ count: Int) {
        let all = count + Self.margin
        scratch.pointee.count = count
        (scratch.pointee.tokens.reserve(all + Self.margin) + all).update(repeating: Self.lineEnd, count: Self.margin)
    }

    /// Cuts the text into tokens, passage by passage; returns their number.
    mutating func countTokens(_ text: UnsafeBufferPointer<UInt8>) -> Int {
        var count = 0
        var start = 0
        while start < text.count {
            start = cut(text, start..<text.count, limit: Pipeline.passageTokens)
            count += tokens.count
        }
        return count
    }

    // MARK: Reading

    /// The token at `index`; beyond either end a line break.
    /// - Precondition: at most ``margin`` tokens beyond.
    @inline(__always)
    func token(_ index: Int) -> Token {
        assert(index >= -Self.margin && index < count + Self.margin)
        return tokens.base[index]
    }

    private static let lineEnd = Token(mark: 0x0A, start: 0, end: 0, gap: .line)

    /// Whether the tokens `index - 1` and `index` stand on one line.
    @inline(__always)
    func follows(_ index: Int) -> Bool { token(index).gap != .line }

    /// The longest match of one of `kinds` at `index`, or nil.
    @inline(__always)
    func longest(_ kinds: EntryKinds, at index: Int) -> LexiconMatch? {
        assert(index >= -Self.margin && index < count + Self.margin)
        if kinds.reachesMatches && matchHeads[index] >= 0 && heads.base[Int(matchHeads[index])].kinds.intersects(kinds)
        {
            let found = longestMatch(kinds, at: index)
            return kinds.intersects(EntryKinds.syntax) ? longer(kinds, than: found) : found
        }
        return kinds.intersects(EntryKinds.syntax) && mayStartSyntax(kinds, tokens.base[index])
            ? syntaxMatch(kinds, at: index, limit: count) : nil
    }

    @inline(__always)
    func longest(_ kind: EntryKind, at index: Int) -> LexiconMatch? { longest(EntryKinds(kind), at: index) }

    /// Whether a phrase of one of `kinds` begins at `index`.
    @inline(__always)
    func begins(_ kinds: EntryKinds, at index: Int) -> Bool {
        assert(index >= -Self.margin && index < count + Self.margin)
        if kinds.reachesMatches && matchHeads[index] >= 0 && heads.base[Int(matchHeads[index])].kinds.intersects(kinds)
        {
            return true
        }
        return kinds.intersects(EntryKinds.syntax) && mayStartSyntax(kinds, tokens.base[index])
            && syntaxMatch(kinds, at: index, limit: count) != nil
    }

    @inline(__always)
    func begins(_ kind: EntryKind, at index: Int) -> Bool { begins(EntryKinds(kind), at: index) }

    @inline(__always)
    private func mayStartSyntax(_ kinds: EntryKinds, _ token: Token) -> Bool {
        token.kind.rawValue < Token.Kind.mark.rawValue && token.isKnown
            && scratch.pointee.syntax.begins(kinds, token.value)
    }

    /// The longest match of one of `kinds` that the head at `index` has.
    @inline(never)
    private func longestMatch(_ kinds: EntryKinds, at index: Int) -> LexiconMatch {
        var match = matches.base + (heads.base[Int(matchHeads[index])].end &- 1)
        while !kinds.contains(match.pointee.kind) { match -= 1 }
        return match.pointee
    }

    /// The phrase of syntax of one of `kinds` where `match` begins, if it is longer.
    private func longer(_ kinds: EntryKinds, than match: LexiconMatch) -> LexiconMatch {
        guard mayStartSyntax(kinds, tokens.base[match.start]),
            let word = syntaxMatch(kinds, at: match.start, limit: count),
            word.end > match.end
        else { return match }
        return word
    }

    /// Whether a phrase of syntax of one of `kinds` is `start ..< end`, though a longer one may begin there.
    func isPhrase(_ kinds: EntryKinds, _ start: Int, _ end: Int) -> Bool {
        guard start >= 0, start < end, end <= tokens.count, mayStartSyntax(kinds, tokens.base[start]) else {
            return false
        }
        return syntaxMatch(kinds, at: start, limit: end)?.end == end
    }

    /// The longest phrase of syntax at `index` that ends at `limit` at the latest, found in the trie now.
    @inline(never)
    private func syntaxMatch(_ kinds: EntryKinds, at index: Int, limit: Int) -> LexiconMatch? {
        let tokens = tokens.base
        let trie = scratch.pointee.syntax
        var node = trie.root(tokens[index].value)
        var end = index
        /// Bit n: token n begins with a capital.
        var capitals: UInt32 = 0
        var found: (ending: Int32, end: Int) = (0, index)
        while node.key != 0 {
            capitals |= (tokens[end].isCapital ? 1 : 0) << UInt32(truncatingIfNeeded: end &- index)
            end &+= 1
            var at = node.ending
            while at != 0 {
                let ending = trie.ending(at)
                // Of equals the entry that stands first in its file, so that the order of files does not matter.
                if kinds.contains(ending.kind), UInt32(ending.capitals) & ~capitals == 0 { found = (at, end) }
                at = ending.next
            }
            guard end < limit else { break }
            node = trie.child(of: node, tokens[end])
        }
        guard found.ending != 0 else { return nil }
        let ending = trie.ending(found.ending)
        return LexiconMatch(
            start: index, end: found.end, entry: ending.entry, kind: ending.kind, attributes: ending.attributes)
    }

    /// The end of the longest phrase at `index` of any kind but words of address and syntax, or `index`.
    func matchEnd(at index: Int) -> Int {
        let head = Int(matchHeads[index])
        guard head >= 0 else { return index }
        var at = Int(heads.base[head].end) - 1
        while at >= Int(heads.base[head].first), EntryKinds.address.contains(matches.base[at].kind) { at -= 1 }
        return at < Int(heads.base[head].first) ? index : Int(matches.base[at].end)
    }

    /// Calls `body` with every match of one of `kinds` at `index`, shortest first.
    @inline(__always)
    func forEachMatch(_ kinds: EntryKinds, at index: Int, _ body: (LexiconMatch) -> Void) {
        guard matchHeads[index] >= 0 else { return }
        let head = heads.base[Int(matchHeads[index])]
        for at in head.first..<head.end where kinds.contains(matches.base[at].kind) { body(matches.base[at]) }
    }

    @inline(__always)
    func bytes(_ token: Token) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: text[Int(token.start)..<Int(token.end)])
    }

    // MARK: Writing

    /// Adds a candidate; returns its index.
    @inline(__always)
    @discardableResult
    mutating func propose(_ candidate: Candidate) -> Int32 {
        assert(candidate.first < candidate.end && candidate.end <= count)
        let index = Int32(truncatingIfNeeded: candidates.count)
        var candidate = candidate
        candidate.next = candidateHeads.base[candidate.first]
        candidateHeads.base[candidate.first] = index
        starts(of: candidate.pass).base[candidate.first >> 6] |= 1 << UInt64(candidate.first & 63)
        candidates.append(candidate)
        return index
    }

    @inline(__always)
    mutating func proposePlace(_ candidate: Candidate) {
        let index = propose(candidate)
        placeAt[candidate.first] = index
    }

    @inline(__always)
    mutating func proposeBody(_ candidate: Candidate) {
        let index = propose(candidate)
        bodyAt[candidate.first] = index
    }

    @inline(__always)
    func candidateHead(_ index: Int) -> Int32 { candidateHeads.base[index] }

    @inline(__always)
    private func starts(of pass: OverlapPolicy.Pass) -> Buffer<UInt64> {
        pass == .first ? scratch.pointee.candidateStarts.first : scratch.pointee.candidateStarts.second
    }

    /// The first token from `index` on at which a candidate of `pass` starts, or nil.
    @inline(__always)
    func nextCandidateStart(_ index: Int, of pass: OverlapPolicy.Pass) -> Int? {
        guard index < count else { return nil }
        let starts = starts(of: pass)
        var at = index >> 6
        var word = starts.base[at] & (~0 << UInt64(index & 63))
        while word == 0 {
            at += 1
            guard at < starts.count else { return nil }
            word = starts.base[at]
        }
        return at << 6 + word.trailingZeroBitCount
    }

    /// How many tokens' owners are read at once.
    private static var ownersRead: Int { MemoryLayout<UInt64>.size }

    /// Whether no mention was accepted at any of the tokens.
    @inline(__always)
    func isFree(_ tokens: Range<Int>) -> Bool {
        assert(tokens.lowerBound >= 0 && tokens.upperBound <= count)
        var at = tokens.lowerBound
        while true {
            let owners = UnsafeRawPointer(owner.base + at).loadUnaligned(as: UInt64.self).littleEndian
            let left = tokens.upperBound &- at
            if left <= Self.ownersRead { return owners &<< UInt64(8 &* (Self.ownersRead &- left)) == 0 }
            if owners != 0 { return false }
            at &+= Self.ownersRead
        }
    }

    /// The runs of capitals, by number, that had no mention at one end or the other when ``listFreeRuns()`` looked.
    var freeRuns: Buffer<Int32> { @inline(__always) get { scratch.pointee.freeRuns } }

    /// Lists the ``freeRuns`` for those who look for what is left of them.
    func listFreeRuns() {
        let runs = anchors.runs
        scratch.pointee.freeRuns.removeAll()
        scratch.pointee.freeRuns.reserve(runs.count)
        for at in 0..<runs.count {
            let (first, last) = (owner[runs[at].lowerBound], owner[runs[at].upperBound &- 1])
            scratch.pointee.freeRuns.append(
                Int32(truncatingIfNeeded: at), times: (first == 0 ? 1 : 0) | (last == 0 ? 1 : 0))
        }
    }

    /// The place that starts at `index`, if one was proposed.
    @inline(__always)
    func place(at index: Int) -> Candidate? {
        assert(index >= -Self.margin && index < count + Self.margin)
        guard placeAt[index] >= 0 else { return nil }
        return candidates.base[Int(placeAt[index])]
    }

    @inline(__always)
    func body(at index: Int) -> Candidate? {
        assert(index >= -Self.margin && index < count + Self.margin)
        guard bodyAt[index] >= 0 else { return nil }
        return candidates.base[Int(bodyAt[index])]
    }
}
