/// Finds dates and clock times: figures with their unit words and the part of the day, ranges as one.
///
///     Chiều 25/7 · ngày 12/7/2023 · 17:18, 25/07/2023 · quý I năm 2024 · tháng 3-2027 · 2021 - 2026 · mùng 4/8/2023
///
/// The reader is a descent over the parts of a date; every anchor is read once, from its leftmost word.
struct DateRecognizer {

    func recognize(in passage: inout Passage) {
        var coveredTo = 0
        for at in 0..<passage.anchors.dates.count {
            let index = Int(passage.anchors.dates[at])
            // `phiên họp thứ năm ngày 13-1`: the ordinal is the session's, and no weekday.
            if index < coveredTo || passage.owner[index] != 0 || isCount(index, in: passage) { continue }
            guard let found = read(at: index, in: passage) else { continue }
            let date = withSecond(found, in: passage)
            passage.propose(date)
            coveredTo = date.end
            // `năm 2035 và 2045`, `thập niên 80, 90`: the word belongs to all of them.
            let isDecade = passage.begins(.decadeWord, at: date.first)
            while date.rule == .dateYear, passage.follows(coveredTo),
                passage.token(coveredTo).isMark(",") || passage.begins(.conjunction, at: coveredTo),
                passage.follows(coveredTo + 1),
                isYear(coveredTo + 1, in: passage) || isDecade && isShortDecade(coveredTo + 1, in: passage),
                isDecade || !passage.isCounted(coveredTo + 2)
            {
                passage.propose(Candidate(coveredTo + 1, coveredTo + 2, .date, .dateYear))
                coveredTo += 2
            }
        }
    }

    /// `90` behind `thập niên 80, `
    private func isShortDecade(_ index: Int, in passage: Passage) -> Bool {
        let token = passage.token(index)
        return token.isNumber && token.length == 2 && passage.integer(token).map { $0 % 10 == 0 } == true
    }

    /// What may stand behind a number that begins a date, in small letters.
    private static let units = EntryKinds(.hourWord, .halfWord, .monthWord, .calendar, .conjunction, .untilWord)

    /// Whether a number of one digit or two counts what the word in small letters behind it says: `12 người`; not `12 giờ`,
    /// `12 tháng 4`, `12 và 13/4`.
    private func isCount(_ index: Int, in passage: Passage) -> Bool {
        let number = passage.token(index)
        let after = passage.token(index + 1)
        return number.isNumber && number.length <= 2 && after.isWord && !after.isCapital && passage.follows(index + 1)
            && !passage.begins(EntryKinds.dateWords, at: index) && !passage.begins(Self.units, at: index + 1)
    }

    /// What one number token says: `25`, `25.7`, `5.11.2025`.
    struct Figures {
        var day = 0, month = 0, year = 0
        var end: Int
    }

