import Testing

@testable import Markdown

@Suite struct CJKLineBreakTests {
  private let options = RenderOptions(joinCJKLines: true)

  @Test(arguments: [
    ("日本\n語", "日本語"), ("です。\n次", "です。次"), ("カナ\n「か」", "カナ「か」"), ("ﾊﾟ\nﾊﾟ", "ﾊﾟﾊﾟ"),
    ("（注）\n１２", "（注）１２"), ("𠮷\n野", "𠮷野"), ("々\r\n〆", "々〆"),
  ])
  func joins(_ markdown: String, _ joined: String) throws {
    #expect(try html(markdown, options) == "<p>\(joined)</p>\n")
    #expect(try html(markdown) != "<p>\(joined)</p>\n")
  }

  @Test(arguments: ["日本\nABC", "abc\n日本", "한국\n어", "日本\n1", "é\nè", "日本\n`語`", "日本\n![語](x)"])
  func leavesOthers(_ markdown: String) throws {
    #expect(try html(markdown, options) == html(markdown))
  }

  @Test func looksIntoEmphasisAndLinks() throws {
    #expect(
      try html("これは *日本*\n[**語**](x)\nです", options)
        == "<p>これは <em>日本</em><a href=\"x\"><strong>語</strong></a>です</p>\n")
  }

  @Test func hardBreaksStay() throws {
    #expect(try html("日本  \n語", options) == "<p>日本<br />\n語</p>\n")
    #expect(try html("日本\\\n語", options) == "<p>日本<br />\n語</p>\n")
  }
}
