import Synchronization
import Testing

@testable import KnowledgeBase

@Suite struct ParallelTests {
  @Test(arguments: [0, 1, 2, 3, 1000]) func resultsAreInOrder(_ count: Int) async {
    #expect(await concurrentMap(count) { $0 * $0 } == (0..<count).map { $0 * $0 })
  }

  @Test func resultsThatAreNilStay() async {
    #expect(await concurrentMap(5) { $0 % 2 == 0 ? nil : $0 } == [nil, 1, nil, 3, nil])
  }

  @Test func eachThreadMakesOneWorker() async {
    let made = Tally()
    let uses = await concurrentMap(
      500,
      worker: {
        made.add(); return 0
      }
    ) { worker, _ in
      worker += 1
      return worker
    }
    // A worker that is kept counts on: as many ones as there are workers that did anything.
    #expect(uses.count == 500)
    #expect(made.count >= 1)
    #expect(uses.count { $0 == 1 } <= made.count)
    #expect((uses.max() ?? 0) * made.count >= 500)
  }
}

private final class Tally: Sendable {
  private let value = Atomic<Int>(0)
  func add() { value.wrappingAdd(1, ordering: .relaxed) }
  var count: Int { value.load(ordering: .relaxed) }
}
