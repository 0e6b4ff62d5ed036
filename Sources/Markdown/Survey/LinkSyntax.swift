/// The parts of links and of reference definitions, skipped as libcmark's `inlines.c` does. Each `skip…`
/// answers false, and stands anywhere, if its part is not there.
extension BlockContent {
  /// `(destination "title")`, after the `]` of an inline link.
  mutating func skipInlineTail() -> Bool {
    guard skip(UInt8(ascii: "(")) else { return false }
    skipSpaces()
    guard skipDestination() else { return false }
    if skipSpaces() {
      var titled = self
      if titled.skipTitle() { self = titled }
      skipSpaces()
    }
    return skip(UInt8(ascii: ")"))
  }

  /// `[label]`, also empty. libcmark reads up to 1000 bytes of it.
  mutating func skipLabel() -> Bool {
    guard skip(UInt8(ascii: "[")) else { return false }
    var length = 0
    while !isAtEnd, next != UInt8(ascii: "["), next != UInt8(ascii: "]"), length <= 1000 {
      if next == UInt8(ascii: "\\"), second.isASCIIPunctuation {
        advance()
        length += 1
      }
      advance()
      length += 1
    }
    return length <= 1000 && skip(UInt8(ascii: "]"))
  }

  /// `<destination>`, or a run without spaces in which parentheses balance.
  mutating func skipDestination() -> Bool {
    next == UInt8(ascii: "<") ? skipPointedDestination() : skipBareDestination()
  }

  private mutating func skipPointedDestination() -> Bool {
    advance()
    while !isAtEnd {
      switch next {
      case UInt8(ascii: ">"):
        advance()
        return true
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "<"): return false
      case UInt8(ascii: "\\"):
        advance()
        advance()
      default: advance()
      }
    }
    return false
  }

  private mutating func skipBareDestination() -> Bool {
    var open = 0
    let start = offset
    while !isAtEnd, !next.isSpace {
      switch next {
      case UInt8(ascii: "\\") where second.isASCIIPunctuation: advance()
      case UInt8(ascii: "("): open += 1
      case UInt8(ascii: ")") where open == 0: return true
      case UInt8(ascii: ")"): open -= 1
      default: break
      }
      guard open <= 32 else { return false }
      advance()
    }
    return open == 0 && offset > start && !isAtEnd
  }

  /// `"title"`, `'title'` or `(title)`. libcmark takes the longest match, so a closing mark after a backslash
  /// ends the title only where no other does.
  mutating func skipTitle() -> Bool {
    let opener = next
    guard let closer = Self.titleCloser(for: opener) else { return false }
    var escaped: Self?
    var isEscaped = false
    advance()
    while !isAtEnd {
      let byte = next
      advance()
      if byte == closer {
        if !isEscaped { return true }
        escaped = self
      } else if byte == UInt8(ascii: "("), closer == UInt8(ascii: ")"), !isEscaped {
        break
      }
      isEscaped = byte == UInt8(ascii: "\\")
    }
    guard let escaped else { return false }
    self = escaped
    return true
  }

  private static func titleCloser(for opener: UInt8) -> UInt8? {
    switch opener {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): opener
    case UInt8(ascii: "("): UInt8(ascii: ")")
    default: nil
    }
  }

  /// The link reference definitions that a paragraph begins with (CommonMark 0.30, 4.7).
  mutating func skipDefinitions() {
    while next == UInt8(ascii: "[") {
      var defined = self
      guard defined.skipDefinition() else { return }
      self = defined
    }
  }

  private mutating func skipDefinition() -> Bool {
    let start = offset
    guard skipLabel(), bytes[start..<offset].contains(where: { !$0.isSpace && $0 != 0x5B && $0 != 0x5D }),
      skip(UInt8(ascii: ":"))
    else { return false }
    skipSpacesAndLineEnd()
    guard skipDestination() else { return false }
    var titled = self
    titled.skipSpacesAndLineEnd()
    if titled.offset > offset, titled.skipTitle(), titled.skipToNextLine() {
      self = titled
      return true
    }
    return skipToNextLine()
  }

  /// Blanks with at most one line end among them.
  private mutating func skipSpacesAndLineEnd() {
    skipBlanks()
    guard !isAtEnd, next.isLineEnd else { return }
    advance()
    skipBlanks()
  }

  private mutating func skipToNextLine() -> Bool {
    skipBlanks()
    guard !isAtEnd else { return true }
    guard next.isLineEnd else { return false }
    advance()
    return true
  }
}