    private func read(at index: Int, in passage: Passage) -> Candidate? {
        var at = index
        var hasDayPart = false
        // Words that lead a date: weekday, part of the day, `đầu`.
        if let part = passage.longest(.dayPart, at: at) {
            at = part.end
            hasDayPart = true
            // `Sáng nay, 10/4`; `Sáng, 7h30: …`, in a schedule
            if passage.token(at).isMark(","),
                part.attributes.contains(.ordinal)
                    || passage.token(index).isCapital && passage.follows(at + 1)
                        && clock(at + 1, in: passage) != nil
            {
                at += 1
            }
            if let second = passage.longest(.dayPart, at: at), passage.follows(at) { at = second.end }
            if let day = passage.longest(.weekday, at: at), passage.follows(at) {
                at = day.end
                if let whole = dated(weekdayEnd: at, from: index, in: passage) { return whole }
            }
        } else if let weekday = passage.longest(.weekday, at: at) {
            at = weekday.end
            if let whole = dated(weekdayEnd: at, from: index, in: passage) { return whole }
            if passage.token(at).isMark(",") || passage.token(at).isMark("-") { at += 1 }
            hasDayPart = true
        } else if let part = passage.longest(.yearPart, at: at), passage.follows(part.end) {
            let after = part.end
            if isYear(after, in: passage), !passage.isCounted(after + 1) {
                return Candidate(index, after + 1, .date, .dateYear)
            }
            if let inner = calendar(after, in: passage) { return Candidate(index, inner.end, .date, inner.rule) }
            // `đầu xuân Giáp Thìn`
            if passage.begins(.lunarYear, at: after), let year = namedYear(after, in: passage) {
                return Candidate(index, year, .date, .dateLunar)
            }
            // `giữa tháng Ba`
            if let month = passage.longest(.monthWord, at: after),
                let name = passage.longest(EntryKinds(.monthName, .numberName), at: month.end)
            {
                let calendar = lunarCalendar(name.end, in: passage)
                guard passage.token(month.end).isCapital || calendar != nil else { return nil }
                return Candidate(index, calendar ?? name.end, .date, .dateMonth)
            }
            return nil
        }
        let bracket =
            passage.token(at).isMark("(") && passage.longest(.dayPart, at: index)?.attributes.contains(.ordinal) == true
        if bracket { at += 1 }
        guard at == index || passage.follows(at) else { return nil }
        if let inner = dayDate(at, index, hasDayPart, in: passage) {
            var end = inner.end
            // `Ngày 13/11 (14/10 âm lịch)`
            if inner.rule == .dateDay, passage.token(end).isMark("("), passage.follows(end),
                let moon = figures(end + 1, in: passage), moon.month > 0, moon.year == 0,
                let calendar = passage.longest(EntryKinds(.calendar, .lunarYear), at: moon.end),
                passage.token(calendar.end).isMark(")")
            {
                end = calendar.end + 1
            }
            // `mùng 13 tháng Giêng (01/3/2026)`: the day of the moon, and of the sun.
            if inner.rule == .dateLunar || passage.endsPhrase(.lunarYear, before: end), passage.token(end).isMark("("),
                passage.follows(end), let sun = figures(end + 1, in: passage), sun.year > 0, sun.month > 0,
                passage.token(sun.end).isMark(")")
            {
                end = sun.end + 1
            }
            if bracket {
                guard passage.token(end).isMark(")") else { return nil }
                end += 1
            }
            return Candidate(index, end, .date, inner.rule)
        }
        if at > index { return nil }
        return calendar(at, in: passage)
    }

    /// `Thứ Hai (13/10)`, `Sáng Chủ nhật, 17-11-2024`: the day behind a weekday, from `first` on.
    func dated(weekdayEnd at: Int, from first: Int, in passage: Passage) -> Candidate? {
        let isBracket = passage.token(at).isMark("(")
        guard passage.follows(at), passage.follows(at + 1), isBracket || passage.token(at).isMark(","),
            let day = dayDate(at + 1, at + 1, true, in: passage), day.rule == .dateDay,
            !isBracket || passage.token(day.end).isMark(")")
        else { return nil }
        return Candidate(first, day.end + (isBracket ? 1 : 0), .date, .dateDay)
    }

    // MARK: Ranges

    /// The range that a date begins, `năm 2017 đến năm 2022`, `tháng 5 - tháng 7`; else the date as it is.
    private func withSecond(_ date: Candidate, in passage: Passage) -> Candidate {
        guard
            date.rule == .dateMonth || date.rule == .dateYear || date.rule == .dateQuarter || date.rule == .dateDay
                || date.rule == .dateLunar,
            let at = joint(date.end, in: passage)
        else { return date }
        // `7/2015 – nay`
        if passage.token(date.end).isMark("-"), let now = passage.longest(.untilWord, at: at),
            now.attributes.contains(.closed), !passage.follows(now.end) || passage.token(now.end).isMark
        {
            return Candidate(date.first, now.end, .date, .dateRange)
        }
        // `tháng 3/2016 đến 11/2018`
        if date.rule == .dateMonth, let end = monthWithYear(at, in: passage) {
            return Candidate(date.first, end, .date, .dateRange)
        }
        // `17h00 ngày 15/2 đến 7h00 ngày 17/2`
        // `3 tháng 2 năm 1921 – 17 tháng 9 năm 1998`
        guard passage.token(at).isWord || clock(at, in: passage) != nil || passage.begins(.monthWord, at: at + 1),
            let second = read(at: at, in: passage), second.first == at,
            // `15/9 đến hết tháng 10`, `tháng 4/2018 đến cuối năm 2020`
            second.rule == date.rule
                || passage.token(date.end).isWord && isCalendar(date.rule) && isCalendar(second.rule)
                // `22h ngày 21/8 đến 6h sáng hôm sau`
                || second.rule == .dateClock && clock(date.first, in: passage) != nil
        else { return date }
        let nextDay = [second.end, second.end - 1].lazy.compactMap { passage.longest(.dayPart, at: $0) }.first {
            $0.attributes.contains(.closed) && passage.follows($0.start)
        }
        return Candidate(date.first, nextDay?.end ?? second.end, .date, .dateRange)
    }

