import Diagnostics
import KnowledgeBase
import Testing

@testable import Site

@Suite struct LanguageTests {
  private static let files = [
    "site.yml": "title: T\nbaseURL: https://docs.example.com/kb/",
    "articles/a.md": article("A <b>", "Text.", "summary: S\n"),
    "articles/b.md": article("B", "Text.", "symptoms: [oh no]\n"),
    "articles/b.ja.md": article("ビー", "本文。", "symptoms: [oh no]\n"), "articles/sqs/c.md": article("C"),
    "articles/sqs/c.ja.md": article("シー"), "articles/sqs/d.md": article("D"),
    "articles/only/deep/e.md": article("E"), "articles/nur.de.md": article("Nur"),
  ]

  private func alternates(_ page: String) -> [String] {
    page.split(separator: "\n").filter { $0.hasPrefix("<link rel=\"alternate\" hreflang=") }.map { line in
      let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
      return "\(parts[3]) \(parts[5].replacing("https://docs.example.com/kb/", with: ""))"
    }
  }

  /// A page, and its versions: the same list on each of them.
  static let pages: [([String], [String])] = [
    (["b.html", "ja/b.html"], ["en b.html", "ja ja/b.html", "x-default b.html"]),
    (
      ["sqs/index.html", "ja/sqs/index.html"],
      ["en sqs/index.html", "ja ja/sqs/index.html", "x-default sqs/index.html"]
    ),
    (
      ["find-your-error.html", "ja/find-your-error.html"],
      ["en find-your-error.html", "ja ja/find-your-error.html", "x-default find-your-error.html"]
    ),
    (["a.html", "de/nur.html", "only/index.html"], []),
  ]

  @Test func everyVersionOfAPageNamesAll() async throws {
    let shop = try Workshop()
    try await shop.build(Self.files)
    for (paths, expected) in Self.pages {
      for path in paths { #expect(try alternates(shop.page(path)) == expected, "\(path)") }
    }
    for page in ["index.html", "verification.html"] {
      let expected = ["en \(page)", "de de/\(page)", "ja ja/\(page)", "x-default \(page)"]
      for folder in ["", "de/", "ja/"] {
        #expect(try alternates(shop.page(folder + page)) == expected, "\(folder)\(page)")
      }
    }
  }

  @Test func withoutAnAddressThereAreNone() async throws {
    let shop = try Workshop()
    var files = Self.files
    files["site.yml"] = "title: T"
    try await shop.build(files)
    #expect(try !shop.page("b.html").contains("<link rel=\"alternate\" hreflang="))
    #expect(try shop.page("b.html").contains("hreflang=\"ja\" lang=\"ja\">日本語</a>"), "the switch stays")
  }

  @Test func listingsShowWhatIsNotTranslatedInItsLanguage() async throws {
    let shop = try Workshop()
    try await shop.build(Self.files.merging(["site.yml": "title: T"]) { $1 })
    let home = try shop.page("ja/index.html")
    #expect(home.contains("<h3 lang=\"en\"><a href=\"../a.html\" hreflang=\"en\">A &lt;b&gt;</a></h3>"))
    #expect(home.contains("<p lang=\"en\">S</p>"))
    #expect(home.contains("未翻訳：<span lang=\"en\">English</span>"))
    #expect(home.contains("<a href=\"../only/index.html\" hreflang=\"en\" lang=\"en\">only</a>"))
    #expect(!home.contains("deep"), "the topmost folder stands for all in it")
    #expect(home.contains("<a href=\"b.html\">ビー</a>") && !home.contains("../b.html"))
    #expect(try shop.page("ja/sqs/index.html").contains("<a href=\"../../sqs/d.html\" hreflang=\"en\">D</a>"))
    #expect(try !shop.page("index.html").contains("Nur"), "what the site's own language lacks is its own matter")
    #expect(try linkProblems(shop.output) == [])
  }

  /// What the translation records of its original, and the notice.
  static let notices: [(String, String, String?)] = [
    ("", "## 二\n", nil), ("", "## 二\n\n## 三\n", "構成が異なり"), ("original: 00000000\n", "## 二\n", "原文が変更されています"),
  ]

  @Test(arguments: notices) func aTranslationThatIsBehindSaysSo(
    _ record: String, _ body: String, _ words: String?
  ) async throws {
    let shop = try Workshop()
    let summary = try await shop.build([
      "site.yml": "title: T", "articles/x/a.md": article("A", "## Two\n"),
      "articles/x/a.ja.md": article("A", body, record),
    ])
    let page = try shop.page("ja/x/a.html")
    #expect(page.contains("class=\"translation\"") == (words != nil))
    if let words {
      #expect(page.contains(words))
      #expect(page.contains("<a href=\"../../x/a.html\" hreflang=\"en\" lang=\"en\">English</a>"))
    }
    #expect(summary.warnings.count { $0.identifier.hasSuffix("-translation") } == (words == nil ? 0 : 1))
    #expect(try !shop.page("x/a.html").contains("class=\"translation\""))
  }
}
