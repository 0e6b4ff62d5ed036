/// What is looked for in a text: words, identifiers with their parts, and the pairs of characters that stand side by side where
/// nothing is between words.
struct WordReader {
  /// Longer words are cut; queries are cut alike.
  static let longest = 40

  enum Token {
    /// A word, or a part of an identifier.
    case word(ArraySlice<UInt32>)
    /// An identifier as a whole: `list-queues`, `ReceiptHandleIsInvalid`.
    case whole(ArraySlice<UInt32>)
    /// Two characters, and where the first stands.
    case pair(UInt32, UInt32, position: Int)
    case single(UInt32)
  }

  /// Where the next character stands; what is not beside each other has a position left out between.
  private(set) var position = 0

  /// Calls `body` with each token of a folded text, in order.
  mutating func read(_ text: [UInt32], _ body: (Token) -> Void) {
    var index = 0
    position += 1
    while index < text.count {
      switch CharacterKind(text[index] & ~Folding.capital) {
      case .other, .joint: index += 1
      case .word: index = readIdentifier(text, from: index, body)
      case .ideographic: index = readRun(text, from: index, body)
      }
    }
  }

  private mutating func readRun(_ text: [UInt32], from start: Int, _ body: (Token) -> Void) -> Int {
    var index = start
    while index < text.count, case .ideographic = CharacterKind(text[index]) {
      body(.single(text[index]))
      if index > start { body(.pair(text[index - 1], text[index], position: position - 1)) }
      position += 1
      index += 1
    }
    position += 1
    return index
  }

  private func readIdentifier(_ text: [UInt32], from start: Int, _ body: (Token) -> Void) -> Int {
    var end = start
    var index = start
    var parts: [Range<Int>] = []
    var partStart = start
    scan: while index < text.count {
      switch CharacterKind(text[index] & ~Folding.capital) {
      case .word:
        if index > partStart, beginsPart(text, at: index) {
          parts.append(partStart..<index)
          partStart = index
        }
        index += 1
        end = index
      case .joint:
        if partStart < index { parts.append(partStart..<index) }
        index += 1
        partStart = index
      case .ideographic, .other: break scan
      }
    }
    if partStart < end { parts.append(partStart..<end) }
    guard parts.count > 1 else {
      body(.word(Self.cut(text[start..<end])))
      return index
    }
    for part in parts where part.count > 1 { body(.word(Self.cut(text[part]))) }
    body(.whole(Self.cut(text[start..<end])))
    return index
  }

  /// `receipt|Handle`, `HTTP|Server`.
  private func beginsPart(_ text: [UInt32], at index: Int) -> Bool {
    let isCapital = text[index] & Folding.capital != 0
    let followsCapital = text[index - 1] & Folding.capital != 0
    if isCapital { return !followsCapital || (index + 1 < text.count && isSmallLetter(text[index + 1])) }
    return false
  }

  private func isSmallLetter(_ value: UInt32) -> Bool { (0x61...0x7A).contains(value) }

  private static func cut(_ word: ArraySlice<UInt32>) -> ArraySlice<UInt32> { word.prefix(longest) }
}
