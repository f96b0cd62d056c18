/// Reads the value of a date from its words: figures, months, quarters, halves, ranges, clock times.
///
/// What the text leaves out comes from the document's day, leaning to the past: a day and month without a year are of
/// the document's year, or of the year before where that would lie more than half a year ahead.
struct DateReader {
    /// The day of the document, if it is known.
    var day: CalendarDate?

    /// The day of a time stamp: day, month, year and a clock time.
    func stamp(of passage: Passage) -> CalendarDate? {
        guard let value = value(of: passage), value.end == nil, value.start.hour != nil else { return nil }
        return value.start.date
    }

    /// The value of the text in `passage`, or nil: lunar dates, words alone, a month without a year to be had, an end
    /// before its start, a part that is said twice.
    /// - Complexity: linear in the tokens.
    func value(of passage: Passage) -> DateValue? {
        guard let ends = ends(of: passage) else { return nil }
        if ends[0].isClock, ends[0].isRelative { return nil }
        var start = ends[0].lower
        if ends.count == 1 {
            // A quarter or a half is of the document's year, even where it lies ahead.
            if ends[0].coveredMonths != nil, start.year == nil { start.year = day?.year }
            start = dated(start)
            guard start.isComplete else { return nil }
            var end = ends[0].upper
            end.year = end.year ?? start.year
            return DateValue(start: start, end: ends[0].isSpan ? end : nil)
        }
        var end = ends[1].upper
        let isNextDay = ends[1].isRelative && ends[1].isClock
        if isNextDay, start.day == nil { return nil }
        fill(&start, &end)
        // `22h ngày 21/8 đến 6h sáng hôm sau`
        if isNextDay {
            guard let next = start.date?.next else { return nil }
            (end.year, end.month, end.day) = (next.year, next.month, next.day)
        }
        return start.isComplete && end.isComplete && !end.isBefore(start) ? DateValue(start: start, end: end) : nil
    }

    /// What is said of the one point, or of one end of a range.
    private struct End: Equatable {
        var point = DateValue.Point()
        /// The months that a quarter or some months of a year cover, the years that a decade or a century does.
        var months: ClosedRange<Int>?
        var years: ClosedRange<Int>?
        /// The months of the half of a year; those of a month's or a day's half are nobody's.
        var half: ClosedRange<Int>?

        /// What the lexicon says of the part of the day that it names; nil where it names none.
        var dayPart: EntryAttributes?
        /// Whether words name a day before or behind another: `6h sáng hôm sau`, `22h đêm qua`.
        var isRelative = false

        var isEmpty: Bool { point == DateValue.Point() && !isSpan }
        /// Whether it holds a month and no more than its year.
        var isMonth: Bool { point.month != nil && point.day == nil && point.hour == nil }
        /// Whether it holds an hour and nothing of a day.
        var isClock: Bool {
            point.hour != nil && point.day == nil && point.month == nil && point.year == nil && !isSpan
        }

        var coveredMonths: ClosedRange<Int>? { months ?? (point.month == nil && point.day == nil ? half : nil) }
        var isSpan: Bool { coveredMonths != nil || years != nil }
        var lower: DateValue.Point { bound(\.lowerBound) }
        var upper: DateValue.Point { bound(\.upperBound) }

        private func bound(_ end: (ClosedRange<Int>) -> Int) -> DateValue.Point {
            var point = point
            if let coveredMonths { point.month = end(coveredMonths) }
            if let years { point.year = end(years) }
            return point
        }

        /// Whether a part was said twice, and otherwise.
        private(set) var isContradicted = false

        /// Takes what a part says of the point.
        mutating func say(
            year: Int? = nil, month: Int? = nil, day: Int? = nil, hour: Int? = nil, minute: Int? = nil
        ) {
            let agrees =
                Self.note(year, in: &point.year) && Self.note(month, in: &point.month)
                && Self.note(day, in: &point.day) && Self.note(hour, in: &point.hour)
                && Self.note(minute, in: &point.minute)
            isContradicted = isContradicted || !agrees
        }

