/// A tool that a block needs, perhaps in a range of versions: `aws-cli >=1.16 <2`.
public struct Requirement: Hashable, Sendable {
  public enum Comparison: String, Sendable, CaseIterable {
    case atLeast = ">="
    case atMost = "<="
    case below = "<"
    case above = ">"
    case equal = "="
  }

  public struct Bound: Hashable, Sendable {
    public var comparison: Comparison
    public var version: ToolVersion
  }

  public var tool: String
  public var bounds: [Bound]

  public func accepts(_ version: ToolVersion) -> Bool {
    bounds.allSatisfy { bound in
      switch bound.comparison {
      case .atLeast: version >= bound.version
      case .atMost: version <= bound.version || version.begins(with: bound.version)
      case .below: version < bound.version
      case .above: version > bound.version && !version.begins(with: bound.version)
      case .equal: version.begins(with: bound.version)
      }
    }
  }
}

extension Requirement: CustomStringConvertible {
  public var description: String {
    ([tool] + bounds.map { $0.comparison.rawValue + $0.version.description }).joined(separator: " ")
  }
}

extension Requirement {
  /// Reads `aws-cli >=1.16 <2`; throws the part that cannot be read.
  init(_ text: String) throws(AttributeError) {
    let words = text.split(whereSeparator: { $0 == " " || $0 == "\t" }).map(String.init)
    guard let tool = words.first, tool.utf8.allSatisfy({ $0.isAlphanumeric || "-_.+".utf8.contains($0) }) else {
      throw .badRequirement(text)
    }
    self.tool = tool
    bounds = []
    for word in words.dropFirst() {
      guard let comparison = Comparison.allCases.first(where: { word.hasPrefix($0.rawValue) }),
        let version = ToolVersion(String(word.dropFirst(comparison.rawValue.count)))
      else { throw .badRequirement(text) }
      bounds.append(Bound(comparison: comparison, version: version))
    }
  }
}

/// A version as tools print it, compared number by number: 1.16.116 is after 1.9.
public struct ToolVersion: Hashable, Sendable, Comparable, CustomStringConvertible {
  public var numbers: [Int]

  public init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
    guard !parts.isEmpty, parts.allSatisfy({ $0 != nil }) else { return nil }
    numbers = parts.compactMap { $0 }
  }

  public var description: String { numbers.map(String.init).joined(separator: ".") }

  /// Whether `prefix` is this version less exactly: 1.16 begins 1.16.116.
  func begins(with prefix: ToolVersion) -> Bool { numbers.starts(with: prefix.numbers) }

  public static func < (a: Self, b: Self) -> Bool {
    for index in 0..<max(a.numbers.count, b.numbers.count) {
      let left = index < a.numbers.count ? a.numbers[index] : 0
      let right = index < b.numbers.count ? b.numbers[index] : 0
      if left != right { return left < right }
    }
    return false
  }
}