    private func isCalendar(_ rule: Rule) -> Bool {
        rule == .dateDay || rule == .dateMonth || rule == .dateQuarter || rule == .dateYear || rule == .dateLunar
    }

    /// The token behind `đến`, `tới` or a dash at `index`, on the same line.
    func joint(_ index: Int, in passage: Passage) -> Int? {
        guard passage.follows(index), passage.follows(index + 1) else { return nil }
        if let word = passage.longest(.untilWord, at: index), !word.attributes.contains(.closed) { return word.end }
        return passage.token(index).isMark("-") && passage.token(index).gap == passage.token(index + 1).gap
            ? index + 1 : nil
    }

    /// `9/1995 - 3/2001`, `2021 - 6/2025`, and `7/2025` where a cue before it or its place on the line says that it is
    /// one: months without their word, as in the lines of a curriculum vitae.
    func bareMonths(_ index: Int, in passage: Passage) -> Candidate? {
        let month = monthWithYear(index, in: passage)
        guard let end = month ?? (isYear(index, in: passage) ? index + 1 : nil) else { return nil }
        // `6/2015- 8/2019`
        let dash =
            month != nil && passage.token(end).isMark("-") && passage.follows(end) && passage.follows(end + 1)
            ? end + 1 : nil
        if let at = joint(end, in: passage) ?? dash {
            if let second = monthWithYear(at, in: passage) ?? (month != nil && isYear(at, in: passage) ? at + 1 : nil) {
                return Candidate(index, second, .date, .dateRange)
            }
        }
        guard month != nil else { return nil }
        let before = passage.token(index - 1)
        let isLed = !passage.follows(index) || before.isMark && !passage.follows(index - 1) && !before.isMark("(")
        let after = passage.token(end)
        if isLed, passage.follows(end), after.isMark(":") || after.isMark("-") || passage.begins(.untilWord, at: end) {
            return Candidate(index, end, .date, .dateMonth)
        }
        // `STO (8/1999) - …`
        let isEnclosed = (before.isMark("(") || before.isMark(",")) && after.isMark(")") && isYear(end - 1, in: passage)
        guard passage.follows(index), isEnclosed || passage.begins(EntryKinds(.timeCue, .untilWord), at: index - 1)
        else { return nil }
        return Candidate(index, end, .date, .dateMonth)
    }

    /// The end of `6/2025` or `6.2025` at `index`.
    private func monthWithYear(_ index: Int, in passage: Passage) -> Int? {
        guard let (hasYear, end) = monthNumber(index, in: passage), hasYear else { return nil }
        let after = passage.token(end)
        guard after.isMark("/") || after.isMark("-"), after.gap == .none else { return end }
        // `9/2007–6/2011`, `08/2020–nay`
        return after.isMark("-")
            && (monthNumber(end + 1, in: passage)?.hasYear == true
                || passage.longest(.untilWord, at: end + 1)?.attributes.contains(.closed) == true)
            ? end : nil
    }

    // MARK: Days

