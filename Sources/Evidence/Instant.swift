import FoundationEssentials

/// A moment, to the second, coded as ISO 8601 in UTC: `2026-11-23T14:00:00Z`.
public struct Instant: Hashable, Sendable, Comparable {
  /// Seconds since 1970.
  public var seconds: Int

  public init(seconds: Int) { self.seconds = seconds }

  public static var now: Instant { Instant(seconds: Int(Date().timeIntervalSince1970)) }

  public static func < (a: Self, b: Self) -> Bool { a.seconds < b.seconds }
}

extension Instant: CustomStringConvertible {
  public var description: String { Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601) }
}

extension Instant: Codable {
  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    let date = try Date(text, strategy: .iso8601)
    seconds = Int(date.timeIntervalSince1970)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
