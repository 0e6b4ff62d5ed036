import CCMark

/// The lines of a text that may define link references, which parts cut out of it need as well.
struct ReferenceDefinitions {
  private let source: UnsafeBufferPointer<UInt8>
  private var lines: [(text: Range<Int>, isFirst: Bool)] = []

  /// - Parameter code: the lines of code blocks, in order; no definition is there.
  init(in source: UnsafeBufferPointer<UInt8>, code: [ClosedRange<Int>]) {
    self.source = source
    guard source.contains(Array("]:".utf8)) else { return }
    var sourceLines = SourceLines(source)
    var code = code[...]
    var (line, isWithin) = (1, false)
    var start = sourceLines.offset(ofLine: 1)
    while start < source.count {
      let end = sourceLines.offset(ofLine: line + 1)
      while let first = code.first, first.upperBound < line { code = code.dropFirst() }
      let text = source[start..<end].drop { $0.isBlank || $0 == UInt8(ascii: ">") }
      if code.first?.contains(line) == true || text.allSatisfy(\.isSpace) {
        isWithin = false
      } else if isWithin || text.first == UInt8(ascii: "[") {
        // A definition may go over several lines.
        lines.append((text.startIndex..<text.endIndex, isFirst: !isWithin))
        isWithin = true
      }
      (line, start) = (line + 1, end)
    }
  }

  /// Where what is put behind a part stands: nowhere in the article, which is told of it where it is written.
  static let nowhere = Place(line: 0, column: 0)

  /// Puts the definitions behind everything else of a part. Lines that are none become paragraphs there, which nobody reads.
  func append(to part: inout PartText) {
    for line in lines {
      if line.isFirst { part.appendEmptyLine() }
      part.appendLine(source[line.text].prefix { !$0.isLineEnd }, at: Self.nowhere)
    }
  }
}
