// Firms: what they do, their legal form and their branches.
extension BodyRecognizer {
    /// The most trades in a firm's name.
    private static let tradesLimit = 8

    /// `KDI Holdings`, `Murphy Oil`: up to four words in capitals of which the last is an English word that closes firms' names.
    func firm(closedAt index: Int, in passage: inout Passage) {
        let after = passage.token(index + 1)
        guard passage.token(index).isCapitalWord, passage.begins(.firmWord, at: index),
            !(after.continuesName) || passage.looksLikeFullName(index + 1)
        else { return }
        var first = index
        while index - first < 3, passage.follows(first), passage.token(first).gap == .space,
            passage.token(first - 1).isCapitalWord,
            !passage.token(first - 1).traits.contains(.stop),
            !passage.begins(EntryKinds.roles + EntryKinds.address + EntryKinds(.bodyHead), at: first - 1)
        { first -= 1 }
        // `Ngành Logistics`
        if first == index - 1, passage.isSentenceStart(first), passage.body(at: first) == nil,
            !passage.begins(.bodyName, at: first), passage.isVietnamese(passage.token(first)),
            passage.token(first).traits.isDisjoint(with: .kinh)
        {
            return
        }
        if first < index { passage.proposeBody(Candidate(first, index + 1, .body, .bodyOpen, .none)) }
    }

    /// `Tổng công ty Cảng hàng không Việt Nam - CTCP`: the form of the firm behind its name.
    /// - Parameter mayBeGroup: whether the group to which the firm belongs may stand there as well: `… - Vinacomin`.
    func legalForm(_ index: Int, mayBeGroup: Bool, in passage: Passage) -> Int? {
        guard passage.token(index).isMark("-"), passage.follows(index), passage.token(index + 1).isCapital,
            let form = passage.longest(EntryKinds(.bodyHead, .bodyName), at: index + 1),
            form.kind == .bodyName && mayBeGroup && form.count == 1
                // `Công ty Than Mạo Khê - TKV.`
                && (!passage.token(form.end).isMark
                    || passage.token(index + 1).isAllCapitals && !passage.token(form.end).isMark("-"))
                || form.attributes.contains(.firm) && passage.token(index + 1).isAllCapitals,
            !passage.token(form.end).isCapitalWord
        else { return nil }
        return form.end
    }

    /// `BIDV chi nhánh Lạng Sơn`, `Vietcombank - Chi nhánh Phố Hiến`: the end of the branch behind the name, or `index`.
    /// - Parameter isNumbered: whether the head is one that a number tells from its like.
    func branchEnd(_ index: Int, isNumbered: Bool = false, in passage: Passage) -> Int {
        let at = passage.token(index).isMark("-") && passage.follows(index) ? index + 1 : index
        guard passage.follows(at), let word = passage.longest(.branchWord, at: at),
            // `đại biểu HĐND đơn vị số 20`: where he was elected.
            isNumbered || !word.attributes.contains(.weak)
        else { return index }
        // `Bệnh viện Bạch Mai cơ sở 2`
        if word.attributes.contains(.numbered), let after = number(word.end, in: passage) { return after }
        return passage.body(at: at)?.end ?? index
    }

    /// The end of what a firm does, from `index` on: `Đầu tư - Xây dựng`, `sản xuất, thương mại và dịch vụ`; nil where it does
    /// not say.
    /// - Parameter isSingular: whether one firm has them all; several (`các công ty Điện lực và Viễn thông`) have one each.
    func trades(_ index: Int, isSingular: Bool, in passage: Passage) -> Int? {
        var end = index
        var at = index
        // A comma joins only what ends in `và`, else it separates two firms.
        var isJoined = true
        // `Tập đoàn Cao su phát triển …`: a verb, unless the name goes on behind it.
        var mayBeVerb = false
        for _ in 0..<Self.tradesLimit {
            guard passage.follows(at), let trade = trade(at, in: passage) else { break }
            if at > index, !passage.token(at).isCapital, passage.token(index).isCapital, passage.token(at - 1).isWord,
                passage.longest(.trade, at: at).map({ $0.attributes.contains(.verb) }) == true
                    || passage.begins(.verb, at: at),
                !passage.begins(.conjunction, at: at - 1)
            {
                mayBeVerb = true
            }
            // `…, Thương mại và Dịch vụ`: the lexicon has the last two in one.
            isJoined = isJoined || (at..<trade).contains { passage.begins(.conjunction, at: $0) }
            at = trade
            let goesOn = passage.follows(at) && passage.token(at).continuesName
            if isJoined, !mayBeVerb || goesOn { end = at }
            if passage.token(at).isMark("-") || passage.token(at).isMark("&") {
                at += 1
            } else if isSingular, passage.token(at).isMark(",") {
                isJoined = false
                at += 1
            } else if isSingular, let joint = passage.longest(.conjunction, at: at) {
                isJoined = true
                at = joint.end
            }
        }
        return end > index ? end : nil
    }

    /// The end of the trade at `index`, or nil.
    private func trade(_ index: Int, in passage: Passage) -> Int? {
        guard let trade = passage.longest(Self.field + EntryKinds(.trade), at: index), passage.body(at: index) == nil,
            passage.place(at: index).map({ $0.end > trade.end }) != true
        else { return nil }
        // `Công ty Sơn Hà`: one syllable with a capital begins the name, but for `Dược - Thiết bị y tế`.
        let joint = passage.token(trade.end)
        return trade.count > 1 || !passage.token(index).isCapital
            || joint.isMark("-") && joint.gap == .space
                && passage.begins(Self.field + EntryKinds(.trade), at: trade.end + 1)
            ? trade.end : nil
    }
}
