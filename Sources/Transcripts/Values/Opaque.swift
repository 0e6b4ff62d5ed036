extension Recognizer {
  /// 8-4-4-4-12 hexadecimal digits (RFC 9562, section 4).
  static func uuid(in line: [UInt8], at start: Int) -> RecognizedValue? {
    if line.byte(start - 1) == 0x2D { return nil }
    var index = start
    for (part, length) in [8, 4, 4, 4, 12].enumerated() {
      if part > 0 {
        guard line.byte(index) == 0x2D else { return nil }
        index += 1
      }
      let end = line.end(from: index) { $0.isHexDigit }
      guard end - index == length else { return nil }
      index = end
    }
    if let next = line.byte(index), next.isWord || next == 0x2D { return nil }
    return RecognizedValue(kind: .uuid, end: index)
  }

  /// 32 or more hexadecimal digits: MD5, SHA-1, SHA-256 and the like.
  static func digest(in line: [UInt8], at start: Int) -> RecognizedValue? {
    if line.byte(start - 1) == 0x2D { return nil }
    let end = line.end(from: start) { $0.isHexDigit }
    guard end - start >= 32 else { return nil }
    if let next = line.byte(end), next.isWord || next == 0x2D { return nil }
    return RecognizedValue(kind: .digest(length: end - start), end: end)
  }

  /// 40 or more characters of base64 with both cases and digits: receipt handles, session tokens.
  static func token(in line: [UInt8], at start: Int) -> RecognizedValue? {
    if let before = line.byte(start - 1), "+/-=".utf8.contains(before) { return nil }
    var alphabet = TokenAlphabet.common
    var seen: (lower: Bool, upper: Bool, digit: Bool) = (false, false, false)
    var index = start
    scan: while let byte = line.byte(index) {
      switch byte {
      case _ where byte.isLowercase: seen.lower = true
      case _ where byte.isUppercase: seen.upper = true
      case _ where byte.isDigit: seen.digit = true
      case 0x2B, 0x2F:
        guard alphabet != .base64URL else { return nil }
        alphabet = .base64
      case 0x2D, 0x5F:
        guard alphabet != .base64 else { return nil }
        alphabet = .base64URL
      default: break scan
      }
      index += 1
    }
    let end = min(line.end(from: index) { $0 == 0x3D }, index + 2)
    guard index - start >= 40, seen.lower, seen.upper, seen.digit else { return nil }
    if let next = line.byte(end), next.isWord { return nil }
    return RecognizedValue(kind: .token(alphabet), end: end)
  }

  /// A number and its unit after a blank or `=`: `3.2s`, `45 ms`, `0m0.723s`, `12 seconds`.
  static func duration(in line: [UInt8], at start: Int) -> RecognizedValue? {
    guard let before = line.byte(start - 1), before.isBlank || before == 0x3D else { return nil }
    guard var end = durationPart(line, at: start) else { return nil }
    while line.byte(end)?.isDigit ?? false {
      guard let next = durationPart(line, at: end) else { return nil }
      end = next
    }
    return RecognizedValue(kind: .duration, end: end)
  }

  private static func durationPart(_ line: [UInt8], at start: Int) -> Int? {
    var index = line.end(from: start) { $0.isDigit }
    if line.byte(index) == 0x2E { index = line.end(from: index + 1) { $0.isDigit } }
    if line.byte(index) == 0x20 { index += 1 }
    let end = line.end(from: index) { $0.isLetter }
    guard units.contains(line[index..<end].text) else { return nil }
    if let next = line.byte(end), next == 0x5F || next == 0x2D || next >= 0x80 { return nil }
    return end
  }

  private static let units: Set<String> = [
    "ns", "us", "ms", "s", "m", "h", "msec", "msecs", "sec", "secs", "second", "seconds", "millisecond",
    "milliseconds", "min", "mins", "minute", "minutes", "hour", "hours",
  ]
}
