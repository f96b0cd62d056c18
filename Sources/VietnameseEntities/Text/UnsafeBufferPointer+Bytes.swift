extension UnsafeBufferPointer<UInt8> {
    /// Whether both hold the same bytes; eight a look.
    @inline(__always)
    func hasBytes(of other: UnsafeBufferPointer<UInt8>) -> Bool {
        guard count == other.count, let first = UnsafeRawPointer(baseAddress),
            let second = UnsafeRawPointer(other.baseAddress)
        else { return isEmpty && other.isEmpty }
        func differs(_ at: Int) -> Bool {
            first.loadUnaligned(fromByteOffset: at, as: UInt64.self)
                != second.loadUnaligned(fromByteOffset: at, as: UInt64.self)
        }
        var at = 0
        while at + 8 <= count {
            if differs(at) { return false }
            at += 8
        }
        if count >= 8 { return !differs(count - 8) }
        while at < count, self[at] == other[at] { at += 1 }
        return at == count
    }
}
