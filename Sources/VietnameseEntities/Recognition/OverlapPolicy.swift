/// Settles candidates that claim the same text. The one place where that is decided.
///
/// 1. Documents, events, titles, bodies, places with their unit's or site's word, and refused phrases compete first, left to right: of those that start at
///    a token the longest wins (of equals: document, event, title, body, place, then the refusal); what starts inside a
///    winner loses, but for the body or place that a title governs.
/// 2. Places, dates and persons take what is left, again leftmost and longest first (of equals: date, place, person).
struct OverlapPolicy {

    func settle(_ passage: inout Passage, pass: Int) {
        var next = 0
        while let index = passage.nextCandidateStart(next) {
            next = index + 1
            if passage.owner[index] != 0 { continue }
            var at = passage.candidateHead(index)
            var best: Int32 = -1
            while at >= 0 {
                let candidate = passage.candidates.base[Int(at)]
                if !candidate.isNestedOnly, Self.rank(candidate) / 8 == pass, isFree(candidate, in: passage) {
                    if best < 0 {
                        best = at
                    } else {
                        let other = passage.candidates.base[Int(best)]
                        if candidate.end > other.end
                            || candidate.end == other.end && Self.rank(candidate) < Self.rank(other)
                        {
                            best = at
                        }
                    }
                }
                at = candidate.next
            }
            guard best >= 0 else { continue }
            let winner = passage.candidates.base[Int(best)]
            let mark = winner.rule == .refuseGeneric ? 8 : winner.type.ownerMark
            if mark != 8 { passage.accepted.append(best) }
            for token in winner.first..<winner.end { passage.owner[token] = mark }
            next = winner.end
        }
    }

    private func isFree(_ candidate: Candidate, in passage: Passage) -> Bool {
        for token in candidate.first..<candidate.end where passage.owner[token] != 0 { return false }
        return true
    }

    /// Pass × 8 + order among equals.
    @inline(__always)
    private static func rank(_ candidate: Candidate) -> Int {
        if candidate.rule == .refuseGeneric { return 5 }
        if candidate.rule == .placeSite || candidate.rule == .placeUnit { return 4 }
        return switch candidate.type {
        case .document: 0
        case .event: 1
        case .title: 2
        case .body: 3
        case .date: 8
        case .place: 9
        case .person: 10
        }
    }
}
