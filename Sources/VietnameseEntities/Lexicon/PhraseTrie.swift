internal import CMemory

/// Phrases over vocabulary ids in one array-based trie: the first syllable indexes a table, every further one is a
/// probe in one open-addressed table of edges. Nothing is allocated when it is walked.
struct PhraseTrie {
    /// A phrase that ends at a node, with the condition under which it counts.
    struct Ending: BitwiseCopyable {
        var entry: EntryID
        /// Bit n: token n of the phrase must begin with a capital.
        var capitals: UInt16
        /// The entry's kind and attributes, so that a match need not look at the entry.
        var kind: EntryKind
        /// Where a match of the entry is announced.
        var anchors: Anchors.Lists
        var attributes: EntryAttributes
        /// The next ending of the node, or 0.
        var next: Int32

        init(entry: EntryID, capitals: UInt16, kind: EntryKind, attributes: EntryAttributes, next: Int32) {
            self.entry = entry
            self.capitals = capitals
            self.kind = kind
            anchors = Anchors.Lists(of: kind)
            self.attributes = attributes
            self.next = next
        }
    }

    /// Where a walk stands: which tokens may follow, by a few bits of their value, and the first phrase that ends here.
    struct Node: BitwiseCopyable {
        var followers: UInt64 = 0
        /// The key of the tokens up to here, or 0 where no phrase begins so.
        var key: UInt64 = 0
        /// The first ending, or 0.
        var ending: Int32 = 0
    }

    /// The node of one word.
    struct Root: BitwiseCopyable {
        var followers: UInt64 = 0
        var ending: Int32 = 0
        /// 1 where a phrase begins with the word, else 0.
        var begins: UInt32 = 0
    }

    /// The node of two tokens or more; all zero, that of no phrase, where a slot is free.
    struct Edge: BitwiseCopyable {
        /// See ``PhraseTrie/key(_:_:)``. Zero is free.
        var key: UInt64
        /// As ``Node/followers``, of half the bits.
        var followers: UInt32
        var ending: Int32

        var node: Node {
            @inline(__always) get {
                Node(followers: UInt64(followers) << 32 | UInt64(followers), key: key, ending: ending)
            }
        }
    }

    /// By vocabulary id.
    private let roots: Buffer<Root>
    private let table: ZeroedTable<Edge>
    private var edges: UnsafeMutablePointer<Edge> {
        @inline(__always) get { table.base }
    }
    private let edgeMask: Int
    private let endings: Buffer<Ending>
    /// By vocabulary id: the kinds of all phrases that begin with the word.
    private let kinds: Buffer<EntryKinds>

    /// Whether a phrase of one of `wanted` begins with the word `id`.
    @inline(__always)
    func begins(_ wanted: EntryKinds, _ id: UInt32) -> Bool { kinds[Int(id)].intersects(wanted) }

    /// The key of a token in an edge: a word's vocabulary id, or a mark's scalar with the top bit.
    @inline(__always)
    static func edgeValue(_ token: Token) -> UInt64 {
        token.isMark ? edgeValue(ofMark: token.value) : UInt64(token.value)
    }

    /// The key of a mark in an edge.
    @inline(__always)
    static func edgeValue(ofMark scalar: UInt32) -> UInt64 { UInt64(scalar & 0x7FFFF) | 0x80000 }

    /// The key of the tokens `before` and the token behind them: a hash, so that the place of a whole phrase is known
    /// without a walk. That two of 10⁵ phrases share one of 2⁶³ keys is a chance of 10⁻⁹.
    @inline(__always)
    private static func key(_ before: UInt64, _ token: UInt64) -> UInt64 {
        let mixed = (before ^ token &* 0xC2B2_AE3D_27D4_EB4F) &* 0x9E37_79B9_7F4A_7C15
        return mixed ^ mixed >> 32 | 1
    }

    /// Where the search for `key` begins.
    @inline(__always)
    private static func start(_ key: UInt64, _ mask: Int) -> Int { Int(truncatingIfNeeded: key >> 16) & mask }

    /// The slot of `key`, or the free one where it would stand.
    @inline(__always)
    private static func slot(_ key: UInt64, _ edges: UnsafeMutablePointer<Edge>, _ mask: Int) -> Int {
        /// Zero where the search ends: at the key, or at a free slot; so that it needs one branch for both.
        func difference(_ at: Int) -> UInt64 { min(edges[at].key ^ key, edges[at].key) }
        var at = start(key, mask)
        // Mostly it is the first or the second; which of them cannot be foretold.
        at = (at &+ (difference(at) != 0 ? 1 : 0)) & mask
        while difference(at) != 0 { at = (at &+ 1) & mask }
        return at
    }

