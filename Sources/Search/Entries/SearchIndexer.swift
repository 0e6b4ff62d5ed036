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
    for symptom in document.symptoms { add(symptom.shown.utf8, .symptom) }
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
        for index in word { key.append(folded: folded[index]) }
        note(place)
      case .pair(let first, let second, let position):
        key.append(folded: first)
        key.append(folded: second)
        pairs.append((note(place), position))
      case .single(let character):
        characters += 1
        key.append(folded: character)
        note(place)
      }
    }
    self.reader = reader
    return words + characters / 2
  }

  /// Notes the term whose bytes are in `key`, and empties that.
  @discardableResult
  private mutating func note(_ place: Weight.Places) -> Int {
    defer { key.removeAll(keepingCapacity: true) }
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

  /// The terms of symptoms below keys of their own, which an error is looked up by: for each term the symptoms that have it, each
  /// by its number in the article and with the number of its terms, so that the share of it that stands in a text is known.
  private mutating func symptomPostings(_ symptoms: [SearchSymptom]) -> [UInt8] {
    var places: [[UInt8]: [(symptom: Int, terms: Int)]] = [:]
    for (number, symptom) in symptoms.enumerated() {
      let keys = symptomKeys(symptom.literal)
      for key in keys { places[key, default: []].append((number, keys.count)) }
    }
    var postings: [UInt8] = []
    for (key, places) in places.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      var payload: [UInt8] = []
      // The articles of the shortest symptoms are kept where there are too many.
      Digits.append(max(1, Digits.last / (places.map(\.terms).min() ?? 1)), to: &payload)
      Digits.append(places.count, to: &payload)
      for place in places {
        Digits.append(place.symptom, to: &payload)
        Digits.append(place.terms, to: &payload)
      }
      Self.append(key, payload, to: &postings)
    }
    return postings
  }

  private mutating func symptomKeys(_ symptom: String) -> Set<[UInt8]> {
    var keys: Set<[UInt8]> = []
    var reader = WordReader()
    let folded = folding.fold(symptom.utf8)
    reader.read(folded) { token in
      switch token {
      case .word(let word): keys.insert(Self.symptomKey(folded[word]))
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
