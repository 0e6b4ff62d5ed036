public import Transcripts

/// What is known of an article in one place after evidence was brought here, and what of it is new.
public struct EvidenceMerge: Sendable {
  /// A command whose verdict is another than it was.
  public struct Change: Hashable, Sendable {
    public let id: String
    public let before: Verdict
    public let now: Verdict
  }

  /// All that is known now; nil if that is nothing.
  public let evidence: Evidence?
  /// How many commands something newer is known of.
  public let newer: Int
  /// Whether a history has learned of moments before the last.
  public let addsPast: Bool
  public let changes: [Change]
  /// Whether it says nothing that was not known, less than a day before: then nothing is written.
  public let saysNothingNew: Bool

  /// `known` is `earlier` with the past that was brought, `run` what is newer.
  init(earlier: Evidence?, known: Evidence?, run: Evidence, contents: [(id: String, block: String)]) {
    let evidence = run.commands.isEmpty ? known : run.following(known, contents: contents)
    let ids = Set(run.commands.map(\.id))
    let repeats = earlier.map { earlier in evidence?.only(ids).repeats(earlier.only(ids)) ?? true } ?? false
    self.evidence = evidence
    addsPast = known != earlier
    saysNothingNew = !addsPast && (run.commands.isEmpty || repeats)
    newer = saysNothingNew ? 0 : run.commands.count
    let before = Dictionary((earlier?.commands ?? []).map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    changes = (evidence?.commands ?? []).compactMap { now in
      guard let old = before[now.id], old.block == now.block, old.verdict != now.verdict else { return nil }
      return Change(id: now.id, before: old.verdict, now: now.verdict)
    }
  }
}

extension Evidence {
  fileprivate func only(_ ids: Set<String>) -> Evidence {
    var part = self
    part.commands.removeAll { !ids.contains($0.id) }
    return part
  }
}
