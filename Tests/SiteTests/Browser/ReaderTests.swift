import KnowledgeBase
import Testing

@testable import Site

/// What a reader does with code: selects and copies it, sets values, asks what a value means. By real keys and a real mouse.
@Suite(.serialized) struct ReaderTests {
  private static let body = """
    ```console id=x
    u@h:~$ aws --region {{region}} list
    ok 192.168.0.1 {{region}} 10.0.0.1
    # about this
    u@h:~$ echo two {{region}}
    two
    u@h:~$ cat <<E
    > it's {{region}}
    > E
    it's
    ```

    ```sh
    echo {{region}}
    ```

    """.replacing("10.0.0.1\n# about", with: "10.0.0.1\n\n# about")

  private func build() async throws -> Workshop {
    let shop = try Workshop()
    try await shop.build([
      "site.yml": "title: T\nvariables: {region: ap-northeast-1, unused: x}", "environments/here.yml": "title: Here",
      "articles/a.md": article("A", Self.body), "articles/b.md": article("B", Self.body),
      "articles/c.md": article("C", "Text.\n"),
    ])
    return shop
  }

  private static let clipboard =
    "window.copied = []; Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (t) => { copied.push(t); } } });"

  private func copied(_ tab: Tab, _ button: String) throws -> String {
    try tab.text(
      "(async () => { copied.length = 0; document.querySelector('\(button)').click(); await new Promise(r => setTimeout(r, 0)); return copied.join(); })()"
    )
  }

  @Test func threeClicksSelectACommandWithoutItsPrompt() async throws {
    let shop = try await build()
    let tab = try Tab(try Browser(), "file://\(shop.output)/a.html")
    for width in [1200, 390] {
      try tab.resize(width: width)
      try tab.click(on: "[id=\"x/1\"] .k-opt", times: 3)
      #expect(try tab.text("getSelection().toString().trim()") == "aws --region ap-northeast-1 list", "\(width)")
    }
  }

