/// The postings of all articles within a range of keys, by term.
struct Postings {
  /// How many articles are kept of a word, the weightiest: of what stands everywhere, the others would never be shown. Pairs
  /// keep all, so that a text is found wherever it stands.
  static let mostOfWord = 1500
  static let mostOfPrefix = 600
  /// Entries of pairs are cut behind this many bytes.
  private static let entrySize = 40_000

  /// Where a posting stands: that of an article, at an offset in its bytes.
  private struct Posting {
    var document: UInt32
    var offset: UInt32
  }

  private let articles: [[UInt8]]
  private var terms = TermTable()
  private var postings: [Posting] = []
  private var starts: [Int] = [0]

  init(_ articles: [[UInt8]]) {
    self.articles = articles
    sort()
  }

  /// The entries in the order of their keys, and how many articles each word stands in.
  func entries() -> (entries: [KeyEntry], words: [(word: [UInt8], count: Int)]) {
    let order = (0..<terms.count).map { ($0, Array(terms.term($0))) }
      .sorted { $0.1.lexicographicallyPrecedes($1.1) }
    var entries: [KeyEntry] = []
    var words: [(word: [UInt8], count: Int)] = []
    var prefixes = PrefixLists(documents: articles.count)
    for (id, key) in order {
      let own = postings[starts[id]..<starts[id + 1]]
      if isPair(key) {
        entries += pairEntries(key, own)
        continue
      }
      entries.append(KeyEntry(key: key, payload: payload(weightiest(own, Self.mostOfWord), count: own.count)))
      guard isWord(key) else { continue }
      words.append((key, own.count))
      prefixes.begin(key)
      for posting in own { prefixes.note(Int(posting.document), weight(of: posting)) }
    }
    return (entries + prefixes.finished, words)
  }

  private func weight(of posting: Posting) -> Int {
    Digits.value(articles[Int(posting.document)][Int(posting.offset) + 3])
  }

  private func payload(of posting: Posting) -> ArraySlice<UInt8> {
    let bytes = articles[Int(posting.document)]
    let start = Int(posting.offset) + 3
    return bytes[start..<start + Self.length(bytes, at: start - 3)]
  }

  private static func length(_ bytes: [UInt8], at index: Int) -> Int {
    Int(bytes[index]) | Int(bytes[index + 1]) << 8 | Int(bytes[index + 2]) << 16
  }

  private func isWord(_ key: [UInt8]) -> Bool { (key[0] >= 0x30 && key[0] < 0xE3) || key[0] == 0x2D }

  /// Two characters of a script without spaces; all of these take three bytes or four.
  private func isPair(_ key: [UInt8]) -> Bool {
    guard key[0] >= 0xE2 else { return false }
    return key.count { $0 & 0xC0 != 0x80 } == 2 && isIdeographic(key)
  }

  private func isIdeographic(_ key: [UInt8]) -> Bool {
    guard let scalar = String(decoding: key, as: UTF8.self).unicodeScalars.first,
      case .ideographic = CharacterKind(scalar.value)
    else { return false }
    return true
  }

  // MARK: - By term

  /// Puts the postings of a term together, in the order of articles: once through all bytes to number the terms, once to place.
  private mutating func sort() {
    var ids: [UInt32] = []
    var counts: [Int] = []
    for bytes in articles {
      Self.read(bytes) { key, _ in
        let id = terms.id(of: key)
        if id == counts.count { counts.append(0) }
        counts[id] += 1
        ids.append(UInt32(id))
      }
    }
    for count in counts { starts.append(starts[starts.count - 1] + count) }
    var next = starts
    var sorted = [Posting](repeating: Posting(document: 0, offset: 0), count: ids.count)
    var index = 0
    for (document, bytes) in articles.enumerated() {
      Self.read(bytes) { _, offset in
        let id = Int(ids[index])
        index += 1
        sorted[next[id]] = Posting(document: UInt32(document), offset: UInt32(offset))
        next[id] += 1
      }
    }
    postings = sorted
  }

  private static func read(_ bytes: [UInt8], _ body: (UnsafeBufferPointer<UInt8>, Int) -> Void) {
    bytes.withUnsafeBufferPointer { pointer in
      var index = 0
      while index < pointer.count {
        let key = UnsafeBufferPointer(rebasing: pointer[index + 1..<index + 1 + Int(pointer[index])])
        index += 1 + key.count
        body(key, index)
        index += 3 + (Int(pointer[index]) | Int(pointer[index + 1]) << 8 | Int(pointer[index + 2]) << 16)
      }
    }
  }

  // MARK: - Entries

  /// The postings of most weight, in the order of articles; of equal ones the first.
  private func weightiest(_ postings: ArraySlice<Posting>, _ most: Int) -> [Posting] {
    guard postings.count > most else { return Array(postings) }
    var counts = [Int](repeating: 0, count: Digits.last + 1)
    for posting in postings { counts[weight(of: posting)] += 1 }
    var (least, room) = (Digits.last, most)
    while room > counts[least] {
      room -= counts[least]
      least -= 1
    }
    return postings.filter { posting in
      let weight = weight(of: posting)
      if weight == least { room -= 1 }
      return weight > least || (weight == least && room >= 0)
    }
  }

  private func payload(_ postings: some Collection<Posting>, count: Int) -> [UInt8] {
    var payload: [UInt8] = []
    Digits.append(count, to: &payload)
    var last = -1
    for posting in postings {
      Digits.append(Int(posting.document) - last - 1, to: &payload)
      last = Int(posting.document)
      payload += self.payload(of: posting)
    }
    return payload
  }

  private func pairEntries(_ key: [UInt8], _ postings: ArraySlice<Posting>) -> [KeyEntry] {
    var entries: [KeyEntry] = []
    var rest = postings
    while !rest.isEmpty {
      var size = 0
      let part = rest.prefix { posting in
        size += payload(of: posting).count + 3
        return size <= Self.entrySize
      }
      let own = part.isEmpty ? rest.prefix(1) : part
      entries.append(KeyEntry(key: key, payload: payload(own, count: postings.count)))
      rest = rest[own.endIndex...]
    }
    if entries.count > 1 { for index in entries.indices { entries[index].isLarge = true } }
    return entries
  }
}
