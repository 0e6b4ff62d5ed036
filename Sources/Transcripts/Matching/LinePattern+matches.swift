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
    if pieces.contains(where: { if case .hole = $0 { true } else { false } }) {
      var search = HoleSearch(pieces: pieces, line: line)
      return search.run() ? nil : search.difference
    }
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
      if piece < pieces.count, let end = Self.end(of: pieces[piece], in: line, at: position) {
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

  /// Where a piece ends that begins at `position`; gaps and holes, which may end in several places, are not its business.
  static func end(of piece: Piece, in line: [UInt8], at position: Int) -> Int? {
    switch piece {
    case .gap, .hole: return nil
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

/// Matches a line against a pattern with holes, whose ends are not determined: every pair of piece and position is looked at
/// once.
struct HoleSearch {
  let pieces: [LinePattern.Piece]
  let line: [UInt8]
  private var failed: Set<[Int]> = []
  private var worst: (piece: Int, position: Int) = (-1, 0)
  /// What was seen for each hole with a name.
  private(set) var bindings: [String: [UInt8]] = [:]

  init(pieces: [LinePattern.Piece], line: [UInt8]) {
    self.pieces = pieces
    self.line = line
  }

  mutating func run() -> Bool { matches(piece: 0, at: 0) }

  var difference: LinePattern.Difference {
    .init(piece: worst.piece < pieces.count ? pieces[worst.piece] : nil, position: worst.position)
  }

  private mutating func matches(piece: Int, at position: Int) -> Bool {
    if piece == pieces.count, position == line.count { return true }
    guard failed.insert([piece, position]).inserted else { return false }
    if piece > worst.piece { worst = (piece, position) }
    guard piece < pieces.count else { return false }
    for end in ends(of: pieces[piece], at: position) where matches(piece: piece + 1, at: end) {
      if case .hole(let hole) = pieces[piece], let name = hole.name { bindings[name] = Array(line[position..<end]) }
      return true
    }
    return false
  }

  private func ends(of piece: LinePattern.Piece, at position: Int) -> [Int] {
    switch piece {
    case .gap: Array(position...line.count)
    case .hole(let hole): hole.ends(in: line, at: position)
    default: LinePattern.end(of: piece, in: line, at: position).map { [$0] } ?? []
    }
  }
}