    /// `ngày 12/7/2023`, `25-7`, `mùng 3`, `17:18, 25/07/2023`.
    func dayDate(_ start: Int, _ first: Int, _ hasDayPart: Bool, in passage: Passage) -> Candidate? {
        var at = start
        if let time = clock(at, in: passage) { return timed(at, time, first, hasDayPart, in: passage) }
        var hasWord = false
        if let word = passage.longest(.dayWord, at: at) {
            // `trong 2 ngày mùng 3 và mùng 4`: a number of days.
            if at == first, passage.follows(at), passage.owner[at - 1] == 0,
                passage.token(at - 1).isNumber || passage.begins(.quantifier, at: at - 1)
            {
                return nil
            }
            at = word.end
            hasWord = true
        }
        // `mùng 3`, `mồng Sáu tháng Tám`, `mùng hai Tết Bính Thân`
        if let lunar = passage.longest(.lunarDay, at: at), passage.follows(lunar.end),
            let number = passage.token(lunar.end).isNumber
                ? figures(lunar.end, in: passage)?.end ?? lunar.end + 1
                : passage.longest(.numberName, at: lunar.end)?.end
        {
            let end =
                monthYear(number, isLunar: true, in: passage) ?? newYear(number, isLunar: true, in: passage)
                ?? (number > lunar.end + 1 ? lunarCalendar(number, in: passage) : nil) ?? number
            return Candidate(first, end, .date, .dateLunar)
        }
        // `rằm tháng Giêng`
        if let full = passage.longest(.lunarDay, at: at), full.attributes.contains(.closed),
            let month = monthYear(full.end, isLunar: true, in: passage)
        {
            return Candidate(first, month, .date, .dateLunar)
        }
        guard at == start || passage.follows(at), let figures = figures(at, in: passage) else { return nil }
        var end = figures.end
        var isRange = false
        if figures.month == 0 {
            // A bare day needs `ngày` before it or `tháng …` behind it.
            if let month = monthYear(end, in: passage) ?? (figures.day >= 20 ? newYear(end, in: passage) : nil) {
                end = month
            } else if sharesMonth(end, in: passage),
                !(passage.token(at - 1).isMark && at > start - 1 && passage.token(at).gap != .space
                    && !passage.token(at - 1).isMark("("))
            {
                // `18 và 19/4`
            } else if let until = until(end, in: passage), hasWord || hasDayPart || beginsDays(figures, in: passage) {
                end = until
                isRange = true
            } else if !(hasWord || hasDayPart) || figures.day == 0 || figures.year > 0 || passage.isCounted(end) {
                return nil
            }
        } else {
            if figures.year == 0,
                let year = yearBehind(end, in: passage)
                    ?? (passage.token(end).isCapital ? nil : lunarCalendar(end, in: passage))
            {
                end = year
            }
            if !hasWord && !hasDayPart && !isPlainDay(at, figures, in: passage) { return nil }
            if let until = until(end, in: passage) {
                end = until
                isRange = true
            }
            // A time stamp's clock: `04/08/2023 11:03`, `10/04/2024 | 16:37:34`.
            var clockAt = end
            if passage.token(clockAt).isMark("|") || passage.token(clockAt).isMark(",")
                || passage.token(clockAt).isMark("-")
            {
                clockAt += 1
            }
            if figures.year > 0, passage.follows(clockAt), let time = clock(clockAt, in: passage) { end = time }
        }
        return Candidate(first, end, .date, isRange ? .dateRange : .dateDay)
    }

    /// Whether a bare day is joined to a day whose month it shares: `18 và 19/4`, `10, 11 và 12 tháng 8`, but not `số 31, ngày
    /// 24/8`.
    private func sharesMonth(_ index: Int, depth: Int = 8, in passage: Passage) -> Bool {
        guard depth > 0, passage.follows(index),
            passage.begins(.conjunction, at: index) || passage.token(index).isMark(",")
        else { return false }
        var at = index + 1
        if let word = passage.longest(.dayWord, at: at), !passage.token(index).isMark { at = word.end }
        guard passage.follows(at), let other = figures(at, in: passage) else { return false }
        return other.month > 0
            || other.day > 0
                && (monthYear(other.end, in: passage) != nil || sharesMonth(other.end, depth: depth - 1, in: passage))
    }

