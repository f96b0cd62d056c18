/// A kind of text that makes a careless program slow: pieces that repeat, or a frame around them.
public struct WorstCase: Sendable {
    public let name: String
    /// How the tool reads it: `text`, or `lines` where line breaks part documents.
    public private(set) var format = "text"
    private let make: @Sendable (Int) -> [UInt8]

    /// The text of about `count` bytes.
    public func text(of count: Int) -> [UInt8] { make(count) }

    private init(_ name: String, make: @escaping @Sendable (Int) -> [UInt8]) {
        self.name = name
        self.make = make
    }

    /// A piece repeated, behind what is said once.
    private init(_ name: String, before: String = "", _ unit: String) {
        self.init(name, before: before, numbered: { _ in unit })
    }

    /// Pieces of which each knows its number.
    private init(_ name: String, before: String = "", numbered piece: @escaping @Sendable (Int) -> String) {
        self.init(name) { count in
            var out = Array(before.utf8)
            out.reserveCapacity(count)
            var number = 0
            while true {
                let next = piece(number).utf8
                if out.count + next.count > count { return out }
                out += next
                number += 1
            }
        }
    }

    /// The number in the letters a to z, the lowest first: `ba` is 1.
    private static func letters(_ number: Int) -> String {
        var rest = number
        var out = ""
        repeat {
            out.unicodeScalars.append(Unicode.Scalar(UInt8(97 + rest % 26)))
            rest /= 26
        } while rest > 0
        return out
    }

    private static let syllables = [
        "An", "Bình", "Cường", "Dũng", "Giang", "Hà", "Khánh", "Lan", "Minh", "Nam", "Phúc", "Quang", "Sơn", "Tâm",
        "Uyên", "Vinh",
    ]

    /// A Vietnamese full name, another for every number below 65,536.
    private static func name(_ number: Int) -> String {
        var out = "Lê"
        for place in 0..<4 { out += " " + syllables[number >> (4 * place) & 15] }
        return out
    }

