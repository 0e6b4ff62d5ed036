import Foundation
import Glibc
import Testing

@testable import ExternalLinks

@Suite struct CurlTests {
  @Test func whatCurlTellsIsRead() {
    let text = """
      HTTP/1.1 200 Connection established\r
      Retry-After: 9\r
      \r
      HTTP/2 301\r
      Content-Type: Text/HTML; charset=utf-8\r
      retry-after: 120\r
      \r
      sooth: 301 https://b.example/
      """
    let report = CurlReport(text)
    #expect(report.response.status == 301)
    #expect(report.response.redirect == "https://b.example/")
    #expect(report.response.retryAfter == .seconds(120))
    #expect(report.isHTML)
  }

  @Test func aDateIsAWaitToo() throws {
    let now = Date(timeIntervalSince1970: 1_795_000_000 - 30)
    // 1,795,000,000 seconds after 1970.
    let text = "HTTP/1.1 503\r\nRetry-After: Wed, 18 Nov 2026 11:06:40 GMT\r\nsooth: 503 \n"
    #expect(CurlReport(text, now: now).response.retryAfter == .seconds(30))
    #expect(CurlReport("HTTP/1.1 503\r\nRetry-After: soon\r\nsooth: 503 \n").response.retryAfter == nil)
  }

  @Test func whyThereIsNoAnswerIsTold() {
    let report = CurlReport("curl: (6) Could not resolve host: nowhere.invalid\nsooth: 000 \n")
    #expect(report.response.status == 0)
    #expect(report.problem == "Could not resolve host: nowhere.invalid")
  }

  /// A server that takes a connection and never says a word.
  @Test func aServerThatSaysNothingIsLeft() async throws {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(listener) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        _ = bind(listener, $0, length)
        _ = listen(listener, 1)
        _ = getsockname(listener, $0, &length)
      }
    }
    let place = "http://127.0.0.1:\(UInt16(bigEndian: address.sin_port))/"
    let request = Request(address: place, isHead: true, wantsText: false)
    let error = await #expect(throws: WebError.self) { try await Web.curl(limit: .seconds(1)).ask(request) }
    guard case .noAnswer(let reason) = error else {
      Issue.record("it is \(String(describing: error))")
      return
    }
    #expect(reason.contains("timed out"))
  }
}
