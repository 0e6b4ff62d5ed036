import Diagnostics
import KnowledgeBase
import Testing

@Suite struct RedirectTests {
  /// A knowledge base of two languages; `aliases` go to `sqs/new.md`, and `translated` to its translation.
  private func files(_ aliases: String, translated: String = "") -> [String: String] {
    [
      "site.yml": "title: T", "articles/b.md": "---\ntitle: B\n---\n", "articles/picture.html": "",
      "articles/sqs/new.md": "---\ntitle: N\n\(aliases)---\n",
      "articles/sqs/new.ja.md": "---\ntitle: N\n\(translated)---\n",
    ]
  }

  /// `old.html -> sqs/new en`.
  private func redirects(_ files: [String: String]) async throws -> [String] {
    try await load(files).redirects.map { "\($0.path) -> \($0.slug) \($0.language)" }
  }

  static let aliases: [(String, String)] = [
    ("/old/name", "old/name.html"), ("/old/name.html", "old/name.html"), ("/old/name.md", "old/name.html"),
    ("/old/name/", "old/name/index.html"), ("/old/name/index.html", "old/name/index.html"),
    ("/old/name/index", "old/name/index.html"), ("was", "sqs/was.html"),
    ("./was.html", "sqs/was.html"), ("../was", "was.html"), ("/日本", "日本.html"), ("/a%20b", "a b.html"),
  ]

  /// What an original was called, its translations were called, too.
  @Test(arguments: aliases) func formerPaths(_ alias: String, _ path: String) async throws {
    let found = try await redirects(files("aliases: ['\(alias)']\n"))
    #expect(found == ["\(path) -> sqs/new en", "ja/\(path) -> sqs/new ja"])
  }

  @Test func thoseOfATranslationAreItsOwn() async throws {
    let found = try await redirects(files("", translated: "aliases: [/old, /ja/older]\n"))
    #expect(found == ["ja/old.html -> sqs/new ja", "ja/older.html -> sqs/new ja"])
  }

  @Test func originalAndTranslationMayBothTell() async throws {
    let found = try await redirects(files("aliases: /old\n", translated: "aliases: /old\n"))
    #expect(found == ["old.html -> sqs/new en", "ja/old.html -> sqs/new ja"])
  }

  static let wrong: [(String, String)] = [
    ("/b", "‘/b’ is no former path: it is Content/articles/b.md"),
    ("/B", "‘/B’ is no former path: it is Content/articles/b.md"),
    ("new", "‘new’ is no former path: it is Content/articles/sqs/new.md"),
    ("/ja/sqs/new", "‘/ja/sqs/new’ is no former path: it is Content/articles/sqs/new.ja.md"),
    ("/", "‘/’ is no former path: it is the page of a folder"),
    ("/sqs/", "‘/sqs/’ is no former path: it is the page of a folder"),
    ("/verification", "‘/verification’ is no former path: it is a page that the site makes"),
    ("/picture", "‘/picture’ is no former path: it is Content/articles/picture.html"),
    ("https://example.com/old", "‘https://example.com/old’ is no path of this site"),
    ("/old?x=1", "‘/old?x=1’ is no path of this site"), ("/old#x", "‘/old#x’ is no path of this site"),
    ("../../x", "‘../../x’ leads out of the site"),
  ]

  @Test(arguments: wrong) func whatIsNoFormerPath(_ alias: String, _ summary: String) async {
    let found = await problems(files("aliases: [/fine, '\(alias)']\n"))
    #expect(found.map(\.summary).contains(summary))
    #expect(found.allSatisfy { $0.brief == "new.md:3:18 alias" })
  }

  @Test func twoArticlesCannotHaveHadOnePath() async {
    var files = files("aliases: [/old]\n")
    files["articles/b.md"] = "---\ntitle: B\naliases: /old.html\n---\n"
    let found = await problems(files)
    #expect(found.map(\.brief) == ["new.md:3:11 alias"])
    #expect(found.first?.summary == "‘/old’ is claimed by Content/articles/b.md:3, too")
  }

  static let links: [(String, String)] = [
    ("old.md", "/sqs/new.md"), ("/old", "/sqs/new.md"), ("old.html#part", "/sqs/new.md#part"), ("old/", "/sqs/new.md"),
  ]

  @Test(arguments: links) func aLinkToAFormerPathArrivesWithAWarning(_ link: String, _ path: String) async throws {
    var files = files("aliases: [/old]\n")
    files["articles/b.md"] = "---\ntitle: B\n---\n[x](\(link))\n"
    let base = try await load(files)
    let content = try base.content(of: try #require(base.articles.first { $0.slug == "b" }))
    #expect(content.diagnostics.map(\.brief) == ["b.md:4:1 moved-link"])
    #expect(content.diagnostics.first?.notes == ["write ‘\(path)’"])
    guard case .article(slug: "sqs/new", language: "en", isIndex: false, _) = content.references[0].target else {
      Issue.record("it leads to \(content.references[0].target)")
      return
    }
  }
}
