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
        var attributes: EntryAttributes
        /// The next ending of the node, or 0.
        var next: Int32
    }

    /// A node: which tokens may follow it, by a few bits of their value, and its first ending.
    struct Node: BitwiseCopyable {
        var followers: UInt64 = 0
        /// The first ending, or 0.
        var ending: Int32 = 0
        /// The word's id for the node of one word, ``innerNodes`` and up for others; 0 for none.
        var number: UInt32 = 0
    }

    /// An edge and the node behind it, side by side, so that a step costs one look into memory.
    struct Edge: BitwiseCopyable {
        /// Node (22 bits), token (20 bits), node behind (22 bits). Zero is empty.
        var key: UInt64
        /// As ``Node/followers``, of half the bits.
        var followers: UInt32
        var ending: Int32

        var node: Node {
            @inline(__always) get {
                Node(followers: UInt64(followers) << 32 | UInt64(followers), ending: ending, number: UInt32(key & 0x3FFFFF))
            }
        }
    }

    /// The first number of the nodes behind the first word.
    private static let innerNodes: UInt32 = 1 << 21

    /// By vocabulary id: the node of the phrase that is this one word; zero where no phrase begins with it.
    private let roots: Buffer<Node>
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
        token.isMark ? UInt64(token.value & 0x7FFFF) | 0x80000 : UInt64(token.value)
    }

    /// Where the search for `key` begins.
    @inline(__always)
    private static func start(_ key: UInt64, _ mask: Int) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 38) & mask
    }

    /// The slot of `key`, a node and a token, or the free one where it would stand.
    @inline(__always)
    private static func slot(_ key: UInt64, _ edges: UnsafeMutablePointer<Edge>, _ mask: Int) -> Int {
        slot(key, edges, mask, from: start(key, mask))
    }

    @inline(__always)
    private static func slot(_ key: UInt64, _ edges: UnsafeMutablePointer<Edge>, _ mask: Int, from start: Int) -> Int {
        var at = start
        while edges[at].key >> 22 != key && edges[at].key != 0 { at = (at + 1) & mask }
        return at
    }

    /// The node of the word `id` by itself; with number 0 where no phrase begins with it.
    @inline(__always)
    func root(_ id: UInt32) -> Node { roots[Int(id)] }

    // A walk waits for memory more than for anything, so it is announced in steps, each some words before the next.

    /// The first step of a walk: the slot where the search for its edge begins.
    struct Step: BitwiseCopyable, Equatable {
        fileprivate var slot: UInt32
        /// No phrase goes on so.
        static let none = Step(slot: .max)
    }

    /// Announces that a walk will begin with the word at `tokens`.
    @inline(__always)
    func announceWord(_ tokens: UnsafePointer<Token>) { vien_prefetch(root(tokens)) }

    /// The step from the word at `tokens`, announced before, to the token behind it, which is announced.
    @inline(__always)
    func step(_ tokens: UnsafePointer<Token>) -> Step {
        let value = Self.edgeValue(tokens[1])
        let slot = UInt32(truncatingIfNeeded: Self.start(UInt64(tokens[0].value) << 20 | value, edgeMask))
        let follows = (root(tokens).pointee.followers & Self.follower(value) != 0 ? 1 : 0) & tokens[1].continuesPhraseBit
        vien_prefetch(edges + (follows != 0 ? Int(slot) : 0))
        return Step(slot: follows != 0 ? slot : UInt32.max)
    }

    /// Announces the endings of the word and of the step, which were announced before.
    @inline(__always)
    func announceEndings(_ tokens: UnsafePointer<Token>, _ step: Step) {
        vien_prefetch(endings.base + Int(root(tokens).pointee.ending))
        vien_prefetch(endings.base + Int(edges[step == .none ? 0 : Int(step.slot)].ending))
    }

    /// The node of a word, or that of no word for what the lexicon does not know.
    @inline(__always)
    private func root(_ tokens: UnsafePointer<Token>) -> UnsafeMutablePointer<Node> { roots.base + Int(tokens[0].isKnown ? tokens[0].value : 0) }

    /// The node after `token` behind the word `node`, by ``step(_:)``, which is not ``Step/none``.
    @inline(__always)
    func child(of node: Node, _ token: Token, _ step: Step) -> Node {
        let edge = edges[Self.slot(UInt64(node.number) << 20 | Self.edgeValue(token), edges, edgeMask, from: Int(step.slot))]
        return edge.key == 0 ? Node() : edge.node
    }

    /// The bit of a token among ``Node/followers``.
    @inline(__always)
    static func follower(_ value: UInt64) -> UInt64 { 1 << ((value ^ value >> 6) & 63) }

    /// The node after `token` behind `node`; with number 0 where there is none.
    @inline(__always)
    func child(of node: Node, _ token: Token) -> Node {
        let value = Self.edgeValue(token)
        // Most phrases end here: the node itself knows that nothing like this token follows.
        if node.followers & Self.follower(value) == 0 { return Node() }
        let edge = edges[Self.slot(UInt64(node.number) << 20 | value, edges, edgeMask)]
        return edge.key == 0 ? Node() : edge.node
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
        private var roots: Buffer<Node>
        private var table: ZeroedTable<Edge>
        private var edges: UnsafeMutablePointer<Edge> { table.base }
        private var edgeMask: Int
        private var edgeCount = 0
        private var endings: Buffer<Ending>
        private var kinds: Buffer<EntryKinds>
        private let keepsKinds: Bool
        /// The number of nodes behind first words.
        private var nodeCount: UInt32 = 0

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

        /// Adds the phrase `tokens`. Returns false where the same entry has it already.
        mutating func insert(
            _ tokens: UnsafeBufferPointer<Token>, _ entry: EntryID, _ kind: EntryKind, _ attributes: EntryAttributes, capitals: UInt16
        ) -> Bool {
            if (edgeCount + tokens.count) * 4 > edgeMask * 3 { grow() }
            let first = Int(tokens[0].value)
            reach(first)
            if keepsKinds { kinds.base[first].insert(kind) }
            roots.base[first].number = UInt32(truncatingIfNeeded: first)
            var number = UInt64(first)
            /// The edge to the node that is reached; -1 at the first word.
            var last = -1
            for index in 1..<max(tokens.count, 1) {
                let value = PhraseTrie.edgeValue(tokens[index])
                let key = number << 20 | value
                let slot = PhraseTrie.slot(key, edges, edgeMask)
                if edges[slot].key == 0 {
                    edges[slot].key = key << 22 | UInt64(newNode())
                    edgeCount += 1
                    let bit = PhraseTrie.follower(value)
                    if last < 0 { roots.base[first].followers |= bit } else { edges[last].followers |= UInt32(truncatingIfNeeded: bit | bit >> 32) }
                }
                number = edges[slot].key & 0x3FFFFF
                last = slot
            }
            let head = last < 0 ? roots[first].ending : edges[last].ending
            var at = head
            while at != 0 {
                if endings[Int(at)].entry == entry {
                    // Of two cases of one form the freer counts: `Thành phố …`, `thành phố …`.
                    endings.base[Int(at)].capitals &= capitals
                    return false
                }
                at = endings[Int(at)].next
            }
            let new = Int32(truncatingIfNeeded: endings.count)
            endings.append(Ending(entry: entry, capitals: capitals, kind: kind, attributes: attributes, next: head))
            if last < 0 { roots.base[first].ending = new } else { edges[last].ending = new }
            return true
        }

        /// Whether some entry has exactly this phrase.
        func contains(_ tokens: UnsafeBufferPointer<Token>) -> Bool {
            let first = Int(tokens[0].value)
            guard first < roots.count, roots[first].number != 0 else { return false }
            var node = roots[first]
            for token in tokens.dropFirst() {
                let edge = edges[PhraseTrie.slot(UInt64(node.number) << 20 | PhraseTrie.edgeValue(token), edges, edgeMask)]
                if edge.key == 0 { return false }
                node = edge.node
            }
            return node.ending != 0
        }

        private mutating func newNode() -> UInt32 {
            nodeCount += 1
            return PhraseTrie.innerNodes + nodeCount
        }

        /// Makes the tables by word reach `id`.
        private mutating func reach(_ id: Int) {
            while roots.count <= id { roots.append(Node()) }
            if keepsKinds { while kinds.count <= id { kinds.append(EntryKinds()) } }
        }

        private mutating func grow() {
            let old = table, oldMask = edgeMask
            edgeMask = oldMask * 2 + 1
            table = ZeroedTable(count: edgeMask + 1)
            for index in 0...oldMask where old.base[index].key != 0 {
                edges[PhraseTrie.slot(old.base[index].key >> 22, edges, edgeMask)] = old.base[index]
            }
            old.free()
        }

        /// - Parameter precedes: the order of entries that end at one node; the last is the one that wins among equals.
        mutating func finish(vocabularyCount: Int, _ precedes: (EntryID, EntryID) -> Bool) -> PhraseTrie {
            reach(vocabularyCount)
            for id in 0..<roots.count { sort(roots[id].ending, precedes) }
            for slot in 0...edgeMask { sort(edges[slot].ending, precedes) }
            return PhraseTrie(roots: roots, table: table, edgeMask: edgeMask, endings: endings, kinds: kinds)
        }

        /// Sorts a node's endings, which are few.
        @inline(__always)
        private func sort(_ head: Int32, _ precedes: (EntryID, EntryID) -> Bool) {
            guard head != 0, endings[Int(head)].next != 0 else { return }
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

    private init(
        roots: Buffer<Node>, table: ZeroedTable<Edge>, edgeMask: Int, endings: Buffer<Ending>, kinds: Buffer<EntryKinds>
    ) {
        self.roots = roots
        self.table = table
        self.edgeMask = edgeMask
        self.endings = endings
        self.kinds = kinds
    }
}
