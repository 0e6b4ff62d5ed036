import Evidence
import Foundation
import FoundationXML
import KnowledgeBase
import Testing

@testable import Site

@Suite struct ForProgramsTests {
  private static let site = [
    "site.yml": "title: T & <T>\nbaseURL: https://x.example/kb/\nvariables: {region: here}\nimage: p.png",
    "environments/lab.yml": "title: Lab\nenv: {HUSH: hush-1}\nvariables: {v: hush-2}",
    "articles/a.md": article("A", "x", "date: 2026-01-02\ntags: [t]\nsummary: 's & <s>'\n"),
    "articles/b.md": article("B", "x", "date: 2026-01-02\nupdated: 2026-03-04\ntags: [T]\nauthors: [Ann]\n"),
    "articles/c.md": article("C"), "articles/p.png": "p",
  ]

  @Test func aFeedTellsTheNewestFirst() async throws {
    let shop = try Workshop()
    try await shop.build(Self.site)
    let feed = try XMLDocumentOutline(shop.page("feed.xml"))
    #expect(feed.texts("feed/entry/title") == ["B", "A"], "C has no date")
    #expect(feed.texts("feed/entry/updated") == ["2026-03-04T00:00:00Z", "2026-01-02T00:00:00Z"])
    #expect(feed.texts("feed/updated") == ["2026-03-04T00:00:00Z"])
    #expect(feed.texts("feed/id") == ["https://x.example/kb/feed.xml"])
    #expect(feed.texts("feed/entry/id") == ["https://x.example/kb/b.html", "https://x.example/kb/a.html"])
    #expect(feed.texts("feed/entry/summary") == ["s & <s>"])
    #expect(feed.texts("feed/author/name") == ["T & <T>"])
    #expect(try XMLDocumentOutline(shop.page("tags/t.xml")).texts("feed/entry/title") == ["B", "A"])
    #expect(
      try shop.page("c.html").contains(
        "type=\"application/atom+xml\" title=\"Feed: T &amp; &lt;T&gt;\" href=\"feed.xml\""))
  }

  @Test func whereTheSiteHasNoAddressTheBuildSaysWhatIsLeftOut() async throws {
    let shop = try Workshop()
    var files = Self.site
    files["site.yml"] = "title: T"
    #expect(try await shop.build(files).lacksAddress)
    #expect(try !shop.files().contains { $0.hasSuffix(".xml") })
    #expect(try shop.page("robots.txt") == "User-agent: *\nAllow: /\n")
    #expect(try !shop.page("a.html").contains("og:url"))
    files["articles/a.md"] = nil
    files["articles/b.md"] = nil
    #expect(try await !shop.build(files).lacksAddress, "nothing has a date, so no feed is lost")
  }

  @Test func changesThatGitKnowsOf() async throws {
    let shop = try Workshop()
    let base = try await KnowledgeBase.load(.memory(Self.site))
    let change = Instant(seconds: 1_772_496_000)
    _ = try await SiteBuilder(
      base, evidence: shop.evidence, output: shop.output, changes: ["articles/c.md": change]
    ).build()
    #expect(
      try shop.page("c.html").contains("Last changed <time datetime=\"2026-03-03T00:00:00Z\">3 March 2026</time>"))
    #expect(try XMLDocumentOutline(shop.page("feed.xml")).texts("feed/entry/title") == ["B", "C", "A"])
    #expect(
      try shop.page("sitemap.xml").contains(
        "<url><loc>https://x.example/kb/c.html</loc><lastmod>2026-03-03T00:00:00Z</lastmod></url>"))
    #expect(try !shop.page("a.html").contains("Last changed"))
  }

  @Test func aLargeSitemapIsSeveral() throws {
    let entries = (0..<5).map { Sitemap.Entry(address: Address(path: "p\($0).html"), modified: nil) }
    let files = Sitemap(baseURL: "https://x.example", entries: entries, limit: 2).files
    #expect(files.map(\.path) == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"])
    #expect(
      try XMLDocumentOutline(files[0].text).texts("sitemapindex/sitemap/loc")
        == (1...3).map { "https://x.example/sitemap-\($0).xml" })
    #expect(try XMLDocumentOutline(files[3].text).texts("urlset/url/loc") == ["https://x.example/p4.html"])
  }

  @Test func theModelOfTheSite() async throws {
    let shop = try Workshop()
    var files = Self.site
    files["articles/d.md"] = article(
      "D \"q\"\\", "## H\n\n[a](a.md) [x](https://y.example/)\n\n```console id=k\n$ echo {{region}}\nhere\n```\n")
    try await shop.build(files)
    let text = try shop.page("site.json")
    let model = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(model["schema"] as? Int == 2)
    let articles = try #require(model["articles"] as? [[String: Any]])
    #expect(articles.map { $0["slug"] as? String } == ["a", "b", "c", "d"])
    let last = articles[3]
    #expect(last["title"] as? String == "D \"q\"\\")
    #expect(last["url"] as? String == "https://x.example/kb/d.html" && last["markdown"] as? String == "d.md")
    #expect(last["links"] as? [String] == ["a.html", "https://y.example/"])
    let transcripts = last["transcripts"] as? [[String: Any]]
    #expect(transcripts?.first?["id"] as? String == "k")
    #expect((transcripts?.first?["commands"] as? [[String: String]])?.first?["command"] == "echo {{region}}")
    #expect((model["environments"] as? [[String: Any]])?.first?["name"] as? String == "lab")
    #expect(!text.contains("hush"))
  }

  @Test func JSONOfAnyText() throws {
    for text in ["", "\"\\/\n\r\t\u{0}\u{1f}\u{7f}", "日本語 😀 é"] {
      var json = JSONText()
      json.object { $0.member("k", text) }
      let read = try JSONSerialization.jsonObject(with: Data(json.bytes)) as? [String: String]
      #expect(read == ["k": text])
    }
  }

  @Test func XMLHoldsNoControlCharacters() {
    #expect(xmlEscaped("a\u{0}\u{7}<&\">\u{FFFE}\té") == "a\u{FFFD}\u{FFFD}&lt;&amp;&quot;&gt;\u{FFFD}\té")
  }

  @Test func cardsForLinks() async throws {
    let shop = try Workshop()
    try await shop.build(Self.site)
    let page = try shop.page("a.html")
    for (name, value) in [
      ("title", "A"), ("description", "s &amp; &lt;s&gt;"), ("type", "article"), ("locale", "en_US"),
      ("url", "https://x.example/kb/a.html"), ("image", "https://x.example/kb/p.png"),
    ] {
      #expect(page.contains("<meta property=\"og:\(name)\" content=\"\(value)\">"), "\(name)")
    }
    #expect(try shop.page("index.html").contains("<meta property=\"og:type\" content=\"website\">"))
  }
}

/// The texts of an XML document by the names of the elements around them; throws where it is not well formed.
private final class XMLDocumentOutline: NSObject, XMLParserDelegate {
  struct NotWellFormed: Error {}
  private var names: [String] = []
  private var found: [String: [String]] = [:]
  private var text = ""

  init(_ document: String) throws {
    super.init()
    let parser = XMLParser(data: Data(document.utf8))
    parser.delegate = self
    guard parser.parse() else { throw NotWellFormed() }
  }

  func texts(_ path: String) -> [String] { found[path] ?? [] }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    names.append(name)
    text = ""
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    found[names.joined(separator: "/"), default: []].append(text)
    names.removeLast()
    text = ""
  }
}
