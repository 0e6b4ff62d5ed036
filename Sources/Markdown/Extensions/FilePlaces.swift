import CCMark

/// Turns places in the text that libcmark parsed into places in the file: without the marks of `CJKEmphasis`, and with the lines
/// before the text.
struct FilePlaces {
  private var lines: SourceLines
  private let mark: [UInt8]?
  private let lineOffset: Int

  /// How far marks were counted last, so that many places on a long line cost no more than one.
  private var counted = (start: 0, offset: 0, marks: 0)

  init(_ text: UnsafeBufferPointer<UInt8>, mark: [UInt8]?, firstLine: Int) {
    lines = SourceLines(text)
    self.mark = mark
    lineOffset = firstLine - 1
  }

  mutating func callAsFunction(_ place: Place) -> Place {
    Place(line: place.line + lineOffset, column: place.column - marks(before: place))
  }

  /// A piece of the text as it is in the file.
  func written(_ text: String) -> String {
    mark.map { text.replacing(String(decoding: $0, as: UTF8.self), with: "") } ?? text
  }

  /// The bytes of marks before a place on its line.
  private mutating func marks(before place: Place) -> Int {
    guard let mark else { return 0 }
    let start = lines.offset(ofLine: place.line)
    let end = min(start + place.column - 1, lines.bytes.count)
    if counted.start != start || counted.offset > end { counted = (start, start, 0) }
    while counted.offset < end {
      let rest = UnsafeBufferPointer(rebasing: lines.bytes[counted.offset..<end])
      guard let found = rest.firstOffset(of: mark) else { break }
      counted.offset += found + mark.count
      counted.marks += mark.count
    }
    return counted.marks
  }
}
