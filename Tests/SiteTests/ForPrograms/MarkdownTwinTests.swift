import KnowledgeBase
import Testing

/// The Markdown beside a page.
@Suite struct MarkdownTwinTests {
  /// The text of the twin of `articles/f/a.md`, below its heading.
  private func twin(_ body: String, at path: String = "f/a.md", _ file: String = "articles/f/a.md") async throws
    -> String
  {
    let shop = try Workshop()
    try await shop.build([
      "site.yml": "title: T\nvariables: {region: here}", file: article("A", body),
      "articles/b.md": article("B", "## H"),
      "articles/b.ja.md": article("ビー", "## H"), "articles/g/index.md": article("G"), "articles/f/p 1.png": "p",
      "articles/f/z.md": article("Z"),
    ])
    let text = try shop.page(path)
    #expect(text.hasPrefix("# A\n\n"))
    return String(text.dropFirst("# A\n\n".count))
  }

  static let links: [(String, String)] = [
    ("[b](../b.md#h) [z](z.md)\n", "[b](../b.md#h) [z](z.md)\n"), ("[b](/b.md)\n", "[b](../b.md)\n"),
    ("[b](/b) [g](../g)\n", "[b](../b.md) [g](../g/index.md)\n"), ("[j](../b.ja.md)\n", "[j](../ja/b.md)\n"),
    ("[b](</b.md> \"t\")\n", "[b](<../b.md> \"t\")\n"),
    ("[b][r] [r]\n\n[r]: /b.md 'x'\n", "[b][r] [r]\n\n[r]: ../b.md 'x'\n"),
    (
      "[x](https://x.example/b.md) `[b](/b.md)` [b](/b.md)\n", "[x](https://x.example/b.md) `[b](/b.md)` [b](../b.md)\n"
    ),
    ("[long\ntext](/b.md)\n\n```\n[b](/b.md)\n```\n", "[long\ntext](../b.md)\n\n```\n[b](/b.md)\n```\n"),
    ("[here](#h)\n\n## H\n", "[here](#h)\n\n## H\n"),
  ]

  @Test(arguments: links) func linksLeadToTwins(_ written: String, _ expected: String) async throws {
    #expect(try await twin(written) == expected)
  }

  @Test func translationsLieElsewhere() async throws {
    #expect(
      try await twin("[b](../b.md) [z](z.md) ![p](<p 1.png>)\n", at: "ja/f/a.md", "articles/f/a.ja.md")
        == "[b](../b.md) [z](../../f/z.md) ![p](<../../f/p%201.png>)\n")
  }

  @Test func hiddenBlocksGoAndHolesAreFilled() async throws {
    #expect(
      try await twin(
        "One\n\n```console hidden\n$ true\n```\n\nTwo\n\n- item\n\n  ```console\n  $ echo {{region}} 5 \\{{x\n  here {{5 ~ int >= 1}}\n  ```\n\n```\n{{region}}\n```\n\n```console hidden id=h\n$ true\n"
      )
        == "One\n\nTwo\n\n- item\n\n  ```console\n  $ echo here 5 \\{{x\n  here 5\n  ```\n\n```\n{{region}}\n```\n")
  }
}
