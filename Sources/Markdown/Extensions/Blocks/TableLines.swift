/// A table as a paragraph's lines have it (GFM 0.29, 4.10): each cell a part of the source.
struct TableLines {
  typealias Text = Slice<UnsafeBufferPointer<UInt8>>

  struct Line {
    let text: Text
    let place: Place
  }

  /// Lines of text before the table.
  let before: ArraySlice<Line>
  let alignments: [Alignment]
  /// The first is the header. None has more cells than there are columns.
  let rows: [(line: Line, cells: [Text])]

  /// Nil if no line delimits a header from a body.
  init?(_ lines: [Line]) {
    guard lines.count > 1 else { return nil }
    for index in 1..<lines.count {
      guard let alignments = Self.alignments(lines[index].text) else { continue }
      let header = Self.cells(of: lines[index - 1].text)
      guard header.count == alignments.count else { continue }
      before = lines[..<(index - 1)]
      self.alignments = alignments
      let body = lines[(index + 1)...].map { ($0, Array(Self.cells(of: $0.text).prefix(alignments.count))) }
      rows = [(lines[index - 1], header)] + body
      return
    }
    return nil
  }

  /// The cells of a row, without the blanks around them. A `|` after a backslash does not end one.
  private static func cells(of line: Text) -> [Text] {
    var rest = trimmed(line)
    if rest.first == UInt8(ascii: "|") { rest = rest.dropFirst() }
    var cells: [Text] = []
    var start = rest.startIndex
    var offset = start
    while offset < rest.endIndex {
      switch rest[offset] {
      case UInt8(ascii: "\\") where offset + 1 < rest.endIndex: offset += 1
      case UInt8(ascii: "|"):
        cells.append(trimmed(rest[start..<offset]))
        start = offset + 1
      default: break
      }
      offset += 1
    }
    if start < rest.endIndex || cells.isEmpty { cells.append(trimmed(rest[start...])) }
    return cells
  }

  private static func alignments(_ line: Text) -> [Alignment]? {
    guard line.contains(UInt8(ascii: "|")),
      line.allSatisfy({ $0.isBlank || $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ":") })
    else { return nil }
    var alignments: [Alignment] = []
    for cell in cells(of: line) {
      let (left, right) = (cell.first == UInt8(ascii: ":"), cell.last == UInt8(ascii: ":"))
      let dashes = cell.dropFirst(left ? 1 : 0).dropLast(right ? 1 : 0)
      guard !dashes.isEmpty, dashes.allSatisfy({ $0 == UInt8(ascii: "-") }) else { return nil }
      alignments.append(left ? right ? .center : .left : right ? .right : .natural)
    }
    return alignments
  }

  private static func trimmed(_ text: Text) -> Text {
    let text = text.drop(while: \.isBlank)
    return text.dropLast(text.reversed().prefix(while: \.isBlank).count)
  }
}