    /// Whether `25/7` without any word may be a date: not a fraction, a score or a number of a document.
    private func isPlainDay(_ index: Int, _ figures: Figures, in passage: Passage) -> Bool {
        if figures.day == 0 || figures.month == 0 { return false }
        let before = passage.token(index - 1)
        let after = passage.token(figures.end)
        if figures.year > 0 || leadsEntry(index, figures, in: passage) { return true }
        // `25/8 – 15/9/2025`; `29/9 - 5/10`, but `3/2 - 4/3`
        if after.isMark("-"), after.gap == passage.token(figures.end + 1).gap, passage.follows(figures.end + 1),
            let until = Self.figures(figures.end + 1, in: passage), until.month > 0,
            until.year > 0 && after.gap == .space
                || !passage.endsPhrase(.numberWord, before: index) && passage.token(index + 1).isMark("/")
                    && passage.token(figures.end + 2).isMark("/")
                    && max(figures.day, until.day) > 12
        {
            return true
        }
        if passage.follows(index) && (before.isMark("/") || before.isMark("-") && before.gap != .space) { return false }
        if passage.follows(figures.end)
            && (after.isMark("/") || after.isMark("-") && after.gap != .space || after.isMark("%"))
        {
            return false
        }
        // `trong 2 ngày 20, 21-9`; `1945: 20/8, …`, in a chronicle
        let isSecond =
            (before.isMark(",") || passage.begins(.conjunction, at: index - 1)) && passage.token(index - 2).isNumber
            && passage.begins(.dayWord, at: index - 3)
        let isOfYear =
            before.isMark(":") && !passage.follows(index - 2) && isYear(index - 2, in: passage) && after.isMark(",")
        if passage.follows(index), isSecond || isOfYear { return true }
        // `2-1`, `3/4`: a score or a fraction more likely than a day, unless a word before it asks for a time.
        let asks =
            passage.follows(index)
            && (passage.endsPhrase(.timeCue, before: index) || namesDay(before: index, in: passage)
                || before.isMark("(") && after.isMark(")"))
        if asks { return true }
        // `(10.3 âm lịch)`
        if passage.follows(figures.end), passage.begins(.calendar, at: figures.end), !after.isCapital { return true }
        // `17/2 (mùng 1)`: a day that begins a line or a column.
        if !passage.follows(index), after.isMark("("),
            passage.begins(EntryKinds(.lunarDay, .weekday), at: figures.end + 1)
                || newYear(figures.end + 2, in: passage) != nil
        {
            return true
        }
        // `30/4` in a column of its own
        if !passage.follows(index), passage.token(index + 1).isMark("/"), passage.beginsColumn(figures.end) {
            return true
        }
        // `(TTXVN 21/11)`
        if passage.follows(index), after.isMark(")"), passage.token(index - 2).isMark("("),
            passage.owner[index - 1] == EntityType.body.ownerMark
        {
            return true
        }
        if headsColumn(index, figures, in: passage) { return true }
        // `18 và 19/4`
        if passage.follows(index), passage.token(index - 2).isNumber, passage.begins(.conjunction, at: index - 1) {
            return true
        }
        return false
    }

    /// `ngày nhậm chức 19.11`: whether two or three small words behind `ngày` say which day the figures are.
    private func namesDay(before index: Int, in passage: Passage) -> Bool {
        for back in 2...4 {
            let word = passage.token(index - back + 1)
            guard passage.follows(index - back + 1), word.isWord, !word.isCapital, !word.traits.contains(.stop) else {
                return false
            }
            if back > 2, passage.begins(.dayWord, at: index - back), !passage.token(index - back - 1).isNumber {
                return true
            }
        }
        return false
    }

    /// `- 15/10: …`, `17/2 - …`: a day at the head of an entry of a chronicle or a diary.
    private func leadsEntry(_ index: Int, _ figures: Figures, in passage: Passage) -> Bool {
        let hasBullet = passage.token(index - 1).isMark("-") && passage.token(index).gap == .space
        // `- 3/4: …` may be a part of something.
        guard !passage.follows(hasBullet ? index - 1 : index), passage.token(index + 1).isMark("/"), figures.day > 12
        else { return false }
        let after = passage.token(figures.end)
        return after.isMark(":") && after.gap == .none && passage.token(figures.end + 1).gap != .none
            || after.isMark("-") && after.gap == .space && passage.token(figures.end + 1).isCapital
                && passage.follows(figures.end + 1)
    }

