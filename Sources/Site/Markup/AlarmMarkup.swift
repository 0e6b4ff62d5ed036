import KnowledgeBase

/// The line that stays in sight wherever on the page a reader comes in: some of its claims no longer hold, or were last checked too
/// long ago.
struct AlarmMarkup {
  let fragments: Fragments
  private var phrases: Phrases { fragments.phrases }

  init(_ fragments: Fragments) { self.fragments = fragments }

  /// Empty where nothing was checked. Whether evidence has grown old only the reader's clock knows: the page's script shows that
  /// line.
  func html(of summary: ArticleSummary, commands: [(id: String, state: CommandState)]) -> String {
    let told: [(CommandState, Phrase)] = [(.failed, .alarmFailed), (.error, .alarmError), (.changed, .alarmChanged)]
    for (state, phrase) in told {
      let found = commands.filter { $0.state == state }
      guard let first = found.first else { continue }
      let holes = ["n": "\(found.count)", "total": "\(summary.commandCount)", "url": "#\(escaped(first.id))"]
      return line(fragments.state(state, phrases(phrase, holes)))
    }
    guard summary.groups.contains(where: { $0.state == .verified }) else { return "" }
    let mark = "<svg class=\"mk\" aria-hidden=\"true\"><use href=\"#m-stale\"/></svg>"
    return line(
      "<p class=\"st\" data-s=\"stale\">\(mark)<span class=\"says\">\(phrases(.alarmStale))</span></p>", " hidden")
  }

  private func line(_ html: String, _ attributes: String = "") -> String {
    "<div class=\"alarm\" role=\"note\"\(attributes)>\(html)</div>"
  }
}
