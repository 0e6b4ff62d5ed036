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

  public init() {}
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
