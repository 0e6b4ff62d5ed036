/// What is wrong with a document that can be read all the same.
public struct MarkdownProblem: Sendable, Equatable {
  public enum Kind: Sendable, Equatable {
    /// `[^label]` in text, and no such footnote.
    case unknownFootnote(String)
    case unusedFootnote(String)
    /// A second definition of a footnote; the first counts.
    case repeatedFootnote(String)
    /// `{#id}` of a heading that cannot be an id.
    case invalidHeadingID(String)
    /// `{#id}` that an earlier heading has.
    case repeatedHeadingID(String)
  }

  public let kind: Kind
  /// The line of the file, counted from 1.
  public let line: Int
  /// In bytes, counted from 1.
  public let column: Int

  /// Whether the page would not be what its author means.
  public var isError: Bool {
    switch kind {
    case .unknownFootnote, .unusedFootnote, .repeatedFootnote: false
    case .invalidHeadingID, .repeatedHeadingID: true
    }
  }
}