    /// `Chứng khoán 16-4: …`, `Bản tin sức khỏe 30.12: …`: a day between the name of a column and a colon.
    private func headsColumn(_ index: Int, _ figures: Figures, in passage: Passage) -> Bool {
        guard passage.token(figures.end).isMark(":"), passage.token(figures.end).gap == .none, passage.follows(index),
            figures.day >= 10 || figures.end > index + 1,
            // `Bác sĩ 24/7`
            !(figures.day == 24 && figures.month == 7)
        else { return false }
        let before = passage.token(index - 1)
        // `Bà Rịa - Vũng Tàu, 19-1: …`
        if before.isMark(","), figures.end > index + 1 {
            return (2...6).contains { back in
                index >= back && !passage.follows(index - back) && passage.place(at: index - back)?.end == index - 1
            }
        }
        guard before.isWord, !before.isCapital, before.isKnown, !passage.begins(.verb, at: index - 1),
            !passage.endsPhrase(.scoreWord, before: index)
        else { return false }
        var first = index - 1
        while index - first < 7, passage.follows(first), passage.token(first - 1).isWord { first -= 1 }
        return !passage.follows(first) && passage.token(first).isCapital
    }

    /// `28 - 29/8/2025`: a bare day before a dash and a later one with its month and year.
    private func beginsDays(_ figures: Figures, in passage: Passage) -> Bool {
        // `từ 24 đến 26 tháng 3`
        if passage.follows(figures.end), let word = passage.longest(.untilWord, at: figures.end),
            passage.follows(word.end),
            // `(12 đến 14-2-2017)`
            passage.begins(.timeCue, at: figures.end - 2) || passage.token(figures.end - 2).isMark("("),
            let last = Self.figures(word.end, in: passage)
        {
            return last.day > figures.day && (last.month > 0 || monthYear(last.end, in: passage) != nil)
        }
        guard passage.token(figures.end).isMark("-"),
            passage.token(figures.end).gap == passage.token(figures.end + 1).gap,
            let last = Self.figures(figures.end + 1, in: passage)
        else { return false }
        // `trong 2 ngày 12-13/10`, `trong 2 ngày, 12 - 13.10`
        let first = figures.end - 1
        let isLed =
            passage.begins(.dayWord, at: first - 1)
            || passage.token(first - 1).isMark(",") && passage.begins(.dayWord, at: first - 2)
            // `hai ngày làm việc (14 - 15/8)`
            || passage.token(first - 1).isMark("(") && passage.token(last.end).isMark(")")
        return (last.year > 0 || isLed) && last.month > 0 && figures.day > 0 && figures.day < last.day
    }

    /// ` đến 18-9`, ` - 27/12`, `đến ngày 3/4`.
    private func until(_ index: Int, in passage: Passage) -> Int? {
        guard passage.follows(index) else { return nil }
        var at = index
        if let word = passage.longest(.untilWord, at: at) {
            at = word.end
        } else if passage.token(at).isMark("-") {
            at += 1
        } else {
            return nil
        }
        var hasWord = false
        if let word = passage.longest(.dayWord, at: at) {
            at = word.end
            hasWord = true
        }
        guard passage.follows(at), let figures = figures(at, in: passage), figures.day > 0,
            figures.month > 0 || hasWord || monthYear(figures.end, in: passage) != nil
        else { return nil }
        if figures.month == 0 { return monthYear(figures.end, in: passage) ?? figures.end }
        if figures.year == 0, let year = yearBehind(figures.end, in: passage) { return year }
        return figures.end
    }

    /// Reads `25`, `25/7`, `25-7-2023`, `25.7.2023`, `25.7` at `index`.
    private func figures(_ index: Int, in passage: Passage) -> Figures? { Self.figures(index, in: passage) }
}
