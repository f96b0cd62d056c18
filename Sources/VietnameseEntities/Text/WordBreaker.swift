internal import CICU

/// ICU's word boundaries (UAX #29, root locale) over UTF-8 text.
///
///     let breaker = try WordBreaker()
///     breaker.forEachBoundary(in: bytes) { end in … }   // ends of the segments, in bytes
///
/// Opening costs some hundred microseconds, so a worker opens one when it first meets text outside the fast
/// alphabet and keeps it. Not thread-safe: one a worker.
final class WordBreaker {
    /// ICU's data or its word rules could not be opened.
    struct Unavailable: Error, CustomStringConvertible {
        /// ICU's own name of the failure, such as `U_MISSING_RESOURCE_ERROR`.
        let status: String
        var description: String {
            "ICU's word-break rules cannot be opened (\(status)); is libicu installed with its data?"
        }
    }

    private let words: UnsafeMutableRawPointer
    private var text: UnsafeMutableRawPointer?

    init() throws(Unavailable) {
        var failure: UnsafePointer<CChar>?
        guard let words = vien_words_open(&failure) else {
            throw Unavailable(status: failure.map { String(cString: $0) } ?? "unknown")
        }
        self.words = words
    }

    deinit {
        vien_text_close(text)
        vien_words_close(words)
    }

    /// Calls `body` with the end of every segment of `bytes`, in order, in bytes from the start of `bytes`.
    /// - Complexity: linear in the bytes; about 30 MB/s.
    func forEachBoundary(in bytes: UnsafeBufferPointer<UInt8>, _ body: (Int) -> Void) {
        guard let base = bytes.baseAddress, bytes.count > 0 else { return }
        let status = vien_words_set(words, &text, base, Int64(bytes.count))
        precondition(status == 0, "ICU refuses a text of \(bytes.count) bytes (status \(status))")
        while true {
            let end = vien_words_next(words)
            if end < 0 { break }
            body(Int(end))
        }
    }

    /// The number of boundaries ICU finds in UTF-16 text: the bare pass that benchmarks compare with.
    /// - Complexity: linear in the units; the UTF-16 interface is ICU's fastest.
    func boundaryCount(utf16 units: UnsafeBufferPointer<UInt16>) -> Int {
        guard let base = units.baseAddress, units.count > 0 else { return 0 }
        let status = vien_words_set_utf16(words, base, Int32(units.count))
        precondition(status == 0, "ICU refuses a text of \(units.count) UTF-16 units (status \(status))")
        var count = 0
        while vien_words_next(words) >= 0 { count += 1 }
        return count
    }
}
