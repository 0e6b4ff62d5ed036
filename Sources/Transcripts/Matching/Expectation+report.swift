extension Expectation {
  /// The report of a mismatch whose first broken claim `why` names, if that is known.
  func report(_ seen: OutputLines, why: String?) -> Mismatch {
    let rows = Alignment(patterns: shown, lines: seen.lines).rows()
    return Mismatch(claim: why ?? firstBroken(rows), rows: rows)
  }

  /// The report for JSON: both sides in one layout and in the example's order, so that only what differs is marked.
  func report(_ example: JSONValue, _ value: JSONValue, why: String) -> Mismatch {
    let patterns = OutputLines(example.printed).lines.map { LinePattern($0) }
    let lines = OutputLines(value.ordered(like: example).printed).lines
    return Mismatch(claim: why, rows: Alignment(patterns: patterns, lines: lines).rows())
  }

  /// The report for an example of lines: a record that breaks its kind is named before anything that follows from it.
  func report(_ seen: OutputLines, items: [Item]) -> Mismatch {
    report(seen, why: brokenRecord(in: seen.lines, items: items))
  }

  private func brokenRecord(in lines: [[UInt8]], items: [Item]) -> String? {
    for case .records(let group) in items {
      for index in lines.indices
      where group.resemblesRecord(lines, at: index) && group.alternative(lines, at: index) == nil {
        for (pattern, line) in zip(group.alternatives[0], lines[index...]) {
          if let difference = pattern.firstMismatch(in: line) { return difference.words(in: line, of: pattern) }
        }
      }
    }
    return nil
  }

  private func firstBroken(_ rows: [Mismatch.Row]) -> String {
    if shown.isEmpty { return "expected no output, got \(quoted((rows.first?.seen ?? "").utf8))" }
    guard let row = rows.first(where: { [.differs, .missing, .extra].contains($0.rule) }) else {
      return "the lines shown are not in this order in the output"
    }
    switch row.rule {
    case .missing where rows.allSatisfy({ $0.seen == nil }):
      return "expected \(quoted((row.expected ?? "").utf8)), got no output"
    case .missing: return "expected the line \(quoted((row.expected ?? "").utf8)), which did not come"
    case .extra: return "did not expect the line \(quoted((row.seen ?? "").utf8))"
    default: return row.note ?? ""
    }
  }
}
