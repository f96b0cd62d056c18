internal import CMemory

/// Finds titles, persons, bodies, places, dates, documents and events in Vietnamese text, and who holds what.
///
///     let annotator = Annotator()
///     let document = annotator.annotate("Đồng chí Lê Văn An, Bí thư Tỉnh ủy, chủ trì hội nghị.")
///     for person in document.persons { print(person.name, person.titles.map(\.canonical)) }
///
/// Build it once and share it: it is immutable and `Sendable`. Building the built-in lexicon costs milliseconds, the
/// first time it is used; annotating costs nothing that outlives the call. A program that annotates many small
/// texts on one thread saves the scratch memory's set-up with a ``Worker``.
public struct Annotator: Sendable {
    /// What is looked for.
    public struct Options: Sendable {
        /// The types that documents hold. Recognizers depend on each other, so leaving one out saves little time.
        ///
        /// Canonical forms and the values of dates are those that a document of all types has. What is linked to a
        /// mention that is left out is not linked: without `.person` there are no persons and titles have no holder,
        /// without `.body` titles govern no body.
        public var types: Set<EntityType>

        /// Options that ask for `types`, or for all.
        public init(types: Set<EntityType> = Set(EntityType.allCases)) { self.types = types }
    }

    /// The entries by which mentions are found.
    public let lexicon: Lexicon
    /// What is asked for.
    public let options: Options

    /// An annotator that knows `lexicon`; it is made in under a millisecond, and used by any number of tasks.
    public init(lexicon: Lexicon = .builtin, options: Options = Options()) {
        self.lexicon = lexicon
        self.options = options
    }

    /// The most bytes of UTF-8 that a text may have, 2 GB less one: offsets are 32 bits wide, one of them for the sign.
    public static let byteLimit = Int(Int32.max)

    /// Stops the program where a text is too long, before its offsets would be wrong.
    static func checkLimit(_ byteCount: Int) {
        precondition(byteCount <= byteLimit, "a text of \(byteCount) bytes; at most \(byteLimit) can be annotated")
    }

    /// Annotates a text.
    /// - Precondition: the text has at most ``byteLimit`` bytes of UTF-8.
    /// - Complexity: linear in the text.
    public func annotate(_ text: String) -> Document {
        let worker = Worker(self, bytes: text.utf8.count)
        return worker.annotate(text)
    }

    /// Annotates UTF-8 text.
    /// - Precondition: there are at most ``byteLimit`` bytes.
    /// - Throws: ``InvalidUTF8`` with the byte offset at which the text stops being UTF-8.
    /// - Complexity: linear in the bytes.
    public func annotate(utf8 bytes: some Collection<UInt8>) throws(InvalidUTF8) -> Document {
        annotate(try InvalidUTF8.check(bytes))
    }

    /// An annotator's scratch memory, reused from text to text. Not `Sendable`: one a thread.
    public final class Worker {
        private let annotator: Annotator
        /// Behind a pointer, since every access to an object's own variables is checked at run time.
        private let scratch: UnsafeMutablePointer<Scratch>

        private struct Scratch {
            var passage: Passage
            var linker = Linker()
            var records = Buffer<MentionRecord>(capacity: 256)
            var sources = Buffer<Int32>(capacity: 256)

            mutating func run(
                _ text: UnsafeBufferPointer<UInt8>, trace: Trace? = nil, ended: ((Pipeline.Stage) -> Void)? = nil
            ) {
                Pipeline.run(text, &passage, &linker, &records, &sources, trace: trace, ended: ended)
            }

            func free() {
                passage.free()
                linker.free()
                records.free()
                sources.free()
            }
        }

        public convenience init(_ annotator: Annotator) { self.init(annotator, bytes: .max) }

        /// - Parameter bytes: about how much it will read.
        fileprivate init(_ annotator: Annotator, bytes: Int) {
            self.annotator = annotator
            scratch = .allocate(capacity: 1)
            scratch.initialize(to: Scratch(passage: Passage(lexicon: annotator.lexicon, bytes: bytes)))
        }

        deinit {
            scratch.pointee.free()
            scratch.deinitialize(count: 1)
            scratch.deallocate()
        }

        /// Annotates a text, as ``Annotator/annotate(_:)``, with the same limit.
        public func annotate(_ text: String) -> Document {
            var text = text
            text.withUTF8 { scratch.pointee.run($0) }
            return document(text)
        }

        /// Annotates a text and says of every mention why, as ``Annotator/explain(_:)``, with the same limit.
        public func explain(_ text: String) -> [Explanation] { explained(text).explanations }

        /// The same with the document whose mentions are explained.
        package func explained(_ text: String) -> (document: Document, explanations: [Explanation]) {
            let trace = Trace()
            var text = text
            text.withUTF8 { scratch.pointee.run($0, trace: trace) }
            let document = document(text)
            return (document, trace.explanations(of: document))
        }

