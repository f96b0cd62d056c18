/// Who holds which office in a document, for titles that stand without a name and whose holder is named elsewhere:
/// `Chủ tịch UBND tỉnh` in a headline or later in the text.
struct HolderIndex {
    /// Holder by role and governed body or place; -1 where two persons hold it. The second is for headlines only.
    private var byTitle = KeyMap()
    private var byLooseTitle = KeyMap()
    /// Holder by role and body without the unit's name: `Chủ tịch UBND tỉnh` where the text names the province elsewhere.
    private var byBareTitle = KeyMap()
    /// Holders by role, for headlines, which leave words out: the last one's place in `held`.
    private var byRole = KeyMap()
    private var held = Buffer<Held>(capacity: 256)

    /// Who holds a role, with the words behind it, whether these are a province's without its name, and whether the headline
    /// says so.
    private struct Held: BitwiseCopyable {
        var holder: Int32
        /// The place of the one before who holds the role, or -1, and how many hold it with this one.
        var before: Int32 = -1
        var number: Int32 = 1
        var words = Office.WordSet()
        var isProvincial = false
        var isHeadline = false
    }

    /// A title that has no holder yet.
    private struct Open {
        var mention: Int32
        var key: UInt64
        var looseKey: UInt64
        var bareKey: UInt64
        var role: UInt64
        var words: Office.WordSet
        var isHeadline: Bool
        var isOfPlace: Bool
        var isOfProvince: Bool
        var isNamed: Bool
        var isPlain: Bool
        var isAnothers: Bool

        init(_ office: Office, mention: Int, isHeadline: Bool) {
            self.mention = Int32(truncatingIfNeeded: mention)
            self.isHeadline = isHeadline
            key = office.titleKey
            looseKey = office.looseKey
            bareKey = office.bareKey
            role = office.roleWords
            words = office.words
            isOfPlace = office.title.rule == .titlePlace
            isOfProvince = office.isOfProvince
            isNamed = office.isNamed
            isPlain = office.isPlain
            isAnothers = office.isAnothers
        }
    }
    private var open: [Open] = []
    /// Open titles and persons, one in the headline and one in the lead, which may mean the same, and whether he may hold
    /// another title.
    private var leads: [(mention: Int, subject: Int32, isHolder: Bool)] = []
    /// A title of no one country and the one behind its comma, of a country abroad: `Tổng Bí thư, Chủ tịch Trung Quốc`.
    private var pairs: [(title: Int, next: Int)] = []
    /// Titles, and those to which their holders are appointed: `Bí thư Tỉnh ủy A làm Thứ trưởng`.
    private var appointments: [(title: Int, next: Int)] = []

    func free() {
        for map in [byTitle, byLooseTitle, byBareTitle, byRole] { map.free() }
        held.free()
    }

    mutating func reset() {
        byTitle.removeAll()
        byLooseTitle.removeAll()
        byBareTitle.removeAll()
        leads.removeAll(keepingCapacity: true)
        appointments.removeAll(keepingCapacity: true)
        pairs.removeAll(keepingCapacity: true)
        byRole.removeAll()
        held.removeAll()
        open.removeAll(keepingCapacity: true)
    }

    /// Keeps a title without a name until the whole document is known.
    mutating func leaveOpen(_ office: Office, mention: Int, isHeadline: Bool) {
        open.append(Open(office, mention: mention, isHeadline: isHeadline))
    }

    /// More offices than this no headline and its lead share.
    private static let leadLimit = 8

    /// Says whom the open title `mention` may mean, where the document says of nobody that he holds it.
    /// - Parameter isHolder: whether he may hold another.
    mutating func mayMean(_ subject: Int32, mention: Int, isHolder: Bool = false) {
        guard leads.count < Self.leadLimit else { return }
        leads.append((mention, subject, isHolder))
    }

    /// Says that the open title `mention`, where nobody else is known to hold it, is his who holds the open title `next`.
    mutating func pair(_ mention: Int, with next: Int) { pairs.append((mention, next)) }

    /// Says that who holds the open title `mention` is appointed to the open title `next`.
    mutating func appoint(_ mention: Int, to next: Int) { appointments.append((mention, next)) }

    /// Remembers that the office's words before the name, `đại biểu A`, stand for a title: `Đại biểu Quốc hội`.
    mutating func remember(_ office: LexiconMatch, _ holder: Int32, _ passage: Passage) {
        hold(TokenKey.of(office.start, office.end, passage), Held(holder: holder))
    }

