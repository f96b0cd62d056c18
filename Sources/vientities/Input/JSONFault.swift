/// What is wrong with a line of JSON, and where.
struct JSONFault: Error, Equatable, CustomStringConvertible {
    enum Reason: Equatable {
        /// Something else stands where `what` should; `found` names it.
        case expected(_ what: String, found: String)
        case trailing(found: String)
        case unterminatedString
        /// A control character in a string that is not written as an escape.
        case controlCharacter(UInt8)
        case badEscape
        /// Half of a surrogate pair without the other.
        case loneSurrogate
        case badNumber
        case tooDeep(limit: Int)
        /// A key that is read stands twice.
        case duplicateKey(String)
        /// A key that must be there is not.
        case missing(String)
        case wrongType(key: String, wanted: String)
        /// A mention reaches out of the text, ends before it starts, or cuts a character.
        case outsideText(start: Int, end: Int, unit: String)
    }

    let reason: Reason
    /// In Unicode scalars from 1; nil where no one place is at fault.
    let column: Int?

    var description: String { column.map { "column \($0): \(reason)" } ?? "\(reason)" }
}

extension JSONFault.Reason: CustomStringConvertible {
    var description: String {
        switch self {
        case .expected(let what, let found): "expected \(what), found \(found)"
        case .trailing(let found): "expected the end of the line, found \(found)"
        case .unterminatedString: "the string does not end"
        case .controlCharacter(let byte):
            "control character U+00\(byte < 16 ? "0" : "")\(String(byte, radix: 16, uppercase: true)) in a string"
        case .badEscape: "bad escape in a string"
        case .loneSurrogate: "half of a surrogate pair in a string"
        case .badNumber: "bad number"
        case .tooDeep(let limit): "nested deeper than \(limit)"
        case .duplicateKey(let key): "\"\(key)\" stands twice"
        case .missing(let key): "no \"\(key)\" in the object"
        case .wrongType(let key, let wanted): "\"\(key)\" is not \(wanted)"
        case .outsideText(let start, let end, let unit):
            "the mention [\(start), \(end)) is no part of the text in \(unit) offsets"
        }
    }
}
