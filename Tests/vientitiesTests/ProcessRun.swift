#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A program run to its end. Written on `posix_spawn`, for Foundation brings headers of another ICU with it, which
/// do not go together with those that the library is built on.
enum ProcessRun {
    struct Failed: Error { var call: String, code: Int32 }

    /// What the child's standard files are.
    enum File {
        case path(String)
        case descriptor(Int32)
    }

    /// Runs a program in `folder` and waits; returns its exit status, or 128 and the number of the signal that ended it.
    static func status(
        _ program: String, _ arguments: [String], folder: String, environment: [String: String] = [:],
        input: File, output: File, errors: File
    ) throws -> Int32 {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
            var attributes: posix_spawnattr_t?
        #else
            var actions = posix_spawn_file_actions_t()
            var attributes = posix_spawnattr_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        for (number, file) in [input, output, errors].enumerated() {
            switch file {
            case .path(let path):
                posix_spawn_file_actions_addopen(
                    &actions, Int32(number), path, number == 0 ? O_RDONLY : O_WRONLY | O_CREAT, 0o600)
            case .descriptor(let descriptor): posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(number))
            }
        }
        // Whoever runs the tests may ignore the signal, and a child would inherit that.
        var defaults = sigset_t()
        sigemptyset(&defaults)
        sigaddset(&defaults, SIGPIPE)
        posix_spawnattr_setsigdefault(&attributes, &defaults)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))

        // Not every system lets `posix_spawn` change the folder; a shell does.
        let shell = ["/bin/sh", "-c", #"cd "$0" && exec "$@""#, folder, program]
        let argv = (shell + arguments).map { strdup($0) } + [nil]
        let envp = variables(environment).map { strdup($0) } + [nil]
        defer { for pointer in argv + envp { free(pointer) } }
        var child = pid_t()
        let spawned = posix_spawn(&child, shell[0], &actions, &attributes, argv, envp)
        guard spawned == 0 else { throw Failed(call: "posix_spawn", code: spawned) }
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0 {
            guard errno == EINTR else { throw Failed(call: "waitpid", code: errno) }
        }
        return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
    }

    /// The variables of this process but those that the tool looks at, and `added`.
    private static func variables(_ added: [String: String]) -> [String] {
        var kept: [String] = []
        var at = environ
        while let variable = at.pointee {
            let text = String(cString: variable)
            if !["NO_COLOR=", "TERM=", "COLUMNS="].contains(where: text.hasPrefix) { kept.append(text) }
            at += 1
        }
        return kept + added.map { "\($0)=\($1)" }
    }
}
