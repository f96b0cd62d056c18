// Months, quarters and years.
extension DateRecognizer {
    /// ` tháng 7 năm 2023` behind a day.
    func monthYear(_ index: Int, isLunar: Bool = false, in passage: Passage) -> Int? {
        guard passage.follows(index), let word = passage.longest(.monthWord, at: index) else { return nil }
        var at = word.end
        guard passage.follows(at) else { return nil }
        if let name = passage.longest(.monthName, at: at)
            ?? (isLunar || passage.token(at).isCapital ? passage.longest(.numberName, at: at) : nil)
        {
            at = name.end
        } else if let (_, end) = monthNumber(at, in: passage) {
            at = end
        } else {
            return nil
        }
        if let calendar = passage.longest(.calendar, at: at), passage.follows(at) { at = calendar.end }
        // `20 tháng Mười Mậu Tý`, `11 tháng Bảy 2013`
        if isLunar || passage.token(at - 1).isWord {
            if passage.follows(at), passage.begins(.lunarYear, at: at), let year = namedYear(at, in: passage) {
                return year
            }
            if let year = bareYear(at, in: passage) { return year }
        }
        // `Thứ Năm, 12 tháng 1, 2012`
        if passage.token(at).isMark(","), isYear(at + 1, in: passage), passage.follows(at + 1),
            !passage.follows(at + 2) || passage.token(at + 2).isMark
        {
            return at + 2
        }
        return yearBehind(at, in: passage) ?? at
    }

    /// The end of a year without its word behind a month's name: `tháng Bảy 2013`; nil where it counts something.
    private func bareYear(_ index: Int, in passage: Passage) -> Int? {
        passage.follows(index) && isYear(index, in: passage) && !passage.isCounted(index + 1) ? index + 1 : nil
    }

    /// ` Tết` behind a day: `29 Tết`, `mùng 1 tết`, `mùng hai Tết Bính Thân`.
    /// - Parameter isLunar: whether the day is one of the moon by its own word.
    func newYear(_ index: Int, isLunar: Bool = false, in passage: Passage) -> Int? {
        guard passage.follows(index), isLunar || passage.token(index).isCapital,
            let feast = passage.longest(.calendar, at: index),
            feast.attributes.contains(.closed)
        else { return nil }
        if isLunar, passage.follows(feast.end), passage.begins(.lunarYear, at: feast.end) {
            return namedYear(feast.end, in: passage)
        }
        guard !passage.token(feast.end).isCapitalWord || passage.token(feast.end).gap != .space
        else { return nil }
        return feast.end
    }

    /// `6`, `3-2027`, `3/2027`, `10.2025`, and where it is behind `tháng`, `5 – 1959`.
    func monthNumber(_ index: Int, isNamed: Bool = false, in passage: Passage) -> (hasYear: Bool, end: Int)? {
        let token = passage.token(index)
        guard token.isNumber else { return nil }
        if let month = passage.integer(token) {
            guard month >= 1 && month <= 12 else { return nil }
            let separator = passage.token(index + 1)
            if separator.isMark("/") || separator.isMark("-"), separator.gap == .none,
                passage.token(index + 2).gap == .none, isYear(index + 2, in: passage)
            {
                return (true, index + 3)
            }
            if isNamed, Self.isSpacedDash(index + 1, in: passage), isYear(index + 2, in: passage) {
                return (true, index + 3)
            }
            return (false, index + 1)
        }
        let bytes = passage.bytes(token)
        guard let dot = bytes.firstIndex(of: 0x2E), dot <= 2, bytes.count - dot == 5 else { return nil }
        return (true, index + 1)
    }

    /// The end of the second of two months of which the first ends at `index`: `tháng 8–9`, `tháng 7-9/2025`; nil where none is.
    private func laterMonth(_ index: Int, in passage: Passage) -> Int? {
        guard passage.token(index).isMark("-"), passage.token(index).gap == passage.token(index + 1).gap,
            passage.follows(index + 1), let first = passage.integer(passage.token(index - 1)),
            let second = passage.integer(passage.token(index + 1)), first < second, second <= 12,
            let (_, end) = monthNumber(index + 1, in: passage),
            !passage.isCounted(end) || passage.begins(.yearWord, at: end),
            !passage.token(end).isMark("/"), !passage.token(end).isMark("-")
        else { return nil }
        return end
    }

