import VietnameseEntities

/// A line of annotated JSON Lines: a ``JSONLine`` with `"entities": [{"start", "end", "type", "person"?, "rule"?}]` and
/// the unit of their offsets, `"offsets": "utf16"`, else scalars; as `annotate --format jsonl` writes it.
enum AnnotatedLine {
    /// - Parameter id: the id of a document that has none.
    /// - Throws: ``JSONFault`` where the line is not such an object, or a mention does not lie in the text.
    static func parse(_ line: String, id: String) throws(JSONFault) -> AnnotatedText {
        var unit: OffsetUnit?
        var entities: [AnnotatedText.Entity]?
        let line = try JSONLine(parsing: line) { key, start, cursor throws(JSONFault) in
            switch key {
            case "offsets":
                if unit != nil { throw cursor.fault(.duplicateKey(key), at: start) }
                unit = try named(OffsetUnit.self, key, &cursor)
            case "entities":
                if entities != nil { throw cursor.fault(.duplicateKey(key), at: start) }
                var read: [AnnotatedText.Entity] = []
                try cursor.array { cursor throws(JSONFault) in read.append(try entity(&cursor)) }
                entities = read
            default: try cursor.skipValue(depth: 1)
            }
        }
        // A text without annotation is no text without mentions.
        guard let entities else { throw JSONFault(reason: .missing("entities"), column: nil) }
        return AnnotatedText(
            id: line.id ?? id, text: line.text, entities: try inScalars(entities, of: line.text, unit ?? .scalar))
    }

    private static func entity(_ cursor: inout JSONCursor) throws(JSONFault) -> AnnotatedText.Entity {
        var start: Int?
        var end: Int?
        var type: EntityType?
        var person: Int?
        var rule: String?
        let place = cursor.at
        try cursor.object { key, _, cursor throws(JSONFault) in
            switch key {
            case "start": start = try cursor.integer(of: key)
            case "end": end = try cursor.integer(of: key)
            case "type": type = try named(EntityType.self, key, &cursor)
            case "person": person = try cursor.takeNull() ? nil : try cursor.integer(of: key)
            case "rule": rule = try cursor.takeNull() ? nil : try cursor.string(of: key)
            default: try cursor.skipValue(depth: 3)
            }
        }
        guard let start, let end, let type else {
            let wanted = "a list of mentions with start, end and type"
            throw cursor.fault(.wrongType(key: "entities", wanted: wanted), at: place)
        }
        return AnnotatedText.Entity(start: start, end: end, type: type, person: person, rule: rule)
    }

    /// Reads the name of a case, such as `"person"`.
    private static func named<Value: CaseIterable & RawRepresentable<String>>(
        _: Value.Type, _ key: String, _ cursor: inout JSONCursor
    ) throws(JSONFault) -> Value {
        let start = cursor.at
        guard let value = Value(rawValue: try cursor.string(of: key)) else {
            let wanted = "one of \(Value.allCases.map(\.rawValue).joined(separator: ", "))"
            throw cursor.fault(.wrongType(key: key, wanted: wanted), at: start)
        }
        return value
    }

    /// The mentions by scalar offsets, where the file has them in `unit`.
    private static func inScalars(
        _ entities: [AnnotatedText.Entity], of text: String, _ unit: OffsetUnit
    ) throws(JSONFault) -> [AnnotatedText.Entity] {
        func outside(_ entity: AnnotatedText.Entity) -> JSONFault {
            JSONFault(reason: .outsideText(start: entity.start, end: entity.end, unit: unit.rawValue), column: nil)
        }
        if let wrong = entities.first(where: { $0.start > $0.end }) { throw outside(wrong) }
        let found = OffsetMap(text, unit: unit).invert(entities.map { TextSpan(start: $0.start, end: $0.end) })
        var bytes: [TextSpan] = []
        for (entity, span) in zip(entities, found) {
            guard let span else { throw outside(entity) }
            bytes.append(span)
        }
        return zip(entities, OffsetMap(text, unit: .scalar).convert(bytes)).map { entity, span in
            var entity = entity
            (entity.start, entity.end) = (span.start, span.end)
            return entity
        }
    }
}
