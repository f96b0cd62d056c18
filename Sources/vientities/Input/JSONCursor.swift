@_spi(JSON) import VietnameseEntities

/// Reads JSON from valid UTF-8, strictly by RFC 8259, and builds nothing but what is asked for.
///
/// The bytes belong to the caller and must outlive the cursor.
struct JSONCursor {
    /// The deepest nesting of objects and arrays; RFC 8259, section 9, lets a reader set one.
    static let depthLimit = 256

    private let bytes: UnsafeBufferPointer<UInt8>
    /// The offset of the byte at hand.
    private(set) var at = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// The byte at hand, or nil at the end.
    var next: UInt8? { at < bytes.count ? bytes[at] : nil }

    // MARK: Values

    /// Reads an object; calls `member` behind the colon of every member, with the key and its byte offset, to read
    /// the value.
    mutating func object(_ member: (String, Int, inout JSONCursor) throws(JSONFault) -> Void) throws(JSONFault) {
        skipSpace()
        try take(0x7B, "an object")
        skipSpace()
        if takeIf(0x7D) { return }
        while true {
            skipSpace()
            guard next == 0x22 else { throw expected("a key in quotes") }
            let start = at
            let key = try string()
            skipSpace()
            try take(0x3A, "':'")
            skipSpace()
            try member(key, start, &self)
            skipSpace()
            if takeIf(0x7D) { return }
            try take(0x2C, "',' or '}'")
        }
    }

    /// Reads over a value of any kind that stands at nesting `depth`.
    mutating func skipValue(depth: Int) throws(JSONFault) {
        switch next {
        case 0x22: _ = try skipString()
        case 0x7B:
            if depth >= Self.depthLimit { throw fault(.tooDeep(limit: Self.depthLimit)) }
            try object { _, _, cursor throws(JSONFault) in try cursor.skipValue(depth: depth + 1) }
        case 0x5B:
            if depth >= Self.depthLimit { throw fault(.tooDeep(limit: Self.depthLimit)) }
            try skipArray(depth: depth)
        case 0x2D, .some(0x30...0x39): _ = try number()
        case 0x74: try literal("true")
        case 0x66: try literal("false")
        case 0x6E: try literal("null")
        default: throw expected("a value")
        }
    }

    private mutating func skipArray(depth: Int) throws(JSONFault) {
        at += 1
        skipSpace()
        if takeIf(0x5D) { return }
        while true {
            skipSpace()
            try skipValue(depth: depth + 1)
            skipSpace()
            if takeIf(0x5D) { return }
            try take(0x2C, "',' or ']'")
        }
    }

    /// Reads an array; calls `element` where each value begins, to read it.
    mutating func array(_ element: (inout JSONCursor) throws(JSONFault) -> Void) throws(JSONFault) {
        skipSpace()
        try take(0x5B, "an array")
        skipSpace()
        if takeIf(0x5D) { return }
        while true {
            skipSpace()
            try element(&self)
            skipSpace()
            if takeIf(0x5D) { return }
            try take(0x2C, "',' or ']'")
        }
    }

    mutating func literal(_ word: StaticString) throws(JSONFault) {
        let end = at + word.utf8CodeUnitCount
        let wanted = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
        guard end <= bytes.count, bytes[at..<end].elementsEqual(wanted) else { throw expected("'\(word)'") }
        at = end
    }

    /// Reads a number, of any size; returns it as written.
    mutating func number() throws(JSONFault) -> String {
        let start = at
        _ = takeIf(0x2D)
        if takeIf(0x30) {
            if isDigit { throw fault(.badNumber) }
        } else {
            try digits()
        }
        if takeIf(0x2E) { try digits() }
        if takeIf(0x65) || takeIf(0x45) {
            if !takeIf(0x2B) { _ = takeIf(0x2D) }
            try digits()
        }
        return String(decoding: bytes[start..<at], as: UTF8.self)
    }

    private var isDigit: Bool { at < bytes.count && bytes[at] >= 0x30 && bytes[at] <= 0x39 }

    private mutating func digits() throws(JSONFault) {
        guard isDigit else { throw fault(.badNumber) }
        while isDigit { at += 1 }
    }

    /// Reads a string that is the value of `key`.
    mutating func string(of key: String) throws(JSONFault) -> String {
        guard next == 0x22 else { throw fault(.wrongType(key: key, wanted: "a string")) }
        return try string()
    }

    /// Reads a whole number that is the value of `key`.
    mutating func integer(of key: String) throws(JSONFault) -> Int {
        let start = at
        guard next == 0x2D || isDigit, let integer = Int(try number()) else {
            throw fault(.wrongType(key: key, wanted: "a whole number"), at: start)
        }
        return integer
    }

    /// Reads over `null` where that is at hand.
    mutating func takeNull() throws(JSONFault) -> Bool {
        guard next == 0x6E else { return false }
        try literal("null")
        return true
    }

    /// The end of the line, with nothing but space before it.
    mutating func end() throws(JSONFault) {
        skipSpace()
        if at < bytes.count { throw fault(.trailing(found: found)) }
    }

