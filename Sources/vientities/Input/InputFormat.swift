import ArgumentParser

/// How an input is cut into documents.
enum InputFormat: String, CaseIterable, Sendable, ExpressibleByArgument {
    /// The whole file is one document.
    case text
    /// Each line is one document.
    case lines
    /// Each line is a JSON object that holds one document.
    case jsonl

    static var allValueDescriptions: [String: String] {
        [
            "text": "The whole file is one document; its id is the file's name without folder and ending, or 'stdin'.",
            "lines": "Each line is a document; its id is the line's number. Empty lines are skipped but counted.",
            "jsonl":
                """
            Each line is a JSON object with \"text\" and perhaps \"id\", else the line's number, and \"date\", the day of \
            publication (2026-08-20 or a time stamp that begins so; else it is ignored); other keys are ignored.
            """,
        ]
    }
}