        @inline(__always)
        private static func note(_ said: Int?, in field: inout Int?) -> Bool {
            guard let said else { return true }
            defer { field = said }
            return field == nil || field == said
        }
    }

    /// The one point or the two ends that the text names; nil where it has none that this reader knows.
    private func ends(of passage: Passage) -> [End]? {
        guard let stretch = stretchOfSun(in: passage) else { return nil }
        var ends = [End()]
        var at = stretch.lowerBound
        while at < stretch.upperBound {
            let last = ends.count - 1
            if let part = passage.longest(.dayPart, at: at) {
                ends[last].dayPart = (ends[last].dayPart ?? []).union(part.attributes)
            }
            if let behind = readPart(at, of: &ends[last], behind: last > 0 ? ends[0] : nil, in: passage) {
                guard !ends[last].isContradicted else { return nil }
                at = behind
            } else if passage.begins(.monthWord, at: at) {
                return nil
            } else if ends.count == 1, !ends[0].isEmpty, let behind = until(at, ends[0], in: passage) {
                ends.append(End())
                at = behind
            } else {
                at += 1
            }
        }
        // `từ năm 2015 đến nay`
        if ends.count == 2, ends[1].isEmpty { ends.removeLast() }
        // `từ 2h đến 4h chiều`
        if ends.count == 2, ends[0].isClock, ends[0].dayPart == nil, let first = ends[0].point.hour,
            let second = ends[1].point.hour, first <= second
        {
            ends[0].dayPart = ends[1].dayPart
        }
        for at in ends.indices {
            guard let hour = ends[at].point.hour, let part = ends[at].dayPart else { continue }
            guard let moved = Self.hour(hour, of: part) else { return nil }
            ends[at].point.hour = moved
        }
        return ends
    }

    /// Reads the part of a date that begins at `index` into `end`, and returns where it ends; nil where none begins.
    /// - Parameter first: the first end of a range of which this is the second.
    private func readPart(_ index: Int, of end: inout End, behind first: End?, in passage: Passage) -> Int? {
        // `Thứ 6` holds a figure of its own.
        if let weekday = passage.longest(.weekday, at: index) { return weekday.end }
        if let behind = readOtherDay(index, of: &end, in: passage) { return behind }
        if let part = passage.longest(.yearPart, at: index) {
            if part.attributes.contains(.early) { end.half = 1...6 }
            if part.attributes.contains(.late) { end.half = 7...12 }
            return part.end
        }
        if let (hour, minute, behind) = clock(index, in: passage) {
            end.say(hour: hour, minute: minute)
            return behind
        }
        if let behind = readMonths(index, of: &end, in: passage) { return behind }
        if let word = passage.longest(.monthWord, at: index), let (month, year, behind) = month(word.end, in: passage) {
            end.say(year: year, month: month)
            return behind
        }
        if let behind = readYears(index, of: &end, in: passage) { return behind }
        // `1991-95`
        if let first, end.isEmpty, let year = first.point.year, first.point.month == nil,
            case let token = passage.token(index), token.gap == .none, token.length == 2,
            let short = passage.integer(token)
        {
            end.say(year: year / 100 * 100 + short)
            return index + 1
        }
        let figures = DateRecognizer.figures(index, in: passage)
        // `9/1995`, and `tháng 7 - 9` behind the first of two months
        if let (month, year, behind) = month(index, in: passage),
            year != nil || first?.isMonth == true && end.isEmpty && figures?.month == 0
        {
            end.say(year: year, month: month)
            return behind
        }
        // `25`, `25/7`, `25.7.2023`
        if let figures {
            end.say(
                year: figures.year > 0 ? Self.century(figures.year) : nil,
                month: figures.month > 0 ? figures.month : nil, day: figures.day)
            return figures.end
        }
        guard let year = year(index, in: passage) else { return nil }
        end.say(year: year)
        return index + 1
    }

