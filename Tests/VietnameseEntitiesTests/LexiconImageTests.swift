import Testing

@testable import VietnameseEntities

@Suite("Lexicon image")
struct LexiconImageTests {
    /// The image of the built-in lexicon, compiled from its files here and now.
    static let compiled = Lexicon(files: Lexicon.builtinFiles).image()

    static func lexicon(_ sources: [Lexicon.Source], _ image: [UInt8]) -> Lexicon {
        image.withUnsafeBytes { Lexicon(sources: sources, image: $0) }
    }

    static func readsImage(_ sources: [Lexicon.Source], _ image: [UInt8]) -> Bool {
        image.withUnsafeBytes { bytes in
            let reader = LexiconImage.Reader(bytes, of: sources)
            reader?.arena.free()
            return reader != nil
        }
    }

    @Test("The program's image is what compiling its files gives; if not: make image")
    func isCurrent() {
        let isSame = LexiconImage.builtin.elementsEqual(Self.compiled)
        #expect(isSame)
    }

    @Test("A lexicon from its image holds what the compiled one holds")
    func equalsCompiled() {
        let loaded = Self.lexicon(Lexicon.builtinSources, Self.compiled)
        let compiled = Lexicon(files: Lexicon.builtinFiles)
        #expect(Self.readsImage(Lexicon.builtinSources, Self.compiled))
        #expect(loaded.count == compiled.count)
        #expect(loaded.image() == Self.compiled)
        let texts = (Annotator(lexicon: loaded), Annotator(lexicon: compiled))
        for file in Fixtures.articleTexts {
            #expect(
                AnnotatorLawTests.line(texts.0.annotate(file.text))
                    == AnnotatorLawTests.line(texts.1.annotate(file.text)), "\(file.name)")
        }
    }

    @Test("An image of other files, of another ICU, or none: the files are compiled")
    func refuses() {
        var otherLetters = Self.compiled
        otherLetters[8] ^= 1
        for image in [[], [0x0A], otherLetters, Array(Self.compiled.prefix(64))] {
            #expect(!Self.readsImage(Lexicon.builtinSources, image))
            #expect(
                Self.lexicon(Lexicon.builtinSources, image).entries(for: "Bí thư Tỉnh ủy").count
                    == Lexicon.builtin.entries(for: "Bí thư Tỉnh ủy").count)
        }
        // One file without its last line.
        var sources = Lexicon.builtinSources
        let bytes = sources[3].bytes
        let end = bytes.dropLast().lastIndex(of: 0x0A)! + 1
        sources[3].bytes = UnsafeBufferPointer(rebasing: bytes[..<end])
        #expect(!Self.readsImage(sources, Self.compiled))
        #expect(Self.lexicon(sources, Self.compiled).count == Lexicon.builtin.count - 1)
    }
}
