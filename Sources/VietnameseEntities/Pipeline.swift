/// The order of the stages, once: what each reads and what it leaves.
///
///     Passage.fill          text            ► tokens, lexicon matches, anchors
///     PlaceRecognizer       matches         ► place candidates
///     BodyRecognizer        matches, places ► body candidates
///     TitleRecognizer       matches, bodies, places ► title candidates
///     DocumentRecognizer    matches, bodies, places ► document and event candidates
///     GenericRecognizer     matches, candidates ► refused phrases
///     OverlapPolicy, first  candidates      ► documents, events, titles, bodies and refused phrases settled
///     DateRecognizer        matches, numbers ► date candidates
///     PersonRecognizer      free capital words ► person candidates
///     learnShortForms       person candidates ► words by which persons may be called, in this passage and later ones
///     ShortFormRecognizer   those words     ► person candidates
///     OverlapPolicy, second candidates      ► places, dates, persons settled
///     Linker                mentions        ► persons, holders
///
/// A text is read in passages that end at a line break, but for very long lines, so that scratch memory stays in cache
/// and does not grow with the text; the linker sees them all.
enum Pipeline {
    /// The least tokens of a passage; it goes on to the end of the line, or of a sentence where the line is long: see
    /// ``Tokenizer/tokenize(_:_:limit:into:)``.
    static let passageTokens = 6000

    /// What is measured apart; the overlap policy's two passes are one stage.
    enum Stage: Int, CaseIterable {
        case reading, places, bodies, titles, documents, generic, overlap, dates, persons, linking
    }

    /// - Precondition: the text has at most ``Annotator/byteLimit`` bytes.
    /// - Parameter ended: called whenever a stage is done with a passage; for measurement.
    static func run(
        _ text: UnsafeBufferPointer<UInt8>, _ passage: inout Passage, _ linker: inout Linker,
        _ records: inout Buffer<MentionRecord>, _ sources: inout Buffer<Int32>, trace: Trace? = nil,
        ended: ((Stage) -> Void)? = nil
    ) {
        Annotator.checkLimit(text.count)
        records.removeAll()
        linker.reset()
        var start = 0
        while start < text.count {
            let end = passage.fill(text, start..<text.count, limit: passageTokens)
            ended?(.reading)
            recognize(&passage, &linker, ended)
            emit(passage, &records, &sources, &linker, isStart: start == 0)
            ended?(.linking)
            trace?.record(passage)
            start = end
        }
        linker.finish(&records)
        ended?(.linking)
    }

    static func recognize(_ passage: inout Passage, _ linker: inout Linker, _ ended: ((Stage) -> Void)? = nil) {
        PlaceRecognizer().recognize(in: &passage)
        ended?(.places)
        BodyRecognizer().recognize(in: &passage)
        ended?(.bodies)
        TitleRecognizer().recognize(in: &passage)
        ended?(.titles)
        DocumentRecognizer().recognize(in: &passage)
        ended?(.documents)
        GenericRecognizer().recognize(in: &passage)
        ended?(.generic)
        OverlapPolicy().settle(&passage, .first)
        ended?(.overlap)
        DateRecognizer().recognize(in: &passage)
        ended?(.dates)
        let firstPerson = passage.candidates.count
        PersonRecognizer().recognize(in: &passage)
        linker.people.learnShortForms(in: passage, from: firstPerson)
        ShortFormRecognizer().recognize(in: &passage, linker.people.shortForms, linker.people.givenNames)
        ended?(.persons)
        OverlapPolicy().settle(&passage, .second)
        ended?(.overlap)
    }

    /// Turns the accepted candidates into records, by start, and links them.
    private static func emit(
        _ passage: Passage, _ records: inout Buffer<MentionRecord>, _ sources: inout Buffer<Int32>,
        _ linker: inout Linker, isStart: Bool
    ) {
        sources.removeAll()
        let base = records.count
        // Two ascending runs, one a pass.
        let accepted = passage.accepted
        var split = 0
        while split + 1 < accepted.count,
            passage.candidates[Int(accepted[split])].first < passage.candidates[Int(accepted[split + 1])].first
        { split += 1 }
        var a = 0
        var b = min(split + 1, accepted.count)
        let endOfFirst = b
        while a < endOfFirst || b < accepted.count {
            let takeFirst =
                b >= accepted.count
                || a < endOfFirst
                    && passage.candidates[Int(accepted[a])].first < passage.candidates[Int(accepted[b])].first
            let index = takeFirst ? accepted[a] : accepted[b]
            if takeFirst { a += 1 } else { b += 1 }
            add(index, -1, passage, &records, &sources)
            let candidate = passage.candidates[Int(index)]
            if candidate.governed >= 0 {
                let parent = Int32(truncatingIfNeeded: records.count - 1)
                records.base[records.count - 1].governed = Int32(truncatingIfNeeded: records.count)
                add(candidate.governed, parent, passage, &records, &sources)
            }
        }
        linker.link(&records, base..<records.count, sources, in: passage, isStart: isStart)
    }

    @inline(__always)
    private static func add(
        _ index: Int32, _ parent: Int32, _ passage: Passage, _ records: inout Buffer<MentionRecord>,
        _ sources: inout Buffer<Int32>
    ) {
        let candidate = passage.candidates[Int(index)]
        let isTitle = candidate.type == .title
        records.append(
            MentionRecord(
                start: passage.token(candidate.first).start, end: candidate.offset(before: candidate.end, in: passage),
                type: candidate.type, rule: candidate.rule, entry: candidate.entry, second: candidate.second,
                parent: parent, governed: -1, person: 0,
                roleStart: isTitle ? passage.token(candidate.roleFirst).start : 0,
                roleEnd: isTitle ? candidate.offset(before: candidate.roleEnd, in: passage) : 0,
                modifiersEnd: isTitle ? candidate.offset(before: candidate.modifiersEnd, in: passage) : 0))
        sources.append(index)
    }
}
