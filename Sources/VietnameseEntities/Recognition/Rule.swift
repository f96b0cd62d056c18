/// What made a mention. Raw values are the ids that output prints; they are stable, and each has examples and near misses
/// in `fixtures/examples/`.
public enum Rule: String, CaseIterable, Sendable, BitwiseCopyable {
    case placeName = "place.name"
    case placeUnit = "place.unit-name"
    case placeSite = "place.site"
    case placePair = "place.pair"

    case bodyOrgan = "body.organ"
    case bodyField = "body.head-field"
    case bodyLevel = "body.head-level"
    case bodyOpen = "body.head-name"
    case bodyNumbered = "body.numbered"
    case bodyName = "body.name"
    case bodyMinistry = "body.ministry-field"
    case bodyGeneric = "body.role-built"
    case bodyFirm = "body.firm"

    case titleRole = "title.role"
    case titleBody = "title.role-body"
    case titlePlace = "title.role-place"
    case titleComplement = "title.role-complement"
    case titleRank = "title.rank"

    case personHonorific = "person.honorific-name"
    case personTitle = "person.title-name"
    case personFamily = "person.family-name"
    case personForeign = "person.foreign-name"
    case personApposition = "person.apposition"
    case personShort = "person.short-form"
    case personByline = "person.byline"
    case personMinority = "person.minority-name"
    case personInitials = "person.initials"
    case personSpeaker = "person.speaker"

    case dateDay = "date.day"
    case dateMonth = "date.month"
    case dateYear = "date.year"
    case dateRange = "date.range"
    case dateClock = "date.clock"
    case dateQuarter = "date.quarter"
    case dateHalf = "date.half"
    case dateLunar = "date.lunar"

    case documentNumber = "document.number"
    case documentName = "document.name"
    case documentCongress = "document.congress"

    case eventOrdinal = "event.ordinal"
    case eventName = "event.name"
    case eventKind = "event.kind-name"
    case eventAnniversary = "event.anniversary"

    case refuseGeneric = "refuse.generic"

    /// The id that output prints, such as `title.role-body`.
    public var id: String { rawValue }
}
