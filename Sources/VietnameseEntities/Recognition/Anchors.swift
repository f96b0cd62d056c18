/// The tokens at which each stage has something to look at, in order: no stage reads the others.
struct Anchors {
    var places = Buffer<Int32>()
    var bodies = Buffer<Int32>()
    var titles = Buffer<Int32>()
    var dates = Buffer<Int32>()
    var documents = Buffer<Int32>()
    var generic = Buffer<Int32>()
    /// The first words of runs of words that begin with a capital.
    var names = Buffer<Int32>()

    mutating func removeAll() {
        places.removeAll()
        bodies.removeAll()
        titles.removeAll()
        dates.removeAll()
        documents.removeAll()
        generic.removeAll()
        names.removeAll()
    }

    func free() {
        for buffer in [places, bodies, titles, dates, documents, generic, names] { buffer.free() }
    }
}
