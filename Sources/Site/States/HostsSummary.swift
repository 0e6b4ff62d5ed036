import Evidence
import KnowledgeBase

/// What is said of one host: of an article there, or of all.
struct HostSummary: Sendable {
  let variant: EnvironmentVariant
  /// Its worst state; what was skipped or never run does not speak for the rest.
  let state: CommandState
  let checked: Instant?
  let failingSince: Instant?
  let tools: [String]
  /// How many commands hold, of how many that ran.
  let holding: Int
  let total: Int

  init(_ summary: VariantSummary) {
    variant = summary.variant
    state = summary.state
    (checked, failingSince, tools) = (summary.checked, summary.failingSince, summary.tools)
    (holding, total) = (summary.count(.verified), summary.total)
  }

  /// The same host in all articles.
  init(merging parts: [HostSummary], _ variant: EnvironmentVariant) {
    self.variant = variant
    state = CommandState.worst(of: parts.map(\.state))
    checked = Self.checked(parts)
    failingSince = parts.compactMap(\.failingSince).min()
    tools = Set(parts.flatMap(\.tools)).sorted(by: naturallyPrecedes)
    holding = parts.reduce(0) { $0 + $1.holding }
    total = parts.reduce(0) { $0 + $1.total }
  }

  /// The oldest moment of those that hold; else the last at which anything ran.
  static func checked(_ parts: [HostSummary]) -> Instant? {
    parts.filter { $0.state == .verified }.compactMap(\.checked).min() ?? parts.compactMap(\.checked).max()
  }
}

/// What is said at once of the hosts of an environment that has several: of an article there, or of all.
struct HostsSummary: Sendable {
  let environment: Environment
  /// In the order in which they are listed, those that evidence alone tells of at the end.
  let hosts: [HostSummary]

  /// `variants` are the article's in each host, at least one.
  init(_ variants: [VariantSummary]) {
    environment = variants[0].variant.environment
    hosts = variants.map { HostSummary($0) }
  }

  /// What is said of `variants` in all articles, each of which knows the same hosts in the same order.
  init(merging articles: [HostsSummary], _ variants: [EnvironmentVariant]) {
    environment = variants[0].environment
    hosts = variants.enumerated().map { index, variant in
      HostSummary(merging: articles.map { $0.hosts[index] }, variant)
    }
  }

  func count(_ state: CommandState) -> Int { hosts.count { $0.state == state } }

  /// Those on which something ran, or was to.
  var ran: [HostSummary] { hosts.filter { $0.state != .never && $0.state != .skipped } }

  var state: CommandState {
    if !ran.isEmpty { return CommandState.worst(of: ran.map(\.state)) }
    return hosts.allSatisfy { $0.state == .skipped } ? .skipped : .never
  }
  var checked: Instant? { HostSummary.checked(ran) }
  var tools: [String] { Set(ran.flatMap(\.tools)).sorted(by: naturallyPrecedes) }

  /// The hosts of which it cannot be said that it holds there, by their state, the worst first.
  var notHolding: [(state: CommandState, hosts: [HostSummary])] {
    CommandState.allCases.filter { $0 != .verified }.compactMap { state in
      let found = hosts.filter { $0.state == state }
      return found.isEmpty ? nil : (state, found)
    }
  }
}
