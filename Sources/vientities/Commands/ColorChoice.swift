import ArgumentParser

/// The `--color` option.
enum ColorChoice: String, CaseIterable, ExpressibleByArgument {
    case auto, always, never

    /// Whether to colour. `auto` follows no-color.org: `NO_COLOR`, set to anything but nothing, turns colours off.
    func isOn(isTerminal: Bool) -> Bool {
        switch self {
        case .always: true
        case .never: false
        case .auto:
            isTerminal && Environment["NO_COLOR", default: ""].isEmpty && Environment["TERM", default: ""] != "dumb"
        }
    }
}
