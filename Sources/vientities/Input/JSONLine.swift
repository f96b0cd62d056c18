import VietnameseEntities

/// A line of JSON Lines input: `{"id": "a", "text": "…"}`.
///
/// `text` is a string; `id` a string, a number (kept as written) or, like an absent one, null; `date` the day of
/// publication, as a string that begins with an ISO 8601 date, else it is read over as other keys are, which must be
/// well-formed too.
struct JSONLine: Equatable {
    let id: String?
    let text: String
    let day: CalendarDate?

    /// - Throws: ``JSONFault`` where the line is not one JSON object by RFC 8259, or lacks a text.
    /// - Complexity: linear in the line.
    init(parsing line: String) throws(JSONFault) {
        var line = line
        let result = line.withUTF8 { bytes in
            Result { () throws(JSONFault) in try JSONLine(utf8: bytes) }
        }
        self = try result.get()
    }

    private init(utf8 bytes: UnsafeBufferPointer<UInt8>) throws(JSONFault) {
        var cursor = JSONCursor(bytes)
        var id: String?
        var text: String?
        var day: CalendarDate?
        var hasID = false
        try cursor.object { key, start, cursor throws(JSONFault) in
            switch key {
            case "id":
                if hasID { throw cursor.fault(.duplicateKey("id"), at: start) }
                hasID = true
                id = try Self.id(&cursor)
            case "text":
                if text != nil { throw cursor.fault(.duplicateKey("text"), at: start) }
                guard cursor.next == 0x22 else { throw cursor.fault(.wrongType(key: "text", wanted: "a string")) }
                text = try cursor.string()
            case "date" where cursor.next == 0x22:
                day = CalendarDate(try cursor.string())
            default:
                try cursor.skipValue(depth: 1)
            }
        }
        try cursor.end()
        guard let text else { throw JSONFault(reason: .missingText, column: nil) }
        self.id = id
        self.text = text
        self.day = day
    }

    private static func id(_ cursor: inout JSONCursor) throws(JSONFault) -> String? {
        switch cursor.next {
        case 0x22: return try cursor.string()
        case 0x2D, .some(0x30...0x39): return try cursor.number()
        case 0x6E:
            try cursor.literal("null")
            return nil
        default: throw cursor.fault(.wrongType(key: "id", wanted: "a string or a number"))
        }
    }
}
