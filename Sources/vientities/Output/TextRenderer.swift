import VietnameseEntities

/// `annotate --format text`: the marked text, then its persons.
///
///     #id a
///     ⟦T1 Chủ tịch⟧ ⟦P1 Lê Văn An⟧ …
///
///     1  Lê Văn An  Chủ tịch
///
/// The line with the id, and the empty line that ends such a document, stand only where there may be several.
final class TextRenderer: DocumentRenderer {
    private let worker: Annotator.Worker
    private let canonicalizer: Canonicalizer
    private let marks: InlineMarks
    private let isHeaded: Bool
    var spill: ((inout [UInt8]) -> Void)?

    init(_ annotator: Annotator, _ marks: InlineMarks, isHeaded: Bool) {
        worker = Annotator.Worker(annotator)
        canonicalizer = Canonicalizer(lexicon: annotator.lexicon)
        self.marks = marks
        self.isHeaded = isHeaded
    }

    func render(_ source: SourceDocument, into out: inout [UInt8]) {
        let document = worker.annotate(source.text)
        if isHeaded { DocumentHeader.write(source.id, into: &out) }
        marks.write(document, into: &out, spill: spill)
        if document.text.utf8.last != 0x0A { out.append(0x0A) }
        if !document.persons.isEmpty {
            canonicalizer.complete(by: document, day: source.day)
            out.append(0x0A)
            PersonTable(document, canonicalizer).write(into: &out)
        }
        if isHeaded { out.append(0x0A) }
    }
}