    func yearBehind(_ index: Int, in passage: Passage) -> Int? {
        guard passage.follows(index) else { return nil }
        var at = index
        if passage.token(at).isMark(",") || passage.token(at).isMark("/") { at += 1 }
        guard let word = passage.longest(.yearWord, at: at), passage.follows(word.end) else { return nil }
        let after = word.end
        return isYear(after, in: passage) ? after + 1 : namedYear(after, in: passage)
    }

    /// The end of a year of the cycle or of a reign behind `năm`, with its number behind it: `Canh Dần (2010)`, `Ất Tỵ 2025`,
    /// `Bảo Đại thứ 9 (1934)`.
    func namedYear(_ index: Int, in passage: Passage) -> Int? {
        guard passage.token(index).isCapital else { return nil }
        var end: Int
        if let lunar = passage.longest(.lunarYear, at: index) {
            end = lunar.end
        } else {
            let run = passage.capitalRunEnd(index, limit: 3)
            guard run == index + 2, passage.follows(run), let ordinal = passage.longest(.ordinalWord, at: run),
                passage.numeral(ordinal.end) != nil
            else { return nil }
            end = ordinal.end + 1
        }
        if passage.follows(end), isYear(end, in: passage) { return end + 1 }
        if passage.follows(end), passage.token(end).isMark("("), isYear(end + 1, in: passage),
            passage.token(end + 2).isMark(")")
        {
            return end + 3
        }
        return end
    }

    /// `1946` on a line of its own above the entries of a chronicle, which begin with a dash or with figures.
    private func headingYear(_ index: Int, in passage: Passage) -> Candidate? {
        guard !passage.follows(index), !passage.follows(index + 1), isYear(index, in: passage),
            passage.token(index + 1).isMark("-") || DateRecognizer.figures(index + 1, in: passage)?.month ?? 0 > 0
        else { return nil }
        return Candidate(index, index + 1, .date, .dateYear)
    }

    func isYear(_ index: Int, in passage: Passage) -> Bool {
        let token = passage.token(index)
        guard token.isNumber, token.length >= 4, let year = passage.integer(token) else { return false }
        return year >= 1000 && year <= 2999
    }

    // MARK: Parts of the calendar

    /// `tháng 6`, `quý I năm 2024`, `năm 2018`, `6 tháng đầu năm 2023`, `2021-2026`, `thập niên 1990`.
    func calendar(_ index: Int, in passage: Passage) -> Candidate? {
        if passage.token(index).isNumber {
            return halfInFigures(index, in: passage) ?? bareMonths(index, in: passage)
                ?? yearRange(index, index, in: passage) ?? enclosedYear(index, in: passage)
                ?? headingYear(index, in: passage)
        }
        if let half = halfInWords(index, in: passage) { return half }
        if let end = end(of: .monthWord, at: index, in: passage) { return month(index, behind: end, in: passage) }
        if let end = end(of: .quarterWord, at: index, in: passage) { return quarter(index, behind: end, in: passage) }
        if let end = end(of: .yearWord, at: index, in: passage) { return year(index, behind: end, in: passage) }
        if let end = end(of: EntryKinds(.decadeWord, .centuryWord), at: index, in: passage) {
            return passage.numeral(end).map { _ in Candidate(index, end + 1, .date, .dateYear) }
        }
        return letteredQuarter(index, in: passage) ?? season(index, in: passage) ?? cycleYear(index, in: passage)
    }

    /// The end of a word at `index` that its line goes on behind.
    @inline(__always)
    private func end(of kinds: EntryKinds, at index: Int, in passage: Passage) -> Int? {
        guard let word = passage.longest(kinds, at: index), passage.follows(word.end) else { return nil }
        return word.end
    }

