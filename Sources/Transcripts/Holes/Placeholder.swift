/// What stands between `{{` and `}}`: the name of a variable or of a value seen before, or a hole with its meaning.
enum Placeholder {
  /// Longer ones are none, so that a line of braces is looked through in time that grows with its length.
  private static let longest = 4096

  /// The placeholder that begins at `start`, if one does: its inside, blanks around left out, and where it ends. A regular
  /// expression in it may hold braces; elsewhere, `{{` begins another.
  static func inside(_ text: [UInt8], at start: Int) -> (inside: ArraySlice<UInt8>, end: Int)? {
    guard text.starts(with: "{{", at: start), text.byte(start - 1) != 0x5C else { return nil }
    var index = start + 2
    var isInExpression = false
    while index + 1 < min(text.count, start + longest), text[index] != 0x0A {
      if text[index] == 0x5C, isInExpression {
        index += 2
        continue
      }
      if text[index] == 0x2F, isInExpression || followsTilde(text, index, from: start) { isInExpression.toggle() }
      if !isInExpression, text[index] == text[index + 1] {
        if text[index] == 0x7D { return (text[(start + 2)..<index].trimmingBlanks, index + 2) }
        if text[index] == 0x7B { return nil }
      }
      index += 1
    }
    return nil
  }

  private static func followsTilde(_ text: [UInt8], _ index: Int, from start: Int) -> Bool {
    text[(start + 2)..<index].last { !$0.isBlank } == 0x7E
  }

  private static let opening = Array("{{".utf8)

  static func mayStand(in text: [UInt8]) -> Bool { text.offset(of: opening, in: text.indices) != nil }

  static func isName(_ text: some Collection<UInt8>) -> Bool {
    guard let first = text.first, first.isLetter || first == 0x5F else { return false }
    return text.allSatisfy { $0.isAlphanumeric || $0 == 0x5F || $0 == 0x2D }
  }
}

/// Whether a text may hold placeholders: most hold none, and need no more than this look.
public func mayHoldPlaceholders(_ text: [UInt8]) -> Bool { Placeholder.mayStand(in: text) }

/// Every name that stands alone between `{{` and `}}`, in order.
public func placeholderNames(in text: [UInt8]) -> [String] {
  var names: [String] = []
  eachPlaceholder(in: text) { _, inside in
    if Placeholder.isName(inside) { names.append(inside.text) }
    return nil
  }
  return names
}

/// The text with `{{name}}` replaced wherever `values` knows the name; any other placeholder stays.
public func substituting(_ values: [String: String], in text: [UInt8]) -> [UInt8] {
  guard !values.isEmpty else { return text }
  return eachPlaceholder(in: text) { _, inside in values[inside.text].map { Array($0.utf8) } }
}

/// The text with `\{{` taken back to `{{`.
public func withoutEscapes(_ text: [UInt8]) -> [UInt8] {
  guard text.holds(0x5C) else { return text }
  var result: [UInt8] = []
  for (index, byte) in text.enumerated() {
    if byte == 0x5C, text.starts(with: "{{", at: index + 1) { continue }
    result.append(byte)
  }
  return result
}

/// Hands every placeholder to `replacement`; nil leaves it as it is.
@discardableResult
func eachPlaceholder(in text: [UInt8], _ replacement: (Range<Int>, ArraySlice<UInt8>) -> [UInt8]?) -> [UInt8] {
  guard Placeholder.mayStand(in: text) else { return text }
  var result: [UInt8] = []
  var index = 0
  while index < text.count {
    guard text[index] == 0x7B, let found = Placeholder.inside(text, at: index) else {
      result.append(text[index])
      index += 1
      continue
    }
    result += replacement(index..<found.end, found.inside) ?? Array(text[index..<found.end])
    index = found.end
  }
  return result
}
