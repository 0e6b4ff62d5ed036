public import Diagnostics
public import KnowledgeBase
import Transcripts

/// The run in lines for a person.
public struct TerminalReport: Sendable {
  /// How much of a run is told.
  public enum Detail: Sendable {
    /// What does not hold.
    case failures
    /// A line for each article besides.
    case ordinary
    /// Every command, and what it printed.
    case everything
  }

  let style: Style
  let width: Int

  public init(style: Style, width: Int) {
    self.style = style
    self.width = width
  }

  /// One line for a job, and below it all that did not pass; an obstacle of `known` was told before.
  public func lines(_ result: JobResult, _ detail: Detail = .ordinary, known: Set<String> = []) -> [String] {
    if detail == .failures, !result.hasFailure { return [] }
    if let obstacle = commonObstacle(result) {
      return known.contains(obstacle) ? [head(result)] : [head(result), "", style.paint(printable(obstacle), .red), ""]
    }
    let shown = detail == .everything ? result.commands : result.commands.filter(isTold)
    return [head(result)] + shown.flatMap { isTold($0) ? details($0) : brief($0) }
  }

  private func isTold(_ command: CommandResult) -> Bool { ![.passed, .skipped].contains(command.verdict) }

  private func head(_ result: JobResult) -> String {
    let mark =
      result.hasFailure
      ? style.paint("✗", .red, bold: true)
      : result.ran > 0 ? style.paint("✓", .green, bold: true) : style.paint("–", .yellow)
    var counts = [
      "\(result.count(.passed)) passed", "\(result.count(.failed)) failed", "\(result.count(.skipped)) skipped",
    ]
    if result.count(.error) > 0 { counts.append("\(result.count(.error)) could not run") }
    if result.count(.refused) > 0 { counts.append("\(result.count(.refused)) refused") }
    return
      "\(heading("Verify"))\(result.title)   \(mark) \(counts.joined(separator: " · "))   \(result.duration.words)"
  }

  /// What came of a command, for somebody who runs an article step by step.
  public func step(_ result: CommandResult) -> [String] {
    let output = shownOutput(result)
    let word: String
    switch result.verdict {
    case .passed:
      let nothing = output.isEmpty ? ", which is nothing" : ""
      word = style.paint("✓ as the article shows\(nothing)", .green) + "   \(result.duration.words)"
    case .skipped: word = style.paint("– skipped: \(printable(result.reason ?? ""))", .yellow)
    case .failed, .error, .refused:
      word = style.paint("✗ \(result.verdict.rawValue): \(printable(result.reason ?? ""))", .red)
    }
    let difference = result.mismatch.map { DiffTable($0, width: width).lines(style) } ?? []
    return output + [word] + difference + [""]
  }

  private func shownOutput(_ command: CommandResult) -> [String] {
    let output = (command.output ?? "").split(separator: "\n", omittingEmptySubsequences: false)
    return (output.last?.isEmpty ?? false ? output.dropLast() : output[...]).map { printable(String($0)) }
  }

  /// A command that holds, or was left out.
  private func brief(_ command: CommandResult) -> [String] {
    let mark = command.verdict == .passed ? style.paint("✓", .green) : style.paint("–", .yellow)
    let reason = command.reason.map { "   \(printable($0))" } ?? ""
    let attempts = command.attempts > 1 ? "   after \(command.attempts) attempts" : ""
    let time = command.verdict == .passed ? "   \(command.duration.words)" : ""
    return ["  \(mark) \(command.caseName)\(time)\(attempts)\(reason)"]
      + shownOutput(command).map { style.paint("      \($0)", .gray) }
  }

  /// Where nothing could be run for one and the same reason, that is said once.
  public func commonObstacle(_ result: JobResult) -> String? {
    let errors = result.commands.filter { $0.verdict == .error }
    guard errors.count > 1, result.count(.passed) + result.count(.failed) == 0, Set(errors.map(\.reason)).count == 1
    else { return nil }
    return errors[0].reason
  }

  private func details(_ result: CommandResult) -> [String] {
    let place = "\(result.planned.location.file):\(result.planned.location.line ?? 0)"
    var lines = ["", "\(place): \(style.paint(result.verdict.rawValue, .red, bold: true)): \(result.planned.id)"]
    lines.append("  $ \(printable(result.planned.command.title))")
    if let reason = result.reason { lines.append("  " + style.paint(printable(reason), .red)) }
    if result.attempts > 1 { lines.append("  after \(result.attempts) attempts") }
    if let mismatch = result.mismatch, !mismatch.rows.isEmpty {
      lines += DiffTable(mismatch, width: width - 2).lines(style).map { "  " + $0 }
    }
    return lines
  }

  /// What is said of a whole run: the articles in which nothing ran, always.
  public func summary(_ results: [JobResult], silent: [Article]) -> [String] {
    var ranAnywhere: Set<String> = []
    for result in results where result.ran > 0 { ranAnywhere.insert(result.job.evidenceName) }
    var named: Set<String> = []
    // A translation has its original's name.
    var notes = silent.map { $0.slug.isEmpty ? "index" : $0.slug }.filter { named.insert($0).inserted }
      .map { "\($0) (no transcript)" }
    for result in results
    where !ranAnywhere.contains(result.job.evidenceName) && named.insert(result.job.evidenceName).inserted {
      let reasons = Set(result.commands.compactMap(\.reason)).sorted()
      notes.append("\(result.job.evidenceName) (\(reasons.joined(separator: "; ")))")
    }
    return notes.isEmpty ? [] : ["\(heading("Not run"))\(notes.joined(separator: ", "))"]
  }

  public func lab(_ variant: EnvironmentVariant, readyIn: Duration, hosts: [String]) -> String {
    let resolvers = Set(variant.environment.lab?.hosts.map(\.resolver) ?? []).sorted()
    return heading("Lab")
      + (["up in \(readyIn.words)"] + hosts + resolvers.map { "resolver \($0)" }).joined(separator: " · ")
  }

  public func heading(_ text: String) -> String {
    style.paint(text, .blue, bold: true) + String(repeating: " ", count: max(1, 10 - text.count))
  }
}
