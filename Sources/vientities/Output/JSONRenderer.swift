import VietnameseEntities

/// `annotate --format jsonl`: a JSON object a line.
final class JSONRenderer: DocumentRenderer {
    private let worker: Annotator.Worker
    private let writer: JSONLines.Writer
    var spill: ((inout [UInt8]) -> Void)? {
        get { writer.spill }
        set { writer.spill = newValue }
    }

    init(_ annotator: Annotator, _ lines: JSONLines) {
        worker = Annotator.Worker(annotator)
        writer = JSONLines.Writer(lines)
    }

    func render(_ source: SourceDocument, into out: inout [UInt8]) {
        writer.write(worker.annotate(source.text), id: source.id, day: source.day, into: &out)
    }
}
