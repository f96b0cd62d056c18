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

    /// The value of the text in `passage`, or nil: lunar dates, words alone, a month without a year to be had.
    /// - Complexity: linear in the tokens.
    func value(of passage: Passage) -> DateValue? {
        var points: [DateValue.Point] = [DateValue.Point()]
        /// Months that a quarter or a half covers.
        var months: ClosedRange<Int>?
        var years: ClosedRange<Int>?
        var at = 0
        var early = false
        var late = false
        while at < passage.count {
            let token = passage.token(at)
            if passage.longest(EntryKinds(.lunarDay, .lunarYear), at: at) != nil
                && passage.longest(EntryKinds(.dayPart, .weekday), at: at) == nil
            {
                return nil
            }
            if passage.longest(EntryKinds(.calendar), at: at) != nil { return nil }
            // `Thứ 6` holds a figure of its own.
            if let weekday = passage.longest(EntryKinds(.weekday), at: at) {
                at = weekday.end
            } else if let part = passage.longest(EntryKinds(.yearPart), at: at) {
                early = part.attributes.contains(.early)
                late = part.attributes.contains(.late)
                at = part.end
            } else if let (hour, minute, end) = clock(at, in: passage) {
                points[points.count - 1].hour = hour
                points[points.count - 1].minute = minute
                at = end
            } else if let word = passage.longest(EntryKinds(.quarterWord), at: at),
                let quarter = passage.numeral(word.end), (1...4).contains(quarter)
            {
                months = quarter * 3 - 2...quarter * 3
                at = word.end + 1
                if joint(at, in: passage), let year = year(at + 1, in: passage) {
                    points[points.count - 1].year = year
                    at += 2
                }
            } else if token.isNumber, let word = passage.longest(EntryKinds(.halfWord), at: at + 1),
                let count = passage.integer(token), (1...12).contains(count)
            {
                months = word.attributes.contains(.late) ? 13 - count...12 : 1...count
                at = word.end
            } else if let word = passage.longest(EntryKinds(.monthWord), at: at) {
                at = word.end
                guard let (month, year, end) = month(at, in: passage) else { return nil }
                points[points.count - 1].month = month
                if let year { points[points.count - 1].year = year }
                at = end
            } else if let word = passage.longest(EntryKinds(.decadeWord), at: at),
                let year = passage.numeral(word.end), year >= 1000
            {
                years = year...year + 9
                at = word.end + 1
            } else if let word = passage.longest(EntryKinds(.centuryWord), at: at),
                let century = passage.numeral(word.end), (1...21).contains(century)
            {
                years = century * 100 - 99...century * 100
                at = word.end + 1
            } else if points.count == 2, points[1] == DateValue.Point(), let first = points[0].year,
                points[0].month == nil, token.gap == .none, token.length == 2, let short = passage.integer(token)
            {
                // `1991-95`
                points[1].year = first / 100 * 100 + short
                at += 1
            } else if let figures = DateRecognizer.figures(at, in: passage) {
                points[points.count - 1].day = figures.day
                if figures.month > 0 { points[points.count - 1].month = figures.month }
                if figures.year > 0 {
                    points[points.count - 1].year = figures.year < 100 ? 2000 + figures.year : figures.year
                }
                at = figures.end
            } else if let year = year(at, in: passage) {
                points[points.count - 1].year = year
                at += 1
            } else if points.count == 1, points[0] != DateValue.Point(),
                passage.longest(EntryKinds(.untilWord), at: at) != nil || token.isMark("-"), holdsDate(points[0]),
                at + 1 < passage.count, !isClockBehind(at + 1, in: passage)
            {
                points.append(DateValue.Point())
                at += 1
            } else {
                at += 1
            }
        }
        if let years {
            return DateValue(
                start: DateValue.Point(year: years.lowerBound), end: DateValue.Point(year: years.upperBound))
        }
        if months == nil, early || late, points[0].month == nil, points[0].day == nil {
            months = early ? 1...6 : 7...12
        }
        if let months {
            guard let year = points[0].year ?? day?.year else { return nil }
            return DateValue(
                start: DateValue.Point(year: year, month: months.lowerBound),
                end: DateValue.Point(year: year, month: months.upperBound))
        }
        return interval(points)
    }

    private func holdsDate(_ point: DateValue.Point) -> Bool {
        point.day != nil || point.year != nil || point.month != nil || point.hour != nil
    }

    /// A stamp's clock behind a dash: `10/04/2024 - 16:37`.
    private func isClockBehind(_ index: Int, in passage: Passage) -> Bool {
        clock(index, in: passage) != nil && passage.token(index - 1).isMark
    }

    /// Fills each end from the other and from the document's day.
    private func interval(_ points: [DateValue.Point]) -> DateValue? {
        var start = points[0]
        guard points.count > 1, points[1] != DateValue.Point() else {
            start = dated(start)
            return start.isComplete ? DateValue(start: start) : nil
        }
        var end = points[1]
        if end.day != nil || end.month != nil {
            if end.month == nil { end.month = start.month }
            if end.year == nil { end.year = start.year }
            end = dated(end)
            if start.month == nil, start.day != nil { start.month = end.month }
            if start.year == nil, let year = end.year {
                start.year = (start.month ?? 0) > (end.month ?? 12) ? year - 1 : year
            }
        } else if end.hour != nil {
            start = dated(start)
            (end.year, end.month, end.day) = (start.year, start.month, start.day)
        }
        return start.isComplete && end.isComplete ? DateValue(start: start, end: end) : nil
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

    private func year(_ index: Int, in passage: Passage) -> Int? {
        guard passage.token(index).isNumber, let year = passage.integer(passage.token(index)),
            (1000...2999).contains(year)
        else { return nil }
        return year
    }

    private func joint(_ index: Int, in passage: Passage) -> Bool {
        passage.token(index).isMark("/") || passage.token(index).isMark("-")
    }

    /// `6`, `3-2027`, `3/2027`, `10.2025` behind `tháng`.
    private func month(_ index: Int, in passage: Passage) -> (month: Int, year: Int?, end: Int)? {
        let token = passage.token(index)
        guard token.isNumber else { return nil }
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
            guard let word = passage.longest(EntryKinds(.hourWord), at: index + 1) else { return nil }
            let next = word.end
            if passage.token(next).isNumber, let minute = passage.integer(passage.token(next)), minute < 60 {
                let after = passage.longest(EntryKinds(.minuteWord), at: next + 1)?.end ?? next + 1
                if after > next + 1 || passage.token(next).length == 2 {
                    return (hour, minute, after)
                }
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
