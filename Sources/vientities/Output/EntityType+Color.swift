import VietnameseEntities

extension EntityType {
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
