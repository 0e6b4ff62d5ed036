public import Transcripts

/// What was seen when one article's commands ran in one environment: a file of `Content/evidence/`.
public struct Evidence: Codable, Hashable, Sendable {
  /// The version of this form; a file of another is not read.
  public static let schema = 1

  public var schema = Evidence.schema
  /// The article's slug, with its language where a translation has transcripts of its own.
  public var article: String
  public var environment: String
  public var variant: String?
  /// Versions of the tools that the commands use, as the tools told them there.
  public var tools: [String: String]
  public var commands: [CommandEvidence]

  public init(
    article: String, environment: String, variant: String?, tools: [String: String], commands: [CommandEvidence]
  ) {
    self.article = article
    self.environment = environment
    self.variant = variant
    self.tools = tools
    self.commands = commands
  }
}

/// What became of one command.
public struct CommandEvidence: Codable, Hashable, Sendable {
  /// `two-names/1`.
  public var id: String
  /// The hash of the block that was checked: of an edited block nothing is known.
  public var block: String
  public var verdict: Verdict
  /// Why it was skipped, refused or could not be run; which claim broke.
  public var reason: String?
  public var at: Instant
  /// In seconds, to the hundredth.
  public var duration: Double
  public var attempts: Int
  /// The tools that it used; their versions are the file's.
  public var tools: [String]
  public var exit: Int?
  /// What it printed, as far as the environment lets it be published.
  public var output: String?
  public var mismatch: Mismatch?
  /// The last verdicts, oldest first, at most thirty.
  public var history: [PastVerdict]

  public init(
    id: String, block: String, verdict: Verdict, reason: String?, at: Instant, duration: Double, attempts: Int,
    tools: [String], exit: Int?, output: String?, mismatch: Mismatch?, history: [PastVerdict] = []
  ) {
    self.id = id
    self.block = block
    self.verdict = verdict
    self.reason = reason
    self.at = at
    self.duration = duration
    self.attempts = attempts
    self.tools = tools
    self.exit = exit
    self.output = output
    self.mismatch = mismatch
    self.history = history
  }
}

/// One entry of a command's history.
public struct PastVerdict: Codable, Hashable, Sendable {
  public var at: Instant
  public var verdict: Verdict

  public init(at: Instant, verdict: Verdict) {
    self.at = at
    self.verdict = verdict
  }
}

extension CommandEvidence {
  /// The first moment of the unbroken run of failures that lasts until now, as far back as the history goes; nil where it does not
  /// fail now.
  public var failingSince: Instant? {
    let fails = { (verdict: Verdict) in verdict != .passed && verdict != .skipped }
    guard fails(verdict) else { return nil }
    return history.reversed().prefix { fails($0.verdict) }.last?.at ?? at
  }
}

extension Evidence {
  /// The evidence for a block as it stands now: that of its commands, if they ran with these very words and claims.
  public func commands(ofBlock hash: String) -> [CommandEvidence] { commands.filter { $0.block == hash } }

  public static let historyLength = 30

  /// This run's evidence with the history of the runs before it, as far as the blocks are still the same, and with what is
  /// known of commands that this run has left out. `contents` are the article's commands and the hashes of their blocks. What
  /// a command of this run has of a history is of runs that are not among `earlier`, and takes its place by its time.
  public func following(_ earlier: Evidence?, contents: [(id: String, block: String)]) -> Evidence {
    let past = Dictionary((earlier?.commands ?? []).map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    let new = Dictionary(commands.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    var result = self
    let known = (earlier?.tools ?? [:]).merging(tools) { $1 }
    result.commands = contents.compactMap { id, block in
      let before = past[id].flatMap { $0.block == block ? $0 : nil }
      guard var command = new[id] else {
        // What was seen with another version of a tool is not known of this one.
        return before.flatMap { $0.tools.allSatisfy { known[$0] == earlier?.tools[$0] } ? $0 : nil }
      }
      command.history = Self.history(
        before?.history ?? [], adding: command.history + [PastVerdict(at: command.at, verdict: command.verdict)])
      return command
    }
    let used = Set(result.commands.flatMap(\.tools))
    result.tools = known.filter { used.contains($0.key) || tools[$0.key] != nil }
    return result
  }

  /// The last verdicts of both, by their time.
  static func history(_ known: [PastVerdict], adding more: [PastVerdict]) -> [PastVerdict] {
    let whole = (known + more).enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
    return whole.suffix(historyLength).map(\.element)
  }

  /// Whether this run says nothing that `earlier` did not say less than a day before: such a run rewrites nothing.
  public func repeats(_ earlier: Evidence) -> Bool {
    guard tools == earlier.tools, commands.map(\.id) == earlier.commands.map(\.id) else { return false }
    return zip(commands, earlier.commands).allSatisfy { now, before in
      now.block == before.block && now.verdict == before.verdict && now.reason == before.reason
        && [.passed, .skipped].contains(now.verdict) && now.at.seconds - before.at.seconds < 86400
    }
  }
}
