import Evidence
import KnowledgeBase
import Transcripts

/// What lists and the verification page say of an article's commands in one variant of an environment.
struct VariantSummary: Sendable {
  let variant: EnvironmentVariant
  /// The state of each command, in the order of the page; hidden ones count, since they run.
  let states: [CommandState]
  /// The oldest moment at which a command that counts as holding was seen to hold; else the last at which anything ran.
  let checked: Instant?
  let tools: [String]
  /// Since when something fails, as far back as is known; nil where all holds.
  let failingSince: Instant?
  /// Why commands were skipped.
  let skipReasons: [String]

  init(_ transcripts: [Transcript], _ known: VariantEvidence) {
    variant = known.variant
    let entries = transcripts.flatMap { transcript in
      transcript.block.commands.indices.map { known.state(of: transcript, $0) }
    }
    states = entries.map(\.state)
    checked =
      entries.filter { $0.state == .verified }.compactMap { $0.evidence?.at }.min()
      ?? entries.filter { $0.state == .failed || $0.state == .error }.compactMap { $0.evidence?.at }.max()
    tools = known.tools(entries.filter { $0.state != .changed }.flatMap { $0.evidence?.tools ?? [] })
    failingSince = entries.filter { $0.state != .changed }.compactMap { $0.evidence?.failingSince }.min()
    let reasons = entries.filter { $0.state == .skipped }.compactMap { $0.evidence?.reason }
    skipReasons = Set(reasons).sorted()
  }

  func count(_ state: CommandState) -> Int { states.count { $0 == state } }
  var hasRun: Bool { states.contains { [.verified, .failed, .error].contains($0) } }
  /// How many commands are to hold here: all but those that have no place.
  var total: Int { states.count - count(.skipped) }
  /// A line's state: what was skipped or never run does not speak for the rest. Skipped as a whole is what has no place here.
  var state: CommandState {
    if hasRun || states.contains(.changed) { return CommandState.worst(of: states) }
    return states.allSatisfy { $0 == .skipped } ? .skipped : .never
  }
}

/// What is said at once of an article: of one variant, or of all hosts of an environment that has several.
enum GroupSummary: Sendable {
  case variant(VariantSummary)
  case hosts(HostsSummary)

  init(_ transcripts: [Transcript], _ group: [VariantEvidence]) {
    let variants = group.map { VariantSummary(transcripts, $0) }
    self = variants.count == 1 ? .variant(variants[0]) : .hosts(HostsSummary(variants))
  }

  var state: CommandState {
    switch self {
    case .variant(let summary): summary.state
    case .hosts(let summary): summary.state
    }
  }

  /// Whether anything of the article ran there, or did before it was edited.
  var hasRun: Bool { state != .never && state != .skipped }

  var checked: Instant? {
    switch self {
    case .variant(let summary): summary.checked
    case .hosts(let summary): summary.checked
    }
  }

  /// How many commands hold, on hosts how many hosts.
  var holding: Int {
    switch self {
    case .variant(let summary): summary.count(.verified)
    case .hosts(let summary): summary.count(.verified)
    }
  }

  /// Of how many.
  var total: Int {
    switch self {
    case .variant(let summary): summary.total
    case .hosts(let summary): summary.ran.count
    }
  }

  var environment: Environment {
    switch self {
    case .variant(let summary): summary.variant.environment
    case .hosts(let summary): summary.environment
    }
  }
}

/// What other pages say of an article.
struct ArticleSummary: Sendable {
  let article: Article
  let address: Address
  let commandCount: Int
  /// In the order of the variants' groups.
  let groups: [GroupSummary]

  init(_ article: Article, _ address: Address, _ transcripts: [Transcript], _ evidence: ArticleEvidence) {
    self.article = article
    self.address = address
    commandCount = transcripts.reduce(0) { $0 + $1.block.commands.count }
    groups = commandCount == 0 ? [] : evidence.groups.map { GroupSummary(transcripts, $0) }
  }

  /// What speaks for the article in a list: the worst that ran, and of several the first in which most holds.
  var telling: GroupSummary? {
    let ran = groups.filter(\.hasRun)
    let worst = CommandState.worst(of: ran.map(\.state))
    let candidates = ran.filter { $0.state == worst }
    let most = candidates.map(\.holding).max()
    return candidates.first { $0.holding == most }
  }
}
