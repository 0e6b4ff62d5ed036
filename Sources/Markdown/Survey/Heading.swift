/// A heading of an article.
public struct Heading: Sendable, Equatable {
  /// 1 to 6.
  public let level: Int

  /// The text without markup; an image counts with its alternative text, raw HTML not at all.
  public let text: String

  /// The stable id: `text` as GitHub makes a slug of it (letters of all scripts are kept), unique within the
  /// document, and not changed by headings that are added after it.
  public let id: String

  /// The line of the file, counted from 1.
  public let line: Int
}
