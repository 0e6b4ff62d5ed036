/// Takes what a `WordReader` finds, in the order of the text.
protocol TokenSink: ~Copyable {
  mutating func take(_ token: WordReader.Token, of text: FoldedSlice)
}

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

  /// Gives each token of a text to `sink`.
  mutating func read<Sink: TokenSink & ~Copyable>(_ text: FoldedSlice, into sink: inout Sink) {
    let marks = text.marks
    var index = 0
    position += 1
    while index < marks.count {
      if marks[index].is(.word) {
        index = Self.readWord(text, from: index, &sink)
      } else if marks[index].is(.ideographic) {
        index = readRun(text, from: index, &sink)
      } else {
        index &+= 1
      }
    }
  }

  private mutating func readRun<Sink: TokenSink & ~Copyable>(
    _ text: FoldedSlice, from start: Int, _ sink: inout Sink
  ) -> Int {
    let marks = text.marks
    var (before, index) = (start, start)
    while index < marks.count, marks[index].is(.ideographic) {
      let end = Self.end(marks, ofCharacterAt: index)
      sink.take(.single(index..<end), of: text)
      if index > start { sink.take(.pair(before..<end, position: position - 1), of: text) }
      position += 1
      (before, index) = (index, end)
    }
    position += 1
    return index
  }

  /// Where the character ends whose first byte stands at an index.
  private static func end(_ marks: UnsafeBufferPointer<FoldedMark>, ofCharacterAt index: Int) -> Int {
    var end = index + 1
    while end < marks.count, marks[end].isContinuation { end &+= 1 }
    return end
  }

  /// Most words are small letters alone behind the first, and stand for themselves.
  @inline(__always)
  private static func readWord<Sink: TokenSink & ~Copyable>(
    _ text: FoldedSlice, from start: Int, _ sink: inout Sink
  ) -> Int {
    let end = FoldedMark.endOfPlainWord(text.marks, from: start + 1)
    guard end == text.marks.count || !(text.marks[end].is(.word) || text.marks[end].is(.joint)) else {
      return readIdentifier(text, from: start, &sink)
    }
    sink.take(.word(cut(text.marks, start..<end)), of: text)
    return end
  }

  private static func readIdentifier<Sink: TokenSink & ~Copyable>(
    _ text: FoldedSlice, from start: Int, _ sink: inout Sink
  ) -> Int {
    let marks = text.marks
    var end = start
    var index = start
    var parts = 1
    while index < marks.count {
      if marks[index].is(.word) {
        if index > start, end < index || beginsPart(text, at: index) { parts += 1 }
        index &+= 1
        end = index
      } else if marks[index].is(.joint) {
        index &+= 1
      } else {
        break
      }
    }
    guard parts > 1 else {
      sink.take(.word(cut(marks, start..<end)), of: text)
      return index
    }
    readParts(text, start..<end, &sink)
    sink.take(.whole(cut(marks, start..<end)), of: text)
    return index
  }

  private static func readParts<Sink: TokenSink & ~Copyable>(
    _ text: FoldedSlice, _ identifier: Range<Int>, _ sink: inout Sink
  ) {
    let marks = text.marks
    func take(_ part: Range<Int>) {
      guard part.count > 1, end(marks, ofCharacterAt: part.lowerBound) < part.upperBound else { return }
      sink.take(.word(cut(marks, part)), of: text)
    }
    var start = identifier.lowerBound
    for index in identifier {
      let isJoint = marks[index].is(.joint)
      guard isJoint || (index > start && beginsPart(text, at: index)) else { continue }
      take(start..<index)
      start = isJoint ? index + 1 : index
    }
    take(start..<identifier.upperBound)
  }

  /// `receipt|Handle`, `HTTP|Server`.
  @inline(__always)
  private static func beginsPart(_ text: FoldedSlice, at index: Int) -> Bool {
    let marks = text.marks
    guard marks[index].isCapital else { return false }
    return !marks[index - 1].isCapital
      || (index + 1 < marks.count && !marks[index + 1].isCapital && (0x61...0x7A).contains(text.bytes[index + 1]))
  }

  /// A word takes no fewer bytes than it has characters.
  @inline(__always)
  private static func cut(_ marks: UnsafeBufferPointer<FoldedMark>, _ word: Range<Int>) -> Range<Int> {
    word.count <= longest ? word : cutLong(marks, word)
  }

  private static func cutLong(_ marks: UnsafeBufferPointer<FoldedMark>, _ word: Range<Int>) -> Range<Int> {
    var (characters, index) = (0, word.lowerBound)
    while index < word.upperBound {
      if !marks[index].isContinuation { characters += 1 }
      if characters > longest { break }
      index += 1
    }
    return word.lowerBound..<index
  }
}
