/// What became of a piece of input.
struct ProcessedPiece: Sendable {
    var output: [UInt8] = []
    var faults: [InputFault] = []
}
