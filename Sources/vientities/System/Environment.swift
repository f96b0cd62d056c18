/// The process's environment variables.
enum Environment {
    /// The value of a variable, or `value` where it is not set.
    static subscript(_ name: String, default value: String) -> String { system_getenv(name) ?? value }
}
