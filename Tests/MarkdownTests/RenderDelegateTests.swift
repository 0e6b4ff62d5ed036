import Testing

@testable import Markdown

@Suite struct RenderDelegateTests {
  /// Writes `console` blocks itself, and rewrites what leads to an article.
  struct Recorder: RenderDelegate {
    var fences: [Fence] = []
    var links: [Link] = []

    mutating func renderFence(_ fence: Fence, into html: inout HTMLBuffer) -> Bool {
      fences.append(fence)
      guard fence.info == "console" else { return false }
      html.append("<console>")
      html.appendEscaped(fence.literal)
      html.append("</console>")
      return true
    }

    mutating func destination(of link: Link) -> String? {
      links.append(link)
      switch link.destination {
      case "bad.md": return "JavaScript:alert(1)"
      case let page where page.hasSuffix(".md"): return page.dropLast(3) + ".html?a&b=<é>"
      default: return nil
      }
    }
  }

  private func render(
    _ markdown: String, _ options: RenderOptions = RenderOptions()
  ) throws -> (html: String, seen: Recorder) {
    try parse(markdown) { document in
      var buffer = HTMLBuffer()
      var recorder = Recorder()
      document.render(into: &buffer, options: options, with: &recorder)
      #expect(recorder.fences == document.fences)
      #expect(recorder.links == document.links)
      return (String(decoding: buffer.bytes, as: UTF8.self), recorder)
    }
  }

  @Test func writesItsFencesAndLeavesOthers() throws {
    let result = try render("a\n```console\n$ a < b\n```\n~~~ sh x=1\nb\n~~~\n\n    indented\n")
    #expect(
      result.html == """
        <p>a</p>
        <console>$ a &lt; b
        </console>
        <pre><code class="language-sh">b
        </code></pre>
        <pre><code>indented
        </code></pre>

        """)
    #expect(result.seen.fences.map(\.info) == ["console", "sh x=1"])
  }

  @Test func rewritesDestinations() throws {
    let result = try render("[a](b.md 't') ![c](d.md) [e](f)")
    #expect(
      result.html == """
        <p><a href="b.html?a&amp;b=%3C%C3%A9%3E" title="t">a</a> \
        <img src="d.html?a&amp;b=%3C%C3%A9%3E" alt="c" /> <a href="f">e</a></p>

        """)
    #expect(result.seen.links.map(\.isImage) == [false, true, false])
  }

  @Test func destinationsAreCheckedToo() throws {
    #expect(try render("[a](bad.md)").html == "<p><a href=\"\">a</a></p>\n")
    #expect(try render("[a](bad.md)", RenderOptions(rawHTML: true)).html.contains("JavaScript:alert(1)"))
  }

  @Test func isNotAskedForLinksInDescriptionsOfImages() throws {
    #expect(try render("![a [b](c.md)](d.md) [e](f.md)").seen.links.map(\.destination) == ["d.md", "f.md"])
  }
}
