import Markdown

/// Makes entries, one worker a core: what it needs is made once.
public struct SearchIndexer: ~Copyable {
  /// What is known of a term in the article that is being read.
  private struct Tally {
    var places: Weight.Places
    /// How often it stands in the text.
    var count: Int
  }

  private var folding = Folding()
  private var folded = FoldedText()
  private var terms = TermTable()
  /// By the numbers of terms.
  private var tallies: [Tally] = []
  /// Each pair in the order of the text, by its term's number, and where it stands.
  private var pairs: [(term: Int, position: Int)] = []
  private var reader = WordReader()
  /// What is told of terms that have places, one behind the other.
  private var payloads: [UInt8] = []
  private var (length, titleLength) = (0, 0)

  /// How many places of a pair are kept in an article, the first ones: a text made of one character would fill a file.
  private static let mostPlaces = 2000

  public init() {}

  public mutating func entry(of document: SearchDocument) -> SearchEntry {
    reset()
    titleLength = add(document.title, .title)
    for symptom in document.symptoms { add(symptom.shown, .symptom) }
    for tag in document.tags { add(tag, .tag) }
    if let summary = document.summary { add(summary, .summary) }
    for passage in document.passages {
      // The title again, as the first heading.
      if let heading = passage.heading, heading.text != document.title { add(heading.text, .heading) }
      length += passage.text.withUnsafeBufferPointer { add($0, []) }
    }
    var postings = postings()
    postings[KeyRange.signs.rawValue] += symptomPostings(document.symptoms)
    return SearchEntry(record: Record.json(document), translations: document.translations, postings: postings)
  }

  private mutating func reset() {
    terms.removeAll()
    tallies.removeAll(keepingCapacity: true)
    pairs.removeAll(keepingCapacity: true)
    reader = WordReader()
    length = 0
  }

  @discardableResult
  private mutating func add(_ text: String, _ place: Weight.Places) -> Int {
    var text = text
    return text.withUTF8 { add($0, place) }
  }

  /// Returns how many words the text has; two characters count as one.
  private mutating func add(_ text: UnsafeBufferPointer<UInt8>, _ place: Weight.Places) -> Int {
    folding.fold(text, into: &folded)
    var words = 0
    var characters = 0
    let scalars = folded.scalars
    // A copy, since the closure changes the rest of this value.
    var reader = reader
    reader.read(scalars) { token in
      switch token {
      case .word(let word), .whole(let word):
        words += 1
        note(scalars, word, place)
      case .pair(let pair, let position):
        pairs.append((note(scalars, pair, place), position))
      case .single(let character):
        characters += 1
        note(scalars, character, place)
      }
    }
    self.reader = reader
    return words + characters / 2
  }

  /// Notes a term that stands in the text, and returns its number.
  @discardableResult
  private mutating func note(
    _ text: UnsafeBufferPointer<FoldedScalar>, _ range: Range<Int>, _ place: Weight.Places
  ) -> Int {
    let id = terms.id(of: UnsafeBufferPointer(rebasing: text[range]))
    if id == tallies.count { tallies.append(Tally(places: [], count: 0)) }
    if place.isEmpty { tallies[id].count += 1 } else { tallies[id].places.formUnion(place) }
    return id
  }

  // MARK: - Postings

  /// What is told of each term, by `KeyRange`, in no more memory than it needs: entries are kept until all articles are read.
  private mutating func postings() -> [[UInt8]] {
    let payloads = writePayloads()
    let ranges = (0..<terms.count).map { KeyRange(terms.term($0).first ?? 0).rawValue }
    var sizes = [Int](repeating: 0, count: KeyRange.allCases.count)
    for id in 0..<terms.count { sizes[ranges[id]] += Posting.size(terms.term(id), payloads[id]) }
    return KeyRange.allCases.map { range in
      [UInt8](unsafeUninitializedCapacity: sizes[range.rawValue]) { buffer, count in
        self.payloads.withUnsafeBufferPointer { bytes in
          for id in 0..<terms.count where ranges[id] == range.rawValue {
            Posting.write(terms.term(id), bytes[payloads[id]], to: buffer, &count)
          }
        }
      }
    }
  }

  /// What is told of each term, and where it stands in `payloads`.
  private mutating func writePayloads() -> [Range<Int>] {
    payloads.removeAll(keepingCapacity: true)
    let (positions, starts) = positionsByTerm()
    return (0..<terms.count).map { id in
      let (tally, start) = (tallies[id], payloads.count)
      Digits.append(
        Weight.of(tally.places, count: tally.count, length: length, titleLength: titleLength), to: &payloads)
      // Pairs alone have places, too.
      if starts[id] < starts[id + 1] { writePositions(positions[starts[id]..<starts[id + 1]].prefix(Self.mostPlaces)) }
      return start..<payloads.count
    }
  }

  private mutating func writePositions(_ positions: ArraySlice<Int>) {
    Digits.append(positions.count, to: &payloads)
    var last = 0
    for position in positions {
      Digits.append(position - last, to: &payloads)
      last = position
    }
  }

  private func positionsByTerm() -> (positions: [Int], starts: [Int]) {
    var starts = [Int](repeating: 0, count: terms.count + 1)
    guard !pairs.isEmpty else { return ([], starts) }
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

  /// The terms of symptoms below keys of their own, which an error is looked up by: for each term the symptoms that have it, each
  /// by its number in the article and with the number of its terms, so that the share of it that stands in a text is known.
  private mutating func symptomPostings(_ symptoms: [SearchSymptom]) -> [UInt8] {
    var places: [[UInt8]: [(symptom: Int, terms: Int)]] = [:]
    for (number, symptom) in symptoms.enumerated() {
      let keys = symptomKeys(symptom.literal)
      for key in keys { places[key, default: []].append((number, keys.count)) }
    }
    return places.sorted { $0.key.lexicographicallyPrecedes($1.key) }.flatMap { key, places in
      var payload: [UInt8] = []
      // The articles of the shortest symptoms are kept where there are too many.
      Digits.append(max(1, Digits.last / (places.map(\.terms).min() ?? 1)), to: &payload)
      Digits.append(places.count, to: &payload)
      for place in places {
        Digits.append(place.symptom, to: &payload)
        Digits.append(place.terms, to: &payload)
      }
      return Posting.bytes(key, payload)
    }
  }

  private mutating func symptomKeys(_ symptom: String) -> Set<[UInt8]> {
    var keys: Set<[UInt8]> = []
    var reader = WordReader()
    var symptom = symptom
    symptom.withUTF8 { folding.fold($0, into: &folded) }
    let scalars = folded.scalars
    reader.read(scalars) { token in
      switch token {
      case .word(let term), .pair(let term, _): keys.insert(Self.symptomKey(scalars[term]))
      case .whole, .single: break
      }
    }
    return keys
  }

  private static func symptomKey(_ term: Slice<UnsafeBufferPointer<FoldedScalar>>) -> [UInt8] {
    [UInt8(ascii: "$")] + term.flatMap(\.utf8)
  }
}
