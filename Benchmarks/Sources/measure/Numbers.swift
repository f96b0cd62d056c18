/// The middle of the values, of an even number the upper one.
func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

extension Double {
    /// With so many digits behind the point.
    func text(_ digits: Int) -> String {
        var factor = 1.0
        for _ in 0..<digits { factor *= 10 }
        let scaled = Int((self * factor).rounded())
        if digits == 0 { return "\(scaled)" }
        let sign = scaled < 0 ? "-" : ""
        let whole = abs(scaled) / Int(factor)
        let rest = String(abs(scaled) % Int(factor))
        return "\(sign)\(whole)." + String(repeating: "0", count: digits - rest.count) + rest
    }
}

extension Int {
    /// `1 KB`, `50 MB`, `1 GB`; decimal.
    var size: String {
        if self >= 1_000_000_000 { return "\(self / 1_000_000_000) GB" }
        if self >= 1_000_000 { return "\(self / 1_000_000) MB" }
        return "\(self / 1000) KB"
    }
}

/// A table in Markdown, its first column to the left and the others to the right, aligned for reading as it is.
struct Table {
    private var rows: [[String]]

    init(_ head: [String]) { rows = [head] }

    mutating func add(_ row: [String]) { rows.append(row) }

    var markdown: String {
        let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max()! }
        func line(_ cells: [String]) -> String {
            "|"
                + cells.enumerated().map { column, cell in
                    let space = String(repeating: " ", count: widths[column] - cell.count)
                    return column == 0 ? " \(cell)\(space) |" : " \(space)\(cell) |"
                }.joined() + "\n"
        }
        let rule =
            "|"
            + widths.enumerated().map {
                $0 == 0 ? String(repeating: "-", count: $1 + 2) + "|" : String(repeating: "-", count: $1 + 1) + ":|"
            }.joined() + "\n"
        return line(rows[0]) + rule + rows.dropFirst().map(line).joined()
    }
}
