import Testing
import TestSupport

@testable import Highlighting

/// Whatever the bytes: tokens are ordered, disjoint, within the code and never empty, and come in linear time.
@Suite struct AnyBytesTests {
  static let names = ["sh", "json", "yaml", "toml", "ini", "hcl", "python", "swift", "powershell", "diff"]

  private func check(_ code: [UInt8], _ name: String, _ note: String) throws {
    var place = 0
    for token in try #require(Language(named: name)).tokens(in: code) {
      guard token.range.lowerBound >= place, !token.range.isEmpty, token.range.upperBound <= code.count else {
        Issue.record("\(name): \(token) behind \(place) of \(code.count): \(note)")
        return
      }
      place = token.range.upperBound
    }
  }

  /// Pieces that begin, end or interrupt something in one of the languages.
  private static let pieces =
    [
      "\"", "'", "`", "\\", "\n", " ", "\t", "#", "//", "/*", "*/", "<#", "#>", "$(", "${", "$a", "$", "(", ")", "{",
      "}", "[", "]",
      "<<E", "<<", "<<-", "E\n", "\nE\n", "|", "|\n ", ">", "&", ";", "=", ":", ": ", "- ", "-", "--", "---", "+", "@",
      "@@", "@\"\n", "\n\"@",
      "a", "if", "then", "def ", "0x1", "1.5e", ".", "true", "\"\"\"", "'''", "\\(", "é", "日", "\u{0}", "!", "%",
      "\r\n",
    ].map { Array($0.utf8) } + [[0xFF], [0xE3, 0x81]]

  @Test(arguments: names) func anyPieces(_ name: String) throws {
    var random = SeededNumbers(seed: 1)
    for _ in 0..<3000 {
      let code = (0..<Int.random(in: 0...24, using: &random)).flatMap { _ in
        Self.pieces.randomElement(using: &random) ?? []
      }
      try check(code, name, "\(code)")
    }
    for piece in Self.pieces { try check(piece, name, "\(piece)") }
  }

  /// What is quadratic would take many times as long.
  @Test(arguments: names) func anyRepetitionIsLinear(_ name: String) throws {
    let repeated =
      Self.pieces + ["\"$(", "- - ", "a <<E ", "${a", "| ", "x: |\n", "\"a\" ", "a: b\n"].map { Array($0.utf8) }
    for piece in repeated {
      let code = Array(repeatElement(piece, count: 6_000 / piece.count).joined())
      let took = try ContinuousClock().measure { try check(code, name, "") }
      // A debug build on a busy machine takes a fraction of this.
      #expect(took < .seconds(1), "\(name): \(piece)")
    }
  }
}
