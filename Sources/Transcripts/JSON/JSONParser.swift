/// Why a text is not JSON.
enum JSONError: Error, Hashable {
  /// Text stands before the JSON, such as a warning.
  case textBefore([UInt8])
  case textAfter([UInt8])
  case malformed(line: Int)
  case tooDeep

  var words: String {
    switch self {
    case .textBefore(let text): "expected JSON alone, got text before it: \(quoted(text))"
    case .textAfter(let text): "expected JSON alone, got text after it: \(quoted(text))"
    case .malformed(let line): "expected JSON, got text that is none (line \(line))"
    case .tooDeep: "the JSON is nested too deep to compare"
    }
  }
}

extension JSONValue {
  static func parse(_ bytes: [UInt8], isExample: Bool = false) throws(JSONError) -> JSONValue {
    var parser = JSONParser(bytes: bytes, isExample: isExample)
    return try parser.document()
  }
}

/// A recursive-descent parser of RFC 8259. Own, since no library reads an ellipsis where a member or element is left out.
private struct JSONParser {
  let bytes: [UInt8]
  let isExample: Bool
  var index = 0
  var depth = 0

  /// No tool prints JSON that is nested deeper than this, and the stack of awk, which reads the same elsewhere, is small.
  private static let deepest = 50

  init(bytes: [UInt8], isExample: Bool) {
    self.bytes = bytes
    self.isExample = isExample
  }

  mutating func document() throws(JSONError) -> JSONValue {
    skipSpace()
    guard let first = bytes.byte(index) else { throw .malformed(line: 1) }
    let value: JSONValue
    do {
      value = try self.value()
    } catch {
      // A line of text and then JSON: say so, since it is mostly a warning on standard error.
      let opening = bytes.indices.first {
        (bytes[$0] == 0x7B || bytes[$0] == 0x5B) && ($0 == 0 || bytes[$0 - 1] == 0x0A)
      }
      if let opening, first != 0x7B, first != 0x5B { throw .textBefore(firstLine(of: bytes[..<opening])) }
      throw error
    }
    skipSpace()
    if index < bytes.count { throw .textAfter(firstLine(of: bytes[index...])) }
    return value
  }

  private func firstLine(of slice: ArraySlice<UInt8>) -> [UInt8] {
    [UInt8](slice.split(separator: 0x0A).first ?? [])
  }

  private mutating func skipSpace() { index = bytes.end(from: index) { $0.isBlank || $0 == 0x0A || $0 == 0x0D } }

  private func failure() -> JSONError { .malformed(line: 1 + bytes[..<min(index, bytes.count)].count { $0 == 0x0A }) }

  private mutating func take(_ text: StaticString) -> Bool {
    guard bytes.starts(with: text, at: index) else { return false }
    index += text.utf8CodeUnitCount
    return true
  }

  private mutating func value() throws(JSONError) -> JSONValue {
    switch bytes.byte(index) {
    case 0x7B:
      if isExample, let found = Placeholder.inside(bytes, at: index), Hole(found.inside) != nil {
        defer { index = found.end }
        return .hole(LinePattern(Array(bytes[index..<found.end])))
      }
      return try object()
    case 0x5B: return try array()
    case 0x22: return .string(try string())
    case 0x74 where take("true"): return .bool(true)
    case 0x66 where take("false"): return .bool(false)
    case 0x6E where take("null"): return .null
    default: return .number(try number())
    }
  }

  private mutating func object() throws(JSONError) -> JSONValue {
    var members: [JSONValue.Member] = []
    try items(until: 0x7D) { (parser) throws(JSONError) in
      if parser.takeEllipsis() { return members.append(JSONValue.openMember) }
      let name = try parser.string()
      parser.skipSpace()
      guard parser.take(":") else { throw parser.failure() }
      parser.skipSpace()
      let value = try parser.value()
      let isOpen = parser.isExample && isEllipsisText(name)
      members.append(isOpen ? JSONValue.openMember : .init(name: name, value: value))
    }
    return .object(members)
  }