    // MARK: Strings

    /// Reads a string, whose opening quote is at hand.
    mutating func string() throws(JSONFault) -> String {
        let start = at + 1
        let hasEscapes = try skipString()
        let content = UnsafeBufferPointer(rebasing: bytes[start..<(at - 1)])
        return hasEscapes ? Self.unescaped(content) : String(decoding: content, as: UTF8.self)
    }

    /// Reads over a string and checks it; returns whether it holds escapes.
    private mutating func skipString() throws(JSONFault) -> Bool {
        let start = at
        var hasEscapes = false
        at += 1
        while true {
            at = JSONText.firstSpecial(bytes, at)
            guard at < bytes.count else { break }
            switch bytes[at] {
            case 0x22:
                at += 1
                return hasEscapes
            case 0x5C:
                hasEscapes = true
                try skipEscape()
            default: throw fault(.controlCharacter(bytes[at]))
            }
        }
        throw fault(.unterminatedString, at: start)
    }

    private mutating func skipEscape() throws(JSONFault) {
        let start = at
        at += 1
        switch next {
        case 0x22, 0x5C, 0x2F, 0x62, 0x66, 0x6E, 0x72, 0x74: at += 1
        case 0x75:
            let unit = try hexUnit(of: start)
            if UTF16.isTrailSurrogate(unit) { throw fault(.loneSurrogate, at: start) }
            guard UTF16.isLeadSurrogate(unit) else { return }
            guard at + 1 < bytes.count, bytes[at] == 0x5C, bytes[at + 1] == 0x75 else {
                throw fault(.loneSurrogate, at: start)
            }
            let second = at
            at += 1
            guard UTF16.isTrailSurrogate(try hexUnit(of: second)) else { throw fault(.loneSurrogate, at: start) }
        default: throw fault(.badEscape, at: start)
        }
    }

    /// Reads `uXXXX` of the escape at `start`.
    private mutating func hexUnit(of start: Int) throws(JSONFault) -> UInt16 {
        guard at + 4 < bytes.count, let unit = Self.hex(bytes, at + 1) else { throw fault(.badEscape, at: start) }
        at += 5
        return unit
    }

    private static func hex(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> UInt16? {
        var unit: UInt16 = 0
        for byte in bytes[at..<(at + 4)] {
            let digit: UInt8
            switch byte {
            case 0x30...0x39: digit = byte - 0x30
            case 0x41...0x46: digit = byte - 0x37
            case 0x61...0x66: digit = byte - 0x57
            default: return nil
            }
            unit = unit << 4 | UInt16(digit)
        }
        return unit
    }

    /// The content of a checked string with its escapes replaced.
    private static func unescaped(_ content: UnsafeBufferPointer<UInt8>) -> String {
        var out: [UInt8] = []
        out.reserveCapacity(content.count)
        var at = 0
        while at < content.count {
            // Nothing but backslashes is special in a checked string.
            let escape = JSONText.firstSpecial(content, at)
            out.append(contentsOf: content[at..<escape])
            guard escape < content.count else { break }
            at = escape
            let kind = content[at + 1]
            at += 2
            switch kind {
            case 0x62: out.append(0x08)
            case 0x66: out.append(0x0C)
            case 0x6E: out.append(0x0A)
            case 0x72: out.append(0x0D)
            case 0x74: out.append(0x09)
            case 0x75:
                var units = [hex(content, at)!]
                at += 4
                if UTF16.isLeadSurrogate(units[0]) {
                    units.append(hex(content, at + 2)!)
                    at += 6
                }
                out += String(decoding: units, as: UTF16.self).utf8
            default: out.append(kind)
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    // MARK: Steps and faults

    private mutating func skipSpace() {
        while at < bytes.count, bytes[at] == 0x20 || bytes[at] == 0x09 || bytes[at] == 0x0A || bytes[at] == 0x0D {
            at += 1
        }
    }

    private mutating func takeIf(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        at += 1
        return true
    }

    private mutating func take(_ byte: UInt8, _ what: String) throws(JSONFault) {
        if !takeIf(byte) { throw expected(what) }
    }

    private func expected(_ what: String) -> JSONFault { fault(.expected(what, found: found)) }

    /// What stands at hand, in words.
    private var found: String {
        guard at < bytes.count else { return "the end of the line" }
        let scalar = String(decoding: bytes[at..<min(at + 4, bytes.count)], as: UTF8.self).unicodeScalars.first!
        switch scalar.properties.generalCategory {
        case .control: return "a control character"
        case .format, .nonspacingMark, .unassigned, .privateUse: return "a character that is not shown"
        default: return "'\(scalar)'"
        }
    }

    /// A fault at the byte at hand, or at another.
    func fault(_ reason: JSONFault.Reason, at offset: Int? = nil) -> JSONFault {
        let before = bytes[..<(offset ?? at)]
        return JSONFault(reason: reason, column: 1 + before.count { $0 & 0xC0 != 0x80 })
    }
}
