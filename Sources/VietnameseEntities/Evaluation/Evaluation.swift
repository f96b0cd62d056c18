/// Compares predicted mentions with gold ones: precision, recall and F1 by type, of holder links and of identity.
///
///     let evaluation = try Evaluation(gold: gold, predicted: predicted)
///     evaluation.scores[.title]!.f1
///
/// A mention is right when span and type are equal. A holder link is right when its title's span is right and one of
/// its person's mentions is. Identity counts pairs of mentions said to be one person.
public struct Evaluation: Sendable {
    /// Counts and the measures made of them.
    public struct Score: Hashable, Sendable {
        /// Gold items.
        public var gold = 0
        /// Predicted items.
        public var predicted = 0
        /// Predicted items that are right.
        public var right = 0
        /// Predicted items that overlap a gold one of the type.
        public var predictedOverlapping = 0
        /// Gold items that overlap a predicted one of the type.
        public var goldOverlapping = 0

        /// A score of nothing.
        public init() {}

        /// The share of predicted items that are right, from 0 to 1; 0 where none is predicted.
        public var precision: Double { predicted == 0 ? 0 : Double(right) / Double(predicted) }
        /// The share of gold items that are predicted, from 0 to 1; 0 where there is none.
        public var recall: Double { gold == 0 ? 0 : Double(right) / Double(gold) }
        /// The harmonic mean of precision and recall.
        public var f1: Double { Self.harmonic(precision, recall) }
        /// The same where an item counts as right that overlaps one of its type.
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
        /// The id of the document.
        public var document: String
        /// Where the mention stands, and of what type it is.
        public var entity: AnnotatedText.Entity
        /// The mention with some of the text around it, the mention itself in brackets.
        public var context: String
    }

    /// What a score is of, in the order in which scores are printed; the raw value is its name there.
    public enum Row: String, CaseIterable, Sendable {
        case title, person, body, place, date, document, event
        /// Titles, persons and bodies together; all types together.
        case core, all
        /// Who holds which title; which mentions are one person.
        case holder, identity

        /// The row of a type's mentions.
        public init(_ type: EntityType) {
            self =
                switch type {
                case .title: .title
                case .person: .person
                case .body: .body
                case .place: .place
                case .date: .date
                case .document: .document
                case .event: .event
                }
        }

        /// The type whose mentions are counted; nil where others or links are.
        public var type: EntityType? { EntityType(rawValue: rawValue) }
    }

    /// The scores; a type that neither side has is not among them.
    public private(set) var scores: [Row: Score] = [:]
    /// Misses and false alarms, by document and place.
    public private(set) var differences: [Difference] = []
    /// The mentions that a rule made.
    public struct RuleCount: Hashable, Sendable {
        /// How many it made.
        public var made = 0
        /// How many of them are right.
        public var right = 0
    }

    /// The documents that were compared.
    public struct DocumentCount: Hashable, Sendable {
        /// Gold documents.
        public var gold = 0
        /// Those of them that have a prediction.
        public var predicted = 0
    }

    /// The mentions of each rule, by its id.
    public private(set) var rules: [String: RuleCount] = [:]
    /// How many documents were compared.
    public private(set) var documents = DocumentCount()

    /// The texts are not two annotations of one set of documents.
    public enum Mismatch: Error, Hashable, Sendable, CustomStringConvertible {
        /// Two documents of one side have this id.
        case repeatedID(String)
        /// The prediction with this id is of another text; offsets say nothing then.
        case otherText(String)
        /// Both sides have documents, but none that the other has.
        case noCommonID(gold: String, predicted: String)

        public var description: String {
            switch self {
            case .repeatedID(let id): "two documents have the id '\(id)'"
            case .otherText(let id): "the text of '\(id)' is not the gold's"
            case .noCommonID(let gold, let predicted):
                "no document has the id of a gold one: there the first is '\(gold)', here '\(predicted)'"
            }
        }
    }

    /// Evaluates `predicted` against `gold`, matched by id; a gold document without a prediction counts as missed, a
    /// prediction without a gold document for nothing. Of a span that a text gives to several persons the first counts.
    /// - Throws: ``Mismatch`` where an id stands twice on one side, a text differs from the gold's in any byte, or there
    ///   are predictions but none of a gold document.
    /// - Complexity: linear in the documents, n log n in the mentions.
    public init(gold: [AnnotatedText], predicted: [AnnotatedText]) throws(Mismatch) {
        let goldIDs = try Self.places(gold)
        let predictedIDs = try Self.places(predicted)
        documents.gold = goldIDs.count
        if let first = gold.first, let other = predicted.first, !gold.contains(where: { predictedIDs[$0.id] != nil }) {
            throw .noCommonID(gold: first.id, predicted: other.id)
        }
        for text in gold {
            let prediction = predictedIDs[text.id].map { predicted[$0] }
            if let prediction {
                guard prediction.text.utf8.elementsEqual(text.text.utf8) else { throw .otherText(text.id) }
                documents.predicted += 1
            }
            compare(text, prediction ?? AnnotatedText(id: text.id, text: text.text, entities: []))
        }
        differences.sort(by: Self.precedes)
        var core = Score()
        var all = Score()
        for type in EntityType.allCases {
            guard let score = scores[Row(type)] else { continue }
            all += score
            if type == .title || type == .person || type == .body { core += score }
        }
        scores[.core] = core
        scores[.all] = all
    }

