/// Why an output is not what the article shows: the first broken claim in words, and both texts side by side.
public struct Mismatch: Sendable, Hashable, Codable {
  public struct Row: Sendable, Hashable, Codable {
    public enum Rule: String, Sendable, Hashable, Codable {
      /// The same text, blanks apart.
      case equal
      /// Values differ, their kinds are the same.
      case kinds
      /// The output's line was left out by an ellipsis.
      case ellipsis
      case differs
      /// The example's line is not in the output.
      case missing
      /// The output's line is not in the example.
      case extra
    }

    public var rule: Rule
    public var expected: String?
    public var seen: String?
    /// The names of the kinds by which the line passed, or why it did not.
    public var note: String?

    public init(rule: Rule, expected: String?, seen: String?, note: String? = nil) {
      self.rule = rule
      self.expected = expected
      self.seen = seen
      self.note = note
    }
  }

  /// The first claim that broke: "expected a private address, got 54.240.225.157 (a public address)".
  public var claim: String
  public var rows: [Row]

  public init(claim: String, rows: [Row]) {
    self.claim = claim
    self.rows = rows
  }
}

extension LinePattern.Difference {
  /// The difference in words.
  func words(in line: [UInt8], of pattern: LinePattern) -> String {
    switch piece {
    case .hole(let hole):
      return "expected \(hole.words), got \(quoted(line[min(position, line.count)...]))"
    case .value(let kind, _):
      guard position < line.count, let seen = Recognizer.value(in: line, at: position) else {
        return "expected \(kind.words), got \(quoted(line[min(position, line.count)...]))"
      }
      return "expected \(kind.words), got \(line[position..<seen.end].text) (\(seen.kind.words))"
    default:
      return "expected \(quoted(pattern.text)), got \(quoted(line))"
    }
  }
}
