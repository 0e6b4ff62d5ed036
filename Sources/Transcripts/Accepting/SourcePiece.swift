/// A piece of a line of an example, and how the author wrote it.
struct SourcePiece {
  enum Meaning {
    case word([UInt8])
    case piece(LinePattern.Piece)
  }

  let meaning: Meaning
  let source: [UInt8]

  /// Whether it says anything about the line.
  var isText: Bool {
    switch meaning {
    case .piece(.gap), .piece(.blank): false
    case .word, .piece: true
    }
  }

  /// The pieces of a line, each word and each sign of its literal text one; variables are the text that `values` gives them.
  static func pieces(of line: [UInt8], _ values: [String: String]) -> [SourcePiece] {
    var pieces: [SourcePiece] = []
    var index = 0
    while index < line.count {
      let (meaning, end) = next(in: line, at: index, values)
      pieces.append(SourcePiece(meaning: meaning, source: Array(line[index..<end])))
      index = end
    }
    return pieces
  }

  private static func next(in line: [UInt8], at index: Int, _ values: [String: String]) -> (Meaning, Int) {
    if line[index] == 0x5C, line.starts(with: "{{", at: index + 1) { return (.word([0x7B, 0x7B]), index + 3) }
    if let found = Placeholder.inside(line, at: index) {
      if let hole = Hole(found.inside) { return (.piece(.hole(hole)), found.end) }
      if let value = values[found.inside.text] { return (.word(Array(value.utf8)), found.end) }
    }
    if let length = ellipsisLength(line, at: index) { return (.piece(.gap), index + length) }
    if line[index].isBlank { return (.piece(.blank), line.end(from: index) { $0.isBlank }) }
    if let value = Recognizer.value(in: line, at: index) {
      return (.piece(.value(value.kind, example: Array(line[index..<value.end]))), value.end)
    }
    let end = line[index].isWord ? line.end(from: index) { $0.isWord } : line.end(from: index + 1) { $0 & 0xC0 == 0x80 }
    return (.word(Array(line[index..<end])), end)
  }

  /// Where in `line` the piece may end that begins at `position`; nowhere, if it does not hold there.
  func ends(in line: [UInt8], at position: Int) -> [Int] {
    switch meaning {
    case .word(let text):
      guard line[position...].starts(with: text) else { return [] }
      let end = position + text.count
      let cutsWord =
        position > 0 && line[position - 1].isWord && line.byte(position)?.isWord ?? false
        || end > 0 && end < line.count && line[end - 1].isWord && line[end].isWord
      return cutsWord ? [] : [end]
    case .piece(.gap): return Array(position...line.count)
    case .piece(.hole(let hole)): return hole.ends(in: line, at: position)
    case .piece(let piece): return LinePattern.end(of: piece, in: line, at: position).map { [$0] } ?? []
    }
  }
}
