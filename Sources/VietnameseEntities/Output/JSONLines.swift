/// Writes documents as JSON Lines: one object a line, keys in a fixed order, the same bytes for the same document.
///
///     {"id":"a","text":"…","offsets":"scalar","entities":[{"start":0,"end":6,"type":"title",…}],"persons":[…]}
///
/// `entities` holds nested mentions too, by start, longer first; `person` stands on every person and on every title
/// that has a holder.
public struct JSONLines: Sendable {
    /// The unit of `start` and `end`.
    public var unit: OffsetUnit
    /// Leaves out mentions that stand inside another.
    public var isFlat: Bool

    /// A writer of all mentions in scalar offsets, or as asked for.
    public init(unit: OffsetUnit = .scalar, isFlat: Bool = false) {
        self.unit = unit
        self.isFlat = isFlat
    }

    /// Appends the document's line, with its line break, to `out`. Who writes many documents keeps a ``Writer``.
    ///
    /// `day` is the document's day where the caller knows it; else the first time stamp in the text serves.
    /// - Complexity: linear in the text and the mentions.
    public func write(_ document: Document, id: String, day: CalendarDate? = nil, into out: inout [UInt8]) {
        Writer(self).write(document, id: id, day: day, into: &out)
    }

    /// Scratch memory for writing, reused from document to document. Not `Sendable`: one a thread.
    public final class Writer {
        private let lines: JSONLines
        private var canonicalizer: Canonicalizer?
        private var form: [UInt8] = []
        /// What is written of the line and not handed on yet.
        private var line = Buffer<UInt8>(capacity: 1 << 12)
        /// Called within a long document's line when much of it is written, to take it away: a line may be many times
        /// as long as the text.
        package var spill: ((inout [UInt8]) -> Void)?
        package static let spillBytes = 1 << 20

        /// A writer that keeps its memory from one document to the next.
        public init(_ lines: JSONLines = JSONLines()) { self.lines = lines }

        deinit { line.free() }

        /// Appends the document's line, as ``JSONLines/write(_:id:day:into:)``.
        public func write(_ document: Document, id: String, day: CalendarDate? = nil, into out: inout [UInt8]) {
            let canonicalizer = canonicalizer(document.storage.lexicon)
            let context = canonicalizer.context(of: document.storage, day: day)
            canonicalizer.context = context
            var text = document.storage.text
            // Taken out of the object for the while, so that no access to it is checked.
            var line = line
            text.withUTF8 { write(document.storage, $0, id, canonicalizer, context, &line, into: &out) }
            Self.handOn(&line, to: &out)
            self.line = line
        }

        private static func handOn(_ line: inout Buffer<UInt8>, to out: inout [UInt8]) {
            out.append(contentsOf: UnsafeBufferPointer(start: line.base, count: line.count))
            line.removeAll()
        }

        private func canonicalizer(_ lexicon: Lexicon) -> Canonicalizer {
            if let canonicalizer, canonicalizer.lexicon === lexicon { return canonicalizer }
            let made = Canonicalizer(lexicon: lexicon)
            canonicalizer = made
            return made
        }

