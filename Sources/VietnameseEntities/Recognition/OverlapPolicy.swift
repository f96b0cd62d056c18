/// Settles candidates that claim the same text. The one place where that is decided.
///
/// 1. Documents, events, titles, bodies, places with their unit's or site's word, and refused phrases compete first, left to right: of those that start at
///    a token the longest wins (of equals: document, event, title, body, place, then the refusal); what starts inside a
///    winner loses, but for the body or place that a title governs.
/// 2. Places, dates and persons take what is left, again leftmost and longest first (of equals: date, place, person).
struct OverlapPolicy {

    /// The order of settling; each takes the candidates whose ``Candidate/pass`` it is.
    enum Pass: Int { case first, second }

    func settle(_ passage: inout Passage, _ pass: Pass) {
        var next = 0
        while let index = passage.nextCandidateStart(next, of: pass) {
            next = index + 1
            if passage.owner[index] != 0 { continue }
            var at = passage.candidateHead(index)
            var best: Int32 = -1
            while at >= 0 {
                let candidate = passage.candidates.base + Int(at)
                if !candidate.pointee.isNestedOnly, candidate.pointee.pass == pass,
                    passage.isFree(candidate.pointee.first..<candidate.pointee.end),
                    best < 0 || isBetter(candidate, than: passage.candidates.base + Int(best))
                {
                    best = at
                }
                at = candidate.pointee.next
            }
            guard best >= 0 else { continue }
            let winner = passage.candidates.base[Int(best)]
            let mark = winner.rule == .refuseGeneric ? Self.refusalMark : winner.type.ownerMark
            if mark != Self.refusalMark { passage.accepted.append(best) }
            for token in winner.first..<winner.end { passage.owner[token] = mark }
            next = winner.end
        }
    }

    /// Whether the first of two free candidates that start at one token wins over the second.
    @inline(__always)
    private func isBetter(_ candidate: UnsafePointer<Candidate>, than other: UnsafePointer<Candidate>) -> Bool {
        let (a, b) = (candidate.pointee.end, other.pointee.end)
        return a > b || a == b && candidate.pointee.rank < other.pointee.rank
    }

    /// The mark of a token that a refused phrase covers, beside those of the types, ``EntityType/ownerMark``.
    static var refusalMark: UInt8 { 8 }

    /// The first rank of the second pass.
    fileprivate static var secondPass: UInt8 { 8 }

    /// The order among equals.
    @inline(__always)
    static func rank(_ type: EntityType, _ rule: Rule) -> UInt8 {
        if rule == .refuseGeneric { return 5 }
        if rule == .placeSite || rule == .placeUnit { return 4 }
        return switch type {
        case .document: 0
        case .event: 1
        case .title: 2
        case .body: 3
        case .date: secondPass
        case .place: secondPass + 1
        case .person: secondPass + 2
        }
    }
}

extension Candidate {
    /// The pass in which it competes.
    @inline(__always) var pass: OverlapPolicy.Pass { rank < OverlapPolicy.secondPass ? .first : .second }
}
