import Diagnostics
import Evidence
import FoundationEssentials
import KnowledgeBase
import Transcripts

/// Everything that a run has found, for programs. A member that has no value is left out.
struct JSONReport: Encodable {
  struct Job: Encodable {
    /// The article's slug, as evidence names it.
    let article: String
    let title: String
    let environment: String
    /// The host or the versions of tools, where the environment has several.
    let variant: String?
    /// Versions of tools, as they told them.
    let tools: [String: String]
    /// In seconds.
    let duration: Double
    let commands: [Command]
  }

  struct Command: Encodable {
    let id: String
    let command: String
    let file: String
    let line: Int
    let verdict: Verdict
    let reason: String?
    let at: Instant
    /// In seconds.
    let duration: Double
    let attempts: Int
    let exit: Int?
    let output: String?
    let mismatch: Mismatch?
  }

  /// The version of this form.
  let schema = 1
  /// The exit status of the run.
  let exit: Int32
  let counts: [String: Int]
  let jobs: [Job]

  init(_ results: [JobResult]) {
    exit = ExitStatus(results).rawValue
    counts = Verdict.allCases.reduce(into: [:]) { counts, verdict in
      counts[verdict.rawValue] = results.reduce(0) { $0 + $1.count(verdict) }
    }
    jobs = results.map { result in
      Job(
        article: result.job.evidenceName, title: result.job.article.matter.title,
        environment: result.job.variant.environment.name, variant: result.job.variant.variant, tools: result.tools,
        duration: result.duration / .seconds(1), commands: result.commands.map(Self.command))
    }
  }

  private static func command(_ result: CommandResult) -> Command {
    Command(
      id: result.planned.id, command: String(decoding: result.planned.command.text, as: UTF8.self), file: result.file,
      line: result.line, verdict: result.verdict, reason: result.reason, at: result.at,
      duration: result.duration / .seconds(1), attempts: result.attempts, exit: result.exit, output: result.output,
      mismatch: result.mismatch)
  }

  var text: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) + "\n" } ?? ""
  }
}