    /// The texts' places in the array by their ids.
    private static func places(_ texts: [AnnotatedText]) throws(Mismatch) -> [String: Int] {
        var places: [String: Int] = [:]
        for (place, text) in texts.enumerated() {
            guard places.updateValue(place, forKey: text.id) == nil else { throw .repeatedID(text.id) }
        }
        return places
    }

    private static func precedes(_ a: Difference, _ b: Difference) -> Bool {
        if a.document != b.document { return a.document < b.document }
        return (a.entity.start, a.entity.end, a.isMissed ? 0 : 1, a.entity.type.ownerMark)
            < (b.entity.start, b.entity.end, b.isMissed ? 0 : 1, b.entity.type.ownerMark)
    }

    private mutating func compare(_ gold: AnnotatedText, _ prediction: AnnotatedText) {
        var context = Context(gold.text)
        for type in EntityType.allCases {
            let want = Self.spans(gold, type)
            let have = Self.spans(prediction, type)
            guard !want.isEmpty || !have.isEmpty else { continue }
            var score = Score()
            score.gold = want.count
            score.predicted = have.count
            score.right = want.intersection(have).count
            score.predictedOverlapping = Self.overlapping(have, want)
            score.goldOverlapping = Self.overlapping(want, have)
            scores[Row(type), default: Score()] += score
            func note(_ span: Span, isMissed: Bool) {
                differences.append(
                    Difference(
                        isMissed: isMissed, document: gold.id,
                        entity: AnnotatedText.Entity(start: span.start, end: span.end, type: type),
                        context: context.around(span)))
            }
            for span in want.subtracting(have) { note(span, isMissed: true) }
            for span in have.subtracting(want) { note(span, isMissed: false) }
            for entity in prediction.entities where entity.type == type {
                guard let rule = entity.rule else { continue }
                rules[rule, default: RuleCount()].made += 1
                if want.contains(Span(entity)) { rules[rule, default: RuleCount()].right += 1 }
            }
        }
        comparePersons(gold, prediction)
    }

    /// Holder links and identity, by counting how many spans each gold person shares with each predicted one.
    private mutating func comparePersons(_ gold: AnnotatedText, _ prediction: AnnotatedText) {
        struct Cell: Hashable { var want: Int, have: Int }
        let want = Self.persons(gold)
        let have = Self.persons(prediction)
        var shared: [Cell: Int] = [:]
        for (span, person) in have {
            if let wanted = want[span] { shared[Cell(want: wanted, have: person), default: 0] += 1 }
        }
        var identity = Score()
        identity.gold = Self.pairs(Self.counts(want))
        identity.predicted = Self.pairs(Self.counts(have))
        identity.right = Self.pairs(shared)
        scores[.identity, default: Score()] += identity

        let wantLinks = Self.links(gold, want)
        let haveLinks = Self.links(prediction, have)
        let holders = Dictionary(wantLinks, uniquingKeysWith: { _, last in last })
        var holder = Score()
        holder.gold = wantLinks.count
        holder.predicted = haveLinks.count
        holder.right = haveLinks.count { title, person in
            holders[title].map { shared[Cell(want: $0, have: person)] != nil } ?? false
        }
        scores[.holder, default: Score()] += holder
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

    /// The number of the person that each span names.
    private static func persons(_ text: AnnotatedText) -> [Span: Int] {
        var persons: [Span: Int] = [:]
        for entity in text.entities where entity.type == .person {
            if let person = entity.person, persons[Span(entity)] == nil { persons[Span(entity)] = person }
        }
        return persons
    }

    /// How many spans name each person.
    private static func counts(_ persons: [Span: Int]) -> [Int: Int] {
        persons.values.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }

    /// How many pairs there are within groups of such sizes.
    private static func pairs(_ groups: [some Hashable: Int]) -> Int {
        groups.values.reduce(0) { $0 + $1 * ($1 - 1) / 2 }
    }

    /// The titles whose holder is named somewhere, each with the holder.
    private static func links(_ text: AnnotatedText, _ persons: [Span: Int]) -> [(Span, Int)] {
        let named = Set(persons.values)
        return text.entities.compactMap { entity in
            guard entity.type == .title, let person = entity.person, named.contains(person) else { return nil }
            return (Span(entity), person)
        }
    }

    /// Shows spans with some of the text around them.
    private struct Context {
        private let text: String
        /// Made for the first span: most texts have few that differ.
        private lazy var scalars = Array(text.unicodeScalars)

        init(_ text: String) { self.text = text }

        mutating func around(_ span: Span) -> String {
            let start = min(max(span.start, 0), scalars.count)
            let end = min(max(span.end, start), scalars.count)
            return slice(max(start - 25, 0)..<start) + "[" + slice(start..<end) + "]"
                + slice(end..<min(end + 25, scalars.count))
        }

        private mutating func slice(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }
    }
}
