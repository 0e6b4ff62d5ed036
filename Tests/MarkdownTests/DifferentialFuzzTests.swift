import Testing
import TestSupport

@testable import Markdown

/// Random documents of tokens that are awkward together: the room's renderer against libcmark's, and the
/// places of links against where the generator put them.
@Suite struct DifferentialFuzzTests {
  static let tokens = [
    "a", "b c", "日本", "。", " ", "  ", "\n", "\n", "\n", "\n\n", "\n\n", "\t", "    ", "> ", ">", "- ", "* ",
    "1. ", "2) ",
    "# ", "## ", " #", "===", "---", "***", "```", "``` sh\n", "~~~", "`", "``", "*", "**", "_", "__", "***",
    "[", "]",
    "![", "](", "(", ")", "[r]", "[r][]", "[x][r]", "![r]", "[r]: /r\n", "[r]: /r 't\n", "\n[q]:\n<q>\n",
    "](x 't')",
    "](<y z>)", "](x \"", "\"", "'", "<", ">", "<b>", "</b>", "<br/>", "<!--", "-->", "<div>\n", "<?", "?>",
    "<a href=\"",
    "<https://a.b>", "<c@d.e>", "&amp;", "&copy;", "&#0;", "&#35;", "&nosuch;", "&", ";", "\\", "\\\n", "\\*",
    "\\[", "\\\\",
    "  \n", "\r\n", "\r", "!", "javascript:", "](javascript:x)", "|", "~", "é", "\u{00A0}", "\u{3000}",
  ]

  static func document(seed: UInt64) -> String {
    var generator = SeededNumbers(seed: seed)
    var text = ""
    for number in 0..<Int.random(in: 1...60, using: &generator) {
      if Int.random(in: 0..<12, using: &generator) == 0 {
        text += "[t\(number)](u\(number))"
      } else {
        text += tokens.randomElement(using: &generator) ?? ""
      }
    }
    return text
  }

  @Test(arguments: [UInt64(1), 2, 3, 4])
  func rendersAsLibcmarkDoes(block: UInt64) throws {
    for seed in (block * 10_000)..<(block * 10_000 + 1_500) {
      let text = Self.document(seed: seed)
      let bytes = Array(text.utf8)
      try #require(try html(bytes) == libcmarkHTML(bytes, unsafe: false), "seed \(seed): \(text)")
      let raw = try html(bytes, RenderOptions(rawHTML: true))
      try #require(raw == libcmarkHTML(bytes, unsafe: true), "seed \(seed): \(text)")
    }
  }

  @Test func bytesThatAreNoTextRenderAsLibcmarkRendersThem() throws {
    var generator = SeededNumbers(seed: 7)
    for round in 0..<1_000 {
      let bytes = (0..<80).map { _ in
        Bool.random(using: &generator)
          ? UInt8.random(in: 0...255, using: &generator)
          : Array("[]()<>!*_`\n\\&#- ".utf8).randomElement(using: &generator) ?? 0
      }
      try #require(try html(bytes) == libcmarkHTML(bytes, unsafe: false), "round \(round): \(bytes)")
    }
  }

  @Test(arguments: [UInt64(5), 6])
  func findsLinksWhereTheyStand(block: UInt64) throws {
    var (links, seen) = (0, 0)
    for seed in (block * 10_000)..<(block * 10_000 + 1_500) {
      let text = Self.document(seed: seed)
      let bytes = Array(text.utf8)
      try parse(bytes) { document in
        links += document.links.count
        for link in document.links {
          let offset = Self.offset(of: link, in: bytes)
          let mark = offset < bytes.count ? bytes[offset] : 0
          let marks: [UInt8] = link.isImage ? Array("!".utf8) : Array("[<".utf8)
          try #require(marks.contains(mark), "seed \(seed), \(link): \(text.debugDescription)")
          // After a backslash the bracket is text, and the link began at another.
          let token = "[t\(link.destination.dropFirst())](\(link.destination))"
          guard let expected = text.utf8.firstRange(of: token.utf8)?.lowerBound,
            !text.utf8.prefix(upTo: expected).reversed().starts(with: "\\".utf8)
          else { continue }
          seen += 1
          let found = offset + (link.isImage ? 1 : 0)
          try #require(
            found == text.utf8.distance(from: text.startIndex, to: expected),
            "seed \(seed), \(link): \(text.debugDescription)")
        }
      }
    }
    #expect(links > 2_000)
    #expect(seen > 1_000)
  }

  private static func offset(of link: Link, in bytes: [UInt8]) -> Int {
    bytes.withUnsafeBufferPointer { buffer in
      var lines = SourceLines(buffer)
      return lines.offset(ofLine: link.line) + link.column - 1
    }
  }
}
