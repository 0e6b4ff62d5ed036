/// A script cut into tokens (ECMA-262, 12), as far as a minifier needs to know them.
struct ScriptToken {
  enum Kind {
    /// A name, a keyword or a number.
    case word
    case mark
    /// A string, a regular expression, or a part of a template.
    case literal
  }

  let kind: Kind
  let bytes: ArraySlice<UInt8>
  /// Whether a line ended before it.
  let followsLineEnd: Bool

  func `is`(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { $0.count == bytes.count && bytes.elementsEqual($0) }
  }
}

extension ScriptToken {
  private var opensPlace: Bool { kind == .literal && bytes.suffix(2).elementsEqual("${".utf8) }
  private var closesPlace: Bool { kind == .literal && bytes.first == UInt8(ascii: "}") }

  /// Whether it opens brackets, or a place in a template. The middle of a template closes one place and opens the next.
  var opens: Bool { self.is("{") || self.is("(") || self.is("[") || opensPlace }
  var closes: Bool { self.is("}") || self.is(")") || self.is("]") || closesPlace }
}

/// Reads one token after the other. Comments are left out.
struct ScriptTokens: Sequence, IteratorProtocol {
  private let text: [UInt8]
  private var index = 0
  private var previous: ScriptToken?
  /// For each brace that is open, whether it is that of a place in a template.
  private var braces: [Bool] = []

  init(_ text: [UInt8]) { self.text = text }

  mutating func next() -> ScriptToken? {
    let followsLineEnd = skipBlanks()
    guard index < text.count else { return nil }
    let start = index
    let kind = readToken()
    index = Swift.min(index, text.count)  // what never ends, ends with the text
    let token = ScriptToken(kind: kind, bytes: text[start..<index], followsLineEnd: followsLineEnd)
    previous = token
    return token
  }

  /// Skips blanks and comments; whether a line ended in them.
  private mutating func skipBlanks() -> Bool {
    var sawLineEnd = false
    while index < text.count {
      if text[index] == 0x20 || text[index] == 0x0A {
        sawLineEnd = sawLineEnd || text[index] == 0x0A
        index += 1
      } else if text[index...].starts(with: "//".utf8) {
        index = text[index...].firstIndex(of: 0x0A) ?? text.count
      } else if text[index...].starts(with: "/*".utf8) {
        skipBlockComment()
      } else {
        break
      }
    }
    return sawLineEnd
  }

  private mutating func skipBlockComment() {
    index += 2
    while index < text.count, !text[index...].starts(with: "*/".utf8) { index += 1 }
    index = Swift.min(index + 2, text.count)
  }

  private mutating func readToken() -> ScriptToken.Kind {
    let byte = text[index]
    if Self.isWord(byte) {
      while index < text.count, Self.isWord(text[index]) { index += 1 }
      return .word
    }
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      skipLiteral(to: byte)
      return .literal
    case UInt8(ascii: "`"): return readTemplate()
    case UInt8(ascii: "/") where !followsOperand:
      skipRegularExpression()
      return .literal
    case UInt8(ascii: "}") where braces.popLast() == true: return readTemplate()
    case UInt8(ascii: "{"): braces.append(false)
    default: break
    }
    index += text[index...].starts(with: "=>".utf8) ? 2 : 1
    return .mark
  }

  /// Reads on behind the opening quote, or behind the end of a place, up to the next place or the closing quote.
  private mutating func readTemplate() -> ScriptToken.Kind {
    index += 1
    while index < text.count {
      let byte = text[index]
      index += byte == UInt8(ascii: "\\") ? 2 : 1
      if byte == UInt8(ascii: "`") { break }
      if byte == UInt8(ascii: "$"), index < text.count, text[index] == UInt8(ascii: "{") {
        index += 1
        braces.append(true)
        break
      }
    }
    return .literal
  }

  private mutating func skipLiteral(to end: UInt8) {
    index += 1
    while index < text.count, text[index] != end { index += text[index] == UInt8(ascii: "\\") ? 2 : 1 }
    index += 1
  }

  private mutating func skipRegularExpression() {
    index += 1
    var inClass = false
    while index < text.count, inClass || text[index] != UInt8(ascii: "/") {
      switch text[index] {
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "["): inClass = true
      case UInt8(ascii: "]"): inClass = false
      default: break
      }
      index += 1
    }
    index += 1
    while index < text.count, Self.isWord(text[index]) { index += 1 }
  }

  /// Whether what was read last is a value, behind which `/` divides.
  private var followsOperand: Bool {
    guard let previous else { return false }
    switch previous.kind {
    case .word: return !previous.is("return")
    case .literal: return previous.bytes.last != UInt8(ascii: "{")
    case .mark: return previous.is(")") || previous.is("]") || previous.is("}")
    }
  }

  static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"), 0x80...:
      true
    default: false
    }
  }
}
