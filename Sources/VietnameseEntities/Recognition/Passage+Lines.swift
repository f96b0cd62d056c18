// How a page sets its lines: columns, and lines that are only folded.
extension Passage {
    /// Whether the rest of the line from `start` on holds titles, commas and dashes alone, and the tokens that
    /// `allows` takes by their index.
    func holdsTitlesAlone(_ start: Int, allows: (Int) -> Bool = { _ in false }) -> Bool {
        var at = start
        while at == start || follows(at), at < count {
            guard
                owner[at] == EntityType.title.ownerMark
                    || at > start && (token(at).isMark(",") || token(at).isMark("-") || allows(at))
            else { return false }
            at += 1
        }
        return at > start
    }

    /// Whether the token begins a column of a page or of a table: a tab or many spaces stand before it, on one line.
    func beginsColumn(_ index: Int) -> Bool {
        guard index > 0, index < count, token(index).gap == .line else { return false }
        return text[Int(token(index - 1).end)..<Int(token(index).start)].allSatisfy { $0 != 0x0A && $0 != 0x0D }
    }

    /// Whether an empty line stands before the token.
    func beginsBlock(_ index: Int) -> Bool {
        guard index > 0, index < count, !follows(index) else { return false }
        return text[Int(token(index - 1).end)..<Int(token(index).start)].filter({ $0 == 0x0A }).count > 1
    }

    /// The first token of the line of `index`, where that is `limit` tokens before it at the most; else nil.
    /// - Precondition: `limit` is less than 64.
    @inline(__always)
    func lineStart(_ index: Int, within limit: Int) -> Int? {
        assert(index >= 0 && index < count && limit < 64)
        let lines = scratch.pointee.lines.base + index &>> 6
        let place = UInt64(truncatingIfNeeded: index & 63)
        // The 64 tokens of which `index` is the last, that highest.
        let tokens = lines[1] &<< (63 &- place) | (lines[0] &>> 1) &>> place
        let back = tokens.leadingZeroBitCount
        return back <= limit ? index &- back : nil
    }

    /// Says that the line break before the token at `index` only folds a line.
    func continueLine(_ index: Int) {
        tokens.base[index].continuesLine()
        scratch.pointee.lines.base[index &>> 6 &+ 1] &= ~(1 &<< UInt64(truncatingIfNeeded: index & 63))
    }

    /// The least tokens of a line that is folded.
    private static var foldedTokens: Int { 10 }

    /// Whether the line break before the token at `index` only folds a long line, as far as what stands before it says.
    func isFolded(_ index: Int) -> Bool {
        let before = token(index - 1)
        guard index >= Self.foldedTokens, !before.isMark || before.isMark(",") else { return false }
        for at in (index - Self.foldedTokens + 1)..<index where token(at).gap == .line { return false }
        var feeds = 0
        for byte in text[Int(before.end)..<Int(token(index).start)] {
            if byte == 0x0A { feeds += 1 } else if byte != 0x20 && byte != 0x0D { return false }
        }
        return feeds == 1
    }

    /// Joins the runs of capitals between which no line ends any more.
    mutating func joinRuns() {
        var runs = 0
        for at in 0..<anchors.runs.count {
            let run = anchors.runs[at]
            if run.lowerBound > 0, token(run.lowerBound).continuesName, token(run.lowerBound - 1).isCapitalWord {
                runs -= 1
            } else {
                anchors.runs.firsts.base[runs] = anchors.runs.firsts[at]
            }
            anchors.runs.ends.base[runs] = anchors.runs.ends[at]
            runs += 1
        }
        anchors.runs.firsts.setCount(runs)
        anchors.runs.ends.setCount(runs)
    }
}
