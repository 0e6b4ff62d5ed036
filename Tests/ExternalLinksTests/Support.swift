import Synchronization

@testable import ExternalLinks

/// Servers in memory: what they say to each request, in turn, the last again and again. Notes what was asked, and how many
/// requests to one host, and in all, were under way at once.
final class Servers: Sendable {
  private struct State {
    var asked: [String] = []
    var answers: [String: [Result<Response, WebError>]]
    var running: [String: Int] = [:]
    var mostAtOneHost = 0
    var most = 0
  }

  private let state: Mutex<State>

  /// By `HEAD address` or `GET address`; what is not named is not found.
  init(_ answers: [String: [Result<Response, WebError>]]) { state = Mutex(State(answers: answers)) }

  var asked: [String] { state.withLock { $0.asked } }
  var mostAtOneHost: Int { state.withLock { $0.mostAtOneHost } }
  var most: Int { state.withLock { $0.most } }

  var web: Web {
    Web { request async throws(WebError) in
      let host = hostAndPort(of: request.address) ?? ""
      let answer = self.state.withLock { state in
        let key = "\(request.isHead ? "HEAD" : "GET") \(request.address)"
        state.asked.append(key)
        state.running[host, default: 0] += 1
        state.mostAtOneHost = max(state.mostAtOneHost, state.running[host, default: 0])
        state.most = max(state.most, state.running.values.reduce(0, +))
        guard let answers = state.answers[key] else { return Result<Response, WebError>.success(Response(status: 404)) }
        if answers.count > 1 { state.answers[key]?.removeFirst() }
        return answers[0]
      }
      try? await Task.sleep(for: .milliseconds(5))
      self.state.withLock { $0.running[host, default: 0] -= 1 }
      return try answer.get()
    }
  }
}

extension Result where Success == Response, Failure == WebError {
  static func status(_ status: Int, to redirect: String? = nil, retry: Duration? = nil, html: String? = nil) -> Self {
    .success(Response(status: status, redirect: redirect, retryAfter: retry, html: html.map { Array($0.utf8) }))
  }

  static func none(_ reason: String) -> Self { .failure(.noAnswer(reason)) }
}
