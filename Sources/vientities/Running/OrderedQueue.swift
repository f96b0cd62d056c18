/// Hands pieces to threads and gives the results back in the order of the pieces.
///
/// One thread, the owner, appends and takes; the others process. It holds a bounded number of pieces: who appends
/// asks ``isFull`` first.
final class OrderedQueue: @unchecked Sendable {
    // Safety of `@unchecked`: `slots`, `isFinished` and every slot's fields are read and written only inside
    // `monitor.locked`; the rest is constant or the owner's alone.

    private final class Slot {
        var event: InputReader.Event?
        var result: ProcessedPiece?
        init(_ event: InputReader.Event) { self.event = event }
    }

    private let monitor = Monitor()
    private let capacity: Int
    private let makeRenderer: @Sendable () -> any DocumentRenderer
    private var threads: [WorkerThread] = []
    /// In the order of the input; taken from the front.
    private var slots: [Slot] = []
    private var isFinished = false

    /// Nil where the system has no thread to give.
    init?(threads count: Int, _ makeRenderer: @escaping @Sendable () -> any DocumentRenderer) {
        self.makeRenderer = makeRenderer
        // A thread that is done finds its next piece while the owner waits for the slowest.
        capacity = count * 3
        threads = (0..<count).compactMap { _ in WorkerThread { self.work() } }
        if threads.isEmpty { return nil }
    }

    var isEmpty: Bool { monitor.locked { slots.isEmpty } }
    var isFull: Bool { monitor.locked { slots.count >= capacity } }
    var isFirstReady: Bool { monitor.locked { slots.first?.result != nil } }

    func append(_ event: InputReader.Event) {
        let slot = Slot(event)
        monitor.locked { slots.append(slot) }
    }

    /// Waits for the first piece's result.
    func takeFirst() -> ProcessedPiece {
        monitor.locked { wait in
            while slots[0].result == nil { wait() }
            return slots.removeFirst().result!
        }
    }

    /// Ends the threads. The queue must be empty.
    func finish() {
        monitor.locked { isFinished = true }
        for thread in threads { thread.join() }
    }

    private func work() {
        var bench = Workbench(makeRenderer)
        while true {
            let job: (slot: Slot, event: InputReader.Event)? = monitor.locked { wait in
                while true {
                    if let slot = slots.first(where: { $0.event != nil }) {
                        defer { slot.event = nil }
                        return (slot, slot.event!)
                    }
                    if isFinished { return nil }
                    wait()
                }
            }
            guard let job else { return }
            let result = bench.process(job.event)
            monitor.locked { job.slot.result = result }
        }
    }
}
