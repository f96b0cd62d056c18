import ArgumentParser

/// One run of a command: every document of every input, annotated and written in order.
struct Run {
    private let inputs: InputSequence
    private let output: StandardOutput
    /// Called once a thread, when there is something to render: making an annotator builds the lexicon.
    private let makeRenderer: @Sendable () -> any DocumentRenderer

    init(inputs: [InputFile], output: StandardOutput, makeRenderer: @escaping @Sendable () -> any DocumentRenderer) {
        self.inputs = InputSequence(inputs)
        self.output = output
        self.makeRenderer = makeRenderer
    }

    /// Reads and writes everything. Output and messages are the same for any number of threads.
    /// - Throws: `ExitCode` where something could not be read or understood.
    func finish(threads: Int) throws {
        var diagnostics = Diagnostics()
        do {
            if threads > 1, let queue = OrderedQueue(threads: threads, makeRenderer) {
                try annotate(&diagnostics, with: queue)
            } else {
                try annotate(&diagnostics)
            }
            try output.flush()
        } catch {
            diagnostics.end(error)
        }
        if diagnostics.status != 0 { throw ExitCode(diagnostics.status) }
    }

    private func annotate(_ diagnostics: inout Diagnostics) throws(SystemError) {
        var failure: SystemError?
        var bench = Workbench(makeRenderer) { bytes in
            do throws(SystemError) { if failure == nil { try output.write(bytes) } } catch { failure = error }
            bytes.removeAll(keepingCapacity: true)
        }
        for event in inputs {
            let result = bench.process(event)
            if let failure { throw failure }
            try write(result, &diagnostics)
        }
    }

    private func annotate(_ diagnostics: inout Diagnostics, with queue: OrderedQueue) throws(SystemError) {
        for event in inputs {
            if queue.isFull { try write(queue.takeFirst(), &diagnostics) }
            queue.append(event)
            while queue.isFirstReady { try write(queue.takeFirst(), &diagnostics) }
        }
        while !queue.isEmpty { try write(queue.takeFirst(), &diagnostics) }
        queue.finish()
    }

    private func write(_ result: ProcessedPiece, _ diagnostics: inout Diagnostics) throws(SystemError) {
        for fault in result.faults { diagnostics.report(fault) }
        try output.write(result.output)
    }
}
