import Testing

@testable import VietnameseEntities

/// Every rule has examples that it makes and near misses at which it keeps still; `fixtures/examples/README.md` has the
/// format.
@Suite struct RuleExampleTests {
    struct Example: Sendable, CustomStringConvertible {
        var file: String
        var line: Int
        var rule: String
        var isNearMiss: Bool
        var marked: String
        var description: String { "\(file):\(line) \(rule) \(isNearMiss ? "-" : "+") \(marked)" }
    }

    /// The examples of all files, and what in the files is no example.
    static let read: (examples: [Example], headings: [(file: String, rule: String)], problems: [String]) = {
        var examples: [Example] = []
        var headings: [(String, String)] = []
        var problems: [String] = []
        for file in Fixtures.files(in: "examples") {
            var rule = ""
            for (number, line) in file.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                if line.hasPrefix("## ") {
                    rule = String(line.dropFirst(3))
                    headings.append((file.name, rule))
                } else if line.hasPrefix("+ ") || line.hasPrefix("- ") {
                    if rule.isEmpty { problems.append("\(file.name):\(number + 1) an example before any heading") }
                    examples.append(
                        Example(
                            file: file.name, line: number + 1, rule: rule, isNearMiss: line.hasPrefix("-"),
                            marked: line.dropFirst(2).split(separator: #"\n"#, omittingEmptySubsequences: false).joined(
                                separator: "\n")))
                } else if !line.isEmpty && !line.hasPrefix("# ") {
                    problems.append(
                        "\(file.name):\(number + 1) is neither heading, example, near miss nor remark: \(line)")
                }
            }
        }
        return (examples, headings, problems)
    }()

    static let annotator = Annotator()

    // MARK: The files

    @Test("The files are in the format")
    func format() {
        #expect(Self.read.problems == [])
        for example in Self.read.examples {
            do {
                let problems = FixtureTests.problems(try GoldText(example.marked))
                #expect(problems == [], "\(example)")
            } catch {
                Issue.record("\(example): \(error)")
            }
        }
    }

    /// Where a rule's section stands: by the first part of its id.
    static let fileOfStage = [
        "place": "places.txt", "body": "bodies.txt", "title": "titles.txt", "person": "persons.txt",
        "date": "dates.txt",
        "document": "documents.txt", "event": "events.txt", "refuse": "refusals.txt",
    ]

    @Test("Every heading is a rule's id, once, in its stage's file")
    func headings() {
        let known = Set(Rule.allCases.map(\.id))
        var seen: Set<String> = []
        for (file, rule) in Self.read.headings {
            #expect(known.contains(rule), "\(file): \(rule) is no rule")
            #expect(seen.insert(rule).inserted, "\(file): \(rule) has two sections")
            #expect(Self.fileOfStage[String(rule.prefix { $0 != "." })] == file, "\(rule) in \(file)")
        }
    }

    @Test("Every rule has examples and near misses", arguments: Rule.allCases)
    func completeness(_ rule: Rule) {
        let own = Self.read.examples.filter { $0.rule == rule.id }
        #expect(own.contains { !$0.isNearMiss }, "no example")
        #expect(own.contains { $0.isNearMiss }, "no near miss")
    }

    // MARK: The rules

    @Test(
        "An example has the marked mentions, and the rule made one of them",
        arguments: read.examples.filter { !$0.isNearMiss })
    func example(_ example: Example) throws {
        let gold = try GoldText(example.marked)
        let document = Self.annotator.annotate(gold.text)
        let found = GoldText(document)
        let isRight = gold.agrees(with: found)
        #expect(isRight, "found \(found.marked(numbered: gold.isNumbered))")
        let fires = Self.fires(example.rule, gold.text, document)
        #expect(fires, "made by \(document.mentions.map(\.rule.id))")
    }

    @Test(
        "In a near miss the rule keeps still, and what is marked is found, and no more",
        arguments: read.examples.filter(\.isNearMiss))
    func nearMiss(_ example: Example) throws {
        let gold = try GoldText(example.marked)
        let document = Self.annotator.annotate(gold.text)
        let found = GoldText(document)
        #expect(gold.agrees(with: found), "found \(found.marked(numbered: gold.isNumbered))")
        let fires = Self.fires(example.rule, gold.text, document)
        #expect(!fires, "found \(found.marked())")
    }

    /// Whether the rule made a mention of the document, or, of a rule that refuses, settled a part of the text.
    static func fires(_ rule: String, _ text: String, _ document: Document) -> Bool {
        guard rule.hasPrefix("refuse.") else { return document.mentions.contains { $0.rule.id == rule } }
        let bytes = Array(text.utf8)
        return bytes.withUnsafeBufferPointer { bytes in
            var passage = Passage(lexicon: annotator.lexicon)
            defer { passage.free() }
            var linker = Linker()
            passage.fill(bytes, 0..<bytes.count)
            Pipeline.recognize(&passage, &linker)
            return (0..<passage.count).contains { passage.owner[$0] == OverlapPolicy.refusalMark }
        }
    }
}
