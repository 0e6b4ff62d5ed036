/// A run of bytes of one kind; what no token covers is plain.
public struct Token: Hashable, Sendable {
  public enum Kind: UInt8, CaseIterable, Sendable {
    case comment, string
    /// The name of a member or of a setting.
    case key
    case number
    /// A word of the language itself: `if`, `true`, `resource`.
    case word
    /// The program of a command, or the name that a definition gives.
    case command
    case option, variable
    /// Lines of a difference.
    case inserted, deleted
    /// What stands above a part: `[section]`, `---`, `@@ -1 +1 @@`.
    case heading
  }

  /// Offsets in the code, in bytes; never empty.
  public let range: Range<Int>
  public let kind: Kind

  public init(_ range: Range<Int>, _ kind: Kind) {
    self.range = range
    self.kind = kind
  }
}
