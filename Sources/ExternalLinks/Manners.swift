/// How servers are treated: one request at a time for a host, a pause after it, and not too many hosts at once.
actor Manners {
  private let pause: Duration
  private var free: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []
  private var busy: Set<String> = []
  private var queues: [String: [CheckedContinuation<Void, Never>]] = [:]
  private var last: [String: ContinuousClock.Instant] = [:]

  init(pause: Duration, width: Int) {
    self.pause = pause
    free = width
  }

  /// Runs `body` when it is the host's turn. A host keeps its turn while a server asks to wait.
  func turn<Result: Sendable>(of host: String, _ body: @Sendable () async throws(WebError) -> Result)
    async throws(WebError) -> Result
  {
    await enter(host)
    defer { leave(host) }
    if let last = last[host] { try? await Task.sleep(until: last + pause, clock: .continuous) }
    await enter()
    defer { leave() }
    return try await body()
  }

  private func enter(_ host: String) async {
    if busy.insert(host).inserted { return }
    await withCheckedContinuation { queues[host, default: []].append($0) }
  }

  private func leave(_ host: String) {
    last[host] = .now
    if queues[host, default: []].isEmpty {
      busy.remove(host)
    } else {
      queues[host]?.removeFirst().resume()
    }
  }

  private func enter() async {
    if free > 0 {
      free -= 1
    } else {
      await withCheckedContinuation { waiting.append($0) }
    }
  }

  private func leave() {
    if waiting.isEmpty {
      free += 1
    } else {
      waiting.removeFirst().resume()
    }
  }
}
