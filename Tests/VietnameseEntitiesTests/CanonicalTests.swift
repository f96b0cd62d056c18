import Testing

@testable import VietnameseEntities

@Suite("Canonical forms")
struct CanonicalTests {
    @Test(
        "One spelling, abbreviations expanded, the names of others left as they are",
        arguments: [
            ("UBND phường Tân Mỹ", "Ủy ban nhân dân phường Tân Mỹ"), ("xã Mỹ Thành", "xã Mỹ Thành"),
            ("Đảng ủy xã Bình Mỹ", "Đảng ủy xã Bình Mỹ"),
            ("Bộ Quốc phòng Mỹ", "Bộ Quốc phòng Hoa Kỳ"), ("Đại sứ quán Mỹ tại Lào", "Đại sứ quán Hoa Kỳ tại Lào"),
            ("Đảng ủy phường Tân Thành", "Đảng ủy phường Tân Thành"),
            ("Sở Tài chính", "Sở Tài chính"), ("Giám đốc Sở Tài chính", "Giám đốc Sở Tài chính"),
            ("Bộ trưởng Bộ GD-ĐT", "Bộ trưởng Bộ Giáo dục và Đào tạo"),
            ("Tân Chủ tịch UBND tỉnh", "tân Chủ tịch Ủy ban nhân dân tỉnh"), ("TP.HCM", "Thành phố Hồ Chí Minh"),
            ("Uỷ viên BTV Tỉnh uỷ", "Ủy viên Ban Thường vụ Tỉnh ủy"),
            ("Phó Chủ tịch TT", "Phó Chủ tịch Thường trực"),
            ("Phó Bí thư TT Tỉnh ủy", "Phó Bí thư Thường trực Tỉnh ủy"),
            ("P.Trưởng phòng", "Phó Trưởng phòng"), ("Phó GĐ Sở Y tế", "Phó Giám đốc Sở Y tế"),
        ])
    func canonical(_ text: String, _ expected: String) throws {
        let document = AnnotatorLawTests.annotator.annotate("\(text) họp.")
        let mention = try #require(document.mentions.first)
        #expect(mention.text == text)
        #expect(mention.canonical == expected)
    }
}
