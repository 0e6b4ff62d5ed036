/// How much of an excerpt that is not found stands in a text all the same: a guess, never a match.
public struct Nearness: Sendable {
  /// The part of the excerpt's telling words that stand close together, above 0 and up to 1.
  public var share: Double
  /// The line, counted from 0, at which they end.
  public var line: Int
  /// Words and values of the excerpt that are not there.
  public var missing: [String]
}

/// For each excerpt the lines that hold most of its words; nil where they hold too few to tell. Goes through the text once.
public func nearness(of excerpts: [Excerpt], in text: SearchedText) -> [Nearness?] {
  var search = NearnessSearch(excerpts, text)
  search.run()
  return excerpts.indices.map { search.nearness(ofExcerpt: $0) }
}

private struct NearnessSearch {
  private struct Candidate {
    var words: [[UInt8]]
    var values: [(kind: ValueKind, example: [UInt8])]
    /// How many lines of the text may hold the words: one more than the excerpt has, since terminals break lines.
    var window: Int
    /// The last line that held each word.
    var lastSeen: [Int]
    var best: (line: Int, seen: [Bool])?
    var bestCount = 0
  }

  private let text: SearchedText
  private var candidates: [Candidate]
  /// Which excerpts have a word, and at which place among their words.
  private var index: [ArraySlice<UInt8>: [(candidate: Int, word: Int)]] = [:]

  init(_ excerpts: [Excerpt], _ text: SearchedText) {
    self.text = text
    candidates = excerpts.map { excerpt in
      let literals = excerpt.lines.flatMap(\.literals)
      var words: [[UInt8]] = []
      for word in literals.flatMap({ tellingWords($0[...]) }).map(Array.init) where !words.contains(word) {
        words.append(word)
      }
      return Candidate(
        words: words, values: excerpt.lines.flatMap(\.values), window: excerpt.items.count + 1,
        lastSeen: Array(repeating: .min / 2, count: words.count))
    }
    for (number, candidate) in candidates.enumerated() {
      for (place, word) in candidate.words.enumerated() { index[word[...], default: []].append((number, place)) }
    }
  }

  /// In a line of more bytes, words meet by chance.
  private static let longest = 4_096

  mutating func run() {
    guard !index.isEmpty else { return }
    for (line, range) in text.lines.enumerated() where range.count <= Self.longest {
      var touched: Set<Int> = []
      for word in tellingWords(text.lowered[range]) {
        for (candidate, place) in index[word] ?? [] {
          candidates[candidate].lastSeen[place] = line
          touched.insert(candidate)
        }
      }
      for candidate in touched { count(candidate, line) }
    }
  }

  private mutating func count(_ candidate: Int, _ line: Int) {
    let earliest = line - candidates[candidate].window
    let seen = candidates[candidate].lastSeen.map { $0 > earliest }
    let count = seen.count { $0 }
    guard count > candidates[candidate].bestCount else { return }
    candidates[candidate].bestCount = count
    candidates[candidate].best = (line, seen)
  }

  /// Three words are few enough to meet by chance; fewer tell nothing.
  private static let fewest = 3

  func nearness(ofExcerpt number: Int) -> Nearness? {
    let candidate = candidates[number]
    guard candidate.bestCount >= Self.fewest, let best = candidate.best else { return nil }
    var missing = zip(candidate.words, best.seen).filter { !$0.1 }.map(\.0.text)
    let lines = max(0, best.line - candidate.window + 1)...best.line
    let seen = lines.filter { text.lines[$0].count <= Self.longest }
    let kinds = seen.flatMap { Recognizer.values(in: Array(text.bytes[text.lines[$0]])).map(\.value.kind) }
    for value in candidate.values where !kinds.contains(where: value.kind.accepts) {
      missing.append("\(value.kind.words), such as \(value.example.text)")
    }
    let total = candidate.words.count + candidate.values.count
    return Nearness(share: Double(total - missing.count) / Double(total), line: best.line, missing: missing)
  }
}

/// The words that tell texts apart, in lower case: two characters or more, and none that stand in any.
private func tellingWords(_ lowered: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
  lowered.split { !$0.isWord }.filter { $0.count > 1 && !commonWords.contains($0) }
}

private let commonWords: Set<ArraySlice<UInt8>> = Set(
  "a an and are as at be by com for from http https in is it net of on or org that the this to was were with www"
    .split(separator: " ").map { ArraySlice($0.utf8) })
