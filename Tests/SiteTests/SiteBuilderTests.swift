import Diagnostics
import Foundation
import KnowledgeBase
import Testing

@testable import Site

@Suite struct SiteBuilderTests {
  private static let site = [
    "site.yml": "title: {en: The site, ja: サイト}\nsummary: What it is",
    "environments/here.yml": "title: Here\nfreshFor: 30d",
    "articles/a.md": article("A", "[b](sqs/b.md) [self](#part) [home](/)\n\n## Part\n", "summary: About A\n"),
    "articles/a.ja.md": article("エー", "[b](sqs/b.md)"),
    "articles/index.md": article("Welcome", "The *first* page, [A](a.md)."),
    "articles/sqs/b.md": article("B", "[up](../a.md#part) ![p](deep/p.png) [d](deep/d.md)"),
    "articles/sqs/deep/d.md": article("D", "[a](/a.md) [b](../b.md) [p](p.png) [ext](https://example.com/)"),
    "articles/sqs/deep/p.png": "picture",
    "articles/sns/index.md": article("About SNS", "Body of the section.", "summary: Sum\n"),
    "articles/sns/c.md": article("C"),
    "articles/draft.md": article("Draft", "Text.", "draft: true\n"),
  ]

  @Test func whichFilesThereAre() async throws {
    let shop = try Workshop()
    let summary = try await shop.build(Self.site)
    let files = try shop.files()
    let hashed = files.filter { $0.hasPrefix("style.") || $0.hasPrefix("script.") || $0.hasPrefix("icon.") }
    #expect(hashed.count == 3)
    #expect(
      Set(files.filter { !$0.hasPrefix("search") }).subtracting(hashed) == [
        "index.html", "verification.html", "a.html", "sqs/index.html", "sqs/b.html", "sqs/deep/index.html",
        "sqs/deep/d.html", "sqs/deep/p.png", "sns/index.html", "sns/c.html", "ja/index.html", "ja/verification.html",
        "ja/a.html", "evidence.json", "site.json", "404.html", "llms.txt", "ja/llms.txt", "robots.txt", "index.md",
        "a.md",
        "sqs/b.md", "sqs/deep/d.md", "sns/index.md", "sns/c.md", "ja/a.md",
      ])
    #expect(summary.articles == 7)
    #expect(summary.drafts == 1)
    #expect(summary.pages == 12)
    #expect(summary.written == files.count)
    #expect(summary.languages == ["en", "ja"])
    #expect(try shop.page("sqs/deep/p.png") == "picture")
  }

  @Test func everyLinkLeadsSomewhere() async throws {
    let shop = try Workshop()
    try await shop.build(Self.site)
    #expect(try linkProblems(shop.output) == [])
    var check = LinkCheck(shop.output)
    check.checkReachable(from: "index.html")
    #expect(check.problems.isEmpty)
  }

  @Test func listingsNameWhatIsInThem() async throws {
    let shop = try Workshop()
    try await shop.build(Self.site)
    let home = try shop.page("index.html")
    for part in [
      "<h1>Welcome</h1>", "The <em>first</em> page", "<a href=\"a.html\">A</a>", "About A",
      "<a href=\"sqs/index.html\">sqs</a>", "<a href=\"sns/index.html\">About SNS</a><p>Sum · 1 article</p>",
    ] {
      #expect(home.contains(part), "\(part)")
    }
    #expect(!home.contains("Draft"))
    #expect(!home.contains("sqs/deep"), "only what is right below")
    #expect(try shop.page("sns/index.html").contains("<p>Body of the section.</p>"))
    #expect(try shop.page("sqs/index.html").contains("<a href=\"deep/index.html\">deep</a>"))
    #expect(try shop.page("ja/index.html").contains("<h1>サイト</h1>"))
  }

  @Test func translationsLeadToEachOther() async throws {
    let shop = try Workshop()
    try await shop.build(Self.site)
    #expect(
      try shop.page("a.html").contains("<a href=\"ja/a.html\" rel=\"alternate\" hreflang=\"ja\" lang=\"ja\">日本語</a>"))
    #expect(try shop.page("ja/a.html").contains("<a href=\"../a.html\" rel=\"alternate\" hreflang=\"en\""))
    #expect(try shop.page("ja/a.html").contains("<html lang=\"ja\""))
    #expect(try shop.page("ja/a.html").contains("<a href=\"../sqs/b.html\">b</a>"), "no translation of that")
    #expect(try !shop.page("sqs/b.html").contains("hreflang"))
    #expect(try shop.page("ja/index.html").contains("href=\"../index.html\" rel=\"alternate\""))
  }

  @Test func theSitesLanguageLiesAtTheRoot() async throws {
    let shop = try Workshop()
    try await shop.build([
      "site.yml": "title: T\nlanguage: ja", "articles/a.md": article("エー", "本文。", "date: 2026-11-23\n"),
      "articles/a.en.md": article("A"),
    ])
    #expect(try shop.page("a.html").contains("<html lang=\"ja\""))
    #expect(try shop.page("a.html").contains("2026年11月23日"))
    #expect(try shop.page("en/a.html").contains("<html lang=\"en\""))
    #expect(try linkProblems(shop.output) == [])
  }

  @Test func aDialectHasTheDatesOfItsLanguage() async throws {
    let shop = try Workshop()
    try await shop.build([
      "site.yml": "title: T\nlanguage: ja-JP", "articles/a.md": article("エー", "本文。", "date: 2026-11-23\n"),
    ])
    #expect(try shop.page("a.html").contains("2026年11月23日"))
  }

  @Test func whatAnArticleSaysOfItself() async throws {
    let shop = try Workshop()
    try await shop.build([
      "site.yml": "title: T",
      "articles/a.md": article(
        "A & B", "Text.",
        "summary: Sum\ndate: 2026-01-02\nupdated: 2026-11-23\nauthors: [X <x@example.com>, Y]\ntags: [one, \"t<o\"]\n"),
    ])
    let page = try shop.page("a.html")
    for part in [
      "<title>A &amp; B · T</title>", "<h1>A &amp; B</h1>", "<p class=\"lead\">Sum</p>",
      "<meta name=\"description\" content=\"Sum\">", "<time datetime=\"2026-01-02\">2 January 2026</time>",
      "Updated <time datetime=\"2026-11-23\">23 November 2026</time>", "X &lt;x@example.com&gt;, Y",
      ">one</a></li><li><a href=\"tags/t-o.html\" rel=\"tag\">t&lt;o</a></li>",
    ] {
      #expect(page.contains(part), "\(part)")
    }
  }

  /// Names of files that mean something else within an address.
  @Test func namesWithSignsInThem() async throws {
    let shop = try Workshop()
    let names = ["c#", "why?", "100%", "Q&A", "a b", "\"quoted\"", "日本語", "it's", "a:b", "<i>", "%41", "a;b=c,d+e"]
    var files = ["site.yml": "title: T", "articles/x#y.png": "picture", "articles/fol der#/in.md": article("In")]
    for name in names {
      files["articles/\(name).md"] = article(
        "T", "![p](x%23y.png)\n\n```console id=k\n$ true\n```\n\n## 見出し 100%\n\n[here](#見出し-100)\n")
      files["articles/\(name).ja.md"] = article("T", "[p](x%23y.png) [in](<fol der%23/in.md>)")
    }
    try await shop.build(files)
    #expect(try linkProblems(shop.output) == [])
    for name in names { #expect(try shop.files().contains("\(name).html")) }
  }

  /// Ids of the page's own and those of its text do not meet.
  @Test func idsAreUniqueWhateverTheHeadings() async throws {
    let shop = try Workshop()
    let block = "\n```console\n$ true\n```\n"
    try await shop.build([
      "site.yml": "title: T", "environments/legend.yml": "title: L", "environments/main.yml": "title: M",
      "articles/a.md": article(
        "A", "## Main\n\(block)\n## Setup\n\(block)\n## Setup\n\(block)\n## Setup 1 1\n\n## Legend\n"),
    ])
    #expect(try linkProblems(shop.output) == [])
  }

  /// Content that would make two files of one name.
  static let collisions: [([String: String], String)] = [
    (["articles/verification.md": article("V")], "verification.html"),
    (["articles/index.html": "mine"], "index.html"),
    (["articles/a.html": "mine"], "a.html"),
    (["articles/a.ja.md": article("J"), "articles/ja/a.md": article("E")], "ja/a.html"),
    (["articles/a.ja.md": article("J"), "articles/ja/index.md": article("E")], "ja/index.html"),
  ]

  @Test(arguments: collisions) func twoFilesOfOneName(_ files: [String: String], _ path: String) async throws {
    let shop = try Workshop()
    let sound = ["site.yml": "title: T", "articles/a.md": article("A")]
    try await shop.build(sound)
    let before = try shop.snapshot()
    let found = try await shop.problems(sound.merging(files) { $1 })
    #expect(Set(found.map(\.identifier)) == ["duplicate-page"])
    #expect(found.contains { $0.summary.contains("‘\(path)’") })
    #expect(try shop.snapshot() == before)
  }

  static let mistakes: [(String, String, [String])] = [
    ("articles/b.md", article("B", "[x](nothing.md)"), ["broken-link"]),
    ("articles/b.md", article("B", "[x](a.md#nothing)"), ["broken-anchor"]),
    ("articles/b.md", article("B", "```console\nno prompt\n```"), ["no-prompt"]),
    (
      "articles/b.md", article("B", "[x](c.md)\n\n[y](#z)\n\n```console exti=1\n$ a\n```"),
      ["broken-anchor", "broken-link", "unknown-attribute"]
    ),
    ("articles/b.md", article("B", String(repeating: "a", count: 2 << 20)), ["markdown"]),
    ("theme/home.mustache", "{{nothing}}", ["unknown-template-key"]),
  ]

  @Test(arguments: mistakes) func aMistakeLeavesTheOutputByteForByte(
    _ path: String, _ text: String, _ expected: [String]
  ) async throws {
    let shop = try Workshop()
    let sound = ["site.yml": "title: T", "articles/a.md": article("A")]
    try await shop.build(sound)
    let (before, stamps) = (try shop.snapshot(), try shop.stamps())
    let found = try await shop.problems(sound.merging([path: text, "articles/new.md": article("New")]) { $1 })
    #expect(Set(found.map(\.identifier)) == Set(expected))
    #expect(found.allSatisfy { $0.location.file == "Content/" + path })
    #expect(try shop.snapshot() == before)
    #expect(try shop.stamps() == stamps)
  }

  @Test func unreadableEvidenceIsAWarningAndNoFailure() async throws {
    let shop = try Workshop()
    try shop.write(["here/a.json": "{"], below: "evidence")
    let summary = try await shop.build(["site.yml": "title: T", "articles/a.md": article("A")])
    #expect(summary.warnings.map(\.identifier) == ["evidence-unreadable"])
  }

  @Test func theRepositorysOwnSite() async throws {
    let shop = try Workshop()
    #expect(try await shop.buildRepository().warnings.isEmpty)
    #expect(try linkProblems(shop.output) == [])
    let files = try shop.files()
    #expect(files.contains("legacy-endpoint.html") && files.contains("ja/legacy-endpoint.html"))
    for path in files where path.hasSuffix(".html") {
      let page = try shop.page(path)
      #expect(page.hasPrefix("<!doctype html>") && page.hasSuffix("</html>\n"), "\(path)")
      #expect(!page.contains("<p class=\"st\" data-s=\"changed\">"), "the evidence is of the articles as they stand")
    }
  }
}
