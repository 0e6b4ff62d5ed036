/// How much an article has to say of a term: 1 to `Digits.last`. What a title holds comes before any number of mentions, then
/// headings, symptoms and tags, the summary, and the text.
struct Weight {
  /// Where a term stands beside the text.
  struct Places: OptionSet {
    let rawValue: UInt8
    static let title = Places(rawValue: 1)
    static let heading = Places(rawValue: 2)
    static let symptom = Places(rawValue: 4)
    static let tag = Places(rawValue: 8)
    static let summary = Places(rawValue: 16)
  }

  private static let values: [(Places, Int)] = [(.heading, 10), (.symptom, 12), (.tag, 9), (.summary, 4)]

  /// The saturation and the bearing of length in Okapi BM25, for the text alone. The usual length of an article is taken for
  /// granted: otherwise each article's numbers would hang on all others.
  private static let (saturation, bearing, usualLength) = (1.2, 0.75, 500.0)

  private let norm: Double
  private let ofTitle: Int

  /// `length` is how many words the text of the article has, `titleLength` how many its title has.
  init(length: Int, titleLength: Int) {
    norm = Self.saturation * (1 - Self.bearing + Self.bearing * Double(length) / Self.usualLength)
    ofTitle = 20 + 12 / max(1, titleLength)
  }

  /// `count` is how often the term stands in the text.
  func of(_ places: Places, count: Int) -> Int {
    var weight = Int(12 * Double(count) / (Double(count) + norm))
    if !places.isEmpty {
      if places.contains(.title) { weight += ofTitle }
      for (place, value) in Self.values where places.contains(place) { weight += value }
    }
    return min(max(weight, 1), Digits.last)
  }
}
