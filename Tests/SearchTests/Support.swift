@testable import Markdown
import Synchronization

@testable import Search

/// The files of an index, as a page would load them, and a reading of them that follows the format alone.
struct BuiltIndex {
  let files: [String: [UInt8]]
  let documents: Int

  init(_ documents: [SearchDocument]) async {
    var indexer = SearchIndexer()
    let entries = documents.map { indexer.entry(of: $0) }
    let made = Made()
    await SearchIndex(path: "search/en", entries, texts: ["none": "No “article”"]).write { path, bytes in
      made.files.withLock { $0[path] = bytes }
    }
    files = made.files.withLock { $0 }
    self.documents = documents.count
  }

  private final class Made: Sendable { let files = Mutex<[String: [UInt8]]>([:]) }

  /// All entries of the index, by key.
  var entries: [String: [String]] {
    var entries: [String: [String]] = [:]
    for (_, bytes) in files {
      let text = String(decoding: bytes, as: UTF8.self)
      guard text.hasPrefix("soothSearch(\""), text.hasSuffix("\")\n") else { continue }
      for entry in text.dropFirst(13).dropLast(3).split(separator: "!") {
        let parts = entry.split(separator: " ")
        entries[String(parts[0]), default: []].append(parts.count > 1 ? String(parts[1]) : "")
      }
    }
    return entries
  }

  /// The articles of a key that has no places, with their weights.
  func weights(_ key: String) -> [Int: Int] {
    var weights: [Int: Int] = [:]
    for payload in entries[key] ?? [] {
      var numbers = NumberReader(payload)
      _ = numbers.next()
      var document = -1
      while !numbers.isAtEnd {
        document += numbers.next() + 1
        weights[document] = numbers.next()
      }
    }
    return weights
  }

  /// The symptoms of each article that have a term: their numbers, and how many terms they have.
  func symptoms(_ key: String) -> [Int: [[Int]]] {
    var found: [Int: [[Int]]] = [:]
    for payload in entries[key] ?? [] {
      var numbers = NumberReader(payload)
      _ = numbers.next()
      var document = -1
      while !numbers.isAtEnd {
        document += numbers.next() + 1
        _ = numbers.next()
        found[document] = (0..<numbers.next()).map { _ in [numbers.next(), numbers.next()] }
      }
    }
    return found
  }

  /// Where a pair stands in each article.
  private func places(_ key: String, _ entries: [String: [String]]) -> [Int: Set<Int>] {
    var places: [Int: Set<Int>] = [:]
    for payload in entries[key] ?? [] {
      var numbers = NumberReader(payload)
      _ = numbers.next()
      var document = -1
      while !numbers.isAtEnd {
        document += numbers.next() + 1
        _ = numbers.next()
        var place = 0
        places[document] = Set(
          (0..<numbers.next()).map { _ in
            place += numbers.next()
            return place
          })
      }
    }
    return places
  }

  /// The articles that hold a run of two characters or more.
  func holding(_ run: String) -> Set<Int> {
    let characters = run.unicodeScalars.map(String.init)
    let entries = entries
    let pairs = zip(characters, characters.dropFirst()).map { places($0 + $1, entries) }
    return Set(
      pairs[0].filter { document, starts in
        starts.contains { start in
          pairs.indices.allSatisfy { pairs[$0][document]?.contains(start + $0) ?? false }
        }
      }.keys)
  }
}

struct NumberReader {
  private var bytes: ArraySlice<UInt8>

  init(_ text: String) { bytes = Array(text.utf8)[...] }

  var isAtEnd: Bool { bytes.isEmpty }

  mutating func next() -> Int {
    var upper = 0
    while let sign = bytes.popFirst() {
      let value = Digits.value(sign)
      if value < 60 { return upper * 60 + value }
      upper = upper * 31 + value - 60
    }
    return upper
  }
}

func document(_ url: String, _ title: String = "", text: String) -> SearchDocument {
  SearchDocument(url: url, title: title, passages: [Passage(heading: nil, text: Array(text.utf8))])
}