    /// The tokens that say a day of the sun's calendar: all of them, or those in a bracket behind a day of the moon, `mùng 3
    /// Tết (19/2/2026)`, or before one, `13/11 (14/10 âm lịch)`; nil where there is the moon's day alone.
    private func stretchOfSun(in passage: Passage) -> Range<Int>? {
        var bracket = passage.count
        var isMoonBefore = false
        var isMoonInside = false
        for at in 0..<passage.count {
            if bracket == passage.count, passage.token(at).isMark("(") { bracket = at }
            guard isOfMoon(at, in: passage) else { continue }
            if bracket < passage.count { isMoonInside = true } else { isMoonBefore = true }
        }
        if isMoonInside { return isMoonBefore ? nil : 0..<bracket }
        if isMoonBefore { return bracket < passage.count ? bracket..<passage.count : nil }
        return 0..<passage.count
    }

    private func isOfMoon(_ index: Int, in passage: Passage) -> Bool {
        passage.begins(EntryKinds(.calendar, .lunarDay, .lunarYear), at: index)
            && (passage.begins(.calendar, at: index)
                || !passage.begins(EntryKinds(.dayPart, .weekday), at: index))
    }

    /// The hour of the day, of 24, that an hour of a part of the day is; nil for `12 giờ đêm`, which does not say of which
    /// day.
    ///
    /// `chiều` and `tối` are late: 1 to 11 stand behind noon. Of `đêm`, early and late, those from 6 on do, of `trưa`, early,
    /// those up to 3.
    private static func hour(_ hour: Int, of part: EntryAttributes) -> Int? {
        switch (part.contains(.early), part.contains(.late)) {
        case (true, true): hour == 12 ? nil : (6...11).contains(hour) ? hour + 12 : hour
        case (false, true): (1...11).contains(hour) ? hour + 12 : hour
        case (true, false): (1...3).contains(hour) ? hour + 12 : hour
        case (false, false): hour
        }
    }

    /// The token behind `đến` or a dash at `index`, where the second end of a range begins there and no other part of
    /// the first.
    private func until(_ index: Int, _ first: End, in passage: Passage) -> Int? {
        guard index + 1 < passage.count else { return nil }
        if let word = passage.longest(.untilWord, at: index) {
            // `hôm nay`; `1 giờ rạng sáng 12.11`
            let isPart = first.isClock && passage.begins(EntryKinds(.dayPart), at: index)
            return word.attributes.contains(.closed) || isPart ? nil : word.end
        }
        guard passage.token(index).isMark("-") else { return nil }
        // A day and its hour: `10/04/2024 - 16:37`, `16:37 - 10/04/2024`; but `14h - 16h30`.
        let isRange = clock(index + 1, in: passage) != nil ? first.point.hour != nil : !first.isClock
        return isRange ? index + 1 : nil
    }

    /// Fills each end from the other and from the document's day.
    private func fill(_ start: inout DateValue.Point, _ end: inout DateValue.Point) {
        if end.day != nil || end.month != nil {
            if end.month == nil { end.month = start.month }
            if end.year == nil, let year = start.year {
                end.year = (start.month ?? 0) > (end.month ?? 12) ? year + 1 : year
            }
            end = dated(end)
            if start.hour != nil, start.day == nil, end.hour != nil {
                // `từ 7 giờ đến 17 giờ ngày 25/10`
                (start.year, start.month, start.day) = (end.year, end.month, end.day)
            }
            if start.month == nil, start.day != nil { start.month = end.month }
            if start.year == nil, let year = end.year {
                start.year = (start.month ?? 0) > (end.month ?? 12) ? year - 1 : year
            }
        } else if end.hour != nil {
            start = dated(start)
            (end.year, end.month, end.day) = (start.year, start.month, start.day)
        }
    }

