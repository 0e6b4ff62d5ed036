import Diagnostics
public import Evidence
import Synchronization

/// All evidence of a store, as it was read.
struct KnownEvidence: Sendable {
  var all: [String: [String: Evidence]]
  var warnings: [Diagnostic]
  var places: [String]

  init(_ store: EvidenceStore) {
    (all, warnings) = store.loadAll()
    places = store.places()
  }
}

extension RenderMemory {
  /// Evidence that was kept, changed or taken away: `paths` are those of its files below the store's folder. Articles that it
  /// speaks for are made anew, and first.
  public func forgetEvidence(_ paths: Set<String>, in store: EvidenceStore) {
    for path in paths where path.hasSuffix(".json") { forgetEvidence(path, store) }
  }

  /// All evidence is read again, and every page made anew.
  public func forgetEvidence() {
    state.withLock { $0.evidence = nil }
    forgetAll()
  }

  private func forgetEvidence(_ path: String, _ store: EvidenceStore) {
    guard let slash = path.firstIndex(of: "/") else { return }
    let place = String(path[..<slash])
    let name = String(path[path.index(after: slash)...].dropLast(".json".count))
    let isKnownPlace = state.withLock { $0.evidence?.places.contains(place) ?? false }
    // Which variants pages tell of depends on where there is evidence at all.
    guard isKnownPlace, let evidence = try? store.load(article: name, environment: place) else {
      return forgetEvidence()
    }
    state.withLock { state in
      if state.evidence?.all[name]?[place] == evidence { return }
      state.evidence?.all[name, default: [:]][place] = evidence
      // A translation has its language behind the slug.
      let dot = name.lastIndex(of: ".") ?? name.endIndex
      for slug in [name, String(name[..<dot]), name == "index" ? "" : name] {
        state.entries[slug] = nil
        state.urgentSlugs.insert(slug)
      }
    }
  }

  /// The evidence of a store, read once.
  func evidence(of store: EvidenceStore) -> KnownEvidence {
    if let known = state.withLock({ $0.evidence }) { return known }
    let known = KnownEvidence(store)
    state.withLock { $0.evidence = known }
    return known
  }
}
