import Testing

@testable import Markdown

/// Trees share the memory of their thread: it is there while any of them lives.
@Suite struct TreeMemoryTests {
  private static let texts = [
    "# A\n\n| a | b |\n| - | - |\n| `c` | d[^1] |\n\n[^1]: note\n", String(repeating: "- *x* [y](z)\n", count: 20_000),
    "", "a",
    String(repeating: "long ", count: 100_000),
  ]

  private static func text(of document: borrowing Document) -> String {
    var html = HTMLBuffer()
    document.render(into: &html)
    return String(decoding: html.bytes, as: UTF8.self)
  }

  @Test func oneTreeOutlivesOthers() throws {
    let expected = try Self.texts.map { try html($0, dialect: .extended) }
    try parse(Self.texts[0], dialect: .extended) { first in
      for _ in 0..<2 {
        for (text, expected) in zip(Self.texts, expected) {
          let again = try html(text, dialect: .extended)
          #expect(again == expected)
        }
        #expect(Self.text(of: first) == expected[0])
      }
    }
  }

  @Test(arguments: 0..<16) func threadsDoNotMeet(_ round: Int) throws {
    let text = Self.texts[round % Self.texts.count]
    let (first, second) = (try html(text, dialect: .extended), try html(text, dialect: .extended))
    #expect(first == second)
  }
}
