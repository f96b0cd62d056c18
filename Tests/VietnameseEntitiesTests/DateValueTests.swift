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
            ("Thắng nhận tiền từ tháng 4/2018 đến cuối năm 2020.", ["2018-04/2020"]),
            ("Chiến dịch từ ngày 28/12 - 3/1/2026.", ["2025-12-28/2026-01-03"]),
            ("Khu nhà xây tháng 3-2027.", ["2027-03"]),
            ("Ông sinh năm 1960.", ["1960"]),
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
