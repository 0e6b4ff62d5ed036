/// What became of one command of a transcript.
public enum Verdict: String, Sendable, Hashable, Codable, CaseIterable {
  /// It ran and what the article claims held.
  case passed
  /// It ran and the claim is false.
  case failed
  /// It could not be run to its end: no such tool, timed out, shell lost.
  case error
  /// A `when` or `needs` does not hold here, or the author says `skip`.
  case skipped
  /// It writes to the outside world, which this environment does not permit.
  case refused
}
