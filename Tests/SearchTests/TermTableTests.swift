@testable import Markdown
import TestSupport
import Testing

@testable import Search

@Suite struct TermTableTests {
  private static let pieces = ["a", "b", "ab", "queue", "日", "本", "é", "𠮟", "-", "12345678", "aaaaaaaa"]

  private static func term(_ random: inout SeededNumbers) -> String {
    (0..<Int.random(in: 1...5, using: &random)).compactMap { _ in pieces.randomElement(using: &random) }.joined()
  }

  /// Short terms and long ones, at the end of a text and within it, have the numbers and counts that a dictionary gives them.
  @Test(arguments: 1...4) func numbersTermsAsADictionaryDoes(_ seed: UInt64) {
    var random = SeededNumbers(seed: seed)
    var table = TermTable()
    for _ in 0..<3 {
      table.removeAll()
      var known: [String: Int] = [:]
      var order: [String] = []
      var counts: [Int: Int] = [:]
      for _ in 0..<6000 {
        let term = Self.term(&random)
        let number = known[term] ?? known.count
        if number == known.count { order.append(term) }
        known[term] = number
        let (before, behind) = (Int.random(in: 0...9, using: &random), Int.random(in: 0...9, using: &random))
        let text = String(repeating: "x", count: before) + term + String(repeating: "y", count: behind)
        let found = Array(text.utf8).withUnsafeBufferPointer { table.id(of: before..<before + term.utf8.count, in: $0) }
        #expect(found == number)
        table.countOnce(found)
        counts[found, default: 0] += 1
      }
      #expect(table.count == known.count)
      #expect(order.indices.allSatisfy { table.times($0) == counts[$0] })
      #expect(order.indices.allSatisfy { Array(table.term($0)) == Array(order[$0].utf8) })
      let sorted = known.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      #expect(table.sorted.map { order[$0] } == sorted)
    }
  }

  /// Of so many terms that begin alike and are as long, some have the same 32 bits of hash: the rest of their bytes tells.
  @Test func termsOfTheSameHashStayApart() {
    var table = TermTable()
    for number in 10_000_000..<10_300_000 {
      let term = Array("identity\(number)".utf8)
      let id = term.withUnsafeBufferPointer { table.id(of: term.indices, in: $0) }
      guard id == number - 10_000_000 else {
        Issue.record("\(number) is taken for \(id + 10_000_000)")
        return
      }
    }
  }
}
