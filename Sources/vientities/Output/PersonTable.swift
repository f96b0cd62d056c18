import VietnameseEntities

/// The persons of a document: number, name, and the titles they hold, in columns.
///
///     1  Lê Văn An       Chủ tịch Ủy ban nhân dân tỉnh; Phó Bí thư Tỉnh ủy
///     2  Nguyễn Thị Bình
struct PersonTable {
    private let rows: [(number: String, name: String, titles: String)]

    /// Titles stand in the canonicalizer's form, each once, in the order of the text.
    init(_ document: Document, _ canonicalizer: Canonicalizer) {
        rows = document.persons.map { person in
            var titles: [String] = []
            for title in person.titles.map({ Self.oneLine(canonicalizer.canonical($0)) }) where !titles.contains(title)
            { titles.append(title) }
            return (String(person.number), Self.oneLine(canonicalizer.name(person)), titles.joined(separator: "; "))
        }
    }

    func write(into out: inout [UInt8]) {
        let numberWidth = rows.map(\.number.utf8.count).max() ?? 0
        let nameWidth = rows.map { DisplayWidth.of($0.name) }.max() ?? 0
        for row in rows {
            pad(numberWidth - row.number.utf8.count, into: &out)
            out += "\(row.number)  \(row.name)".utf8
            if !row.titles.isEmpty {
                pad(nameWidth - DisplayWidth.of(row.name) + 2, into: &out)
                out += row.titles.utf8
            }
            out.append(0x0A)
        }
    }

    private func pad(_ count: Int, into out: inout [UInt8]) { out += repeatElement(0x20, count: count) }

    /// A name may run over a line break.
    private static func oneLine(_ text: String) -> String {
        var last: UInt8 = 0x20
        let isSpaced = text.utf8.allSatisfy { byte in
            defer { last = byte }
            return byte != 0x20 || last != 0x20
        }
        if isSpaced, last != 0x20, DisplayWidth.plain(text) != nil { return text }
        return text.split { $0.isWhitespace || $0.unicodeScalars.first!.properties.generalCategory == .control }.joined(
            separator: " ")
    }
}
