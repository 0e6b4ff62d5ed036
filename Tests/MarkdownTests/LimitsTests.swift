import Testing

@testable import Markdown

@Suite struct LimitsTests {
  private func failure(_ markdown: String, firstLine: Int = 1) -> MarkdownError? {
    do {
      try parse(markdown, firstLine: firstLine) { _ in }
      return nil
    } catch {
      return error as? MarkdownError
    }
  }

  private func text(_ unit: String, _ count: Int) -> String { String(repeating: unit, count: count) }

  @Test func sizeIsLimited() {
    let line = "0123456789abcde\n"
    #expect(failure(text(line, 1 << 16)) == nil)
    #expect(failure(text(line, 1 << 16) + "x") == .tooLarge(bytes: (1 << 20) + 1, limit: 1 << 20))
  }

  @Test(arguments: ["> ", ">", "- ", "1. ", "+ > "])
  func nestingIsLimited(_ marker: String) {
    let filler = text("filler\n", 2000)
    #expect(failure(filler + "\n" + text(marker, 100) + "x") == nil)
    #expect(
      failure(filler + "\n" + text(marker, 201) + "x", firstLine: 10)
        == .nestedTooDeeply(line: 2011, limit: 200))
  }

  @Test func nestingByIndentationIsLimited() {
    let nested = (0..<300).map { text(" ", 2 * $0) + "- x\n" }.joined()
    #expect(failure(nested) == .nestedTooDeeply(line: 300, limit: 200))
    #expect(failure((0..<150).map { text(" ", 2 * $0) + "- x\n" }.joined()) == nil)
  }

  @Test func manyLinesMayNestLess() {
    #expect(failure(text("- ", 30) + "x\n" + text("\n", 1_000_000)) == .nestedTooDeeply(line: 1, limit: 16))
    #expect(failure(text("- ", 15) + "x\n" + text("\n", 1_000_000)) == nil)
  }

  @Test func openImagesAreLimited() {
    #expect(failure(text("![[]()", 2_000)) == .tooManyImages(line: 1, limit: 500))
    #expect(failure(text(text("![a](b)\n", 450) + " \t\n", 20)) == nil)
  }

  @Test func codeAndTablesAreNotNesting() {
    #expect(failure(text("                                        some_code(indented);\n", 400)) == nil)
    #expect(failure(text("---------------------------------------\n", 400)) == nil)
    #expect(failure(text("| a | b |\n| - | - |\n", 800)) == nil)
  }

  @Test func wordsTellTheWayOut() {
    #expect(MarkdownError.tooLarge(bytes: 2, limit: 1).description.contains("split"))
    #expect(MarkdownError.nestedTooDeeply(line: 7, limit: 9).description.hasPrefix("line 7: "))
    #expect(MarkdownError.tooManyImages(line: 8, limit: 9).description.contains("empty line"))
  }
}
