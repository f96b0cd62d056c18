import Testing

@testable import VietnameseEntities

/// What dates mean on the calendar, with and without a day of the document.
@Suite struct DateValueTests {
    static let annotator = Annotator()

    /// The values of the dates of `text`, `-` for none.
    static func values(_ text: String, day: String? = nil) -> [String] {
        let document = annotator.annotate(text)
        let context = document.context(day: day.flatMap { CalendarDate($0) })
        return document.mentions(of: .date).map { $0.dateValue(in: context)?.description ?? "-" }
    }

    @Test(
        "Dates that say their year need no day of the document",
        arguments: [
            ("Lễ khởi công diễn ra ngày 12/7/2023.", ["2023-07-12"]),
            ("Bài đăng lúc 17:18, 25/07/2023.", ["2023-07-25T17:18"]),
            ("Bão vào bờ 19 giờ ngày 28/9/2026.", ["2026-09-28T19:00"]),
            ("Thu ngân sách quý I năm 2024 tăng.", ["2024-01/2024-03"]),
            ("Báo cáo quý 3/2026 đã gửi.", ["2026-07/2026-09"]),
            ("Báo cáo 6 tháng đầu năm 2023.", ["2023-01/2023-06"]),
            ("Kế hoạch 3 tháng cuối năm 2023.", ["2023-10/2023-12"]),
            ("Nhiệm kỳ 2020 - 2025 đã khép lại.", ["2020/2025"]),
            ("Bà du học ở xứ người (1991-95).", ["1991/1995"]),
            ("Ra quân từ 7 giờ đến 17 giờ ngày 25/10/2026.", ["2026-10-25T07:00/2026-10-25T17:00"]),
            ("Họp lúc 3h chiều 25/10/2026.", ["2026-10-25T15:00"]),
            ("Họp lúc 12 giờ trưa ngày 25/10/2026.", ["2026-10-25T12:00"]),
            (
                "Tàu chạy lúc 1 giờ đêm 25/10/2026, tàu sau lúc 11 giờ đêm 26/10/2026.",
                ["2026-10-25T01:00", "2026-10-26T23:00"]
            ),
            ("Tiếp dân từ 2h đến 4h chiều 25/10/2026.", ["2026-10-25T14:00/2026-10-25T16:00"]),
            ("Thi từ 8h sáng đến 2h chiều 25/10/2026.", ["2026-10-25T08:00/2026-10-25T14:00"]),
            ("Cắt điện từ 22h ngày 21/8/2026 đến 6h sáng hôm sau.", ["2026-08-21T22:00/2026-08-22T06:00"]),
            ("Cắt điện từ 8h ngày 21/8/2026 đến 10h tối hôm sau.", ["2026-08-21T08:00/2026-08-22T22:00"]),
            ("Mở cửa từ 7h sáng đến 9h tối ngày 25/10/2024.", ["2024-10-25T07:00/2024-10-25T21:00"]),
            ("Giao thừa lúc 12 giờ đêm 21/8/2024.", ["-"]),
            ("Mưa nhiều tháng 7 - 9 năm 2025; nắng tháng 3-5/2026.", ["2025-07/2025-09", "2026-03/2026-05"]),
            ("Nhật ký 2019-03-04.", ["2019-03-04"]),
            ("Thắng nhận tiền từ tháng 4/2018 đến cuối năm 2020.", ["2018-04/2020"]),
            ("Chiến dịch từ ngày 28/12 - 3/1/2026.", ["2025-12-28/2026-01-03"]),
            ("Khu nhà xây tháng 3-2027.", ["2027-03"]),
            ("Ông sinh năm 1960.", ["1960"]),
            ("Khai mạc ngày 2 tháng Chín năm 1945.", ["1945-09-02"]),
            ("Lễ ra quân ngày 5 tháng Năm năm 2025.", ["2025-05-05"]),
            ("Thu ngân sách sáu tháng đầu năm 2025 tăng.", ["2025-01/2025-06"]),
            ("Đơn hàng ba tháng cuối năm 2025 giảm.", ["2025-10/2025-12"]),
            ("Doanh thu của Q3/2025 tăng.", ["2025-07/2025-09"]),
            ("Mưa lớn tháng 10 và tháng 11 năm 2025.", ["2025-10", "2025-11"]),
            ("Rét đậm tháng 12 và tháng 1 năm 2025.", ["2024-12", "2025-01"]),
            ("Sản lượng quý I và quý II năm 2025 tăng.", ["2025-01/2025-03", "2025-04/2025-06"]),
            ("Hội chợ mở ngày 12 và 13 tháng 7 năm 2025.", ["2025-07-12", "2025-07-13"]),
            ("Họp các ngày 10, 11 và 12 tháng 8 năm 2024.", ["2024-08-10", "2024-08-11", "2024-08-12"]),
            ("Được mùa các năm 2023, 2024 và 2025.", ["2023", "2024", "2025"]),
            ("Phong trào của thập niên 1990.", ["1990/1999"]),
        ])
    func complete(_ text: String, _ expected: [String]) {
        #expect(Self.values(text) == expected)
    }

