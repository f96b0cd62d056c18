#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A thread that runs one closure.
struct WorkerThread {
    /// Room for the deepest JSON that is read; some systems give a thread no more than 128 KB unasked.
    private static let stackBytes = 1 << 21

    private final class Body {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    private let id: pthread_t

    /// Nil where the system has no thread to give.
    init?(_ run: @escaping @Sendable () -> Void) {
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        pthread_attr_setstacksize(&attributes, Self.stackBytes)
        defer { pthread_attr_destroy(&attributes) }
        let body = Unmanaged.passRetained(Body(run))
        #if canImport(Glibc)
            var id = pthread_t()
        #else
            var id: pthread_t!
        #endif
        guard pthread_create(&id, &attributes, { Self.enter($0) }, body.toOpaque()) == 0 else {
            body.release()
            return nil
        }
        self.id = id
    }

    func join() { pthread_join(id, nil) }

    private static func enter(_ body: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
        Unmanaged<Body>.fromOpaque(body!).takeRetainedValue().run()
        return nil
    }
}
