import Testing

@testable import VietnameseEntities

/// A word has one id in the vocabulary in all its spellings, and another word another.
@Suite struct SyllableKeyTests {
    @Test(
        "Spellings of one word have one id",
        arguments: [
            // composed, decomposed, half-decomposed
            ["Việt", "Vi\u{65}\u{323}\u{302}t", "Vi\u{1EB9}\u{302}t", "Vi\u{EA}\u{323}t", "VIỆT", "việt"],
            ["thưởng", "thu\u{31B}o\u{31B}\u{309}ng", "thư\u{1A1}\u{309}ng", "THƯỞNG"],
            ["đặng", "đ\u{103}\u{323}ng", "đa\u{323}\u{306}ng", "ĐẶNG", "Ðặng", "ðặng", "Ɖặng", "ɖặng"],
            // tone placement
            ["ủy", "uỷ", "Ủy", "UỶ", "u\u{309}y", "uy\u{309}"],
            ["hòa", "hoà", "HÒA", "HOÀ", "Hòa"], ["khỏe", "khoẻ"], ["thúy", "thuý"], ["quý", "QUÝ", "quy\u{301}"],
            // tone marks that Unicode has twice
            ["à", "a\u{300}", "a\u{340}"], ["á", "a\u{301}", "a\u{341}"],
            // apostrophes
            ["H'Hen", "H’Hen", "HʼHen", "h'hen", "HʻHEN"],
            // letters of other alphabets
            ["München", "Mu\u{308}nchen", "MÜNCHEN"], ["Besançon", "Besanc\u{327}on"], ["Muñoz", "Mun\u{303}oz"],
            ["Søren", "SØREN"],
            ["İzmir", "I\u{307}zmir"], ["Erdoğan", "Erdog\u{306}an"], ["Škoda", "S\u{30C}koda"],
            ["ǖ", "u\u{308}\u{304}"], ["ḉ", "ç\u{301}", "ć\u{327}", "c\u{327}\u{301}"],
            ["Üê", "U\u{308}e\u{302}"], ["Άνθρωπος", "Α\u{301}νθρωπος"], ["Йод", "И\u{306}од"],
            ["한국", "\u{1112}\u{1161}\u{11AB}\u{1100}\u{116E}\u{11A8}"],
            // long words, where the packed form ends
            ["nghiêngngườiê", "nghie\u{302}ngngu\u{31B}o\u{31B}\u{300}ie\u{302}", "NGHIÊNGNGƯỜIÊ"],
            ["aaaaaaaaaaê", "aaaaaaaaaae\u{302}"], ["aaaaaaaaaê", "aaaaaaaaae\u{302}"],
            ["aaaaaaaaaaaaaaaaaaaaaơ", "aaaaaaaaaaaaaaaaaaaaao\u{31B}"],
            ["ThịHà", "Thi\u{323}Ha\u{300}", "THỊHÀ"], ["nguyễnvănán", "nguye\u{302}\u{303}nva\u{306}na\u{301}n"],
            ["ThuỷHoà", "ThủyHòa"],
        ])
    func oneID(_ spellings: [String]) {
        let ids = Cutter().ids(spellings)
        #expect(ids.allSatisfy { $0 == ids[0] }, "\(Array(zip(spellings, ids)))")
    }

    @Test(
        "Different words have different ids",
        arguments: [
            ["ly", "li", "Lý", "Lí"], ["kỹ", "kĩ"], ["ma", "má", "mà", "mả", "mã", "mạ"], ["d", "đ"], ["a", "ă", "â"],
            ["o", "ô", "ơ"], ["u", "ư"], ["e", "ê"],
            ["huê", "hue", "huế", "hué"], ["uu\u{308}", "u\u{308}u"], ["øa", "aø", "oa"], ["øæ", "æø"], ["ñ", "n"],
            ["ç", "c"], ["ü", "u", "û", "ů"],
            ["ab", "a'b", "b", "a"], ["aaaaaaaaaa", "aaaaaaaaaaa", "aaaaaaaaaaaa"],
            ["aaaaaaaaaab", "baaaaaaaaaa", "abaaaaaaaaa"], ["2.5", "2,5", "25"],
            ["thịhà", "thìhạ", "thihà"],
            ["abcdefghijklmnopqrstuvxyz", "bacdefghijklmnopqrstuvxyz", "abcdefghijklmnopqrstuvxzy"],
        ])
    func differentIDs(_ words: [String]) {
        let ids = Cutter().ids(words)
        #expect(Set(ids).count == words.count, "\(Array(zip(words, ids)))")
    }

