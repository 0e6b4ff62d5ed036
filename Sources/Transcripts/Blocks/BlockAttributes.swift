/// What an author says of a console block behind its language: `console exit=255 needs="aws-cli <2"`.
public struct BlockAttributes: Hashable, Sendable {
  public enum ExitStatus: Hashable, Sendable {
    case code(Int)
    case nonzero
    case any

    public func accepts(_ status: Int) -> Bool {
      switch self {
      case .code(let code): code == status
      case .nonzero: status != 0
      case .any: true
      }
    }
  }

  public var id: String?
  public var exit: ExitStatus = .code(0)
  public var timeout: Duration?
  public var when: [TraitCondition] = []
  public var needs: [Requirement] = []
  public var match: MatchMode = .example
  public var isHidden = false
  /// Nil where the author leaves it to be inferred.
  public var writes: Bool?
  public var skip: String?
  public var standardError = StandardError.merged
  public var retry: Retry?
  /// The block's prompt, where it is none of those that are known.
  public var prompt: String?
  /// Whether the block has a shell of its own and shares no state with the article's other blocks.
  public var isIsolated = false
  /// Whether it runs even after an earlier failure or an interrupt: cleaning up.
  public var isAlways = false
  /// The label of the tab that the block is shown under; neighbouring blocks with one become a tab set.
  public var tab: String?

  public init() {}
}

/// Where a command's standard error goes.
public enum StandardError: String, Hashable, Sendable, CaseIterable {
  /// Into the output, in the order of a terminal.
  case merged
  /// It is the output; standard output is left out.
  case only
  case ignore
}

/// How long to keep trying until a claim holds, and how long to wait between attempts.
public struct Retry: Hashable, Sendable {
  public var duration: Duration
  public var interval: Duration
}

/// A trait that an environment must have, or with `!` must not.
public struct TraitCondition: Hashable, Sendable {
  public var trait: String
  public var isNegated: Bool

  public func holds(in traits: Set<String>) -> Bool { traits.contains(trait) != isNegated }
}

extension TraitCondition: CustomStringConvertible {
  public var description: String { (isNegated ? "!" : "") + trait }
}
