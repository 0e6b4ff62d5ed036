import Diagnostics
import Evidence
import Foundation
import KnowledgeBase
import Testing
import Transcripts

@testable import Site

/// Text that would be a tag, an attribute or a script if it were not escaped is shown as it is, wherever it comes from.
@Suite struct EscapingTests {
  private static let hostile = "<script>alert(1)</script>\\\" onmouseover=\\\"x' <img src=x onerror=y>&amp;"
  private static let quoted = "\"\(hostile)\""
  private static let plain = hostile.replacing("\\\"", with: "\"")

  private static let files = [
    "site.yml": "title: \(quoted)\nsummary: \(quoted)",
    "environments/here.yml": "title: \(quoted)",
    "articles/a.md": """
    ---
    title: \(quoted)
    summary: \(quoted)
    tags: [\(quoted)]
    authors: [\(quoted)]
    ---

    ## Heading \(plain)

    ## Other `\(plain)`

    Text \(plain) [x](javascript:alert(1)) [y](JaVaScRiPt:alert(1)) [z](vbscript:x) ![i](data:text/html,x)
    [t](https://example.com/"onclick=x 'title \(plain)') <javascript:alert(1)>

    <div onclick="evil()"><script>evil()</script></div>

    ```<script>"onclick="x"
    \(plain)
    ```

    ```console id=k skip="\(plain.replacing("\"", with: "").replacing("&", with: "&amp;"))"
    $ echo '\(plain)'
    \(plain)
    ```

    ```console id=f
    <b>@host:~$ echo "\(plain)"
    > \(plain)"
    \(plain) 192.168.0.1
    ```

    """.replacing("<b>@host", with: "u@host"),
  ]

  private func build(rawHTML: Bool = false) async throws -> Workshop {
    let shop = try Workshop()
    var files = Self.files
    files["site.yml"]? += "\nrawHTML: \(rawHTML)"
    var base = try await KnowledgeBase.load(.memory(files))
    base.brokenLinks = .warning
    try Witness(base: base).testify("a", tools: ["aws-cli": Self.plain], to: shop.evidence) { entry in
      entry.reason = Self.plain
      entry.output = Self.plain
      entry.verdict = entry.id.hasPrefix("f") ? .failed : .error
      entry.mismatch = Mismatch(
        claim: Self.plain, rows: [.init(rule: .differs, expected: Self.plain, seen: Self.plain, note: Self.plain)])
      return true
    }
    try await shop.build(base)
    return shop
  }

  /// What a browser would run: scripts but the theme's own, handlers, addresses that are scripts.
  private func dangers(_ page: String) -> [String] {
    HTMLTags(page).tags.flatMap { tag -> [String] in
      var found = tag.attributes.filter { $0.name.hasPrefix("on") }.map { "\(tag.name) \($0.name)" }
      let source = (tag.value("src") ?? "").trimmingPrefix { $0 == "." || $0 == "/" }
      if tag.name == "script", !source.hasPrefix("script.") { found.append("script") }
      if tag.name == "img", tag.value("onerror") != nil || tag.value("src") == "x" { found.append("img") }
      let addresses = tag.attributes.filter { $0.name == "href" || $0.name == "src" }.map { $0.value.lowercased() }
      found += addresses.filter { $0.hasPrefix("javascript:") || $0.hasPrefix("vbscript:") || $0.hasPrefix("data:") }
      return found
    }
  }

  @Test func nothingHostileComesThrough() async throws {
    let shop = try await build()
    for path in try shop.files() where path.hasSuffix(".html") {
      #expect(dangers(try shop.page(path)) == [], "\(path)")
    }
    #expect(try linkProblems(shop.output) == [])
  }

  @Test func whatIsWrittenIsShown() async throws {
    let page = try await build().page("a.html")
    let shown = "&lt;script&gt;alert(1)&lt;/script&gt;"
    // The title and the heading, the summary and its meta element, tag, author, code, output, reason, both columns, tools.
    #expect(page.components(separatedBy: shown).count - 1 >= 12)
    #expect(page.contains("<!-- raw HTML omitted -->"))
    #expect(page.contains("<a href=\"\">x</a>"))
  }

  @Test func rawHTMLIsLetThroughWhereItIsAskedFor() async throws {
    let page = try await build(rawHTML: true).page("a.html")
    #expect(page.contains("<div onclick=\"evil()\"><script>evil()</script></div>"))
    #expect(!page.contains("raw HTML omitted"))
    #expect(page.contains("<h1>&lt;script&gt;"), "only in Markdown")
  }

  @Test(arguments: ["<", "a&b", "\"", "日本", "", "a > b", "\u{301}<\u{301}"]) func text(_ text: String) {
    let expected = text.unicodeScalars.map { scalar in
      ["&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;"][scalar] ?? String(scalar)
    }.joined()
    #expect(Array(escaped(text).utf8) == Array(expected.utf8))
    #expect(escaped(text.utf8) == escaped(text))
  }
}
