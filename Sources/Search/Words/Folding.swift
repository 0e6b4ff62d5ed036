import Foundation

/// Makes one of what a reader takes for the same: full and half width, upper and lower case, letters with and without their
/// accents (Unicode's compatibility decomposition, UAX #15, without marks). Kana keep their voicing marks, Hangul its syllables.
/// `Scripts` of the site fold queries by the same rules.
struct Folding {
  /// Set in a scalar that was an ASCII capital, where the parts of `ReceiptHandle` begin.
  static let capital: UInt32 = 1 << 31

  /// What scalars off the beaten track become.
  private var known: [UInt32: [UInt32]] = [:]

  /// The folded scalars of UTF-8.
  mutating func fold(_ text: some Collection<UInt8>) -> [UInt32] {
    var folded: [UInt32] = []
    folded.reserveCapacity(text.count)
    var decoder = UTF8()
    var bytes = text.makeIterator()
    loop: while true {
      switch decoder.decode(&bytes) {
      case .scalarValue(let scalar): append(scalar, to: &folded)
      case .error: folded.append(0x20)
      case .emptyInput: break loop
      }
    }
    return folded
  }

  private mutating func append(_ scalar: Unicode.Scalar, to folded: inout [UInt32]) {
    let value = scalar.value
    switch value {
    case 0x41...0x5A: folded.append(value | 0x20 | Self.capital)
    case 0..<0x80, 0x3001...0x3096, 0x30A1...0x30FE, 0x4E00...0x9FFF, 0xAC00...0xD7A3: folded.append(value)
    case 0x3099, 0x309A: Self.voice(value, &folded)
    case 0xFF9E, 0xFF9F: Self.voice(value - 0xFF9E + 0x3099, &folded)
    default:
      for part in parts(of: scalar) {
        if part == 0x3099 || part == 0x309A { Self.voice(part, &folded) } else { folded.append(part) }
      }
    }
  }

  private mutating func parts(of scalar: Unicode.Scalar) -> [UInt32] {
    if let parts = known[scalar.value] { return parts }
    let parts = String(scalar).decomposedStringWithCompatibilityMapping.lowercased().unicodeScalars
      .filter { $0.properties.generalCategory != .nonspacingMark || $0.value == 0x3099 || $0.value == 0x309A }
      .map(\.value)
    known[scalar.value] = parts
    return parts
  }

  /// Joins a voicing mark with the kana before it: ハ and ゛ are バ. Foundation's mapping on Linux decomposes without composing.
  private static func voice(_ mark: UInt32, _ folded: inout [UInt32]) {
    guard let last = folded.last, let voiced = voiced(last, mark) else { return }
    folded[folded.count - 1] = voiced
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
