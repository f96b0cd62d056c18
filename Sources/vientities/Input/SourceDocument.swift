import VietnameseEntities

/// A document as it was read.
struct SourceDocument {
    let id: String
    let text: String
    /// The day of publication, where the input gives one.
    var day: CalendarDate?
    /// The number of its line; nil where it is a whole file.
    var line: Int?
}
