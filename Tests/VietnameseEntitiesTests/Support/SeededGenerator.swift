/// A small random generator that gives the same numbers for the same seed on every platform (SplitMix64).
///
///     var random = SeededGenerator(seed: 7)
///     let letter = alphabet.randomElement(using: &random)!
///
/// Tests that use it print the seed in their failure messages, so that a failure can be run again. The tool's tests and
/// the benchmarks have this file by a link.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }

    /// A number below `bound`.
    mutating func below(_ bound: Int) -> Int { Int(truncatingIfNeeded: next() >> 33) % bound }

    /// A text of `count` pieces drawn from `alphabet`.
    mutating func text(of count: Int, from alphabet: [String]) -> String {
        var text = ""
        for _ in 0..<count { text += alphabet[below(alphabet.count)] }
        return text
    }
}
