public import Diagnostics
public import Evidence
import KnowledgeBase
import Transcripts

extension JobResult {
  /// The result as evidence, with no more of what was seen than the environment lets out.
  public var evidence: Evidence {
    Evidence(
      article: job.evidenceName, environment: job.variant.environment.name, variant: job.variant.variant, tools: tools,
      commands: commands.filter(\.isEvidence).map { evidence($0) })
  }

  private func evidence(_ result: CommandResult) -> CommandEvidence {
    let ran = result.attempts > 0
    let used = Tool.used(by: result.planned.command, needing: result.planned.attributes.needs)
    return job.variant.environment.publication.limited(
      CommandEvidence(
        id: result.planned.id, block: result.planned.blockHash, verdict: result.verdict, reason: result.reason,
        at: result.at, duration: hundredths(result.duration), attempts: result.attempts,
        tools: ran ? used.filter { tools[$0] != nil } : [], exit: result.exit,
        output: result.output, mismatch: result.mismatch))
  }

  private func hundredths(_ duration: Duration) -> Double {
    let (seconds, attoseconds) = duration.components
    return Double(seconds) + Double(attoseconds / 10_000_000_000_000_000) / 100
  }
}

extension EvidenceStore {
  /// Merges a result into what is known and writes it, unless it says nothing new. Results of an environment that could not
  /// be had are no evidence: what is known stays. Returns what is worth a warning.
  public func keep(_ result: JobResult) throws(Diagnosed) -> [Diagnostic] {
    guard result.wasReached else { return [] }
    let environment = result.job.variant.name
    let evidence = result.evidence
    var earlier: Evidence?
    var warnings: [Diagnostic] = []
    do {
      earlier = try load(article: evidence.article, environment: environment)
    } catch {
      warnings = error.diagnostics
    }
    if evidence.commands.isEmpty { return warnings }
    let whole = evidence.following(earlier, contents: result.job.contents)
    if let earlier, whole.repeats(earlier) { return warnings }
    try save(whole, environment: environment)
    return warnings
  }
}
