/// What a date in a text means on the calendar, as ISO 8601 writes it: a day, a month, a year, a time, or an interval.
///
///     ngày 12/7/2023            2023-07-12
///     17:18, 25/07/2023         2023-07-25T17:18
///     quý I năm 2024            2024-01/2024-03
///     giai đoạn 2021-2026       2021/2026
///
/// Lunar dates and centuries' names have no value here: the calendar that they need is not in the library.
public struct DateValue: Hashable, Sendable, CustomStringConvertible {
    /// One end of the interval, as exact as the text is.
    public struct Point: Hashable, Sendable, CustomStringConvertible {
        public var year: Int?
        public var month: Int?
        public var day: Int?
        public var hour: Int?
        public var minute: Int?

        /// `2023-07-25T17:18`; a time without a day is `T17:18`. Empty where a year or a month is missing.
        public var description: String {
            var text = ""
            if let year {
                text = CalendarDate.padded(year, 4)
                if let month { text += "-" + CalendarDate.padded(month, 2) }
                if let day { text += "-" + CalendarDate.padded(day, 2) }
            }
            if let hour { text += "T" + CalendarDate.padded(hour, 2) + ":" + CalendarDate.padded(minute ?? 0, 2) }
            return text
        }

        /// The day, where the text names one.
        public var date: CalendarDate? {
            guard let year, let month, let day else { return nil }
            return CalendarDate(year: year, month: month, day: day)
        }

        /// Whether ISO 8601 can write it: no day without a month, no month without a year, and days that exist.
        var isComplete: Bool {
            if day != nil { return date != nil }
            if month != nil { return year != nil }
            return year != nil || hour != nil
        }
    }

    /// The day, month or year, or the beginning of the interval.
    public var start: Point
    /// The end of the interval, itself inside it; nil where there is none.
    public var end: Point?

    public var description: String { end.map { "\(start)/\($0)" } ?? start.description }
}
