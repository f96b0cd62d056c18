/// The line above a document where several are written: `#id ID`.
enum DocumentHeader {
    static func write(_ id: String, into out: inout [UInt8]) {
        out += "#id ".utf8
        OneLine.write(id, into: &out)
        out.append(0x0A)
    }
}
