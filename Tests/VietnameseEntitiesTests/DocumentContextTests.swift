import Testing

@testable import VietnameseEntities

/// Bodies that name no unit are completed where the document names one unit of the level and no other.
@Suite struct DocumentContextTests {
    static let annotator = Annotator()

    static func bodies(_ text: String) -> [String] {
        let document = annotator.annotate(text)
        let context = document.context()
        return document.mentions(of: .body).map { $0.canonical(in: context) }
    }

    @Test(
        "A bare level takes the document's one unit",
        arguments: [
            ("Ở Nghệ An, UBND tỉnh vừa họp.", ["Ủy ban nhân dân tỉnh Nghệ An"]),
            ("UBND tỉnh Nghệ An họp; Tỉnh ủy chỉ đạo.", ["Ủy ban nhân dân tỉnh Nghệ An", "Tỉnh ủy Nghệ An"]),
            ("Công an xã Kim Liên báo tin cho Đảng ủy xã.", ["Công an xã Kim Liên", "Đảng ủy xã Kim Liên"]),
            ("Huyện ủy và UBND huyện Nam Đàn ra thông báo.", ["Huyện ủy Nam Đàn", "Ủy ban nhân dân huyện Nam Đàn"]),
        ])
    func completed(_ text: String, _ expected: [String]) {
        #expect(Self.bodies(text) == expected)
    }

    @Test(
        "Two units of a level complete nothing",
        arguments: [
            ("Từ Nghệ An sang Hà Tĩnh, UBND tỉnh đều họp.", ["Ủy ban nhân dân tỉnh"]),
            ("UBND tỉnh vừa họp.", ["Ủy ban nhân dân tỉnh"]),
        ])
    func left(_ text: String, _ expected: [String]) {
        #expect(Self.bodies(text) == expected)
    }

    @Test("A title's body is completed as well")
    func title() {
        let document = Self.annotator.annotate("Ở Nghệ An, Chủ tịch UBND tỉnh Lục Văn Đáng đi chợ.")
        #expect(
            document.persons[0].titles[0].canonical(in: document.context()) == "Chủ tịch Ủy ban nhân dân tỉnh Nghệ An")
    }

    @Test("The forms of all mentions are those of each", arguments: Fixtures.articleTexts.prefix(8))
    func batch(_ file: Fixtures.File) {
        let document = Self.annotator.annotate(file.text)
        let context = document.context(day: CalendarDate("2026-08-20"))
        let mentions = document.mentions
        #expect(mentions.canonicalForms() == mentions.map(\.canonical))
        #expect(mentions.canonicalForms(in: context) == mentions.map { $0.canonical(in: context) })
        #expect(mentions.dateValues(in: context) == mentions.map { $0.dateValue(in: context) })
        let titles = document.mentions(of: .title)
        #expect(titles.canonicalForms(in: context) == titles.map { $0.canonical(in: context) })
    }

    @Test("Abbreviated offices have their canonical form in full")
    func abbreviatedOffices() {
        let document = Self.annotator.annotate("Ông Vũ Hà, PBT TT Huyện ủy; ông Lý Sơn, UVBTV, PCT UBND xã.")
        #expect(
            document.mentions(of: .title).map(\.canonical)
                == ["Phó Bí thư Thường trực Huyện ủy", "Ủy viên Ban Thường vụ", "Phó Chủ tịch Ủy ban nhân dân xã"])
    }
}
