import CCMark

/// The footnotes of an article, `[^label]: text`, cut out of it before it is parsed: libcmark would take many of them for link
/// reference definitions. Empty lines take their place, so that all others keep their numbers.
///
/// A definition begins at the left edge. Its text goes on with lines indented by four columns, also after empty lines, and
/// with lines that follow without an empty line and begin no other block.
struct FootnoteText {
  struct Definition {
    let label: String
    let place: Place
  }

  /// The article without its footnotes.
  private(set) var main: [UInt8] = []
  private(set) var definitions: [Definition] = []
  /// The footnotes' texts, each an item of one list.
  private(set) var part = PartText()

  private let source: UnsafeBufferPointer<UInt8>
  private var isOpen = false
  private var isItemEmpty = true
  private var emptyLines = 0

  /// Nil if the article has none.
  init?(_ source: UnsafeBufferPointer<UInt8>) {
    guard source.contains(Array("[^".utf8)), source.contains(Array("]:".utf8)) else { return nil }
    self.source = source
    var code = Self.codeLines(source)[...]
    main.reserveCapacity(source.count)
    var lines = SourceLines(source)
    var (line, start) = (1, lines.offset(ofLine: 1))
    while start < source.count {
      let end = lines.offset(ofLine: line + 1)
      while let first = code.first, first.upperBound < line { code = code.dropFirst() }
      let isCode = code.first?.contains(line) == true
      if take(source[start..<end], line: line, isCode: isCode) {
        main.append(0x0A)
      } else {
        main += source[start..<end]
      }
      (line, start) = (line + 1, end)
    }
    if definitions.isEmpty { return nil }
  }

  /// Whether the line belongs to a footnote.
  private mutating func take(_ line: Slice<UnsafeBufferPointer<UInt8>>, line number: Int, isCode: Bool) -> Bool {
    let text = line.prefix { !$0.isLineEnd }
    let indentation = Self.indentation(of: text)
    let content = text.dropFirst(indentation.bytes)
    if indentation.columns < 4, !isCode, let (label, length) = Self.label(content) {
      definitions.append(
        Definition(label: label, place: Place(line: number, column: content.startIndex - line.startIndex + 1)))
      (isOpen, isItemEmpty, emptyLines) = (true, true, 0)
      let body = content.dropFirst(length).drop(while: \.isBlank)
      part.appendLine(
        body, prefix: Array("1. ".utf8), at: Place(line: number, column: body.startIndex - line.startIndex + 1))
      isItemEmpty = body.isEmpty
      return true
    }
    guard isOpen else { return false }
    if content.isEmpty {
      emptyLines += 1
      return true
    }
    guard indentation.columns >= 4 || (emptyLines == 0 && !Self.beginsBlock(content)) else {
      isOpen = false
      return false
    }
    addToItem(text, line, number)
    return true
  }

  private mutating func addToItem(
    _ text: Slice<UnsafeBufferPointer<UInt8>>, _ line: Slice<UnsafeBufferPointer<UInt8>>, _ number: Int
  ) {
    // An item whose first line is empty may begin on the next one, and not after an empty line.
    if !isItemEmpty { for _ in 0..<emptyLines { part.appendEmptyLine() } }
    emptyLines = 0
    isItemEmpty = false
    let body = text.dropFirst(Self.indentation(of: text, upTo: 4).bytes)
    part.appendLine(
      body, prefix: Array("   ".utf8), at: Place(line: number, column: body.startIndex - line.startIndex + 1))
  }

  /// `[^label]:`; a label has neither spaces nor brackets.
  private static func label(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> (label: String, length: Int)? {
    guard text.starts(with: "[^".utf8) else { return nil }
    let label = text.dropFirst(2).prefix { $0.isInFootnoteLabel }
    guard !label.isEmpty, text[label.endIndex...].starts(with: "]:".utf8) else { return nil }
    return (String(decoding: label, as: UTF8.self), label.count + 4)
  }

  private static func indentation(
    of text: Slice<UnsafeBufferPointer<UInt8>>, upTo limit: Int = .max
  ) -> (bytes: Int, columns: Int) {
    var (bytes, columns) = (0, 0)
    for byte in text {
      guard byte.isBlank, columns < limit else { break }
      bytes += 1
      columns += byte == UInt8(ascii: "\t") ? 4 - columns % 4 : 1
    }
    return (bytes, columns)
  }

  private static func beginsBlock(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    text.first.map { "#>`~-*+<=|".utf8.contains($0) || $0.isASCIIDigit } ?? false
  }

  /// What libcmark takes for code or raw HTML in the article as it is.
  private static func codeLines(_ source: UnsafeBufferPointer<UInt8>) -> [ClosedRange<Int>] {
    let tree = ParsedTree(source)
    var lines: [ClosedRange<Int>] = []
    var walk = TreeWalk(tree.root)
    while let event = walk.next() {
      guard event.kind == CMARK_NODE_CODE_BLOCK || event.kind == CMARK_NODE_HTML_BLOCK else { continue }
      lines.append(event.node.startLine...max(event.node.startLine, event.node.endLine))
    }
    return lines
  }
}

extension UInt8 {
  /// Neither a space, a control character nor a bracket.
  var isInFootnoteLabel: Bool {
    self > 0x20 && self != UInt8(ascii: "[") && self != UInt8(ascii: "]") && self != 0x7F
  }
}
