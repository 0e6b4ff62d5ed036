import Diagnostics
import KnowledgeBase
import Transcripts

/// Workflow commands of GitHub Actions ("Setting an error message"): they mark the lines of the article in a pull request.
struct GitHubReport {
  let results: [JobResult]

  var text: String {
    results.flatMap { result in
      result.commands.filter { ![.passed, .skipped].contains($0.verdict) }.map { annotation($0, result) + "\n" }
    }.joined()
  }

  private func annotation(_ command: CommandResult, _ result: JobResult) -> String {
    let title = property("\(command.planned.id): \(command.verdict.rawValue) in \(result.job.environmentTitle)")
    let message = [command.caseName, command.reason ?? "", command.difference].filter { !$0.isEmpty }
    return
      "::error file=\(property(command.file)),line=\(command.line),title=\(title)::\(data(message.joined(separator: "\n")))"
  }

  private func data(_ text: String) -> String {
    printable(text).replacing("%", with: "%25").replacing("\n", with: "%0A")
  }

  private func property(_ text: String) -> String {
    data(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }
}
