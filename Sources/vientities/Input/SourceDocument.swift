/// A document as it was read.
struct SourceDocument {
    let id: String
    let text: String
}
