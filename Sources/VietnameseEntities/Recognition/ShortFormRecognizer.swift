/// Finds the words by which the document calls persons whose full name it has: `Trump`, `Carragher`; `Loan` of
/// `Quách Thị Kiều Loan`, `Xuân Son` of `Nguyễn Xuân Son`.
struct ShortFormRecognizer {
    func recognize(in passage: inout Passage, _ known: KeyMap, _ given: KeyMap) {
        if !given.isEmpty { givenNames(in: &passage, given) }
        guard !known.isEmpty else { return }
        for at in 0..<passage.freeRuns.count {
            // A run's last word, where nothing free stands before it.
            let run = passage.anchors.runs[Int(passage.freeRuns[at])]
            let last = run.upperBound - 1
            if passage.owner[last] == 0, run.count == 1 || passage.owner[last - 1] != 0,
                PersonIndex.mayBeShort(passage.token(last)), !passage.token(last).isSingleLetter,
                known.contains(UInt64(passage.token(last).value))
            {
                passage.propose(Candidate(last, last + 1, .person, .personShort))
            }
        }
    }

    /// Given names, one or two syllables, that stand alone: inside a sentence a capital is cue enough, at its start a
    /// word must follow that goes with persons.
    private func givenNames(in passage: inout Passage, _ known: KeyMap) {
        for at in 0..<passage.freeRuns.count {
            announce(min(at + Self.ahead, passage.freeRuns.count - 1), in: passage, known)
            let run = passage.anchors.runs[Int(passage.freeRuns[at])]
            let (index, end) = (run.lowerBound, run.upperBound)
            guard end - index <= 2, passage.owner[index] | passage.owner[end - 1] == 0 else { continue }
            if passage.token(index).isSingleLetter, end == index + 1 { initial(at: index, in: &passage, known) }
            guard passage.place(at: index) == nil, !passage.token(index).isAllCapitals,
                known.contains(Self.key(index, end, in: passage)),
                passage.matchEnd(at: index) <= index + 1
            else { continue }
            if end - index == 1 {
                let after = passage.token(end)
                if passage.isSentenceStart(index) {
                    guard passage.follows(end), after.isWord, !after.isCapital,
                        after.traits.contains(.stop) || passage.begins(.speechVerb, at: end)
                    else { continue }
                } else if passage.token(index - 1).isMark {
                    // `…, Nhượng 5 năm tù`
                    guard passage.token(index - 1).isMark(","), after.isWord || after.isNumber else { continue }
                }
            }
            if !isPerson(index, end, in: passage) { passage.propose(Candidate(index, end, .person, .personShort)) }
        }
    }

    /// How many runs ahead of its own look-up a name is announced.
    private static let ahead = 4

    /// Announces the name that the free run may be.
    private func announce(_ at: Int, in passage: Passage, _ known: KeyMap) {
        let run = passage.anchors.runs[Int(passage.freeRuns[at])]
        known.announce(Self.key(run.lowerBound, run.upperBound, in: passage))
    }

    /// `H.` of `Nguyễn Văn H.`, as reports from courts go on.
    private func initial(at index: Int, in passage: inout Passage, _ known: KeyMap) {
        guard passage.isStop(index + 1),
            // Not one of longer initials: `A.B.C.D.E.F.`
            !passage.isStop(index - 1) || passage.token(index).gap == .space || !passage.follows(index),
            !passage.token(index + 2).isNumber, known.contains(Self.initialKey(passage.token(index))),
            !isPerson(index, index + 1, in: passage)
        else { return }
        passage.propose(Candidate(index, passage.closingStop(index + 1), .person, .personShort))
    }

    /// Whether what stands behind the words has told already that they are a person's name.
    private func isPerson(_ index: Int, _ end: Int, in passage: Passage) -> Bool {
        var at = passage.candidateHead(index)
        while at >= 0 {
            let candidate = passage.candidates[Int(at)]
            if candidate.rule == .personApposition, candidate.end >= end { return true }
            at = candidate.next
        }
        return false
    }

    /// The key of a letter that stands for a name.
    static func initialKey(_ token: Token) -> UInt64 { UInt64(token.value) | 1 << 63 }

    /// A name of one or two syllables as a number.
    static func key(_ first: Int, _ end: Int, in passage: Passage) -> UInt64 {
        let last = UInt64(passage.token(end - 1).value)
        return end - first == 1 ? last : UInt64(passage.token(first).value) << 32 | last
    }
}
