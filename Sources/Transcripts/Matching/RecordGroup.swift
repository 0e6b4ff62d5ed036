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

/// Finds the records of an example.
enum RecordFinder {
  /// The group that begins at `start` among the lines of an example, if one does.
  static func group(in patterns: [LinePattern], at start: Int) -> RecordGroup? {
    repeated(in: patterns, at: start) ?? lookupPair(in: patterns, at: start)
  }

  private static func repeated(in patterns: [LinePattern], at start: Int) -> RecordGroup? {
    let left = patterns.count - start
    guard left >= 2 else { return nil }
    for length in 1...(left / 2) {
      for isSeparated in [false, true] {
        let records = run(of: length, isSeparated: isSeparated, in: patterns, at: start)
        guard records.count > 1, valuesChange(records) else { continue }
        let stride = isSeparated ? length + 1 : length
        return RecordGroup(
          alternatives: distinct(records), isSeparated: isSeparated,
          source: start..<start + stride * (records.count - 1) + length)
      }
    }
    return nil
  }

  /// nslookup's `Name:` and `Address:` are a record even where they are shown once.
  private static func lookupPair(in patterns: [LinePattern], at start: Int) -> RecordGroup? {
    guard start + 1 < patterns.count, patterns[start].text.starts(with: "Name:", at: 0),
      patterns[start + 1].text.starts(with: "Address", at: 0), !patterns[start + 1].values.isEmpty
    else { return nil }
    return RecordGroup(
      alternatives: [[patterns[start], patterns[start + 1]]], isSeparated: false, source: start..<start + 2)
  }

  private static func run(
    of length: Int, isSeparated: Bool, in patterns: [LinePattern], at start: Int
  ) -> [[LinePattern]] {
    let second = start + length + (isSeparated ? 1 : 0)
    guard second < patterns.count, patterns[start].hasShape(of: patterns[second]) else { return [] }
    let first = Array(patterns[start..<start + length])
    guard first.allSatisfy({ !$0.text.isEmpty && !$0.isEllipsis }), first.contains(where: { !$0.values.isEmpty })
    else { return [] }
    var records = [first]
    var index = start + length
    while true {
      if isSeparated {
        guard index < patterns.count, patterns[index].text.isEmpty else { break }
        index += 1
      }
      guard index + length <= patterns.count else { break }
      let next = Array(patterns[index..<index + length])
      guard zip(first, next).allSatisfy({ $0.hasShape(of: $1) }) else { break }
      records.append(next)
      index += length
    }
    return records
  }

  private static func valuesChange(_ records: [[LinePattern]]) -> Bool {
    records.dropFirst().contains { record in
      zip(records[0], record).contains { $0.values.map(\.example) != $1.values.map(\.example) }
    }
  }

  private static func distinct(_ records: [[LinePattern]]) -> [[LinePattern]] {
    var result: [[LinePattern]] = []
    for record in records where !result.contains(where: { zip($0, record).allSatisfy { $0.kinds == $1.kinds } }) {
      result.append(record)
    }
    return result
  }
}

extension LinePattern {
  var kinds: [ValueKind] { values.map(\.kind) }

  /// Whether the whole line stands for any number of lines.
  var isEllipsis: Bool { pieces.allSatisfy { $0 == .gap || $0 == .blank } && pieces.contains(.gap) }
}
