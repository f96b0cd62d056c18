/// What the words of a mention, or of a part of one, say by themselves, whatever text they stand in.
struct Reading {
    /// As what the words are read.
    enum Part: UInt8 {
        case title, modifiers, complement, body, place
        /// A body with a name that no list has.
        case namedBody

        /// Whether it may end in a unit.
        var isUnits: Bool { self == .body || self == .namedBody || self == .place }
    }

    /// A province, commune … by its level's key (see ``UnitReader``) and its name without the level's word.
    struct Unit {
        var level: String
        var name: String
    }

    /// The canonical form.
    var form: [UInt8] = []
    /// The unit that ends a body or place.
    var unit: Unit?
    /// The level of the unit that a body has and does not name.
    var missingUnit: String?
}

/// The readings of the last words that were read, each in the one place that its bytes have: a text names the same
/// bodies again and again, and so do the texts of one paper.
struct RecentReadings {
    private struct Slot {
        var part: Reading.Part
        var words: [UInt8]
        var reading: Reading
    }

    private var slots = [Slot?](repeating: nil, count: slotCount)
    private static let slotCount = 1 << 11
    /// Longer words are not kept.
    private static let wordsLimit = 256

    subscript(words: UnsafeBufferPointer<UInt8>, part: Reading.Part) -> Reading? {
        get {
            // A slot taken out would have all that it holds retained.
            let place = Self.place(words, part)
            guard slots[place]?.part == part,
                slots[place]?.words.withUnsafeBufferPointer({ $0.hasBytes(of: words) }) == true
            else { return nil }
            return slots[place]?.reading
        }
        set {
            guard words.count < Self.wordsLimit, let newValue else { return }
            slots[Self.place(words, part)] = Slot(part: part, words: Array(words), reading: newValue)
        }
    }

    private static func place(_ words: UnsafeBufferPointer<UInt8>, _ part: Reading.Part) -> Int {
        var sum = Checksum()
        sum.add(UInt64(part.rawValue))
        sum.add(UnsafeRawBufferPointer(words))
        return Int(truncatingIfNeeded: sum.value >> 20) & (slotCount - 1)
    }
}

extension Passage {
    /// The commune whose name ends a run of words in capitals throughout: `NGHĨA ĐỒNG`.
    func shoutedCommune(_ index: Int) -> LexiconMatch? {
        guard token(index).isAllCapitals, let name = longest(.commune, at: index), name.count > 1,
            !token(name.end).continuesName || begins(EntryKinds(.unit, .level), at: name.end)
        else { return nil }
        return name
    }
}

/// Finds the units that bodies and places name, and those that they leave out.
///
/// Levels have keys: the canonical form of the unit's word, or the empty string for provinces, which are named without
/// such a word as well.
struct UnitReader {
    private let lexicon: Lexicon
    init(_ lexicon: Lexicon) { self.lexicon = lexicon }

    private static let province = ""

    private func key(_ unit: LexiconMatch) -> String {
        unit.attributes.contains(.level) ? Self.province : lexicon.canonical(unit.entry)
    }

    /// The unit that ends the words: its level and its name.
    func unit(endOf words: Passage) -> Reading.Unit? {
        for at in max(0, words.count - 8)..<max(0, words.count) {
            if let unit = words.longest(EntryKinds(.unit), at: at), unit.end < words.count,
                words.token(unit.end).isCapitalWord
            {
                return Reading.Unit(level: key(unit), name: name(unit.end, lexicon.canonical(unit.entry), words))
            }
            if let place = words.longest(EntryKinds(.province), at: at), place.end == words.count {
                return Reading.Unit(level: Self.province, name: lexicon.canonical(place.entry))
            }
        }
        return nil
    }

    /// The name from `start` to the end; a canonical form that repeats the unit's word (`Thành phố Hồ Chí Minh`) without it.
    private func name(_ start: Int, _ unit: String, _ words: Passage) -> String {
        if let known = words.longest(EntryKinds.placeNames, at: start) ?? words.shoutedCommune(start),
            known.end == words.count
        {
            let canonical = lexicon.canonical(known.entry)
            return canonical.lowercased().hasPrefix(unit + " ")
                ? String(canonical.dropFirst(unit.count + 1)) : canonical
        }
        var name: [UInt8] = []
        for at in start..<words.count {
            if at > start { name.append(0x20) }
            Spelling.appendComposed(words.bytes(words.token(at)), to: &name)
        }
        return String(decoding: name, as: UTF8.self)
    }

    /// The level of the unit that a body ends in bare, or is of by its own first word (`Tỉnh ủy`, `Huyện đoàn`); nil
    /// where it has none or names it.
    func missingUnit(of body: Passage) -> String? {
        guard body.count > 0 else { return nil }
        for at in max(0, body.count - 2)..<body.count {
            if let level = body.longest(EntryKinds(.level), at: at), level.end == body.count, at > 0,
                let unit = body.longest(EntryKinds(.unit), at: at), unit.end == level.end
            {
                return key(unit)
            }
        }
        guard let organ = body.longest(EntryKinds(.organ), at: 0), organ.end == body.count,
            organ.attributes.contains(.level),
            let unit = body.longest(EntryKinds(.unit), at: 0), unit.count == 1
        else { return nil }
        return key(unit)
    }
}
