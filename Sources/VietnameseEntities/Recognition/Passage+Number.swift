// Numbers and numerals.
extension Passage {
    /// Whether the word at `index` is a Roman numeral in capitals.
    func isRoman(_ index: Int) -> Bool {
        let token = token(index)
        guard token.isWord && token.isCapital && (token.isAllCapitals || token.isSingleLetter) else { return false }
        return bytes(token).allSatisfy { $0 == 0x49 || $0 == 0x56 || $0 == 0x58 || $0 == 0x4C || $0 == 0x43 }
    }

    /// The Roman numeral's or number's value at `index`, or nil.
    func numeral(_ index: Int) -> Int? {
        let token = token(index)
        if token.isNumber { return integer(token) }
        guard isRoman(index) else { return nil }
        var total = 0
        var last = 0
        for byte in bytes(token).reversed() {
            let value =
                switch byte {
                case 0x49: 1
                case 0x56: 5
                case 0x58: 10
                case 0x4C: 50
                default: 100
                }
            total += value < last ? -value : value
            last = max(last, value)
        }
        return total
    }

    /// The value of a number without separators, up to nine digits; nil for others.
    @inline(__always)
    func integer(_ token: Token) -> Int? {
        let digits = bytes(token)
        guard digits.count <= 9 else { return nil }
        var value = 0
        for digit in digits {
            guard digit >= 0x30 && digit <= 0x39 else { return nil }
            value = value * 10 + Int(digit - 0x30)
        }
        return value
    }

    /// Whether the number at `index` is part of a date or a quantity: `25/7`, `25-7`, `2023`.
    func isDateNumber(_ index: Int) -> Bool {
        let after = token(index + 1)
        if after.isMark("/") || after.isMark("-"), follows(index + 1), token(index + 2).isNumber { return true }
        if bytes(token(index)).contains(0x2E) { return true }
        return isCounted(index + 1) || follows(index + 1) && begins(EntryKinds(.measureWord, .ageWord), at: index + 1)
    }
}