    /// The node of the word `id` by itself; with key 0 where no phrase begins with it.
    @inline(__always)
    func root(_ id: UInt32) -> Node {
        let root = roots[Int(id)]
        return Node(followers: root.followers, key: root.begins != 0 ? UInt64(id) : 0, ending: root.ending)
    }

    // A walk waits for memory more than for anything, so it is announced in steps, each some words before the next.

    /// The beginning of a walk: what its first two tokens lead to, and the one behind them.
    struct Walk: BitwiseCopyable {
        /// The token at which it begins.
        @NarrowIndex var first: Int
        /// The first phrase that is the word by itself, or 0.
        let ending: Int32
        /// The first phrase that is the two tokens, or 0; known once it has gone on to them.
        fileprivate(set) var secondEnding: Int32
        /// The key of the two tokens, then of three; 0 where no phrase goes on so.
        fileprivate var key: UInt64

        /// Whether it may come to a phrase: one test, for neither part of it can be foretold.
        @inline(__always) var leads: Bool { UInt64(truncatingIfNeeded: ending) | key != 0 }
        /// Whether a phrase may go on behind what it has come to.
        @inline(__always) var goesOn: Bool { key != 0 }
    }

    /// Announces that a walk will begin with the word at `tokens`.
    @inline(__always)
    func announceWord(_ tokens: UnsafePointer<Token>) { vien_prefetch(root(tokens)) }

    /// The walk that begins with the word at `first`, announced before; the node of its two tokens is announced.
    @inline(__always)
    func walk(_ tokens: UnsafePointer<Token>, from first: Int) -> Walk {
        let following = tokens[first &+ 1]
        let root = root(tokens + first).pointee
        let key = Self.key(UInt64(tokens[first].value), Self.edgeValue(following))
        return Walk(
            first: first, ending: root.ending, secondEnding: 0, key: announce(key, root.followers, following))
    }

    /// Goes on to the second token of a walk, announced before; the node behind the third is announced.
    @inline(__always)
    func goOn(_ walk: inout Walk, _ tokens: UnsafePointer<Token>) {
        let node = edges[Self.slot(walk.key, edges, edgeMask)].node
        let following = tokens[walk.first &+ 2]
        vien_prefetch(endings.base + Int(node.ending))
        walk.secondEnding = node.ending
        walk.key = announce(Self.key(node.key, Self.edgeValue(following)), node.followers, following)
    }

    /// `key` where `following` may follow, else 0, without a branch; its node is announced.
    @inline(__always)
    private func announce(_ key: UInt64, _ followers: UInt64, _ following: Token) -> UInt64 {
        let taken = key & (0 &- Self.follows(followers, following))
        vien_prefetch(edges + Self.start(taken, edgeMask))
        return taken
    }

    /// A node at which phrases end, and the tokens that led to it.
    struct End: BitwiseCopyable {
        @NarrowIndex var first: Int
        @NarrowIndex var end: Int
        /// The first of the phrases.
        let ending: Int32
        /// Bit n: token n begins with a capital.
        let capitals: UInt32

        /// No tokens lead there.
        static let none = End(first: -1, end: -1, ending: 0, capitals: 0)
    }

    /// Lists a node that was reached, and announces its phrases, if there are any.
    @inline(__always)
    func list(_ ending: Int32, _ first: Int, _ end: Int, _ capitals: UInt32, into ends: inout Buffer<End>) {
        vien_prefetch(endings.base + Int(ending))
        ends.append(End(first: first, end: end, ending: ending, capitals: capitals), times: ending != 0 ? 1 : 0)
    }

    /// The node of a word, or that of no word for what the lexicon does not know.
    @inline(__always)
    private func root(_ tokens: UnsafePointer<Token>) -> UnsafeMutablePointer<Root> {
        roots.base + Int(tokens[0].isKnown ? tokens[0].value : 0)
    }

    /// The node of the first three tokens of a walk that goes on; with key 0 where there is none.
    @inline(__always)
    func node(after walk: Walk) -> Node { edges[Self.slot(walk.key, edges, edgeMask)].node }