    public static let all: [WorstCase] = [
        WorstCase("one role word", "Chủ tịch "),
        WorstCase("Phó", "Phó "),
        WorstCase("Phó and commas", "Phó , "),
        WorstCase("roles with commas", "Chủ tịch, "),
        WorstCase("roles and a body", "Phó Chủ tịch UBND "),
        WorstCase("status words", "nguyên quyền "),
        WorstCase("deputies and their chief", "hai Phó Chủ tịch "),
        WorstCase("one capital syllable", "An "),
        WorstCase("one family name", "Nguyễn "),
        WorstCase("unknown capital words", "Xqzk "),
        WorstCase("capitals and commas", "A, "),
        WorstCase("initials", "A."),
        WorstCase("minority name parts", "Y "),
        WorstCase("foreign names", "Donald Trump "),
        WorstCase("name particles", " de Zed"),
        WorstCase("hyphens in a name", before: "ông An", "-an"),
        WorstCase("Korean names", " Kim Sang-an"),
        WorstCase("bodies with letters", "Hội A (XYZ) "),
        WorstCase("trades of a firm", before: "Công ty cổ phần ", "đầu tư, "),
        WorstCase("times in brackets", "16 giờ chiều nay ("),
        WorstCase("names of all persons", "ông Lê Văn An, "),
        WorstCase("commas", ","),
        WorstCase("open brackets", "("),
        WorstCase("open quotes", "“"),
        WorstCase("dashes", "-"),
        WorstCase("dashes with spaces", "- "),
        WorstCase("brackets round roles", "(Bí thư "),
        WorstCase("brackets round names", "(ông An "),
        WorstCase("list after a colon", before: "Các đồng chí: ", "Lê Văn An, Phó Bí thư Tỉnh ủy; "),
        WorstCase("names after a colon", before: "Các Phó Chủ tịch UBND tỉnh: ", "Lê Văn An, "),
        WorstCase("lists in lists", "Các đồng chí: Lê Văn An, "),
        WorstCase("colons", "Ảnh: "),
        WorstCase("body heads", "Ban "),
        WorstCase("body heads in chains", "Văn phòng UBND "),
        WorstCase("fields with commas", before: "Sở ", "Văn hóa, Thể thao và Du lịch, "),
        WorstCase("fields with và", before: "Ban ", "Tuyên giáo và "),
        WorstCase("firms", "Công ty TNHH "),
        WorstCase("front", "Ủy ban Mặt trận Tổ quốc "),
        WorstCase("place heads", "tỉnh "),
        WorstCase("communes in lists", before: "các xã ", "Bà Điểm, "),
        WorstCase("pairs of countries", "Việt - "),
        WorstCase("abbreviated heads", "TP."),
        WorstCase("day words", "ngày "),
        WorstCase("dates", "12/7/2023 "),
        WorstCase("terms", "2020 - "),
        WorstCase("times", "17:18, "),
        WorstCase("numbers", "1234567890 "),
        WorstCase("one number", "7"),
        WorstCase("fractions", "1/"),
        WorstCase("document kinds", "Nghị quyết số "),
        WorstCase("document numbers", "số 1-"),
        WorstCase("offices in a list", "giữ các chức vụ: Giám đốc Sở Y tế; "),
        WorstCase("congresses", "Đại hội "),
        WorstCase("sessions", "kỳ họp thứ 10 "),
        WorstCase("headline words", "GIÁM ĐỐC "),
        WorstCase("appointments", "được bầu làm "),
        WorstCase("appointments of", "đối với "),
        WorstCase("syntax words", "và của "),
        WorstCase("one word", "a"),
        WorstCase("one word of Vietnamese letters", "ươ"),
        WorstCase("words with full stops", "a."),
        WorstCase("apostrophes", "a'"),
        WorstCase("low lines", "_"),
        WorstCase("combining marks", "\u{301}"),
        WorstCase("spaces with marks", " \u{301}"),
        WorstCase("letters with many marks", "a\u{301}\u{302}\u{303} "),
        WorstCase("decomposed text", "Chu\u{309} ti\u{323}ch "),
        WorstCase("Thai without spaces", "ก"),
        WorstCase("Chinese without spaces", "中"),
        WorstCase("Vietnamese and Chinese", "Bí thư 中 "),
        WorstCase("emoji", "😀"),
        WorstCase("joined emoji", "👩\u{200D}"),
        WorstCase("flags", "🇻"),
        WorstCase("zero-width spaces", "\u{200B}"),
        WorstCase("soft hyphens", "a\u{AD} "),
        WorstCase("wide spaces", " \u{3000}"),
        WorstCase("spaces", " "),
        WorstCase("line feeds", "\n"),
        WorstCase("returns", "a\r"),
        WorstCase("a capital a line", "An\n"),
        WorstCase("a role a line", "Chủ tịch\n"),
        WorstCase("a byline a line", "Xuân Hướng – Cảnh Toàn\n"),
        WorstCase("NUL bytes", "\0"),
        WorstCase("quotes to escape", "\""),
        WorstCase("control characters", "\u{1}"),
        WorstCase("different words", numbered: { "w\($0)x " }),
        WorstCase("different capital words", numbered: { "W\(letters($0)) " }),
        WorstCase("different persons", numbered: { "ông \(name($0)), " }),
        WorstCase("different titles", numbered: { "Bí thư Huyện ủy \(name($0)). " }),
        WorstCase("different holders", numbered: { "ông \(name($0)), Bí thư Huyện ủy \(name($0 / 7)); " }),
        WorstCase("different foreign names", numbered: { "Tổng thống W\(letters($0)) Z\(letters($0 / 3)). " }),
        WorstCase("press text on one line") {
            FixtureArticles.text(atLeast: $0).prefix($0).map { $0 == 0x0A ? 0x20 : $0 }
        }.whole,
        WorstCase("press text without spaces") {
            FixtureArticles.text(atLeast: $0 * 2).filter { $0 != 0x20 && $0 != 0x0A }.prefix($0) + []
        }.whole,
        WorstCase("a long line, then short ones") { count in
            WorstCase("", numbered: { "ông \(name($0)), " }).text(of: count / 2)
                + WorstCase("", "\na").text(of: count / 2)
        }.lines,
        WorstCase("short lines", "a\n").lines,
        WorstCase("lines of one name", "ông Lê Văn An\n").lines,
    ]

    /// The same as documents of a line each.
    private var lines: WorstCase {
        var worst = self
        worst.format = "lines"
        return worst
    }

    /// The same without a last scalar that was cut off.
    private var whole: WorstCase {
        let make = make
        return WorstCase(name) { count in
            var out = make(count)
            while let last = out.last, last >= 0x80 {
                out.removeLast()
                if last >= 0xC0 { break }
            }
            return out
        }
    }
}
