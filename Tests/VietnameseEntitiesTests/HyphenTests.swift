import Testing

@testable import VietnameseEntities

@Suite("Hyphens between syllables, as texts of before 1975 spell")
struct HyphenTests {
    private func mentions(_ text: String) -> [String] {
        AnnotatorLawTests.annotator.annotate(text).topLevelMentions.map { "\($0.type) \($0.text)" }
    }

    @Test("A text that is spelled so is read as one of today")
    func oldSpelling() throws {
        let old =
            "Thủ-tướng Chính-phủ khen-ngợi các hợp-tác-xã và cán-bộ; ông Vũ-huy-Điểu, Chủ-tịch huyện Hải-hậu, đáp lời."
        let found = AnnotatorLawTests.annotator.annotate(old)
        let today = AnnotatorLawTests.annotator.annotate(
            "Thủ tướng Chính phủ khen ngợi các hợp tác xã và cán bộ; ông Vũ Huy Điểu, Chủ tịch huyện Hải Hậu, đáp lời.")
        #expect(
            found.mentions.map(\.text) == [
                "Thủ-tướng Chính-phủ", "Chính-phủ", "Vũ-huy-Điểu", "Chủ-tịch huyện Hải-hậu", "huyện Hải-hậu",
            ])
        #expect(found.mentions.map(\.type) == today.mentions.map(\.type))
        #expect(found.mentions.first?.canonical == "Thủ tướng Chính phủ")
        #expect(found.mentions[3].person?.number == found.mentions[2].person?.number)
        #expect(found.mentions[3].person != nil)
    }

    @Test("A person is one in either spelling")
    func identity() {
        let text = "Cán-bộ của hợp-tác-xã bảo-vệ kho; xã-viên giữ-gìn sổ. Ông Vũ-huy-Điểu đến. Ông Vũ Huy Điểu về."
        #expect(AnnotatorLawTests.annotator.annotate(text).persons.map(\.number) == [1])
    }

    @Test("Foreign names keep their hyphens, and two places beside a dash are two")
    func otherHyphens() {
        #expect(
            mentions("Ông Pu-tin rời Mát-xcơ-va đi Ăng-gô-la, Mô-dăm-bích và Hung-ga-ri.") == [
                "person Pu-tin", "place Mát-xcơ-va", "place Ăng-gô-la", "place Mô-dăm-bích", "place Hung-ga-ri",
            ])
        #expect(mentions("Xe chạy Hà Nội-Hải Phòng.") == ["place Hà Nội", "place Hải Phòng"])
    }

    @Test("A place's name may have them in any text")
    func placeNames() {
        #expect(mentions("Tàu từ Hà-nội về Nam-định.") == ["place Hà-nội", "place Nam-định"])
    }
}
