import Foundation
import Testing

/// What leads through a site, as a reader's browser shows it.
@Suite struct AroundBrowserTests {
  private static let filler = Array(repeating: "Words that fill a line of the page.\n", count: 40).joined(
    separator: "\n")

  @Test func theContentsFollowTheScroll() async throws {
    let shop = try Workshop()
    let sections = (1...9).map { "## Part \($0)\n\n\(Self.filler)\n" }.joined(separator: "\n")
    try await shop.build(["site.yml": "title: T", "articles/a.md": article("A", sections)])
    let tab = try Tab(Browser(), "file://\(shop.output)/a.html")
    func current(after scroll: String) throws -> String {
      _ = try tab.value(
        "(async () => { \(scroll); for (let i = 0; i < 6; i += 1) await new Promise(requestAnimationFrame); })()")
      return try tab.text(
        "[...document.querySelectorAll('.toc a[aria-current=\"true\"]')].map((link) => link.hash).join(' ')")
    }
    #expect(try current(after: "scrollTo(0, 0)") == "#part-1", "it begins in the upper third of the window")
    #expect(try current(after: "document.getElementById('part-2').scrollIntoView()") == "#part-2")
    #expect(try current(after: "scrollTo(0, 1e6)") == "#part-9", "a jump over all of them")
    #expect(try current(after: "document.getElementById('part-4').scrollIntoView()") == "#part-4")
    #expect(try current(after: "scrollBy(0, -600)") == "#part-3", "and back")
    #expect(tab.complaints == [])
  }

  @Test func thePageThatStandsForNoneWorksAtAnyDepth() async throws {
    let shop = try Workshop()
    try await shop.build([
      "site.yml": "title: T", "articles/f/a.md": article("Needle", "Hay.", "tags: [t]\n"),
    ])
    // A server answers with the bytes of 404.html wherever there is no file.
    let place = shop.output + "/no/such/place"
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: shop.output + "/404.html", toPath: place + "/x.html")
    let server = try FileServer(shop.output)
    let tab = try Tab(Browser(), "http://127.0.0.1:\(server.port)/no/such/place/x.html")
    #expect(tab.complaints == [])
    #expect(tab.requests.allSatisfy { $0.hasPrefix("http://127.0.0.1:\(server.port)/") }, "\(tab.requests)")
    #expect(try tab.holds("getComputedStyle(document.body).display === 'flex'"), "the style sheet is in force")
    let home = try tab.text("document.querySelector('.content a').href")
    #expect(home == "http://127.0.0.1:\(server.port)/index.html")
    #expect(try tab.holds("fetch('\(home)').then((answer) => answer.ok)"))
  }

  @Test func onPaperOnlyTheArticleIsLeft() async throws {
    let shop = try Workshop()
    try await shop.build([
      "site.yml": "title: T\neditURL: https://x.example/{path}",
      "articles/f/a.md": article("A", "## One\n\n[x](https://y.example/)\n\n## Two\n", "tags: [t]\n"),
      "articles/f/b.md": article("B", "x", "tags: [t]\n"),
    ])
    let tab = try Tab(Browser(), "file://\(shop.output)/f/a.html")
    try tab.print()
    let shown =
      "[...document.querySelectorAll('.top, .crumbs, .toc, .edit, .ways')].filter((part) => part.offsetHeight)"
    #expect(try tab.number("document.querySelectorAll('.top, .crumbs, .toc, .edit, .ways').length") == 5)
    #expect(try tab.number("\(shown).length") == 0)
    #expect(
      try tab.text("getComputedStyle(document.querySelector('.content p a'), '::after').content").contains(
        "https://y.example/"))
  }
}
