// The hour before or behind a date.
extension DateRecognizer {
    /// `17:18`, `16:37:34`, `14h30`, `20h`, `8 giờ 30 phút`, `18 giờ`.
    func clock(_ index: Int, in passage: Passage) -> Int? {
        let token = passage.token(index)
        if token.isNumber, let hour = passage.integer(token), hour <= 24 {
            if passage.token(index + 1).isMark(":"), passage.token(index + 1).gap != .space,
                passage.token(index + 2).isNumber, passage.token(index + 2).gap != .space,
                // Not the rest of a time that was refused.
                !(passage.token(index - 1).isMark(":") && token.gap == .none),
                let minute = passage.integer(passage.token(index + 2)), minute < 60,
                passage.token(index + 2).length == 2
            {
                if passage.token(index + 3).isMark(":"), passage.token(index + 4).isNumber,
                    passage.token(index + 4).gap == .none
                {
                    // `[00:00:03]`, `00:12:04,300 --> …`, in subtitles
                    let isTimecode = passage.token(index - 1).isMark("[") && passage.token(index + 5).isMark("]")
                    return isTimecode || passage.token(index + 4).length > 2 ? nil : index + 5
                }
                // `[00:31] …`, in subtitles
                if passage.token(index - 1).isMark("["), passage.token(index + 3).isMark("]") { return nil }
                return index + 3
            }
            guard passage.follows(index + 1), let word = passage.longest(.hourWord, at: index + 1),
                // `2  H Zưn Byă`: the second of a list, and her name
                !passage.token(index + 1).isCapital || !passage.token(index + 2).continuesName
            else { return nil }
            var end = word.end
            if passage.token(end).isNumber, passage.follows(end) {
                let after = end + 1
                if let minutes = passage.longest(.minuteWord, at: after), passage.follows(after) {
                    end = minutes.end
                    // `8 giờ 30 phút 15 giây`
                    if passage.token(end).isNumber, passage.follows(end), passage.follows(end + 1),
                        let seconds = passage.longest(.secondWord, at: end + 1)
                    {
                        end = seconds.end
                        // `kỷ lục 2 giờ 30 phút 15 giây`
                        guard
                            passage.begins(EntryKinds(.dayWord, .dayPart), at: end)
                                || passage.endsPhrase(.timeCue, before: index)
                        else { return nil }
                    }
                } else if passage.token(after).isMark("'"), passage.token(after).gap == .none {
                    // `22 giờ 15' ngày 9/4`
                    end = after + 1
                } else if let minute = passage.integer(passage.token(end)), minute < 60, passage.token(end).length == 2,
                    // `13 giờ 15/11`
                    !passage.token(after).isMark("/")
                {
                    end = after
                }
            }
            return isDuration(index, end, in: passage) ? nil : end
        }
        // `14h30`, `20h`
        if token.kind == .mixed {
            var hour = 0
            var minute = 0
            var digits = 0
            var seen = false
            for byte in passage.bytes(token) {
                if byte >= 0x30 && byte <= 0x39 {
                    if seen { minute = minute * 10 + Int(byte - 0x30) } else { hour = hour * 10 + Int(byte - 0x30) }
                    digits += 1
                } else if (byte == 0x68 || byte == 0x67 || byte == 0x48) && !seen && digits > 0 && digits <= 2 {
                    seen = true
                } else {
                    return nil
                }
            }
            guard seen, hour <= 24, minute < 60, digits <= 4 else { return nil }
            // `4h20 phút`
            if digits > 2, passage.follows(index + 1), let word = passage.longest(.minuteWord, at: index + 1) {
                return word.end
            }
            // `19h30'`
            return digits > 2 && passage.token(index + 1).isMark("'") && passage.token(index + 1).gap == .none
                ? index + 2 : index + 1
        }
        return nil
    }

