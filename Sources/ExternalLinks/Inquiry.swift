import Markdown

/// Asks for one address until there is an answer: by HEAD first, by GET where that is refused; follows redirections, and waits
/// where a server asks for it.
struct Inquiry: Sendable {
  let web: Web
  let manners: Manners
  /// How long to wait where a server that has too much to do does not say, and how long at most.
  var wait = Duration.seconds(5)
  var longestWait = Duration.seconds(60)

  private static let redirections = 10
  private static let attempts = 3

  /// Throws only where nothing can be asked at all.
  func answer(of address: String, fragments: Set<String>) async throws(WebError) -> Answer {
    var here = address
    var movedTo: String?
    var hasMoved = true
    for _ in 0...Self.redirections {
      let response: Response
      do throws(WebError) {
        response = try await ask(here, wantsText: !fragments.isEmpty)
      } catch {
        guard case .noAnswer(let reason) = error else { throw error }
        return .unreachable(reason)
      }
      guard (300..<400).contains(response.status), let next = response.redirect else {
        return judge(response, movedTo: movedTo, fragments)
      }
      guard hostAndPort(of: next) != nil else { return .dead("it leads on to \(next)") }
      // What is moved for a while may come back, and so may all behind it.
      hasMoved = hasMoved && [301, 308].contains(response.status)
      if hasMoved { movedTo = next }
      here = next
    }
    return .dead("it leads on more than \(Self.redirections) times")
  }

  private func ask(_ address: String, wantsText: Bool) async throws(WebError) -> Response {
    let host = hostAndPort(of: address) ?? ""
    if !wantsText {
      // Some servers answer HEAD with an error, or not at all.
      let response = try? await patiently(host, Request(address: address, isHead: true, wantsText: false))
      if let response, response.status < 400 || Self.isBusy(response) { return response }
    }
    return try await patiently(host, Request(address: address, isHead: false, wantsText: wantsText))
  }

  private func patiently(_ host: String, _ request: Request) async throws(WebError) -> Response {
    try await manners.turn(of: host) { () async throws(WebError) in
      for _ in 1..<Self.attempts {
        let response = try await web.ask(request)
        let wait = response.retryAfter ?? wait
        guard Self.isBusy(response), wait <= longestWait else { return response }
        do { try await Task.sleep(for: wait) } catch { return response }
      }
      return try await web.ask(request)
    }
  }

  private static func isBusy(_ response: Response) -> Bool { [429, 503].contains(response.status) }

  private func judge(_ response: Response, movedTo: String?, _ fragments: Set<String>) -> Answer {
    let status = "\(response.status)\(Self.names[response.status].map { " \($0)" } ?? "")"
    switch response.status {
    case 200..<400:
      let known = response.html.map { html in Set(html.withUnsafeBufferPointer { Markdown.anchors(inRawHTML: $0) }) }
      let anchors = known.map { known in
        Dictionary(uniqueKeysWithValues: fragments.map { ($0, known.contains($0)) })
      }
      return .there(movedTo: movedTo, anchors: anchors ?? [:])
    case 429, 500...: return .unreachable(status)
    case 401, 403, 405, 407, 408, 425, 451: return .refused(status)
    default: return .dead(status)
    }
  }

  /// RFC 9110, section 15, and RFC 6585, section 4: those that are met.
  private static let names = [
    400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 405: "Method Not Allowed",
    410: "Gone", 429: "Too Many Requests", 451: "Unavailable For Legal Reasons", 500: "Internal Server Error",
    502: "Bad Gateway", 503: "Service Unavailable", 504: "Gateway Timeout",
  ]
}
