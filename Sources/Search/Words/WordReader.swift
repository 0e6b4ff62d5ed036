/// What is looked for in a text: words, identifiers with their parts, and the pairs of characters that stand side by side where
/// nothing is between words.
struct WordReader {
  /// Longer words are cut; queries are cut alike.
  static let longest = 40

  /// What is found, and where it stands in the text.
  enum Token {
    /// A word, or a part of an identifier.
    case word(Range<Int>)
    /// An identifier as a whole: `list-queues`, `ReceiptHandleIsInvalid`.
    case whole(Range<Int>)
    /// Two characters side by side, and the position of the first.
    case pair(Range<Int>, position: Int)
    case single(Range<Int>)
  }

  /// Where the next character stands; what is not beside each other has a position left out between.
  private(set) var position = 0

  /// Calls `body` with each token of a folded text, in order.
  @inline(__always)
  mutating func read(_ text: UnsafeBufferPointer<FoldedScalar>, _ body: (Token) -> Void) {
    var index = 0
    position += 1
    while index < text.count {
      if text[index].is(.word) {
        index = Self.readIdentifier(text, from: index, body)
      } else if text[index].is(.ideographic) {
        index = readRun(text, from: index, body)
      } else {
        index &+= 1
      }
    }
  }

  @inline(__always)
  private mutating func readRun(
    _ text: UnsafeBufferPointer<FoldedScalar>, from start: Int, _ body: (Token) -> Void
  ) -> Int {
    var index = start
    while index < text.count, text[index].is(.ideographic) {
      body(.single(index..<index + 1))
      if index > start { body(.pair(index - 1..<index + 1, position: position - 1)) }
      position += 1
      index += 1
    }
    position += 1
    return index
  }

  @inline(__always)
  private static func readIdentifier(
    _ text: UnsafeBufferPointer<FoldedScalar>, from start: Int, _ body: (Token) -> Void
  ) -> Int {
    var end = start
    var index = start
    var parts = 1
    while index < text.count {
      if text[index].is(.word) {
        if index > start, end < index || beginsPart(text, at: index) { parts += 1 }
        index &+= 1
        end = index
      } else if text[index].is(.joint) {
        index &+= 1
      } else {
        break
      }
    }
    guard parts > 1 else {
      body(.word(cut(start..<end)))
      return index
    }
    readParts(text, start..<end, body)
    body(.whole(cut(start..<end)))
    return index
  }

  @inline(__always)
  private static func readParts(
    _ text: UnsafeBufferPointer<FoldedScalar>, _ identifier: Range<Int>, _ body: (Token) -> Void
  ) {
    var start = identifier.lowerBound
    for index in identifier {
      let isJoint = text[index].is(.joint)
      guard isJoint || (index > start && beginsPart(text, at: index)) else { continue }
      if index - start > 1 { body(.word(cut(start..<index))) }
      start = isJoint ? index + 1 : index
    }
    if identifier.upperBound - start > 1 { body(.word(cut(start..<identifier.upperBound))) }
  }

  /// `receipt|Handle`, `HTTP|Server`.
  @inline(__always)
  private static func beginsPart(_ text: UnsafeBufferPointer<FoldedScalar>, at index: Int) -> Bool {
    guard text[index].isCapital else { return false }
    return !text[index - 1].isCapital || (index + 1 < text.count && text[index + 1].isSmallLetter)
  }

  private static func cut(_ word: Range<Int>) -> Range<Int> {
    word.lowerBound..<min(word.upperBound, word.lowerBound + longest)
  }
}
