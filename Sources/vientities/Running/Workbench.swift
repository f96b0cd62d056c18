/// Where one thread turns pieces of input into output.
struct Workbench {
    private let makeRenderer: @Sendable () -> any DocumentRenderer
    private let spill: ((inout [UInt8]) -> Void)?
    private var renderer: (any DocumentRenderer)?

    /// - Parameter spill: takes the beginning of a long document's output away before its end is made.
    init(_ makeRenderer: @escaping @Sendable () -> any DocumentRenderer, spill: ((inout [UInt8]) -> Void)? = nil) {
        self.makeRenderer = makeRenderer
        self.spill = spill
    }

    mutating func process(_ event: InputReader.Event) -> ProcessedPiece {
        var result = ProcessedPiece()
        switch event {
        case .fault(let fault): result.faults.append(fault)
        case .piece(let piece):
            piece.forEachDocument { document in
                switch document {
                case .success(let source): currentRenderer().render(source, into: &result.output)
                case .failure(let fault): result.faults.append(fault)
                }
            }
        }
        return result
    }

    private mutating func currentRenderer() -> any DocumentRenderer {
        if let renderer { return renderer }
        let made = makeRenderer()
        made.spill = spill
        renderer = made
        return made
    }
}
