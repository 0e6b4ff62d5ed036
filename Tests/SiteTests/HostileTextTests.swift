import Diagnostics
import Foundation
import KnowledgeBase
import Testing

@testable import Site

/// Text that nobody means well with, or that a program wrote: the page comes, in time, and whole.
@Suite(.timeLimit(.minutes(4))) struct HostileTextTests {
  static let texts: [(name: String, text: String, found: String)] = [
    (
      "a huge table", "| a | b |\n|---|---|\n" + (0..<10_000).map { "| \($0) | x |\n" }.joined(),
      "<td>9999</td>"
    ),
    ("a wide table", row(5_000, "h") + row(5_000, "---") + row(5_000, "c") + "\nEnd of it.\n", "End of it."),
    ("many headings", (0..<10_000).map { "## Part\n\nText \($0).\n\n" }.joined(), "Text 9999."),
    ("deep quotes", String(repeating: "> ", count: 190) + "deep\n", "deep"),
    ("deep lists", (0..<90).map { String(repeating: "  ", count: $0) + "- x\($0)\n" }.joined(), "x89"),
    ("deep brackets", String(repeating: "[", count: 50_000) + "x\n", "[x"),
    ("deep emphasis", String(repeating: "*a **b ", count: 20_000) + "end\n", "end"),
    ("footnotes", (0..<5_000).map { "a[^\($0)]\n\n[^\($0)]: note \($0)\n\n" }.joined(), "note 4999"),
    (
      "alerts in alerts", (1..<200).map { String(repeating: "> ", count: $0) + "[!NOTE]\n" }.joined() + "\nlast\n",
      "last"
    ),
    ("a long line", String(repeating: "word ", count: 200_000) + "\n", "word"),
    ("a long word", String(repeating: "x", count: 1_000_000) + "\n", "xxx"),
    ("a long command", "```console\n$ echo " + String(repeating: "y", count: 1_000_000) + "\n```\n", "yyy"),
    ("a long output", "```console\n$ cat x\n" + String(repeating: "z 1.2.3.4 ", count: 100_000) + "\n```\n", "z "),
    ("NUL bytes", "a\u{0}b\n\n```console\n$ printf 'c\u{0}d'\nc\u{0}d\n```\n", "a\u{FFFD}b"),
    ("bidirectional marks", "a \u{202E}b\u{202C} c\n", "c"),
    ("unclosed", "<div><script>alert(1)\n\n`" + String(repeating: "<", count: 50_000) + "\n\nend\n", "<p>end</p>"),
  ]

  private static func row(_ count: Int, _ cell: String) -> String {
    "|" + String(repeating: " \(cell) |", count: count) + "\n"
  }

  @Test(arguments: texts) func thePageComesWhole(_ name: String, _ text: String, _ found: String) async throws {
    let shop = try Workshop()
    try await shop.build([
      "site.yml": "title: T", "environments/here.yml": "title: Here", "articles/a.md": "---\ntitle: A\n---\n\n" + text,
    ])
    let page = try shop.page("a.html")
    #expect(page.contains(found), "\(name)")
    #expect(page.hasSuffix("</html>\n"), "\(name)")
    #expect(!page.contains("<script>") && !page.contains("\u{0}"), "\(name)")
  }

  @Test func deeperNestingIsToldWithItsLine() async throws {
    let text = "Text.\n\n" + String(repeating: "> ", count: 5_000) + "deep\n"
    let problems = try await Workshop().problems([
      "site.yml": "title: T", "articles/a.md": "---\ntitle: A\n---\n\n" + text,
    ])
    #expect(problems.map(\.identifier) == ["markdown"])
    #expect(problems.first?.summary.hasPrefix("line 7: lists and block quotes are nested deeper") == true)
  }

  @Test func headingsAlikeHaveAddressesOfTheirOwn() async throws {
    let shop = try Workshop()
    let text = String(repeating: "## Part\n\n## Part 1\n\n", count: 2_000)
    try await shop.build(["site.yml": "title: T", "articles/a.md": "---\ntitle: A\n---\n\n" + text])
    let page = try shop.page("a.html")
    let ids = page.split(separator: " id=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
    #expect(ids.count >= 4_000 && Set(ids).count == ids.count)
  }
}