    @inline(__always)
    private func end(of kind: EntryKind, at index: Int, in passage: Passage) -> Int? {
        end(of: EntryKinds(kind), at: index, in: passage)
    }

    /// `6 tháng đầu năm 2023`, `5 tháng đầu 2026`.
    @inline(__always)
    private func halfInFigures(_ index: Int, in passage: Passage) -> Candidate? {
        guard let months = passage.integer(passage.token(index)), (1...12).contains(months),
            passage.follows(index + 1), let half = passage.longest(.halfWord, at: index + 1)
        else { return nil }
        let end = half.end
        if let year = passage.longest(.yearWord, at: end), passage.follows(end) {
            return Candidate(index, yearBehind(end, in: passage) ?? year.end, .date, .dateHalf)
        }
        return passage.follows(end) && isYear(end, in: passage) ? Candidate(index, end + 1, .date, .dateHalf) : nil
    }

    /// `sáu tháng đầu năm 2025`, but `hai tháng đầu năm học mới`; read from the words behind the number.
    @inline(__always)
    private func halfInWords(_ index: Int, in passage: Passage) -> Candidate? {
        guard let half = passage.longest(.halfWord, at: index),
            let count = passage.phrase(.numberName, before: index), passage.begins(.quantifier, at: count.start),
            let year = passage.longest(.yearWord, at: half.end), passage.follows(half.end),
            case let after = passage.token(year.end),
            after.isNumber || after.isMark || !passage.follows(year.end) || after.traits.contains(.stop)
        else { return nil }
        return Candidate(count.start, yearBehind(half.end, in: passage) ?? year.end, .date, .dateHalf)
    }

    /// The month whose word begins at `index` and whose number or name stands at `at`.
    private func month(_ index: Int, behind at: Int, in passage: Passage) -> Candidate? {
        if let (hasYear, end) = monthNumber(at, isNamed: true, in: passage) {
            if hasYear { return Candidate(index, end, .date, .dateMonth) }
            // `mỗi tháng 1 lần`
            if passage.follows(index), passage.isCounted(end),
                passage.longest(.durationCue, at: index - 1)?.attributes.contains(.closed) == true
            {
                return nil
            }
            let last = laterMonth(end, in: passage) ?? end
            return Candidate(
                index, yearBehind(last, in: passage) ?? last, .date, last > end ? .dateRange : .dateMonth)
        }
        let isCapital = passage.token(at).isCapital
        if let name = passage.longest(.monthName, at: at), name.count == 1 {
            // `tháng giêng 1988`, `tháng chạp âm lịch`
            if let end = bareYear(name.end, in: passage)
                ?? (isCapital ? nil : yearBehind(name.end, in: passage) ?? lunarCalendar(name.end, in: passage))
            {
                return Candidate(index, end, .date, .dateLunar)
            }
            // `hồi tháng Chạp`
            if isCapital, passage.begins(.timeCue, at: index - 1), !passage.token(name.end).isCapitalWord {
                return Candidate(index, yearBehind(name.end, in: passage) ?? name.end, .date, .dateLunar)
            }
        }
        // `Tháng Tám năm 1945`, `tháng Năm 1945`
        guard isCapital, let name = passage.longest(.numberName, at: at),
            let end = yearBehind(name.end, in: passage) ?? bareYear(name.end, in: passage)
        else { return nil }
        return Candidate(index, end, .date, .dateMonth)
    }

    /// The quarter whose word begins at `index` and whose number stands at `at`: `quý I năm 2024`, `quý 3/2025`.
    private func quarter(_ index: Int, behind at: Int, in passage: Passage) -> Candidate? {
        guard passage.isRoman(at) || passage.token(at).isNumber, let number = passage.numeral(at),
            (1...4).contains(number)
        else { return nil }
        var end = at + 1
        if passage.token(end).isMark("/") || passage.token(end).isMark("-"), passage.token(end).gap == .none,
            isYear(end + 1, in: passage)
        {
            end += 2
        }
        return Candidate(index, yearBehind(end, in: passage) ?? end, .date, .dateQuarter)
    }

