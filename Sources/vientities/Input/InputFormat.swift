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
            "text":
                "The whole file is one document; its id is the file's name without folder and ending, or 'stdin'; of several files with one name, the path.",
            "lines":
                "Each line is a document; its id is the line's number, of several files behind the file's id: a:3. Empty lines are skipped but counted.",
            "jsonl":
                """
            Each line is a JSON object with \"text\" and perhaps \"id\", else the line's number as above, and \"date\", the day of \
            publication (2026-08-20 or a time stamp that begins so; else it is ignored); other keys are ignored.
            """,
        ]
    }
}
