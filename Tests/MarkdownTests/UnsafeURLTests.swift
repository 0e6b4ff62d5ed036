import Testing

@testable import Markdown

@Suite struct UnsafeURLTests {
  @Test(arguments: [
    "javascript:alert(1)", "JaVaScRiPt:x", "vbscript:x", "VBSCRIPT:", "file:///etc/passwd",
    "data:text/html,x",
    "data:image/svg+xml,x", "data:image/pn", "data:",
  ])
  func refuses(url: String) throws {
    #expect(Array(url.utf8).withUnsafeBufferPointer { isUnsafeURL($0) })
    #expect(try html("[a](<\(url)>)") == "<p><a href=\"\">a</a></p>\n")
    #expect(try html("![a](<\(url)>)") == "<p><img src=\"\" alt=\"a\" /></p>\n")
    #expect(try html("[a](<\(url)>)", RenderOptions(rawHTML: true)).contains(url))
  }

  @Test(arguments: [
    "https://example.com", "javascript", "java:script:", "a.md", "#x", "", "data:image/png;base64,x",
    "DATA:IMAGE/GIF,x", "data:image/jpeg,x", "data:image/webp,x", "mailto:a@b", "x javascript:y",
  ])
  func allows(url: String) {
    #expect(!Array(url.utf8).withUnsafeBufferPointer { isUnsafeURL($0) })
  }

  @Test func looksAtTheResolvedURL() throws {
    for markdown in [
      "[a](&#106;avascript:x)", "[a](java&#115;cript&colon;x)", "<JAVASCRIPT:x>", "[a]\n\n[a]: file:x",
    ] {
      #expect(try html(markdown).contains("href=\"\""), "\(markdown)")
    }
  }

  @Test func whatBrowsersSkipIsEscaped() throws {
    #expect(try html("[a](<java&#9;script:x>)") == "<p><a href=\"java%09script:x\">a</a></p>\n")
    #expect(try html("[a](<&#1;javascript:x>)") == "<p><a href=\"%01javascript:x\">a</a></p>\n")
  }
}
