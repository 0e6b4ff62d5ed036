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

/// Finds the records of an example. Lines are numbered by their shape and by their text first, so that the search compares
/// numbers.
struct RecordFinder {
  private let patterns: [LinePattern]
  private let shapes: [Int]
  private let texts: [Int]

  /// A run of more lines than this is no record that anybody reads as one.
  private static let maximumLength = 40

  init(_ patterns: [LinePattern]) {
    self.patterns = patterns
    var shapeNumbers: [[LinePattern.Piece]: Int] = [:]
    var textNumbers: [[UInt8]: Int] = [:]
    shapes = patterns.map { shapeNumbers[$0.shape, default: shapeNumbers.count].stored(in: &shapeNumbers, $0.shape) }
    texts = patterns.map { textNumbers[$0.text, default: textNumbers.count].stored(in: &textNumbers, $0.text) }
  }

  /// The group that begins at `start` among the lines of an example, if one does.
  func group(at start: Int) -> RecordGroup? { repeated(at: start) ?? lookupPair(at: start) }

  private func repeated(at start: Int) -> RecordGroup? {
    let left = patterns.count - start
    guard left >= 2 else { return nil }
    for length in 1...max(1, min(left / 2, Self.maximumLength)) {
      for isSeparated in [false, true] {
        let stride = isSeparated ? length + 1 : length
        guard let count = count(of: length, stride: stride, at: start) else { continue }
        let records = (0..<count).map { Array(patterns[(start + $0 * stride)..<(start + $0 * stride + length)]) }
        return RecordGroup(
          alternatives: distinct(records), isSeparated: isSeparated,
          source: start..<start + stride * (count - 1) + length)
      }
    }
    return nil
  }

  /// How many records of `length` lines begin at `start`; nil unless there are two or more, with a value in them that changes.
  private func count(of length: Int, stride: Int, at start: Int) -> Int? {
    let second = start + stride
    guard second < patterns.count, shapes[start] == shapes[second] else { return nil }
    let first = start..<start + length
    guard first.allSatisfy({ !patterns[$0].text.isEmpty && !patterns[$0].isEllipsis }),
      first.contains(where: { patterns[$0].hasValues })
    else { return nil }
    var count = 1
    var changes = false
    var next = second
    while next + length <= patterns.count, stride == length || patterns[next - 1].text.isEmpty,
      first.allSatisfy({ shapes[$0] == shapes[next + $0 - start] })
    {
      changes = changes || first.contains { texts[$0] != texts[next + $0 - start] }
      count += 1
      next += stride
    }
    return count > 1 && changes ? count : nil
  }

  /// nslookup's `Name:` and `Address:` are a record even where they are shown once.
  private func lookupPair(at start: Int) -> RecordGroup? {
    guard start + 1 < patterns.count, patterns[start].text.starts(with: "Name:", at: 0),
      patterns[start + 1].text.starts(with: "Address", at: 0), patterns[start + 1].hasValues
    else { return nil }
    return RecordGroup(
      alternatives: [[patterns[start], patterns[start + 1]]], isSeparated: false, source: start..<start + 2)
  }

  private func distinct(_ records: [[LinePattern]]) -> [[LinePattern]] {
    var seen: Set<[[ValueKind]]> = []
    return records.filter { seen.insert($0.map(\.kinds)).inserted }
  }
}

extension Int {
  /// Notes the number of a key that is new, and is that number.
  fileprivate func stored<Key: Hashable>(in numbers: inout [Key: Int], _ key: Key) -> Int {
    numbers[key] = self
    return self
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