    /// The point with what it lacks from the document's day, leaning to the past.
    private func dated(_ point: DateValue.Point) -> DateValue.Point {
        guard point.year == nil, let day else { return point }
        var point = point
        if let month = point.month {
            let ahead = (month - day.month) * 31 + (point.day ?? 1) - day.day
            point.year = ahead > 183 ? day.year - 1 : day.year
        } else if let own = point.day {
            // The last such day that has come, or one of the days just ahead.
            let isBefore = own > day.day + 15
            point.month = isBefore ? (day.month == 1 ? 12 : day.month - 1) : day.month
            point.year = isBefore && day.month == 1 ? day.year - 1 : day.year
        } else if point.hour != nil {
            (point.year, point.month, point.day) = (day.year, day.month, day.day)
        }
        return point
    }

    // MARK: Parts

    /// `6h sáng hôm sau`, `đêm qua`: a day before or behind another, where no day is named. `sáng nay` is the document's day,
    /// as an hour alone is.
    private func readOtherDay(_ index: Int, of end: inout End, in passage: Passage) -> Int? {
        guard end.isEmpty || end.isClock, let part = passage.longest(.dayPart, at: index),
            part.attributes.contains(.ordinal)
        else { return nil }
        let isToday = passage.begins(.untilWord, at: part.end - 1)
        end.isRelative = end.isRelative || !isToday
        return part.end
    }

    /// `quý I`, `quý 3/2025`, `Q3/2025`; `6 tháng đầu năm`, `sáu tháng cuối năm`
    private func readMonths(_ index: Int, of end: inout End, in passage: Passage) -> Int? {
        if let word = passage.longest(.halfWord, at: index + 1),
            let count = passage.token(index).isNumber
                ? passage.integer(passage.token(index)) : number(index, in: passage),
            (1...12).contains(count)
        {
            end.months = word.attributes.contains(.late) ? 13 - count...12 : 1...count
            return word.end
        }
        let quarter: Int
        var behind = index + 1
        if let word = passage.longest(.quarterWord, at: index), let named = passage.numeral(word.end),
            (1...4).contains(named)
        {
            quarter = named
            behind = word.end + 1
        } else if let lettered = letteredQuarter(index, in: passage) {
            quarter = lettered
        } else {
            return nil
        }
        end.months = quarter * 3 - 2...quarter * 3
        guard joint(behind, in: passage), let year = year(behind + 1, in: passage) else { return behind }
        end.say(year: year)
        return behind + 2
    }

    /// `thập niên 1990`, `thế kỷ XIX`
    private func readYears(_ index: Int, of end: inout End, in passage: Passage) -> Int? {
        if let word = passage.longest(.decadeWord, at: index), let year = passage.numeral(word.end), year >= 1000 {
            end.years = year...year + 9
            return word.end + 1
        }
        guard let word = passage.longest(.centuryWord, at: index), let century = passage.numeral(word.end),
            (1...21).contains(century)
        else { return nil }
        end.years = century * 100 - 99...century * 100
        return word.end + 1
    }

    private func year(_ index: Int, in passage: Passage) -> Int? {
        guard passage.token(index).isNumber, let year = passage.integer(passage.token(index)),
            (1000...2999).contains(year)
        else { return nil }
        return year
    }

    /// Two figures are a year of the century that POSIX has them in: `95` is 1995, `24` is 2024.
    private static func century(_ year: Int) -> Int { year >= 100 ? year : year < 69 ? 2000 + year : 1900 + year }

    /// The number of 1 to 12 that words at `index` say: `chín`, `mười hai`.
    private func number(_ index: Int, in passage: Passage) -> Int? {
        guard let name = passage.longest(.numberName, at: index) else { return nil }
        let numbers: [StaticString] = [
            "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai",
        ]
        let form = passage.lexicon.canonical(name.entry)
        return form == "tư" ? 4 : numbers.firstIndex { "\($0)" == form }.map { $0 + 1 }
    }

