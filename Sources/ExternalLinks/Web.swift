/// The way to ask a server; a struct of closures, so that a test can be the server.
public struct Web: Sendable {
  public var ask: @Sendable (Request) async throws(WebError) -> Response

  public init(ask: @escaping @Sendable (Request) async throws(WebError) -> Response) { self.ask = ask }
}

public struct Request: Hashable, Sendable {
  public let address: String
  /// HEAD asks whether there is something, GET fetches it.
  public let isHead: Bool
  /// Whether the text of a page is wanted.
  public let wantsText: Bool
}

public struct Response: Sendable {
  public var status: Int
  /// The address that a redirection leads to, absolute.
  public var redirect: String?
  /// What the server asks to wait before the next request.
  public var retryAfter: Duration?
  /// The text of an HTML page, where it was wanted.
  public var html: [UInt8]?

  public init(status: Int, redirect: String? = nil, retryAfter: Duration? = nil, html: [UInt8]? = nil) {
    self.status = status
    self.redirect = redirect
    self.retryAfter = retryAfter
    self.html = html
  }
}

public enum WebError: Error, Hashable {
  /// No answer came; why.
  case noAnswer(String)
  /// The program that asks is not there.
  case noProgram
}
