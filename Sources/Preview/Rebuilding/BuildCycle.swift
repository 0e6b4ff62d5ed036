import Diagnostics
import Site
import Synchronization

/// One build after another. A newer change ends the build that goes on; what that has not come to is the next one's.
actor BuildCycle {
  private let rebuilder: Rebuilder
  private let hub: EventHub
  private let verification: LiveVerification?
  private let report: @Sendable (PreviewEvent) -> Void
  private var running: Task<Void, Never>?
  /// What has changed since the last build that came to its end; nil as long as there was none.
  private var pending: ContentChange?
  private var isFirst = true

  init(
    rebuilder: Rebuilder, hub: EventHub, verification: LiveVerification?,
    report: @escaping @Sendable (PreviewEvent) -> Void
  ) {
    (self.rebuilder, self.hub, self.verification, self.report) = (rebuilder, hub, verification, report)
  }

  /// Begins a build after a change; anything may have changed where it is nil.
  func begin(_ change: ContentChange?) async {
    let start = ContinuousClock.now
    running?.cancel()
    await running?.value
    await rebuilder.forget(change)
    if let change {
      pending = pending ?? ContentChange()
      pending?.add(change)
    }
    running = Task(priority: .utility) { await build(since: start) }
  }

  /// Ends what goes on.
  func end() async {
    running?.cancel()
    await running?.value
    await verification?.end()
  }

  private func build(since start: ContinuousClock.Instant) async {
    let change = pending
    switch await rebuilder.build() {
    case .cancelled: return
    case .problems(let problems):
      hub.show(problems.filter { $0.severity == .error })
      report(.problems(problems))
    case .built(let summary):
      pending = nil
      hub.show([])
      tell(summary, change)
      let words = isFirst ? nil : change?.words ?? "everything"
      let files = Set(summary.changed).union(rebuilder.takePublished()).count
      report(.built(words: words, summary, files: files, took: ContinuousClock.now - start))
      isFirst = false
      if let verification, let change, !change.articles.isEmpty, let base = await rebuilder.base {
        await verification.begin(change.articles, base)
      }
    }
  }

  private func tell(_ summary: BuildSummary, _ change: ContentChange?) {
    if change?.isStyleAlone ?? false, let style = summary.changed.first(where: isStyle) { return hub.restyled(style) }
    hub.changed(summary.changed)
  }

  /// The new one: the old one is gone already.
  private func isStyle(_ path: String) -> Bool {
    path.hasPrefix("style.") && path.hasSuffix(".css") && rebuilder.hasFile(path)
  }
}
