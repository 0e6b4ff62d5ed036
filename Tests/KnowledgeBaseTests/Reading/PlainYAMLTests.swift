import TestSupport
import Testing

@testable import KnowledgeBase

/// Plain YAML is no dialect of its own: what it reads, Yams reads alike.
@Suite struct PlainYAMLTests {
  /// A node with all that is known of it.
  private static func told(_ node: YAMLNode?) -> String {
    guard let node else { return "nothing" }
    let place = "\(node.line):\(node.column)"
    switch node.content {
    case .scalar(let text, let isPlain):
      return "\(place) \(text.debugDescription) \(isPlain) \(node.flag as Any) \(node.integer as Any)"
    case .mapping(let members): return "\(place) {\(members.map { told($0.key) + ": " + told($0.value) })}"
    case .sequence(let elements): return "\(place) \(elements.map { told($0) })"
    }
  }

  private static let pieces = [
    "title: ", "tags:", "date: ", "a:", "b: ", "ab", "A b", "1", "0x1F", "true", "no", "~", "null", "2026-11-28",
    "1.16",
    "\"a\"", "'b c'", "\"a: b\"", "'it''s'", "\"\\n\"", "- ", "  - ", "    - ", "- - x", " ", "  ", "\n", "\n\n",
    "\r\n", "\t",
    "# c", " # c", "#", ":", ": ", "a:b", "http://x/", "[a, b]", "{a: b}", "&a ", "*a", "!!str ", "|", ">-", "%", "@",
    "`", ",",
    "日本語", "。", "é", "—", "\u{FEFF}", "\u{85}", "\u{2028}", "\u{1F600}", "\u{A0}", "\u{3000}", "---", "...", "?", "? ",
    "<<: ",
  ]

  /// Lines as front matter has them, most of them whole, some with anything in them.
  private static func text(_ random: inout SeededNumbers) -> String {
    let starts = ["title: ", "summary: ", "a: ", "  - ", "- ", "tags:\n  - ", "b:\n- ", "c:"]
    let lines = (0..<Int.random(in: 1...4, using: &random)).map { _ in
      (starts.randomElement(using: &random) ?? "")
        + (0..<Int.random(in: 1...2, using: &random)).compactMap { _ in pieces.randomElement(using: &random) }.joined()
    }
    return lines.joined(separator: "\n") + (Bool.random(using: &random) ? "\n" : "")
  }

  @Test(arguments: 1...8) func whatItReadsYamsReadsAlike(_ seed: UInt64) throws {
    var random = SeededNumbers(seed: seed)
    var count = 0
    for _ in 0..<20_000 {
      let text = Self.text(&random)
      guard let plain = PlainYAML.document(text) else { continue }
      count += 1
      let composed = Result { try YAMLNode.composed(text) }
      #expect(Self.told(plain) == (try? composed.get()).map(Self.told), "\(text.debugDescription)")
    }
    #expect(count > 500, "\(count) of the texts were plain")
  }

  /// Ordinary front matter needs no Yams.
  @Test(arguments: [
    "title: \"A title\"\ndate: 2026-11-28\nsummary: \"Some words.\"\ntags:\n  - a-b\n  - c\n",
    "title: 日本語、「題」\ndraft: true\n",
    "title: x\npath:\n- First steps\n",
  ])
  func frontMatterIsPlain(_ text: String) throws {
    #expect(Self.told(PlainYAML.document(text)) == Self.told(try YAMLNode.composed(text)))
  }

  @Test(arguments: [
    "", "a", "a:\n", "a: [b]\n", "a: b\na: c\n", "a: b\n c\n", "a: |\n  b\n", "a: b # c\n", "a: b: c\n",
  ])
  func theRestIsLeftToYams(_ text: String) { #expect(PlainYAML.document(text) == nil) }
}
