import Diagnostics
import KnowledgeBase
import Synchronization

/// What is kept from one build of a folder to the next, so that only what changed is made anew: the articles as they were
/// rendered, the files that each was made of and those that were made of it.
///
/// It holds for one knowledge base and one output folder. Whoever builds says what has changed: ``forget(reading:)`` for the text
/// of files, ``forgetAll()`` for anything that may bear on every page. The tree of the knowledge base has to be a traced one.
public final class RenderMemory: Sendable {
  struct Entry: Sendable {
    let rendered: [RenderedArticle]
    let read: Set<String>
    let files: [String]

    var hasErrors: Bool { rendered.contains { $0.problems.contains { $0.severity == .error } } }
  }

  struct State: Sendable {
    var entries: [String: Entry] = [:]
    /// What the build that goes on has rendered: its files are not in their places yet.
    var unsettled: Set<String> = []
    /// Articles and files that somebody waits for.
    var urgentSlugs: Set<String> = []
    var urgentPaths: Set<String> = []
    var evidence: KnownEvidence?
  }

  let state = Mutex(State())
  /// Told of the files of pages that are in their places before the rest of the site is ready.
  let published: @Sendable ([String]) -> Void

  public init(published: @escaping @Sendable ([String]) -> Void) { self.published = published }

  /// What was made of these files is made anew, and first.
  public func forget(reading paths: Set<String>) {
    state.withLock { state in
      state.urgentPaths.formUnion(paths)
      for (slug, entry) in state.entries where !entry.read.isDisjoint(with: paths) {
        state.entries[slug] = nil
        state.urgentSlugs.insert(slug)
      }
    }
  }

  /// Every page is made anew; evidence is still known.
  public func forgetAll() { state.withLock { $0.entries = [:] } }

  // MARK: - While building

  /// What was made of a group of articles; it is rendered where nothing is known of it.
  func remembered(
    _ group: ArraySlice<Article>, _ output: OutputFolder, _ render: () -> [RenderedArticle]
  ) -> [RenderedArticle] {
    guard let slug = group.first?.slug else { return [] }
    let (known, isNew) = state.withLock { ($0.entries[slug], $0.unsettled.contains(slug)) }
    if let known {
      if !isNew { output.keep(known.files) }
      return known.rendered
    }
    let trace = WorkTrace()
    let rendered = WorkTrace.$current.withValue(trace) { render() }
    let entry = Entry(rendered: rendered, read: trace.read.union(group.map(\.path)), files: trace.made)
    state.withLock { state in
      state.entries[slug] = entry
      state.unsettled.insert(slug)
    }
    return rendered
  }

  /// Whether somebody waits for the pages of a group.
  func isUrgent(_ group: ArraySlice<Article>) -> Bool {
    state.withLock { state in
      group.contains { state.urgentPaths.contains($0.path) || state.urgentSlugs.contains($0.slug) }
    }
  }

  /// Puts the pages of groups in their places that have nothing wrong in them.
  func publish(_ groups: [ArraySlice<Article>], _ output: OutputFolder) {
    let slugs = groups.compactMap(\.first?.slug)
    let sound = state.withLock { state in slugs.filter { !(state.entries[$0]?.hasErrors ?? true) } }
    let files = state.withLock { state in sound.flatMap { state.entries[$0]?.files ?? [] } }
    guard let changed = output.publish(files) else { return }
    published(changed)
  }

  /// The build has come to its end: what it rendered is in its place.
  func settle() {
    state.withLock { state in
      state.unsettled = []
      state.urgentSlugs = []
      state.urgentPaths = []
    }
  }

  /// The build was given up: what it rendered is lost, but for what has nothing to show.
  func abandon() {
    state.withLock { state in
      for slug in state.unsettled where !(state.entries[slug]?.hasErrors ?? false) { state.entries[slug] = nil }
      state.unsettled = []
    }
  }
}
