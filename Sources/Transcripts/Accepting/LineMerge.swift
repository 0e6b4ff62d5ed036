/// Turns a line of an example into one that a line of output matches, keeping as much of the example as holds.
struct LineMerge {
  private let pieces: [SourcePiece]
  private let line: [UInt8]

  private enum Step {
    case keep(to: Int)
    case drop
    /// The text up to there takes the piece's place.
    case replace(to: Int)
    case insert
    case end
  }

  init(_ pieces: [SourcePiece], _ line: [UInt8]) {
    self.pieces = pieces
    self.line = line
  }

  /// The cheapest way through both: a byte of the output that no piece stands for costs 2, a piece left out its length, a word
  /// in a piece's place 1.
  /// `literal` is how new text is written.
  func merged(_ literal: ([UInt8]) -> [UInt8]) -> [UInt8] {
    let steps = self.steps()
    var keepsText = false
    var result: [UInt8] = []
    var new: [UInt8] = []
    var (piece, position) = (0, 0)
    while true {
      switch steps[piece * (line.count + 1) + position] {
      case .keep(let end):
        result += literal(new) + pieces[piece].source
        new = []
        keepsText = keepsText || pieces[piece].isText
        (piece, position) = (piece + 1, end)
      case .drop: piece += 1
      case .replace(let end):
        new += line[position..<end]
        (piece, position) = (piece + 1, end)
      case .insert:
        new.append(line[position])
        position += 1
      // Where nothing but an ellipsis would stay, the new line says more.
      case .end: return keepsText ? result + literal(new) : literal(line)
      }
    }
  }

  /// Where the word ends that begins at `position`.
  private func wordEnd(at position: Int) -> Int? {
    guard position < line.count, line[position].isWord, position == 0 || !line[position - 1].isWord else { return nil }
    return line.end(from: position) { $0.isWord }
  }

  private func steps() -> [Step] {
    let width = line.count + 1
    var cost = [Int](repeating: 0, count: (pieces.count + 1) * width)
    var steps = [Step](repeating: .end, count: cost.count)
    for piece in stride(from: pieces.count, through: 0, by: -1) {
      for position in stride(from: line.count, through: 0, by: -1) {
        let cell = piece * width + position
        var best = piece == pieces.count && position == line.count ? (0, Step.end) : (Int.max, Step.end)
        if piece < pieces.count {
          for end in pieces[piece].ends(in: line, at: position) where cost[cell + width - position + end] < best.0 {
            best = (cost[cell + width - position + end], .keep(to: end))
          }
          if let end = wordEnd(at: position), pieces[piece].isText, cost[cell + width - position + end] + 1 < best.0 {
            best = (cost[cell + width - position + end] + 1, .replace(to: end))
          }
          let dropped = cost[cell + width] + pieces[piece].source.count
          if dropped < best.0 { best = (dropped, .drop) }
        }
        if position < line.count, cost[cell + 1] + 2 < best.0 { best = (cost[cell + 1] + 2, .insert) }
        cost[cell] = best.0
        steps[cell] = best.1
      }
    }
    return steps
  }
}
