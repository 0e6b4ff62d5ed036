/// A heading of an article.
public struct Heading: Sendable, Equatable {
  /// 1 to 6.
  public let level: Int

  /// The text without markup; an image counts with its alternative text, raw HTML not at all.
  public let text: String

  /// The stable id: `text` as a slug, unique within the document. See `Slugger`.
  public let id: String

  /// The line of the file, counted from 1.
  public let line: Int
}
