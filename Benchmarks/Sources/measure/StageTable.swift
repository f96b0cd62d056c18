import Stages
@_spi(Measurement) import VietnameseEntities

extension StageProfile {
    /// The budget: nanoseconds a syllable for each stage, the median of several rounds over a text.
    static func print(_ text: [UInt8], name: String, rounds: Int = 9) throws {
        let measurement = try Measurement(Annotator())
        _ = StageProfile(text, measurement)
        let profiles = (0..<rounds).map { _ in StageProfile(text, measurement) }
        let syllables = Double(profiles[0].syllables)
        let icu = median(profiles.map { $0.seconds[0] })
        var table = Table(["stage", "ns a syllable", "of the ICU pass", "MB/s"])
        for (number, stage) in Self.names.enumerated() {
            let time = median(profiles.map { $0.seconds[number] })
            table.add([
                stage, (time * 1e9 / syllables).text(2), (time / icu).text(3),
                (Double(text.count) / 1e6 / time).text(0),
            ])
        }
        say("\(name): \(text.count) bytes, \(profiles[0].syllables) syllables, \(rounds) rounds\n\n\(table.markdown)")
    }
}
