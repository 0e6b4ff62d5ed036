/// Why a line is not taken for evidence.
public enum LineRefusal: Error, Hashable {
  case tooLong
  case notUTF8
  /// It begins as JSON, and ends before that does or is damaged.
  case cutShort
  case notEvidence
  case otherSchema(Int)
  case inTheFuture(Instant)
  case absurd(String)
}
