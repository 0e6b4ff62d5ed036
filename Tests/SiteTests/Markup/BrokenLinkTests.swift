import Diagnostics
import KnowledgeBase
import Testing

@testable import Site

@Suite struct BrokenLinkTests {
  private static let files = [
    "site.yml": "title: T",
    "articles/a.md": article(
      "A", "[a *b*](no\"<.md \"t\") ![c & d](no.png) [e](b.md) [![f](no.png)](b.md) [![g](no.png)](no.md)\n"),
    "articles/b.md": article("B"),
  ]

  @Test func whatIsBrokenFailsABuildUnlessItMay() async throws {
    let shop = try Workshop()
    var base = try await KnowledgeBase.load(.memory(Self.files))
    #expect(try await shop.problems(Self.files).map(\.identifier) == Array(repeating: "broken-link", count: 5))
    base.brokenLinks = .warning
    let summary = try await shop.build(base)
    #expect(summary.warnings.count { $0.identifier == "broken-link" } == 5)
    let page = try shop.page("a.html")
    #expect(page.contains("<span class=\"broken\" title=\"‘no&quot;&lt;.md’ leads to nothing\">a <em>b</em></span>"))
    #expect(page.contains("<span class=\"broken\" title=\"‘no.png’ leads to nothing\">c &amp; d</span>"))
    #expect(page.contains("<a href=\"b.html\">e</a>"))
    let image = "<span class=\"broken\" title=\"‘no.png’ leads to nothing\">"
    #expect(page.contains("<a href=\"b.html\">\(image)f</span></a>"))
    #expect(page.contains("<span class=\"broken\" title=\"‘no.md’ leads to nothing\">\(image)g</span></span>"))
    #expect(try linkProblems(shop.output).isEmpty)
  }
}
