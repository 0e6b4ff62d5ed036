import Evidence
import Foundation
import KnowledgeBase
import Testing
import Transcripts

@testable import Site

/// What readers may ask for below a console block, and the line that stays in sight.
@Suite struct SeenMarkupTests {
  private static let files = [
    "site.yml": "title: T", "environments/here.yml": "title: Here\nfreshFor: 30d",
    "articles/a.md": article(
      "A", "```console id=two\n$ echo a\na\n$ echo 10.0.0.1\n10.0.0.1\n```\n\n```console id=never\n$ echo b\n```\n"),
  ]

  private func page(_ tell: (inout CommandEvidence) -> Bool) async throws -> String {
    let shop = try Workshop()
    let base = try await KnowledgeBase.load(.memory(Self.files))
    try Witness(base: base).testify("a", to: shop.evidence, tell)
    try await shop.build(base)
    return try shop.page("a.html")
  }

  private func drawer(_ page: String) throws -> String {
    let start = try #require(page.range(of: "<details class=\"drawer seen\">"))
    let end = try #require(page[start.upperBound...].range(of: "</details>"))
    return String(page[start.lowerBound..<end.upperBound])
  }

  @Test func whenHowLongHowOftenAndWhatWasPrinted() async throws {
    let drawer = try drawer(
      await page { entry in
        guard entry.id != "never/1" else { return false }
        (entry.duration, entry.attempts, entry.exit) = (12.5, 3, 0)
        entry.output = entry.id == "two/1" ? "a\n\n" : "10.9.9.9 <\n"
        return true
      })
    #expect(drawer.contains("<p class=\"place\">Here · aws-cli 1.16.116</p>"))
    #expect(drawer.contains("23 November 2026 15:00 UTC</time></td><td>12.5 s</td><td>3</td><td>0</td>"))
    #expect(drawer.contains("<p>Command 1 printed just what stands above.</p>"))
    #expect(drawer.contains("<p>Command 2 printed:</p>\n<pre class=\"out\" tabindex=\"0\">10.9.9.9 &lt;</pre>"))
  }

  @Test func whatNeverRanHasNone() async throws {
    let page = try await page { $0.id != "never/1" }
    #expect(page.ranges(of: "drawer seen").count == 1)
  }

  @Test(arguments: [(0.0, "0"), (0.02, "0.02"), (0.5, "0.5"), (12.34, "12.34"), (100.4, "100"), (300.0, "300")])
  func secondsTellNoMoreThanTheyKnow(_ duration: Double, _ text: String) {
    #expect(SeenMarkup.seconds(duration) == text)
  }

  @Test func theLastVerdictsAreADrawing() {
    let at = Instant(seconds: 0)
    let history = [Verdict.passed, .failed, .error, .skipped, .passed].map { PastVerdict(at: at, verdict: $0) }
    let html = HistoryMarkup(phrases: Phrases(language: "en")).html(history)
    #expect(html.contains("aria-label=\"Last 5 runs: 2 held, 1 failed, 2 did not run\""))
    #expect(html.contains("<path class=\"ok\" d=\"M0 1h3v6h-3zM16 1h3v6h-3z\"/>"), "above the middle")
    #expect(html.contains("<path class=\"bad\" d=\"M4 7h3v6h-3z\"/>"), "below it")
  }

  @Test func theLineSaysTheWorst() async throws {
    let failed = try await page { entry in
      if entry.id == "two/2" { entry.verdict = .failed }
      return true
    }
    let line = "<b class=\"sw\">1 of 3 commands</b> on this page no longer hold. <a href=\"#two/2\">"
    #expect(failed.contains("<div class=\"alarm\" role=\"note\"><p class=\"st\" data-s=\"failed\">"))
    #expect(failed.contains(line))
    let holding = try await page { _ in true }
    #expect(holding.contains("<div class=\"alarm\" role=\"note\" hidden><p class=\"st\" data-s=\"stale\">"))
  }

  @Test func theLineOfOldEvidenceShowsAtAnAnchor() async throws {
    let shop = try Workshop()
    let base = try await KnowledgeBase.load(.memory(Self.files))
    try Witness(base: base).testify("a", to: shop.evidence)
    try await shop.build(base)
    for (days, isOld) in [(1, false), (40, true)] {
      let clock = "Date.now = () => \((1_795_446_000 + days * 86400) * 1000);"
      let tab = try Tab(Browser(), "file://\(shop.output)/a.html#never", before: clock)
      #expect(try tab.holds("document.querySelector('.alarm').checkVisibility()") == isOld)
      if isOld {
        let words = "Stale: commands on this page were last checked 40 days ago"
        #expect(try tab.text("document.querySelector('.alarm .says').textContent") == words)
        #expect(try tab.holds("document.querySelector('.alarm').getBoundingClientRect().top >= 0"), "in sight")
      }
    }
  }
}
