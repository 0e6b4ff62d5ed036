import Evidence
import Foundation
import KnowledgeBase
import Testing
import Transcripts

@testable import Site

/// The pages as a reader's browser shows them, from `file://`, which is the harder case.
@Suite(.serialized) struct BrowserTests {
  private static let site = [
    "site.yml": "title: T",
    "environments/here.yml": "title: Here\nfreshFor: 30d",
    "articles/a.md": article(
      "A",
      """
      ## One

      ```console id=pair
      user@host:~$ echo 'one
      > two' | cat
      one
      two
      user@host:~$ echo three \\
      > four
      three four
      ```

      ## Two

      ```console id=wrong
      $ echo 192.168.0.1
      192.168.0.1
      ```

      ```json
      {"a": 1}
      ```

      | no table |
      """),
  ]

  private func build() async throws -> Workshop {
    let shop = try Workshop()
    let base = try await KnowledgeBase.load(.memory(Self.site))
    try Witness(base: base).testify("a", to: shop.evidence) { entry in
      guard entry.id == "wrong/1" else { return true }
      (entry.verdict, entry.reason) = (.failed, "why")
      entry.mismatch = Mismatch(claim: "c", rows: [.init(rule: .differs, expected: "a", seen: "b")])
      return true
    }
    try await shop.build(base)
    return shop
  }

  /// Keeps what is copied, in place of a clipboard.
  private static let clipboard = """
    window.copied = [];
    Object.defineProperty(navigator, "clipboard", { value: { writeText: async (text) => { window.copied.push(text); } } });
    """

  /// A day in November 2026 or after; the evidence is of the 23rd.
  private static func clock(days: Int) -> String { "Date.now = () => \((1_795_446_000 + days * 86400) * 1000);" }

  @Test func noPageComplainsOrAsksAnotherHost() async throws {
    let shop = try Workshop()
    try await shop.buildRepository()
    let browser = try Browser()
    for path in try shop.files() where path.hasSuffix(".html") && path != "404.html" {
      let tab = try Tab(browser, "file://\(shop.output)/\(path)")
      #expect(tab.complaints == [], "\(path)")
      #expect(tab.requests.count >= 3, "the page, its style and its script")
      #expect(tab.requests.allSatisfy { $0.hasPrefix("file://\(shop.output)/") }, "\(tab.requests)")
      #expect(try tab.holds("getComputedStyle(document.body).display === 'flex'"), "the style sheet is in force")
      #expect(try tab.holds("document.documentElement.scrollWidth <= innerWidth"), "nothing hangs out at the side")
    }
  }

  @Test func copyingTakesCommandsWithoutPrompts() async throws {
    let shop = try await build()
    let tab = try Tab(try Browser(), "file://\(shop.output)/a.html", before: Self.clipboard)
    func copied(_ button: String) throws -> String {
      try tab.text(
        "(async () => { window.copied = []; \(button).click(); await new Promise(r => setTimeout(r, 0)); return copied.join('|'); })()"
      )
    }
    #expect(try copied("document.querySelectorAll('#pair .step button.copy')[0]") == "echo 'one\ntwo' | cat")
    #expect(try copied("document.querySelectorAll('#pair .step button.copy')[1]") == "echo three \\\nfour")
    #expect(
      try copied("document.querySelector('#pair figcaption button.copy')")
        == "echo 'one\ntwo' | cat\necho three \\\nfour\n")
    #expect(
      try tab.number("document.querySelectorAll('#wrong figcaption button.copy').length") == 0, "one command alone")
    #expect(try copied("document.querySelector('.content .code button.copy')") == "{\"a\": 1}")
    #expect(try tab.text("document.querySelector('[role=status]').textContent") == "Copied")
    #expect(tab.complaints == [])
  }

  @Test func withoutAClipboardASelectionIsCopied() async throws {
    let shop = try await build()
    let refuse = """
      window.copied = [];
      Object.defineProperty(navigator, "clipboard", { value: undefined });
      document.addEventListener("copy", () => window.copied.push(document.activeElement.value));
      """
    let tab = try Tab(try Browser(), "file://\(shop.output)/a.html", before: refuse)
    let copied = try tab.text(
      "(async () => { document.querySelector('#wrong button.copy').click(); await new Promise(r => setTimeout(r, 50)); return copied.join('|'); })()"
    )
    #expect(copied == "echo 192.168.0.1")
    #expect(try tab.number("document.querySelectorAll('textarea').length") == 0)
  }

  @Test func theThemeTurnsAndIsKept() async throws {
    let shop = try await build()
    let browser = try Browser()
    let tab = try Tab(browser, "file://\(shop.output)/a.html")
    let background = "getComputedStyle(document.body).backgroundColor"
    let before = try tab.text(background)
    #expect(try tab.holds("!document.querySelector('button.theme').hidden"))
    #expect(try tab.text("document.querySelector('button.theme').ariaPressed") == "false")
    _ = try tab.value("document.querySelector('button.theme').click()")
    let after = try tab.text(background)
    #expect(after != before)
    #expect(try tab.text("document.querySelector('button.theme').ariaPressed") == "true")
    let again = try Tab(browser, "file://\(shop.output)/index.html")
    #expect(try again.text(background) == after, "the next page has it too")
    _ = try again.value("document.querySelector('button.theme').click()")
    #expect(try again.text(background) == before)
    #expect(try again.holds("localStorage.getItem('sooth-theme') === null"), "back to the system's choice")
  }

  static let ages: [(Int, String)] = [(0, "verified"), (29, "verified"), (31, "stale"), (400, "stale")]

  @Test func evidenceGrowsStale() async throws {
    let shop = try await build()
    let browser = try Browser()
    for (days, state) in Self.ages {
      let tab = try Tab(browser, "file://\(shop.output)/a.html", before: Self.clock(days: days))
      #expect(try tab.text("document.querySelector('#pair .st').dataset.s") == state, "\(days)")
      #expect(try tab.text("document.querySelector('#pair .st use').getAttribute('href')") == "#m-\(state)")
      #expect(try tab.text("document.querySelector('.toc [data-of=pair]').dataset.s") == state)
      #expect(try tab.text("document.querySelector('.toc [data-of=wrong]').dataset.s") == "failed")
      #expect(try tab.text("document.querySelector('#wrong .st').dataset.s") == "failed", "which does not grow old")
      let late = state == "stale" ? "stale: checked \(days) days ago" : ""
      #expect(try tab.text("document.querySelector('#pair .late')?.textContent ?? ''") == late)
      #expect(tab.complaints == [])
    }
  }

  @Test func withoutScriptsEverythingIsThere() async throws {
    let shop = try await build()
    let tab = try Tab(try Browser(), "file://\(shop.output)/a.html", runsScripts: false)
    for part in [
      "h1", ".evidence .st", ".toc a", "#pair .cmd", "#pair .out", "#pair .st", "#wrong .drawer table.diff",
      ".code pre", ".nav a",
    ] {
      #expect(try tab.holds("document.querySelector('\(part)').getBoundingClientRect().height > 0"), "\(part)")
    }
    #expect(try tab.number("document.querySelectorAll('button.copy').length") == 0)
    #expect(try tab.holds("getComputedStyle(document.querySelector('button.theme')).display === 'none'"))
    #expect(tab.complaints == [])
  }

  @Test func anAddressOfACommandLeadsToIt() async throws {
    let shop = try await build()
    let tab = try Tab(try Browser(), "file://\(shop.output)/a.html#wrong/1")
    #expect(try tab.text("document.querySelector(':target').id") == "wrong/1")
  }
}
