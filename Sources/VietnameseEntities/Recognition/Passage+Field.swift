// Fields of bodies and offices that are joined from several which the lexicon has.
extension Passage {
    private static let field = EntryKinds(.field)

    /// The end of a field that goes on behind `index`, where one ends; `index` where it does not: `Tổ chức - Nội vụ`,
    /// `Công nghệ và Truyền thông`, `Giáo dục, Thanh niên và Thể thao`, `…, buôn lậu`.
    /// - Parameter isSingular: whether one head has the field; several that share it (`các sở Y tế và Xây dựng`) have
    ///   one each.
    func joinedFieldEnd(_ index: Int, isSingular: Bool) -> Int {
        guard follows(index) else { return index }
        let joint = token(index)
        // `Sở Hành chính Tài chính`, but `Phòng Nội vụ Thủ Đức`
        if isSingular, joint.continuesName, !joint.isAllCapitals, let second = longest(Self.field, at: index),
            body(at: index) == nil,
            place(at: index) == nil, !begins(EntryKinds.roles, at: index)
        {
            return second.end
        }
        guard follows(index + 1) else { return index }
        guard let second = longest(Self.field, at: index + 1) else { return index }
        let end = second.end
        // `Ban Chỉ huy Quân sự - Chỉ huy trưởng …`, `phòng Cảnh sát kinh tế - thông tin: …`
        if longest(EntryKinds.roles, at: index + 1).map({ $0.end > end }) == true
            || joint.isMark("-") && !token(index + 1).isCapital && token(end).isMark(":")
        {
            return index
        }
        if joint.isMark(",") {
            if second.attributes.contains(.closing) { return end }
            // A comma joins only what ends in `và`, else it separates two bodies.
            guard begins(.conjunction, at: end), let last = longest(Self.field, at: end + 1) else { return index }
            return last.end
        }
        if joint.isMark("-") || joint.isMark("&") {
            return joint.gap != .space || token(index + 1).gap == .space ? end : index
        }
        let isJoined =
            isSingular && joint.isWord && body(at: index + 1) == nil
            // `khoa kinh tế và quản lý Trường đại học Bách khoa Hà Nội`
            && (token(index + 1).isCapital || !token(index - 1).isCapital && body(at: end) != nil && follows(end))
        return isJoined && longest(.conjunction, at: index)?.end == index + 1 ? end : index
    }
}
