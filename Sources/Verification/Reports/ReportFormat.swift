import Diagnostics
import KnowledgeBase
import Transcripts

/// A form of report that other programs read. Each has one case a command.
public enum ReportFormat: String, Sendable, CaseIterable {
  /// JUnit's XML, which nearly every CI shows.
  case junit
  /// The Test Anything Protocol, version 13.
  case tap
  /// Everything that is known, in Sooth's own form; the README describes it.
  case json
  /// Workflow commands of GitHub Actions: an annotation at each line that does not hold.
  case github
  /// GitHub-flavoured Markdown, for a job summary or a comment.
  case markdown

  /// The report of a run.
  public func text(_ results: [JobResult]) -> String {
    switch self {
    case .junit: JUnitReport(results: results).text
    case .tap: TAPReport(results: results).text
    case .json: JSONReport(results).text
    case .github: GitHubReport(results: results).text
    case .markdown: MarkdownReport(results: results).text
    }
  }
}

extension CommandResult {
  /// Where the command stands.
  var file: String { planned.location.file }
  var line: Int { planned.location.line ?? 0 }

  /// `two-names/1  $ nslookup sqs.ap-northeast-1.amazonaws.com`.
  var caseName: String { "\(planned.id)  $ \(printable(planned.command.title))" }

  /// The two columns of its mismatch as plain text.
  var difference: String {
    guard let mismatch, !mismatch.rows.isEmpty else { return "" }
    return DiffTable(mismatch, width: 120).lines(.plain).joined(separator: "\n")
  }
}

extension JobResult {
  /// `legacy-endpoint (Isolated VPC, aws-cli 2.9.19)`.
  var title: String { "\(job.evidenceName) (\(job.environmentTitle))" }
}

extension Duration {
  /// In seconds, to the millisecond.
  var decimalSeconds: String {
    let milliseconds = Int((self / .milliseconds(1)).rounded())
    let fraction = String(milliseconds % 1000)
    return "\(milliseconds / 1000).\(String(repeating: "0", count: 3 - fraction.count))\(fraction)"
  }
}
