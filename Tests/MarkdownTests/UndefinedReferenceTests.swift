import Testing

@testable import Markdown

@Suite struct UndefinedReferenceTests {
  /// Markdown, and what is found in it: `line:column label`.
  static let texts: [(String, [String])] = [
    ("[a][nope]", ["1:1 nope"]), ("x\n  y [a *b*][nope] z", ["2:5 nope"]), ("# [a][nope]", ["1:3 nope"]),
    ("> - [a][nope]", ["1:5 nope"]), ("[a][日本]", ["1:1 日本"]), ("[a][x] and [b][y]", ["1:1 x", "1:12 y"]),
    ("[a][is]\n\n[is]: b.md", []), ("[a][nope] [b][is]\n\n[is]: b.md", ["1:1 nope"]), ("array[0][i]", []),
    ("f(x)[i][j]", []), ("[a][0]", []), ("[a][^note]", []), ("\\[a][nope]", []), ("[a\\][nope]", []),
    ("`[a][nope]`", []), ("`[a][nope]` [b][nope]", ["1:13 nope"]), ("```\n[a][nope]\n```", []), ("[a] [nope]", []),
    ("[a][]", []), ("[a][nope", []), ("`` [a][nope]", ["1:4 nope"]),
  ]

  @Test(arguments: texts) func places(_ markdown: String, _ expected: [String]) throws {
    let found = try Array(markdown.utf8).withUnsafeBufferPointer { bytes in
      try Document(bytes).undefinedReferences.map { "\($0.line):\($0.column) \($0.label)" }
    }
    #expect(found == expected)
  }

  /// Time must not grow with the square of the text.
  @Test func manyBracketsTakeLinearTime() throws {
    let texts = ["[a][x] ", "*[a][x]* ", "`[a][x] ``", "][x"].map { String(repeating: $0, count: 20_000) }
    let begin = ContinuousClock.now
    for text in texts {
      _ = try Array(text.utf8).withUnsafeBufferPointer { try Document($0).undefinedReferences.count }
    }
    #expect(ContinuousClock.now - begin < .seconds(20))
  }

  /// Footnotes and tables are read with the article's definitions behind them, and with lines that look like some.
  @Test func eachIsToldOnceWhereItStands() throws {
    let text = "p\n\n[x][nope] [^1]\n\n| a |\n|---|\n| [c][other] |\n\n[r]: b.md\n[^1]: n [k][third]\n"
    let found = try Array(text.utf8).withUnsafeBufferPointer { bytes in
      try Document(bytes, dialect: .extended).undefinedReferences.map { "\($0.line):\($0.column) \($0.label)" }
    }
    #expect(found == ["3:1 nope", "10:9 third", "7:3 other"])
  }
}
