import KnowledgeBase
import Testing
import Transcripts

@testable import Site

@Suite struct TabSetTests {
  /// Blocks, each with its attributes, and what stands between; which labels share a set and a tab.
  static let texts: [(String, [String])] = [
    ("[tab=A][tab=B]", ["A|B"]),
    ("[tab=A]\n\n\n[tab=B]\n[tab=C]", ["A|B|C"]),
    ("[tab=A] text [tab=B]", ["A", "B"]),
    ("[tab=A]<!-- --> [tab=B]", ["A", "B"]),
    ("[tab=A][hidden][tab=B]", ["A|B"]),
    ("[hidden tab=X][tab=A][hidden tab=X][tab=B][hidden]", ["A|B"]),
    ("[tab=A][tab=A][tab=B]", ["A,A|B"]),
    ("[tab=A][tab=B][tab=A][tab=B]", ["A|B", "A|B"]),
    ("[tab=A][id=plain][tab=B]", ["A", "B"]),
    ("[id=plain]", []),
    ("{tab=A}{tab=B}", ["A|B"]),
    ("[tab=A]{tab=B}[tab=B]", ["A|B,B"]),
    ("{tab=A}{}[tab=B]", ["A", "B"]),
    ("{tab=A}{title=x}{tab=B}", ["A", "B"]),
  ]

  @Test(arguments: texts) func neighbours(_ text: String, _ expected: [String]) async throws {
    let markdown = text.replacing("[", with: "\n\n```console ").replacing("]", with: "\n$ true\n```\n\n")
      .replacing("{", with: "\n\n```yaml ").replacing("}", with: "\na: 1\n```\n\n")
      .replacing(" text ", with: "\n\ntext\n\n")
    let files = ["site.yml": "title: T", "articles/a.md": article("A", markdown)]
    let base = try await KnowledgeBase.load(.memory(files))
    let content = try base.content(of: base.articles[0])
    let sets = TabSets(content)
    let fences = content.transcripts.map(\.fenceIndex) + content.tabbedCode.map(\.fenceIndex)
    var drawn = ""
    for place in fences.sorted().compactMap({ sets.place(ofFence: $0) }) {
      drawn += place.beginsSet ? "" : place.beginsTab ? "|" : ","
      drawn += place.label + (place.endsSet ? "/" : "")
    }
    #expect(drawn.split(separator: "/").map(String.init) == expected)
  }

  @Test func everyBlockStandsBelowItsLabel() async throws {
    let shop = try Workshop()
    try await shop.build([
      "site.yml": "title: T",
      "articles/a.md": article(
        "A",
        "```console id=one tab=\"A <b>\"\n$ echo 1\n1\n```\n\n```console id=two tab=B\n$ echo 2\n2\n```\n\nText.\n"),
    ])
    let page = try shop.page("a.html")
    let order = [
      "<div class=\"tabs\">", "<p class=\"tab-label\">A &lt;b&gt;", "id=\"one\"", "</figure>\n</div>",
      "<p class=\"tab-label\">B", "id=\"two\"", "</figure>\n</div>\n</div>\n<p>Text.</p>",
    ]
    let places = order.compactMap { page.ranges(of: $0).first?.lowerBound }
    #expect(places.count == order.count)
    #expect(places == places.sorted())
    #expect(try linkProblems(shop.output) == [])
  }

  @Test func otherCodeMayStandInTabs() async throws {
    let shop = try Workshop()
    try await shop.build([
      "site.yml": "title: T",
      "articles/a.md": article(
        "A",
        "```console tab=CLI\n$ echo 1\n1\n```\n\n```hcl tab=\"Terra & form\"\na = 1\n```\n\n```yaml tab=\"no end\nb: 1\n```\n"
      ),
    ])
    let page = try shop.page("a.html")
    #expect(page.contains("<p class=\"tab-label\">Terra &amp; form</p>\n<div class=\"code\" data-lang=\"hcl\">"))
    #expect(page.ranges(of: "class=\"tab\"").count == 2)
    #expect(try linkProblems(shop.output) == [])
  }
}