    /// The quarter that a letter and a figure name: `Q3`.
    private func letteredQuarter(_ index: Int, in passage: Passage) -> Int? {
        let token = passage.token(index)
        guard token.kind == .mixed, token.length == 2 else { return nil }
        let bytes = passage.bytes(token)
        guard bytes.count == 2, bytes.first.map({ $0 | 0x20 }) == 0x71, let figure = bytes.last,
            (0x31...0x34).contains(figure)
        else { return nil }
        return Int(figure) - 0x30
    }

    private func joint(_ index: Int, in passage: Passage) -> Bool {
        passage.token(index).isMark("/") || passage.token(index).isMark("-")
    }

    /// `6`, `3-2027`, `3/2027`, `10.2025` behind `tháng`.
    private func month(_ index: Int, in passage: Passage) -> (month: Int, year: Int?, end: Int)? {
        let token = passage.token(index)
        guard token.isNumber else {
            // `tháng Chín`
            guard index > 0, passage.begins(.monthWord, at: index - 1), let month = number(index, in: passage),
                let name = passage.longest(.numberName, at: index)
            else { return nil }
            return (month, nil, name.end)
        }
        if let month = passage.integer(token) {
            guard (1...12).contains(month) else { return nil }
            if joint(index + 1, in: passage), let year = year(index + 2, in: passage) {
                return (month, year, index + 3)
            }
            return (month, nil, index + 1)
        }
        // One token with a full stop inside.
        let parts = passage.bytes(token).split(separator: 0x2E).map { $0.reduce(0) { $0 * 10 + Int($1) - 0x30 } }
        guard parts.count == 2, (1...12).contains(parts[0]), (1000...2999).contains(parts[1]) else { return nil }
        return (parts[0], parts[1], index + 1)
    }

    /// `17:18`, `16:37:34`, `14h30`, `20h`, `8 giờ 30 phút`.
    private func clock(_ index: Int, in passage: Passage) -> (hour: Int, minute: Int, end: Int)? {
        let token = passage.token(index)
        if token.isNumber, let hour = passage.integer(token), hour <= 24 {
            if passage.token(index + 1).isMark(":"), passage.token(index + 2).isNumber,
                let minute = passage.integer(passage.token(index + 2)), minute < 60
            {
                let seconds = passage.token(index + 3).isMark(":") && passage.token(index + 4).isNumber
                return (hour, minute, seconds ? index + 5 : index + 3)
            }
            guard let word = passage.longest(.hourWord, at: index + 1) else { return nil }
            let next = word.end
            if passage.token(next).isNumber, let minute = passage.integer(passage.token(next)), minute < 60 {
                let behind = passage.token(next + 1)
                if behind.isMark("'"), behind.gap == .none { return (hour, minute, next + 2) }
                if let word = passage.longest(.minuteWord, at: next + 1) {
                    let second = passage.token(word.end).isNumber && passage.begins(.secondWord, at: word.end + 1)
                    return (hour, minute, second ? word.end + 2 : word.end)
                }
                // `13 giờ 15/11`
                if passage.token(next).length == 2, !behind.isMark("/") { return (hour, minute, next + 1) }
            }
            return (hour, 0, next)
        }
        guard token.kind == .mixed else { return nil }
        let parts = passage.bytes(token).split(maxSplits: 1, omittingEmptySubsequences: false) {
            $0 < 0x30 || $0 > 0x39
        }
        guard parts.count == 2, !parts[0].isEmpty, parts[0].count <= 2, parts[1].count <= 2,
            parts[1].allSatisfy({ $0 >= 0x30 && $0 <= 0x39 })
        else { return nil }
        let values = parts.map { $0.reduce(0) { $0 * 10 + Int($1) - 0x30 } }
        return values[0] <= 24 && values[1] < 60 ? (values[0], values[1], index + 1) : nil
    }
}
