import Testing

@testable import Markdown

@Suite struct PassageTests {
  private func passages(_ text: String, _ fenceText: (Fence) -> [UInt8]? = { $0.literal }) throws -> [String] {
    let bytes = Array(text.utf8)
    return try bytes.withUnsafeBufferPointer { source in
      let document = try Document(source)
      return document.passages(fenceText).map {
        "\($0.heading?.id ?? "-"): \(String(decoding: $0.text, as: UTF8.self))"
      }
    }
  }

  @Test func textStandsBelowItsHeading() throws {
    #expect(
      try passages(
        "Lead *in* `code`.\n\n# One `x`\n\n- a\n- b\n\n> quote\n\n## Two\n# Three\n\n[link](b.md)![alt](c.png) end\n")
        == ["-: Lead in code.", "one-x: a\nb\nquote", "two: ", "three: linkalt end"])
  }

  @Test func linesAndBlocksAreSetApart() throws {
    #expect(try passages("one\ntwo  \nthree\n\n    code\n\n<div>raw</div>\n") == ["-: one two three\ncode"])
    #expect(try passages("日本\n語と\nabc\n") == ["-: 日本語と abc"], "no blank where none is seen")
    #expect(try passages("**証**明書") == ["-: 証明書"])
  }

  @Test func fencesSayWhatTheyAreTold() throws {
    let text = "a\n\n```sh\nx\n```\n\nb\n\n```\ny\n```\n"
    #expect(try passages(text) == ["-: a\nx\nb\ny"])
    #expect(try passages(text) { $0.index == 0 ? nil : Array("shown".utf8) } == ["-: a\nb\nshown"])
  }

  @Test func nothingHasNoPassage() throws { #expect(try passages("") == []) }
}
