import KnowledgeBase
import Testing

@testable import Site

@Suite struct ErrorsPageTests {
  private static let site = [
    "site.yml": "title: T\nvariables: {region: ap-northeast-1}",
    "articles/a.md": article(
      "Second <i>", "Text.", "symptoms: ['Zebra at 10.0.0.1', '<oops> x']\nfix: Turn \"it\" & off\n"),
    "articles/sqs/b.md": article("First", "Text.", "summary: Sum\nsymptoms: '\"Error in {{region}}'\n"),
    "articles/c.md": article("Without"),
    "articles/a.ja.md": article("二", "本文。"),
    "articles/sqs/b.de.md": article("Erster", "Text.", "symptoms: Fehler hier\n"),
  ]

  @Test func everySymptomWithItsArticleAndItsFix() async throws {
    let shop = try Workshop()
    try await shop.build(Self.site)
    let page = try shop.page("find-your-error.html")
    let order = [
      "<h2><a href=\"sqs/b.html\">First</a></h2>", "&quot;Error in <span class=\"v\"", ">ap-northeast-1</span>",
      "<p>Sum</p>", "<h2><a href=\"a.html\">Second &lt;i&gt;</a></h2>", "&lt;oops&gt; x", "Zebra at ",
      "any private address\">10.0.0.1</span>", "Turn &quot;it&quot; &amp; off",
    ]
    let places = order.compactMap { page.ranges(of: $0).first?.lowerBound }
    #expect(places.count == order.count)
    #expect(places == places.sorted(), "by the text of the errors")
    #expect(!page.contains("Without"))
    #expect(try linkProblems(shop.output) == [])
  }

  @Test func onlyLanguagesThatNameErrorsHaveThePage() async throws {
    let shop = try Workshop()
    let summary = try await shop.build(Self.site)
    let files = try shop.files()
    #expect(
      files.filter { $0.hasSuffix("find-your-error.html") } == ["de/find-your-error.html", "find-your-error.html"])
    #expect(summary.pages == files.count { $0.hasSuffix(".html") && $0 != "404.html" })
    #expect(try shop.page("c.html").contains("<li><a href=\"find-your-error.html\">Find your error</a></li>"))
    #expect(try !shop.page("ja/a.html").contains("find-your-error"))
    #expect(
      try shop.page("find-your-error.html").contains("href=\"de/find-your-error.html\" rel=\"alternate\""))
    #expect(try shop.page("find-your-error.html").contains("find-your-error.html\" aria-current=\"page\""))
  }

  @Test func aSiteWithoutSymptomsHasNone() async throws {
    let shop = try Workshop()
    try await shop.build(["site.yml": "title: T", "articles/find-your-error.md": article("Mine")])
    #expect(try shop.page("find-your-error.html").contains("<h1>Mine</h1>"))
    #expect(try !shop.page("index.html").contains("Find your error"))
  }
}
