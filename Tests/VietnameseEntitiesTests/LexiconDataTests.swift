import Testing
@testable import VietnameseEntities

/// The lexicon's files are what their readers expect: a person edits them.
@Suite struct LexiconDataTests {
    struct Line: Sendable {
        var file: String
        var number: Int
        var text: String
        var fields: [String]
        var place: String { "\(file):\(number)" }
    }

    static let files = Lexicon.builtinFiles

    static func lines(_ file: Lexicon.File) -> [Line] {
        String(decoding: file.bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { number, line in
            guard !line.isEmpty, !line.hasPrefix("#") else { return nil }
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            return Line(file: file.name, number: number + 1, text: String(line), fields: fields)
        }
    }

    @Test(arguments: files)
    func isPlainText(_ file: Lexicon.File) throws {
        let text = try #require(String(validating: file.bytes, as: UTF8.self), "not UTF-8")
        #expect(!text.contains("\r"))
        #expect(text.hasPrefix("#"), "no header")
        #expect(text.hasSuffix("\n"))
        for line in Self.lines(file) {
            #expect(Spelling.composed(Array(line.text.utf8)).unicodeScalars.count <= line.text.unicodeScalars.count)
            // Composed form: no combining tone or vowel mark stands alone.
            #expect(!line.text.unicodeScalars.contains { (0x300...0x36F).contains($0.value) }, "\(line.place) is not composed")
            for doubled in ["Ã", "áº", "Æ°", "â€"] { #expect(!line.text.contains(doubled), "\(line.place) is encoded twice") }
        }
    }

    @Test(arguments: files)
    func fieldsAreKnown(_ file: Lexicon.File) {
        for line in Self.lines(file) {
            let kind = line.fields.count > 1 ? line.fields[1] : ""
            #expect(EntryKind.named(kind[...], in: file.stem) != nil, "\(line.place): kind '\(kind)'")
            #expect(line.fields.count <= 4, "\(line.place): \(line.fields.count) fields")
            if line.fields.count > 2, line.fields[2] != "-" {
                for word in line.fields[2].split(separator: " ") where !word.contains("=") {
                    #expect(EntryAttributes.words[String(word)] != nil, "\(line.place): attribute '\(word)'")
                }
            }
        }
    }

    @Test(arguments: files)
    func linesAreSortedAndSingle(_ file: Lexicon.File) {
        let lines = Self.lines(file)
        for (line, next) in zip(lines, lines.dropFirst()) {
            #expect(Array(line.text.utf8).lexicographicallyPrecedes(Array(next.text.utf8)), "\(next.place) stands behind \(line.text)")
        }
    }

    @Test(arguments: files)
    func everyFormCanMatch(_ file: Lexicon.File) {
        var tokenizer = Tokenizer(vocabulary: Vocabulary(), learns: true)
        var tokens = Buffer<Token>()
        defer {
            tokens.free()
            tokenizer.vocabulary.free()
            tokenizer.free()
        }
        for line in Self.lines(file) {
            for form in [line.fields[0]] + (line.fields.count > 3 ? line.fields[3].split(separator: "|").map(String.init) : []) {
                tokens.removeAll()
                Array(form.utf8).withUnsafeBufferPointer { tokenizer.tokenize($0, 0..<$0.count, into: &tokens) }
                #expect(tokens.count > 0 && !tokens[0].isMark, "\(line.place): '\(form)'")
            }
        }
    }
}