    /// The date that a clock time at `at ..< time` leads, or the time alone.
    func timed(_ at: Int, _ time: Int, _ first: Int, _ hasDayPart: Bool, in passage: Passage) -> Candidate? {
        var after = time
        if passage.token(after).isMark(",") || passage.token(after).isMark("|") || passage.token(after).isMark("-") {
            after += 1
        }
        if let part = passage.longest(.dayPart, at: after), passage.follows(after) {
            after = part.end
            // `7 giờ 30 ngày mai, 14 tháng 5`
            if part.attributes.contains(.ordinal), passage.token(after).isMark(","),
                passage.token(after + 1).isNumber
            {
                after += 1
            }
        }
        // `14 giờ, thứ Năm, ngày 18/9`
        if let weekday = passage.longest(.weekday, at: after), passage.follows(after) {
            after = weekday.end
            // `7h30 thứ 7 (16/3)`
            if passage.token(after).isMark("("), let whole = dated(weekdayEnd: after, from: first, in: passage) {
                return whole
            }
            if passage.token(after).isMark(",") { after += 1 }
        }
        // Of several times only the last leads the day: a chain of them is not read twice.
        // `Xem nhanh 20h ngày 14.7`, but `19 giờ ngày 28/9`.
        if !hasDayPart, passage.token(at).kind == .mixed, isProgramme(at, time, in: passage) { return nil }
        if passage.follows(after), clock(after, in: passage) == nil,
            let day = dayDate(after, first, true, in: passage), day.rule != .dateClock
        {
            return Candidate(first, day.end, .date, .dateDay)
        }
        var end = time
        if !hasDayPart, isProgramme(at, time, in: passage) { return nil }
        if let part = passage.longest(.dayPart, at: end), passage.follows(end) {
            // `4 giờ sáng hôm sau`: what day that is belongs to a range.
            if part.attributes.contains(.closed) {
                let next = max(end, part.end - 2)
                return Candidate(
                    first, next > end && passage.begins(.dayWord, at: next - 1) ? next - 1 : next, .date, .dateClock)
            }
            end = part.end
            // `16 giờ chiều nay (11.1)`
            if part.attributes.contains(.ordinal), passage.token(end).isMark("("), passage.follows(end),
                clock(end + 1, in: passage) == nil, let day = dayDate(end + 1, first, true, in: passage),
                passage.token(day.end).isMark(")")
            {
                return Candidate(first, day.end + 1, .date, .dateDay)
            }
        }
        if let second = joint(end, in: passage), let until = clock(second, in: passage) {
            end = until
            if let part = passage.longest(.dayPart, at: end), passage.follows(end) { end = part.end }
            // `08 giờ đến 11 giờ 30, ngày 10/10/2025`, `8h sáng đến 2h chiều 25/10`
            let day = passage.token(end).isMark(",") ? end + 1 : end
            if passage.follows(day),
                passage.begins(.dayWord, at: day) || (Self.figures(day, in: passage)?.month ?? 0) > 0,
                let day = dayDate(day, first, true, in: passage), day.rule == .dateDay
            {
                return Candidate(first, day.end, .date, .dateDay)
            }
        }
        return Candidate(first, end, .date, .dateClock)
    }

    /// `Điểm tin 17h`, `24/24h`, `Quy tắc "4 giờ"`: a full hour that names a thing, behind a word that asks for no time.
    func isProgramme(_ index: Int, _ end: Int, in passage: Passage) -> Bool {
        guard passage.follows(index), end - index <= 2 else { return false }
        let before = passage.token(index - 1)
        if before.isMark {
            return before.isMark("/") || before.isMark("'") || before.isMark("\"") || before.isMark("‘")
                || before.isMark("“")
        }
        if passage.token(index).kind == .mixed,
            passage.bytes(passage.token(index)).last.map({ $0 >= 0x30 && $0 <= 0x39 }) == true
        {
            return false
        }
        if passage.follows(end), passage.begins(EntryKinds(.dayPart, .untilWord), at: end) { return false }
        return before.isWord && !before.traits.contains(.stop)
            && !passage.begins(EntryKinds(.timeCue, .dayWord, .untilWord, .atWord, .dayPart), at: index - 1)
            && !passage.endsPhrase(EntryKinds(.verb, .speechVerb), before: index)
    }

    /// `trong 2 giờ`, `36 giờ`: a number of hours, not a time of the day.
    private func isDuration(_ index: Int, _ end: Int, in passage: Passage) -> Bool {
        // `khoảng 19 giờ ngày 30-3`, `khoảng 4 giờ sáng`: a time, for its day or its part follows.
        guard passage.follows(index), !passage.begins(EntryKinds(.dayWord, .dayPart), at: end) else { return false }
        // `lúc hơn 15 giờ`
        guard let cue = passage.phrase(.durationCue, before: index) else { return false }
        return
            !(passage.follows(cue.start) && passage.begins(.timeCue, at: cue.start - 1)
            && !passage.begins(.durationCue, at: cue.start - 1))
    }
}