  @Test func whatIsDraggedOverHasNoPrompts() async throws {
    let shop = try await build()
    let tab = try Tab(try Browser(), "file://\(shop.output)/a.html")
    try tab.drag(from: "[id=\"x/1\"] .k-opt", to: "[id=\"x/3\"] .out")
    _ = try tab.value(
      "(() => { window.area = document.createElement('textarea'); document.addEventListener('copy', () => { area.value = getSelection().toString(); }); })()"
    )
    try tab.press("c", code: "KeyC", modifiers: 2, commands: ["copy"])
    let lines = try tab.text("area.value")
    #expect(
      lines.contains("gion ap-northeast-1 list\n") && lines.contains("echo two") && lines.contains("it's"),
      "\(lines)")
    #expect(!lines.contains("$") && !lines.contains("u@h") && !lines.contains("> "), "\(lines)")
  }

  @Test func commandsAreCopiedWithoutWhatIsSaidOfThem() async throws {
    let shop = try await build()
    let tab = try Tab(try Browser(), "file://\(shop.output)/a.html", before: Self.clipboard)
    #expect(try copied(tab, "[id=\"x/2\"] button.copy") == "echo two ap-northeast-1")
    #expect(try copied(tab, "[id=\"x/3\"] button.copy") == "cat <<E\nit's ap-northeast-1\nE")
    #expect(
      try copied(tab, "#x figcaption button.copy")
        == "aws --region ap-northeast-1 list\necho two ap-northeast-1\ncat <<E\nit's ap-northeast-1\nE\n")
  }

  private static let shown = "[...new Set([...document.querySelectorAll('.var')].map((v) => v.textContent))].join('|')"

  @Test func theReadersValuesHoldOnEveryPage() async throws {
    let shop = try await build()
    let browser = try Browser()
    let tab = try Tab(browser, "file://\(shop.output)/a.html", before: Self.clipboard)
    #expect(try tab.text("[...document.querySelectorAll('.vars input')].map((i) => i.name).join()") == "region")
    try tab.click(on: ".vars summary")
    _ = try tab.value("document.querySelector('.vars input').select()")
    try tab.type("eu-west-1")
    #expect(try tab.text(Self.shown) == "eu-west-1")
    #expect(try tab.number("document.querySelectorAll('.var').length") == 5)
    #expect(try copied(tab, "[id=\"x/2\"] button.copy") == "echo two eu-west-1")
    #expect(try copied(tab, ".content .code button.copy") == "echo eu-west-1\n".trimmed)
    #expect(try tab.text("document.querySelector('.vars [role=status]').textContent") == "")

    _ = try tab.value("document.querySelector('.vars input').select()")
    try tab.type("<b>it's $(x)")
    #expect(try tab.text(Self.shown) == "<b>it's $(x)", "text, never HTML")
    #expect(
      try tab.text("document.querySelector('.vars [role=status]').textContent").contains("quotes around this: region"))

    let other = try Tab(browser, "file://\(shop.output)/b.html")
    #expect(try other.text(Self.shown) == "<b>it's $(x)", "the next page, loaded anew")
    #expect(try other.text("document.querySelector('.vars input').value") == "<b>it's $(x)")
    _ = try other.value("document.querySelector('.vars button').click()")
    #expect(try other.text(Self.shown) == "ap-northeast-1")
    #expect(try other.holds("localStorage.getItem('sooth-values') === null"))
    #expect(try Tab(browser, "file://\(shop.output)/a.html").text(Self.shown) == "ap-northeast-1")
    #expect(try Tab(browser, "file://\(shop.output)/c.html").holds("!document.querySelector('.vars')"))
    #expect(tab.complaints == [] && other.complaints == [])
  }

  @Test(arguments: [
    "{", "[1]", "null", "{\"region\": 5}", "{\"region\": \"a\\u001b\"}", "{\"region\": \"a\\nb\"}",
    "{\"region\": \"\"}",
  ])
  func whatIsNoValueIsPassedOver(_ kept: String) async throws {
    let shop = try await build()
    let escaped = kept.replacing("\\", with: "\\\\")
    let tab = try Tab(
      try Browser(), "file://\(shop.output)/a.html", before: "localStorage.setItem('sooth-values', '\(escaped)');")
    #expect(try tab.text(Self.shown) == "ap-northeast-1")
    #expect(tab.complaints == [])
  }

  @Test func withoutScriptsTheSitesValuesStand() async throws {
    let shop = try await build()
    let tab = try Tab(try Browser(), "file://\(shop.output)/a.html", runsScripts: false)
    #expect(try tab.text(Self.shown) == "ap-northeast-1")
    #expect(try tab.holds("!document.querySelector('.vars').getClientRects().length"))
    #expect(try tab.text("document.querySelector('.v').title") == "any private address")
  }

  private static let tip =
    "(() => { const t = document.querySelector('.tip'); return t.hidden ? '' : t.textContent; })()"
  private static let told = "[...document.querySelectorAll('.off[role=status]')].map((s) => s.textContent).join('')"

  @Test func meaningsAreReachedByKeys() async throws {
    let shop = try await build()
    let tab = try Tab(try Browser(), "file://\(shop.output)/a.html")
    for _ in 0..<40 {
      try tab.press("Tab", code: "Tab")
      if try tab.holds("document.activeElement.matches('.out')") { break }
    }
    #expect(try tab.text("document.activeElement.getAttribute('aria-label')") == "Output of command 1")
    #expect(try tab.text(Self.tip) == "any private address (n: next)")
    #expect(try tab.text(Self.told) == "192.168.0.1: any private address")
    try tab.press("n", code: "KeyN")
    #expect(try tab.text(Self.told) == "10.0.0.1: any private address")
    try tab.press("N", code: "KeyN", modifiers: 8)
    #expect(try tab.text("document.querySelector('.on').textContent") == "192.168.0.1")
    try tab.press("Escape", code: "Escape")
    #expect(try tab.text(Self.tip) == "" && tab.text(Self.told) == "")
    try tab.press("n", code: "KeyN")
    #expect(try tab.text(Self.tip) != "")
    try tab.press("Tab", code: "Tab")
    #expect(try tab.text(Self.tip) == "", "gone with the focus")
    #expect(
      try tab.number("document.querySelectorAll('.out[tabindex]').length") == 1, "what has nothing to tell is no stop")
    #expect(tab.complaints == [])
  }

  @Test func meaningsAreShownUnderThePointerAndAtATap() async throws {
    let shop = try await build()
    let tab = try Tab(try Browser(), "file://\(shop.output)/a.html")
    try tab.move(to: ".v")
    #expect(try tab.text(Self.tip) == "any private address")
    try tab.move(to: ".tip")
    #expect(try tab.text(Self.tip) != "", "it can be pointed at")
    try tab.press("Escape", code: "Escape")
    #expect(try tab.text(Self.tip) == "")
    try tab.click(on: ".v")
    #expect(try tab.text(Self.tip) == "any private address")
    try tab.click(on: "h1")
    #expect(try tab.text(Self.tip) == "")
  }
}

extension String {
  fileprivate var trimmed: String { hasSuffix("\n") ? String(dropLast()) : self }
}