    /// `Q3/2025`
    @inline(__always)
    private func letteredQuarter(_ index: Int, in passage: Passage) -> Candidate? {
        let token = passage.token(index)
        guard token.kind == .mixed, token.isCapital, token.length == 2, passage.bytes(token)[0] == 0x51,
            (0x31...0x34).contains(passage.bytes(token)[1]),
            passage.token(index + 1).isMark("/"), passage.token(index + 1).gap == .none, isYear(index + 2, in: passage)
        else { return nil }
        return Candidate(index, index + 3, .date, .dateQuarter)
    }

    /// The year or the range of years whose word begins at `index` and whose number or name stands at `at`.
    private func year(_ index: Int, behind at: Int, in passage: Passage) -> Candidate? {
        guard isYear(at, in: passage) else {
            return namedYear(at, in: passage).map { Candidate(index, $0, .date, .dateLunar) }
        }
        // `kế hoạch 5 năm 2026 - 2030`: a number of years, then which.
        if passage.follows(index), passage.token(index - 1).isNumber,
            let range = yearRange(at, at, in: passage), range.rule == .dateRange
        {
            return range
        }
        return yearRange(at, index, in: passage) ?? Candidate(index, at + 1, .date, .dateYear)
    }

    /// `mùa xuân năm 1975`, `xuân Giáp Thìn`
    private func season(_ index: Int, in passage: Passage) -> Candidate? {
        guard let at = end(of: .season, at: index, in: passage) else { return nil }
        if passage.begins(.lunarYear, at: at), let end = namedYear(at, in: passage) {
            return Candidate(index, end, .date, .dateLunar)
        }
        if isYear(at, in: passage) { return Candidate(index, at + 1, .date, .dateYear) }
        guard let year = yearBehind(at, in: passage) else { return nil }
        return yearRange(year - 1, index, in: passage) ?? Candidate(index, year, .date, .dateYear)
    }

    /// `Bính Ngọ 2026`; without its number a year of the cycle needs a word before it.
    private func cycleYear(_ index: Int, in passage: Passage) -> Candidate? {
        guard let name = passage.longest(.lunarYear, at: index), let end = namedYear(index, in: passage), end > name.end
        else { return nil }
        return Candidate(index, end, .date, .dateLunar)
    }

