/// What a mention is.
public enum EntityType: String, CaseIterable, Sendable, BitwiseCopyable {
    /// An office, rank, degree or honour that a person holds.
    case title
    /// The name of a human being.
    case person
    /// An organisation: party organ, state organ, front, unit, school, company, paper.
    case body
    /// An administrative unit, country, street, natural feature or site.
    case place
    /// A calendar date, time span or clock time.
    case date
    /// A law, resolution or other official document with a number or a name.
    case document
    /// A congress, session, festival or tournament with an ordinal, a year or a name.
    case event

    /// 1 for titles, 2 for persons …: the mark of a token that a mention of the type covers; 0 is none.
    @inline(__always)
    var ownerMark: UInt8 {
        switch self {
        case .title: 1
        case .person: 2
        case .body: 3
        case .place: 4
        case .date: 5
        case .document: 6
        case .event: 7
        }
    }
}
