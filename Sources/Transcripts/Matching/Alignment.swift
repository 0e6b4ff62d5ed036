/// Lays an example and an output side by side where they part, at the least cost.
struct Alignment {
  let patterns: [LinePattern]
  let lines: [[UInt8]]
  /// What it costs to lay two lines side by side that differ.
  private let differencePrice: Int
  private let loosened: [LinePattern]

  init(patterns: [LinePattern], lines: [[UInt8]], differencePrice: Int = 3) {
    self.patterns = patterns
    self.lines = lines
    self.differencePrice = differencePrice
    loosened = patterns.map(\.loosened)
  }

  /// Above this many pairs of lines the output's end is left out of the picture; the verdict does not depend on it.
  private static let limit = 200_000

  private enum Step { case pair, skipPattern, skipLine, start }

  func rows() -> [Mismatch.Row] {
    let shown = min(lines.count, max(50, Self.limit / max(1, patterns.count)))
    var rows = path(lineCount: shown).map { row($0.pattern, $0.line) }
    if shown < lines.count {
      rows.append(.init(rule: .extra, expected: nil, seen: "(\(lines.count - shown) more lines)"))
    }
    return rows
  }

  /// Which line of the output each line of the example is laid beside; an ellipsis stands alone, then beside each line that it
  /// takes.
  func pairs() -> [(pattern: Int?, line: Int?)] { path(lineCount: lines.count) }

  /// The cheapest way through both: an equal line costs nothing, one left out of either side 2, a pair that differs 3 (or
  /// 1 where only values differ). An ellipsis takes lines for nothing.
  private func path(lineCount: Int) -> [(pattern: Int?, line: Int?)] {
    let width = lineCount + 1
    var cost = [Int](repeating: .max, count: (patterns.count + 1) * width)
    var steps = [Step](repeating: .start, count: cost.count)
    cost[0] = 0
    for i in 0...patterns.count {
      for j in 0...lineCount where cost[i * width + j] < .max {
        let here = cost[i * width + j]
        func relax(_ cell: Int, _ price: Int, _ step: Step) {
          guard here + price < cost[cell] else { return }
          cost[cell] = here + price
          steps[cell] = step
        }
        let isInsideEllipsis = i > 0 && patterns[i - 1].isEllipsis
        if j < lineCount { relax(i * width + j + 1, isInsideEllipsis ? 0 : 2, .skipLine) }
        guard i < patterns.count else { continue }
        relax((i + 1) * width + j, patterns[i].isEllipsis ? 0 : 2, .skipPattern)
        if j < lineCount, !patterns[i].isEllipsis {
          relax((i + 1) * width + j + 1, price(i, lines[j]), .pair)
        }
      }
    }
    return trace(steps, width: width, to: (patterns.count, lineCount))
  }

  private func price(_ pattern: Int, _ line: [UInt8]) -> Int {
    patterns[pattern].matches(line) ? 0 : loosened[pattern].matches(line) ? 1 : differencePrice
  }

  private func trace(_ steps: [Step], width: Int, to end: (Int, Int)) -> [(pattern: Int?, line: Int?)] {
    var (i, j) = end
    var path: [(pattern: Int?, line: Int?)] = []
    while i > 0 || j > 0 {
      switch steps[i * width + j] {
      case .pair:
        (i, j) = (i - 1, j - 1)
        path.append((i, j))
      case .skipPattern:
        i -= 1
        path.append((i, nil))
      case .skipLine:
        j -= 1
        path.append((i > 0 && patterns[i - 1].isEllipsis ? i - 1 : nil, j))
      case .start: return path.reversed()
      }
    }
    return path.reversed()
  }

  private func row(_ pattern: Int?, _ line: Int?) -> Mismatch.Row {
    switch (pattern.map { patterns[$0] }, line.map { lines[$0] }) {
    case (let pattern?, let line?) where pattern.isEllipsis:
      return .init(rule: .ellipsis, expected: nil, seen: line.text)
    case (let pattern?, let line?):
      guard let difference = pattern.firstMismatch(in: line) else {
        let kinds = pattern.text == line ? [] : pattern.kinds.map(\.name)
        return .init(
          rule: kinds.isEmpty ? .equal : .kinds, expected: pattern.text.text, seen: line.text,
          note: kinds.isEmpty ? nil : kinds.joined(separator: ", "))
      }
      return .init(
        rule: .differs, expected: pattern.text.text, seen: line.text, note: difference.words(in: line, of: pattern))
    case (let pattern?, nil):
      return .init(rule: pattern.isEllipsis ? .ellipsis : .missing, expected: pattern.text.text, seen: nil)
    case (nil, let line?): return .init(rule: .extra, expected: nil, seen: line.text)
    case (nil, nil): return .init(rule: .equal, expected: nil, seen: nil)
    }
  }
}
