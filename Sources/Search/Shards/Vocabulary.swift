/// The words of an index, for what was mistyped: `%q` has those whose first or second letter is a `q`, the frequent first. One
/// slip leaves one of the two letters in its place, or swaps them.
enum Vocabulary {
  /// Bytes of one entry: rare words at its end may be lost.
  private static let entrySize = 60_000
  private static let lengths = 3...24

  static func entries(_ words: [(word: [UInt8], count: Int)]) -> [KeyEntry] {
    var lists: [Unicode.Scalar: [(word: [UInt8], count: Int)]] = [:]
    for entry in words {
      guard let letters = letters(of: entry.word) else { continue }
      for letter in Set(letters.prefix(2)) { lists[letter, default: []].append(entry) }
    }
    return lists.map { letter, words in
      let order = words.sorted { ($1.count, $0.word) < ($0.count, $1.word) }
      var payload: [UInt8] = []
      for (word, _) in order where payload.count + word.count < entrySize {
        if !payload.isEmpty { payload.append(UInt8(ascii: ",")) }
        payload += word
      }
      return KeyEntry(key: Array("%\(letter)".utf8), payload: payload)
    }
  }

  /// Nil for numbers and identifiers, which nobody means by another.
  private static func letters(of word: [UInt8]) -> String.UnicodeScalarView? {
    guard word.allSatisfy({ $0 >= 0x61 }) else { return nil }
    let letters = String(decoding: word, as: UTF8.self).unicodeScalars
    return lengths.contains(letters.count) ? letters : nil
  }
}

private func < (a: (Int, [UInt8]), b: (Int, [UInt8])) -> Bool {
  a.0 != b.0 ? a.0 < b.0 : a.1.lexicographicallyPrecedes(b.1)
}
