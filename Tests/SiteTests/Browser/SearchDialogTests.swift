import Foundation
import Testing

@testable import Site

/// The search in a browser: from `file://`, where nothing can be fetched, and from a server.
@Suite(.serialized) struct SearchDialogTests {
  private static let site = [
    "site.yml": "title: T\nenvironment: here\nvariables: {region: ap-northeast-1}\n",
    "environments/here.yml": "title: Here\ntransport: local\n",
    "articles/legacy.md": article(
      "Legacy endpoints",
      "## Why it hangs\n\nThe old command line asks for `ReceiptHandleIsInvalid` and list-queues.\n",
      "summary: About time.\ntags: [network]\nsymptoms: 'Connect timeout on endpoint URL: \"https://{{region}}.queue.example.com/\"'\n"
    ),
    "articles/legacy.ja.md": article(
      "レガシーエンドポイント", "## 証明書の確認\n\nサーバー証明書を**確認**します。バッチも読みます。\n\n## 明書証\n\n証、明書。\n"),
    "articles/queues.md": article(
      "Queues",
      "A visibility timeout. Only <b>here</b>.\n\n```console\n$ echo {{30 ~ int}} shown\n30 shown\n```\n\n```console hidden\n$ echo concealed\nconcealed\n```\n"
    ),
    "articles/many.md": article(
      "Many", (0..<30).map { "## Part \($0)\n\nFiller word\($0).\n" }.joined(separator: "\n")),
  ]

  /// Opens the search by its key, asks, and waits until the answer has come.
  private static let helpers = """
    window.wait = async (test) => {
      for (let turn = 0; turn < 300 && !test(); turn += 1) await new Promise((done) => setTimeout(done, 10));
      return test();
    };
    window.press = (key, target = document.activeElement, more = {}) =>
      target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
    window.opened = async () => {
      press('/', document.body);
      await wait(() => document.querySelector('dialog.search[open]'));
      return document.activeElement.getAttribute('role');
    };
    window.found = () => [...document.querySelectorAll('.search [role=option]')];
    window.asked = async (text, event = 'input') => {
      const input = document.querySelector('.search input');
      const status = document.querySelector('.search .says');
      status.textContent = 'waiting';
      if (event === 'paste') {
        input.value = '';
        const data = new DataTransfer();
        data.setData('text/plain', text);
        input.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
      } else {
        input.value = text;
        input.dispatchEvent(new Event('input', { bubbles: true }));
      }
      await wait(() => status.textContent !== 'waiting');
      return found().map((option) => option.querySelector('b').textContent).join();
    };
    """

  private func open(_ url: String, _ browser: Browser) throws -> Tab {
    let tab = try Tab(browser, url, before: Self.helpers)
    #expect(try tab.text("opened()") == "combobox", "the input has the focus")
    return tab
  }

  static let english: [(String, String)] = [
    ("legacy", "Legacy endpoints"), ("LEGACY Endpoint", "Legacy endpoints"), ("lega", "Legacy endpoints"),
    ("l", "Legacy endpoints"), ("visiblity", "Queues"), ("zisibility", "Queues"), ("isibility", "Queues"),
    ("vsiibility timout", "Queues"), ("receipt invalid", "Legacy endpoints"), ("receipthandleis", "Legacy endpoints"),
    ("list-queues", "Legacy endpoints"), ("network", "Legacy endpoints"), ("30", "Queues"), ("shown", "Queues"),
    ("concealed", ""), ("int", ""), ("ｖｉｓｉｂｉｌｉｔｙ", "Queues"), ("word7", "Many"), ("証明書", ""),
    ("nothing here at all", ""),
  ]

  @Test func englishIsFound() async throws {
    let shop = try Workshop()
    try await shop.build(Self.site)
    let tab = try open("file://\(shop.output)/queues.html", try Browser())
    for (text, titles) in Self.english { #expect(try tab.text("asked('\(text)')") == titles, "\(text)") }
    #expect(try tab.text("asked('hangs')") == "Legacy endpoints")
    #expect(try tab.text("found()[0].getAttribute('href')").hasSuffix("/legacy.html#why-it-hangs"))
    #expect(try tab.text("found()[0].querySelector('.in mark').textContent") == "hangs")
    #expect(try tab.text("asked('only here')") == "Queues")
    #expect(
      try tab.text("[...found()[0].querySelectorAll('.text mark')].map((m) => m.textContent).join()") == "Only,here")
    #expect(tab.complaints == [])
    #expect(tab.requests.allSatisfy { $0.hasPrefix("file://\(shop.output)/") })
  }

  static let japanese: [(String, String)] = [
    ("証明書", "レガシーエンドポイント"), ("証明書を確認", "レガシーエンドポイント"), ("ﾊﾞｯﾁ", "レガシーエンドポイント"),
    ("存在しない語句", ""), ("書確", ""), ("証明書証", ""), ("確", "レガシーエンドポイント"), ("エンドポイント", "レガシーエンドポイント"),
    // What nobody has translated is found in the site's own language, and what somebody has is not told of twice.
    ("visibility", "Queues"), ("legacy", ""),
  ]

