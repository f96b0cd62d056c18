/// Refuses: phrases in which every word is generic are no mention, and keep others from beginning inside them.
struct GenericRecognizer {
    func recognize(in passage: inout Passage) {
        for at in 0..<passage.anchors.generic.count {
            let index = Int(passage.anchors.generic[at])
            guard let match = passage.longest(.generic, at: index) else { continue }
            guard isSpeech(match, in: passage),
                match.attributes.contains(.closed) && match.count > 2 || !yields(match, in: passage)
            else { continue }
            passage.propose(Candidate(index, match.end, .body, .refuseGeneric, match.entry))
        }
    }

    /// Whether the phrase is written as common words are: `ông hoàng` in `Ông Hoàng Nghĩa Hiếu` is none.
    private func isSpeech(_ match: LexiconMatch, in passage: Passage) -> Bool {
        // `Trung Quốc kỳ vọng`: its first syllable ends a name.
        let start = match.start
        if passage.token(start).isCapital, passage.follows(start), passage.token(start - 1).isCapitalWord,
            !passage.token(start).isAllCapitals
        {
            return false
        }
        if match.attributes.contains(.cased) { return true }
        for at in (match.start + 1)..<match.end where passage.token(at).isCapital && !passage.token(at).isAllCapitals {
            return false
        }
        return true
    }

    /// Whether a mention that begins inside the phrase reaches beyond it, `lãnh đạo tỉnh` in `lãnh đạo tỉnh Nghệ An`, or a
    /// name around it is longer: `xã hội chủ nghĩa` in `Cộng hòa xã hội chủ nghĩa Việt Nam`.
    private func yields(_ match: LexiconMatch, in passage: Passage) -> Bool {
        for back in 1...4
        where passage.place(at: match.start - back).map({ $0.rule == .placeName && $0.end > match.end }) == true {
            return true
        }
        for at in (match.start + 1)..<match.end {
            var candidate = passage.candidateHead(at)
            while candidate >= 0 {
                let found = passage.candidates[Int(candidate)]
                if found.end > match.end,
                    found.rule == .placeUnit || found.rule == .bodyOrgan || found.rule == .placeName
                        || found.rule == .bodyLevel
                            // `nợ chính phủ Mỹ`
                            && (passage.token(at).isCapital
                                || passage.token(found.end - 1).isCapital
                                    && !passage.begins(.quantifier, at: match.start))
                        || isNamedSite(found, in: passage)
                {
                    return true
                }
                candidate = found.next
            }
        }
        return false
    }

    /// `biển Caribbean`: a site that the lexicon has by its whole name.
    private func isNamedSite(_ found: Candidate, in passage: Passage) -> Bool {
        found.rule == .placeSite && found.entry != .none
            && EntryKinds.placeNames.contains(passage.lexicon.entry(found.entry).kind)
    }
}
