/// A day of the calendar: `2026-08-20`.
public struct CalendarDate: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The year of the Gregorian calendar.
    public let year: Int
    /// The month, from 1 to 12.
    public let month: Int
    /// The day of the month, from 1.
    public let day: Int

    /// The day, or nil where the calendar has none such.
    public init?(year: Int, month: Int, day: Int) {
        guard year >= 1, year <= 9999, month >= 1, month <= 12, day >= 1, day <= Self.days(in: month, of: year) else {
            return nil
        }
        self.year = year
        self.month = month
        self.day = day
    }

    /// The day that `2026-08-20` names, or a time stamp as RFC 3339 has it, `2026-08-20T07:00:00+07:00`, though without its
    /// seconds or its zone: the day as written, whatever the zone; nil for anything else, such as the hour 24.
    public init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 10, bytes[4] == 0x2D, bytes[7] == 0x2D, let year = Self.number(bytes[0..<4]),
            let month = Self.number(bytes[5..<7]),
            let day = Self.number(bytes[8..<10]),
            bytes.count == 10 || Self.isTime(text.utf8.dropFirst(10))
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// Whether the text is what a time stamp has behind the day: `T07:00`, `T07:00:00.5Z`, ` 07:00:00+0700`.
    private static func isTime(_ text: some Collection<UInt8>) -> Bool {
        var bytes = Array(text)[...]
        /// Takes as many digits as `count`, of a number up to `limit`.
        func take(_ count: Int, upTo limit: Int) -> Bool {
            guard bytes.count >= count, let value = number(bytes.prefix(count)), value <= limit else { return false }
            bytes = bytes.dropFirst(count)
            return true
        }
        func take(_ marks: String) -> Bool {
            guard let first = bytes.first, marks.utf8.contains(first) else { return false }
            bytes = bytes.dropFirst()
            return true
        }
        guard take("Tt "), take(2, upTo: 23), take(":"), take(2, upTo: 59) else { return false }
        if take(":") {
            // 60 is a leap second.
            guard take(2, upTo: 60) else { return false }
            if take(".,") {
                guard take(1, upTo: 9) else { return false }
                while take(1, upTo: 9) {}
            }
        }
        if take("+-") {
            guard take(2, upTo: 23) else { return false }
            if take(":") || !bytes.isEmpty { guard take(2, upTo: 59) else { return false } }
        } else {
            _ = take("Zz")
        }
        return bytes.isEmpty
    }

    /// As ISO 8601 writes it: `2026-08-20`.
    public var description: String { "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))" }

    public static func < (a: Self, b: Self) -> Bool { (a.year, a.month, a.day) < (b.year, b.month, b.day) }

    /// The day behind it; nil behind the last that can be written.
    var next: CalendarDate? {
        CalendarDate(year: year, month: month, day: day + 1)
            ?? (month < 12
                ? CalendarDate(year: year, month: month + 1, day: 1) : CalendarDate(year: year + 1, month: 1, day: 1))
    }

    static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        var value = 0
        for digit in digits {
            guard digit >= 0x30, digit <= 0x39 else { return nil }
            value = value * 10 + Int(digit - 0x30)
        }
        return value
    }
}
