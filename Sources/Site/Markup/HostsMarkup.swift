import Evidence
import KnowledgeBase

/// What is said at once of the hosts of an environment that has several: how many hold, which do not, and since when.
struct HostsMarkup {
  let fragments: Fragments
  private var phrases: Phrases { fragments.phrases }

  init(_ fragments: Fragments) { self.fragments = fragments }

  /// The line at the head of an article: "38 of 40 hosts hold in Web fleet".
  func line(_ summary: HostsSummary) -> String {
    var holes = counts(summary)
    holes["environment"] = fragments.environment(summary.environment)
    holes["date"] = date(summary)
    let html = fragments.withTools(.hostsHold, .hostsHoldNoTools, Self.few(summary.tools), holes)
    return fragments.state(summary.state, html + notes(summary))
  }

  /// The line at the head of an environment, which the heading names; `isTold` is whether the hosts are named.
  func head(_ summary: HostsSummary, isTold: Bool) -> String {
    guard !summary.ran.isEmpty else { return chip(summary) }
    let checked = phrases(.checked, ["date": date(summary)])
    let html = "<strong>\(phrases(.hostsHoldShort, counts(summary)))</strong> · \(checked)"
    return fragments.state(summary.state, html + (isTold ? notes(summary) : ""))
  }

  /// The chip of a list: "38 of 40 hosts hold", or that nobody ran it. With the hosts that do not hold, where they are told.
  func chip(_ summary: HostsSummary, isTold: Bool = false) -> String {
    guard !summary.ran.isEmpty else { return fragments.state(summary.state, fragments.word(summary.state)) }
    let html = phrases(.hostsHoldShort, counts(summary))
    return fragments.state(summary.state, html + (isTold ? notes(summary) : ""))
  }

  /// Which of them it is, a line for each state in which there are some.
  private func notes(_ summary: HostsSummary) -> String {
    summary.notHolding.map { state, hosts in
      let list = list(hosts.map { ($0.variant, $0.failingSince) })
      let words = phrases(.wordReason, ["word": fragments.word(state), "reason": list])
      return "<span class=\"note\" data-s=\"\(state.rawValue)\">\(words)</span>"
    }.joined()
  }

  /// How many hosts a list names: the others stand among all, one by one.
  static let named = 8

  /// `web-3, web-17 since 21 November 2026; web-20 since 22 November 2026`: hosts of one day together, the longest failing first.
  func list(_ hosts: [(variant: EnvironmentVariant, since: Instant?)]) -> String {
    let day = { (instant: Instant?) in instant.map { String($0.description.prefix(10)) } ?? "" }
    let sorted = hosts.enumerated().sorted { (day($0.element.since), $0.offset) < (day($1.element.since), $1.offset) }
    var days: [(since: Instant?, names: [String])] = []
    for (variant, since) in sorted.prefix(Self.named).map(\.element) {
      if let last = days.last, day(last.since) == day(since) {
        days[days.count - 1].names.append(name(variant))
      } else {
        days.append((since, [name(variant)]))
      }
    }
    var parts = days.map { since, names in
      let text = names.joined(separator: phrases.comma)
      return since.map { phrases(.hostsSince, ["hosts": text, "date": fragments.time($0)]) } ?? text
    }
    if hosts.count > Self.named { parts.append(phrases(.hostsMore, ["n": "\(hosts.count - Self.named)"])) }
    return parts.joined(separator: phrases.semicolon)
  }

  /// The host's name, leading to what is known of it.
  private func name(_ variant: EnvironmentVariant) -> String {
    let name = variant.host ?? fragments.title(of: variant.environment)
    return "<a class=\"w\" href=\"\(fragments.verification(of: variant.name))\">\(escaped(name))</a>"
  }

  private func counts(_ summary: HostsSummary) -> [String: String] {
    ["n": "\(summary.count(.verified))", "total": "\(summary.ran.count)"]
  }

  private func date(_ summary: HostsSummary) -> String {
    summary.checked.map { fragments.time($0, freshFor: summary.environment.freshFor) } ?? "–"
  }

  /// The versions that hosts have, as many as a line can hold.
  static func few(_ tools: [String]) -> [String] { tools.count > 6 ? tools.prefix(5) + ["…"] : tools }
}
