import Testing

@testable import VietnameseEntities

/// The marked articles follow the notation and the scheme.
@Suite struct FixtureTests {
    @Test("There are articles")
    func some() { #expect(Fixtures.articles.count >= 20) }

    @Test("Every article can be read, and its marks follow the scheme", arguments: Fixtures.articles)
    func article(_ file: Fixtures.File) throws {
        #expect(String(validating: file.bytes, as: UTF8.self) != nil)
        for problem in try Self.problems(GoldText(file.text)) { Issue.record("\(file.name): \(problem)") }
    }

    /// Where marks break the scheme: nesting, bounds, numbers.
    static func problems(_ gold: GoldText) -> [String] {
        let scalars = Array(gold.text.unicodeScalars)
        let persons = Set(gold.marks.filter { $0.type == .person }.compactMap(\.person))
        var problems: [String] = []
        for (index, mark) in gold.marks.enumerated() {
            let text = String(String.UnicodeScalarView(scalars[mark.start..<mark.end]))
            func note(_ problem: String) { problems.append("“\(text)” at \(mark.start): \(problem)") }
            if text.isEmpty { note("is empty") }
            if text.first?.isWhitespace == true || text.last?.isWhitespace == true { note("begins or ends in a space") }
            // A letterhead has the unit below its council.
            if text.contains(where: \.isNewline), mark.type != .body || text != text.uppercased() {
                note("goes over a line break")
            }
            if let parent = mark.parent {
                let outer = gold.marks[parent]
                if outer.type != .title { note("stands in a \(outer.type)") }
                if outer.parent != nil { note("is nested twice") }
                if mark.type != .body && mark.type != .place { note("is a \(mark.type) in a title") }
                if mark.end > outer.end || mark.start == outer.start && mark.end == outer.end {
                    note("does not stand inside its title")
                }
                if index > 0, gold.marks[index - 1].parent == parent { note("is its title's second") }
            }
            if let number = mark.person {
                if mark.type != .title && mark.type != .person { note("is a \(mark.type) with a number") }
                if number < 1 { note("has the number \(number)") }
                if !persons.contains(number) { note("is held by number \(number), whom the text does not name") }
            } else if mark.type == .person, gold.isNumbered {
                note("is a person without a number")
            }
        }
        return problems
    }

    @Test("Persons are numbered from 1 without a hole", arguments: Fixtures.articles)
    func numbers(_ file: Fixtures.File) throws {
        let numbers = Set(try GoldText(file.text).marks.filter { $0.type == .person }.compactMap(\.person))
        #expect(numbers == Set(numbers.isEmpty ? [] : Array(1...numbers.count)))
    }
}