    @Test(
        "A year that is left out is the document's, leaning to the past",
        arguments: [
            ("2026-08-20", "Chiều 25/7, đoàn về bản.", ["2026-07-25"]),
            ("2026-08-20", "Hội chợ mở cửa ngày 15/9.", ["2026-09-15"]),
            ("2026-01-05", "Đêm 25/12, phố rất đông.", ["2025-12-25"]),
            ("2026-03-02", "Hai ngày 18 và 19/2 trời mưa.", ["2026-02-18", "2026-02-19"]),
            ("2026-03-02", "Họp tổ dân phố ngày 28.", ["2026-02-28"]),
            ("2026-08-20", "Khách bắt đầu tăng từ tháng 6.", ["2026-06"]),
        ])
    func leaning(_ day: String, _ text: String, _ expected: [String]) {
        #expect(Self.values(text, day: day) == expected)
    }

    @Test("A time stamp of the page gives the day")
    func stamp() {
        #expect(Self.values("Thứ sáu, 04/08/2023 11:03\nChiều 2/8, xã họp dân.") == ["2023-08-04T11:03", "2023-08-02"])
        #expect(Self.values("Chiều 2/8, xã họp dân.\n04/08/2023 11:03") == ["2023-08-02", "2023-08-04T11:03"])
    }

    /// The value of a date's own words, whether or not a recognizer finds them, `-` for none.
    static func value(_ words: String, day: String? = nil) -> String {
        var passage = Passage(lexicon: annotator.lexicon, isBrief: true)
        defer { passage.free() }
        var words = words
        return words.withUTF8 { words in
            passage.fill(words, 0..<words.count)
            return DateReader(day: day.flatMap { CalendarDate($0) }).value(of: passage)?.description ?? "-"
        }
    }

    @Test(
        "Hours that share a day",
        arguments: [
            ("7 giờ đến 17 giờ ngày 25/10", "2026-10-25T07:00/2026-10-25T17:00"),
            ("19h ngày 2/5 đến 17h ngày 3/5/2024", "2024-05-02T19:00/2024-05-03T17:00"),
            ("7h30-8h ngày 1/2/2024", "2024-02-01T07:30/2024-02-01T08:00"),
            ("14h - 16h30", "2026-11-20T14:00/2026-11-20T16:30"),
            ("08 giờ đến 11 giờ 30, ngày 10/10/2025", "2025-10-10T08:00/2025-10-10T11:30"),
            ("10/04/2024 - 16:37", "2024-04-10T16:37"), ("16:37 - 10/04/2024", "2024-04-10T16:37"),
            ("10/04/2024, 8h - 10h", "2024-04-10T08:00/2024-04-10T10:00"),
            ("24 giờ ngày 12/7/2023", "2023-07-12T24:00"),
            ("13 giờ 15/11", "2026-11-15T13:00"), ("22 giờ 5' ngày 9/4/2024", "2024-04-09T22:05"),
            ("16 giờ chiều nay (11.1)", "2026-01-11T16:00"), ("22h30 hôm nay 16-1", "2026-01-16T22:30"),
            ("1 giờ 45 phút rạng sáng nay ngày 12.11", "2026-11-12T01:45"),
            ("4 giờ rạng sáng mai 4.8", "2026-08-04T04:00"), ("đêm 24 rạng sáng 25/12/2024", "2024-12-24/2024-12-25"),
            ("22h ngày 21/8 đến 6h sáng hôm sau", "2026-08-21T22:00/2026-08-22T06:00"),
            ("22h ngày 31/12/2025 đến 6h sáng hôm sau", "2025-12-31T22:00/2026-01-01T06:00"),
            ("8h ngày 21/8 đến 10h sáng hôm sau", "2026-08-21T08:00/2026-08-22T10:00"),
            ("8h sáng nay", "2026-11-20T08:00"), ("6h sáng hôm sau", "-"), ("22h đêm qua", "-"),
            ("19h30 tối mai 21/11", "2026-11-21T19:30"), ("22h đêm qua đến 6h sáng nay", "-"),
            ("22h đến 6h sáng hôm sau", "-"),
            ("8 giờ 30 phút 15 giây ngày 12/3/2025", "2025-03-12T08:30"),
            // The day of the sun, where the moon's is named beside it.
            ("mùng 3 Tết Bính Ngọ (19/2/2026)", "2026-02-19"), ("13/11/2025 (14/10 âm lịch)", "2025-11-13"),
            ("mùng 3 Tết Bính Ngọ", "-"),
            // No day for the start, or one hour too many.
            ("8h đến 10/4/2024", "-"), ("8h - 10h ngày 1/2 đến 3/2/2024", "-"),
            ("19h năm 2024", "-"), ("20h tháng 6/2024", "-"),
        ])
    func hours(_ words: String, _ expected: String) {
        #expect(Self.value(words, day: "2026-11-20") == expected)
    }

