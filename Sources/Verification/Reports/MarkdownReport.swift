import Transcripts

/// GitHub-flavoured Markdown: a table of articles and environments, then what does not hold.
struct MarkdownReport {
  let results: [JobResult]

  var text: String {
    let head = """
      | article | environment | holds | does not | could not run | skipped | time |
      |---|---|--:|--:|--:|--:|--:|

      """
    return head + results.map(row).joined() + results.flatMap(details).joined()
  }

  private func row(_ result: JobResult) -> String {
    let mark = result.hasFailure ? "❌" : result.count(.passed) > 0 ? "✅" : "➖"
    let cells = [
      "\(mark) \(escaped(result.job.evidenceName))", escaped(result.job.environmentTitle), "\(result.count(.passed))",
      "\(result.count(.failed))", "\(result.count(.error) + result.count(.refused))", "\(result.count(.skipped))",
      result.duration.words,
    ]
    return "| \(cells.joined(separator: " | ")) |\n"
  }

  private func details(_ result: JobResult) -> [String] {
    result.commands.filter { ![.passed, .skipped].contains($0.verdict) }.map { command in
      let place = escaped("\(command.file):\(command.line)")
      let body = [
        "$ \(printable(command.planned.command.title))", command.reason.map(printable) ?? "", command.difference,
      ]
      let text = body.filter { !$0.isEmpty }.joined(separator: "\n\n")
      let fence = String(repeating: "`", count: max(3, longestRun(of: "`", in: text) + 1))
      return """

        <details open><summary><b>\(command.verdict.rawValue)</b> \(escaped(result.title)): \(escaped(command.planned.id)), \(place)</summary>

        \(fence)text
        \(text)
        \(fence)

        </details>

        """
    }
  }

  private func longestRun(of character: Character, in text: String) -> Int {
    text.split { $0 != character }.map(\.count).max() ?? 0
  }

  private func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("|", with: "\\|")
  }
}
