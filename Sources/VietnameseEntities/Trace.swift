/// What the overlap policy decided, passage by passage. ``Annotator/Worker/explain(_:)`` alone makes one; annotating
/// pays nothing for it.
final class Trace {
    /// A candidate with its place in the text instead of in a passage.
    private struct Claim: Equatable {
        var start: Int
        var end: Int
        var type: EntityType
        var rule: Rule
        var entry: EntryID
        var second: EntryID

        init(_ candidate: Candidate, in passage: Passage) {
            start = Int(passage.token(candidate.first).start)
            end = Int(candidate.offset(before: candidate.end, in: passage))
            type = candidate.type
            rule = candidate.rule
            entry = candidate.entry
            second = candidate.second
        }
    }

    private struct Outcome {
        var winner: Claim
        var losers: [Claim] = []
        /// The outcome of the body or place that a winning title governs, or -1.
        var governed = -1

        /// The same claim made twice did not lose to itself.
        mutating func lost(_ loser: Claim) {
            if loser != winner && !losers.contains(loser) { losers.append(loser) }
        }
    }

    /// By start, longer first.
    private var outcomes: [Outcome] = []

    /// Notes what won and lost in a settled passage.
    ///
    /// What was proposed only as part of a title is left out where that title lost.
    /// - Complexity: n log n in the passage's candidates.
    func record(_ passage: Passage) {
        let order = (0..<passage.candidates.count).sorted { a, b in
            let first = passage.candidates[a]
            let second = passage.candidates[b]
            if first.first != second.first { return first.first < second.first }
            return first.end != second.end ? first.end > second.end : a < b
        }
        let base = outcomes.count
        var isSettled = [Bool](repeating: false, count: passage.candidates.count)
        for index in 0..<passage.accepted.count {
            let number = Int(passage.accepted[index])
            isSettled[number] = true
            let governed = Int(passage.candidates[number].governed)
            if governed >= 0 { isSettled[governed] = true }
        }
        markRefusals(order, passage, &isSettled)

        var top: [Int] = []
        var nested = Set<Int>()
        for number in order where isSettled[number] && !nested.contains(number) {
            top.append(outcomes.count)
            let candidate = passage.candidates[number]
            outcomes.append(Outcome(winner: Claim(candidate, in: passage)))
            guard candidate.governed >= 0 else { continue }
            nested.insert(Int(candidate.governed))
            outcomes[outcomes.count - 1].governed = outcomes.count
            outcomes.append(Outcome(winner: Claim(passage.candidates[Int(candidate.governed)], in: passage)))
        }
        assert(outcomes.count - base == isSettled.count(where: { $0 }), "every winner has an outcome")

        // Winners do not overlap each other, so both runs are read once.
        var from = 0
        for number in order where !isSettled[number] && !passage.candidates[number].isNestedOnly {
            let loser = Claim(passage.candidates[number], in: passage)
            while from < top.count && outcomes[top[from]].winner.end <= loser.start { from += 1 }
            var at = from
            while at < top.count && outcomes[top[at]].winner.start < loser.end {
                var place = top[at]
                let inner = outcomes[place].governed
                if inner >= 0, outcomes[inner].winner.start <= loser.start, loser.end <= outcomes[inner].winner.end {
                    place = inner
                }
                outcomes[place].lost(loser)
                at += 1
            }
        }
    }

    /// Marks the refused phrases that won: the policy keeps no list of them, only their mark on every token.
    private func markRefusals(_ order: [Int], _ passage: Passage, _ isSettled: inout [Bool]) {
        var coveredTo = 0
        for number in order {
            let candidate = passage.candidates[number]
            let range = candidate.first..<candidate.end
            guard candidate.rule == .refuseGeneric, range.lowerBound >= coveredTo,
                range.allSatisfy({ passage.owner[$0] == OverlapPolicy.refusalMark })
            else { continue }
            isSettled[number] = true
            coveredTo = range.upperBound
        }
    }

    /// The explanations of the document that the traced run made, without the refusals that kept nothing out.
    func explanations(of document: Document) -> [Explanation] {
        let mentions = document.mentions
        var next = 0
        return outcomes.compactMap { outcome in
            var mention: Mention?
            if outcome.winner.rule == .refuseGeneric {
                if outcome.losers.isEmpty { return nil }
            } else {
                // Options may have left some mentions out; the order is the same.
                guard next < mentions.count,
                    mentions[next].span == TextSpan(start: outcome.winner.start, end: outcome.winner.end),
                    mentions[next].type == outcome.winner.type
                else { return nil }
                mention = mentions[next]
                next += 1
            }
            return Explanation(
                mention: mention, winner: proposal(outcome.winner, document),
                losers: outcome.losers.map { proposal($0, document) })
        }
    }

    private func proposal(_ claim: Claim, _ document: Document) -> Proposal {
        let utf8 = document.text.utf8
        let start = utf8.index(utf8.startIndex, offsetBy: claim.start)
        let text = document.text[start..<utf8.index(start, offsetBy: claim.end - claim.start)]
        return Proposal(
            span: TextSpan(start: claim.start, end: claim.end), text: String(text), type: claim.type, rule: claim.rule,
            evidence: [claim.entry, claim.second].filter { $0 != .none }.map { document.storage.lexicon.canonical($0) })
    }
}
