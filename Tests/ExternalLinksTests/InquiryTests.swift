import Testing

@testable import ExternalLinks

@Suite struct InquiryTests {
  private static let page = "https://a.example/page"

  private func answer(_ servers: Servers, _ fragments: Set<String> = []) async throws -> Answer {
    let manners = Manners(pause: .zero, width: 8)
    let inquiry = Inquiry(web: servers.web, manners: manners, wait: .zero, longestWait: .seconds(2))
    return try await inquiry.answer(of: Self.page, fragments: fragments)
  }

  @Test func aPageThatIsThereIsAskedForOnce() async throws {
    let servers = Servers(["HEAD \(Self.page)": [.status(200)]])
    #expect(try await answer(servers) == .there(movedTo: nil, anchors: [:]))
    #expect(servers.asked == ["HEAD \(Self.page)"])
  }

  static let refusedHeads: [Result<Response, WebError>] = [
    .status(405), .status(404), .status(500), .none("empty reply"),
  ]

  @Test(arguments: refusedHeads) func whereHEADIsRefusedGETTells(_ head: Result<Response, WebError>) async throws {
    let servers = Servers(["HEAD \(Self.page)": [head], "GET \(Self.page)": [.status(200)]])
    #expect(try await answer(servers) == .there(movedTo: nil, anchors: [:]))
    #expect(servers.asked == ["HEAD \(Self.page)", "GET \(Self.page)"])
  }

  static let statuses: [(Int, Answer)] = [
    (404, .dead("404 Not Found")), (410, .dead("410 Gone")), (400, .dead("400 Bad Request")), (418, .dead("418")),
    (401, .refused("401 Unauthorized")), (403, .refused("403 Forbidden")),
    (500, .unreachable("500 Internal Server Error")), (429, .unreachable("429 Too Many Requests")),
    (204, .there(movedTo: nil, anchors: [:])),
  ]

  @Test(arguments: statuses) func whatAStatusMeans(_ status: Int, _ expected: Answer) async throws {
    let servers = Servers(["HEAD \(Self.page)": [.status(status)], "GET \(Self.page)": [.status(status)]])
    #expect(try await answer(servers) == expected)
  }

  /// The steps of a redirection, and the address that is told.
  static let redirections: [([Int], String?)] = [
    ([301], "https://b.example/1"), ([308, 301], "https://b.example/2"), ([302], nil), ([307, 301], nil),
    ([301, 302], "https://b.example/1"),
  ]

  @Test(arguments: redirections) func onlyWhatMovedForGoodIsTold(_ steps: [Int], _ movedTo: String?) async throws {
    var answers: [String: [Result<Response, WebError>]] = [:]
    var here = Self.page
    for (index, status) in steps.enumerated() {
      let next = "https://b.example/\(index + 1)"
      answers["HEAD \(here)"] = [.status(status, to: next)]
      here = next
    }
    answers["HEAD \(here)"] = [.status(200)]
    #expect(try await answer(Servers(answers)) == .there(movedTo: movedTo, anchors: [:]))
  }

  @Test func aPageThatMovedToNothingIsDead() async throws {
    let servers = Servers(["HEAD \(Self.page)": [.status(301, to: "https://b.example/")]])
    #expect(try await answer(servers) == .dead("404 Not Found"))
  }

  @Test func redirectionsInACircleEnd() async throws {
    let servers = Servers(["HEAD \(Self.page)": [.status(302, to: Self.page)]])
    #expect(try await answer(servers) == .dead("it leads on more than 10 times"))
    #expect(servers.asked.count == 11)
  }

  @Test func aRedirectionOutOfTheWebIsNotFollowed() async throws {
    let servers = Servers(["HEAD \(Self.page)": [.status(302, to: "file:///etc/passwd")]])
    #expect(try await answer(servers) == .dead("it leads on to file:///etc/passwd"))
  }

  @Test func aServerThatAsksToWaitIsAskedAgainThen() async throws {
    let servers = Servers(["HEAD \(Self.page)": [.status(429, retry: .seconds(1)), .status(200)]])
    let begin = ContinuousClock.now
    #expect(try await answer(servers) == .there(movedTo: nil, anchors: [:]))
    #expect(ContinuousClock.now - begin >= .seconds(1))
    #expect(servers.asked.count == 2)
  }

  @Test func nobodyWaitsForHours() async throws {
    let servers = Servers(["HEAD \(Self.page)": [.status(503, retry: .seconds(7200))]])
    #expect(try await answer(servers) == .unreachable("503 Service Unavailable"))
    #expect(servers.asked.count == 1)
  }

  @Test func aServerThatStaysBusyIsAskedThreeTimes() async throws {
    let servers = Servers(["HEAD \(Self.page)": [.status(429)]])
    #expect(try await answer(servers) == .unreachable("429 Too Many Requests"))
    #expect(servers.asked.count == 3)
  }

  @Test func noAnswerIsNotTheContentsFault() async throws {
    let servers = Servers(["HEAD \(Self.page)": [.none("x")], "GET \(Self.page)": [.none("Could not resolve host")]])
    #expect(try await answer(servers) == .unreachable("Could not resolve host"))
  }

  @Test func fragmentsAreLookedForInThePage() async throws {
    let html = "<h2 id=\"one\">1</h2><a name=two></a><!-- <p id=three> -->"
    let servers = Servers(["GET \(Self.page)": [.status(200, html: html)]])
    let anchors = ["one": true, "two": true, "three": false]
    #expect(try await answer(servers, ["one", "two", "three"]) == .there(movedTo: nil, anchors: anchors))
    #expect(servers.asked == ["GET \(Self.page)"])
  }

  @Test func withoutTheProgramNothingIsTold() async {
    let servers = Servers(["HEAD \(Self.page)": [.failure(.noProgram)], "GET \(Self.page)": [.failure(.noProgram)]])
    await #expect(throws: WebError.noProgram) { try await answer(servers) }
  }
}
