/// Refuses: phrases in which every word is generic are no mention, and keep others from beginning inside them.
struct GenericRecognizer {
    func recognize(in passage: inout Passage) {
        for at in 0..<passage.genericAnchors.count {
            let index = Int(passage.genericAnchors[at])
            guard let match = passage.longest(EntryKinds(.generic), at: index) else { continue }
            passage.propose(Candidate(index, Int(match.end), .body, .refuseGeneric, match.entry))
        }
    }
}
