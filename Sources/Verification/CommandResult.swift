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
  /// How often it was tried: not at all where it was not run, more than once only where its block says `retry`.
  public var attempts = 1
  /// Whether something is known of the command that was not known before. Nothing is where the run stopped before it, or
  /// the way to the environment broke.
  public var isEvidence = true
  /// What it printed, as it came; nil where it did not run.
  var seen: SeenOutput?
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

  /// Whether something failed, could not be run or was refused.
  var hasFailure: Bool { commands.contains { ![.passed, .skipped].contains($0.verdict) } }

  public func count(_ verdict: Verdict) -> Int { commands.count { $0.verdict == verdict } }
  /// How many commands ran, to whatever end.
  public var ran: Int { count(.passed) + count(.failed) + count(.error) }
}

extension JobResult {
  /// The result of a job in which nothing is to be run.
  init(idle job: Job) {
    let commands = job.commands.compactMap { planned in planned.obstacle.map { CommandResult.notRun(planned, $0) } }
    self.init(job: job, commands: commands, tools: [:], duration: .zero, wasReached: true)
  }

  /// The result of a job whose environment could not be had, or that was not begun.
  init(unreached job: Job, _ reason: String, after duration: Duration, verdict: Verdict = .error) {
    let commands = job.commands.map { planned in
      planned.obstacle.map { CommandResult.notRun(planned, $0) } ?? .notTried(planned, verdict, reason)
    }
    self.init(job: job, commands: commands, tools: [:], duration: duration, wasReached: false)
  }
}

extension CommandResult {
  static func notRun(_ planned: PlannedCommand, _ obstacle: Obstacle) -> CommandResult {
    notRun(planned, obstacle.verdict, obstacle.reason)
  }

  static func notRun(_ planned: PlannedCommand, _ verdict: Verdict, _ reason: String) -> CommandResult {
    CommandResult(
      planned: planned, verdict: verdict, reason: reason, mismatch: nil, exit: nil, output: nil, at: .now,
      duration: .zero, attempts: 0)
  }

  /// Nothing new is known of this command.
  static func notTried(_ planned: PlannedCommand, _ verdict: Verdict, _ reason: String) -> CommandResult {
    var result = notRun(planned, verdict, reason)
    result.isEvidence = false
    return result
  }
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
