/// The postings of all articles within a range of keys, by term.
struct Postings: ~Copyable {
  /// How many articles are kept of a word, the weightiest: of what stands everywhere, the others would never be shown. Pairs
  /// keep all, so that a text is found wherever it stands.
  static let mostOfWord = 1500
  static let mostOfPrefix = 600
  /// Entries of pairs are cut behind this many bytes.
  private static let entrySize = 40_000

  /// A posting of an article: its weight, and where in the article's bytes the rest stands.
  private struct Place {
    private let documentAndWeight: UInt32
    let offset: UInt32

    init(document: Int, weight: Int, offset: Int) {
      documentAndWeight = UInt32(document << 8 | weight)
      self.offset = UInt32(offset)
    }

    var document: Int { Int(documentAndWeight >> 8) }
    var weight: Int { Int(documentAndWeight & 0xFF) }
  }

  private let articles: [[UInt8]]
  private var terms = TermTable()
  private var places: [Place] = []
  private var starts: [Int] = [0]
  /// The payload that is being written.
  private var payload = ByteRun()

  init(_ articles: [[UInt8]]) {
    self.articles = articles
    sort()
  }

  /// What articles tell of the terms within a range of keys.
  static func gather(_ articles: [[UInt8]]) -> Terms {
    var postings = Postings(articles)
    return postings.gathered()
  }

  struct Terms: Sendable {
    /// In the order of their keys.
    var entries: [KeyEntry] = []
    var prefixes: [KeyEntry] = []
    /// How many articles each word stands in, in the order of words.
    var words: [(word: [UInt8], count: Int)] = []
  }

  private mutating func gathered() -> Terms {
    var found = Terms()
    found.entries.reserveCapacity(terms.count)
    var prefixes = PrefixLists(documents: articles.count)
    for id in terms.sorted {
      let key = Array(terms.term(id))
      let own = places[starts[id]..<starts[id + 1]]
      if isPair(key) {
        found.entries += pairEntries(key, own)
        continue
      }
      let isWord = isWord(key)
      let payload = payload(weightiest(own, Self.mostOfWord), count: own.count, hasMore: !isWord)
      found.entries.append(KeyEntry(key: key, payload: payload))
      guard isWord else { continue }
      found.words.append((key, own.count))
      prefixes.begin(key)
      for place in own { prefixes.note(place.document, place.weight) }
    }
    found.prefixes = prefixes.finished
    return found
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
    for bytes in articles {
      bytes.withUnsafeBufferPointer { bytes in
        Posting.read(bytes) { key in
          let id = terms.id(of: key, in: bytes)
          terms.countOnce(id)
          ids.append(UInt32(id))
        }
      }
    }
    starts.reserveCapacity(terms.count + 1)
    for id in 0..<terms.count { starts.append(starts[id] + terms.times(id)) }
    var next = starts
    var index = 0
    places = [Place](unsafeUninitializedCapacity: ids.count) { places, count in
      for (document, bytes) in articles.enumerated() {
        bytes.withUnsafeBufferPointer { bytes in
          Posting.read(bytes) { key in
            let id = Int(ids[index])
            index += 1
            let weight = Digits.value(bytes[key.upperBound + 3])
            places.initializeElement(
              at: next[id], to: Place(document: document, weight: weight, offset: key.upperBound))
            next[id] += 1
          }
        }
      }
      count = ids.count
    }
  }

  // MARK: - Entries

  /// The postings of most weight, in the order of articles; of equal ones the first.
  private func weightiest(_ places: ArraySlice<Place>, _ most: Int) -> ArraySlice<Place> {
    guard places.count > most else { return places }
    var counts = [Int](repeating: 0, count: Digits.last + 1)
    for place in places { counts[place.weight] += 1 }
    var (least, room) = (Digits.last, most)
    while room > counts[least] {
      room -= counts[least]
      least -= 1
    }
    return ArraySlice(
      places.filter { place in
        if place.weight == least { room -= 1 }
        return place.weight > least || (place.weight == least && room >= 0)
      })
  }

  /// `hasMore` says whether the articles tell more of the term than its weight.
  private mutating func payload(_ places: ArraySlice<Place>, count: Int, hasMore: Bool) -> [UInt8] {
    payload.removeAll()
    Digits.append(count, to: &payload)
    var last = -1
    for place in places {
      Digits.append(place.document - last - 1, to: &payload)
      last = place.document
      if hasMore {
        articles[place.document].withUnsafeBufferPointer {
          payload.append(Posting.payload($0, at: Int(place.offset)))
        }
      } else {
        Digits.append(place.weight, to: &payload)
      }
    }
    return payload.array
  }

  private mutating func pairEntries(_ key: [UInt8], _ places: ArraySlice<Place>) -> [KeyEntry] {
    var entries: [KeyEntry] = []
    var rest = places
    while !rest.isEmpty {
      var size = 0
      let part = rest.prefix { place in
        size +=
          3 + articles[place.document].withUnsafeBufferPointer { Posting.payload($0, at: Int(place.offset)).count }
        return size <= Self.entrySize
      }
      let own = part.isEmpty ? rest.prefix(1) : part
      entries.append(KeyEntry(key: key, payload: payload(own, count: places.count, hasMore: true)))
      rest = rest[own.endIndex...]
    }
    if entries.count > 1 { for index in entries.indices { entries[index].isLarge = true } }
    return entries
  }
}
