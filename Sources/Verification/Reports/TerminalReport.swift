public import Diagnostics
public import KnowledgeBase
import Transcripts

/// The run in lines for a person.
public struct TerminalReport: Sendable {
  let style: Style
  let width: Int

  public init(style: Style, width: Int) {
    self.style = style
    self.width = width
  }

  /// One line for a job, and below it all that did not pass; an obstacle of `known` was told before.
  public func lines(_ result: JobResult, known: Set<String> = []) -> [String] {
    let failed = result.count(.failed) + result.count(.error) + result.count(.refused)
    let mark =
      failed > 0
      ? style.paint("✗", .red, bold: true)
      : result.ran > 0 ? style.paint("✓", .green, bold: true) : style.paint("–", .yellow)
    var counts = [
      "\(result.count(.passed)) passed", "\(result.count(.failed)) failed", "\(result.count(.skipped)) skipped",
    ]
    if result.count(.error) > 0 { counts.append("\(result.count(.error)) could not run") }
    if result.count(.refused) > 0 { counts.append("\(result.count(.refused)) refused") }
    let head =
      "\(heading("Verify"))\(result.job.evidenceName) (\(result.job.environmentTitle))   \(mark) \(counts.joined(separator: " · "))   \(result.duration.words)"
    if let obstacle = commonObstacle(result) {
      return known.contains(obstacle) ? [head] : [head, "", style.paint(printable(obstacle), .red), ""]
    }
    return [head] + result.commands.filter { ![.passed, .skipped].contains($0.verdict) }.flatMap(details)
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
    var notes = silent.map { "\($0.slug.isEmpty ? "index" : $0.slug) (no transcript)" }
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
