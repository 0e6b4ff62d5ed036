public import Diagnostics

/// What a check of external links has found.
public struct ExternalReport: Sendable {
  public let links: [ExternalLink]
  public let answers: [String: Answer]
  /// How many addresses were not asked for again.
  public let remembered: Int

  /// How many addresses have an answer that `isMeant` accepts.
  public func count(_ isMeant: (Answer) -> Bool) -> Int { answers.values.count(where: isMeant) }

  public var dead: Int { count { if case .dead = $0 { true } else { false } } }
  public var unreachable: Int { count { if case .unreachable = $0 { true } else { false } } }
  public var refused: Int { count { if case .refused = $0 { true } else { false } } }
  public var moved: Int { count { if case .there(_?, _) = $0 { true } else { false } } }
  public var there: Int { count { if case .there(nil, _) = $0 { true } else { false } } }

  /// Every place of every link that is not as it should be. What is dead is an error, since the content has to change.
  public var diagnostics: [Diagnostic] { links.compactMap(diagnostic).sorted() }

  private func diagnostic(_ link: ExternalLink) -> Diagnostic? {
    switch answers[link.address] {
    case .dead(let reason):
      return Diagnostic(
        at: link.location, "dead-link", "‘\(link.written)’ is dead: \(reason)",
        notes: ["name another page, or take the link away"])
    case .unreachable(let reason):
      return Diagnostic(
        .warning, at: link.location, "unreachable-link", "‘\(link.written)’ could not be asked: \(reason)",
        notes: ["check again later"])
    case .refused(let reason):
      return Diagnostic(
        .warning, at: link.location, "refused-link", "‘\(link.written)’ is not shown to everyone: \(reason)",
        notes: ["look at it in a browser"])
    case .there(let movedTo?, _):
      return Diagnostic(
        .warning, at: link.location, "redirected-link", "‘\(link.written)’ has moved for good",
        notes: ["write \(movedTo)\(link.fragment.map { "#\($0)" } ?? "")"])
    case .there(nil, let anchors):
      guard let fragment = link.fragment, anchors[fragment] == false else { return nil }
      return Diagnostic(
        .warning, at: link.location, "missing-anchor", "the page has no ‘#\(fragment)’ without its scripts",
        notes: ["look at it in a browser"])
    case nil: return nil
    }
  }
}
