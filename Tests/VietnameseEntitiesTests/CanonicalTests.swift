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
            // Letters in brackets say the same again.
            ("Ủy ban T.Ư Mặt trận Tổ quốc (MTTQ) Việt Nam", "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam"),
            ("Hội Liên hiệp Phụ nữ (LHPN) tỉnh Nghệ An", "Hội Liên hiệp Phụ nữ tỉnh Nghệ An"),
            ("P.Trưởng phòng", "Phó Trưởng phòng"), ("Phó GĐ Sở Y tế", "Phó Giám đốc Sở Y tế"),
        ])
    func canonical(_ text: String, _ expected: String) throws { try Self.expect(text, expected) }

    @Test(
        "Syllables of a name are no units, fields or abbreviations",
        arguments: [
            ("Trường THPT Phan Bội Châu", "Trường Trung học phổ thông Phan Bội Châu"),
            ("Trường THPT Phan Châu Trinh", "Trường Trung học phổ thông Phan Châu Trinh"),
            ("Trường Chính trị Châu Văn Liêm", "Trường Chính trị Châu Văn Liêm"),
            ("Trường Tiểu học Nguyễn Văn Xã", "Trường Tiểu học Nguyễn Văn Xã"),
            ("Trường THPT chuyên Bản Phố", "Trường Trung học phổ thông chuyên Bản Phố"),
            ("Công ty thủy điện Bản Vẽ", "Công ty thủy điện Bản Vẽ"), ("Trại giam Châu Bình", "Trại giam Châu Bình"),
            ("Công ty CP Thành Phố Xanh", "Công ty cổ phần Thành Phố Xanh"),
            ("Công ty Chứng khoán Thủ Đô", "Công ty Chứng khoán Thủ Đô"),
            ("Chi hội Phụ nữ bản", "Chi hội Phụ nữ bản"), ("Báo New Straits Times", "Báo New Straits Times"),
            ("Hội Mỹ nghệ Kim hoàn", "Hội Mỹ nghệ Kim hoàn"), ("Trường Quốc tế Á Châu", "Trường Quốc tế Á Châu"),
            ("Công ty CP Bất động sản JS", "Công ty cổ phần Bất động sản JS"),
            ("Bảo tàng Lịch sử quốc gia", "Bảo tàng Lịch sử quốc gia"),
            ("Hội Nhi khoa Việt Nam", "Hội Nhi khoa Việt Nam"),
        ])
    func names(_ text: String, _ expected: String) throws { try Self.expect(text, expected) }

    @Test(
        "Of a free name the closing unit is replaced, and letters",
        arguments: [
            ("Trường Tiểu học Xã Kim Liên", "Trường Tiểu học xã Kim Liên"),
            ("Trường Mầm non Thị Trấn Sìn Hồ", "Trường Mầm non thị trấn Sìn Hồ"),
            ("Trường THPT Lê Lợi TP Vinh", "Trường Trung học phổ thông Lê Lợi thành phố Vinh"),
            ("Bệnh viện TP.Cà Mau", "Bệnh viện thành phố Cà Mau"),
            ("Trường ĐH Công nghiệp TP HCM", "Trường Đại học Công nghiệp thành phố Hồ Chí Minh"),
            ("Đội U.23 Việt Nam", "Đội U23 Việt Nam"), ("Đội tuyển Bắc Mỹ", "Đội tuyển Bắc Mỹ"),
            ("trung tâm thương mại Saigon Center", "Trung tâm Thương mại Saigon Center"),
        ])
    func closing(_ text: String, _ expected: String) throws { try Self.expect(text, expected) }

    @Test(
        "A site that bears a body's name is not named",
        arguments: [
            ("Đội CSGT Cát Lái", "Đội Cảnh sát giao thông Cát Lái"), ("UBND xã Nội Bài", "Ủy ban nhân dân xã Nội Bài"),
            ("Công ty Nhiệt điện Phú Mỹ", "Công ty Nhiệt điện Phú Mỹ"),
        ])
    func sites(_ text: String, _ expected: String) throws { try Self.expect(text, expected) }

    @Test(
        "Known communes in capitals take the lexicon's letters",
        arguments: [
            ("ĐẢNG ỦY XÃ NGHĨA ĐỒNG", "Đảng ủy xã Nghĩa Đồng"), ("XÃ NGHĨA ĐỒNG", "xã Nghĩa Đồng"),
            ("ĐẢNG ỦY XÃ BẢN PHỐ", "Đảng ủy xã Bản Phố"),
            ("ĐẢNG ỦY XÃ NGHĨA ĐỒNG HUYỆN TÂN KỲ", "Đảng ủy xã Nghĩa Đồng huyện Tân Kỳ"),
            ("Bộ Du lịch VÀ THỂ THAO Thái Lan", "Bộ Du lịch VÀ Thể thao Thái Lan"),
        ])
    func capitals(_ text: String, _ expected: String) throws { try Self.expect(text, expected) }

    @Test(
        "Things of one kind keep their own names",
        arguments: [
            ("Trưởng khoa Ngoại", "Trưởng khoa Ngoại"), ("Trưởng khoa Nội tiết", "Trưởng Khoa Nội tiết"),
            ("Trợ lý chính trị", "Trợ lý chính trị"), ("Linh mục phó xứ", "Linh mục phó xứ"),
            ("Đội Cảnh sát kinh tế, ma túy", "Đội Cảnh sát điều tra tội phạm về kinh tế - ma túy"),
            ("HĐXX phúc thẩm", "Hội đồng xét xử phúc thẩm"),
            ("Trưởng phòng PC06", "Trưởng Phòng Cảnh sát quản lý hành chính về trật tự xã hội"),
            ("Nông dân Cứu quốc", "Nông dân Cứu quốc"),
            ("Tổ bầu cử HĐND", "Tổ bầu cử đại biểu Hội đồng nhân dân"), ("Cầu Bắc Luân II", "Cầu Bắc Luân 2"),
            ("Liên đội trường THCS Lê Lợi", "Liên đội trường Trung học cơ sở Lê Lợi"),
            ("Chi bộ trường MN Hoa Sen", "Chi bộ trường Mầm non Hoa Sen"),
            ("Trường Quân sự địa phương", "Trường Quân sự địa phương"),
            (
                "Trường PTDTNT THCS&THPT Liên Việt",
                "Trường Phổ thông dân tộc nội trú Trung học cơ sở và Trung học phổ thông Liên Việt"
            ),
            ("Lãnh sự quán Nga", "Lãnh sự quán Nga"), ("Cầu Thủ Thiêm 4", "Cầu Thủ Thiêm 4"),
            ("UVTWDK", "Ủy viên dự khuyết Trung ương Đảng"), ("Tòa án Tối cao", "Tòa án Tối cao"),
            ("Bộ Nông nghiệp", "Bộ Nông nghiệp"), ("Hội đồng An ninh Quốc gia", "Hội đồng An ninh Quốc gia"),
            ("UBND các huyện, thị xã", "Ủy ban nhân dân các huyện, thị xã"),
        ])
    func siblings(_ text: String, _ expected: String) throws { try Self.expect(text, expected) }

    @Test(
        "A short form is completed at home, and abroad by letters only",
        arguments: [
            ("Bộ Giáo dục", "Bộ Giáo dục và Đào tạo"), ("Bộ Giáo dục Mỹ", "Bộ Giáo dục Hoa Kỳ"),
            ("Bộ GD-ĐT Lào", "Bộ Giáo dục và Đào tạo Lào"), ("Bộ Văn hóa Pháp", "Bộ Văn hóa Pháp"),
            ("tuyển Anh", "Đội tuyển Anh"),
            ("Ủy ban Chứng khoán Mỹ", "Ủy ban Chứng khoán Hoa Kỳ"),
            ("Cục Dự trữ Liên bang", "Cục Dự trữ Liên bang Mỹ"),
            ("Tòa án Tối cao Ấn Độ", "Tòa án Tối cao Ấn Độ"),
            ("Hội đồng Nhân quyền Myanmar", "Hội đồng Nhân quyền Myanmar"),
        ])
    func abroad(_ text: String, _ expected: String) throws { try Self.expect(text, expected) }

    @Test(
        "A head with a field is no other body whose name begins so",
        arguments: [("Khoa Ngoại ngữ", "Khoa Ngoại ngữ"), ("Khoa Nội vụ", "Khoa Nội vụ")])
    func fields(_ text: String, _ expected: String) throws { try Self.expect(text, expected) }

    @Test(
        "Documents and events have official capitals, and letters are expanded",
        arguments: [
            ("BLHS", "Bộ luật Hình sự"), ("Luật Đất Đai", "Luật Đất đai"), ("Luật BHXH", "Luật Bảo hiểm xã hội"),
            ("SEA games 33", "SEA Games 33"), ("AFCON 2025", "AFCON 2025"), ("Thế vận hội 2028", "Thế vận hội 2028"),
            ("Nghị quyết 57-NQ/TW", "Nghị quyết 57-NQ/TW"),
        ])
    func names(ofDocument text: String, _ expected: String) throws { try Self.expect(text, expected) }

    @Test(
        "Offices that begin with `Tổng` have the capitals of the office, and letters are expanded",
        arguments: [
            ("Phó tổng giám đốc", "Phó Tổng Giám đốc"), ("PTGĐ", "Phó Tổng Giám đốc"),
            ("Tổng thư ký Quốc hội", "Tổng Thư ký Quốc hội"), ("HLV", "Huấn luyện viên"),
            ("Phó tổng Thanh tra Chính phủ", "Phó Tổng Thanh tra Chính phủ"), ("Tổng thống", "Tổng thống"),
        ])
    func offices(_ text: String, _ expected: String) throws { try Self.expect(text, expected) }

    @Test("A unit is one in capitals and in small letters, so it completes bodies")
    func unitInCapitals() {
        let document = AnnotatorLawTests.annotator.annotate(
            "UBND XÃ NGHĨA ĐỒNG\nTại xã Nghĩa Đồng, UBND xã vừa họp dân.")
        #expect(document.mentions(of: .body).last?.canonical(in: document.context()) == "Ủy ban nhân dân xã Nghĩa Đồng")
    }

    @Test(
        "Organs in small letters have the capitals of others, and a complement's words stay",
        arguments: [
            ("công an xã Kim Anh", "Công an xã Kim Anh"), ("UBND P.Tân Mỹ", "Ủy ban nhân dân phường Tân Mỹ"),
            ("Giám đốc các sở", "Giám đốc các sở"),
        ])
    func organs(_ text: String, _ expected: String) throws { try Self.expect(text, expected) }

    private static func expect(_ text: String, _ expected: String) throws {
        let document = AnnotatorLawTests.annotator.annotate("\(text) họp.")
        let mention = try #require(document.mentions.first)
        #expect(mention.text == text)
        #expect(mention.canonical == expected)
    }
}
