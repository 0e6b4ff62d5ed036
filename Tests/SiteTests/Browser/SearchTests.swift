import Foundation
import KnowledgeBase
import Testing

@testable import Site

/// The search as readers use it: from `file://`, in both languages, by keys alone.
@Suite struct SearchTests {
  private static let site: [String: String] = {
    var files = [
      "site.yml": "title: T",
      "articles/endpoint.md": article(
        "The legacy endpoint", "## Time-out\n\nNames resolve.\n\n```console\n$ aws sqs list-queues\n```\n",
        "symptoms:\n- 'Connect timeout on endpoint URL: \"https://{{region}}.queue.amazonaws.com/\"'\n- 'Connect timeout of the endpoint'\n"
      ),
      "articles/visible.md": article("Visibility", "An endpoint is named once. ReceiptHandleIsInvalid comes late."),
      "articles/shou.ja.md": article("証明書", "サーバー証明書を確認します。東京の都です。"),
      "articles/kyo.ja.md": article("京都", "京都について。"),
    ]
    for number in 0..<40 { files["articles/n\(number).md"] = article("Number \(number)", "Filler words, \(number).") }
    return files
  }()

  /// Types into the open dialog and gives the titles that are found.
  private func found(_ query: String, in tab: Tab) throws -> [String] {
    let text = String(decoding: try JSONEncoder().encode(query), as: UTF8.self)
    return try tab.value(
      """
      (async () => {
        const input = document.querySelector("dialog input");
        const status = document.querySelector("dialog [role=status]");
        input.value = "";
        input.dispatchEvent(new Event("input", { bubbles: true }));
        await new Promise((done) => setTimeout(done, 50));
        status.textContent = "";
        input.value = \(text);
        input.dispatchEvent(new Event("input", { bubbles: true }));
        for (let wait = 0; wait < 400 && !status.textContent; wait += 1) await new Promise((done) => setTimeout(done, 25));
        return [...document.querySelectorAll("dialog [role=option]")].map((option) => option.textContent.trim());
      })()
      """) as? [String] ?? []
  }

  private func open(_ address: String, _ browser: Browser) throws -> Tab {
    let tab = try Tab(browser, address)
    _ = try tab.value("document.dispatchEvent(new KeyboardEvent('keydown', { key: '/', bubbles: true }))")
    let isOpen = """
      (async () => { for (let wait = 0; wait < 400 && !document.querySelector("dialog")?.open; wait += 1) await new Promise((done) => setTimeout(done, 25));
      return document.querySelector("dialog")?.open && document.activeElement === document.querySelector("dialog input"); })()
      """
    #expect(try tab.holds(isOpen), "the slash opens it")
    return tab
  }

  @Test func wordsPartsOfThemAndErrors() async throws {
    let shop = try Workshop()
    try await shop.build(Self.site)
    let tab = try open("file://\(shop.output)/index.html", Browser())
    for (query, first) in [
      ("endpoint", "The legacy endpoint"), ("endpo", "The legacy endpoint"), ("endpoimt", "The legacy endpoint"),
      ("list-queues", "The legacy endpoint"), ("receipthandleisinvalid", "Visibility"), ("invalid", "Visibility"),
      ("number 17", "Number 17"),
      (
        "2026-01-01 ERROR Connect timeout on endpoint URL: \"https://eu-west-1.queue.amazonaws.com/\"\nTraceback",
        "The legacy endpoint"
      ),
    ] {
      let titles = try found(query, in: tab)
      #expect(titles.first?.hasPrefix(first) == true, "\(query): \(titles)")
    }
    #expect(try found("zzzzqqq", in: tab) == [])
    #expect(tab.complaints == [])
    #expect(tab.requests.allSatisfy { $0.hasPrefix("file://\(shop.output)/") })
  }

  @Test func japaneseIsFoundAsItStands() async throws {
    let shop = try Workshop()
    try await shop.build(Self.site)
    let tab = try open("file://\(shop.output)/ja/index.html", Browser())
    for (query, title) in [("証明書", "証明書"), ("サーバー証明", "証明書"), ("ｻｰﾊﾞｰ", "証明書"), ("京都", "京都")] {
      let titles = try found(query, in: tab)
      #expect(titles.count == 1 && titles[0].hasPrefix(title), "\(query): \(titles)")
    }
    #expect(try found("存在しない語句", in: tab) == [], "nor what only its parts are in")
    #expect(try found("東京都", in: tab) == [], "pairs that are not neighbours")
  }

  @Test func noFileIsLarge() async throws {
    let shop = try Workshop()
    var files = Self.site
    for number in 0..<300 {
      let words = (0..<200).map { "word\(($0 * 7919 + number * 104_729) % 5003)" }.joined(separator: " ")
      files["articles/big\(number).md"] = article("Big \(number)", words)
    }
    try await shop.build(files)
    let sizes = try shop.files().filter { $0.hasPrefix("search/") }.map { try shop.page($0).utf8.count }
    #expect(sizes.count > 10)
    #expect(sizes.allSatisfy { $0 <= 100_000 }, "\(sizes.max() ?? 0)")
  }
}
