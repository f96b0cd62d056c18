/// Turns documents into the bytes of the output. Holds an annotator's scratch memory: one a thread.
protocol DocumentRenderer: AnyObject {
    /// Called within a long document when much of it is rendered, to take that away; nil where it must stay together.
    var spill: ((inout [UInt8]) -> Void)? { get set }

    func render(_ source: SourceDocument, into out: inout [UInt8])
}