    /// Every word between spaces that the lexicon's files hold.
    static let lexiconWords: [String] = {
        var words: Set<String> = []
        for file in Lexicon.builtinFiles {
            for word in String(decoding: file.bytes, as: UTF8.self).split(whereSeparator: {
                $0.isWhitespace || $0 == "|"
            }) { words.insert(String(word)) }
        }
        return words.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
    }()

    @Test("Every word of the lexicon has one id in every spelling, and the plain fold's classes are the ids'")
    func lexicon() {
        let cutter = Cutter()
        var byFold: [String: UInt32] = [:]
        var byID: [UInt32: String] = [:]
        func check(_ word: String) -> Bool {
            guard let id = cutter.single(word) else { return true }
            let fold = SpellingVariant.folded(word)
            let known = byFold.updateValue(id, forKey: fold)
            let other = byID.updateValue(fold, forKey: id)
            return (known ?? id) == id && (other ?? fold).utf8.elementsEqual(fold.utf8)
        }
        var wrong: [String] = []
        for word in Self.lexiconWords {
            let spellings =
                [word, word.uppercased(), word.lowercased()] + SpellingVariant.allCases.map { $0.apply(to: word) }
            let ids = Set(spellings.compactMap(cutter.single))
            // `ß` and its like grow when they are made capital.
            if ids.count > 1 && word.uppercased().lowercased() == word.lowercased() { wrong.append(word) }
            if !check(word) { wrong.append(word) }
        }
        #expect(wrong == [])
    }

    @Test(
        "Random words have the id of their fold, whatever the order and composition of their letters' marks",
        arguments: UInt64(1)...5)
    func random(_ seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let alphabet = TokenizerTests.vietnamese + ["ü", "ç", "ñ", "ø", "ş", "ệ", "Ở", "ặ"]
        let cutter = Cutter()
        var byFold: [String: UInt32] = [:]
        var byID: [UInt32: String] = [:]
        for _ in 0..<600 {
            let word = random.text(of: 1 + Int(random.next() % 16), from: alphabet)
            let ids = SpellingVariant.allCases.map { cutter.single($0.apply(to: word)) }
            guard let id = ids[0] else { continue }
            let fold = SpellingVariant.folded(word)
            guard Set(ids).count == 1, byFold[fold, default: id] == id, byID[id, default: fold] == fold else {
                Issue.record("seed \(seed): \(word) has the ids \(ids)")
                return
            }
            byFold[fold] = id
            byID[id] = fold
        }
    }

    @Test("Words that go to ICU enter a lexicon's vocabulary as others do")
    func learned() {
        let lexicon = Lexicon(files: [
            Lexicon.File(name: "places.tsv", text: "中国\tcountry\t-\nĐảo\u{2060}Xa\tisland\t-\n")
        ])
        let document = Annotator(lexicon: lexicon).annotate("Đoàn đến 中国, rồi ra Đảo\u{2060}Xa.")
        #expect(lexicon.vocabulary.count >= 2)
        #expect(document.mentions(of: .place).map(\.text).contains("Đảo\u{2060}Xa"))
    }

    /// Gives words ids by cutting them as a lexicon's builder does.
    final class Cutter {
        private var tokenizer = Tokenizer(vocabulary: Vocabulary(), learns: true)
        private var tokens = Buffer<Token>()

        deinit {
            tokenizer.vocabulary.free()
            tokens.free()
        }

        func ids(_ words: [String]) -> [UInt32] { words.map { single($0) ?? 0 } }

        /// The word's id, or nil where it is no single token.
        func single(_ word: String) -> UInt32? {
            tokens.removeAll()
            let bytes = Array(word.utf8)
            _ = bytes.withUnsafeBufferPointer { tokenizer.tokenize($0, 0..<bytes.count, into: &tokens) }
            return tokens.count == 1 && !tokens[0].isMark && tokens[0].kind != .other ? tokens[0].value : nil
        }
    }
}
