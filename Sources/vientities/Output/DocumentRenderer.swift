/// Turns documents into the bytes of the output. Holds an annotator's scratch memory: one a thread.
protocol DocumentRenderer: AnyObject {
    func render(_ source: SourceDocument, into out: inout [UInt8])
}
