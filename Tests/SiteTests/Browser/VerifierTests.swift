import Foundation
import KnowledgeBase
import Testing

@testable import Site

/// The line that fetches and runs an article's `verify.sh`, as a reader's browser shows it.
@Suite(.serialized) struct VerifierTests {
  private static let site = [
    "site.yml": "title: T", "environments/here.yml": "title: Here",
    "articles/sub/a.md": article("A", "```console\n$ echo hi\nhi\n```\n"),
    "articles/sub/a.ja.md": article("A", "```console\n$ echo hi\nhi\n```\n"),
  ]
  private static let clipboard = """
    window.copied = [];
    Object.defineProperty(navigator, "clipboard", { value: { writeText: async (text) => { window.copied.push(text); } } });
    """
  private static let open = "document.querySelector('.check summary').click()"

  /// Builds below a folder of the test's own, and returns the output.
  private func build(_ shop: Workshop, in folder: String) async throws -> String {
    let base = try await KnowledgeBase.load(.memory(Self.site))
    let output = "\(shop.root)/\(folder)"
    _ = try await SiteBuilder(base, evidence: shop.evidence, output: output).build()
    return output
  }

  private func codes(_ tab: Tab) throws -> [String] {
    _ = try tab.value(Self.open)
    return try ["0", "1"].map { try tab.text("document.querySelectorAll('.check pre code')[\($0)].innerText") }
  }

  private func encoded(_ path: String) -> String {
    path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path
  }

  @Test(arguments: [("plain", ""), ("it's a folder & 日本", "'")]) func inAFolderTheFileItselfIsRun(
    _ folder: String, _ quote: String
  ) async throws {
    let shop = try Workshop()
    let output = try await build(shop, in: folder)
    for page in ["sub/a.html", "ja/sub/a.html"] {
      let tab = try Tab(try Browser(), "file://\(encoded(output))/\(page)")
      let codes = try codes(tab)
      let path = "\(output)/sub/a/verify.sh".replacing("'", with: "'\\''")
      #expect(codes[0] == "$ sh \(quote)\(path)\(quote)")
      #expect(codes[1].hasSuffix("  \(path)' | sha256sum -c"))
      #expect(tab.complaints == [])
    }
  }

  @Test func onTheWebTheLineFetchesFromWhereThePageIs() async throws {
    let shop = try Workshop()
    _ = try await build(shop, in: "www/it's/base")
    let server = try FileServer(shop.root + "/www")
    let browser = try Browser()
    let address = "http://127.0.0.1:\(server.port)/it's/base"
    let tab = try Tab(browser, "\(address)/ja/sub/a.html?x=1#page:main", before: Self.clipboard)
    let line = "curl -fsSLO '\(address.replacing("'", with: "'\\''"))/sub/a/verify.sh' && sh verify.sh"
    let codes = try codes(tab)
    #expect(codes[0] == "$ \(line)")
    #expect(codes[1].hasSuffix("  verify.sh' | sha256sum -c"))
    let copied = try tab.text(
      "(async () => { document.querySelector('.check button.copy').click(); await new Promise(r => setTimeout(r, 0)); return copied.join('|'); })()"
    )
    #expect(copied == line)
    #expect(try tab.number("fetch(document.querySelector('.check a').href).then((answer) => answer.status)") == 200)
    #expect(tab.complaints == [])
  }

  @Test func withoutScriptsTheLineRunsWhatWasDownloaded() async throws {
    let shop = try Workshop()
    let output = try await build(shop, in: "plain")
    let tab = try Tab(try Browser(), "file://\(output)/sub/a.html", runsScripts: false)
    #expect(try tab.holds("document.querySelector('.check summary').getBoundingClientRect().height > 0"))
    #expect(
      try tab.text("(document.querySelector('.check').open = true, document.querySelector('.check pre').innerText)")
        == "$ sh verify.sh")
    #expect(tab.complaints == [])
  }

  @Test(arguments: [390, 1280]) func whatIsOpenFitsTheScreen(_ width: Int) async throws {
    let shop = try Workshop()
    let output = try await build(shop, in: String(repeating: "long-folder-name", count: 8))
    let tab = try Tab(try Browser(), "file://\(output)/ja/sub/a.html")
    try tab.resize(width: width)
    _ = try tab.value(Self.open)
    #expect(try tab.holds("document.documentElement.scrollWidth <= innerWidth"))
    #expect(try tab.holds("[...document.querySelectorAll('.check pre')].every((e) => e.scrollWidth <= e.clientWidth)"))
  }
}