        /// Runs everything but the making of the document, for measurement; returns the number of mentions.
        package func countMentions(_ text: UnsafeBufferPointer<UInt8>) -> Int { countMentions(text, ended: nil) }

        func countMentions(_ text: UnsafeBufferPointer<UInt8>, ended: ((Pipeline.Stage) -> Void)?) -> Int {
            scratch.pointee.run(text, ended: ended)
            return scratch.pointee.records.count
        }

        /// Cuts a text into tokens and nothing else, for measurement; returns their number.
        package func countTokens(_ text: UnsafeBufferPointer<UInt8>) -> Int {
            scratch.pointee.passage.countTokens(text)
        }

        private func document(_ text: String) -> Document {
            let records = scratch.pointee.records
            var persons = scratch.pointee.linker.people.records.map {
                Document.PersonStorage(main: $0.mention, mentions: [], titles: [])
            }
            var list = Array(UnsafeBufferPointer(start: records.base, count: records.count))
            var found: Document.Storage.Found?
            if annotator.options.types.count < EntityType.allCases.count {
                let (kept, places) = filtered(list, &persons)
                found = Document.Storage.Found(records: list, places: places)
                list = kept
            }
            for index in list.indices where list[index].person > 0 {
                let number = Int(list[index].person) - 1
                if list[index].type == .person {
                    persons[number].mentions.append(Int32(truncatingIfNeeded: index))
                } else {
                    persons[number].titles.append(Int32(truncatingIfNeeded: index))
                }
            }
            return Document(
                storage: Document.Storage(
                    text: text, records: list, persons: persons, lexicon: annotator.lexicon, found: found))
        }

        /// Leaves out the types that the options do not ask for; returns where the others stood as well.
        private func filtered(
            _ list: [MentionRecord], _ persons: inout [Document.PersonStorage]
        ) -> (kept: [MentionRecord], places: [Int32]) {
            let types = annotator.options.types
            var moved = [Int32](repeating: -1, count: list.count)
            var kept: [MentionRecord] = []
            var places: [Int32] = []
            for (index, record) in list.enumerated() where types.contains(record.type) {
                moved[index] = Int32(kept.count)
                kept.append(record)
                places.append(Int32(index))
            }
            for index in kept.indices {
                if kept[index].parent >= 0 { kept[index].parent = moved[Int(kept[index].parent)] }
                if kept[index].governed >= 0 { kept[index].governed = moved[Int(kept[index].governed)] }
                if !types.contains(.person) { kept[index].person = 0 }
            }
            if types.contains(.person) {
                for index in persons.indices { persons[index].main = moved[Int(persons[index].main)] }
            } else {
                persons = []
            }
            return (kept, places)
        }
    }
}

/// The text stops being UTF-8.
public struct InvalidUTF8: Error, Hashable, Sendable, CustomStringConvertible {
    /// The offset of the first byte that is not part of a valid scalar, from 0.
    public let byteOffset: Int
    /// The line of that byte, from 1.
    public let line: Int
    public var description: String { "invalid UTF-8 at byte \(byteOffset), line \(line)" }

    /// The bytes as a string, or the place of the first fault.
    package static func check(_ bytes: some Collection<UInt8>) throws(InvalidUTF8) -> String {
        let checked = bytes.withContiguousStorageIfAvailable(decode) ?? Array(bytes).withUnsafeBufferPointer(decode)
        return try checked.get()
    }

    /// Decoding repairs what is invalid, and only that changes bytes; `String(validating:)` costs a short line more
    /// than annotating it.
    private static func decode(_ bytes: UnsafeBufferPointer<UInt8>) -> Result<String, InvalidUTF8> {
        var text = String(decoding: bytes, as: UTF8.self)
        let fault = text.withUTF8 { repaired in isSame(repaired, bytes) ? nil : InvalidUTF8(bytes, repaired: repaired) }
        return if let fault { .failure(fault) } else { .success(text) }
    }

    private static func isSame(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Bool {
        guard a.count == b.count else { return false }
        guard let first = a.baseAddress, let second = b.baseAddress else { return true }
        return vien_same(first, second, a.count)
    }

    /// The fault lies where the scalar of the repaired text begins that holds the first byte that differs.
    private init(_ bytes: UnsafeBufferPointer<UInt8>, repaired: UnsafeBufferPointer<UInt8>) {
        var offset = 0
        while offset < bytes.count, offset < repaired.count, bytes[offset] == repaired[offset] { offset += 1 }
        while offset > 0, offset < repaired.count, UTF8.isContinuation(repaired[offset]) { offset -= 1 }
        byteOffset = offset
        line = 1 + bytes[..<offset].count { $0 == 0x0A }
    }
}
