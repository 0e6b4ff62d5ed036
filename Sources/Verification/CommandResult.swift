public import Evidence
public import Transcripts

/// What became of one command of a job.
public struct CommandResult: Sendable {
  public let planned: PlannedCommand
  public var verdict: Verdict
  /// Which claim broke, or why it was not run or could not be.
  public var reason: String?
  public var mismatch: Mismatch?
  public var exit: Int?
  /// What it printed, secrets taken out.
  public var output: String?
  public var at: Instant
  public var duration: Duration
  /// How often it was tried; more than once only where its block says `retry`.
  public var attempts = 1
}

/// What became of one article in one variant of an environment.
public struct JobResult: Sendable {
  public let job: Job
  public let commands: [CommandResult]
  /// Versions of the tools that were used, as they told them.
  public let tools: [String: String]
  public let duration: Duration
  /// Whether the environment was there. Where it was not, nothing is known of the article that was not known before.
  public let wasReached: Bool

  public func count(_ verdict: Verdict) -> Int { commands.count { $0.verdict == verdict } }
  /// How many commands ran, to whatever end.
  public var ran: Int { count(.passed) + count(.failed) + count(.error) }
}

/// The exit status of a run; the first that applies, in the order of the contract.
public enum ExitStatus: Int32, Sendable {
  case passed = 0
  case claimFailed = 1
  case contentWrong = 2
  case notRun = 3
  case nothingVerified = 4

  public init(_ results: [JobResult]) {
    let total = { (verdict: Verdict) in results.reduce(0) { $0 + $1.count(verdict) } }
    if total(.failed) > 0 {
      self = .claimFailed
    } else if total(.error) + total(.refused) > 0 {
      self = .notRun
    } else {
      self = total(.passed) > 0 ? .passed : .nothingVerified
    }
  }
}
