import KnowledgeBase
import Testing

@testable import Site

/// The pages and the parts of pages that lead from article to article.
@Suite struct AroundPagesTests {
  private static let site = [
    "site.yml": "title: T\neditURL: https://github.com/x/y/edit/main/Content/{path}",
    "articles/a.md": article(
      "A & B", "## One\n\nx\n\n## Two\n", "tags: [DNS, 証明書]\npath: {name: First & last, step: 1}\n"),
    "articles/sqs/b.md": article("B", "x", "tags: [dns]\npath: First & last\n"),
    "articles/sqs/index.md": article("Queues"), "articles/sqs/deep/c.md": article("C"),
    "articles/a.ja.md": article("エー", "x", "tags: [証明書]\n"),
  ]

  @Test func theWayFromHome() async throws {
    let shop = try Workshop()
    try await shop.build(Self.site)
    let page = try shop.page("sqs/deep/c.html")
    #expect(
      page.contains(
        "<nav class=\"crumbs\" aria-label=\"Where you are\"><ol><li><a href=\"../../index.html\">Home</a></li><li><a href=\"../index.html\">Queues</a></li><li><a href=\"index.html\">deep</a></li><li><span aria-current=\"page\">C</span></li></ol></nav>"
      ))
    #expect(try shop.page("sqs/deep/index.html").contains("<span aria-current=\"page\">deep</span>"))
    #expect(try !shop.page("index.html").contains("crumbs"))
    #expect(try shop.page("ja/a.html").contains("<li><a href=\"index.html\">ホーム</a></li>"))
  }

  /// Pages of a folder have much in common; where the navigation names one of them, that one alone is marked.
  @Test(arguments: [[:], ["theme/article.mustache": "{{> layout}}{{{nav}}}{{{content}}}"]])
  func theNavigationMarksTheOnePage(_ theme: [String: String]) async throws {
    let shop = try Workshop()
    try await shop.build(
      [
        "site.yml": "title: T\nnavigation: [{title: N, link: /f/b.md}]", "articles/f/a.md": article("A", "first"),
        "articles/f/b.md": article("B", "second"), "articles/f/c.md": article("C", "third"),
        "articles/g/d.md": article("D", "fourth"),
      ].merging(theme) { $1 })
    for (page, link) in [("f/a", "b.html"), ("f/b", "b.html"), ("f/c", "b.html"), ("g/d", "../f/b.html")] {
      let mark = page == "f/b" ? " aria-current=\"page\"" : ""
      #expect(try shop.page("\(page).html").contains("<li><a href=\"\(link)\"\(mark)>N</a></li>"), "\(page)")
    }
    for (page, text) in [("f/a", "first"), ("f/b", "second"), ("f/c", "third"), ("g/d", "fourth")] {
      #expect(try shop.page("\(page).html").contains("<p>\(text)</p>"))
    }
  }

  @Test func stepsAndTheWayOn() async throws {
    let shop = try Workshop()
    try await shop.build(Self.site)
    let page = try shop.page("a.html")
    #expect(page.contains("<li>Step 1 of 2 of <a href=\"paths/first-last.html\">First &amp; last</a></li>"))
    #expect(page.contains("<a href=\"sqs/b.html\" rel=\"next\"><span>Next</span>B</a>"))
    #expect(!page.contains("rel=\"prev\""))
    #expect(page.contains("<li><a href=\"tags/%E8%A8%BC%E6%98%8E%E6%9B%B8.html\" rel=\"tag\">証明書</a></li>"))
    #expect(
      page.contains(
        "<a class=\"edit\" href=\"https://github.com/x/y/edit/main/Content/articles/a.md\">Edit this page</a>"))
    let path = try shop.page("paths/first-last.html")
    #expect(path.contains("<h3><span>1.</span> <a href=\"../a.html\">A &amp; B</a></h3>"))
    #expect(path.contains("<h3><span>2.</span> <a href=\"../sqs/b.html\">B</a></h3>"))
    #expect(
      try shop.page("index.html").contains("<a href=\"paths/first-last.html\">First &amp; last</a><p>2 steps</p>"))
  }

  @Test func tagsOfEachLanguage() async throws {
    let shop = try Workshop()
    try await shop.build(Self.site)
    let index = try shop.page("tags/index.html")
    #expect(index.contains("<a href=\"dns.html\">DNS</a><p>2 articles</p>"))
    #expect(index.contains("<a href=\"%E8%A8%BC%E6%98%8E%E6%9B%B8.html\">証明書</a><p>1 article</p>"))
    #expect(index.contains("<a href=\"index.html\" aria-current=\"page\">Tags</a>"))
    #expect(try shop.page("ja/tags/証明書.html").contains("<h3><a href=\"../a.html\">エー</a></h3>"))
    #expect(try linkProblems(shop.output) == [])
  }

  @Test func noListGrowsWithTheSite() async throws {
    var files = ["site.yml": "title: T"]
    for number in 0..<450 { files["articles/n\(number).md"] = article("N\(number)", "x", "tags: [t]\n") }
    let shop = try Workshop()
    try await shop.build(files)
    for path in ["index", "index-2", "index-3", "tags/t", "tags/t/2", "tags/t/3"] {
      let page = try shop.page(path + ".html")
      #expect(page.ranges(of: "<h3>").count == (path.hasSuffix("3") ? 50 : 200), "\(path)")
    }
    #expect(try !shop.files().contains("tags/t/4.html"))
    let second = try shop.page("tags/t/2.html")
    #expect(
      second.contains(
        "<a href=\"../t.html\" rel=\"prev\">Previous</a><span>Page 2 of 3</span><a href=\"3.html\" rel=\"next\">"))
    #expect(second.contains("<title>Page 2 of 3 · Tag: t · T</title>"))
    #expect(try shop.page("index-2.html").contains("<title>Page 2 of 3 · T · T</title>"))
    #expect(try linkProblems(shop.output) == [])
  }

  @Test func whereThereIsNoPage() async throws {
    for (settings, root) in [("", "/"), ("\nbaseURL: https://x.example/kb/deep", "/kb/deep/")] {
      let shop = try Workshop()
      try await shop.build(["site.yml": "title: T\(settings)", "articles/a.md": article("A")])
      let page = try shop.page("404.html")
      let addresses = HTMLTags(page).addresses.filter { !$0.hasPrefix("#") }
      #expect(addresses.count > 5)
      #expect(addresses.allSatisfy { $0.hasPrefix(root) }, "\(addresses)")
      #expect(page.contains("<meta name=\"robots\" content=\"noindex\">"))
      #expect(!page.contains("canonical"))
    }
  }
}
