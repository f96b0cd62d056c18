// Bodies told by their letters: papers before the first sentence, and letters that the text itself explains.
extension BodyRecognizer {
    /// `(BLC) - Sáng 14/8, …`, `NB - 11/7/2025`, `GD&TĐ - …`, `(BKH) Sau …`: the paper's initials before the first sentence.
    /// - Parameter index: a word in capitals.
    func dateline(at index: Int, in passage: inout Passage) {
        let isBracketed = passage.token(index - 1).isMark("(")
        guard isBracketed ? !passage.follows(index - 1) : !passage.follows(index)
        else { return }
        let isJoined =
            passage.token(index + 1).isMark("&") && passage.token(index + 1).gap == .none
            && passage.token(index + 2).isAllCapitals && passage.token(index + 2).gap == .none
        let end = index + (isJoined ? 3 : 1)
        guard isJoined || isInitials(passage.token(index), in: passage) && !passage.isRoman(index),
            passage.body(at: index).map({ $0.end < end }) ?? true,
            isBracketed == passage.token(end).isMark(")"),
            !passage.begins(EntryKinds.address + EntryKinds(.caption, .generic), at: index)
        else { return }
        var next = isBracketed ? end + 1 : end
        let hasDash =
            passage.follows(next)
            && (passage.token(next).isMark("-") || passage.token(next).isMark("|")
                || passage.token(next).isMark(".") && next - index == 1 && passage.token(index).length > 3)
        if hasDash { next += 1 }
        guard hasDash || isBracketed, passage.follows(next), passage.token(next).gap == .space,
            passage.token(next).isCapital || passage.token(next).isNumber
        else { return }
        passage.proposeBody(Candidate(index, end, .body, .bodyName, .none))
    }

    /// Whether the letters are no syllable: a word that the lexicon does not know, or one without a vowel.
    private func isInitials(_ token: Token, in passage: Passage) -> Bool {
        token.length <= 6 && (!token.isKnown || passage.hasNoVowel(token))
    }

    /// `Hội Mỹ nghệ và Chế biến gỗ (HAWA)`: the letters in brackets behind a body, which no entry has, are its other name.
    func learnLetters(behind end: Int, in passage: inout Passage) {
        let letters = passage.token(end + 1)
        guard passage.token(end).isMark("("), passage.follows(end), letters.isWord, letters.isAllCapitals,
            passage.token(end + 2).isMark(")"),
            letters.gap == .none, passage.matchEnd(at: end + 1) == end + 1, passage.letters.count < Self.lettersLimit
        else { return }
        passage.letters.append(letters.value)
    }

    /// A passage that tells more is no text.
    private static let lettersLimit = 64

    /// Proposes the bodies' letters wherever they stand, before the place where they are told as well.
    func proposeLetters(in passage: inout Passage) {
        for at in 0..<passage.anchors.runs.count {
            let run = passage.anchors.runs[at]
            for index in run where passage.token(index).isAllCapitals {
                if passage.body(at: index) == nil, passage.letters.contains(passage.token(index).value) {
                    passage.proposeBody(Candidate(index, index + 1, .body, .bodyName))
                }
            }
        }
    }
}
