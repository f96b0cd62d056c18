import Testing

@testable import VietnameseEntities

/// The lexicon's files are clean, and every entry in them can be found in a text.
@Suite struct LexiconDataTests {
    /// One entry's line.
    struct Line: Sendable {
        var file: String
        var number: Int
        var fields: [String]
        var place: String { "\(file):\(number)" }
        var canonical: String { fields[0] }
        var kind: String { fields.count > 1 ? fields[1] : "" }
        var attributes: [String] { fields.count > 2 ? fields[2].split(separator: " ").map(String.init) : [] }
        var surfaces: [String] {
            [canonical]
                + (fields.count > 3
                    ? fields[3].split(separator: "|", omittingEmptySubsequences: false).map(String.init) : [])
        }
        var stem: String { String(file.prefix { $0 != "." }) }
    }

    static let files = Lexicon.builtinFiles
    static let names = files.map(\.name)

    static func lines(_ name: String) -> [Line] {
        guard let file = files.first(where: { $0.name == name }) else { return [] }
        return String(decoding: file.bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
            .enumerated().compactMap { number, line in
                line.isEmpty || line.hasPrefix("#")
                    ? nil
                    : Line(
                        file: name, number: number + 1,
                        fields: line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init))
            }
    }

    /// The first of the problems, and how many there are.
    static func summary(_ problems: [String]) -> Comment {
        "\(problems.count): \(problems.prefix(12).joined(separator: "; "))"
    }

    // MARK: The files

    @Test("The program has the files of the folder, as they stand")
    func embedded() throws {
        let inFolder = Fixtures.files(at: Fixtures.root + "/Sources/CLexicon/data", extensions: ["tsv"])
        #expect(Set(inFolder.map(\.name)) == Set(Self.names))
        #expect(Set(Self.names).count == Self.names.count)
        for file in Self.files {
            let bytes = inFolder.first { $0.name == file.name }?.bytes
            #expect(bytes == file.bytes, "\(file.name) was changed after it was built in: build again")
        }
    }

