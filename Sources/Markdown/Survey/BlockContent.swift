/// Reads a paragraph or a heading in the source the way libcmark's inline parser sees it: without what stands
/// before each line (indentation, `>`), and only to the block's end.
///
/// libcmark 0.30.2 gives blocks a true start, but its positions of inlines are wrong after reference
/// definitions, lazy continuation lines, indented lines, and code or link titles that span lines. Here every
/// byte is read at its true place.
struct BlockContent {
  let bytes: UnsafeBufferPointer<UInt8>

  private(set) var offset: Int
  private(set) var line: Int
  private var lineStart: Int
  private var textStart: Int
  private let lastLine: Int
  private let quotes: Int
  private let isInList: Bool

  /// At the first byte of the block's text; for an ATX heading that is after the `#`s.
  init(of block: Node, in source: inout SourceLines) {
    bytes = source.bytes
    line = block.startLine
    lineStart = source.offset(ofLine: line)
    offset = min(lineStart + block.startColumn - 1, bytes.count)
    textStart = -1
    (quotes, isInList) = block.containers
    let mark = Self.atxMark(at: offset, in: bytes, level: block.headingLevel)
    offset += mark ?? 0
    // The end that libcmark gives to a heading is that of the line after it.
    lastLine = mark == nil ? block.endLine : line
    if mark == nil { skipDefinitions() }
  }

  var isAtEnd: Bool { offset >= bytes.count || line > lastLine }

  /// True after a line end, before anything of the line's text.
  var isAtLineStart: Bool { offset == textStart }

  /// The column of the next byte, counted from 1.
  var column: Int { offset - lineStart + 1 }

  var place: Place { Place(line: line, column: column) }

  /// The next byte; 0 at the end.
  var next: UInt8 { isAtEnd ? 0 : bytes[offset] }

  /// The byte after the next one on the same line; 0 where there is none.
  var second: UInt8 {
    guard !isAtEnd, offset + 1 < bytes.count, !next.isLineEnd else { return 0 }
    return bytes[offset + 1]
  }

  /// Moves over one byte; over a line end together with what stands before the text of the line that follows.
  mutating func advance() {
    guard !isAtEnd else { return }
    let byte = bytes[offset]
    offset += 1
    guard byte.isLineEnd else { return }
    if byte == UInt8(ascii: "\r"), offset < bytes.count, bytes[offset] == UInt8(ascii: "\n") { offset += 1 }
    line += 1
    lineStart = offset
    skipLinePrefix()
    textStart = offset
  }

  /// Moves over the rest of the line and what stands before the text of the next one.
  ///
  /// - Returns: the rest, without its line end.
  mutating func takeLine() -> Slice<UnsafeBufferPointer<UInt8>> {
    guard !isAtEnd else { return bytes[offset..<offset] }
    let rest = bytes[offset...].prefix { !$0.isLineEnd }
    offset = rest.endIndex
    advance()
    return rest
  }

  /// Moves over the bytes that are the same in the text, to the first that may have a meaning of its own.
  ///
  /// - Returns: the number of bytes.
  mutating func skipPlainText(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    guard !isAtEnd else { return 0 }
    let start = offset
    for byte in text {
      guard offset < bytes.count, bytes[offset] == byte, !byte.isSpecialInText else { break }
      offset += 1
    }
    return offset - start
  }

  /// Moves over one byte if it is the wanted one.
  mutating func skip(_ byte: UInt8) -> Bool {
    guard !isAtEnd, bytes[offset] == byte else { return false }
    advance()
    return true
  }

  /// Moves over spaces of any kind, line ends included; answers whether there were any.
  @discardableResult
  mutating func skipSpaces() -> Bool {
    guard !isAtEnd, next.isSpace else { return false }
    while !isAtEnd, next.isSpace { advance() }
    return true
  }

  mutating func skipBlanks() {
    while !isAtEnd, next.isBlank { advance() }
  }

  /// Skips indentation and the `>` of block quotes. One that is indented by four columns or more is text (of
  /// a lazy continuation line); in a list the columns depend on the item, and the `>` is taken for a quote's.
  private mutating func skipLinePrefix() {
    var quotesLeft = quotes
    var column = 0
    var start = 0
    while offset < bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: " "): column += 1
      case UInt8(ascii: "\t"): column += 4 - column % 4
      case UInt8(ascii: ">") where quotesLeft > 0 && (isInList || column - start <= 3):
        quotesLeft -= 1
        column += 1
        start = column + 1
      default: return
      }
      offset += 1
    }
  }

  /// The length of `## ` with its blanks; nil if that is not what stands there (a setext heading, a
  /// paragraph).
  private static func atxMark(at offset: Int, in bytes: UnsafeBufferPointer<UInt8>, level: Int) -> Int? {
    guard level > 0 else { return nil }
    let text = bytes[offset...]
    guard text.prefix(while: { $0 == UInt8(ascii: "#") }).count == level else { return nil }
    let blanks = text.dropFirst(level).prefix { $0.isBlank }.count
    guard blanks > 0 || text.dropFirst(level).first?.isLineEnd != false else { return nil }
    return level + blanks
  }
}

extension UInt8 {
  /// Begins an escape or a character reference, or ends the line.
  fileprivate var isSpecialInText: Bool {
    self == UInt8(ascii: "\\") || self == UInt8(ascii: "&") || isLineEnd
  }
}

extension Node {
  /// How many block quotes the node is in, and whether a list is among what it is in.
  fileprivate var containers: (quotes: Int, isInList: Bool) {
    var (quotes, isInList) = (0, false)
    var ancestor = parent
    while let node = ancestor {
      if node.isBlockQuote { quotes += 1 }
      if node.isList { isInList = true }
      ancestor = node.parent
    }
    return (quotes, isInList)
  }
}
