import Testing

@testable import Markdown

@Suite struct HeadingTests {
  @Test func collectsTextLevelAndLine() throws {
    let markdown = """
      # One `code` *and* [a **link**](x) &amp; ![alt *text*](y)<br>

      Two
      lines
      -----

      > - ### 三つ ###
      """
    try parse(markdown, firstLine: 11) { document in
      #expect(document.headings.map(\.text) == ["One code and a link & alt text", "Two lines", "三つ"])
      #expect(document.headings.map(\.level) == [1, 2, 3])
      #expect(document.headings.map(\.line) == [11, 13, 17])
      #expect(document.headings.map(\.id) == ["one-code-and-a-link--alt-text", "two-lines", "三つ"])
    }
  }

  @Test func lineIsThatOfTheTextAfterDefinitions() throws {
    try parse("[a]: /x\n[b]:\n  /y\n  'title'\nText\n===\n") { document in
      #expect(document.headings.map(\.line) == [5])
    }
  }

  @Test func emptyHeadingHasAnID() throws {
    try parse("#\n\n##  ##\n") { document in
      #expect(document.headings.map(\.id) == ["section", "section-1"])
      #expect(document.headings.map(\.text) == ["", ""])
    }
  }
}
