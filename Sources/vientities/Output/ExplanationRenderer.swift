import VietnameseEntities

/// `explain`: for each mention what made it and what lost to it; forms and dates' values are those of `annotate`.
///
///     title  Chủ tịch UBND tỉnh  [14, 32)
///       rule       title.role-body
///       canonical  Chủ tịch Ủy ban nhân dân tỉnh
///       …
final class ExplanationRenderer: DocumentRenderer {
    /// Never called: texts that are explained are short.
    var spill: ((inout [UInt8]) -> Void)?
    private let worker: Annotator.Worker
    private let isHeaded: Bool

    init(_ annotator: Annotator, isHeaded: Bool) {
        worker = Annotator.Worker(annotator)
        self.isHeaded = isHeaded
    }

    func render(_ source: SourceDocument, into out: inout [UInt8]) {
        let (document, explanations) = worker.explained(source.text)
        let context = document.context(day: source.day)
        let spans = OffsetMap(source.text, unit: .scalar).convert(explanations.map(\.winner.span))
        if isHeaded { DocumentHeader.write(source.id, into: &out) }
        for (number, explanation) in explanations.enumerated() {
            if number > 0 { out.append(0x0A) }
            write(explanation, spans[number], context, into: &out)
        }
        if isHeaded { out.append(0x0A) }
    }

    private func write(
        _ explanation: Explanation, _ span: TextSpan, _ context: DocumentContext, into out: inout [UInt8]
    ) {
        let winner = explanation.winner
        let indent = explanation.mention?.parent == nil ? "" : "  "
        let kind = winner.isRefusal ? "refused" : winner.type.rawValue
        out += "\(indent)\(kind)  ".utf8
        OneLine.write(winner.text, into: &out)
        out += "  [\(span.start), \(span.end))\n".utf8

        func line(_ name: String, _ value: String?) {
            guard let value else { return }
            out += "\(indent)  \(name)".utf8
            out += repeatElement(0x20, count: 11 - name.utf8.count)
            OneLine.write(value, into: &out)
            out.append(0x0A)
        }
        line("rule", winner.rule.id)
        line("canonical", explanation.mention?.canonical(in: context))
        line("value", explanation.mention?.dateValue(in: context)?.description)
        line("evidence", winner.evidence.isEmpty ? nil : winner.evidence.joined(separator: " · "))
        if let parts = explanation.mention?.titleParts {
            line("status", parts.status)
            line("role", parts.role)
            line("modifiers", parts.modifiers)
            line("governs", parts.governed?.text)
        }
        if let parts = explanation.mention?.nameParts {
            line("honorific", parts.honorific)
            line("family", parts.family)
            line("middle", parts.middle)
            line("given", parts.given)
        }
        if let person = explanation.mention?.person { line("person", "\(person.number) \(person.name)") }
        for loser in explanation.losers {
            let evidence = loser.evidence.isEmpty ? "" : "  (\(loser.evidence.joined(separator: " · ")))"
            line(
                "lost",
                "\(loser.isRefusal ? "refusal" : loser.type.rawValue)  \(loser.text)  \(loser.rule.id)\(evidence)")
        }
    }
}
