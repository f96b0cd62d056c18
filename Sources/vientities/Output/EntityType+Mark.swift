import VietnameseEntities

extension EntityType {
    /// The letter of the type in marked text: `⟦T1 Chủ tịch⟧`.
    var code: String {
        switch self {
        case .title: "T"
        case .person: "P"
        case .body: "B"
        case .place: "L"
        case .date: "D"
        case .document: "N"
        case .event: "E"
        }
    }

    /// The parameters of the terminal's colour sequence (ECMA-48, SGR).
    var color: String {
        switch self {
        case .title: "33"
        case .person: "1;32"
        case .body: "36"
        case .place: "35"
        case .date: "34"
        case .document: "31"
        case .event: "95"
        }
    }
}
