/// Where the stages look: tokens with a phrase of their kinds, in order; what else they read are numbers and names.
struct Anchors {
    var places = Buffer<Int32>()
    var bodies = Buffer<Int32>()
    var titles = Buffer<Int32>()
    /// Tokens with digits as well.
    var dates = Buffer<Int32>()
    var documents = Buffer<Int32>()
    var generic = Buffer<Int32>()
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
        fileprivate(set) var bits: UInt8 = 0

        /// Those into which the phrases of `kind` go.
        init(of kind: EntryKind) {
            for (place, kinds) in Self.kinds.enumerated() where kinds.contains(kind) { bits |= 1 << UInt8(place) }
        }

        @inline(__always) init() {}

        @inline(__always)
        mutating func insert(_ other: Lists) { bits |= other.bits }

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
        // A number may begin a phrase besides.
        dates.reserve(2 * count)
        documents.reserve(count)
        generic.reserve(count)
    }

    /// Adds the token to `lists`; without branches, for which they are cannot be foretold.
    @inline(__always)
    mutating func add(_ token: Int32, to lists: Lists) {
        let bits = Int(lists.bits)
        places.append(token, times: bits & 1)
        bodies.append(token, times: bits >> 1 & 1)
        titles.append(token, times: bits >> 2 & 1)
        dates.append(token, times: bits >> 3 & 1)
        documents.append(token, times: bits >> 4 & 1)
        generic.append(token, times: bits >> 5 & 1)
    }

    mutating func removeAll() {
        places.removeAll()
        bodies.removeAll()
        titles.removeAll()
        dates.removeAll()
        documents.removeAll()
        generic.removeAll()
        runs.firsts.removeAll()
        runs.ends.removeAll()
    }

    func free() {
        for buffer in [places, bodies, titles, dates, documents, generic] { buffer.free() }
        runs.firsts.free()
        runs.ends.free()
    }
}
