/// A link or an image of an article: inline, by reference, or an autolink.
///
/// A link inside the description of an image is not one: the page shows its text alone.
public struct Link: Sendable, Equatable {
  /// The place among the document's links, counted from 0.
  public let index: Int

  /// Where it leads: escapes and character references are resolved, nothing else is changed; of a reference
  /// link, what its definition says.
  public let destination: String

  /// True for `![…](…)`.
  public let isImage: Bool

  /// The line of the file where the link begins (for a reference link: where it is used), counted from 1.
  public let line: Int

  /// The column of its `[`, `!` or `<`, in bytes, counted from 1.
  public let column: Int
}