  @Test func japaneseIsFound() async throws {
    let shop = try Workshop()
    try await shop.build(Self.site)
    let tab = try open("file://\(shop.output)/ja/legacy.html", try Browser())
    for (text, titles) in Self.japanese { #expect(try tab.text("asked('\(text)')") == titles, "\(text)") }
    #expect(try tab.text("asked('visibility')") == "Queues")
    #expect(try tab.text("found()[0].lang + found()[0].querySelector('i').textContent") == "enEnglish")
    #expect(tab.complaints == [])
  }

  @Test func aPastedErrorLeadsToItsArticle() async throws {
    let shop = try Workshop()
    try await shop.build(Self.site)
    let tab = try open("file://\(shop.output)/queues.html", try Browser())
    let error =
      "Traceback (most recent call last):\\n  File \"x.py\", line 1\\nvisibility timeout queues\\nbotocore: Connect timeout on endpoint URL: \"https://eu-west-1.queue.example.com/\"\\n"
    #expect(try tab.text("asked('\(error)', 'paste')").hasPrefix("Legacy endpoints"))
    #expect(
      try tab.text("document.querySelector('.search input').value").contains("queues botocore"), "lines stay apart")
    #expect(try tab.holds("!document.querySelector('.errors-link').hidden"))
    #expect(try tab.text("asked('\(error)'.repeat(3000), 'paste')").hasPrefix("Legacy endpoints"))
    #expect(try tab.text("asked('qqqqqq')").isEmpty)
    #expect(try tab.text("document.querySelector('.search .says').textContent") == "No article holds this.")
    #expect(try tab.text("document.querySelector('.errors-link a').getAttribute('href')") == "find-your-error.html")
    #expect(tab.complaints == [])
  }

  @Test func theKeyboardIsEnough() async throws {
    let shop = try Workshop()
    try await shop.build(Self.site)
    let tab = try open("file://\(shop.output)/many.html", try Browser())
    #expect(try tab.text("asked('endpoint visibility timeout legacy queues many')") == "Legacy endpoints", "most")
    // Both articles hold a word that begins so.
    #expect(try tab.text("asked('t')").split(separator: ",").count == 2)
    let chosen = "document.querySelector('.search [aria-selected=true]').id"
    let active = "document.querySelector('.search input').getAttribute('aria-activedescendant')"
    let first = try tab.text(chosen)
    #expect(try tab.text(active) == first && !first.isEmpty)
    #expect(try tab.text("press('ArrowDown'), \(chosen)") != first)
    #expect(try tab.text("press('ArrowDown'), \(chosen)") == first)
    #expect(try tab.text("press('ArrowUp'), \(chosen)") == tab.text(active))
    // A composition's Enter opens nothing.
    _ = try tab.value("press('Enter', document.activeElement, { isComposing: true })")
    #expect(try tab.text("location.pathname").hasSuffix("/many.html"))
    #expect(
      try tab.text("document.querySelector('.search').close(), document.querySelector('.search').open + ''") == "false")
    #expect(try tab.text("press('k', document.body, { ctrlKey: true }), opened()") == "combobox")
    #expect(try tab.text("asked('word29')") == "Many")
    _ = try tab.value("press('Enter')")
    #expect(try tab.holds("wait(() => location.hash === '#part-29' && !document.querySelector('.search').open)"))
    #expect(tab.complaints == [])
  }

  @Test func laterAnswersStayAndBackReturns() async throws {
    let shop = try Workshop()
    try await shop.build(Self.site)
    let tab = try open("file://\(shop.output)/many.html", try Browser())
    _ = try tab.value("asked('visibility'), asked('legacy'), asked('nothing here at all')")
    #expect(try tab.text("asked('word3')") == "Many")
    #expect(try tab.text("new Promise((done) => setTimeout(() => done(found().length + ''), 200))") == "1")
    #expect(try tab.text("asked('visibility')") == "Queues")
    // Not at once: the answer to an evaluation would be lost with the page.
    _ = try tab.value("setTimeout(() => found()[0].click(), 100), 0")
    try await comes("location.pathname.endsWith('/queues.html')", in: tab)
    _ = try tab.value("setTimeout(() => history.back(), 100), 0")
    try await comes("document.querySelector('.search[open] input')?.value === 'visibility'", in: tab)
  }

  /// Waits until something holds, on whatever page the tab then shows.
  private func comes(_ condition: String, in tab: Tab) async throws {
    for _ in 0..<150 {
      if (try? tab.holds(condition)) == true { return }
      try await Task.sleep(for: .milliseconds(100))
    }
    Issue.record("this never held: \(condition)")
  }

  @Test func aServerServesItToo() async throws {
    let shop = try Workshop()
    try shop.write(Self.site, below: "Content")
    let site = try ServedSite(shop.root + "/Content")
    let tab = try open(site.address + "ja/legacy.html", try Browser())
    #expect(try tab.text("asked('証明書')") == "レガシーエンドポイント")
    #expect(try tab.text("asked('visiblity')") == "Queues")
    #expect(tab.requests.allSatisfy { $0.hasPrefix(site.address) })
  }

  @Test func withoutScriptsThereIsNoButton() async throws {
    let shop = try Workshop()
    try await shop.build(Self.site)
    let tab = try Tab(try Browser(), "file://\(shop.output)/queues.html", runsScripts: false)
    #expect(try tab.holds("!document.querySelector('button.find').getClientRects().length"))
  }

  @Test func aSiteBuiltAnewIsAskedAnew() async throws {
    let shop = try Workshop()
    try await shop.build(Self.site)
    let tab = try open("file://\(shop.output)/queues.html", try Browser())
    var changed = Self.site
    changed["articles/new.md"] = article("Newcomer", "Afresh.")
    let summary = try await shop.build(changed)
    #expect(summary.removed > 0, "files of the search that are no longer of it")
    #expect(try tab.text("asked('afresh')") == "Newcomer")
  }
}
