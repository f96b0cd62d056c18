/// Text from outside, such as a file's name, on one line of output.
enum OneLine {
    /// Appends the text; in place of control characters, which break lines and steer terminals, stand a space for
    /// tabs and line breaks, U+FFFD for others.
    static func write(_ text: String, into out: inout [UInt8]) {
        var text = text
        text.withUTF8 { bytes in
            guard bytes.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 }) else {
                out.append(contentsOf: bytes)
                return
            }
            for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
                switch scalar.value {
                case 0x09...0x0D, 0x85: out.append(0x20)
                case 0x00...0x1F, 0x7F...0x9F: out += "\u{FFFD}".utf8
                default: out += UTF8.encode(scalar)!
                }
            }
        }
    }
}

extension OneLine {
    /// The text as ``write(_:into:)`` shows it.
    static func shown(_ text: String) -> String {
        var out: [UInt8] = []
        write(text, into: &out)
        return String(decoding: out, as: UTF8.self)
    }
}
