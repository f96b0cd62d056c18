/// Compares predicted mentions with gold ones: precision, recall and F1 by type, of holder links and of identity.
///
///     let evaluation = Evaluation(gold: gold, predicted: predicted)
///     evaluation.scores["title"]!.f1
///
/// A mention is right when span and type are equal. A holder link is right when its title's span is right and one of
/// its person's mentions is. Identity counts pairs of mentions said to be one person.
public struct Evaluation: Sendable {
    /// Counts and the measures made of them.
    public struct Score: Hashable, Sendable {
        /// Gold items, predicted items, and predicted items that are right.
        public var gold = 0
        public var predicted = 0
        public var right = 0
        /// Predicted items that overlap a gold one of the type, and gold items that overlap a predicted one.
        public var predictedOverlapping = 0
        public var goldOverlapping = 0

        public init() {}

        public var precision: Double { predicted == 0 ? 0 : Double(right) / Double(predicted) }
        public var recall: Double { gold == 0 ? 0 : Double(right) / Double(gold) }
        public var f1: Double { Self.harmonic(precision, recall) }
        public var overlapF1: Double {
            Self.harmonic(
                predicted == 0 ? 0 : Double(predictedOverlapping) / Double(predicted),
                gold == 0 ? 0 : Double(goldOverlapping) / Double(gold))
        }

        private static func harmonic(_ a: Double, _ b: Double) -> Double { a + b == 0 ? 0 : 2 * a * b / (a + b) }

        static func += (a: inout Score, b: Score) {
            a.gold += b.gold
            a.predicted += b.predicted
            a.right += b.right
            a.predictedOverlapping += b.predictedOverlapping
            a.goldOverlapping += b.goldOverlapping
        }
    }

    /// A mention on one side only.
    public struct Difference: Hashable, Sendable {
        /// Whether gold has it and the prediction has not.
        public var isMissed: Bool
        public var document: String
        public var entity: AnnotatedText.Entity
        /// The mention with some of the text around it, the mention itself in brackets.
        public var context: String
    }

    /// By type name, then `core` (title, person, body), `all`, `holder` and `identity`.
    public private(set) var scores: [String: Score] = [:]
    /// Misses and false alarms, by document and place.
    public private(set) var differences: [Difference] = []
    /// How many mentions each rule made, and how many of them are right.
    public private(set) var rules: [String: (made: Int, right: Int)] = [:]
    /// Gold documents, and how many of them have a prediction.
    public private(set) var documents = (gold: 0, predicted: 0)

    /// The rows in the order in which they are printed.
    public static let rows = EntityType.allCases.map(\.rawValue) + ["core", "all", "holder", "identity"]

    /// Evaluates `predicted` against `gold`, matched by id; a gold document without a prediction counts as missed.
    /// - Complexity: linear in the documents, n log n in the mentions of each.
    public init(gold: [AnnotatedText], predicted: [AnnotatedText]) {
        let byID = Dictionary(predicted.map { ($0.id, $0) }, uniquingKeysWith: { _, last in last })
        documents.gold = gold.count
        for text in gold {
            let prediction = byID[text.id]
            if prediction != nil { documents.predicted += 1 }
            compare(text, prediction ?? AnnotatedText(id: text.id, text: text.text, entities: []))
        }
        var core = Score()
        var all = Score()
        for type in EntityType.allCases {
            guard let score = scores[type.rawValue] else { continue }
            all += score
            if type == .title || type == .person || type == .body { core += score }
        }
        scores["core"] = core
        scores["all"] = all
    }

