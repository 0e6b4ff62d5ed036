import KnowledgeBase

/// How servers are treated: one request at a time for a host, a pause after it, and not too many hosts at once.
actor Manners {
  private let pause: Duration
  private let width: Gate
  private var hosts: [String: Gate] = [:]
  private var last: [String: ContinuousClock.Instant] = [:]

  init(pause: Duration, width: Int) {
    self.pause = pause
    self.width = Gate(width: width)
  }

  /// Runs `body` when it is the host's turn. A host keeps its turn while a server asks to wait.
  func turn<Result: Sendable>(of host: String, _ body: @Sendable () async throws(WebError) -> Result)
    async throws(WebError) -> Result
  {
    let gate = hosts[host, default: Gate(width: 1)]
    hosts[host] = gate
    await gate.enter()
    if let last = last[host] { try? await Task.sleep(until: last + pause, clock: .continuous) }
    let result: Swift.Result<Result, WebError>
    do throws(WebError) { result = .success(try await width.pass(body)) } catch { result = .failure(error) }
    last[host] = .now
    await gate.leave()
    return try result.get()
  }
}
