/// Something in the input cannot be read or understood; the rest of the input is not affected.
struct InputFault: Error, Sendable, Equatable, CustomStringConvertible {
    enum Kind: Sendable {
        /// The file is not there, is a directory, or may not be read.
        case unreadable
        /// What the file holds is not what its format asks for.
        case badData
    }

    let kind: Kind
    /// The name of the file.
    let file: String
    /// From 1; nil where the whole file is meant.
    let line: Int?
    let message: String

    init(_ kind: Kind, _ file: InputFile, line: Int? = nil, _ message: String) {
        self.kind = kind
        self.file = file.name
        self.line = line
        self.message = message
    }

    /// `FILE:LINE: message`
    var description: String { line.map { "\(file):\($0): \(message)" } ?? "\(file): \(message)" }
}
