import Transcripts

/// The Test Anything Protocol, version 13: a line for each command, and what is known of those that do not hold as YAML.
struct TAPReport {
  let results: [JobResult]

  var text: String {
    let cases = results.flatMap { result in result.commands.map { (result, $0) } }
    let lines = cases.enumerated().flatMap { index, found in
      self.lines(index + 1, of: found.1, in: found.0)
    }
    return (["TAP version 13", "1..\(cases.count)"] + lines).joined(separator: "\n") + "\n"
  }

  private func lines(_ number: Int, of command: CommandResult, in result: JobResult) -> [String] {
    // ‘#’ would begin a directive.
    let name = "\(result.title): \(command.caseName)".replacing("#", with: "\\#")
    switch command.verdict {
    case .passed: return ["ok \(number) - \(name)"]
    case .skipped: return ["ok \(number) - \(name) # SKIP \(oneLine(command.reason ?? ""))"]
    case .failed, .error, .refused: return ["not ok \(number) - \(name)"] + diagnosis(command)
    }
  }

  private func diagnosis(_ command: CommandResult) -> [String] {
    let difference = command.difference.split(separator: "\n").map { "    \($0)" }
    return [
      "  ---", "  verdict: \(command.verdict.rawValue)", "  at: \(quoted("\(command.file):\(command.line)"))",
      "  reason: \(quoted(oneLine(command.reason ?? "")))",
    ] + (difference.isEmpty ? [] : ["  difference: |2"] + difference) + ["  ..."]
  }

  private func oneLine(_ text: String) -> String { printable(text).replacing("\n", with: " ") }

  /// In YAML's single quotes.
  private func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "''") + "'" }
}
