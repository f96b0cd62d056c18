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
        /// Called within a long document's line when much of it is written, to take it away: a line may be many times
        /// as long as the text.
        package var spill: ((inout [UInt8]) -> Void)?
        package static let spillBytes = 1 << 20

        public init(_ lines: JSONLines = JSONLines()) { self.lines = lines }

        /// Appends the document's line, as ``JSONLines/write(_:id:day:into:)``.
        public func write(_ document: Document, id: String, day: CalendarDate? = nil, into out: inout [UInt8]) {
            let canonicalizer = canonicalizer(document.storage.lexicon)
            let context = canonicalizer.context(of: document.storage, day: day)
            canonicalizer.context = context
            var text = document.storage.text
            text.withUTF8 { write(document.storage, $0, id, canonicalizer, context, into: &out) }
        }

        private func canonicalizer(_ lexicon: Lexicon) -> Canonicalizer {
            if let canonicalizer, canonicalizer.lexicon === lexicon { return canonicalizer }
            let made = Canonicalizer(lexicon: lexicon)
            canonicalizer = made
            return made
        }

        private func write(
            _ storage: Document.Storage, _ text: UnsafeBufferPointer<UInt8>, _ id: String, _ canonicalizer: Canonicalizer, _ context: DocumentContext, into out: inout [UInt8]
        ) {
            let records = storage.records
            let isFlat = lines.isFlat
            /// The place of a mention in `entities`, where flat output leaves some out; -1 for those.
            var place: [Int32] = []
            if isFlat {
                var count: Int32 = 0
                for record in records {
                    place.append(record.parent < 0 ? count : -1)
                    if record.parent < 0 { count += 1 }
                }
            }
            let offsets = OffsetMap.offsets(in: text, of: records, lines.unit)

            Self.append(#"{"id":"#, to: &out)
            JSONLines.string(id, into: &out)
            Self.append(#","text":"#, to: &out)
            out.append(0x22)
            for start in stride(from: 0, to: text.count, by: Self.spillBytes) {
                JSONLines.content(UnsafeBufferPointer(rebasing: text[start..<min(start + Self.spillBytes, text.count)]), into: &out)
                spillIfLong(&out)
            }
            out.append(0x22)
            Self.append(#","offsets":""#, to: &out)
            out += lines.unit.rawValue.utf8
            Self.append(#"","entities":["#, to: &out)
            var isFirst = true
            for (number, record) in records.enumerated() where !isFlat || record.parent < 0 {
                if !isFirst { out.append(0x2C) }
                isFirst = false
                Self.append(#"{"start":"#, to: &out)
                JSONLines.integer(Int(offsets[number * 2]), into: &out)
                Self.append(#","end":"#, to: &out)
                JSONLines.integer(Int(offsets[number * 2 + 1]), into: &out)
                Self.append(#","type":""#, to: &out)
                out += record.type.rawValue.utf8
                Self.append(#"","text":"#, to: &out)
                JSONLines.string(UnsafeBufferPointer(rebasing: text[Int(record.start)..<Int(record.end)]), into: &out)
                Self.append(#","canonical":"#, to: &out)
                writeCanonical(number, storage, canonicalizer, into: &out)
                if record.type == .date, let value = canonicalizer.dateValue(number, of: storage, in: context) {
                    Self.append(#","value":"#, to: &out)
                    JSONLines.string(value.description, into: &out)
                }
                Self.append(#","rule":""#, to: &out)
                out += record.rule.id.utf8
                out.append(0x22)
                if record.person > 0 {
                    Self.append(#","person":"#, to: &out)
                    JSONLines.integer(Int(record.person), into: &out)
                }
                out.append(0x7D)
                spillIfLong(&out)
            }
            Self.append(#"],"persons":["#, to: &out)
            for (number, person) in storage.persons.enumerated() {
                if number > 0 { out.append(0x2C) }
                Self.append(#"{"id":"#, to: &out)
                JSONLines.integer(number + 1, into: &out)
                Self.append(#","name":"#, to: &out)
                writeCanonical(Int(person.main), storage, canonicalizer, into: &out)
                Self.append(#","mentions":["#, to: &out)
                Self.append(person.mentions, place, isFlat, to: &out)
                Self.append(#"],"titles":["#, to: &out)
                Self.append(person.titles, place, isFlat, to: &out)
                Self.append("]}", to: &out)
                spillIfLong(&out)
            }
            Self.append("]}\n", to: &out)
        }

        private func spillIfLong(_ out: inout [UInt8]) {
            if out.count >= Self.spillBytes { spill?(&out) }
        }

        private func writeCanonical(_ index: Int, _ storage: Document.Storage, _ canonicalizer: Canonicalizer, into out: inout [UInt8]) {
            form.removeAll(keepingCapacity: true)
            canonicalizer.append(index, of: storage, to: &form)
            form.withUnsafeBufferPointer { JSONLines.string($0, into: &out) }
        }

        private static func append(_ list: [Int32], _ place: [Int32], _ isFlat: Bool, to out: inout [UInt8]) {
            var isFirst = true
            for mention in list {
                let number = isFlat ? place[Int(mention)] : mention
                if number < 0 { continue }
                if !isFirst { out.append(0x2C) }
                isFirst = false
                JSONLines.integer(Int(number), into: &out)
            }
        }

        private static func append(_ text: StaticString, to out: inout [UInt8]) {
            out.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
        }
    }

    /// Appends a JSON string with its quotes. Only what JSON demands is escaped.
    public static func string(_ text: String, into out: inout [UInt8]) {
        var text = text
        text.withUTF8 { string($0, into: &out) }
    }

    static func string(_ bytes: UnsafeBufferPointer<UInt8>, into out: inout [UInt8]) {
        out.append(0x22)
        content(bytes, into: &out)
        out.append(0x22)
    }

    /// What stands between the quotes.
    private static func content(_ bytes: UnsafeBufferPointer<UInt8>, into out: inout [UInt8]) {
        var from = 0
        for at in 0..<bytes.count where bytes[at] < 0x20 || bytes[at] == 0x22 || bytes[at] == 0x5C {
            out.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[from..<at]))
            from = at + 1
            out.append(0x5C)
            switch bytes[at] {
            case 0x22, 0x5C: out.append(bytes[at])
            case 0x0A: out.append(0x6E)
            case 0x0D: out.append(0x72)
            case 0x09: out.append(0x74)
            default:
                out += "u00".utf8
                for nibble in [bytes[at] >> 4, bytes[at] & 15] { out.append(nibble < 10 ? 0x30 + nibble : 0x57 + nibble) }
            }
        }
        out.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[from..<bytes.count]))
    }

    static func integer(_ value: Int, into out: inout [UInt8]) {
        guard value >= 10 else {
            if value < 0 { out += String(value).utf8 } else { out.append(0x30 + UInt8(truncatingIfNeeded: value)) }
            return
        }
        let start = out.count
        var rest = value
        while rest > 0 {
            out.append(0x30 + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        }
        var low = start, high = out.count - 1
        while low < high {
            out.swapAt(low, high)
            low += 1
            high -= 1
        }
    }
}