    @Test("Files are UTF-8 in NFC with plain line ends", arguments: names)
    func encoding(_ name: String) throws {
        let bytes = try #require(Self.files.first { $0.name == name }).bytes
        let text = try #require(String(validating: bytes, as: UTF8.self))
        #expect(text.composed.utf8.elementsEqual(bytes), "not NFC")
        #expect(!bytes.contains(0x0D) && !text.unicodeScalars.contains("\u{FEFF}"))
        #expect(bytes.last == 0x0A && !bytes.reversed().starts(with: [0x0A, 0x0A]))
        #expect(
            !text.unicodeScalars.contains {
                $0 != "\t" && $0 != "\n"
                    && ($0.value < 0x20 || $0.properties.generalCategory == .format || $0 == "\u{A0}")
            })
    }

    @Test("Nothing is encoded twice", arguments: names)
    func doubleEncoding(_ name: String) {
        // What UTF-8 looks like when it is read as Latin-1 or Windows-1252 and written again.
        let traces = ["Ã", "áº", "á»", "Æ°", "Æ¡", "Ä‘", "Ä\u{90}", "â€", "Â "]
        let found = Self.lines(name).filter { line in
            traces.contains { line.fields.joined(separator: " ").contains($0) }
        }
        #expect(found.isEmpty, Self.summary(found.map(\.place)))
    }

    @Test("A header says what the file is, where it comes from, when, and under which licence", arguments: names)
    func header(_ name: String) throws {
        let text = String(decoding: try #require(Self.files.first { $0.name == name }).bytes, as: UTF8.self)
        let header = text.split(separator: "\n").prefix { $0.hasPrefix("#") }.joined(separator: "\n")
        #expect(header.contains("Source") && header.contains("Licence:"))
        #expect(header.firstMatch(of: /20\d\d-\d\d-\d\d/) != nil)
        #expect(
            !text.split(separator: "\n").drop { $0.hasPrefix("#") }.contains { $0.hasPrefix("#") },
            "a comment among the entries")
    }

    @Test("Entries are sorted by their bytes", arguments: names)
    func sorted(_ name: String) {
        let lines = Self.lines(name)
        let wrong = zip(lines, lines.dropFirst()).filter { a, b in
            Array(b.fields.joined(separator: "\t").utf8).lexicographicallyPrecedes(
                Array(a.fields.joined(separator: "\t").utf8))
        }
        #expect(wrong.isEmpty, Self.summary(wrong.map { "\($0.1.place) \($0.1.canonical) behind \($0.0.canonical)" }))
    }

    // MARK: The lines

    @Test("Lines are one to four fields without stray spaces or empty parts", arguments: names)
    func fields(_ name: String) {
        let wrong = Self.lines(name).filter { line in
            line.fields.count > 4 || line.fields.count > 1 && line.kind.isEmpty
                || line.fields.count > 2 && line.fields[2].isEmpty
                || (line.fields.prefix(3) + line.surfaces).contains {
                    $0.isEmpty || $0.first == " " || $0.last == " " || $0.contains("  ")
                }
        }
        #expect(wrong.isEmpty, Self.summary(wrong.map { "\($0.number) \($0.fields)" }))
    }

    @Test("Kinds are known", arguments: names)
    func kinds(_ name: String) {
        let parts: [String: Set<Substring>] = [
            "names": ["family", "middle", "given", "minority", "religious"], "foreign-names": ["first", "last"],
        ]
        let wrong = Self.lines(name).filter { line in
            if let known = parts[line.stem] {
                return line.kind.isEmpty
                    || !line.kind.split(separator: ",", omittingEmptySubsequences: false).allSatisfy(known.contains)
            }
            if line.stem == "communes" { return !["", "commune"].contains(line.kind) }
            return EntryKind.named(Substring(line.kind), in: line.stem) == nil
        }
        #expect(wrong.isEmpty, Self.summary(wrong.map { "\($0.number) \($0.kind)" }))
    }

    @Test("Attributes are known words, or a key with its value", arguments: names)
    func attributes(_ name: String) {
        let wrong = Self.lines(name).flatMap { line in
            line.attributes.filter {
                $0 != "-" && EntryAttributes.words[$0] == nil && $0.wholeMatch(of: /[a-z]+=[^=]+/) == nil
            }.map { "\(line.place) \($0)" }
        }
        #expect(wrong.isEmpty, Self.summary(wrong))
    }

    @Test("Days and successors of former units can be read")
    func units() {
        let lines = Self.lines("places.tsv")
        let names = Set(lines.map(\.canonical))
        let wrong = lines.flatMap { line in
            line.attributes.filter { attribute in
                let parts = attribute.split(separator: "=", maxSplits: 1)
                guard parts.count == 2 else { return false }
                switch parts[0] {
                case "from", "until": return parts[1].wholeMatch(of: /\d{4}-\d\d-\d\d/) == nil
                case "successor": return !names.contains(String(parts[1].map { $0 == "_" ? " " : $0 }))
                default: return true
                }
            }.map { "\(line.place) \(line.canonical) \($0)" }
        }
        #expect(wrong.isEmpty, Self.summary(wrong))
    }

    @Test("No entry stands twice", arguments: names)
    func duplicates(_ name: String) {
        var seen: [String: Line] = [:]
        let wrong = Self.lines(name).compactMap { line in
            seen.updateValue(line, forKey: line.canonical + "\t" + line.kind).map {
                "\($0.number) and \(line.number) \(line.canonical)"
            }
        }
        #expect(wrong.isEmpty, Self.summary(wrong))
    }

    /// The words of a phrase as the matcher sees them.
    static func fold(_ surface: String) -> String {
        surface.split(separator: " ").map { SpellingVariant.folded(String($0)) }.joined(separator: " ")
    }

    @Test("No two entries of a kind are found by the same words, so that their order cannot matter", arguments: names)
    func ambiguities(_ name: String) {
        var seen: [String: Line] = [:]
        var wrong: [String] = []
        for line in Self.lines(name) {
            guard let kind = EntryKind.named(Substring(line.kind), in: line.stem) else { continue }
            for surface in Set(line.surfaces.map(Self.fold)) {
                // Names want their capitals, so `An Giang` and `an giang` are told apart.
                let key =
                    "\(kind)\t\(surface)"
                    + (kind.isName ? "\t" + String(line.canonical.filter(\.isUppercase).count) : "")
                if let other = seen.updateValue(line, forKey: key), other.number != line.number {
                    wrong.append("\(line.number) \(line.canonical), \(other.number) \(other.canonical)")
                }
            }
        }
        #expect(wrong.isEmpty, Self.summary(wrong))
    }

    @Test("No surface form repeats what the fold does anyway", arguments: names)
    func copies(_ name: String) {
        let wrong = Self.lines(name).filter { line in
            // With capitals that count, a form in other case is a form of its own.
            let kind = EntryKind.named(Substring(line.kind), in: line.stem)
            let isCased = kind?.isName == true || line.attributes.contains("cased")
            let keys = line.surfaces.map {
                Self.fold($0)
                    + (isCased
                        ? "\t" + $0.split(separator: " ").map { $0.first!.isUppercase ? "A" : "a" }.joined() : "")
            }
            return Set(keys).count < keys.count
        }.map { "\($0.number) \($0.surfaces.joined(separator: "|"))" }
        #expect(wrong.isEmpty, Self.summary(wrong))
    }

    // MARK: Canonical forms

    /// The other names of one thing, `file⇥canonical⇥form`: read by a person, so that a sibling is not among them.
    static let otherNames: Set<String> = Set(
        Fixtures.files(at: Fixtures.root + "/fixtures", extensions: ["tsv"]).filter { $0.name == "other-names.tsv" }
            .flatMap { String(decoding: $0.bytes, as: UTF8.self).split(separator: "\n") }
            .filter { !$0.hasPrefix("#") }.map(String.init))

    /// The words of a form, by which it is another thing than a form without them; those of names are their figures, for
    /// names are translated.
    static func contentWords(_ form: some StringProtocol, ofName isName: Bool) -> [String] {
        let joints: Set = ["và", "các", "của", "về", "cho", "do", "ở", "với", "trong", "tại"]
        return form.split { !$0.isLetter && !$0.isNumber }.map { word in
            String(word.lowercased().map { ["í": "ý", "ĩ": "ỹ", "ì": "ỳ"][$0] ?? $0 })
        }.filter { isName ? $0.contains(where: \.isNumber) : !joints.contains($0) }
    }

    @Test(
        "A form has no word that its canonical form lacks, but in letters and where it is another name of the same thing",
        arguments: ["bodies", "fields", "roles", "places", "place-heads", "complements", "modifiers"])
    func siblings(_ file: String) {
        var found: Set<String> = []
        for line in Self.lines(file + ".tsv") where line.kind != "complement" {
            let isName = EntryKind.named(Substring(line.kind), in: file)?.isName == true || line.kind == "region"
            let known = Set(
                Self.contentWords((line.fields.prefix(1) + line.attributes).joined(separator: " "), ofName: isName))
            for form in line.surfaces.dropFirst() {
                let isLetters = form.split { !$0.isLetter && !$0.isNumber }.contains { word in
                    word.contains(where: \.isUppercase) && !word.contains(where: \.isLowercase)
                }
                guard !isLetters, !known.isSuperset(of: Self.contentWords(form, ofName: isName)) else { continue }
                found.insert("\(file)\t\(line.canonical)\t\(form)")
            }
        }
        let listed = Self.otherNames.filter { $0.hasPrefix(file + "\t") }
        #expect(found.subtracting(listed).isEmpty, Self.summary(found.subtracting(listed).sorted()))
        #expect(
            listed.subtracting(found).isEmpty, "listed for nothing: \(Self.summary(listed.subtracting(found).sorted()))"
        )
    }

    // MARK: Matching

    @Test("Every surface form is found, by its own entry", arguments: names)
    func matching(_ name: String) throws {
        let file = try #require(Self.files.first { $0.name == name })
        let lexicon = Lexicon(files: [file])
        var passage = Passage(lexicon: lexicon)
        defer { passage.free() }
        let lines = Self.lines(name)
        #expect(lexicon.count == lines.count)
        var wrong: [String] = []
        for (number, line) in lines.enumerated() where number < lexicon.count {
            let kind = lexicon.entry(EntryID(rawValue: UInt32(number))).kind
            for surface in line.surfaces where !Self.isFound(surface, line, kind, lexicon, &passage) {
                wrong.append("\(line.number) \(surface)")
            }
        }
        #expect(wrong.isEmpty, Self.summary(wrong))
    }

    private static func isFound(
        _ surface: String, _ line: Line, _ kind: EntryKind, _ lexicon: Lexicon, _ passage: inout Passage
    ) -> Bool {
        // A word that must begin with a capital is found where it does.
        for text in [surface, surface.prefix(1).uppercased() + surface.dropFirst()] {
            let bytes = Array(text.utf8)
            let isFound = bytes.withUnsafeBufferPointer { buffer in
                passage.fill(buffer, 0..<buffer.count)
                guard passage.count > 0 else { return false }
                // Names' parts and stop words are traits of one word.
                if kind == .namePart || kind == .foreignName || kind == .stop {
                    return passage.count == 1 && !passage.token(0).traits.isEmpty
                }
                guard let match = passage.longest(EntryKinds(kind), at: 0) else { return false }
                return Int(match.end) == passage.count && lexicon.canonical(match.entry) == line.canonical
            }
            if isFound { return true }
        }
        return false
    }
}
