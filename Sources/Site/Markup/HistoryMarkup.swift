import Evidence
import Transcripts

/// The last verdicts of a command as a drawing in the line of a text, oldest first: what held stands above the middle, what did
/// not hangs below it, hollow where it could not run; a dot is a run that left the command out.
struct HistoryMarkup {
  let phrases: Phrases

  /// The width of one verdict, in units of the drawing.
  private static let step = 4

  func html(_ history: [PastVerdict]) -> String {
    var holds = ""
    var fails = ""
    var errors = ""
    var others = ""
    for (index, past) in history.enumerated() {
      let x = index * Self.step
      switch past.verdict {
      case .passed: holds += "M\(x) 1h3v6h-3z"
      case .failed: fails += "M\(x) 7h3v6h-3z"
      case .error: errors += "M\(x) 7.5h2.5v5h-2.5z"
      case .skipped, .refused: others += "M\(x) 6h3v2h-3z"
      }
    }
    let paths = [("ok", holds), ("bad", fails), ("off", errors), ("no", others)].filter { !$0.1.isEmpty }
    let width = history.count * Self.step
    return
      "<svg class=\"runs\" width=\"\(width)\" height=\"14\" viewBox=\"0 0 \(width) 14\" role=\"img\" aria-label=\"\(label(history))\">\(paths.map { "<path class=\"\($0)\" d=\"\($1)\"/>" }.joined())</svg>"
  }

  private func label(_ history: [PastVerdict]) -> String {
    let count = { (verdict: Verdict) in history.count { $0.verdict == verdict } }
    let holes = [
      "n": "\(history.count)", "held": "\(count(.passed))", "failed": "\(count(.failed))",
      "others": "\(history.count - count(.passed) - count(.failed))",
    ]
    return phrases(.historyLabel, holes)
  }
}
