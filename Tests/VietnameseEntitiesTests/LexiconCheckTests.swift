import Testing

@testable import VietnameseEntities

/// What is wrong in a lexicon file is named by its line, and what the check reads is what a lexicon is made of.
@Suite struct LexiconCheckTests {
    typealias Problem = LexiconCheck.Problem

    @Test(
        "Each problem has its line and its word",
        arguments: [
            ("Nghệ An\tprovince", []),
            ("# remark\n\nNghệ An\tprovnce", ["3: unknown kind 'provnce'"]),
            ("Nghệ An\tprovince\tweek", ["1: unknown attribute 'week'"]),
            ("Nghệ An\tprovince\tweak pair\tNgệ An", []),
            ("Nghệ An\tprovince\t-\tNgệ An\tx", ["1: 5 fields, at most 4 are read"]),
            ("Nghệ An\tprovince\nNGHỆ AN\tprovince", ["2: 'NGHỆ AN' stands in line 1 already"]),
            ("- Nghệ An\tprovince", ["1: '- Nghệ An' cannot match: it does not begin with a word"]),
            ("Hà Tây\tprovince\tfrom=1991-08-12 until=2008-07-31 successor=Hà_Nội", []),
            (
                "Hà Tây\tprovince\tsuccesor=Hà_Nội untill=2008",
                ["1: unknown key 'succesor'", "1: unknown key 'untill'"]
            ),
            (
                "Hà Tây\tprovince\tfrom=xx until=",
                [
                    "1: 'from=xx' does not give a day such as 2025-06-30",
                    "1: 'until=' does not give a day such as 2025-06-30",
                ]
            ),
            (
                "Hà Tây\tprovince\tuntil=2008-07-31T00:00 successor=_",
                [
                    "1: 'until=2008-07-31T00:00' does not give a day such as 2025-06-30",
                    "1: 'successor=_' does not give a name",
                ]
            ),
            ("Hà Tây\tprovince\t=x", ["1: unknown key ''"]),
        ])
    func problems(_ text: String, _ expected: [String]) {
        for end in ["\n", "\r\n"] {
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: end) + end
            let problems = LexiconCheck(Lexicon.File(name: "places.tsv", text: lines)).problems
            #expect(problems.map { "\($0.line): \($0.message)" } == expected)
        }
    }

    @Test("Names of one's own are found beside the built-in ones")
    func ownNames() {
        let own = Lexicon.File(name: "bodies.tsv", text: "Liên minh Giấy dó\torgan\tlevel\tLMGD\n")
        let text = "Bà Lê Thị Sen, Chủ tịch LMGD tỉnh Nghệ An, phát biểu."
        func bodies(_ lexicon: Lexicon) -> [String] {
            Annotator(lexicon: lexicon).annotate(text).mentions.filter { $0.type == .body }.map(\.canonical)
        }
        #expect(LexiconCheck(own).problems.isEmpty)
        #expect(bodies(.builtin) == ["LMGD"])
        #expect(bodies(Lexicon(files: Lexicon.builtinFiles + [own])) == ["Liên minh Giấy dó tỉnh Nghệ An"])
    }

    @Test("The built-in files have no problem", arguments: Lexicon.builtinFiles.map(\.name))
    func builtin(_ name: String) throws {
        let file = try #require(Lexicon.builtinFiles.first { $0.name == name })
        #expect(LexiconCheck(file).problems == [])
    }

    @Test("Lines that end in CRLF are read as those that end in LF")
    func lineEnds() {
        let text = "Huyện Ông Mơ\tdistrict\nMơ Xanh\tprovince\tweak\nTrại Mơ\tsite\t-\tTrại Mơ Lớn|Trại Mơ Nhỏ\n"
        let bytes = Array(text.utf8)
        func entries(_ bytes: [UInt8]) -> [[Lexicon.Entry]] {
            let lexicon = Lexicon(files: [Lexicon.File(name: "places.tsv", bytes: bytes)])
            return ["Huyện Ông Mơ", "Mơ Xanh", "Trại Mơ", "Trại Mơ Nhỏ"].map { lexicon.entries(for: $0) }
        }
        let crlf = Array(text.replacing("\n", with: "\r\n").utf8)
        #expect(crlf.count == bytes.count + 3)
        let expected = entries(bytes)
        #expect(expected.allSatisfy { $0.count == 1 })
        #expect(entries(crlf) == expected)
        // The last line may end in no break, and a lone CR ends nothing.
        #expect(entries(crlf.dropLast(2)) == expected)
        let lone = Lexicon.File(name: "places.tsv", text: "a\rb\r\nc\r")
        #expect(lone.plainLines == Array("a\rb\nc\r".utf8))
    }

    @Test("Entries are asked for by the whole phrase, its parts by the longest from the left")
    func parts() {
        let text = "Mơ Xanh\tprovince\nMơ\tcity\nXanh Lớn\tsite\nXanh Lớn Hơn Cả\tsite\nĐỏ\tcity\n"
        let lexicon = Lexicon(files: [Lexicon.File(name: "places.tsv", text: text)])
        func parts(_ text: String) -> [String] {
            lexicon.parts(of: text).map { "\($0.text): \($0.entries.map(\.kind).joined(separator: " "))" }
        }
        #expect(parts("Mơ Xanh Lớn") == ["Mơ Xanh: province"])
        #expect(parts("ở Mơ, Xanh Lớn Hơn") == ["Mơ: city", "Xanh Lớn: site"])
        #expect(parts("Mơ Xanh") == ["Mơ Xanh: province"] && parts("") == [] && parts("… vắng") == [])
        #expect(lexicon.entries(for: "Mơ Xanh").map(\.kind) == ["province"])
        // A word that begins no longer phrase is no entry of what stands behind it.
        for phrase in ["Mơ Xanh Lớn", "Mơ vắng", "Đỏ Mơ", "Đỏ vắng", "Xanh Lớn Hơn", ""] {
            #expect(lexicon.entries(for: phrase) == [], "\(phrase)")
        }
    }

    @Test("As many files are read as a lexicon may have")
    func files() {
        let files = (0..<Lexicon.fileLimit).map { Lexicon.File(name: "communes.tsv", text: "Mơ \($0)\n") }
        let lexicon = Lexicon(files: files)
        #expect(lexicon.count == Lexicon.fileLimit)
        #expect(lexicon.entries(for: "Mơ 255").map(\.line) == ["Mơ 255"])
    }

    #if compiler(>=6.2)
        @Test("More files stop the program, which says why")
        func tooManyFiles() async {
            let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
                _ = Lexicon(files: (0...Lexicon.fileLimit).map { Lexicon.File(name: "\($0).tsv", text: "") })
            }
            let said = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
            #expect(said.contains("a lexicon has at most 256 files"))
        }
    #endif
}
