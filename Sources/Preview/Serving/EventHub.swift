import Diagnostics
import Synchronization

/// Brings news to the pages that are open: server-sent events (HTML, section 9.2).
final class EventHub: Sendable {
  private struct Listener {
    /// The path of the page in the site.
    let page: String?
    let tell: AsyncStream<String>.Continuation
  }

  private struct State {
    var listeners: [Int: Listener] = [:]
    var count = 0
    var problems: [Diagnostic] = []
  }

  private let state = Mutex(State())

  /// The news for one page from now on, each an event as it is sent. What is wrong with the content now comes first.
  func listen(page: String?, isOutdated: Bool) -> AsyncStream<String> {
    let (stream, tell) = AsyncStream<String>.makeStream()
    let number = state.withLock { state in
      state.count += 1
      state.listeners[state.count] = Listener(page: page, tell: tell)
      tell.yield(Self.event("problems", Self.json(state.problems)))
      if isOutdated { tell.yield(Self.event("page", "{}")) }
      return state.count
    }
    tell.onTermination = { [weak self] _ in self?.state.withLock { $0.listeners[number] = nil } }
    return stream
  }

  /// Files of the site have new bytes, or are gone.
  func changed(_ paths: [String]) {
    let files = paths.filter { !$0.hasSuffix(".html") }
    // A page asks for few of these; where there are very many, it is cheaper to load it again.
    let event = files.count > 500 ? Self.event("page", "{}") : Self.event("files", Self.json(files))
    let pages = Set(paths)
    state.withLock { state in
      for listener in state.listeners.values {
        if let page = listener.page, pages.contains(page) {
          listener.tell.yield(Self.event("page", "{}"))
        } else if !files.isEmpty {
          listener.tell.yield(event)
        }
      }
    }
  }

  /// The style sheet alone has changed; `path` is that of the new one.
  func restyled(_ path: String) { send(Self.event("style", Self.json([path]))) }

  /// What is wrong with the content now; nothing, if all is well again.
  func show(_ problems: [Diagnostic]) {
    let isNews = state.withLock { state in
      defer { state.problems = problems }
      return state.problems != problems
    }
    if isNews { send(Self.event("problems", Self.json(problems))) }
  }

  /// Says nothing, so that it shows which listeners have gone.
  func beat() { send(":\n\n") }

  /// Ends all streams.
  func close() {
    let listeners = state.withLock { $0.listeners.values.map(\.tell) }
    for listener in listeners { listener.finish() }
  }

  private func send(_ event: String) {
    state.withLock { state in state.listeners.values.forEach { _ = $0.tell.yield(event) } }
  }

  private static func event(_ name: String, _ data: String) -> String { "event: \(name)\ndata: \(data)\n\n" }

  private static func json(_ problems: [Diagnostic]) -> String {
    let items = problems.map { problem in
      let place =
        [problem.location.file] + [problem.location.line, problem.location.column].compactMap { $0.map { "\($0)" } }
      return "{\"place\":\(json(place.joined(separator: ":"))),\"severity\":\(json(problem.severity.rawValue)),"
        + "\"summary\":\(json(problem.summary)),\"identifier\":\(json(problem.identifier)),"
        + "\"notes\":\(json(problem.notes))}"
    }
    return "[\(items.joined(separator: ","))]"
  }

  private static func json(_ texts: [String]) -> String { "[\(texts.map(json).joined(separator: ","))]" }

  /// A JSON string (RFC 8259, section 7).
  private static func json(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case "\n": result += "\\n"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
