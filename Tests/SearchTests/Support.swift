@testable import Markdown
import Synchronization

@testable import Search

/// The files of an index, as a page would load them, and a reading of them that follows the format alone.
struct BuiltIndex {
  let files: [String: [UInt8]]
  /// All entries of the index, by key.
  let entries: [String: [String]]
  let documents: Int

  init(_ documents: [SearchDocument]) async {
    var indexer = SearchIndexer()
    let articles = documents.map { indexer.entry(of: $0) }
    let made = Made()
    await SearchIndex(path: "search/en", articles, texts: ["none": "No “article”"]).write { path, bytes in
      made.files.withLock { $0[path] = bytes }
    }
    files = made.files.withLock { $0 }
    entries = Self.entries(in: files)
    self.documents = documents.count
  }

  private final class Made: Sendable { let files = Mutex<[String: [UInt8]]>([:]) }

  private static func entries(in files: [String: [UInt8]]) -> [String: [String]] {
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

  /// Reads what the index says of a key: hands each article to `body` with its weight, and with the rest to be read from.
  private func read<Value>(_ key: String, _ body: (_ weight: Int, inout NumberReader) -> Value) -> [Int: Value] {
    var found: [Int: Value] = [:]
    for payload in entries[key] ?? [] {
      var numbers = NumberReader(payload)
      _ = numbers.next()
      var document = -1
      while !numbers.isAtEnd {
        document += numbers.next() + 1
        let weight = numbers.next()
        found[document] = body(weight, &numbers)
      }
    }
    return found
  }

  /// The articles of a key that has no places, with their weights.
  func weights(_ key: String) -> [Int: Int] { read(key) { weight, _ in weight } }

  /// The symptoms of each article that have a term: their numbers, and how many terms they have.
  func symptoms(_ key: String) -> [Int: [[Int]]] {
    read(key) { _, numbers in (0..<numbers.next()).map { _ in [numbers.next(), numbers.next()] } }
  }

  /// Where a pair stands in each article.
  private func places(_ key: String) -> [Int: Set<Int>] {
    read(key) { _, numbers in
      var place = 0
      return Set(
        (0..<numbers.next()).map { _ in
          place += numbers.next()
          return place
        })
    }
  }

  /// The articles that hold a run of two characters or more.
  func holding(_ run: String) -> Set<Int> {
    let characters = run.unicodeScalars.map(String.init)
    let pairs = zip(characters, characters.dropFirst()).map { places($0 + $1) }
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
