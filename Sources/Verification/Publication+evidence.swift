import Evidence
import KnowledgeBase
import Transcripts

/// How much of a text and of a difference is kept.
enum KeptLength {
  static let characters = 20_000
  static let rows = 200
}

extension Environment.Publication {
  /// The evidence of a command, with no more of what was seen than this lets out.
  func limited(_ command: CommandEvidence) -> CommandEvidence {
    var command = command
    let showsSeen = self == .full || self == .example && command.verdict != .passed
    command.output = showsSeen ? command.output.map { String($0.prefix(KeptLength.characters)) } : nil
    command.mismatch =
      showsSeen
      ? command.mismatch.map { Mismatch(claim: $0.claim, rows: Array($0.rows.prefix(KeptLength.rows))) } : nil
    guard self == .verdict else { return command }
    command.exit = nil
    if command.verdict == .failed { command.reason = "the claim is false" }
    return command
  }
}
