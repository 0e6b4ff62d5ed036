/// A line about one environment.
struct EnvironmentLine {
  let state: CommandState
  let html: String
  /// How many commands hold there: the line that says most stands for the others.
  var weight = 0
}

/// Lines about environments as the items of a list. Where many hold, one of these is shown and the others are folded, so that a
/// reader need not scroll past a list of places; what does not hold is never folded.
struct FoldedLines {
  private static let shown = 3

  let phrases: Phrases

  func items(_ lines: [EnvironmentLine]) -> [String] {
    let holding = lines.indices.filter { lines[$0].state == .verified }
    guard holding.count > Self.shown, let most = holding.map({ lines[$0].weight }).max() else {
      return lines.map(\.html)
    }
    let lead = holding.first { lines[$0].weight == most }
    let folded = holding.filter { $0 != lead }
    let told = lines.indices.filter { !folded.contains($0) }.map { lines[$0].html }
    let rest = folded.map { "<li>\(lines[$0].html)</li>" }.joined(separator: "\n")
    let words = phrases(.holdsInMore, ["n": "\(folded.count)"])
    return told + ["<details class=\"fold\"><summary>\(words)</summary>\n<ul>\n\(rest)\n</ul>\n</details>"]
  }
}
