import Foundation

/// Makes one of what a reader takes for the same: full and half width, upper and lower case, letters with and without their
/// accents (Unicode's compatibility decomposition, UAX #15, without marks). Kana keep their voicing marks, Hangul its syllables.
/// `Scripts` of the site fold queries by the same rules.
struct Folding {
  /// What scalars off the beaten track become.
  private var known: [Unicode.Scalar: [Unicode.Scalar]] = [:]

  /// The folded text of UTF-8, in place of what `folded` held.
  mutating func fold(_ text: UnsafeBufferPointer<UInt8>, into folded: inout FoldedText) {
    folded.removeAll()
    var index = 0
    while index < text.count {
      index = folded.appendASCII(text, from: index)
      while index < text.count, text[index] >= 0x80 {
        let (scalar, length) = Self.scalar(text, at: index)
        append(scalar ?? " ", to: &folded)
        index += length
      }
    }
  }

  /// The scalar that begins at an index, and how many bytes it takes; none for a byte that is not UTF-8.
  private static func scalar(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> (Unicode.Scalar?, length: Int) {
    var decoder = UTF8()
    var bytes = text[index..<min(index + 4, text.count)].makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&bytes) else { return (nil, 1) }
    return (scalar, UTF8.width(scalar))
  }

  private mutating func append(_ scalar: Unicode.Scalar, to folded: inout FoldedText) {
    let value = scalar.value
    switch value {
    case 0x3001...0x3096, 0x30A1...0x30FE, 0x4E00...0x9FFF, 0xAC00...0xD7A3: folded.append(scalar)
    case 0x3099, 0x309A: Self.voice(value, &folded)
    case 0xFF9E, 0xFF9F: Self.voice(value - 0xFF9E + 0x3099, &folded)
    default:
      for part in parts(of: scalar) {
        if Self.isVoicing(part) { Self.voice(part.value, &folded) } else { folded.append(part) }
      }
    }
  }

  private mutating func parts(of scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    if let parts = known[scalar] { return parts }
    let parts = Array(String(scalar).decomposedStringWithCompatibilityMapping.lowercased().unicodeScalars)
      .filter { $0.properties.generalCategory != .nonspacingMark || Self.isVoicing($0) }
    known[scalar] = parts
    return parts
  }

  private static func isVoicing(_ scalar: Unicode.Scalar) -> Bool { scalar.value == 0x3099 || scalar.value == 0x309A }

  /// Joins a voicing mark with the kana before it: ハ and ゛ are バ. Foundation's mapping on Linux decomposes without composing.
  private static func voice(_ mark: UInt32, _ folded: inout FoldedText) {
    guard let last = folded.lastOfThreeBytes, let voiced = voiced(last, mark).flatMap(Unicode.Scalar.init) else {
      return
    }
    folded.removeLastThreeBytes()
    folded.append(voiced)
  }

  private static func voiced(_ kana: UInt32, _ mark: UInt32) -> UInt32? {
    // Hiragana and katakana lie alike, 0x60 apart.
    let isKatakana = kana >= 0x30A1
    let base = isKatakana ? kana - 0x60 : kana
    switch (base, mark) {
    case (0x3046, 0x3099): return isKatakana ? 0x30F4 : 0x3094
    case (0x304B...0x3062, 0x3099) where base % 2 == 1, (0x3064...0x3069, 0x3099) where base % 2 == 0: return kana + 1
    case (0x306F...0x307D, _) where base % 3 == 0: return kana + (mark - 0x3098)
    default: return nil
    }
  }
}
