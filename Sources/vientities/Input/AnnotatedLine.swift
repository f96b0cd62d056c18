import VietnameseEntities

/// A line of annotated JSON Lines: `{"id", "text", "entities": [{"start", "end", "type", "person"?, "rule"?}]}`, as
/// `annotate --format jsonl` writes it with scalar offsets.
enum AnnotatedLine {
    /// - Throws: ``JSONFault`` where the line is not such an object.
    static func parse(_ line: String) throws(JSONFault) -> AnnotatedText {
        var line = line
        let result = line.withUTF8 { bytes in
            Result { () throws(JSONFault) in try parse(utf8: bytes) }
        }
        return try result.get()
    }

    private static func parse(utf8 bytes: UnsafeBufferPointer<UInt8>) throws(JSONFault) -> AnnotatedText {
        var cursor = JSONCursor(bytes)
        var id = ""
        var text: String?
        var entities: [AnnotatedText.Entity] = []
        try cursor.object { key, _, cursor throws(JSONFault) in
            switch key {
            case "id": id = cursor.next == 0x22 ? try cursor.string() : try cursor.number()
            case "text": text = try cursor.string()
            case "entities":
                try cursor.array { cursor throws(JSONFault) in entities.append(try entity(&cursor)) }
            default: try cursor.skipValue(depth: 1)
            }
        }
        try cursor.end()
        guard let text else { throw JSONFault(reason: .missingText, column: nil) }
        return AnnotatedText(id: id, text: text, entities: entities)
    }

    private static func entity(_ cursor: inout JSONCursor) throws(JSONFault) -> AnnotatedText.Entity {
        var start: Int?
        var end: Int?
        var type: EntityType?
        var person: Int?
        var rule: String?
        try cursor.object { key, _, cursor throws(JSONFault) in
            switch key {
            case "start": start = Int(try cursor.number())
            case "end": end = Int(try cursor.number())
            case "type": type = EntityType(rawValue: try cursor.string())
            case "person":
                if cursor.next == 0x6E { try cursor.literal("null") } else { person = Int(try cursor.number()) }
            case "rule": rule = try cursor.string()
            default: try cursor.skipValue(depth: 2)
            }
        }
        guard let start, let end, let type, start <= end else {
            throw cursor.fault(.wrongType(key: "entities", wanted: "a list of mentions with start, end and type"))
        }
        return AnnotatedText.Entity(start: start, end: end, type: type, person: person, rule: rule)
    }
}
