import VietnameseEntities

/// A line of JSON Lines input: `{"id": "a", "text": "…", "date": "2026-08-20"}`.
///
/// `text` is a string; `id` a string, a number (kept as written) or, like an absent one, null; `date` the day of
/// publication as ``CalendarDate`` reads it, and like an absent one where it does not. Other keys are read over, but must
/// be well-formed too.
struct JSONLine: Equatable {
    let id: String?
    let text: String
    let day: CalendarDate?

    /// Reads the value of a key that is none of these three, which stands at the byte offset given.
    typealias Member = (String, Int, inout JSONCursor) throws(JSONFault) -> Void

    /// - Parameter other: reads the other keys' values, for lines that have more to say.
    /// - Throws: ``JSONFault`` where the line is not one JSON object by RFC 8259, or lacks a text.
    /// - Complexity: linear in the line.
    init(
        parsing line: String,
        other: Member = { _, _, cursor throws(JSONFault) in try cursor.skipValue(depth: 1) }
    ) throws(JSONFault) {
        var line = line
        let result = line.withUTF8 { bytes in
            Result { () throws(JSONFault) in try JSONLine(utf8: bytes, other) }
        }
        self = try result.get()
    }

    private init(utf8 bytes: UnsafeBufferPointer<UInt8>, _ other: Member) throws(JSONFault) {
        var cursor = JSONCursor(bytes)
        var id: String?
        var text: String?
        var day: CalendarDate?
        var hasID = false
        var hasDay = false
        try cursor.object { key, start, cursor throws(JSONFault) in
            switch key {
            case "id":
                if hasID { throw cursor.fault(.duplicateKey("id"), at: start) }
                hasID = true
                id = try Self.id(&cursor)
            case "text":
                if text != nil { throw cursor.fault(.duplicateKey("text"), at: start) }
                text = try cursor.string(of: "text")
            case "date":
                if hasDay { throw cursor.fault(.duplicateKey("date"), at: start) }
                hasDay = true
                day = try Self.day(&cursor)
            default:
                try other(key, start, &cursor)
            }
        }
        try cursor.end()
        guard let text else { throw JSONFault(reason: .missing("text"), column: nil) }
        self.id = id
        self.text = text
        self.day = day
    }

    private static func id(_ cursor: inout JSONCursor) throws(JSONFault) -> String? {
        switch cursor.next {
        case 0x22: return try cursor.string()
        case 0x2D, .some(0x30...0x39): return try cursor.number()
        default:
            if try cursor.takeNull() { return nil }
            throw cursor.fault(.wrongType(key: "id", wanted: "a string or a number"))
        }
    }

    /// Archives have dates of all forms, and a text is not refused for one: what is no day counts as absent.
    private static func day(_ cursor: inout JSONCursor) throws(JSONFault) -> CalendarDate? {
        guard cursor.next == 0x22 else {
            try cursor.skipValue(depth: 1)
            return nil
        }
        return CalendarDate(try cursor.string())
    }
}
