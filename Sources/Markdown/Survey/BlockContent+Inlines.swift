import CCMark

/// The spellings of inlines, skipped. Each answers false if the inline does not stand there.
extension BlockContent {
  /// Text, given as libcmark unescaped it: a backslash before punctuation and a character reference stand for
  /// other bytes than their own.
  mutating func skipText(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    var text = text
    while !text.isEmpty {
      text = text.dropFirst(skipPlainText(text))
      guard let byte = text.first else { return true }
      if next == UInt8(ascii: "&"), let (length, meaning) = characterReference(), text.starts(with: meaning) {
        text = text.dropFirst(meaning.count)
        for _ in 0..<length { advance() }
        continue
      }
      if isIndentation(byte) {
        text = text.dropFirst()
        continue
      }
      if next == UInt8(ascii: "\\"), second.isASCIIPunctuation { advance() }
      guard byte == next, !byte.isLineEnd else { return false }
      advance()
      text = text.dropFirst()
    }
    return true
  }

  /// Whether a byte of the tree's text is indentation, which was skipped with the line end before it.
  /// libcmark drops it with two exceptions: on lazy continuation lines it is in raw HTML, and in text after a
  /// backslash.
  private func isIndentation(_ byte: UInt8) -> Bool {
    byte.isBlank && isAtLineStart
  }

  /// The reference at `&` and the UTF-8 that it stands for (itself, where no such name exists); nil if none
  /// is there.
  private func characterReference() -> (length: Int, meaning: [UInt8])? {
    // CounterClockwiseContourIntegral is the longest name that HTML has.
    let text = bytes[offset...].prefix(34)
    guard let end = text.dropFirst().firstIndex(where: { !$0.isInCharacterReference }),
      bytes[end] == UInt8(ascii: ";")
    else { return nil }
    let reference = UnsafeBufferPointer(rebasing: text[...end])
    // libcmark alone knows all the names: it is asked, by a document that holds this one reference.
    let tree = ParsedTree(reference)
    guard let meaning = tree.root.firstChild?.firstChild?.literal else { return nil }
    return (reference.count, Array(meaning))
  }

  /// A code span: a run of backticks, and all to the next run of the same length.
  mutating func skipCodeSpan() -> Bool {
    let length = skipBackticks()
    guard length > 0 else { return false }
    while !isAtEnd {
      if next != UInt8(ascii: "`") { advance() } else if skipBackticks() == length { return true }
    }
    return false
  }

  private mutating func skipBackticks() -> Int {
    var length = 0
    while skip(UInt8(ascii: "`")) { length += 1 }
    return length
  }

  /// Raw HTML, which stands in the source as it is; libcmark makes a line feed of every line end.
  mutating func skipVerbatim(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    for byte in text where !isIndentation(byte) {
      guard byte == next || (byte.isLineEnd && next.isLineEnd) else { return false }
      advance()
    }
    return true
  }

  /// What begins or ends emphasis.
  mutating func skipDelimiters(_ count: Int) -> Bool {
    let delimiter = next
    guard delimiter == UInt8(ascii: "*") || delimiter == UInt8(ascii: "_") else { return false }
    for _ in 0..<count where !skip(delimiter) { return false }
    return true
  }

  /// A line end, with the blanks or the backslash before it that are part of a break.
  mutating func skipLineBreak() -> Bool {
    while !isAtEnd, next.isSpace, !next.isLineEnd { advance() }
    if next == UInt8(ascii: "\\"), second.isLineEnd { advance() }
    guard !isAtEnd, next.isLineEnd else { return false }
    advance()
    return true
  }

  /// `<https://…>` or `<mail@address>`.
  mutating func skipAutolink() -> Bool {
    while !isAtEnd, next != UInt8(ascii: ">") { advance() }
    return skip(UInt8(ascii: ">"))
  }

  /// The end of a link or an image: `](…)`, `][label]`, `][]` or `]`, tried in this order.
  mutating func skipLinkEnd() -> Bool {
    guard skip(UInt8(ascii: "]")) else { return false }
    var end = self
    if end.skipInlineTail() {
      self = end
      return true
    }
    end = self
    if end.skipLabel() { self = end }
    return true
  }
}

extension UInt8 {
  fileprivate var isInCharacterReference: Bool {
    isASCIILetter || isASCIIDigit || self == UInt8(ascii: "#")
  }
}