    /// Keeps the first holders of a role, of which there are few where it matters.
    private mutating func hold(_ role: UInt64, _ new: Held) {
        var new = new
        if let last = byRole[role] {
            new.before = last
            new.number = held[Int(last)].number + 1
            guard new.number <= 16 else { return }
        }
        byRole[role] = Int32(truncatingIfNeeded: held.count)
        held.append(new)
    }

    /// Those who hold a role, from the last to the first.
    private struct Holders: Sequence, IteratorProtocol {
        let held: Buffer<Held>
        var at: Int32

        /// The last one.
        var first: Held? { at < 0 ? nil : held[Int(at)] }

        mutating func next() -> Held? {
            guard let found = first else { return nil }
            at = found.before
            return found
        }
    }

    /// Remembers who holds the title.
    mutating func remember(_ office: Office, _ holder: Int32, isHeadline: Bool) {
        func put(_ key: UInt64, _ map: inout KeyMap) {
            if let known = map[key], known != holder { map[key] = -1 } else { map[key] = holder }
        }
        put(office.titleKey, &byTitle)
        let loose = office.looseKey
        put(loose, &byLooseTitle)
        let placeless = office.placelessKey
        if placeless != 0 { put(placeless, &byLooseTitle) }
        if office.bareRole != loose { put(office.bareRole, &byLooseTitle) }
        let bare = office.bareKey
        let level = office.levelKey
        if bare != 0 { put(bare, &byBareTitle) }
        if level != 0, level != bare { put(level, &byBareTitle) }
        let isProvincial = office.isProvincial
        hold(
            office.roleWords,
            Held(holder: holder, words: office.words, isProvincial: isProvincial, isHeadline: isHeadline))
        // `Chủ tịch Vietcombank`, for the chairman of its board
        if office.bareRole != office.roleWords {
            hold(
                office.bareRole,
                Held(holder: holder, words: office.bodyWords, isProvincial: isProvincial, isHeadline: isHeadline))
        }
    }

    /// Gives the titles that stood without a name the holder that the document names for them elsewhere.
    func finish(_ mentions: inout Buffer<MentionRecord>) {
        for title in open {
            var holder = byTitle[title.key] ?? 0
            if holder == 0, title.bareKey != 0, title.isNamed { holder = byBareTitle[title.bareKey] ?? 0 }
            if holder <= 0, title.isHeadline || title.isOfPlace || title.isPlain {
                holder = byLooseTitle[title.looseKey] ?? 0
            }
            if holder <= 0, title.isHeadline || title.isPlain { holder = likely(title) }
            if holder == 0, let lead = leads.last(where: { $0.mention == Int(title.mention) }),
                lead.isHolder || !holdsAny(lead.subject, mentions),
                // `Tổng Bí thư: … / Ông A cho hay Tổng Bí thư lưu ý …`
                !open.contains(where: { $0.looseKey == title.looseKey && $0.mention != title.mention })
            {
                holder = lead.subject
            }
            if holder > 0 { mentions.base[Int(title.mention)].person = holder }
        }
        for (title, next) in pairs where mentions[title].person <= 0 {
            mentions.base[title].person = mentions[next].person
        }
        for (title, next) in appointments {
            let holder = mentions[next].person > 0 ? mentions[next].person : mentions[title].person
            mentions.base[title].person = holder
            mentions.base[next].person = holder
        }
    }

    private func holdsAny(_ person: Int32, _ mentions: Buffer<MentionRecord>) -> Bool {
        (0..<mentions.count).contains { mentions[$0].type == .title && mentions[$0].person == person }
    }

    /// The one holder of the role whose words are among the headline's, or hold them.
    private func likely(_ title: Open) -> Int32 {
        let holders = Holders(held: held, at: byRole[title.role] ?? -1)
        var found: Int32 = 0
        for held in holders where held.words.isSubset(of: title.words) || title.words.isSubset(of: held.words) {
            // `Thủ tướng A điện đàm với Thủ tướng Algeria`
            if held.words.isEmpty, title.isAnothers, held.isHeadline || !title.isHeadline { continue }
            if found != 0 && found != held.holder { return 0 }
            found = held.holder
        }
        // `Bí thư Cà Mau … / Bí thư Tỉnh ủy A`
        if found == 0, title.isHeadline, title.isOfProvince, let one = holders.first,
            holders.allSatisfy({ $0.holder == one.holder && $0.isProvincial })
        {
            return one.holder
        }
        return found
    }
}
