// What the numbers of a day say: `25`, `25/7`, `25-7-2023`, `2019-03-04`.
extension DateRecognizer {
    /// Whether a dash between spaces and a number stand at `index`.
    static func isSpacedDash(_ index: Int, in passage: Passage) -> Bool {
        passage.token(index).isMark("-") && passage.token(index).gap == .space && passage.token(index + 1).gap == .space
            && passage.token(index + 1).isNumber
    }

    /// Reads `2019-03-04`.
    private static func isoDay(_ index: Int, in passage: Passage) -> Figures? {
        func part(_ at: Int, _ length: Int) -> Int? {
            let token = passage.token(at)
            guard token.isNumber, token.length == length, at == index || token.gap == .none else { return nil }
            return passage.integer(token)
        }
        func isDash(_ at: Int) -> Bool { passage.token(at).isMark("-") && passage.token(at).gap == .none }
        guard isDash(index + 1), isDash(index + 3), !isDash(index + 5), let year = part(index, 4),
            let month = part(index + 2, 2), let day = part(index + 4, 2), year >= 1000, year <= 2999, month >= 1,
            month <= 12, day >= 1, day <= 31
        else { return nil }
        return Figures(day: day, month: month, year: year, end: index + 5)
    }

    static func figures(_ index: Int, in passage: Passage) -> Figures? {
        let token = passage.token(index)
        guard token.isNumber else { return nil }
        if token.length == 4, let figures = isoDay(index, in: passage) { return figures }
        var parts: (Int, Int, Int) = (0, 0, 0)
        var count = 0
        var value = 0
        var digits = 0
        for byte in passage.bytes(token) {
            if byte >= 0x30 && byte <= 0x39 {
                value = value * 10 + Int(byte - 0x30)
                digits += 1
                if digits > 4 { return nil }
            } else {
                guard byte == 0x2E, digits > 0 else { return nil }
                if count == 0 { parts.0 = value } else if count == 1 { parts.1 = value } else { return nil }
                count += 1
                (value, digits) = (0, 0)
            }
        }
        if count == 0 { parts.0 = value } else if count == 1 { parts.1 = value } else { parts.2 = value }
        count += 1
        var end = index + 1
        // `23 – 10 – 1955`, as schoolbooks have it
        if count == 1, isSpacedDash(end, in: passage), isSpacedDash(end + 2, in: passage),
            let month = passage.integer(passage.token(end + 1)), let year = passage.integer(passage.token(end + 3)),
            parts.0 >= 1, parts.0 <= 31, month >= 1, month <= 12, year >= 1000, year <= 2999
        {
            return Figures(day: parts.0, month: month, year: year, end: end + 4)
        }
        if count == 1 {
            // Parts in tokens of their own.
            for slot in 1...2 {
                let separator = passage.token(end)
                guard separator.isMark("/") || separator.isMark("-"), separator.gap == .none,
                    passage.token(end + 1).isNumber,
                    passage.token(end + 1).gap == .none, let number = passage.integer(passage.token(end + 1))
                else { break }
                if slot == 1 && number > 12 && parts.0 <= 31 { break }
                // `3-5/12`: two days of a month
                if slot == 1, separator.isMark("-"), passage.token(end + 2).isMark("/"),
                    passage.token(end + 2).gap == .none, passage.token(end + 3).isNumber,
                    passage.token(end + 3).gap == .none, passage.token(end + 3).length <= 2
                {
                    break
                }
                // `31/8-2/9`
                if slot == 2, separator.isMark("-"), passage.token(index + 1).isMark("/"), number < 1000 { break }
                if slot == 1 { parts.1 = number } else { parts.2 = number }
                count += 1
                end += 2
            }
        }
        // `Ngày 22 /7`, `Chiều 19- 12`: a space too many.
        if count == 1, passage.token(end).isMark("/") || passage.token(end).isMark("-"), passage.follows(end + 1),
            passage.token(end).gap == .space && passage.token(end + 1).gap == .none
                || passage.token(end).gap == .none && passage.token(end + 1).gap == .space,
            passage.follows(index), passage.endsPhrase(EntryKinds(.dayWord, .dayPart), before: index),
            let month = passage.integer(passage.token(end + 1)), month >= 1, month <= 12, parts.0 >= 1, parts.0 <= 31,
            !passage.token(end + 2).isMark("/"), !passage.token(end + 2).isMark("-"),
            // but `Ngày 5- 7 tháng 8`, `mỗi ngày 2 -3 lần`
            !passage.isCounted(end + 2), !passage.begins(EntryKinds(.monthWord, .hourWord), at: end + 2)
        {
            return Figures(day: parts.0, month: month, end: end + 2)
        }
        if count == 1 {
            if parts.0 >= 1 && parts.0 <= 31 { return Figures(day: parts.0, end: end) }
            return nil
        }
        if count == 2 && parts.1 >= 1900 && parts.1 <= 2100 && parts.0 <= 12 { return nil }  // month and year
        guard parts.0 >= 1 && parts.0 <= 31 && parts.1 >= 1 && parts.1 <= 12 else { return nil }
        if count == 2 { return Figures(day: parts.0, month: parts.1, end: end) }
        guard parts.2 >= 1000 && parts.2 <= 2999 || parts.2 < 100 else { return nil }
        return Figures(day: parts.0, month: parts.1, year: max(parts.2, 1), end: end)
    }
}
