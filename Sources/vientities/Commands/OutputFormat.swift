import ArgumentParser

/// What `annotate` writes.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
    case text, jsonl
}
