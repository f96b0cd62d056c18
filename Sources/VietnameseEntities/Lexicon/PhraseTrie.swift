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
        /// The next ending of the node, or -1.
        var next: Int32
    }

    /// A node: which tokens may follow it, by the low six bits of their value, and its first ending.
    struct Node: BitwiseCopyable {
        var followers: UInt64 = 0
        var ending: Int32 = -1
        /// In the table of first words: the node itself, 0 for none.
        var number: UInt32 = 0
    }

    /// By vocabulary id: a copy of the node of the phrase that is this one word.
    private let roots: UnsafeMutablePointer<Node>
    /// An edge and the node behind it, side by side, so that a step costs one look into memory.
    private struct Edge: BitwiseCopyable {
        /// Node (22 bits), token (20 bits), child (22 bits). Zero is empty.
        var key: UInt64 = 0
        var followers: UInt64 = 0
        var ending: Int32 = -1
    }
    private let edges: UnsafeMutablePointer<Edge>
    private let edgeMask: Int
    private let endings: UnsafeMutablePointer<Ending>
    /// By vocabulary id: the kinds of all phrases that begin with the word.
    private let kinds: UnsafeMutablePointer<EntryKinds>

    /// Whether a phrase of one of `wanted` begins with the word `id`.
    @inline(__always)
    func begins(_ wanted: EntryKinds, _ id: UInt32) -> Bool { kinds[Int(id)].intersects(wanted) }

    /// The key of a token in an edge: a word's vocabulary id, or a mark's scalar with the top bit.
    @inline(__always)
    static func edgeValue(_ token: Token) -> UInt64 {
        token.isMark ? UInt64(token.value & 0x7FFFF) | 0x80000 : UInt64(token.value)
    }

    @inline(__always)
    static func slot(_ key: UInt64, _ mask: Int) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 38) & mask
    }

    @inline(__always)
    func root(_ id: UInt32) -> Node { roots[Int(id)] }

    @inline(__always)
    static func follower(_ value: UInt64) -> UInt64 { 1 << ((value ^ value >> 6) & 63) }

    /// The node after `token` behind `node`, or 0.
    @inline(__always)
    func child(of node: Node, _ token: Token) -> Node {
        let value = Self.edgeValue(token)
        // Most phrases end here: the node itself knows that nothing like this token follows.
        if node.followers & Self.follower(value) == 0 { return Node() }
        let key = UInt64(node.number) << 20 | value
        var at = Self.slot(key, edgeMask)
        while true {
            let edge = edges[at]
            if edge.key >> 22 == key { return Node(followers: edge.followers, ending: edge.ending, number: UInt32(edge.key & 0x3FFFFF)) }
            if edge.key == 0 { return Node() }
            at = (at + 1) & edgeMask
        }
    }

    @inline(__always)
    func ending(_ index: Int32) -> Ending { endings[Int(index)] }

    func free() {
        roots.deallocate()
        edges.deallocate()
        endings.deallocate()
        kinds.deallocate()
    }

    /// Gathers phrases, then makes the trie.
    struct Builder {
        private var roots: [UInt32] = [0]
        // Owned until ``finish(vocabularyCount:_:)`` hands them over.
        private var edges: UnsafeMutablePointer<UInt64>
        private var edgeMask: Int
        private var edgeCount = 0
        private var nodes: Buffer<Node>
        private var endings: Buffer<Ending>
        private var kinds: [EntryKinds] = [EntryKinds()]
        private let keepsKinds: Bool

        /// - Parameters:
        ///   - edgeBits: the first size of the edge table, as a power of two.
        ///   - phrases: about how many phrases there will be.
        ///   - keepsKinds: whether ``PhraseTrie/begins(_:_:)`` will be asked.
        init(edgeBits: Int, phrases: Int, keepsKinds: Bool) {
            edgeMask = 1 << edgeBits - 1
            edges = .allocate(capacity: edgeMask + 1)
            edges.initialize(repeating: 0, count: edgeMask + 1)
            nodes = Buffer(capacity: phrases)
            endings = Buffer(capacity: phrases)
            self.keepsKinds = keepsKinds
            roots.reserveCapacity(phrases)
            nodes.append(Node())
        }

        /// Adds the phrase `tokens`. Returns false where the same entry has it already.
        mutating func insert(
            _ tokens: UnsafeBufferPointer<Token>, _ entry: EntryID, _ kind: EntryKind, _ attributes: EntryAttributes, capitals: UInt16
        ) -> Bool {
            let first = Int(tokens[0].value)
            if keepsKinds {
                while kinds.count <= first { kinds.append(EntryKinds()) }
                kinds[first].insert(kind)
            }
            while roots.count <= first { roots.append(0) }
            if roots[first] == 0 { roots[first] = addNode() }
            var node = roots[first]
            for token in tokens.dropFirst() { node = child(of: node, PhraseTrie.edgeValue(token)) }
            var at = nodes[Int(node)].ending
            while at >= 0 {
                if endings[Int(at)].entry == entry { return false }
                at = endings[Int(at)].next
            }
            endings.append(Ending(entry: entry, capitals: capitals, kind: kind, attributes: attributes, next: nodes[Int(node)].ending))
            nodes.base[Int(node)].ending = Int32(endings.count - 1)
            return true
        }

        /// Whether some entry has exactly this phrase.
        func contains(_ tokens: UnsafeBufferPointer<Token>) -> Bool {
            let first = Int(tokens[0].value)
            guard first < roots.count, roots[first] != 0 else { return false }
            var node = roots[first]
            for token in tokens.dropFirst() {
                let key = UInt64(node) << 20 | PhraseTrie.edgeValue(token)
                var at = PhraseTrie.slot(key, edgeMask)
                while edges[at] != 0 && edges[at] >> 22 != key { at = (at + 1) & edgeMask }
                if edges[at] == 0 { return false }
                node = UInt32(edges[at] & 0x3FFFFF)
            }
            return nodes[Int(node)].ending >= 0
        }

        private mutating func addNode() -> UInt32 {
            nodes.append(Node(number: UInt32(nodes.count)))
            return UInt32(nodes.count - 1)
        }

        private mutating func child(of node: UInt32, _ value: UInt64) -> UInt32 {
            let key = UInt64(node) << 20 | value
            var at = PhraseTrie.slot(key, edgeMask)
            while edges[at] != 0 {
                if edges[at] >> 22 == key { return UInt32(edges[at] & 0x3FFFFF) }
                at = (at + 1) & edgeMask
            }
            let made = addNode()
            nodes.base[Int(node)].followers |= PhraseTrie.follower(value)
            edges[at] = key << 22 | UInt64(made)
            edgeCount += 1
            if edgeCount * 4 > edgeMask * 3 { growEdges() }
            return made
        }

        private mutating func growEdges() {
            let old = edges, oldMask = edgeMask
            self = Self(grown: self)
            for index in 0...oldMask where old[index] != 0 {
                var at = PhraseTrie.slot(old[index] >> 22, edgeMask)
                while edges[at] != 0 { at = (at + 1) & edgeMask }
                edges[at] = old[index]
            }
            old.deallocate()
        }

        private init(grown other: Self) {
            self = other
            edgeMask = other.edgeMask * 2 + 1
            edges = .allocate(capacity: edgeMask + 1)
            edges.initialize(repeating: 0, count: edgeMask + 1)
        }

        /// - Parameter precedes: the order of entries that end at one node; the last is the one that wins among equals.
        mutating func finish(vocabularyCount: Int, _ precedes: (EntryID, EntryID) -> Bool) -> PhraseTrie {
            for node in 0..<nodes.count where nodes[node].ending >= 0 && endings[Int(nodes[node].ending)].next >= 0 {
                // A list of few: each ending sinks to its place among those behind it.
                var first = nodes[node].ending
                while first >= 0 {
                    var at = endings[Int(first)].next
                    while at >= 0 {
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
            return finished(vocabularyCount)
        }

        private func finished(_ vocabularyCount: Int) -> PhraseTrie {
            let table = UnsafeMutablePointer<Node>.allocate(capacity: vocabularyCount + 1)
            for id in 0...vocabularyCount {
                (table + id).initialize(to: id < roots.count && roots[id] != 0 ? nodes[Int(roots[id])] : Node())
            }
            let starts = UnsafeMutablePointer<EntryKinds>.allocate(capacity: keepsKinds ? vocabularyCount + 1 : 1)
            if keepsKinds {
                for id in 0...vocabularyCount { (starts + id).initialize(to: id < kinds.count ? kinds[id] : EntryKinds()) }
            }
            let full = UnsafeMutablePointer<Edge>.allocate(capacity: edgeMask + 1)
            for at in 0...edgeMask {
                let node = nodes.base[Int(edges[at] & 0x3FFFFF)]
                (full + at).initialize(to: edges[at] == 0 ? Edge() : Edge(key: edges[at], followers: node.followers, ending: node.ending))
            }
            edges.deallocate()
            nodes.free()
            return PhraseTrie(roots: table, edges: full, edgeMask: edgeMask, endings: endings.base, kinds: starts)
        }
    }

    private init(
        roots: UnsafeMutablePointer<Node>, edges: UnsafeMutablePointer<Edge>, edgeMask: Int,
        endings: UnsafeMutablePointer<Ending>, kinds: UnsafeMutablePointer<EntryKinds>
    ) {
        self.roots = roots
        self.edges = edges
        self.edgeMask = edgeMask
        self.endings = endings
        self.kinds = kinds
    }
}