    /// A year that fills a bracket or a cell of a table, alone or with others: `(2017, 2019)`, `| 1975 |`.
    private func enclosedYear(_ index: Int, in passage: Passage) -> Candidate? {
        guard isYear(index, in: passage), let year = passage.integer(passage.token(index)), year >= 1700, year <= 2100
        else { return nil }
        let before = passage.token(index - 1)
        let after = passage.token(index + 1)
        // `Sinh năm: 1938`; `1844: Triều Nguyễn đặt tổng Hạ`, in a table of events
        if passage.follows(index)
            ? before.isMark(":") && passage.endsPhrase(EntryKinds(.apposition, .timeCue), before: index - 1)
            : after.isMark(":") && passage.follows(index + 1)
        {
            return Candidate(index, index + 1, .date, .dateYear)
        }
        // `(1908 – 12 tháng 3 năm 1979)`
        if before.isMark("(") || before.isMark(";") || before.isMark(","), after.isMark("-"),
            passage.follows(index + 2), let until = DateRecognizer.figures(index + 2, in: passage), until.day > 0,
            let month = passage.longest(.monthWord, at: index + 3), let (_, end) = monthNumber(month.end, in: passage)
        {
            let close = yearBehind(end, in: passage) ?? end
            if passage.token(close).isMark(")") { return Candidate(index, close, .date, .dateRange) }
        }
        guard year >= 1900 else { return nil }
        // `1. Hà Văn Nam - 1979 - Thái - …`, in lists
        if before.isMark("-"), after.isMark("-"), passage.follows(index), passage.follows(index + 1),
            before.gap == .space, after.gap == .space, passage.token(index + 2).gap == .space,
            passage.token(index - 2).isCapitalWord, !passage.token(index + 2).isNumber
        {
            return Candidate(index, index + 1, .date, .dateYear)
        }
        // `(1991-95)`
        if before.isMark("("), after.isMark("-"), after.gap == .none, passage.token(index + 2).length == 2,
            passage.token(index + 2).isNumber, passage.token(index + 2).gap == .none,
            passage.token(index + 3).isMark(")")
        {
            return Candidate(index, index + 3, .date, .dateRange)
        }
        // `2. Lê Thị A, 1962; Hiệu trưởng …`
        if before.isMark(","), after.isMark(";"), passage.token(index - 2).isCapitalWord, passage.follows(index + 1) {
            return Candidate(index, index + 1, .date, .dateYear)
        }
        if before.isMark("|") { return after.isMark("|") ? Candidate(index, index + 1, .date, .dateYear) : nil }
        guard after.isMark(")") || after.isMark(","), passage.follows(index + 1) else { return nil }
        if before.isMark("(") { return Candidate(index, index + 1, .date, .dateYear) }
        // `(truy tặng, 1996)`
        if before.isMark(","), after.isMark(")"), passage.token(index - 2).isWord {
            return Candidate(index, index + 1, .date, .dateYear)
        }
        guard before.isMark(","), isYear(index - 2, in: passage),
            passage.token(index - 3).isMark("(")
                || passage.token(index - 3).isMark(",") && isYear(index - 4, in: passage)
        else { return nil }
        return Candidate(index, index + 1, .date, .dateYear)
    }

    func lunarCalendar(_ index: Int, in passage: Passage) -> Int? {
        guard passage.follows(index) else { return nil }
        return passage.longest(.calendar, at: index)?.end
    }

    /// Whether two years are so near that one is the end of what begins with the other.
    private func isTerm(_ first: Int, _ second: Int, in passage: Passage) -> Bool {
        guard let from = passage.integer(passage.token(first)), let to = passage.integer(passage.token(second)) else {
            return false
        }
        return to > from && to - from <= 10
    }

    /// `2021-2026`, `2020 - 2025`; a bare year counts only behind a period word.
    private func yearRange(_ index: Int, _ first: Int, in passage: Passage) -> Candidate? {
        guard isYear(index, in: passage), let years = years(index, first, in: passage) else { return nil }
        // `từ 2000 người`, `từ 2000 đến 2010 đồng`
        // but `nhiệm kỳ 2025 - 2029 đồng loạt`
        let isMeasured =
            first == index && passage.follows(years.end) && passage.begins(.measureWord, at: years.end)
            && passage.endsPhrase(.timeCue, before: index)
        return isMeasured ? nil : years
    }

    /// The year at `index`, or the range that it begins.
    private func years(_ index: Int, _ first: Int, in passage: Passage) -> Candidate? {
        let dash = passage.token(index + 1)
        if dash.isMark("-"), passage.follows(index + 1), isYear(index + 2, in: passage), passage.follows(index + 2),
            // `2025- 2030`
            dash.gap == passage.token(index + 2).gap || isTerm(index, index + 2, in: passage),
            // `mốc 1119 - 1120`
            first < index || passage.integer(passage.token(index)).map({ $0 >= 1700 }) == true
        {
            return Candidate(first, index + 3, .date, .dateRange)
        }
        if passage.begins(.untilWord, at: index + 1), passage.follows(index + 1) {
            if isYear(index + 2, in: passage), passage.follows(index + 2) {
                return Candidate(first, index + 3, .date, .dateRange)
            }
        }
        guard first == index, passage.follows(index), passage.integer(passage.token(index)).map({ $0 >= 1700 }) == true
        else { return nil }
        return passage.endsPhrase(EntryKinds(.periodWord, .timeCue), before: index)
            ? Candidate(index, index + 1, .date, .dateYear) : nil
    }
}
