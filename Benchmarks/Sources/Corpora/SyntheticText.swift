import VietnameseEntities

/// Press-like text of any length, the same for the same seed: lines of the fixture articles in which half of the
/// mentions are others of their type.
///
///     var text = SyntheticText(seed: 1)
///     text.appendLine(to: &bytes)    // Đồng chí Ma Thị Vàng, Bí thư Tỉnh ủy, …
///
/// Names of persons are put together from the lexicon's syllables, places are its communes, districts and provinces,
/// figures of dates and documents are drawn anew; titles, bodies and events come from the articles and, for bodies,
/// from the lexicon. A line is never empty. What follows from a line does not depend on the lines before it, so the
/// text has no more sense than a dream, but the words, their frequencies and the density of mentions are the press's.
public struct SyntheticText {
    /// A stretch of a line: text to keep, or a mention that may be another.
    private struct Piece {
        var text: Range<Int>
        var type: EntityType?
    }

    /// All text that lines are made of, end to end.
    private var store: [UInt8] = []
    private var lines: [[Piece]] = []
    private var mentions: [[Range<Int>]] = Array(repeating: [], count: EntityType.allCases.count)
    private var families: [Range<Int>] = [], middles: [Range<Int>] = [], givens: [Range<Int>] = []
    private var random: SeededGenerator

    public init(seed: UInt64) {
        random = SeededGenerator(seed: seed)
        for article in FixtureArticles.all { read(article) }
        for file in Lexicon.builtinFiles { read(file) }
    }

    /// Appends a line and its line feed.
    public mutating func appendLine(to out: inout [UInt8]) {
        for piece in lines[random.below(lines.count)] {
            guard let type = piece.type, random.below(2) == 0 else {
                out += store[piece.text]
                continue
            }
            switch type {
            case .person: appendName(to: &out)
            case .date, .document: appendWithOtherFigures(piece.text, to: &out)
            default: out += store[draw(mentions[Self.number(type)])]
            }
        }
        out.append(0x0A)
    }

    /// Text of at least `count` bytes, up to the end of a line.
    public static func text(atLeast count: Int, seed: UInt64) -> [UInt8] {
        var text = SyntheticText(seed: seed)
        var out: [UInt8] = []
        while out.count < count { text.appendLine(to: &out) }
        return out
    }

    // MARK: Drawing

    private mutating func draw(_ list: [Range<Int>]) -> Range<Int> { list[random.below(list.count)] }

    private mutating func appendName(to out: inout [UInt8]) {
        out += store[draw(families)]
        for _ in 0..<(1 + random.below(2)) {
            out.append(0x20)
            out += store[draw(middles)]
        }
        out.append(0x20)
        out += store[draw(givens)]
    }

    /// A digit but a leading 0 or 1 may become another, so that days and months mostly stay such.
    private mutating func appendWithOtherFigures(_ range: Range<Int>, to out: inout [UInt8]) {
        for byte in store[range] {
            out.append(byte >= 0x32 && byte <= 0x39 ? 0x32 + UInt8(truncatingIfNeeded: random.below(8)) : byte)
        }
    }

    // MARK: Reading

    private static func number(_ type: EntityType) -> Int { EntityType.allCases.firstIndex(of: type)! }

    private mutating func keep(_ bytes: some Sequence<UInt8>) -> Range<Int> {
        let start = store.count
        store += bytes
        return start..<store.count
    }

    /// Cuts an article into lines and these at its outermost mentions.
    private mutating func read(_ article: AnnotatedText) {
        let bytes = Array(article.text.utf8)
        var offsets: [Int] = []
        for (offset, byte) in bytes.enumerated() where byte & 0xC0 != 0x80 { offsets.append(offset) }
        offsets.append(bytes.count)
        let base = keep(bytes).lowerBound
        var line: [Piece] = []
        var at = 0
        func endLines(_ lines: inout [[Piece]], before end: Int) {
            while let feed = bytes[at..<end].firstIndex(of: 0x0A) {
                if feed > at { line.append(Piece(text: base + at..<base + feed)) }
                if !line.isEmpty { lines.append(line) }
                line = []
                at = feed + 1
            }
            if at < end { line.append(Piece(text: base + at..<base + end)) }
            at = end
        }
        for entity in article.entities where offsets[entity.start] >= at {
            endLines(&lines, before: offsets[entity.start])
            let range = base + offsets[entity.start]..<base + offsets[entity.end]
            line.append(Piece(text: range, type: entity.type))
            mentions[Self.number(entity.type)].append(range)
            at = offsets[entity.end]
        }
        endLines(&lines, before: bytes.count)
        if !line.isEmpty { lines.append(line) }
    }

    /// Takes names, places and whole bodies from a file of the lexicon.
    private mutating func read(_ file: Lexicon.File) {
        for line in file.bytes.split(separator: 0x0A) where line.first != UInt8(ascii: "#") {
            let fields = line.split(separator: 0x09, omittingEmptySubsequences: false)
            let kinds =
                fields.count > 1
                ? fields[1].split(separator: UInt8(ascii: ",")).map { String(decoding: $0, as: UTF8.self) } : []
            switch file.name {
            case "names.tsv":
                let range = keep(fields[0])
                if kinds.contains("family") { families.append(range) }
                if kinds.contains("middle") { middles.append(range) }
                if kinds.contains("given") { givens.append(range) }
            case "communes.tsv": mentions[Self.number(.place)].append(keep("xã ".utf8 + fields[0]))
            case "places.tsv":
                if kinds == ["province"] { mentions[Self.number(.place)].append(keep("tỉnh ".utf8 + fields[0])) }
                if kinds == ["district"] { mentions[Self.number(.place)].append(keep("huyện ".utf8 + fields[0])) }
            case "bodies.tsv":
                if kinds == ["organ"] { mentions[Self.number(.body)].append(keep(fields[0])) }
            default: break
            }
        }
    }
}
