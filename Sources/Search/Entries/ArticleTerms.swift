/// The terms of an article, and where they stand.
struct ArticleTerms: ~Copyable, TokenSink {
  /// Counted is what stands in the text.
  private(set) var table = TermTable()
  /// Where terms stand beside the text, by their numbers, as far as there are such.
  private var places: [Weight.Places] = []
  /// Each pair in the order of the text, by its term's number, and where it stands.
  private(set) var pairs: [(term: Int, position: Int)] = []
  private var (words, characters) = (0, 0)
  private var place: Weight.Places = []
  private var reader = WordReader()

  mutating func removeAll() {
    table.removeAll()
    places.removeAll(keepingCapacity: true)
    pairs.removeAll(keepingCapacity: true)
    reader = WordReader()
  }

  /// Returns how many words a text has that stands at a place, none for the text of an article; two characters count as one.
  mutating func add(_ text: FoldedSlice, _ place: Weight.Places) -> Int {
    (words, characters) = (0, 0)
    self.place = place
    // A copy, since the reader gives to the rest of this value what it finds.
    var reader = reader
    reader.read(text, into: &self)
    self.reader = reader
    return words + characters / 2
  }

  mutating func take(_ token: WordReader.Token, of text: FoldedSlice) {
    switch token {
    case .word(let word), .whole(let word):
      words &+= 1
      note(word, text)
    case .pair(let pair, let position):
      pairs.append((note(pair, text), position))
    case .single(let character):
      characters &+= 1
      note(character, text)
    }
  }

  @inline(__always) @discardableResult
  private mutating func note(_ range: Range<Int>, _ text: FoldedSlice) -> Int {
    let id = table.id(of: range, in: text.bytes)
    if place.isEmpty { table.countOnce(id) } else { notePlace(id) }
    return id
  }

  private mutating func notePlace(_ id: Int) {
    while places.count <= id { places.append([]) }
    places[id].formUnion(place)
  }

  func places(_ id: Int) -> Weight.Places { id < places.count ? places[id] : [] }
}