  private mutating func array() throws(JSONError) -> JSONValue {
    var elements: [JSONValue] = []
    try items(until: 0x5D) { (parser) throws(JSONError) in
      if parser.takeEllipsis() { return elements.append(.ellipsis) }
      let value = try parser.value()
      if parser.isExample, case .string(let text) = value, isEllipsisText(text) { return elements.append(.ellipsis) }
      elements.append(value)
    }
    return .array(elements)
  }

  /// The items of an object or array. Around an ellipsis an author may leave out the comma.
  private mutating func items(
    until close: UInt8, _ item: (inout JSONParser) throws(JSONError) -> Void
  ) throws(JSONError) {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else { throw .tooDeep }
    index += 1
    skipSpace()
    if bytes.byte(index) == close {
      index += 1
      return
    }
    while true {
      let startsWithEllipsis = isAtEllipsis
      try item(&self)
      skipSpace()
      if bytes.byte(index) == close {
        index += 1
        return
      }
      if bytes.byte(index) == 0x2C {
        index += 1
        skipSpace()
        if isExample, startsWithEllipsis, bytes.byte(index) == close {
          index += 1
          return
        }
      } else if !startsWithEllipsis && !isAtEllipsis {
        throw failure()
      }
    }
  }

  private var isAtEllipsis: Bool { isExample && ellipsisLength(bytes, at: index) != nil }

  private mutating func takeEllipsis() -> Bool {
    guard isExample, let length = ellipsisLength(bytes, at: index) else { return false }
    index += length
    return true
  }

  private mutating func number() throws(JSONError) -> [UInt8] {
    let start = index
    if bytes.byte(index) == 0x2D { index += 1 }
    let digits = index
    index = bytes.end(from: index) { $0.isDigit }
    guard index > digits, !(bytes[digits] == 0x30 && index > digits + 1) else { throw failure() }
    if bytes.byte(index) == 0x2E {
      let fraction = index + 1
      index = bytes.end(from: fraction) { $0.isDigit }
      guard index > fraction else { throw failure() }
    }
    if let e = bytes.byte(index), e == 0x65 || e == 0x45 {
      index += 1
      if let sign = bytes.byte(index), sign == 0x2B || sign == 0x2D { index += 1 }
      let exponent = index
      index = bytes.end(from: index) { $0.isDigit }
      guard index > exponent else { throw failure() }
    }
    return Array(bytes[start..<index])
  }

  private mutating func string() throws(JSONError) -> [UInt8] {
    guard bytes.byte(index) == 0x22 else { throw failure() }
    index += 1
    var text: [UInt8] = []
    while let byte = bytes.byte(index), byte != 0x22 {
      guard byte >= 0x20 else { throw failure() }
      index += 1
      if byte == 0x5C { try escape(into: &text) } else { text.append(byte) }
    }
    guard bytes.byte(index) == 0x22 else { throw failure() }
    index += 1
    return text
  }

  private mutating func escape(into text: inout [UInt8]) throws(JSONError) {
    guard let kind = bytes.byte(index) else { throw failure() }
    index += 1
    switch kind {
    case 0x22, 0x5C, 0x2F: text.append(kind)
    case 0x62: text.append(0x08)
    case 0x66: text.append(0x0C)
    case 0x6E: text.append(0x0A)
    case 0x72: text.append(0x0D)
    case 0x74: text.append(0x09)
    case 0x75: text.append(contentsOf: String(Character(try unicodeEscape())).utf8)
    default: throw failure()
    }
  }

  private mutating func unicodeEscape() throws(JSONError) -> Unicode.Scalar {
    let high = try fourDigits()
    guard (0xD800..<0xDC00).contains(high), take("\\u") else { return Unicode.Scalar(high) ?? "\u{FFFD}" }
    let low = try fourDigits()
    guard (0xDC00..<0xE000).contains(low) else { return "\u{FFFD}" }
    return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)) ?? "\u{FFFD}"
  }

  private mutating func fourDigits() throws(JSONError) -> UInt32 {
    guard index + 4 <= bytes.count, let value = UInt32(bytes[index..<index + 4].text, radix: 16) else {
      throw failure()
    }
    index += 4
    return value
  }
}

private func isEllipsisText(_ text: [UInt8]) -> Bool {
  ellipsisLength(text, at: 0) == text.count
}