    private mutating func compare(_ gold: AnnotatedText, _ prediction: AnnotatedText) {
        for type in EntityType.allCases {
            let want = Self.spans(gold, type)
            let have = Self.spans(prediction, type)
            guard !want.isEmpty || !have.isEmpty else { continue }
            var score = scores[type.rawValue] ?? Score()
            score.gold += want.count
            score.predicted += have.count
            score.right += want.intersection(have).count
            score.predictedOverlapping += Self.overlapping(have, want)
            score.goldOverlapping += Self.overlapping(want, have)
            scores[type.rawValue] = score
            for span in want.subtracting(have) { note(span, type, isMissed: true, gold) }
            for span in have.subtracting(want) { note(span, type, isMissed: false, gold) }
            for entity in prediction.entities where entity.type == type {
                guard let rule = entity.rule else { continue }
                var count = rules[rule] ?? (0, 0)
                count.made += 1
                if want.contains(Span(entity)) { count.right += 1 }
                rules[rule] = count
            }
        }
        differences.sort {
            ($0.document, $0.entity.start, $0.entity.end, $0.isMissed ? 0 : 1) < (
                $1.document, $1.entity.start, $1.entity.end, $1.isMissed ? 0 : 1
            )
        }

        let wantLinks = Self.links(gold)
        let haveLinks = Self.links(prediction)
        var holder = scores["holder"] ?? Score()
        holder.gold += wantLinks.count
        holder.predicted += haveLinks.count
        let index = Dictionary(wantLinks, uniquingKeysWith: { _, last in last })
        holder.right += haveLinks.count { link in index[link.0].map { !$0.isDisjoint(with: link.1) } ?? false }
        scores["holder"] = holder

        let wantPairs = Self.pairs(gold)
        let havePairs = Self.pairs(prediction)
        var identity = scores["identity"] ?? Score()
        identity.gold += wantPairs.count
        identity.predicted += havePairs.count
        identity.right += wantPairs.intersection(havePairs).count
        scores["identity"] = identity
    }

    private struct Span: Hashable {
        var start: Int
        var end: Int
        init(_ entity: AnnotatedText.Entity) {
            start = entity.start
            end = entity.end
        }
    }

    private static func spans(_ text: AnnotatedText, _ type: EntityType) -> Set<Span> {
        Set(text.entities.lazy.filter { $0.type == type }.map(Span.init))
    }

    private static func overlapping(_ spans: Set<Span>, _ others: Set<Span>) -> Int {
        let sorted = others.sorted { $0.start < $1.start }
        // The furthest end among those that start up to each.
        var reach: [Int] = []
        for other in sorted { reach.append(max(other.end, reach.last ?? 0)) }
        return spans.count { span in
            var low = 0
            var high = sorted.count
            while low < high {
                let middle = (low + high) / 2
                if sorted[middle].start < span.end { low = middle + 1 } else { high = middle }
            }
            return low > 0 && reach[low - 1] > span.start
        }
    }

    private static func clusters(_ text: AnnotatedText) -> [Int: Set<Span>] {
        var clusters: [Int: Set<Span>] = [:]
        for entity in text.entities where entity.type == .person {
            if let person = entity.person { clusters[person, default: []].insert(Span(entity)) }
        }
        return clusters
    }

    private static func links(_ text: AnnotatedText) -> [(Span, Set<Span>)] {
        let clusters = clusters(text)
        return text.entities.compactMap { entity in
            guard entity.type == .title, let person = entity.person, let cluster = clusters[person] else { return nil }
            return (Span(entity), cluster)
        }
    }

    private struct Pair: Hashable {
        var first: Span
        var second: Span
    }

    private static func pairs(_ text: AnnotatedText) -> Set<Pair> {
        var pairs: Set<Pair> = []
        for cluster in clusters(text).values {
            let sorted = cluster.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
            for first in sorted.indices {
                for second in sorted.indices[(first + 1)...] {
                    pairs.insert(Pair(first: sorted[first], second: sorted[second]))
                }
            }
        }
        return pairs
    }

    private mutating func note(_ span: Span, _ type: EntityType, isMissed: Bool, _ text: AnnotatedText) {
        let scalars = text.text.unicodeScalars
        func slice(_ from: Int, _ to: Int) -> String {
            let start =
                scalars.index(scalars.startIndex, offsetBy: max(0, from), limitedBy: scalars.endIndex)
                ?? scalars.endIndex
            let end =
                scalars.index(scalars.startIndex, offsetBy: max(0, to), limitedBy: scalars.endIndex) ?? scalars.endIndex
            return String(scalars[start..<max(start, end)])
        }
        let context =
            slice(span.start - 25, span.start) + "[" + slice(span.start, span.end) + "]"
            + slice(span.end, span.end + 25)
        differences.append(
            Difference(
                isMissed: isMissed, document: text.id,
                entity: AnnotatedText.Entity(start: span.start, end: span.end, type: type), context: context))
    }
}
