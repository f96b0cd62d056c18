import Stages

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What a run of the tool took.
struct ToolCost {
    /// Processor time of all its threads, and time on the clock.
    var processorSeconds = 0.0, clockSeconds = 0.0
    /// The most memory that was resident.
    var peakBytes = 0
}

/// Runs of `vientities` as a process of its own.
///
/// The kernel's count of a child's peak memory begins with what this process holds when it starts the child: measure
/// memory before anything large is kept.
enum ToolProcess {
    struct Failed: Error, CustomStringConvertible { var description: String }

    /// The built tool, or the one that `VIENTITIES` names.
    static let path: String = getenv("VIENTITIES").map { String(cString: $0) } ?? root + "/.build/release/vientities"
    static let root = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")

    /// Runs the tool; `input` writes to its standard input and returns when it has no more. Output goes to a file.
    static func run(
        _ arguments: [String], output: String = "/dev/null", input: ((_ write: ([UInt8]) -> Void) -> Void)? = nil
    ) throws -> ToolCost {
        var pipe_: [Int32] = [-1, -1]
        if input != nil, pipe(&pipe_) != 0 { throw Failed(description: "no pipe") }
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
        #else
            var actions = posix_spawn_file_actions_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if input != nil {
            posix_spawn_file_actions_adddup2(&actions, pipe_[0], 0)
            posix_spawn_file_actions_addclose(&actions, pipe_[0])
            posix_spawn_file_actions_addclose(&actions, pipe_[1])
        }
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        let argv = ([path] + arguments).map { strdup($0) } + [nil]
        defer { for pointer in argv { free(pointer) } }
        var child = pid_t()
        let start = clockSeconds()
        let spawned = posix_spawn(&child, path, &actions, nil, argv, environ)
        guard spawned == 0 else {
            throw Failed(
                description: "cannot run \(path): \(String(cString: strerror(spawned))); 'make release' builds it")
        }
        if let input {
            close(pipe_[0])
            signal(SIGPIPE, SIG_IGN)
            input { bytes in
                _ = Files.write(bytes, to: pipe_[1])
            }
            close(pipe_[1])
        }
        var status: Int32 = 0
        var usage = rusage()
        while wait4(child, &status, 0, &usage) < 0 {
            guard errno == EINTR else { throw Failed(description: "wait4 failed") }
        }
        guard status == 0 else {
            throw Failed(description: "vientities \(arguments.joined(separator: " ")) ended with \(status)")
        }
        var cost = ToolCost()
        cost.clockSeconds = clockSeconds() - start
        cost.processorSeconds = seconds(usage.ru_utime) + seconds(usage.ru_stime)
        cost.peakBytes = bytes(usage)
        return cost
    }

    /// This process's own peak, below which no child's can be seen.
    static var ownPeakBytes: Int {
        var usage = rusage()
        #if canImport(Glibc)
            getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        #else
            getrusage(RUSAGE_SELF, &usage)
        #endif
        return bytes(usage)
    }

    private static func bytes(_ usage: rusage) -> Int {
        #if canImport(Darwin)
            usage.ru_maxrss
        #else
            usage.ru_maxrss * 1024
        #endif
    }

    private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
}