        private func write(
            _ storage: Document.Storage, _ text: UnsafeBufferPointer<UInt8>, _ id: String,
            _ canonicalizer: Canonicalizer, _ context: DocumentContext,
            _ line: inout Buffer<UInt8>, into out: inout [UInt8]
        ) {
            let records = storage.records
            let isFlat = lines.isFlat
            /// The place of a mention in `entities`, where flat output leaves some out; -1 for those. Empty, where none is.
            var place: [Int32] = []
            if isFlat {
                var count: Int32 = 0
                for record in records {
                    place.append(record.parent < 0 ? count : -1)
                    if record.parent < 0 { count += 1 }
                }
            }
            let offsets = OffsetMap.offsets(in: text, of: records, lines.unit)

            line.append(#"{"id":"#)
            line.append(json: id)
            line.append(#","text":"#)
            line.append(0x22)
            for start in stride(from: 0, to: text.count, by: Self.spillBytes) {
                line.append(
                    escaped: UnsafeBufferPointer(rebasing: text[start..<min(start + Self.spillBytes, text.count)]))
                spillIfLong(&line, into: &out)
            }
            line.append(0x22)
            line.append(#","offsets":""#)
            line.append(Array(lines.unit.rawValue.utf8))
            line.append(#"","entities":["#)
            var isFirst = true
            for (number, record) in records.enumerated() where !isFlat || record.parent < 0 {
                if !isFirst { line.append(0x2C) }
                isFirst = false
                line.append(#"{"start":"#)
                line.append(decimal: Int(offsets[number * 2]))
                line.append(#","end":"#)
                line.append(decimal: Int(offsets[number * 2 + 1]))
                line.append(#","type":""#)
                line.append(Self.types[Int(record.type.ownerMark) - 1])
                line.append(#"","text":"#)
                line.append(json: UnsafeBufferPointer(rebasing: text[Int(record.start)..<Int(record.end)]))
                line.append(#","canonical":"#)
                appendCanonical(number, storage, text, canonicalizer, to: &line)
                if record.type == .date, let value = canonicalizer.dateValue(number, of: storage, text, in: context) {
                    line.append(#","value":"#)
                    line.append(json: value.description)
                }
                line.append(#","rule":""#)
                line.append(text: record.rule.id)
                line.append(0x22)
                if record.person > 0 {
                    line.append(#","person":"#)
                    line.append(decimal: Int(record.person))
                }
                line.append(0x7D)
                spillIfLong(&line, into: &out)
            }
            line.append(#"],"persons":["#)
            for (number, person) in storage.persons.enumerated() {
                if number > 0 { line.append(0x2C) }
                line.append(#"{"id":"#)
                line.append(decimal: number + 1)
                line.append(#","name":"#)
                appendCanonical(Int(person.main), storage, text, canonicalizer, to: &line)
                line.append(#","mentions":["#)
                line.append(list: person.mentions, movedTo: place)
                line.append(#"],"titles":["#)
                line.append(list: person.titles, movedTo: place)
                line.append("]}")
                spillIfLong(&line, into: &out)
            }
            line.append("]}\n")
        }

        private func spillIfLong(_ line: inout Buffer<UInt8>, into out: inout [UInt8]) {
            guard line.count >= Self.spillBytes else { return }
            Self.handOn(&line, to: &out)
            spill?(&out)
        }

        private func appendCanonical(
            _ index: Int, _ storage: Document.Storage, _ text: UnsafeBufferPointer<UInt8>,
            _ canonicalizer: Canonicalizer, to line: inout Buffer<UInt8>
        ) {
            form.removeAll(keepingCapacity: true)
            canonicalizer.append(index, of: storage, text, to: &form)
            form.withUnsafeBufferPointer { line.append(json: $0) }
        }

        /// The types' names in the order of their owner marks.
        private static let types = EntityType.allCases.map { Array($0.rawValue.utf8) }
    }

    /// Appends a JSON string with its quotes. Only what JSON demands is escaped.
    @_spi(JSON) public static func string(_ text: String, into out: inout [UInt8]) {
        var line = Buffer<UInt8>(capacity: text.utf8.count + 16)
        defer { line.free() }
        line.append(json: text)
        out.append(contentsOf: UnsafeBufferPointer(start: line.base, count: line.count))
    }
}

extension Buffer<UInt8> {
    mutating func append(_ text: StaticString) {
        append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    mutating func append(text: String) {
        var text = text
        text.withUTF8 { append(contentsOf: $0) }
    }

    mutating func append(_ bytes: [UInt8]) { bytes.withUnsafeBufferPointer { append(contentsOf: $0) } }

    /// Appends numbers with commas between them: the places in `places` that they have, but those below 0, or they
    /// themselves where that is empty.
    mutating func append(list numbers: [Int32], movedTo places: [Int32]) {
        var isFirst = true
        for number in numbers {
            let moved = places.isEmpty ? number : places[Int(number)]
            if moved < 0 { continue }
            if !isFirst { append(0x2C) }
            isFirst = false
            append(decimal: Int(moved))
        }
    }

    mutating func append(json text: String) {
        var text = text
        text.withUTF8 { append(json: $0) }
    }

    /// Appends a JSON string with its quotes.
    mutating func append(json text: UnsafeBufferPointer<UInt8>) {
        append(0x22)
        append(escaped: text)
        append(0x22)
    }

    /// Appends what stands between the quotes.
    mutating func append(escaped text: UnsafeBufferPointer<UInt8>) {
        var from = 0
        while from < text.count {
            let special = JSONText.firstSpecial(text, from)
            append(contentsOf: UnsafeBufferPointer(rebasing: text[from..<special]))
            if special < text.count { append(escape: text[special]) }
            from = special + 1
        }
    }

    private mutating func append(escape byte: UInt8) {
        append(0x5C)
        switch byte {
        case 0x22, 0x5C: append(byte)
        case 0x0A: append(0x6E)
        case 0x0D: append(0x72)
        case 0x09: append(0x74)
        default:
            append(0x75)
            append(0x30)
            append(0x30)
            for nibble in [byte >> 4, byte & 15] { append(nibble < 10 ? 0x30 + nibble : 0x57 + nibble) }
        }
    }

    /// Appends a number that is not negative.
    mutating func append(decimal value: Int) {
        assert(value >= 0)
        let start = count
        var rest = value
        repeat {
            append(0x30 + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        } while rest > 0
        var digits = UnsafeMutableBufferPointer(start: base + start, count: count - start)
        digits.reverse()
    }
}

/// What JSON's strings ask of their bytes; for the tool, which reads them.
@_spi(JSON) public enum JSONText {
    /// The first byte from `start` on that a string cannot hold as it is: a quote, a backslash, a control character; the
    /// count where there is none. Eight bytes a look.
    /// - Complexity: linear in the bytes up to it.
    public static func firstSpecial(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        guard let base = UnsafeRawPointer(bytes.baseAddress) else { return start }
        let ones: UInt64 = 0x0101_0101_0101_0101
        /// The high bit of the first zero byte is set, and none below it.
        func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & ones << 7 }
        var at = start
        while at + 8 <= bytes.count {
            let word = UInt64(littleEndian: base.loadUnaligned(fromByteOffset: at, as: UInt64.self))
            // The first three bits of a control character are zero.
            let found = zeros(word & (ones &* 0xE0)) | zeros(word ^ ones &* 0x22) | zeros(word ^ ones &* 0x5C)
            if found != 0 { return at + found.trailingZeroBitCount >> 3 }
            at += 8
        }
        while at < bytes.count, bytes[at] >= 0x20, bytes[at] != 0x22, bytes[at] != 0x5C { at += 1 }
        return at
    }
}
