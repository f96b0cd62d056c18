import ArgumentParser
import VietnameseEntities

/// `vientities explain`: what made each mention, and what lost to it.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Says of every mention which rule and entries made it, and what lost to it.",
        discussion: """
            Offsets are Unicode scalars from the start of the document, half-open. A phrase that a rule refused is \
            shown where it kept something out.

            Examples:
              echo 'Ông Lê Văn An, Chủ tịch UBND tỉnh, phát biểu.' | vientities explain
              vientities explain --input lines sentences.txt
            """
    )

    @OptionGroup var input: InputOptions

    func run() throws {
        let isHeaded = input.hasSeveralDocuments
        let run = Run(inputs: input.inputs, output: StandardOutput()) {
            ExplanationRenderer(Annotator(), isHeaded: isHeaded)
        }
        try run.finish(threads: 1)
    }
}
