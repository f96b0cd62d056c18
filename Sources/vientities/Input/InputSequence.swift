/// The pieces of all files, one file after another, each opened when its turn comes.
struct InputSequence: Sequence, IteratorProtocol {
    private var files: ArraySlice<InputFile>
    private var reader: InputReader?

    init(_ files: [InputFile]) { self.files = files[...] }

    mutating func next() -> InputReader.Event? {
        while true {
            if let event = reader?.next() { return event }
            reader?.close()
            reader = nil
            guard let file = files.popFirst() else { return nil }
            do { reader = try InputReader(file) } catch { return .fault(error) }
        }
    }
}
