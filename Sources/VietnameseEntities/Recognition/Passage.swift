/// The tokens of one stretch of text, what the lexicon found in them, and the candidates so far: what recognizers
/// read and write.
///
/// A passage is the scratch memory of a worker: filled anew for every stretch, never shrunk, freed once.
/// Recognizers may look at any token; all token indices are bounded by `count`, and tokens beyond either end read as
/// a line break, so that no rule needs a bounds check of its own.
struct Passage {
    /// What the passage holds is large, so that a passage is a handle to it, which costs nothing to hand on.
    private let scratch: UnsafeMutablePointer<PassageScratch>

    private(set) var text: UnsafeBufferPointer<UInt8> {
        @inline(__always) get { scratch.pointee.text }
        @inline(__always) set { scratch.pointee.text = newValue }
    }
    /// Ends of lines before the first token and behind the last, so that a rule may look some tokens beyond either end
    /// without asking whether there are any.
    private static var margin: Int { 64 }

    private var tokens: (base: UnsafeMutablePointer<Token>, count: Int) {
        @inline(__always) get { (scratch.pointee.tokens.base + Self.margin, scratch.pointee.count) }
    }
    private var matches: Buffer<LexiconMatch> {
        @inline(__always) get { scratch.pointee.matches }
        @inline(__always) set { scratch.pointee.matches = newValue }
    }
    private var heads: Buffer<MatchHead> {
        @inline(__always) get { scratch.pointee.heads }
        @inline(__always) set { scratch.pointee.heads = newValue }
    }
    /// By token: the head of the matches that start there, or -1.
    private var matchHeads: UnsafeMutablePointer<Int32> {
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

    /// The tokens that are no words or begin a line, and behind the last of them one that no text has.
    var breaks: Buffer<Int32> { scratch.pointee.breaks }

    var accepted: Buffer<Int32> {
        @inline(__always) get { scratch.pointee.accepted }
        @inline(__always) set { scratch.pointee.accepted = newValue }
    }
    /// The words in capitals that the text gives to bodies as their letters.
    var letters: Buffer<UInt32> {
        get { scratch.pointee.letters }
        set { scratch.pointee.letters = newValue }
    }
    var lexicon: Lexicon { scratch.pointee.lexicon }
    var count: Int { @inline(__always) get { scratch.pointee.count } }

    /// - Parameter isBrief: whether it will hold a few words only.
    init(lexicon: Lexicon, isBrief: Bool = false) {
        scratch = .allocate(capacity: 1)
        scratch.initialize(to: PassageScratch(lexicon: lexicon, isBrief: isBrief))
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
        scratch.pointee.matchHeads.fill(-1, count: count + 2 * Self.margin)
        candidateHeads.fill(-1, count: tokens.count)
        scratch.pointee.candidateStarts.first.fill(0, count: tokens.count / 64 + 1)
        scratch.pointee.candidateStarts.second.fill(0, count: tokens.count / 64 + 1)
        scratch.pointee.placeAt.fill(-1, count: count + 2 * Self.margin)
        scratch.pointee.bodyAt.fill(-1, count: count + 2 * Self.margin)
        owner.fill(0, count: tokens.count + Self.ownersRead)
        matchPhrases()
        return end
    }

    /// Cuts `text[range]` into tokens, as far as the tokenizer goes with `limit`.
    private mutating func cut(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, limit: Int) -> Int {
        scratch.pointee.tokens.truncate(to: Self.margin)
        let end = scratch.pointee.tokenizer.tokenize(text, range, limit: limit, into: &scratch.pointee.tokens)
        let all = scratch.pointee.tokens.count
        scratch.pointee.count = all - Self.margin
        (scratch.pointee.tokens.reserve(all + Self.margin) + all).update(repeating: Self.lineEnd, count: Self.margin)
        assert(scratch.pointee.count == 0 || tokens.base[0].gap == .line)
        return end
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

    /// How many phrases ahead of its walk the parts of one are announced, so that they are at hand when it comes.
    private static let ahead = (word: 12, step: 8, endings: 4)

    /// Finds the phrases of the lexicon, and the tokens at which stages have something to look at.
    private mutating func matchPhrases() {
        findStarts()
        let trie = scratch.pointee.trie
        let starts = scratch.pointee.starts
        let tokens = tokens.base
        let steps = scratch.pointee.steps.reserve(starts.count + Self.ahead.word)
        guard !starts.isEmpty else { return }
        // Held here while they grow, so that they need not be read and written for each match.
        var found = Found(matches: matches, heads: heads, anchors: anchors)
        found.heads.reserve(starts.count)
        found.anchors.reserve(starts.count)
        for at in 0..<Self.ahead.step { steps[at] = trie.step(tokens + Int(starts.base[at])) }
        for at in 0..<starts.count {
            trie.announceWord(tokens + Int(starts.base[at + Self.ahead.word]))
            steps[at + Self.ahead.step] = trie.step(tokens + Int(starts.base[at + Self.ahead.step]))
            trie.announceEndings(tokens + Int(starts.base[at + Self.ahead.endings]), steps[at + Self.ahead.endings])
            let index = Int(starts.base[at])
            if tokens[index].hasDigits {
                found.anchors.dates.append(Int32(truncatingIfNeeded: index))
                // `PC02`, `COP28`; `2 anh`
                let token = tokens[index]
                guard token.isNumber ? token.traits.contains(.startsAddress) : token.isCapital && token.mayStartPhrase
                else { continue }
            }
            let node = trie.root(tokens[index].value)
            if node.ending != 0 || steps[at] != .none { matchPhrases(at: index, node, steps[at], trie, into: &found) }
        }
        matches = found.matches
        heads = found.heads
        anchors = found.anchors
    }

    /// What the search for phrases fills.
    private struct Found {
        var matches: Buffer<LexiconMatch>
        var heads: Buffer<MatchHead>
        var anchors: Anchors
    }

    /// Finds the tokens at which a phrase, a number or a run of capital words begins; without branches, for what
    /// follows in a text cannot be foretold.
    private mutating func findStarts() {
        let (tokens, count) = tokens
        let firsts = scratch.pointee.anchors.runs.firsts.reserve(count)
        // Where a run of the last token ends that is written.
        let ends = scratch.pointee.anchors.runs.ends.reserve(count + 1)
        let starts = scratch.pointee.starts.reserve(count + Self.ahead.word)
        let breaks = scratch.pointee.breaks.reserve(count + 1)
        var firstCount = 0
        var endCount = 0
        var startCount = 0
        var breakCount = 0
        var previous: UInt32 = 0
        for index in 0..<count {
            let token = tokens[index]
            let found = token.starts(after: previous)
            firsts[firstCount] = Int32(truncatingIfNeeded: index)
            firstCount &+= Int(found.beginsRun)
            ends[endCount] = Int32(truncatingIfNeeded: index)
            endCount &+= Int(found.endsRun)
            starts[startCount] = Int32(truncatingIfNeeded: index)
            startCount &+= Int(found.beginsPhrase)
            breaks[breakCount] = Int32(truncatingIfNeeded: index)
            breakCount &+= Int(found.breaks)
            previous = found.isCapitalWord
        }
        ends[endCount] = Int32(truncatingIfNeeded: count)
        scratch.pointee.anchors.runs.firsts.setCount(firstCount)
        scratch.pointee.anchors.runs.ends.setCount(firstCount)
        // What is announced behind the last start.
        for at in startCount..<(startCount + Self.ahead.word) where startCount > 0 {
            starts[at] = starts[startCount - 1]
        }
        scratch.pointee.starts.setCount(startCount)
        breaks[breakCount] = .max
        scratch.pointee.breaks.setCount(breakCount + 1)
        foldLines()
    }

    /// Takes the breaks of lines that are only folded for spaces; they are no ``breaks`` then, and names go on over them.
    private mutating func foldLines() {
        let tokens = tokens.base
        let breaks = scratch.pointee.breaks.base
        var kept = 0
        var isFolding = false
        var joinsNames = false
        for at in 0..<(scratch.pointee.breaks.count - 1) {
            let index = Int(breaks[at])
            breaks[kept] = breaks[at]
            if tokens[index].gap == .line {
                // A small letter shows that lines are folded; then one may break before a capital or a number as well.
                isFolding =
                    !tokens[index].isMark && (isFolding || tokens[index].isWord && !tokens[index].isCapital)
                    && isFolded(index)
                if isFolding {
                    tokens[index].continuesLine()
                    joinsNames = joinsNames || tokens[index].isCapitalWord && tokens[index - 1].isCapitalWord
                    if tokens[index].isWord { continue }
                }
            }
            kept &+= 1
        }
        breaks[kept] = .max
        scratch.pointee.breaks.setCount(kept + 1)
        if joinsNames { joinRuns() }
    }

    @inline(__always)
    private func matchPhrases(
        at index: Int, _ root: PhraseTrie.Node, _ step: PhraseTrie.Step, _ trie: PhraseTrie, into found: inout Found
    ) {
        var node = root
        var end = index
        var capitals: UInt64 = 0
        var kinds = EntryKinds()
        var lists = Anchors.Lists()
        let first = found.matches.count
        while true {
            capitals |= (tokens.base[end].isCapital ? 1 : 0) &<< UInt64(truncatingIfNeeded: end &- index)
            end &+= 1
            var at = node.ending
            while at != 0 {
                let ending = trie.ending(at)
                at = ending.next
                guard UInt64(ending.capitals) & ~capitals == 0 else { continue }
                found.matches.append(
                    LexiconMatch(
                        start: index, end: end,
                        entry: ending.entry, kind: ending.kind, attributes: ending.attributes))
                kinds.insert(ending.kind)
                lists.insert(ending.anchors)
            }
            if end == index &+ 1 {
                guard step != .none else { break }
                node = trie.node(after: step)
            } else {
                // Behind the last token stands the end of a line.
                let following = tokens.base[end]
                if !following.continuesPhrase { break }
                node = trie.child(of: node, following)
            }
            if node.key == 0 { break }
        }
        guard found.matches.count > first else { return }
        matchHeads[index] = Int32(truncatingIfNeeded: found.heads.count)
        found.heads.append(MatchHead(kinds: kinds, first: first, end: found.matches.count), times: 1)
        found.anchors.add(Int32(truncatingIfNeeded: index), to: lists)
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
            return longestOfAll(kinds, at: index)
        }
        return kinds.intersects(EntryKinds.syntax) && mayStartSyntax(kinds, tokens.base[index])
            ? syntaxMatch(kinds, at: index) : nil
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
            && syntaxMatch(kinds, at: index) != nil
    }

    @inline(__always)
    func begins(_ kind: EntryKind, at index: Int) -> Bool { begins(EntryKinds(kind), at: index) }

    @inline(__always)
    private func mayStartSyntax(_ kinds: EntryKinds, _ token: Token) -> Bool {
        token.kind.rawValue < Token.Kind.mark.rawValue && token.isKnown
            && scratch.pointee.syntax.begins(kinds, token.value)
    }

    @inline(never)
    private func longestOfAll(_ kinds: EntryKinds, at index: Int) -> LexiconMatch? {
        var found: LexiconMatch?
        let head = heads.base[Int(matchHeads[index])]
        var at = head.end
        while at > head.first, found == nil {
            at -= 1
            if kinds.contains(matches.base[at].kind) { found = matches.base[at] }
        }
        if kinds.intersects(EntryKinds.syntax), mayStartSyntax(kinds, tokens.base[index]),
            let word = syntaxMatch(kinds, at: index), found == nil || word.end > found!.end
        {
            found = word
        }
        return found
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
    private func syntaxMatch(_ kinds: EntryKinds, at index: Int, limit: Int = .max) -> LexiconMatch? {
        let token = tokens.base[index]
        let trie = scratch.pointee.syntax
        var node = trie.root(token.value)
        var end = index
        var found: LexiconMatch?
        while node.key != 0 {
            end += 1
            var at = node.ending
            while at != 0 {
                let ending = trie.ending(at)
                at = ending.next
                guard kinds.contains(ending.kind), capitalsHold(ending.capitals, index, end) else { continue }
                // Of equals the entry that stands first in its file, so that the order of files does not matter.
                found = LexiconMatch(
                    start: index, end: end,
                    entry: ending.entry, kind: ending.kind, attributes: ending.attributes)
            }
            guard end < min(tokens.count, limit) else { break }
            let following = tokens.base[end]
            if !following.continuesPhrase { break }
            node = trie.child(of: node, following)
        }
        return found
    }

    private func capitalsHold(_ capitals: UInt16, _ start: Int, _ end: Int) -> Bool {
        if capitals == 0 { return true }
        for at in start..<min(end, start + 16)
        where capitals & 1 << UInt16(at - start) != 0 && !tokens.base[at].isCapital { return false }
        return true
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
        starts(of: OverlapPolicy.pass(of: candidate)).base[candidate.first >> 6] |= 1 << UInt64(candidate.first & 63)
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
