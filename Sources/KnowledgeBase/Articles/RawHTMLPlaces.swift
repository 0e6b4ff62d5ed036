import Markdown

/// Finds where pieces of HTML are written, one after the other: libcmark tells of those within a line only the block. Each is looked
/// for behind the one before and not far, so that the work grows with the text.
struct RawHTMLPlaces {
  private static let farthest = 10_000

  private let markdown: UnsafeBufferPointer<UInt8>
  private let firstLine: Int
  private let lineStarts: [Int]
  private var cursor = 0

  init(_ markdown: UnsafeBufferPointer<UInt8>, firstLine: Int) {
    self.markdown = markdown
    self.firstLine = firstLine
    lineStarts = [0] + markdown.indices.filter { markdown[$0] == 0x0A }.map { $0 + 1 }
  }

  /// The place of the next piece, or else the line where its block begins.
  mutating func next(_ piece: RawHTML) -> (line: Int, column: Int) {
    let block = min(max(0, piece.blockLine - firstLine), lineStarts.count - 1)
    let wanted = Array(piece.text.utf8)
    let start = max(cursor, lineStarts[block])
    var isInCode = false
    for index in start..<max(start, min(markdown.count - wanted.count + 1, start + Self.farthest)) {
      if markdown[index] == UInt8(ascii: "`") { isInCode.toggle() }
      guard !isInCode, markdown[index] == wanted[0], markdown[index...].starts(with: wanted) else { continue }
      cursor = index + wanted.count
      let line = lineStarts.partitioningIndex { $0 > index } - 1
      return (firstLine + line, index - lineStarts[line] + 1)
    }
    return (piece.blockLine, 1)
  }
}

extension [Int] {
  /// The first place at which the condition holds, where it holds from some place on.
  fileprivate func partitioningIndex(where holds: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
