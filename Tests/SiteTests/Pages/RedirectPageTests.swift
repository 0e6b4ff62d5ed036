import Testing

@testable import Site

@Suite struct RedirectPageTests {
  private static let files = [
    "site.yml": "title: T",
    "articles/sqs/new.md": article("New <b>", "## 部分 one\n\nText.\n", "aliases: [/old/a b, /gone/]\n"),
    "articles/sqs/new.ja.md": article("新しい"), "articles/index.md": article("Home", "Text.", "aliases: /start\n"),
  ]

  @Test func eachFormerAddressLeadsOnWithoutAScript() async throws {
    let shop = try Workshop()
    try await shop.build(Self.files)
    let pages = [
      ("old/a b.html", "en", "../sqs/new.html"), ("gone/index.html", "en", "../sqs/new.html"),
      ("ja/old/a b.html", "ja", "../sqs/new.html"), ("start.html", "en", "index.html"),
    ]
    for (path, language, target) in pages {
      let page = try shop.page(path)
      #expect(page.contains("<html lang=\"\(language)\">"), "\(path)")
      #expect(page.contains("<meta http-equiv=\"refresh\" content=\"0; url=\(target)\">"), "\(path)")
      #expect(page.contains("<meta name=\"robots\" content=\"noindex\">"), "\(path)")
      #expect(!page.contains("canonical"), "only a site that knows its address has whole ones")
    }
    #expect(try shop.page("old/a b.html").contains("data-moved>New &lt;b&gt;</a>"))
    #expect(try linkProblems(shop.output).isEmpty)
  }

  @Test func withAnAddressTheNewPageIsCanonical() async throws {
    let shop = try Workshop()
    var files = Self.files
    files["site.yml"] = "title: T\nbaseURL: https://docs.example.com/kb"
    try await shop.build(files)
    let canonical = "<link rel=\"canonical\" href=\"https://docs.example.com/kb/sqs/new.html\">"
    #expect(try shop.page("old/a b.html").contains(canonical))
    #expect(try !shop.page("sitemap.xml").contains("old"))
  }

  /// From a file and from a server, at each former address; the fragment comes along where scripts run.
  @Test func theBrowserArrives() async throws {
    let shop = try Workshop()
    try await shop.build(Self.files)
    let server = try FileServer(shop.output)
    let browser = try Browser()
    for root in ["file://\(shop.output)", "http://127.0.0.1:\(server.port)"] {
      for runsScripts in [true, false] {
        let tab = try Tab(browser, "\(root)/gone/index.html#部分-one", runsScripts: runsScripts)
        defer { tab.close() }
        let arrived = try await tab.arrives(at: "/sqs/new.html")
        #expect(arrived, "\(root), scripts: \(runsScripts)")
        if runsScripts { #expect(try tab.holds("decodeURIComponent(location.hash) === '#部分-one'"), "\(root)") }
        #expect(tab.complaints.isEmpty, "\(tab.complaints)")
      }
    }
  }
}

extension Tab {
  /// Waits until the page at this path is shown, some seconds at most.
  fileprivate func arrives(at path: String) async throws -> Bool {
    for _ in 0..<100 {
      if let place = try? text("location.pathname + document.readyState"), place.hasSuffix(path + "complete") {
        return true
      }
      try await Task.sleep(for: .milliseconds(50))
    }
    return false
  }
}
