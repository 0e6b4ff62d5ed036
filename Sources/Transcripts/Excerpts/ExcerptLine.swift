/// One line of an excerpt: found in a line that holds all its pieces, one right behind the other.
struct ExcerptLine: Sendable {
  let pieces: [LinePattern.Piece]
  /// What must be there as written, in lower case, in this order.
  let literals: [[UInt8]]

  init(_ pattern: LinePattern) {
    pieces = pattern.pieces.map {
      if case .literal(let bytes) = $0 { .literal(bytes.map(\.lowercased)) } else { $0 }
    }
    literals = pieces.compactMap { if case .literal(let bytes) = $0 { bytes } else { nil } }
  }

  /// The values that stand for their kinds.
  var values: [(kind: ValueKind, example: [UInt8])] {
    pieces.compactMap { if case .value(let kind, let example) = $0 { (kind, example) } else { nil } }
  }

  /// The lines of a text in which it is found, in order. `attempts` is how often a regular expression may still be tried: one
  /// at every place of a long line would take too long.
  func lines(of text: SearchedText, attempts: inout Int) -> [Int] {
    let longest = literals.max { $0.count < $1.count }
    let candidates = longest.map { text.lines(holding: $0) } ?? Array(text.lines.indices)
    return candidates.filter { index in
      let range = text.lines[index]
      guard holdsLiterals(text.lowered, range) else { return false }
      var search = ExcerptSearch(
        line: Array(text.bytes[range]), lowered: Array(text.lowered[range]), attempts: attempts)
      defer { attempts = search.attempts }
      return search.finds(pieces)
    }
  }

  /// Whether the literals are there in their order: cheap, and almost always the answer.
  private func holdsLiterals(_ lowered: [UInt8], _ range: Range<Int>) -> Bool {
    var start = range.lowerBound
    for literal in literals {
      guard let offset = lowered.offset(of: literal, in: start..<range.upperBound) else { return false }
      start = offset + literal.count
    }
    return true
  }
}

/// Looks for pieces in one line: after each piece, every place at which the next may begin. Each place is looked at once for each
/// piece, so that the work is at most the product of both lengths.
struct ExcerptSearch {
  let line: [UInt8]
  let lowered: [UInt8]
  var attempts: Int

  private enum Places {
    /// Everywhere at or after this.
    case from(Int)
    /// In ascending order, none twice.
    case at([Int])
  }

  mutating func finds(_ pieces: [LinePattern.Piece]) -> Bool {
    var places = Places.from(0)
    for (index, piece) in pieces.enumerated() {
      places = next(places, piece, isFirst: index == 0)
      if case .at(let list) = places, list.isEmpty { return false }
    }
    guard case .at(let ends) = places else { return true }
    return ends.contains { !isInsideNumber($0) }
  }

  /// A number at either end of an excerpt is the whole number: `status 1` is not found in `status 127`.
  private func isInsideNumber(_ place: Int) -> Bool {
    (line.byte(place - 1)?.isDigit ?? false) && (line.byte(place)?.isDigit ?? false)
  }

  private mutating func next(_ places: Places, _ piece: LinePattern.Piece, isFirst: Bool) -> Places {
    if piece == .gap {
      switch places {
      case .from: return places
      case .at(let list): return .from(list[0])
      }
    }
    if case .literal(let bytes) = piece, case .from(let start) = places {
      return .at(ends(of: bytes, from: start, isFirst: isFirst))
    }
    let starts: [Int]
    switch places {
    case .from(let start): starts = (start...line.count).filter { !isFirst || !isInsideNumber($0) }
    case .at(let list): starts = list
    }
    var found: [Int] = []
    for start in starts { found += ends(of: piece, at: start, known: found.last ?? -1) }
    return .at(isSorted(found) ? found : Set(found).sorted())
  }

  private func ends(of literal: [UInt8], from start: Int, isFirst: Bool) -> [Int] {
    var found: [Int] = []
    var start = start
    while let offset = lowered.offset(of: literal, in: start..<line.count) {
      if !isFirst || !isInsideNumber(offset) { found.append(offset + literal.count) }
      start = offset + 1
    }
    return found
  }

  /// Where a piece ends that begins at `start`; `known` is the last end of those that begin further left.
  private mutating func ends(of piece: LinePattern.Piece, at start: Int, known: Int) -> [Int] {
    guard case .hole(let hole) = piece else {
      return LinePattern.end(of: piece, in: isLiteral(piece) ? lowered : line, at: start).map { [$0] } ?? []
    }
    switch hole.meaning {
    case .word:
      // A word that began further left has these ends too.
      if known > start { return [] }
      let last = line.end(from: start, while: Hole.isPartOfWord)
      return last > start ? Array((start + 1)...last) : []
    case .expression:
      guard attempts > 0 else { return [] }
      attempts -= 1
      let rest = Array(line[start...].prefix(Self.reach))
      return hole.ends(in: rest, at: 0).map { $0 + start }.reversed()
    default: return hole.ends(in: line, at: start)
    }
  }

  /// How far a match of a regular expression may go, in bytes.
  private static let reach = 200

  private func isLiteral(_ piece: LinePattern.Piece) -> Bool { if case .literal = piece { true } else { false } }

  private func isSorted(_ list: [Int]) -> Bool { zip(list, list.dropFirst()).allSatisfy(<) }
}
