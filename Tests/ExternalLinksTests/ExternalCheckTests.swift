import Diagnostics
import Evidence
import Foundation
import Testing

@testable import ExternalLinks

@Suite struct ExternalCheckTests {
  private let folder = NSTemporaryDirectory() + "sooth-links-\(UUID().uuidString)"

  private func links(_ destinations: String...) -> [ExternalLink] {
    destinations.enumerated().compactMap { index, destination in
      ExternalLink(destination, at: SourceLocation(file: "a.md", line: index + 1, column: 1))
    }
  }

  private func check(_ servers: Servers, at time: Int = 0, pause: Duration = .zero) -> ExternalCheck {
    var check = ExternalCheck(servers.web, store: AnswerStore(folder: folder) { Instant(seconds: time) })
    check.pause = pause
    check.wait = .zero
    return check
  }

  /// `1 dead-link`: the line and what is told there.
  private func brief(_ report: ExternalReport) -> [String] {
    report.diagnostics.map { "\($0.location.line ?? 0) \($0.severity) \($0.identifier)" }
  }

  @Test func everyPlaceOfALinkIsToldAndEachAddressAskedOnce() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let servers = Servers([
      "HEAD https://a.example/": [.status(301, to: "https://b.example/")], "HEAD https://b.example/": [.status(200)],
      "HEAD https://c.example/": [.status(403)], "GET https://c.example/": [.status(403)],
      "GET https://d.example/": [.status(200, html: "<p id=x>")],
    ])
    let links = links(
      "https://gone.example/", "https://a.example/", "https://gone.example/", "https://c.example/",
      "https://d.example/#x", "https://d.example/#y", "//b.example/")
    let report = try await check(servers).run(links)
    #expect(
      brief(report) == [
        "1 error dead-link", "2 warning redirected-link", "3 error dead-link", "4 warning refused-link",
        "6 warning missing-anchor",
      ])
    let counts: [Int] = [report.there, report.moved, report.dead, report.refused, report.unreachable]
    #expect(counts.elementsEqual([2, 1, 1, 1, 0]))
    #expect(servers.asked.count { $0.hasSuffix("gone.example/") } == 2, "HEAD and GET, once each")
    #expect(servers.asked.count { $0.hasSuffix("d.example/") } == 1)
  }

  @Test func goodAnswersAreBelievedForAWeekAndBadOnesForAnHour() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let good = "https://a.example/"
    let bad = "https://b.example/"
    let links = links(good, bad)
    /// When it is asked, and which addresses are asked for then.
    let runs: [(Int, [String])] = [
      (0, [good, bad]), (3599, []), (3600, [bad]), (7 * 86_400 - 1, [bad]), (7 * 86_400, [good]),
    ]
    for (time, expected) in runs {
      let servers = Servers(["HEAD \(good)": [.status(200)]])
      let report = try await check(servers, at: time).run(links)
      #expect(servers.asked.filter { $0.hasPrefix("HEAD") }.sorted() == expected.map { "HEAD \($0)" }, "at \(time)")
      #expect(brief(report) == ["2 error dead-link"])
      #expect(report.remembered == 2 - expected.count)
    }
  }

  @Test func aFragmentThatNobodyAskedForIsAskedFor() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let page = "GET https://a.example/"
    let servers = Servers([page: [.status(200, html: "<p id=x>")]])
    _ = try await check(servers).run(links("https://a.example/#x"))
    _ = try await check(servers).run(links("https://a.example/#x", "https://a.example/"))
    #expect(servers.asked == [page])
    #expect(try await brief(check(servers).run(links("https://a.example/#y"))) == ["1 warning missing-anchor"])
    #expect(servers.asked == [page, page])
  }

  @Test func aCallMayAskAnew() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let servers = Servers(["HEAD https://a.example/": [.status(200)]])
    var check = check(servers)
    _ = try await check.run(links("https://a.example/"))
    check.usesStore = false
    _ = try await check.run(links("https://a.example/"))
    #expect(servers.asked.count == 2)
  }

  /// Whether a server answers in the first run, and what the second asks for.
  static let outages: [(Bool, [String])] = [
    (true, []), (false, ["HEAD https://a.example/", "HEAD https://b.example/"]),
  ]

  @Test(arguments: outages) func aNetworkThatIsAwayIsNotRemembered(_ answers: Bool, _ again: [String]) async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let away: [Result<Response, WebError>] = [.none("Could not resolve host")]
    let pages = [
      "HEAD https://a.example/", "GET https://a.example/", "HEAD https://b.example/", "GET https://b.example/",
    ]
    var first = Dictionary(uniqueKeysWithValues: pages.map { ($0, away) })
    if answers { first["HEAD https://b.example/"] = [.status(200)] }
    let links = links("https://a.example/", "https://b.example/")
    #expect(try await check(Servers(first)).run(links).unreachable == (answers ? 1 : 2))
    let servers = Servers(["HEAD https://a.example/": [.status(200)], "HEAD https://b.example/": [.status(200)]])
    _ = try await check(servers).run(links)
    #expect(servers.asked.sorted() == again)
  }

  @Test func whatIsNotUnderstoodCountsAsNone() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data("{\"schema\":2".utf8).write(to: URL(filePath: folder + "/links.json"))
    let servers = Servers(["HEAD https://a.example/": [.status(200)]])
    #expect(try await brief(check(servers).run(links("https://a.example/"))).isEmpty)
    #expect(servers.asked.count == 1)
  }

  @Test func aHostGetsOneRequestAtATimeWithAPauseAndOthersMeanwhile() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let addresses = (0..<4).flatMap { host in (0..<3).map { "https://h\(host).example/\($0)" } }
    let servers = Servers(Dictionary(uniqueKeysWithValues: addresses.map { ("HEAD \($0)", [.status(200)]) }))
    var check = check(servers, pause: .milliseconds(100))
    check.width = 3
    let links = addresses.compactMap { ExternalLink($0, at: SourceLocation(file: "a.md")) }
    let begin = ContinuousClock.now
    #expect(try await check.run(links).there == 12)
    #expect(ContinuousClock.now - begin >= .milliseconds(200))
    #expect(servers.mostAtOneHost == 1)
    #expect((2...3).contains(servers.most))
  }

  static let destinations: [(String, String?, String?)] = [
    ("https://a.example/x#y", "https://a.example/x", "y"), ("//a.example/x", "https://a.example/x", nil),
    ("HTTP://A.example", "HTTP://A.example", nil), ("https://a.example/#", "https://a.example/", nil),
    ("https://a.example/#%E6%97%A5", "https://a.example/", "日"),
    ("https://a.example/#:~:text=x", "https://a.example/", nil),
    ("https://a.example/日 本?q=é", "https://a.example/%E6%97%A5%20%E6%9C%AC?q=%C3%A9", nil),
    ("mailto:a@example.com", nil, nil), ("javascript:alert(1)", nil, nil), ("https://", nil, nil),
  ]

  @Test(arguments: destinations) func whatIsAskedFor(_ written: String, _ address: String?, _ fragment: String?) {
    let link = ExternalLink(written, at: SourceLocation(file: "a.md"))
    #expect(link?.address == address)
    #expect(link?.fragment == fragment)
  }
}
