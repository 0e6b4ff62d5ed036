extension LinePattern {
  /// Whether `line` is what the example shows. Every piece but a gap consumes a determined stretch of the line, so it is
  /// enough to go back to the last gap: at worst the product of both lengths.
  func matches(_ line: [UInt8]) -> Bool {
    firstMismatch(in: line) == nil
  }

  /// Where a line and its pattern part.
  struct Difference: Hashable {
    /// The piece that did not hold, nil where the line goes on after the last.
    var piece: Piece?
    /// Where in the line.
    var position: Int
  }

  /// Nil if `line` matches, else the place furthest into the pattern at which it does not.
  func firstMismatch(in line: [UInt8]) -> Difference? {
    var piece = 0
    var position = 0
    var resume: (piece: Int, position: Int)?
    var worst: (piece: Int, position: Int) = (-1, 0)
    while true {
      if piece < pieces.count, pieces[piece] == .gap {
        resume = (piece + 1, position)
        piece += 1
        continue
      }
      let endsWithGap = resume?.piece == pieces.count
      if piece == pieces.count, position == line.count || endsWithGap { return nil }
      if piece < pieces.count, let end = end(of: pieces[piece], in: line, at: position) {
        piece += 1
        position = end
        continue
      }
      if piece > worst.piece { worst = (piece, position) }
      guard let last = resume, last.position < line.count else { break }
      resume = (last.piece, last.position + 1)
      (piece, position) = (last.piece, last.position + 1)
    }
    return Difference(piece: worst.piece < pieces.count ? pieces[worst.piece] : nil, position: worst.position)
  }

  private func end(of piece: Piece, in line: [UInt8], at position: Int) -> Int? {
    switch piece {
    case .gap: return position
    case .blank:
      let end = line.end(from: position) { $0.isBlank }
      return end > position ? end : nil
    case .literal(let bytes):
      guard position + bytes.count <= line.count else { return nil }
      for offset in bytes.indices where line[position + offset] != bytes[offset] { return nil }
      return position + bytes.count
    case .value(let kind, _):
      guard position < line.count, let value = Recognizer.value(in: line, at: position), kind.accepts(value.kind)
      else { return nil }
      return value.end
    }
  }
}
