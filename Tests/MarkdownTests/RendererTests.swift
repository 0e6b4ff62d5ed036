import Testing

@testable import Markdown

@Suite struct RendererTests {
  @Test func writesHeadingIDs() throws {
    #expect(
      try html("# A b\n# A b\n", RenderOptions(headingIDs: true)) == """
        <h1 id="a-b">A b</h1>
        <h1 id="a-b-1">A b</h1>

        """)
  }

  @Test func writesAnchorLinksWithTheirLabel() throws {
    let options = RenderOptions(headingIDs: true, anchorLabel: AnchorLabel(before: "\"日本\" & <", after: ">"))
    #expect(
      try html("Text\n\n## 手順 1\n", options) == """
        <p>Text</p>
        <h2 id="手順-1">手順 1<a class="anchor" href="#%E6%89%8B%E9%A0%86-1" \
        aria-label="&quot;日本&quot; &amp; &lt;手順 1&gt;"></a></h2>

        """)
  }

  @Test func writesNoAnchorLinkWithoutIDs() throws {
    #expect(try html("# A\n", RenderOptions(anchorLabel: AnchorLabel(before: "x", after: ""))) == "<h1>A</h1>\n")
  }

  @Test func tellsAnEmptyTitleFromNone() throws {
    #expect(try html("[a](b \"\") [a](b)") == "<p><a href=\"b\" title=\"\">a</a> <a href=\"b\">a</a></p>\n")
  }

  @Test func descriptionOfAnImageIsText() throws {
    let rendered = try html("![a *b* `<c>` [d](e) ![f](g)\nh](i 't') *j*")
    #expect(rendered == "<p><img src=\"i\" alt=\"a b &lt;c&gt; d f h\" title=\"t\" /> <em>j</em></p>\n")
  }

  @Test func rawHTMLIsOffUnlessAskedFor() throws {
    let markdown = "<div>\n\na <b>c</b>\n"
    #expect(!(try html(markdown).contains("<b>")))
    #expect(try html(markdown, RenderOptions(rawHTML: true)) == "<div>\n<p>a <b>c</b></p>\n")
  }

  @Test func appendsToWhatTheBufferHolds() throws {
    try parse("a") { document in
      var buffer = HTMLBuffer()
      buffer.append("<main>\n")
      document.render(into: &buffer)
      document.render(into: &buffer)
      #expect(String(decoding: buffer.bytes, as: UTF8.self) == "<main>\n<p>a</p>\n<p>a</p>\n")
    }
  }

  @Test func nulAndInvalidUTF8BecomeReplacementCharacters() throws {
    #expect(try html(Array("a\0b".utf8) + [0xFF]) == "<p>a\u{FFFD}b\u{FFFD}</p>\n")
    #expect(try html([]).isEmpty)
    #expect(try html([0]) == "<p>\u{FFFD}</p>\n")
  }
}
