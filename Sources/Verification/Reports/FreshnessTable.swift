public import Diagnostics
public import Evidence
import KnowledgeBase

/// The states of articles in environments, a line each.
public struct FreshnessTable {
  let rows: [Freshness]
  let now: Instant

  public init(rows: [Freshness], now: Instant) {
    self.rows = rows
    self.now = now
  }

  public func lines(_ style: Style) -> [String] {
    let cells = rows.map { row in
      [row.job.evidenceName, row.job.variant.name, row.state.rawValue, holds(row), row.checked.map(age) ?? "–"]
    }
    let head = ["article", "environment", "state", "holds", "checked"]
    let widths = head.indices.map { column in ([head] + cells).map { displayWidth($0[column]) }.max() ?? 0 }
    let line = { (cells: [String], state: String) in
      zip(cells, widths).enumerated().map { index, cell in
        let padding = String(repeating: " ", count: cell.1 - displayWidth(cell.0))
        return (index == 2 ? style.paint(cell.0, color(state), bold: true) : cell.0)
          + (index == head.count - 1 ? "" : padding)
      }.joined(separator: "   ")
    }
    return [style.paint(line(head, ""), .gray)] + zip(rows, cells).map { line($1, $0.state.rawValue) }
  }

  private func holds(_ row: Freshness) -> String { row.total == 0 ? "–" : "\(row.holding) of \(row.total)" }

  private func color(_ state: String) -> Style.Color {
    switch Freshness.State(rawValue: state) {
    case .fresh: .green
    case .failed: .red
    case .stale: .yellow
    default: .gray
    }
  }

  /// `3 days ago`.
  private func age(_ moment: Instant) -> String {
    let seconds = max(0, now.seconds - moment.seconds)
    let units = [(86400, "day"), (3600, "hour"), (60, "minute")]
    guard let (length, unit) = units.first(where: { seconds >= $0.0 }) else { return "just now" }
    let count = seconds / length
    return "\(count) \(unit)\(count == 1 ? "" : "s") ago"
  }
}
