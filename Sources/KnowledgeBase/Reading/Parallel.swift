import Glibc
import Synchronization

/// Applies `transform` to every index below `count`, on as many threads as there are cores. Each thread makes one `Worker`
/// and keeps it, so that buffers are made once. Other work gets its turn now and then. Where the task is cancelled, the rest is left
/// out: what is cancelled has no use for the results.
public func concurrentMap<Worker: ~Copyable, Result: Sendable>(
  _ count: Int, worker: @escaping @Sendable () -> Worker,
  _ transform: @escaping @Sendable (inout Worker, Int) -> Result
) async -> [Result] {
  let next = Counter()
  let width = max(1, min(count, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))))
  return await withTaskGroup(of: [(Int, Result)].self) { group in
    for _ in 0..<width {
      group.addTask {
        var worker = worker()
        var results: [(Int, Result)] = []
        while true {
          let index = next.take()
          guard index < count, !Task.isCancelled else { return results }
          results.append((index, transform(&worker, index)))
          if index % 64 == 63 { await Task.yield() }
        }
      }
    }
    var all = [Result?](repeating: nil, count: count)
    for await results in group {
      for (index, result) in results { all[index] = result }
    }
    return all.compactMap { $0 }
  }
}

/// Applies `transform` to every index below `count`, on as many threads as there are cores.
public func concurrentMap<Result: Sendable>(
  _ count: Int, _ transform: @escaping @Sendable (Int) -> Result
) async -> [Result] {
  await concurrentMap(count, worker: { () }) { _, index in transform(index) }
}

private final class Counter: Sendable {
  private let value = Atomic<Int>(0)
  func take() -> Int { value.wrappingAdd(1, ordering: .relaxed).oldValue }
}
