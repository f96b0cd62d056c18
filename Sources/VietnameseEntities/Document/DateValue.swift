/// What a date in a text means on the calendar, as ISO 8601 writes it: a day, a month, a year, a time, or an interval.
///
///     ngày 12/7/2023            2023-07-12
///     17:18, 25/07/2023         2023-07-25T17:18
///     quý I năm 2024            2024-01/2024-03
///     giai đoạn 2021-2026       2021/2026
///     thế kỷ XIX                1801/1900
///     7h30-8h ngày 1/2/2024     2024-02-01T07:30/2024-02-01T08:00
///
/// The end of a day may be `T24:00`, as ISO 8601-1:2004 has it; RFC 3339 and some programs know only hours up to 23.
/// An interval never runs backwards.
///
/// Lunar dates have no value here: the calendar that they need is not in the library. A part without a measure (`đầu thế kỷ
/// XIX`, `cuối năm 2024`) has the value of the whole.
public struct DateValue: Hashable, Sendable, CustomStringConvertible {
    /// One end of the interval, as exact as the text is.
    public struct Point: Hashable, Sendable, CustomStringConvertible {
        /// The year of the Gregorian calendar.
        public var year: Int?
        /// The month, from 1 to 12.
        public var month: Int?
        /// The day of the month, from 1.
        public var day: Int?
        /// The hour, from 0 to 24.
        public var hour: Int?
        /// The minute, from 0 to 59.
        public var minute: Int?

        /// A point of which the text says no more than this.
        public init(year: Int? = nil, month: Int? = nil, day: Int? = nil, hour: Int? = nil, minute: Int? = nil) {
            (self.year, self.month, self.day, self.hour, self.minute) = (year, month, day, hour, minute)
        }

        /// `2023-07-25T17:18`; a time without a day is `T17:18`. What ISO 8601 cannot write is left out: a day without a
        /// month, a month without a year, a time of a year or a month.
        public var description: String {
            var text = ""
            if let year { text = CalendarDate.padded(year, 4) }
            if year != nil, let month {
                text += "-" + CalendarDate.padded(month, 2)
                if let day { text += "-" + CalendarDate.padded(day, 2) }
            }
            if let hour, date != nil || year == nil {
                text += "T" + CalendarDate.padded(hour, 2) + ":" + CalendarDate.padded(minute ?? 0, 2)
            }
            return text
        }

        /// The day, where the text names one.
        public var date: CalendarDate? {
            guard let year, let month, let day else { return nil }
            return CalendarDate(year: year, month: month, day: day)
        }

        /// Whether ISO 8601 can write it: no day without a month, no month without a year, no time of a month or a year,
        /// and days and times that exist.
        var isComplete: Bool {
            if let hour {
                guard hour < 24 || hour == 24 && (minute ?? 0) == 0 else { return false }
                return date != nil || year == nil && month == nil && day == nil
            }
            if day != nil { return date != nil }
            if month != nil { return year != nil }
            return year != nil
        }

        /// Whether it ends before `other` begins, as far as both say.
        func isBefore(_ other: Point) -> Bool {
            let parts = zip(
                [year, month, day, hour, minute], [other.year, other.month, other.day, other.hour, other.minute])
            for case (let own, let others) in parts where own != others {
                guard let own, let others else { return false }
                return own < others
            }
            return false
        }
    }

    /// The day, month or year, or the beginning of the interval.
    public var start: Point
    /// The end of the interval, itself inside it; nil where there is none.
    public var end: Point?

    /// A value to compare with one that a document has.
    public init(start: Point, end: Point? = nil) {
        self.start = start
        self.end = end
    }

    /// As ISO 8601 writes it: `2024-01/2024-03`.
    public var description: String { end.map { "\(start)/\($0)" } ?? start.description }
}
