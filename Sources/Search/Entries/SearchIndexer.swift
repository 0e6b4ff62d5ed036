import Markdown

/// Makes entries, one worker a core: what it needs is made once.
public struct SearchIndexer: ~Copyable {
  private var folding = Folding()
  private var folded = FoldedText()
  private var terms = ArticleTerms()
  private var postings = PostingsWriter()
  private var record = ByteRun()

  public init() {}

  public mutating func entry(of document: SearchDocument) -> SearchEntry {
    terms.removeAll()
    let titleLength = add(document.title, .title)
    for symptom in document.symptoms { _ = add(symptom.shown, .symptom) }
    for tag in document.tags { _ = add(tag, .tag) }
    if let summary = document.summary { _ = add(summary, .summary) }
    var length = 0
    for passage in document.passages {
      // The title again, as the first heading.
      if let heading = passage.heading, heading.text != document.title { _ = add(heading.text, .heading) }
      length += passage.text.withUnsafeBufferPointer { add($0, []) }
    }
    var postings = postings.postings(terms, Weight(length: length, titleLength: titleLength))
    postings[KeyRange.signs.rawValue] += symptomPostings(document.symptoms)
    return SearchEntry(
      record: Record.json(document, in: &record), translations: document.translations, postings: postings)
  }

  private mutating func add(_ text: String, _ place: Weight.Places) -> Int {
    var text = text
    return text.withUTF8 { add($0, place) }
  }

  /// Returns how many words the text has.
  private mutating func add(_ text: UnsafeBufferPointer<UInt8>, _ place: Weight.Places) -> Int {
    folding.fold(text, into: &folded)
    return terms.add(folded.content, place)
  }

  // MARK: - Symptoms

  /// The terms of symptoms below keys of their own, which an error is looked up by: for each term the symptoms that have it, each
  /// by its number in the article and with the number of its terms, so that the share of it that stands in a text is known.
  private mutating func symptomPostings(_ symptoms: [SearchSymptom]) -> [UInt8] {
    guard !symptoms.isEmpty else { return [] }
    var places: [[UInt8]: [(symptom: Int, terms: Int)]] = [:]
    for (number, symptom) in symptoms.enumerated() {
      let keys = symptomKeys(symptom.literal)
      for key in keys { places[key, default: []].append((number, keys.count)) }
    }
    var postings = ByteRun()
    for (key, places) in places.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      key.withUnsafeBufferPointer { key in
        Posting.write(key, to: &postings) { payload in
          // The articles of the shortest symptoms are kept where there are too many.
          Digits.append(max(1, Digits.last / (places.map(\.terms).min() ?? 1)), to: &payload)
          Digits.append(places.count, to: &payload)
          for place in places {
            Digits.append(place.symptom, to: &payload)
            Digits.append(place.terms, to: &payload)
          }
        }
      }
    }
    return postings.array
  }

  private mutating func symptomKeys(_ symptom: String) -> Set<[UInt8]> {
    var symptom = symptom
    symptom.withUTF8 { folding.fold($0, into: &folded) }
    var keys = SymptomKeys()
    var reader = WordReader()
    reader.read(folded.content, into: &keys)
    return keys.keys
  }
}

/// The keys of the terms that an error is looked up by.
private struct SymptomKeys: TokenSink {
  var keys: Set<[UInt8]> = []

  mutating func take(_ token: WordReader.Token, of text: FoldedSlice) {
    switch token {
    case .word(let term), .pair(let term, _): keys.insert([UInt8(ascii: "$")] + text.bytes[term])
    case .whole, .single: break
    }
  }
}
