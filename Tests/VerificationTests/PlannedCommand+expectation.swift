import Transcripts

@testable import Verification

extension PlannedCommand {
  /// What the command is claimed to print, before any name is bound.
  var expectation: Expectation { Expectation(example, mode: attributes.match) }
}
