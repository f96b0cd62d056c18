/// Where the stages look: tokens with a phrase of their kinds, in order; what else they read are numbers and names.
struct Anchors {
    var places = Buffer<Int32>()
    var bodies = Buffer<Int32>()
    var titles = Buffer<Int32>()
    /// Tokens with digits as well, once ``joinDates()`` has joined them.
    var dates = Buffer<Int32>()
    /// Tokens with digits.
    var numbers = Buffer<Int32>()
    var documents = Buffer<Int32>()
    var generic = Buffer<Int32>()
    private var dateWords = Buffer<Int32>()
    var runs = Runs()

    /// Runs of words that begin with a capital, with nothing but spaces between them, as long as they are.
    struct Runs {
        var firsts = Buffer<Int32>()
        var ends = Buffer<Int32>()

        @inline(__always) var count: Int { firsts.count }

        /// The tokens of a run.
        @inline(__always)
        subscript(_ at: Int) -> Range<Int> {
            assert(ends[at] > firsts[at])
            return Range(uncheckedBounds: (Int(firsts.base[at]), Int(ends.base[at])))
        }
    }

    /// Some of the lists of phrases, a bit each.
    struct Lists: BitwiseCopyable {
        private var bits: UInt8 = 0

        /// Those into which the phrases of `kind` go.
        init(of kind: EntryKind) {
            for (place, kinds) in Self.kinds.enumerated() where kinds.contains(kind) { bits |= 1 << UInt8(place) }
        }

        /// All lists of some phrases; as wide as what it is reckoned with.
        struct Union {
            fileprivate var bits = 0

            @inline(__always)
            mutating func insert(_ lists: Lists) { bits |= Int(lists.bits) }
        }

        /// By bit: as ``Anchors/add(_:to:)`` reads them.
        private static let kinds = [
            EntryKinds.placeNames + EntryKinds(.unit, .siteHead),
            EntryKinds.bodies + EntryKinds(.firmWord),
            EntryKinds.roles + EntryKinds(.status),
            EntryKinds.dateWords,
            EntryKinds(.documentKind, .documentName, .eventKind, .eventName),
            EntryKinds(.generic),
        ]
    }

    /// Makes room for phrases and numbers at `count` tokens.
    mutating func reserve(_ count: Int) {
        places.reserve(count)
        bodies.reserve(count)
        titles.reserve(count)
        dateWords.reserve(count)
        numbers.reserve(count)
        documents.reserve(count)
        generic.reserve(count)
    }

    /// Adds the token to `lists`; without branches, for which they are cannot be foretold.
    @inline(__always)
    mutating func add(_ token: Int32, to lists: Lists.Union) {
        let bits = lists.bits
        places.append(token, times: bits & 1)
        bodies.append(token, times: bits >> 1 & 1)
        titles.append(token, times: bits >> 2 & 1)
        dateWords.append(token, times: bits >> 3 & 1)
        documents.append(token, times: bits >> 4 & 1)
        generic.append(token, times: bits >> 5 & 1)
    }

    /// Makes ``dates`` of the phrases and the numbers, in order; without branches, as ``add(_:to:)``.
    mutating func joinDates() {
        let (words, others) = (dateWords.count, numbers.count)
        let joined = dates.reserve(words + others)
        dateWords.append(.max)
        numbers.append(.max)
        var (word, number, count) = (0, 0, 0)
        while word < words || number < others {
            let (first, second) = (dateWords.base[word], numbers.base[number])
            joined[count] = min(first, second)
            count &+= 1
            // A number may begin a phrase.
            word &+= first <= second ? 1 : 0
            number &+= second <= first ? 1 : 0
        }
        numbers.truncate(to: others)
        dates.setCount(count)
    }

    mutating func removeAll() {
        places.removeAll()
        bodies.removeAll()
        titles.removeAll()
        dates.removeAll()
        dateWords.removeAll()
        numbers.removeAll()
        documents.removeAll()
        generic.removeAll()
        runs.firsts.removeAll()
        runs.ends.removeAll()
    }

    func free() {
        for buffer in [places, bodies, titles, dates, dateWords, numbers, documents, generic] { buffer.free() }
        runs.firsts.free()
        runs.ends.free()
    }
}
