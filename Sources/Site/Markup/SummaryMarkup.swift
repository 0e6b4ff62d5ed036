import KnowledgeBase
import Markdown

/// The lines that say how many commands hold.
struct SummaryMarkup {
  let fragments: Fragments
  private var phrases: Phrases { fragments.phrases }

  init(_ fragments: Fragments) { self.fragments = fragments }

  /// The box at the head of an article, with a mark for each command that links to it.
  func evidence(of summary: ArticleSummary, commands: [(id: String, state: CommandState)]) -> String {
    guard summary.commandCount > 0 else { return "" }
    let lines = summary.groups.filter(\.hasRun).map { group in
      EnvironmentLine(state: group.state, html: line(group), weight: group.holding)
    }
    var told = FoldedLines(phrases: phrases).items(lines)
    if told.isEmpty { told = [fragments.state(.never, phrases(.neverPage))] }
    return htmlText { html in
      html.append("<section class=\"evidence\" aria-label=\"" as StaticString)
      html.append(phrases(.evidence))
      html.append("\">\n<ul class=\"bare\">\n" as StaticString)
      for (index, line) in told.enumerated() {
        html.append("<li>" as StaticString)
        html.append(line)
        if index == 0 { writeStrip(commands, into: &html) }
        html.append("</li>\n" as StaticString)
      }
      html.append("</ul>\n</section>" as StaticString)
    }
  }

  private func line(_ group: GroupSummary) -> String {
    switch group {
    case .variant(let variant): line(variant)
    case .hosts(let hosts): HostsMarkup(fragments).line(hosts)
    }
  }

  private func line(_ summary: VariantSummary) -> String {
    let date = summary.checked.map { fragments.time($0, freshFor: summary.variant.environment.freshFor) } ?? "–"
    let holes = [
      "n": "\(summary.count(.verified))", "total": "\(summary.total)",
      "commands": phrases(summary.total == 1 ? .commandHolds : .commandsHold),
      "environment": fragments.environment(summary.variant),
      "date": date,
    ]
    let html = fragments.withTools(.holds, .holdsNoTools, summary.tools, holes)
    let note = notes(summary).joined(separator: " · ")
    return fragments.state(summary.state, html + (note.isEmpty ? "" : "<span class=\"note\">\(note)</span>"))
  }

  private func notes(_ summary: VariantSummary) -> [String] {
    let counted: [(CommandState, Phrase)] = [
      (.failed, .countFailed), (.error, .countError), (.changed, .countChanged), (.refused, .countRefused),
      (.never, .countNever),
    ]
    var notes = counted.compactMap { state, phrase in
      summary.count(state) > 0 ? phrases(phrase, ["n": "\(summary.count(state))"]) : nil
    }
    if summary.count(.skipped) > 0 {
      let reasons = summary.skipReasons.map { escaped(phrases.reason($0)) }.joined(separator: phrases.semicolon)
      notes.append(phrases(.countSkipped, ["n": "\(summary.count(.skipped))", "reason": reasons]))
    }
    return notes
  }

  private func writeStrip(_ commands: [(id: String, state: CommandState)], into html: inout HTMLBuffer) {
    html.append("\n<ol class=\"strip\">" as StaticString)
    for (index, command) in commands.enumerated() {
      let state = command.state.rawValue
      let label = phrases(.commandN, ["n": String(index + 1), "word": fragments.word(command.state)])
      html.appendElement("<li><a href=\"#", command.id, "\" aria-label=\"")
      html.append(label)
      html.append("\" title=\"" as StaticString)
      html.append(label)
      html.append("\"><svg class=\"mk\" data-s=\"" as StaticString)
      html.append(state)
      html.append("\" aria-hidden=\"true\"><use href=\"#m-" as StaticString)
      html.append(state)
      html.append("\"/></svg></a></li>" as StaticString)
    }
    html.append("</ol>" as StaticString)
  }

  /// The chip of a list: "9 of 9 hold", or that nobody ran it.
  func chip(_ summary: GroupSummary?) -> String {
    switch summary {
    case .variant(let variant): chip(variant)
    case .hosts(let hosts): HostsMarkup(fragments).chip(hosts)
    case nil: fragments.state(.never, phrases(.wordNever))
    }
  }

  func chip(_ summary: VariantSummary) -> String {
    guard summary.hasRun else { return fragments.state(summary.state, fragments.word(summary.state)) }
    return fragments.state(summary.state, holding(.variant(summary)))
  }

  /// "9 of 9 hold", or "38 of 40 hosts hold".
  func holding(_ group: GroupSummary) -> String {
    let holes = ["n": "\(group.holding)", "total": "\(group.total)"]
    if case .hosts = group { return phrases(.hostsHoldShort, holes) }
    return phrases(.holdsShort, holes)
  }
}
