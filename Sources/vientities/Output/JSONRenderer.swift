import VietnameseEntities

/// `annotate --format jsonl`: a JSON object a line.
final class JSONRenderer: DocumentRenderer {
    private let worker: Annotator.Worker
    private let lines: JSONLines

    init(_ annotator: Annotator, _ lines: JSONLines) {
        worker = Annotator.Worker(annotator)
        self.lines = lines
    }

    func render(_ source: SourceDocument, into out: inout [UInt8]) {
        lines.write(worker.annotate(source.text), id: source.id, day: source.day, into: &out)
    }
}
