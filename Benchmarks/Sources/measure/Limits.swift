import CCounts
import Corpora
import Stages
@_spi(Measurement) import VietnameseEntities

/// What does not depend on the machine, against the figures committed in `limits.tsv`.
enum Limits {
    /// How much more than the committed figure is let pass: other versions of the compiler and of ICU differ by some
    /// percent, and a change worth a look by more. An allocation or an instruction more in the whole is always let pass.
    static let margin = 1.10

    private static let path = ToolProcess.root + "/Benchmarks/limits.tsv"

    private struct Figure: Equatable {
        var unit: String
        var stage: String
        var value: Double
    }

    static func check(update: Bool) throws {
        let found = try measure()
        if update {
            let lines = found.map { "\($0.unit)\t\($0.stage)\t\($0.value.text(2))\n" }.joined()
            let head =
                "# Measured over fixtures/articles by 'make limits UPDATE=1'; 'make limits' fails at \(((margin - 1) * 100).text(0)) percent more.\n# unit\tstage\tfigure\n"
            try Files.write(Array((head + lines).utf8), to: path)
        }
        guard let committed = FixtureArticles.contents(of: path) else {
            throw ToolProcess.Failed(description: "cannot read \(path)")
        }
        var table = Table(["stage", "unit", "now", "committed", ""])
        var exceeded = 0
        for line in committed.split(separator: 0x0A) where line.first != UInt8(ascii: "#") {
            let fields = line.split(separator: 0x09).map { String(decoding: $0, as: UTF8.self) }
            guard fields.count == 3, let limit = Double(fields[2]),
                let now = found.first(where: { $0.unit == fields[0] && $0.stage == fields[1] })?.value
            else {
                throw ToolProcess.Failed(
                    description: "\(path): nothing measures “\(String(decoding: line, as: UTF8.self))”")
            }
            let isExceeded = now > limit * margin + 0.1
            if isExceeded { exceeded += 1 }
            table.add([
                fields[1], fields[0], now.text(2), limit.text(2),
                isExceeded ? "too much" : now < limit / margin - 0.1 ? "less: commit it" : "",
            ])
        }
        say(table.markdown)
        if exceeded > 0 {
            throw ToolProcess.Failed(
                description:
                    "\(exceeded) figures are over their limit by more than \(((margin - 1) * 100).text(0)) percent")
        }
    }

    private static func measure() throws -> [Figure] {
        let text = FixtureArticles.text(atLeast: 1)
        let measurement = try Measurement(Annotator())
        _ = StageProfile(text, measurement)
        let profile = StageProfile(text, measurement)
        let tokens = Double(profile.tokens)
        var figures: [Figure] = []
        if vien_counts_allocations() {
            for (number, stage) in StageProfile.names.enumerated() where number > 0 {
                figures.append(
                    Figure(
                        unit: "allocations a thousand tokens", stage: stage,
                        value: profile.allocations[number] * 1000 / tokens))
            }
            for (stage, lexicon) in zip(
                Instructions.once, [Measurement.builtinLexicon, { Lexicon(files: Lexicon.builtinFiles) }])
            {
                let before = vien_allocations()
                _ = Annotator(lexicon: lexicon())
                figures.append(Figure(unit: "allocations", stage: stage, value: Double(vien_allocations() - before)))
            }
        }
        let instructions = try Instructions.perToken(tokens: tokens)
        for (stage, count) in zip(Instructions.names, instructions).dropFirst() {
            let isOnce = Instructions.once.contains(stage)
            figures.append(
                Figure(
                    unit: isOnce ? "million instructions" : "instructions a token", stage: stage,
                    value: isOnce ? count / 1e6 : count))
        }
        return figures
    }
}
