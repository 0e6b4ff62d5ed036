import Testing

@testable import Markdown

@Suite struct FootnoteTests {
  private func problems(_ markdown: String) throws -> [String] {
    try parse(markdown, firstLine: 10, dialect: .extended) { document in
      document.problems.map { "\($0.line):\($0.column) \($0.identifier)" }
    }
  }

  @Test func areNumberedByFirstUse() throws {
    let rendered = try html("a[^x] b[^y] c[^x]\n\n[^y]: Y *z*\n[^x]: https://x.example\n", dialect: .extended)
    #expect(
      rendered == """
        <p>a<sup><a href="#page:fn-1" id="page:fnref-1" aria-label="Footnote 1">1</a></sup> \
        b<sup><a href="#page:fn-2" id="page:fnref-2" aria-label="Footnote 2">2</a></sup> \
        c<sup><a href="#page:fn-1" id="page:fnref-1-2" aria-label="Footnote 1">1</a></sup></p>
        <section class="footnotes" aria-label="Footnotes">
        <ol>
        <li id="page:fn-1">
        <p><a href="https://x.example">https://x.example</a> \
        <a class="back" href="#page:fnref-1" aria-label="Back to the text, from footnote 1">↩</a> \
        <a class="back" href="#page:fnref-1-2" aria-label="Back to the text, from footnote 1-2">↩<sup>2</sup></a></p>
        </li>
        <li id="page:fn-2">
        <p>Y <em>z</em> <a class="back" href="#page:fnref-2" aria-label="Back to the text, from footnote 2">↩</a></p>
        </li>
        </ol>
        </section>

        """)
  }

  @Test func holdBlocks() throws {
    let rendered = try html(
      "a[^x]\n\n[^x]:\n    first\n\n    ```sh\n    code\n    ```\n\n    - - -\n\n    | t |\n    | - |\nafter\n",
      dialect: .extended)
    #expect(
      rendered.contains("<li id=\"page:fn-1\">\n<p>first</p>\n<pre><code class=\"language-sh\">code\n</code></pre>\n"))
    #expect(rendered.contains("<th>t</th>"))
  }

  @Test func mayUseOneAnother() throws {
    let rendered = try html("a[^1]\n\n[^2]: two[^2]\n[^1]: one[^2]\n", dialect: .extended)
    #expect(rendered.contains("one<sup><a href=\"#page:fn-2\" id=\"page:fnref-2\""))
    #expect(rendered.contains("two<sup><a href=\"#page:fn-2\" id=\"page:fnref-2-2\""))
  }

  @Test func codeIsNone() throws {
    let rendered = try html("```\n[^1]: x\n```\n\n`[^1]` \\[^1] \n", dialect: .extended)
    #expect(rendered == "<pre><code>[^1]: x\n</code></pre>\n<p><code>[^1]</code> [^1]</p>\n")
  }

  @Test func lastLineBeforeTextEnds() throws {
    let rendered = try html("[^1]: x\n\ntext[^1]\n", dialect: .extended)
    #expect(rendered.hasPrefix("<p>text<sup>"))
  }

  @Test func linksHaveTheirPlaces() throws {
    let markdown =
      "a[^1] [m](n)\n\n[^1]: b [c](d)\n    e [f](g) [r]\n\n        code\n\n    | [h](i) |\n    | - |\n\n[r]: /s\n"
    try parse(markdown, firstLine: 10, dialect: .extended) { document in
      #expect(
        document.links.map { "\($0.destination) \($0.line):\($0.column)" }
          == ["n 10:7", "d 12:9", "g 13:7", "/s 13:14", "i 17:7"])
    }
  }

  @Test func whatIsWrongIsTold() throws {
    #expect(
      try problems("a[^1] b[^2]\n[^9]\n\n[^1]: x\n[^3]: y\n[^1]: z\n") == [
        "10:8 unknown-footnote", "11:1 unknown-footnote", "14:1 unused-footnote", "15:1 repeated-footnote",
      ])
    #expect(try problems("a[^1]\n\n[^1]: x") == [])
  }
}
