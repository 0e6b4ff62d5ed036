/// A line about one environment.
struct EnvironmentLine {
  let state: CommandState
  let html: String
  /// How many commands hold there: the line that says most stands for the others.
  var weight = 0
  /// What it says, wherever it leads and whatever the time of day: variants that differ in tools which are not used here are told
  /// once.
  var words: String {
    html.split(separator: "=\"").enumerated().map { index, part in index == 0 ? part : part.drop { $0 != "\"" } }
      .joined()
  }
}

/// Lines about environments as the items of a list. Where many hold, one of these is shown and the others are folded, so that a
/// reader need not scroll past a list of places; what does not hold is never folded.
struct FoldedLines {
  private static let shown = 3

  let phrases: Phrases

  func items(_ all: [EnvironmentLine]) -> [String] {
    var told: Set<String> = []
    let lines = all.count > 1 ? all.filter { told.insert($0.words).inserted } : all
    let holding = lines.indices.filter { lines[$0].state == .verified }
    guard holding.count > Self.shown, let most = holding.map({ lines[$0].weight }).max() else {
      return lines.map(\.html)
    }
    let lead = holding.first { lines[$0].weight == most }
    let folded = holding.filter { $0 != lead }
    let open = lines.indices.filter { !folded.contains($0) }.map { lines[$0].html }
    let rest = folded.map { "<li>\(lines[$0].html)</li>" }.joined(separator: "\n")
    let words = phrases(.holdsInMore, ["n": "\(folded.count)"])
    let list = "<ul class=\"bare\">\n\(rest)\n</ul>"
    return open + ["<details class=\"fold\"><summary>\(words)</summary>\n\(list)\n</details>"]
  }
}
