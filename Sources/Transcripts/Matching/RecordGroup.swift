/// Records of an example: a run of lines repeated with only values changed. One record or more matches, in any order, and
/// every record that came must be one of those shown.
struct RecordGroup: Hashable, Sendable {
  /// The different records shown; mostly one, as values of one kind make the same pattern.
  var alternatives: [[LinePattern]]
  /// Whether an empty line stands between records.
  var isSeparated: Bool
  /// The lines of the example that the group was read from.
  var source: Range<Int>

  var length: Int { alternatives[0].count }

  /// Whether a record of this shape begins at `index`, whatever its values are.
  func resemblesRecord(_ lines: [[UInt8]], at index: Int) -> Bool {
    guard index + length <= lines.count else { return false }
    return zip(alternatives[0], lines[index...]).allSatisfy { $0.loosened.matches($1) }
  }

  /// The alternative that holds for the record at `index`.
  func alternative(_ lines: [[UInt8]], at index: Int) -> Int? {
    guard index + length <= lines.count else { return nil }
    return alternatives.firstIndex { zip($0, lines[index...]).allSatisfy { $0.matches($1) } }
  }

  /// Where the run of records ends that begins at `index`, or nil if there is none or one shown is missing from it.
  func end(_ lines: [[UInt8]], at index: Int) -> Int? {
    var seen: Set<Int> = []
    var end = index
    var next = index
    while let alternative = alternative(lines, at: next) {
      seen.insert(alternative)
      end = next + length
      next = isSeparated && end < lines.count && lines[end].isEmpty ? end + 1 : end
      if isSeparated, next == end { break }
    }
    return seen.count == alternatives.count ? end : nil
  }
}

extension LinePattern {
  var kinds: [ValueKind] { values.map(\.kind) }

  var hasValues: Bool { pieces.contains { if case .value = $0 { true } else { false } } }

  /// The line with every value taken for any of its family: equal for lines that differ in values alone.
  var shape: [Piece] {
    pieces.map { if case .value(let kind, _) = $0 { .value(kind.family, example: []) } else { $0 } }
  }

  /// Whether the whole line stands for any number of lines.
  var isEllipsis: Bool { pieces.allSatisfy { $0 == .gap || $0 == .blank } && pieces.contains(.gap) }
}
