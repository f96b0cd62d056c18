// How phrases of the lexicon are found in the tokens, and where stages have something to look at.
extension Passage {
    /// How many starts ahead of its walk the node of a word is announced, so that it is at hand when it comes.
    private static let ahead = 8
    /// The most walks that are begun before they go on: what they read stays in the nearest cache.
    private static let block = 64

    /// Finds the phrases of the lexicon, and the tokens at which stages have something to look at.
    ///
    /// Where a walk leads cannot be foretold, so each step is taken for many walks, and lists without branches what
    /// the next has to do.
    mutating func matchPhrases() {
        findStarts()
        if joinHyphens() { findStarts() }
        let starts = scratch.pointee.starts
        scratch.pointee.walks.reserve(Self.block)
        scratch.pointee.heads.reserve(starts.count)
        scratch.pointee.anchors.reserve(starts.count)
        var first = 0
        while first < starts.count {
            let end = min(first + Self.block, starts.count)
            beginWalks(first..<end)
            goOnWalks()
            takeWalks()
            addMatches()
            first = end
        }
        scratch.pointee.anchors.joinDates()
    }

    /// Lists the walks from some of the starts that may come to a phrase, and the numbers among the starts.
    private func beginWalks(_ range: Range<Int>) {
        let trie = scratch.pointee.trie
        let tokens = tokens.base
        let starts = scratch.pointee.starts.base
        let walks = scratch.pointee.walks.base
        var numbers = scratch.pointee.anchors.numbers
        var count = 0
        for at in range {
            trie.announceWord(tokens + Int(starts[at &+ Self.ahead]))
            let walk = trie.walk(tokens, from: Int(starts[at]))
            walks[count] = walk
            count &+= walk.leads ? 1 : 0
            numbers.append(starts[at], times: tokens[Int(starts[at])].hasDigits ? 1 : 0)
        }
        scratch.pointee.walks.setCount(count)
        scratch.pointee.anchors.numbers = numbers
    }

    /// Takes the walks to their second token.
    private func goOnWalks() {
        let trie = scratch.pointee.trie
        let tokens = tokens.base
        let walks = scratch.pointee.walks
        for at in 0..<walks.count { trie.goOn(&walks.base[at], tokens) }
    }

    /// Lists the ends of phrases to which the walks come; most go no further than two tokens.
    private func takeWalks() {
        let trie = scratch.pointee.trie
        let tokens = tokens.base
        let walks = scratch.pointee.walks
        var ends = scratch.pointee.phraseEnds
        ends.removeAll()
        /// Room for what is listed without asking: the ends of one token and of two, and what stands behind all.
        let room = 2 * Self.block + 1
        ends.reserve(room)
        for at in 0..<walks.count {
            let walk = walks.base[at]
            let first = walk.first
            var capitals: UInt32 = tokens[first].isCapital ? 1 : 0
            var end = first &+ 1
            trie.list(walk.ending, first, end, capitals, into: &ends)
            capitals |= tokens[end].isCapital ? 2 : 0
            end &+= 1
            trie.list(walk.secondEnding, first, end, capitals, into: &ends)
            guard walk.goesOn else { continue }
            var node = trie.node(after: walk)
            // Behind the last token stands the end of a line.
            while node.key != 0 {
                capitals |= (tokens[end].isCapital ? 1 : 0) << UInt32(truncatingIfNeeded: end &- first)
                end &+= 1
                ends.reserve(ends.count &+ 1 &+ room)
                trie.list(node.ending, first, end, capitals, into: &ends)
                node = trie.child(of: node, tokens[end])
            }
        }
        ends.append(.none, times: 1)
        scratch.pointee.phraseEnds = ends
    }

    /// Adds the matches at the ends of phrases, and a head for those that start at one token.
    private func addMatches() {
        let trie = scratch.pointee.trie
        let tokens = tokens.base
        let ends = scratch.pointee.phraseEnds.base
        var matches = scratch.pointee.matches
        var at = 0
        while ends[at].first >= 0 {
            let start = ends[at].first
            let token = tokens[start]
            // `PC02`, `COP28`; `2 anh`
            let isRefused =
                token.hasDigits
                && !(token.isNumber ? token.traits.contains(.startsAddress) : token.isCapital && token.mayStartPhrase)
            let first = matches.count
            var kinds = EntryKinds()
            var lists = Anchors.Lists.Union()
            repeat {
                let end = ends[at].end
                let capitals = ends[at].capitals
                var next = isRefused ? 0 : ends[at].ending
                while next != 0 {
                    let ending = trie.ending(next)
                    next = ending.next
                    guard UInt32(ending.capitals) & ~capitals == 0 else { continue }
                    matches.append(
                        LexiconMatch(
                            start: start, end: end,
                            entry: ending.entry, kind: ending.kind, attributes: ending.attributes))
                    kinds.insert(ending.kind)
                    lists.insert(ending.anchors)
                    tokens[end].followsMatch()
                }
                at &+= 1
            } while ends[at].first == start
            guard matches.count > first else { continue }
            matchHeads[start] = Int32(truncatingIfNeeded: scratch.pointee.heads.count)
            scratch.pointee.heads.append(MatchHead(kinds: kinds, first: first, end: matches.count), times: 1)
            scratch.pointee.anchors.add(Int32(truncatingIfNeeded: start), to: lists)
        }
        scratch.pointee.matches = matches
    }

    /// Finds the tokens at which a phrase, a number or a run of capital words begins, 64 at once, for what follows in a
    /// text cannot be foretold.
    private mutating func findStarts() {
        let (tokens, count) = tokens
        let firsts = scratch.pointee.anchors.runs.firsts.reserve(count)
        // Where a run of the last token ends that is written.
        let ends = scratch.pointee.anchors.runs.ends.reserve(count + 1)
        let starts = scratch.pointee.starts.reserve(count + Self.ahead)
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
            let found = Token.Starts(tokens + first, count: count &- first)
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
        for at in startCount..<(startCount + Self.ahead) where startCount > 0 {
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
}