    @Test(
        "No time that is none, and no end before its start",
        arguments: [
            "24h30 ngày 12/7/2023", "24:30 12/7/2023", "19h đến 17h ngày 3/5/2024", "22h đến 6h sáng mai",
            "giai đoạn 2026-2021", "15/3 đến 10/3/2024", "2001-03 - 12/1995", "31/4/2024", "29/2/2023 đến 2/3/2023",
        ])
    func impossible(_ words: String) {
        #expect(Self.value(words, day: "2026-11-20") == "-")
    }

    @Test(
        "Spans of months and years, and other ways to write a date",
        arguments: [
            ("2019-03-04", "2019-03-04"), ("16:37 2019-03-04", "2019-03-04T16:37"),
            ("tháng 8–9/2025", "2025-08/2025-09"), ("tháng 7 - 9 năm 2025", "2025-07/2025-09"),
            ("tháng 3/2016 đến 11/2018", "2016-03/2018-11"), ("tháng 11 - 2/2025", "2024-11/2025-02"),
            ("tháng 6 đến 15/7/2025", "2025-06/2025-07-15"), ("9/1995 - 3/2001", "1995-09/2001-03"),
            ("2021 - 6/2025", "2021/2025-06"), ("15/11/2024 đến 20/2", "2024-11-15/2025-02-20"),
            ("quý I - quý III năm 2024", "2024-01/2024-09"), ("quý IV/2023 - quý I/2024", "2023-10/2024-03"),
            ("quý IV - quý I năm 2024", "2023-10/2024-03"),
            ("nửa đầu năm 2023", "2023-01/2023-06"), ("năm 2022 đến nửa đầu năm 2023", "2022/2023-06"),
            ("20/10/95", "1995-10-20"), ("20/10/24", "2024-10-20"), ("năm 2015 đến nay", "2015"),
            ("thập niên 1980", "1980/1989"), ("thế kỷ 19", "1801/1900"), ("thế kỷ XIX", "1801/1900"),
            ("đầu thế kỷ XIX", "1801/1900"), ("cuối năm 2024", "2024"),
        ])
    func spans(_ words: String, _ expected: String) {
        #expect(Self.value(words) == expected)
    }

    @Test("What ISO 8601 cannot write is left out of a point")
    func points() {
        typealias Point = DateValue.Point
        #expect(Point(year: 2024, hour: 19, minute: 0).description == "2024")
        #expect(Point(year: 2024, month: 5, hour: 19).description == "2024-05")
        #expect(Point(year: 2024, day: 5).description == "2024")
        #expect(Point(hour: 19, minute: 5).description == "T19:05")
    }

    @Test(
        "No value: lunar dates, and dates without a year where nothing gives one",
        arguments: [
            "Chiều 25/7, đoàn về bản.", "Làng vào hội mùng 3 tháng Giêng.",
        ])
    func none(_ text: String) {
        #expect(Self.values(text) == ["-"])
    }

    @Test(
        "Days that the calendar has not are none",
        arguments: [
            "2026-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "20260101", "", "2026-08-2099", "2026-08-20 garbage",
            "2026-08-20T", "2026-08-20T7:00", "2026-08-20T07", "2026-08-20T24:00", "2026-08-20T07:60",
            "2026-08-20T07:00:", "2026-08-20T07:00:00.", "2026-08-20T07:00+", "2026-08-20T07:00+07:", "2026-08-20Z",
            "2026-08-20T07:00Z!", " 2026-08-20", "2026-08-20 ", "2026-08-20T07:00:00+07:00 ",
        ])
    func refused(_ text: String) {
        #expect(CalendarDate(text) == nil)
    }

    @Test("A day reads what it writes")
    func roundTrip() {
        #expect(CalendarDate("2024-02-29")?.description == "2024-02-29")
    }

    @Test(
        "Of a time stamp the day is read",
        arguments: [
            "T07:00", "T07:00:00Z", "t07:00:00z", "T07:00:00+07:00", "T07:00:00.123456-0330", "T23:59:60,5+07",
            " 07:00:00", " 07:00:00+00:00",
        ])
    func timeStamp(_ time: String) {
        #expect(CalendarDate("2026-08-20" + time)?.description == "2026-08-20")
    }
}
