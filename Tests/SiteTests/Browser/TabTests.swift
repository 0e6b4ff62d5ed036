import KnowledgeBase
import Testing

@testable import Site

/// Tab sets as a reader's browser shows them.
@Suite(.serialized) struct TabTests {
  private static func block(_ id: String, _ tab: String, _ text: String) -> String {
    "```console id=\(id) tab=\"\(tab)\"\n$ echo \(text)\n\(text)\n```\n\n"
  }

  private static let page =
    "## Top\n\n" + block("a1", "CLI 1", "one") + block("a2", "CLI 2", "two") + block("a3", "boto3", "three")
    + "## Other\n\n" + block("b1", "CLI 2", "zwei") + block("b2", "CLI 1", "eins") + "[there](#a3)\n"

  private func build() async throws -> Workshop {
    let shop = try Workshop()
    try await shop.build([
      "site.yml": "title: T", "environments/here.yml": "title: Here", "articles/a.md": article("A", Self.page),
      "articles/b.md": article("B", Self.page),
    ])
    return shop
  }

  /// The ids of the blocks that are shown.
  private static let shown =
    "[...document.querySelectorAll('figure.tx')].filter((f) => f.getClientRects().length).map((f) => f.id).join()"
  private static func tab(_ label: String, in set: Int) -> String {
    "[...document.querySelectorAll('[role=tablist]')[\(set)].children].find((t) => t.textContent === '\(label)')"
  }
  private static func press(_ key: String) -> String {
    "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: '\(key)', bubbles: true, cancelable: true }))"
  }

  @Test func oneOfEachSetIsShownAndTheChoiceIsKept() async throws {
    let shop = try await build()
    let browser = try Browser()
    let tab = try Tab(browser, "file://\(shop.output)/a.html")
    #expect(try tab.text(Self.shown) == "a1,b1")
    #expect(try tab.text("document.querySelector('[role=tab]').ariaSelected") == "true")
    _ = try tab.value(Self.tab("CLI 2", in: 0) + ".click()")
    #expect(try tab.text(Self.shown) == "a2,b1")
    _ = try tab.value(Self.tab("CLI 1", in: 1) + ".click()")
    #expect(try tab.text(Self.shown) == "a1,b2", "sets with the same label follow")
    _ = try tab.value(Self.tab("boto3", in: 0) + ".click()")
    #expect(try tab.text(Self.shown) == "a3,b2", "those without it stay")
    #expect(try Tab(browser, "file://\(shop.output)/b.html").text(Self.shown) == "a3,b2", "so does the next page")
    #expect(tab.complaints == [])
  }

  @Test func keysMoveFromTabToTab() async throws {
    let shop = try await build()
    let tab = try Tab(try Browser(), "file://\(shop.output)/a.html")
    _ = try tab.value("document.querySelector('[role=tab]').focus()")
    for (key, label) in [
      ("ArrowRight", "CLI 2"), ("End", "boto3"), ("ArrowRight", "CLI 1"), ("ArrowLeft", "boto3"), ("Home", "CLI 1"),
    ] {
      _ = try tab.value(Self.press(key))
      #expect(try tab.text("document.activeElement.textContent") == label, "\(key)")
      #expect(try tab.text("document.querySelector('[role=tab][tabindex=\"0\"]').textContent") == label)
    }
    let roles = """
      [...document.querySelectorAll('[role=tab]')].every((tab) => {
        const panel = document.getElementById(tab.getAttribute('aria-controls'));
        return panel.role === 'tabpanel' && panel.getAttribute('aria-labelledby') === tab.id
          && panel.hidden === (tab.ariaSelected === 'false');
      })
      """
    #expect(try tab.holds(roles))
  }

  @Test func anAddressOpensTheTabThatItLeadsInto() async throws {
    let shop = try await build()
    let browser = try Browser()
    let tab = try Tab(browser, "file://\(shop.output)/a.html#a2/1")
    #expect(try tab.text(Self.shown) == "a2,b1")
    #expect(try tab.text("document.querySelector(':target').id") == "a2/1")
    _ = try tab.value("document.querySelector('a[href=\"#a3\"]').click()")
    #expect(try tab.text(Self.shown) == "a3,b1")
    _ = try tab.value(Self.tab("CLI 1", in: 0) + ".click()")
    _ = try tab.value("document.querySelector('a[href=\"#a3\"]').click()")
    #expect(try tab.text(Self.shown).hasPrefix("a3"), "again, though the address is the same")
    #expect(try tab.holds("localStorage.getItem('sooth-tabs') === '[\"CLI 1\"]'"), "a link is no choice")
  }

  @Test func copyingWorksInEveryTab() async throws {
    let shop = try await build()
    let tab = try Tab(
      try Browser(), "file://\(shop.output)/a.html#a3",
      before:
        "window.copied = []; Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (t) => { copied.push(t); } } });"
    )
    let copied = try tab.text(
      "(async () => { document.querySelector('#a3 button.copy').click(); await new Promise(r => setTimeout(r, 0)); return copied.join(); })()"
    )
    #expect(copied == "echo three")
  }

  @Test func withoutScriptsAndInPrintAllAreThere() async throws {
    let shop = try await build()
    let browser = try Browser()
    let plain = try Tab(browser, "file://\(shop.output)/a.html", runsScripts: false)
    #expect(try plain.text(Self.shown) == "a1,a2,a3,b1,b2")
    let label = "[...document.querySelectorAll('.tab-label')].filter((l) => l.getClientRects().length).length"
    #expect(try plain.number(label) == 5)
    let tab = try Tab(browser, "file://\(shop.output)/a.html")
    #expect(try tab.number(label) == 0)
    try tab.print()
    #expect(try tab.text(Self.shown) == "a1,a2,a3,b1,b2")
    #expect(try tab.number(label) == 5)
    #expect(try tab.holds("!document.querySelector('[role=tablist]').getClientRects().length"))
  }
}
