import Testing

@testable import Markdown

@Suite struct CJKEmphasisTests {
  private func extended(_ markdown: String) throws -> String { try html(markdown, dialect: .extended) }

  @Test(arguments: [
    ("**「強調」**です", "<strong>「強調」</strong>です"),
    ("これは**「重要」**です。", "これは<strong>「重要」</strong>です。"),
    ("**注意。**次に", "<strong>注意。</strong>次に"),
    ("**「一」**です。これは**「二」**です。", "<strong>「一」</strong>です。これは<strong>「二」</strong>です。"),
    ("これは*（強調）*です", "これは<em>（強調）</em>です"),
    ("これは_「強調」_です", "これは<em>「強調」</em>です"),
    ("これは__「強調」__です", "これは<strong>「強調」</strong>です"),
    ("**[表示](a.md)**です", "<strong><a href=\"a.md\">表示</a></strong>です"),
    ("設定は**`aws`**です", "設定は<strong><code>aws</code></strong>です"),
    ("値は**\"文字列\"**です", "値は<strong>&quot;文字列&quot;</strong>です"),
    ("**(括弧)**です", "<strong>(括弧)</strong>です"),
    ("~~「古い」~~です", "<del>「古い」</del>です"),
    ("***「両方」***です", "<em><strong>「両方」</strong></em>です"),
    ("**\"강조\"**입니다", "<strong>&quot;강조&quot;</strong>입니다"),
  ])
  func besidePunctuation(markdown: String, inner: String) throws {
    #expect(try extended(markdown) == "<p>\(inner)</p>\n")
  }

  @Test func wordsStayWords() throws {
    #expect(try extended("ログ_出力_設定") == "<p>ログ_出力_設定</p>\n")
    #expect(try extended("a*\"b\"*c") == "<p>a*&quot;b&quot;*c</p>\n")
    #expect(try extended("\\*\\*「強調」\\*\\*です") == "<p>**「強調」**です</p>\n")
    #expect(try extended("* 「項目」") == "<ul>\n<li>「項目」</li>\n</ul>\n")
  }

  /// Nothing of what helps libcmark is left, wherever it stands.
  @Test func leavesNoTrace() throws {
    let text = "は**「x」**で"
    let markdown = """
      # \(text) `\(text)`

      [\(text)](</\(text)> "\(text)") ![\(text)](x) <b \(text)>

      ```console \(text)
      \(text)
      ```

      <div>\(text)

      [\(text)][は**「r」**で]

      | \(text) |
      | --- |
      | \(text)[^1] |

      [は**「r」**で]: /\(text)
      [^1]: \(text)
      """
    try parse(markdown, dialect: .extended) { document in
      var buffer = HTMLBuffer()
      document.render(into: &buffer, options: RenderOptions(rawHTML: true, headingIDs: true))
      let html = String(decoding: buffer.bytes, as: UTF8.self)
      #expect(!html.contains("\u{1039F}"))
      #expect(html.contains("<code class=\"language-console\">は**「x」**で"))
      #expect(document.fences.map(\.info) == ["console \(text)"])
      #expect(document.links.map(\.destination) == ["/\(text)", "x", "/\(text)"])
      #expect(document.headings.map(\.id) == ["はxで-はxで"])
    }
  }

  @Test func placesDoNotMove() throws {
    let markdown = "これは**「重要」**です。[a](b)と**「重要」**で[c](d)\n"
    try parse(markdown, dialect: .extended) { document in
      let bytes = Array(markdown.utf8)
      #expect(document.links.map { bytes[$0.column - 1] } == Array("[[".utf8))
      #expect(document.links.map { String(decoding: bytes[$0.column..<$0.column + 1], as: UTF8.self) } == ["a", "c"])
    }
  }

  @Test func aTextWithItsOwnDivider() throws {
    #expect(try extended("\u{1039F}は**「x」**で") == "<p>\u{1039F}は<strong>「x」</strong>で</p>\n")
    let all = "\u{1039F}\u{103D0}\u{10A7F}"
    #expect(try extended(all + "は**「x」**で") == "<p>\(all)は**「x」**で</p>\n")
  }
}
