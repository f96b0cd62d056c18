/// Finds the single words by which the document calls persons whose full name it has: `Trump`, `Carragher`.
struct ShortFormRecognizer {
    func recognize(in passage: inout Passage, _ known: Set<UInt32>) {
        guard !known.isEmpty else { return }
        for at in 0..<passage.nameAnchors.count {
            var index = Int(passage.nameAnchors[at])
            let first = index
            while index < passage.count, passage.token(index).isCapitalWord, index == first || passage.token(index).gap == .space {
                let token = passage.token(index)
                let isAlone = !(passage.token(index + 1).isCapitalWord && passage.token(index + 1).gap == .space)
                    && !(index > first && passage.owner[index - 1] == 0)
                if passage.owner[index] == 0, isAlone, known.contains(token.value) {
                    passage.propose(Candidate(index, index + 1, .person, .personShort))
                }
                index += 1
            }
        }
    }
}
