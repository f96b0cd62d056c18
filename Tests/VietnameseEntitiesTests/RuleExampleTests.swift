import Testing
@testable import VietnameseEntities

/// Every rule stands beside sentences that it reads right and sentences that look alike and are none of its business.
@Suite struct RuleExampleTests {
    struct Example: Sendable, CustomStringConvertible {
        var rule: String
        var isExample: Bool
        var marked: String
        var place: String
        var description: String { "\(place) \(rule) \(marked)" }
    }

    static let examples: [Example] = Fixtures.files(in: "examples").flatMap { file -> [Example] in
        var rule = ""
        return file.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { number, line -> Example? in
            if line.hasPrefix("## ") { rule = String(line.dropFirst(3)) }
            guard line.hasPrefix("+ ") || line.hasPrefix("- ") else { return nil }
            return Example(rule: rule, isExample: line.hasPrefix("+ "), marked: String(line.dropFirst(2)), place: "\(file.name):\(number + 1)")
        }
    }

    private static let annotator = Annotator()

    @Test(arguments: examples)
    func readsAsMarked(_ example: Example) throws {
        let gold = try GoldText(example.marked)
        let document = Self.annotator.annotate(gold.text)
        let made = document.mentions.contains { $0.rule.id == example.rule }
        if example.isExample {
            #expect(gold.agrees(with: GoldText(document)), "got \(GoldText(document).marked())")
            if example.rule != Rule.refuseGeneric.id { #expect(made, "the rule made nothing: \(document.mentions.map(\.rule.id))") }
        } else {
            #expect(!made, "the rule made \(document.mentions.filter { $0.rule.id == example.rule }.map(\.text))")
            if !gold.marks.isEmpty { #expect(gold.agrees(with: GoldText(document)), "got \(GoldText(document).marked())") }
        }
    }

    @Test(arguments: Rule.allCases)
    func ruleHasExamplesAndNearMisses(_ rule: Rule) {
        #expect(Self.examples.contains { $0.rule == rule.id && $0.isExample }, "no example")
        #expect(Self.examples.contains { $0.rule == rule.id && !$0.isExample }, "no near miss")
    }

    @Test func sectionsAreRules() {
        let known = Set(Rule.allCases.map(\.id))
        #expect(Set(Self.examples.map(\.rule)).subtracting(known).isEmpty)
    }
}
