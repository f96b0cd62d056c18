import Testing

@testable import VietnameseEntities

/// The mark-up of the fixtures is read as it is meant, and faults are named by their place.
@Suite struct MarkedTextTests {
    typealias Entity = AnnotatedText.Entity

    @Test(
        "Marks become spans in scalars, by start, longer first",
        arguments: [
            ("", "", []),
            ("Không có gì.", "Không có gì.", []),
            ("⟦P An⟧", "An", [Entity(start: 0, end: 2, type: .person)]),
            ("⟦P9223372036854775807 An⟧", "An", [Entity(start: 0, end: 2, type: .person, person: .max)]),
            ("Ông ⟦P12 Lê An⟧.", "Ông Lê An.", [Entity(start: 4, end: 9, type: .person, person: 12)]),
            (
                "⟦T1 Bí thư ⟦B Tỉnh ủy⟧⟧ ⟦P1 An⟧", "Bí thư Tỉnh ủy An",
                [
                    Entity(start: 0, end: 14, type: .title, person: 1), Entity(start: 7, end: 14, type: .body),
                    Entity(start: 15, end: 17, type: .person, person: 1),
                ]
            ),
            (
                "🇻🇳 ⟦L Huế⟧\n⟦D 25/7⟧", "🇻🇳 Huế\n25/7",
                [Entity(start: 3, end: 6, type: .place), Entity(start: 7, end: 11, type: .date)]
            ),
            (
                "⟦N Luật Đê⟧ ⟦E Tết⟧", "Luật Đê Tết",
                [Entity(start: 0, end: 7, type: .document), Entity(start: 8, end: 11, type: .event)]
            ),
            ("⟦L Hue\u{302}\u{301}⟧", "Hue\u{302}\u{301}", [Entity(start: 0, end: 5, type: .place)]),
        ])
    func parse(_ marked: String, _ text: String, _ entities: [Entity]) throws {
        let parsed = try MarkedText.parse(marked, id: "a")
        #expect(parsed.id == "a")
        #expect(parsed.text.utf8.elementsEqual(text.utf8))
        #expect(parsed.entities == entities)
        #expect(try GoldText(marked).marked() == marked)
    }

    @Test(
        "Faults are named by the scalar at which they are",
        arguments: [
            ("a⟧", 1), ("⟦X a⟧", 0), ("ab⟦P1a⟧", 2), ("⟦", 0), ("⟦P", 0), ("⟦P1", 0), ("⟦P a", 4), ("⟦t a⟧", 0),
            ("a ⟦P99999999999999999999 Lê⟧", 2), ("⟦P9223372036854775808 Lê⟧", 0),
        ])
    func malformed(_ marked: String, _ offset: Int) {
        let error = #expect(throws: MarkedText.Malformed.self) { try MarkedText.parse(marked) }
        #expect(error?.offset == offset)
    }

    @Test("Every type has a letter of its own")
    func letters() { #expect(Set(EntityType.allCases.map(MarkedText.letter)).count == EntityType.allCases.count) }
}