    /// The bit of a token among ``Node/followers``.
    @inline(__always)
    static func follower(_ value: UInt64) -> UInt64 { 1 &<< followerPlace(value) }

    /// A mark's key in an edge has the place of its scalar.
    @inline(__always)
    private static func followerPlace(_ value: UInt64) -> UInt64 { (value ^ value >> 6) & 63 }

    /// 1 where the token may follow, by its place among `followers`; else 0.
    @inline(__always)
    private static func follows(_ followers: UInt64, _ token: Token) -> UInt64 {
        followers &>> followerPlace(UInt64(token.value)) & UInt64(token.continuesPhraseBit)
    }

    /// The node after `token` behind `node`; with key 0 where there is none, or a line begins with the token.
    @inline(__always)
    func child(of node: Node, _ token: Token) -> Node {
        // Most phrases end here: the node itself knows that nothing like this token follows.
        if Self.follows(node.followers, token) == 0 { return Node() }
        return edges[Self.slot(Self.key(node.key, Self.edgeValue(token)), edges, edgeMask)].node
    }

    @inline(__always)
    func ending(_ index: Int32) -> Ending { endings[Int(index)] }

    func free() {
        roots.free()
        table.free()
        endings.free()
        kinds.free()
    }

    /// Gathers phrases in the tables that ``finish(vocabularyCount:_:)`` hands over.
    struct Builder {
        private var roots: Buffer<Root>
        private var table: ZeroedTable<Edge>
        private var edges: UnsafeMutablePointer<Edge> { table.base }
        private var edgeMask: Int
        private var edgeCount = 0
        private var endings: Buffer<Ending>
        private var kinds: Buffer<EntryKinds>
        private let keepsKinds: Bool
        /// The first endings of the nodes at which several phrases end.
        private var shared = Buffer<Int32>(capacity: 1 << 10)

        /// - Parameters:
        ///   - edgeBits: the first size of the edge table, as a power of two.
        ///   - phrases: about how many phrases there will be.
        ///   - words: about how many words there will be.
        ///   - keepsKinds: whether ``PhraseTrie/begins(_:_:)`` will be asked.
        ///   - arena: where the tables stand; they may not be used after it.
        init(edgeBits: Int, phrases: Int, words: Int, keepsKinds: Bool, in arena: inout Arena) {
            edgeMask = 1 << edgeBits - 1
            table = ZeroedTable(count: edgeMask + 1, in: &arena)
            endings = Buffer(capacity: phrases, in: &arena)
            endings.append(Ending(entry: .none, capitals: 0, kind: .country, attributes: [], next: 0))
            roots = Buffer(capacity: words, in: &arena)
            kinds = Buffer(capacity: keepsKinds ? words : 1, in: &arena)
            self.keepsKinds = keepsKinds
        }

        /// Makes the tables by word reach the word `id`.
        mutating func reach(_ id: Int) {
            while roots.count <= id { roots.append(Root()) }
            if keepsKinds { while kinds.count <= id { kinds.append(EntryKinds()) } }
        }

        /// Announces that the phrase `tokens` will be inserted.
        @inline(__always)
        func announce(_ tokens: UnsafeBufferPointer<Token>) {
            var key = UInt64(tokens[0].value)
            vien_prefetch(roots.base + Int(key))
            for index in 1..<max(tokens.count, 1) {
                key = PhraseTrie.key(key, PhraseTrie.edgeValue(tokens[index]))
                vien_prefetch(edges + PhraseTrie.start(key, edgeMask))
            }
        }

