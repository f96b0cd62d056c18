// How phrases of the lexicon are found in the tokens, and where stages have something to look at.
extension Passage {
    /// How many phrases ahead of its walk the parts of one are announced, so that they are at hand when it comes.
    private static let ahead = (word: 12, step: 8, endings: 4)

    /// Finds the phrases of the lexicon, and the tokens at which stages have something to look at.
    mutating func matchPhrases() {
        findStarts()
        if joinHyphens() { findStarts() }
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
            trie.announceWord(tokens + Int(starts.base[at &+ Self.ahead.word]))
            steps[at &+ Self.ahead.step] = trie.step(tokens + Int(starts.base[at &+ Self.ahead.step]))
            trie.announceEndings(tokens + Int(starts.base[at &+ Self.ahead.endings]), steps[at &+ Self.ahead.endings])
            let index = Int(starts.base[at])
            let token = tokens[index]
            found.anchors.dates.append(starts.base[at], times: token.hasDigits ? 1 : 0)
            let node = trie.root(token.isKnown ? token.value : 0)
            guard steps[at].leads(from: node) else { continue }
            // `PC02`, `COP28`; `2 anh`
            if token.hasDigits,
                !(token.isNumber ? token.traits.contains(.startsAddress) : token.isCapital && token.mayStartPhrase)
            {
                continue
            }
            matchPhrases(at: index, node, steps[at], trie, into: &found)
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

    /// Finds the tokens at which a phrase, a number or a run of capital words begins, 64 at once, for what follows in a
    /// text cannot be foretold.
    private mutating func findStarts() {
        let (tokens, count) = tokens
        let firsts = scratch.pointee.anchors.runs.firsts.reserve(count)
        // Where a run of the last token ends that is written.
        let ends = scratch.pointee.anchors.runs.ends.reserve(count + 1)
        let starts = scratch.pointee.starts.reserve(count + Self.ahead.word)
        let breaks = scratch.pointee.breaks.reserve(count + 1)
        let lines = scratch.pointee.lines.reserve(count / 64 + 2)
        lines[0] = 0
        let hyphens = scratch.pointee.hyphens.reserve(count)
        var firstCount = 0
        var endCount = 0
        var startCount = 0
        var breakCount = 0
        var hyphenCount = 0
        var hasSmallLine = false
        /// 1 where the token before is a word that begins with a capital.
        var before: UInt64 = 0
        var first = 0
        while first < count {
            // Behind the last token stand as many ends of lines.
            let found = Token.Starts(tokens + first)
            let inside: UInt64 = count - first < 64 ? 1 &<< UInt64(count &- first) &- 1 : ~0
            let previous = found.capitals &<< 1 | before
            before = found.capitals &>> 63
            Self.list(found.capitals & ~(previous & found.spaced) & inside, first, firsts, &firstCount)
            Self.list(previous & ~(found.capitals & found.spaced) & inside, first, ends, &endCount)
            Self.list(found.phrases & inside, first, starts, &startCount)
            Self.list((found.lines | found.stops) & inside, first, breaks, &breakCount)
            lines[first &>> 6 &+ 1] = found.lines
            Self.list(found.hyphens & inside, first, hyphens, &hyphenCount)
            hasSmallLine = hasSmallLine || found.hasSmallLine
            first &+= 64
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
        scratch.pointee.hyphens.setCount(hyphenCount)
        // A small letter shows that lines are folded.
        if hasSmallLine { foldLines() }
    }

    /// Writes the tokens of the set bits, the lowest of which is `first`, behind the `count` that are written.
    @inline(__always)
    private static func list(_ bits: UInt64, _ first: Int, _ out: UnsafeMutablePointer<Int32>, _ count: inout Int) {
        var bits = bits
        while bits != 0 {
            out[count] = Int32(truncatingIfNeeded: first &+ bits.trailingZeroBitCount)
            count &+= 1
            bits &= bits &- 1
        }
    }

    /// Takes the breaks of lines that are only folded for spaces; names go on over them then.
    private mutating func foldLines() {
        let tokens = tokens.base
        var isFolding = false
        var joinsNames = false
        for at in 0..<(breaks.count - 1) {
            let index = Int(breaks[at])
            guard tokens[index].gap == .line else { continue }
            // Behind one that does, a line may break before a capital or a number as well.
            isFolding =
                !tokens[index].isMark && (isFolding || tokens[index].isWord && !tokens[index].isCapital)
                && isFolded(index)
            if isFolding {
                continueLine(index)
                joinsNames = joinsNames || tokens[index].isCapitalWord && tokens[index - 1].isCapitalWord
            }
        }
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
                tokens.base[end].followsMatch()
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
}
