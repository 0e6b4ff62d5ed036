/// What a folded scalar is to the search.
enum CharacterKind: UInt8 {
  case other
  /// Part of a word.
  case word
  /// Written without spaces between words: looked for by pairs.
  case ideographic
  /// `-`, `.` and `_`, which hold the parts of an identifier together.
  case joint

  init(_ value: UInt32) {
    switch value {
    case 0x30...0x39, 0x61...0x7A: self = .word
    case 0x2D, 0x2E, 0x5F: self = .joint
    case 0..<0x80: self = .other
    case 0x3005...0x3007, 0x3041...0x3096, 0x309D...0x309F, 0x30A1...0x30FA, 0x30FC...0x312F, 0x31A0...0x31BF,
      0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0x20000...0x3FFFF:
      self = .ideographic
    // Private use and specials: keys stay in one order in UTF-8 and in UTF-16.
    case 0xE000...0xFFFF: self = .other
    default: self = Unicode.Scalar(value).map(Self.isLetterOrNumber) ?? false ? .word : .other
    }
  }

  private static func isLetterOrNumber(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber:
      true
    default: false
    }
  }
}