        /// Adds the phrase `tokens`, whose words the tables reach. Of two cases of one form in one entry the freer counts:
        /// `Thành phố …`, `thành phố …`.
        mutating func insert(
            _ tokens: UnsafeBufferPointer<Token>, _ entry: EntryID, _ kind: EntryKind, _ attributes: EntryAttributes,
            capitals: UInt16
        ) {
            // Room enough that a search for what is not there ends soon.
            if (edgeCount + tokens.count) * 5 > edgeMask * 3 { grow() }
            let first = Int(tokens[0].value)
            if keepsKinds { kinds.base[first].insert(kind) }
            roots.base[first].begins = 1
            var key = UInt64(first)
            /// The edge of the node that is reached; -1 at the first word.
            var last = -1
            for index in 1..<max(tokens.count, 1) {
                let value = PhraseTrie.edgeValue(tokens[index])
                key = PhraseTrie.key(key, value)
                let slot = PhraseTrie.slot(key, edges, edgeMask)
                if edges[slot].key == 0 {
                    edges[slot].key = key
                    edgeCount += 1
                    let bit = PhraseTrie.follower(value)
                    if last < 0 {
                        roots.base[first].followers |= bit
                    } else {
                        edges[last].followers |= UInt32(truncatingIfNeeded: bit | bit >> 32)
                    }
                }
                last = slot
            }
            let head = last < 0 ? roots[first].ending : edges[last].ending
            var at = head
            while at != 0 {
                let wanted = endings[Int(at)].capitals
                // One that asks for other capitals stands beside it: either will do.
                if endings[Int(at)].entry == entry, wanted == 0 || capitals == 0 || wanted & capitals != 0 {
                    endings.base[Int(at)].capitals &= capitals
                    return
                }
                at = endings[Int(at)].next
            }
            let new = Int32(truncatingIfNeeded: endings.count)
            if head == 0 {
                endings.append(Ending(entry: entry, capitals: capitals, kind: kind, attributes: attributes, next: 0))
                if last < 0 { roots.base[first].ending = new } else { edges[last].ending = new }
            } else {
                if endings[Int(head)].next == 0 { shared.append(head) }
                endings.append(
                    Ending(
                        entry: entry, capitals: capitals, kind: kind, attributes: attributes,
                        next: endings[Int(head)].next))
                endings.base[Int(head)].next = new
            }
        }

        /// Whether some entry has exactly this phrase.
        func contains(_ tokens: UnsafeBufferPointer<Token>) -> Bool {
            let first = Int(tokens[0].value)
            guard first < roots.count else { return false }
            if tokens.count == 1 { return roots[first].ending != 0 }
            var key = UInt64(first)
            for token in tokens.dropFirst() { key = PhraseTrie.key(key, PhraseTrie.edgeValue(token)) }
            return edges[PhraseTrie.slot(key, edges, edgeMask)].ending != 0
        }

        private mutating func grow() {
            let old = table
            let oldMask = edgeMask
            edgeMask = oldMask * 2 + 1
            table = ZeroedTable(count: edgeMask + 1)
            for index in 0...oldMask where old.base[index].key != 0 {
                edges[PhraseTrie.slot(old.base[index].key, edges, edgeMask)] = old.base[index]
            }
            old.free()
        }

        /// - Parameter precedes: the order of entries that end at one node; the last is the one that wins among equals.
        mutating func finish(vocabularyCount: Int, _ precedes: (EntryID, EntryID) -> Bool) -> PhraseTrie {
            reach(vocabularyCount)
            for index in 0..<shared.count { sort(shared[index], precedes) }
            shared.free()
            return PhraseTrie(roots: roots, table: table, edgeMask: edgeMask, endings: endings, kinds: kinds)
        }

        /// Sorts a node's endings, which are few.
        @inline(__always)
        private func sort(_ head: Int32, _ precedes: (EntryID, EntryID) -> Bool) {
            var first = head
            while first != 0 {
                var at = endings[Int(first)].next
                while at != 0 {
                    if precedes(endings[Int(at)].entry, endings[Int(first)].entry) {
                        let next = (endings[Int(first)].next, endings[Int(at)].next)
                        let moved = endings[Int(first)]
                        endings[Int(first)] = endings[Int(at)]
                        endings[Int(at)] = moved
                        endings.base[Int(first)].next = next.0
                        endings.base[Int(at)].next = next.1
                    }
                    at = endings[Int(at)].next
                }
                first = endings[Int(first)].next
            }
        }
    }

    // MARK: Image

    func write(into image: inout LexiconImage.Writer) {
        image.append(roots)
        image.append(edges, count: edgeMask + 1)
        image.append(endings)
        image.append(kinds)
    }

    init(from image: inout LexiconImage.Reader) {
        roots = Buffer(in: image.table())
        let edges = image.table(of: Edge.self)
        table = ZeroedTable(in: edges)
        edgeMask = edges.count - 1
        endings = Buffer(in: image.table())
        kinds = Buffer(in: image.table())
    }

    private init(
        roots: Buffer<Root>, table: ZeroedTable<Edge>, edgeMask: Int, endings: Buffer<Ending>, kinds: Buffer<EntryKinds>
    ) {
        self.roots = roots
        self.table = table
        self.edgeMask = edgeMask
        self.endings = endings
        self.kinds = kinds
    }
}
