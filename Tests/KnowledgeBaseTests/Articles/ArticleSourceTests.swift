import Diagnostics
import Testing

@testable import KnowledgeBase

private func cut(_ text: String) throws(Diagnosed) -> (matter: String, body: String, line: Int) {
  let source = try ArticleSource(Array(text.utf8), file: "a.md")
  return (
    String(decoding: source.bytes[source.frontMatter], as: UTF8.self),
    String(decoding: source.bytes[source.body], as: UTF8.self), source.bodyLine
  )
}

@Suite struct ArticleSourceTests {
  static let texts: [(String, String, String, Int)] = [
    ("---\ntitle: A\n---\nbody\n", "title: A\n", "body\n", 4),
    ("---\n---\n", "", "", 3),
    ("---\n---", "", "", 3),
    ("---\r\ntitle: A\r\n---\r\nbody", "title: A\r\n", "body", 4),
    ("\u{FEFF}---\ntitle: A\n---\nbody", "title: A\n", "body", 4),
    ("---  \ntitle: A\n---\t\nbody", "title: A\n", "body", 4),
    ("---\na: |\n  x\n ---\n----\n---\n---\n", "a: |\n  x\n ---\n----\n", "---\n", 7),
    ("---\ntitle: A\n---\n\n---\nrule\n", "title: A\n", "\n---\nrule\n", 4),
  ]

  @Test(arguments: texts) func parts(_ text: String, _ matter: String, _ body: String, _ line: Int) throws {
    let found = try Cut(text)
    #expect(found == Cut(matter: matter, body: body, line: line))
  }

  static let broken: [(String, String)] = [
    ("title: A\n", "does not begin"), ("", "does not begin"), ("\n---\ntitle: A\n---\n", "does not begin"),
    ("----\ntitle: A\n----\n", "does not begin"), ("---\ntitle: A\n", "never ends"), ("---", "never ends"),
    ("---\ntitle: A\n --- \nbody", "never ends"),
  ]

  @Test(arguments: broken) func problems(_ text: String, _ summary: String) {
    do throws(Diagnosed) {
      _ = try cut(text)
      Issue.record("it was cut")
    } catch {
      #expect(error.diagnostics.map(\.brief) == ["a.md:1:1 front-matter"])
      #expect(error.diagnostics.first?.summary.contains(summary) == true)
      #expect(error.diagnostics.first?.notes.first?.contains("---") == true)
    }
  }

  /// Bytes, and where they stop being UTF-8; lines from 1, columns in bytes.
  static let bytes: [([UInt8], Int?, Int?)] = [
    ([0x61, 0x0A, 0x62], nil, nil),
    (Array("日本\n語".utf8), nil, nil),
    ([0x61, 0xFF], 1, 2),
    ([0x61, 0x0A, 0x62, 0xC3], 2, 2),
    (Array("日\n本".utf8) + [0x80], 2, 4),
    ([0xED, 0xA0, 0x80], 1, 1),
    ([0xC0, 0x80], 1, 1),
    (Array("\u{FFFD}\n".utf8) + [0xFE], 2, 1),
  ]

  @Test(arguments: bytes) func whereUTF8Ends(_ bytes: [UInt8], _ line: Int?, _ column: Int?) {
    let place = invalidUTF8(in: bytes)
    #expect(place?.line == line)
    #expect(place?.column == column)
  }
}

/// A cut article as a value that can be compared.
private struct Cut: Equatable {
  var matter: String
  var body: String
  var line: Int

  init(matter: String, body: String, line: Int) { (self.matter, self.body, self.line) = (matter, body, line) }
  init(_ text: String) throws(Diagnosed) { (matter, body, line) = try cut(text) }
}
