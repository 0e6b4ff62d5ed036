public import Diagnostics

/// A value with the place in which it is written; two are the same where their values are.
public struct Placed<Value: Hashable & Sendable>: Hashable, Sendable {
  public let value: Value
  public let location: SourceLocation

  public init(_ value: Value, at location: SourceLocation) {
    self.value = value
    self.location = location
  }

  public static func == (a: Self, b: Self) -> Bool { a.value == b.value }

  public func hash(into hasher: inout Hasher) { hasher.combine(value) }
}
