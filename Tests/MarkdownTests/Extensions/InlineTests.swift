import Testing

@testable import Markdown

@Suite struct ExtendedInlineTests {
  private func inner(_ markdown: String) throws -> String {
    try String(html(markdown, dialect: .extended).dropFirst(3).dropLast(5))
  }

  @Test(arguments: [
    ("詳細はhttps://a.example/b、次に", "詳細は<a href=\"https://a.example/b\">https://a.example/b</a>、次に"),
    ("（https://a.example/）を", "（<a href=\"https://a.example/\">https://a.example/</a>）を"),
    ("「www.a.example」", "「<a href=\"http://www.a.example\">www.a.example</a>」"),
    ("https://a.example。", "<a href=\"https://a.example\">https://a.example</a>。"),
    ("https://a.example\u{3000}b", "<a href=\"https://a.example\">https://a.example</a>\u{3000}b"),
    ("連絡先:ops@a.example。", "連絡先:<a href=\"mailto:ops@a.example\">ops@a.example</a>。"),
    ("mailto:ops@a.example", "<a href=\"mailto:ops@a.example\">mailto:ops@a.example</a>"),
    ("file:///etc javascript://x ssh://a.b", "file:///etc javascript://x ssh://a.b"),
    ("http:// https://_ www. @ a@ @b", "http:// https://_ www. @ a@ @b"),
    ("`https://a.b` [https://a.b](c)", "<code>https://a.b</code> <a href=\"c\">https://a.b</a>"),
    ("https\\://a.b a\\@b.c", "https://a.b a@b.c"),
    (
      "https://a.b[^c] https://a.b/[d]",
      "<a href=\"https://a.b\">https://a.b</a>[^c] <a href=\"https://a.b/%5Bd%5D\">https://a.b/[d]</a>"
    ),
    ("HTTPS://A.b", "<a href=\"HTTPS://A.b\">HTTPS://A.b</a>"),
  ])
  func bareLinks(markdown: String, wanted: String) throws {
    #expect(try inner(markdown) == wanted)
  }

  @Test(arguments: [
    ("~~a *b* `c`~~", "<del>a <em>b</em> <code>c</code></del>"),
    ("~a~ ~~~b~~~", "<del>a</del> ~~~b~~~"),
    ("\\~~a~~ \\~\\~b~~", "~~a~~ ~~b~~"),
    ("~~a\nb~~", "<del>a\nb</del>"),
    ("*~~a*~~", "<em>~~a</em>~~"),
    ("1~2時間、3~4日", "1~2時間、3~4日"),
    ("~/a and ~/b", "~/a and ~/b"),
    ("~~a ~b~~ c~", "<del>a ~b</del> c~"),
    ("[~~a~~](b)", "<a href=\"b\">~~a~~</a>"),
  ])
  func strikethrough(markdown: String, wanted: String) throws {
    #expect(try inner(markdown) == wanted)
  }

  @Test func bareLinksHaveTheirPlaces() throws {
    let markdown = "> a &amp; \\* https://a.b c@d.e\n> [x](y) **www.f.g**\n"
    try parse(markdown, firstLine: 4, dialect: .extended) { document in
      #expect(
        document.links.map { "\($0.destination) \($0.line):\($0.column)" }
          == ["https://a.b 4:14", "mailto:c@d.e 4:26", "y 5:3", "http://www.f.g 5:12"])
    }
  }
}
