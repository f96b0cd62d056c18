// The spelling of before 1975, in which hyphens join the syllables of a word: `Thủ-tướng Chính-phủ`, `hợp-tác-xã`.
extension Passage {
    /// A text is spelled so where no more tokens than these come to one hyphen between syllables.
    private static var tokensAHyphen: Int { 16 }
    /// And where so many words in small letters have one: foreign names have hyphens, `Mát-xcơ-va`, and stray compounds.
    private static var wordsWanted: Int { 3 }

    /// Takes the hyphens between syllables out of the tokens where the text is spelled so: its words are read as those of
    /// today, a capital at a word's beginning being that of all its syllables. What the lexicon has with hyphens keeps them.
    /// In other texts a place's name alone is read so, `Việt-nam`, `Hà-nội`, and of a few words by themselves those that go
    /// on in small letters.
    /// - Returns: whether the tokens changed.
    mutating func joinHyphens() -> Bool {
        let hyphens = scratch.pointee.hyphens
        guard !hyphens.isEmpty else { return false }
        let isBrief = scratch.pointee.isBrief
        let isOld = isBrief || hyphens.count * Self.tokensAHyphen >= count && hasHyphenatedWords(hyphens)
        guard isOld || hasHyphenatedName(hyphens) else { return false }
        let tokens = tokens.base
        var kept = 0
        var at = 0
        /// The end of what keeps its hyphens, and of what loses them.
        var keepsTo = 0
        var joinsTo = 0
        while at < count {
            if at >= max(keepsTo, joinsTo), isJoint(at + 1) {
                if isOld { keepsTo = hyphenatedEnd(around: at) } else { joinsTo = nameEnd(at) }
            }
            if isJoint(at), isOld ? at >= keepsTo && !(isBrief && token(at + 1).isCapital) : at < joinsTo {
                tokens[kept] = tokens[at + 1].behindSpace(isCapital: tokens[kept - 1].isCapital)
                at += 2
            } else {
                tokens[kept] = tokens[at]
                at += 1
            }
            kept += 1
        }
        setCount(kept)
        return true
    }

    /// Whether a hyphen that joins two words stands at `index`.
    private func isJoint(_ index: Int) -> Bool {
        token(index).isHyphen && token(index + 1).gap == .none && token(index + 1).isWord && token(index - 1).isWord
    }

    /// Whether enough words in small letters have hyphens.
    private func hasHyphenatedWords(_ hyphens: Buffer<Int32>) -> Bool {
        var words = 0
        for place in 0..<hyphens.count {
            let at = Int(hyphens[place])
            guard isJoint(at) else { continue }
            let first = token(at - 1)
            let isStart = !(at >= 2 && token(at - 2).isHyphen && first.gap == .none)
            if isStart, !first.isCapital, first.isKnown, !token(at + 1).isCapital { words += 1 }
            if words == Self.wordsWanted { return true }
        }
        return false
    }

    /// Whether hyphens join the syllables of some place's name.
    private func hasHyphenatedName(_ hyphens: Buffer<Int32>) -> Bool {
        for place in 0..<hyphens.count {
            let at = Int(hyphens[place])
            if token(at - 1).isCapital, isJoint(at), nameEnd(at - 1) > at { return true }
        }
        return false
    }

    /// The end of the place's name whose syllables hyphens join from `index` on; `index` where none is.
    private func nameEnd(_ index: Int) -> Int {
        guard token(index).isKnown, token(index).isCapital else { return index }
        let trie = scratch.pointee.trie
        var node = trie.root(token(index).value)
        var last = index
        while node.key != 0, isJoint(last + 1), token(last + 2).isKnown {
            node = trie.child(of: node, token(last + 2))
            last += 2
        }
        var at = isJoint(last + 1) || last == index ? 0 : node.ending
        while at != 0 {
            let ending = trie.ending(at)
            if EntryKinds.placeNames.contains(ending.kind) { return last + 1 }
            at = ending.next
        }
        return index
    }

    /// The end of the longest phrase of the lexicon, which begins at `index` or a few words before it, that has the hyphen
    /// behind it; `index` where none has.
    private func hyphenatedEnd(around index: Int) -> Int {
        let trie = scratch.pointee.trie
        var found = index
        for start in max(0, index - 4)...index where token(start).isKnown && !token(start).isMark {
            var node = trie.root(token(start).value)
            var end = start + 1
            while node.key != 0, end < count, token(end).continuesPhrase {
                node = trie.child(of: node, token(end))
                end += 1
                if node.ending != 0, end > index + 2 { found = max(found, end) }
            }
        }
        return found
    }
}
