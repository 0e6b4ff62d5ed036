import Evidence
import KnowledgeBase
import Transcripts

/// What the bar of a console block says of the hosts of an environment that has several: a line for each state, the worst first.
struct HostLines {
  /// What is known of a block on one host.
  private struct Host {
    let known: VariantEvidence
    let state: CommandState
    /// The evidence of its commands.
    let entries: [CommandEvidence]
    /// That which the state is of.
    let telling: [CommandEvidence]

    init(_ transcript: Transcript, _ known: VariantEvidence) {
      self.known = known
      let found = transcript.block.commands.indices.map { known.state(of: transcript, $0) }
      let state = CommandState.worst(of: found.map(\.state))
      self.state = state
      entries = found.compactMap(\.evidence)
      telling = found.filter { $0.state == state }.compactMap(\.evidence)
    }
  }

  private let fragments: Fragments
  private let hosts: [Host]
  private var phrases: Phrases { fragments.phrases }

  init(_ fragments: Fragments, _ transcript: Transcript, _ group: [VariantEvidence]) {
    self.fragments = fragments
    hosts = group.map { Host(transcript, $0) }.filter { $0.state != .never }
  }

  var lines: [(state: CommandState, html: String)] {
    CommandState.allCases.compactMap { state in
      let found = hosts.filter { $0.state == state }
      return found.isEmpty ? nil : (state, line(state, found))
    }
  }

  private func line(_ state: CommandState, _ found: [Host]) -> String {
    let environment = found[0].known.variant.environment
    let reasons = Set(found.flatMap { $0.telling.compactMap(\.reason) })
    let reason = reasons.count == 1 ? reasons.first.map { escaped(phrases.reason($0)) } ?? "" : ""
    var holes = [
      "environment": fragments.environment(environment), "reason": reason, "n": "\(found.count)",
      "total": "\(hosts.count { $0.state != .skipped })", "word": fragments.word(state),
    ]
    if state == .skipped { return phrases(.skipped, holes) }
    if state == .verified {
      let oldest = found.flatMap(\.telling).map(\.at).min()
      holes["date"] = oldest.map { fragments.time($0, freshFor: environment.freshFor) } ?? "–"
      return fragments.withTools(.hostsVerified, .hostsVerifiedNoTools, tools(found), holes)
    }
    let list = HostsMarkup(fragments).list(
      found.map { host in
        (host.known.variant, state == .changed ? nil : host.telling.compactMap(\.failingSince).min())
      })
    holes["hosts"] = list + (state == .error && !reason.isEmpty ? ": \(reason)" : "")
    return phrases(.hostsState, holes)
  }

  private func tools(_ found: [Host]) -> [String] {
    let all = Set(found.flatMap { host in host.known.tools(host.entries.flatMap(\.tools)) })
    return HostsMarkup.few(all.sorted(by: naturallyPrecedes))
  }

  /// The first of the names, and how many more there are.
  static func names(_ names: [String], _ phrases: Phrases) -> String {
    let shown = names.prefix(HostsMarkup.named).map(escaped)
    let more = names.count > shown.count ? [phrases(.hostsMore, ["n": "\(names.count - shown.count)"])] : []
    return (shown + more).joined(separator: phrases.comma)
  }
}
