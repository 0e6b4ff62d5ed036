/// What came of asking for an address.
public enum Answer: Hashable, Sendable, Codable {
  /// It is there. `movedTo` is its new address where it has moved for good; `anchors` tells which of the fragments that
  /// were asked for it has, where that could be told.
  case there(movedTo: String?, anchors: [String: Bool])
  /// It is not there; what the server says.
  case dead(String)
  /// The server does not show it to everyone, such as behind a login.
  case refused(String)
  /// Nobody answered, or not now; the link may well be right.
  case unreachable(String)

  /// How long an answer is believed.
  public var lifetime: Duration {
    if case .there = self { .seconds(7 * 86_400) } else { .seconds(3600) }
  }

  var isUnreachable: Bool { if case .unreachable = self { true } else { false } }
}
