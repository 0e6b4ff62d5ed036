@testable import Markdown
import TestSupport
import Testing

@testable import Search

@Suite struct TermTableTests {
  private static let pieces = ["a", "b", "ab", "queue", "日", "本", "é", "𠮟", "-", "12345678", "aaaaaaaa"]

  private static func term(_ random: inout SeededNumbers) -> String {
    (0..<Int.random(in: 1...5, using: &random)).compactMap { _ in pieces.randomElement(using: &random) }.joined()
  }

  private static func folded(_ text: String) -> [FoldedScalar] { text.unicodeScalars.map { FoldedScalar($0.value) } }

  /// Short terms and long ones, of ASCII and not, given as bytes and as scalars, have the numbers that a dictionary gives them.
  @Test(arguments: 1...4) func numbersTermsAsADictionaryDoes(_ seed: UInt64) {
    var random = SeededNumbers(seed: seed)
    var table = TermTable()
    for _ in 0..<3 {
      table.removeAll()
      var known: [String: Int] = [:]
      var order: [String] = []
      for _ in 0..<6000 {
        let term = Self.term(&random)
        let number = known[term] ?? known.count
        if number == known.count { order.append(term) }
        known[term] = number
        let found =
          Bool.random(using: &random)
          ? Array(term.utf8).withUnsafeBufferPointer { table.id(of: $0) }
          : Self.folded(term).withUnsafeBufferPointer { table.id(of: $0) }
        #expect(found == number)
      }
      #expect(table.count == known.count)
      #expect(order.indices.allSatisfy { Array(table.term($0)) == Array(order[$0].utf8) })
      let sorted = known.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      #expect(table.sorted.map { order[$0] } == sorted)
    }
  }
}
