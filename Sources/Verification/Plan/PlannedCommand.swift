public import Diagnostics
public import Transcripts

/// One command with all that bears on its verdict.
public struct PlannedCommand: Sendable {
  public let id: String
  public let blockID: String
  /// The place of its block among the article's, and its own in the block, counted from 0.
  let block: Int
  let index: Int
  public let command: Command
  /// The variables of site and environment.
  let variables: [String: String]
  /// The command and its example with the variables filled in.
  let text: [UInt8]
  let example: [UInt8]
  public let attributes: BlockAttributes
  public let blockHash: String
  public let location: SourceLocation
  public let timeout: Duration
  /// Why it is not run, as far as that is known before anything runs.
  public let obstacle: Obstacle?
}

/// A reason not to run a command.
public enum Obstacle: Hashable, Sendable {
  case skipped(String)
  case refused(String)

  var verdict: Verdict {
    switch self {
    case .skipped: .skipped
    case .refused: .refused
    }
  }

  var reason: String {
    switch self {
    case .skipped(let reason), .refused(let reason): reason
    }
  }
}
