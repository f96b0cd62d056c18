#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A lock on which threads can wait for a change. Whoever leaves it wakes those who wait.
final class Monitor: @unchecked Sendable {
    // Safety: the two are initialised in `init`, never moved, and destroyed when nobody can hold them.
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let change = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

    init() {
        check(pthread_mutex_init(mutex, nil))
        check(pthread_cond_init(change, nil))
    }

    deinit {
        pthread_cond_destroy(change)
        pthread_mutex_destroy(mutex)
        change.deallocate()
        mutex.deallocate()
    }

    /// Runs `body` alone.
    func locked<Value>(_ body: () -> Value) -> Value { locked { _ in body() } }

    /// Runs `body` alone; `wait` lets others in until one of them leaves.
    func locked<Value>(_ body: (_ wait: () -> Void) -> Value) -> Value {
        check(pthread_mutex_lock(mutex))
        let value = body { check(pthread_cond_wait(change, mutex)) }
        check(pthread_cond_broadcast(change))
        check(pthread_mutex_unlock(mutex))
        return value
    }

    /// These calls fail only where they are used wrongly.
    private func check(_ status: Int32) { precondition(status == 0, "pthread call failed with \(status)") }
}
