import Markdown

/// Makes entries, one worker a core: what it needs is made once.
public struct SearchIndexer {
  private var folding = Folding()
  private var terms = TermTable()
  private var places: [Weight.Places] = []
  private var counts: [Int] = []
  /// Each pair in the order of the text, by its term's number, and where it stands.
  private var pairs: [(term: Int, position: Int)] = []
  private var reader = WordReader()
  private var key: [UInt8] = []
  private var (length, titleLength) = (0, 0)

  /// How many places of a pair are kept in an article, the first ones: a text made of one character would fill a file.
  private static let mostPlaces = 2000

  public init() {}

  public mutating func entry(of document: SearchDocument) -> SearchEntry {
    reset()
    titleLength = add(document.title.utf8, .title)
    for symptom in document.symptoms { add(symptom.utf8, .symptom) }
    for tag in document.tags { add(tag.utf8, .tag) }
    if let summary = document.summary { add(summary.utf8, .summary) }
    for passage in document.passages {
      // The title again, as the first heading.
      if let heading = passage.heading, heading.text != document.title { add(heading.text.utf8, .heading) }
      length += add(passage.text, [])
    }
    var postings = writePostings()
    postings[KeyRange.signs.rawValue] += symptomPostings(document.symptoms)
    return SearchEntry(record: Record.json(document), translations: document.translations, postings: postings)
  }

  private mutating func reset() {
    terms.removeAll()
    places.removeAll(keepingCapacity: true)
    counts.removeAll(keepingCapacity: true)
    pairs.removeAll(keepingCapacity: true)
    reader = WordReader()
    length = 0
  }

  /// Returns how many words the text has; two characters count as one.
  @discardableResult
  private mutating func add(_ text: some Collection<UInt8>, _ place: Weight.Places) -> Int {
    let folded = folding.fold(text)
    var words = 0
    var characters = 0
    // A copy, since the closure changes the rest of this value.
    var reader = reader
    reader.read(folded) { token in
      switch token {
      case .word(let word), .whole(let word):
        words += 1
        note(word, place)
      case .pair(let first, let second, let position): pairs.append((note([first, second], place), position))
      case .single(let character):
        characters += 1
        note([character], place)
      }
    }
    self.reader = reader
    return words + characters / 2
  }

  @discardableResult
  private mutating func note(_ scalars: some Collection<UInt32>, _ place: Weight.Places) -> Int {
    key.removeAll(keepingCapacity: true)
    for scalar in scalars { key.append(folded: scalar) }
    let id = key.withUnsafeBufferPointer { terms.id(of: $0) }
    if id == places.count {
      places.append(place)
      counts.append(place.isEmpty ? 1 : 0)
    } else {
      places[id].formUnion(place)
      if place.isEmpty { counts[id] += 1 }
    }
    return id
  }

  // MARK: - Postings

  private func writePostings() -> [[UInt8]] {
    var postings = [[UInt8]](repeating: [], count: KeyRange.allCases.count)
    let positions = positionsByTerm()
    var payload: [UInt8] = []
    for id in 0..<terms.count {
      payload.removeAll(keepingCapacity: true)
      let weight = Weight.of(places[id], count: counts[id], length: length, titleLength: titleLength)
      Digits.append(weight, to: &payload)
      let own = positions.positions[positions.starts[id]..<positions.starts[id + 1]].prefix(Self.mostPlaces)
      if !own.isEmpty { Digits.append(own.count, to: &payload) }
      var last = 0
      for position in own {
        Digits.append(position - last, to: &payload)
        last = position
      }
      let term = terms.term(id)
      Self.append(term, payload, to: &postings[KeyRange(term[term.startIndex]).rawValue])
    }
    return postings
  }

  private func positionsByTerm() -> (positions: [Int], starts: [Int]) {
    var starts = [Int](repeating: 0, count: terms.count + 1)
    for pair in pairs { starts[pair.term + 1] += 1 }
    for id in 0..<terms.count { starts[id + 1] += starts[id] }
    var next = starts
    var positions = [Int](repeating: 0, count: pairs.count)
    for pair in pairs {
      positions[next[pair.term]] = pair.position
      next[pair.term] += 1
    }
    return (positions, starts)
  }

  private static func append(_ key: some Collection<UInt8>, _ payload: [UInt8], to postings: inout [UInt8]) {
    postings.append(UInt8(key.count))
    postings += key
    postings.append(UInt8(payload.count & 0xFF))
    postings.append(UInt8(payload.count >> 8 & 0xFF))
    postings.append(UInt8(payload.count >> 16))
    postings += payload
  }

  /// The terms of symptoms below keys of their own, which a pasted error is looked up by. The weights of one symptom's terms add
  /// up to the most that a weight can be; a term of several has its largest.
  private mutating func symptomPostings(_ symptoms: [String]) -> [UInt8] {
    var weights: [[UInt8]: Int] = [:]
    for symptom in symptoms {
      let keys = symptomKeys(symptom)
      let weight = max(1, Digits.last / max(1, keys.count))
      for key in keys { weights[key] = max(weight, weights[key] ?? 0) }
    }
    var postings: [UInt8] = []
    for (key, weight) in weights.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      var payload: [UInt8] = []
      Digits.append(weight, to: &payload)
      Self.append(key, payload, to: &postings)
    }
    return postings
  }

  private mutating func symptomKeys(_ symptom: String) -> Set<[UInt8]> {
    var keys: Set<[UInt8]> = []
    var reader = WordReader()
    reader.read(folding.fold(symptom.utf8)) { token in
      switch token {
      case .word(let word): keys.insert(Self.symptomKey(word))
      case .pair(let first, let second, _): keys.insert(Self.symptomKey([first, second]))
      case .whole, .single: break
      }
    }
    return keys
  }

  private static func symptomKey(_ scalars: some Collection<UInt32>) -> [UInt8] {
    var key = [UInt8(ascii: "$")]
    for scalar in scalars { key.append(folded: scalar) }
    return key
  }
}
