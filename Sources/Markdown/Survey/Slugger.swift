/// Makes the ids of a document's headings, as GitHub does: "Set Up `aws`!" is `set-up-aws`, 「構築の手順」 is itself
/// without the brackets.
///
/// Letters and digits of all scripts, combining marks, `-` and `_` are kept, letters in lower case; white
/// space becomes `-`; all else goes. A slug that is taken gets `-1`, `-2` …: the first that no earlier
/// heading has, so what is added to the end of an article never changes the ids before it. Nothing left makes
/// `section`.
struct Slugger {
  /// For each id given out, the number that its last double got. Bytes are compared: two spellings that
  /// Unicode calls equivalent are two ids, as they are to a browser.
  private var doubles: [Slug: Int] = [:]

  /// The unique id for a heading's text in UTF-8.
  mutating func id(for text: [UInt8]) -> String {
    let slug = Slug(bytes: Self.slug(of: text))
    if doubles.isEmpty { doubles.reserveCapacity(24) }
    guard let last = doubles[slug] else {
      doubles[slug] = 0
      return String(decoding: slug.bytes, as: UTF8.self)
    }
    var number = last
    var id: Slug
    repeat {
      number += 1
      id = Slug(bytes: slug.bytes + Array("-\(number)".utf8))
    } while doubles[id] != nil
    doubles[slug] = number
    doubles[id] = 0
    return String(decoding: id.bytes, as: UTF8.self)
  }

  /// Takes an id that an author chose; false if an earlier heading has it.
  mutating func take(_ id: String) -> Bool {
    doubles.updateValue(0, forKey: Slug(bytes: Array(id.utf8))) == nil
  }

  /// The slug of a text, not yet unique.
  static func slug(of text: [UInt8]) -> [UInt8] {
    var slug: [UInt8] = []
    slug.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      if text[index] < 0x80 {
        if let kept = slugByte(for: text[index]) { slug.append(kept) }
        index += 1
      } else {
        let (scalar, end) = decode(text, at: index)
        if scalar.isPlainCJK { slug += text[index..<end] } else { appendSlug(of: scalar, to: &slug) }
        index = end
      }
    }
    return slug.isEmpty ? Array("section".utf8) : slug
  }

  private static func slugByte(for byte: UInt8) -> UInt8? {
    if byte.isASCIILetter || byte.isASCIIDigit { return byte.asciiLowercased }
    if byte.isSpace { return UInt8(ascii: "-") }
    return byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") ? byte : nil
  }

  private static func appendSlug(of scalar: Unicode.Scalar, to slug: inout [UInt8]) {
    if scalar.properties.isWhitespace {
      slug.append(UInt8(ascii: "-"))
    } else if scalar.isWordCharacter {
      slug += scalar.properties.lowercaseMapping.utf8
    }
  }

  /// The scalar at a byte from 0x80 on, and where the next one begins.
  private static func decode(_ text: [UInt8], at index: Int) -> (scalar: Unicode.Scalar, end: Int) {
    let lead = text[index]
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    let end = min(index + length, text.count)
    var value = UInt32(lead & (0x7F >> UInt8(length)))
    for next in index + 1..<end { value = value << 6 | UInt32(text[next] & 0x3F) }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", end)
  }
}

/// The bytes of a slug, hashed at once; an array hashes them one by one.
private struct Slug: Hashable {
  let bytes: [UInt8]

  func hash(into hasher: inout Hasher) {
    bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
  }
}

extension Unicode.Scalar {
  /// Kana and the common ideographs, which are kept without a look into Unicode's tables.
  fileprivate var isPlainCJK: Bool {
    switch value {
    case 0x3041...0x3096, 0x30A1...0x30FA, 0x30FC...0x30FF, 0x4E00...0x9FFF: true
    default: false
    }
  }

  /// A letter, a mark, a digit or a connector such as `_`. Variation selectors are marks that stand for
  /// nothing.
  fileprivate var isWordCharacter: Bool {
    if properties.isDefaultIgnorableCodePoint { return false }
    return switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .connectorPunctuation:
      true
    default: false
    }
  }
}
