import Testing

@testable import VietnameseEntities

@Suite("Memory that is cut by hand")
struct MemoryTests {
    @Test("An arena gives zeroed tables at cache lines until it is full, and none beyond")
    func arena() {
        var arena = Arena(bytes: 1)
        defer { arena.free() }
        var total = 0
        var tables = 0
        while let table = arena.cut(UInt64.self, 1001) {
            #expect(UInt(bitPattern: table) % 64 == 0)
            #expect((0..<1001).allSatisfy { table[$0] == 0 })
            for at in 0..<1001 { table[at] = .max }
            total += 1001 * 8
            tables += 1
        }
        #expect(tables > 100)
        #expect(total < 4 << 20)
        #expect(arena.cut(UInt8.self, 8 << 20) == nil)
    }

    @Test("A buffer keeps its elements when it outgrows its arena")
    func bufferOutgrows() {
        var arena = Arena(bytes: 1)
        var buffer = Buffer<Int32>(capacity: 10, in: &arena)
        for value in 0..<5000 { buffer.append(Int32(value)) }
        arena.free()
        defer { buffer.free() }
        #expect((0..<5000).allSatisfy { buffer[$0] == Int32($0) })
    }

    @Test("A table without room in its arena stands on its own, zeroed")
    func tableWithoutRoom() {
        var arena = Arena(bytes: 1)
        defer { arena.free() }
        let table = ZeroedTable<UInt64>(count: 1 << 20, in: &arena)
        defer { table.free() }
        #expect(UInt(bitPattern: table.base) % 64 == 0)
        #expect((0..<(1 << 20)).allSatisfy { table.base[$0] == 0 })
    }

    @Test("A map of keys says what a dictionary says, and nothing once it is emptied", arguments: [10, 300, 20_000])
    func keyMap(_ count: Int) {
        var generator = SeededGenerator(seed: UInt64(count))
        var map = KeyMap()
        var dictionary: [UInt64: Int32] = [:]
        defer { map.free() }
        for _ in 0..<2 {
            for step in 0..<count {
                // Few different keys, so that many are met again; zero is one of them.
                let key = UInt64.random(in: 0..<UInt64(count), using: &generator)
                map[key] = Int32(step)
                dictionary[key] = Int32(step)
            }
            #expect(
                (0...UInt64(count)).allSatisfy {
                    map[$0] == dictionary[$0] && map.contains($0) == (dictionary[$0] != nil)
                })
            map.removeAll()
            dictionary.removeAll()
            #expect(map.isEmpty)
            #expect((0...UInt64(count)).allSatisfy { map[$0] == nil })
        }
    }

    @Test("Words are remembered in pairs: a third takes the place of the first")
    func recentWords() {
        let recent = RecentWords(bits: 2)
        defer { recent.free() }
        // Words of one pair.
        let words = (1...100).map(UInt64.init).filter { recent.pair($0, 0) == recent.pair(1, 0) }
        func meet(_ low: UInt64) -> Bool {
            let pair = recent.pair(low, 0)
            if RecentWords.slot(low, 0, in: pair).holds(low, 0) { return true }
            RecentWords.add(
                RecentWords.Slot(low: low, high: 0, followers: 0, value: 0, form: 0, traits: []), to: pair)
            return false
        }
        #expect(
            [0, 0, 1, 0, 2, 0, 2, 1].map { meet(words[$0]) } == [false, true, false, true, false, false, true, false])
    }

    @Test("A buffer takes many elements at once, however small it was", arguments: [1, 3, 64])
    func appendingMany(_ capacity: Int) {
        var buffer = Buffer<UInt8>(capacity: capacity)
        defer { buffer.free() }
        let elements = (0..<100).map(UInt8.init)
        for count in [0, 1, 7, 92] {
            elements[buffer.count..<(buffer.count + count)].withUnsafeBufferPointer { buffer.append(contentsOf: $0) }
        }
        #expect(Array(UnsafeBufferPointer(start: buffer.base, count: buffer.count)) == elements)
    }
}
