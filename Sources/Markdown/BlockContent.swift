/// Reads a paragraph or a heading in the source the way libcmark's inline parser sees it: without what stands
/// before each line (indentation, `>`), and only to the block's end.
///
/// libcmark 0.30.2 gives blocks a true start, but its positions of inlines are wrong after reference definitions,
/// lazy continuation lines, indented lines, and code or link titles that span lines. Here every byte is read at
/// its true place.
struct BlockContent {
  let bytes: UnsafeBufferPointer<UInt8>

  private(set) var offset: Int
  private(set) var line: Int
  private var lineStart: Int
  private let lastLine: Int
  private let quotes: Int

  /// At the first byte of the block's text; for an ATX heading that is after the `#`s.
  init(of block: Node, in source: inout SourceLines) {
    bytes = source.bytes
    line = block.startLine
    lineStart = source.offset(ofLine: line)
    offset = min(lineStart + block.startColumn - 1, bytes.count)
    quotes = block.quoteCount
    let mark = Self.atxMark(at: offset, in: bytes, level: block.headingLevel)
    offset += mark ?? 0
    // The end that libcmark gives to a heading is that of the line after it.
    lastLine = mark == nil ? block.endLine : line
    if mark == nil { skipDefinitions() }
  }

  var isAtEnd: Bool { offset >= bytes.count || line > lastLine }

  /// The column of the next byte, counted from 1.
  var column: Int { offset - lineStart + 1 }

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

  private mutating func skipLinePrefix() {
    var quotesLeft = quotes
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == UInt8(ascii: ">"), quotesLeft > 0 { quotesLeft -= 1 } else if !byte.isBlank { return }
      offset += 1
    }
  }

  /// The length of `## ` with its blanks; nil if that is not what stands there (a setext heading, a paragraph).
  private static func atxMark(at offset: Int, in bytes: UnsafeBufferPointer<UInt8>, level: Int) -> Int? {
    guard level > 0 else { return nil }
    let text = bytes[offset...]
    guard text.prefix(while: { $0 == UInt8(ascii: "#") }).count == level else { return nil }
    let blanks = text.dropFirst(level).prefix { $0.isBlank }.count
    guard blanks > 0 || text.dropFirst(level).first?.isLineEnd != false else { return nil }
    return level + blanks
  }
}

extension Node {
  /// How many block quotes the node is in.
  fileprivate var quoteCount: Int {
    var count = 0
    var ancestor = parent
    while let node = ancestor {
      if node.isBlockQuote { count += 1 }
      ancestor = node.parent
    }
    return count
  }
}
