/// A fenced code block of an article; indented code is not one.
public struct Fence: Sendable, Equatable {
  /// The place among the document's fences, counted from 0.
  public let index: Int

  /// What follows the opening fence, trimmed, escapes and character references resolved (CommonMark 0.30,
  /// 4.5).
  public let info: String

  /// The code: the lines between the fences, each ending with LF, whatever the file has.
  public let literal: [UInt8]

  /// The line of the opening fence in the file, counted from 1.
  public let line: Int

  /// The column of the opening fence, in bytes, counted from 1; above 1 in lists and block quotes.
  public let column: Int

  /// The column at which the info string begins on `line` (of the line's end, where there is none).
  public let infoColumn: Int

  /// The id of the nearest heading before the block; nil before the first.
  public let section: String?

  /// Whether the fence before it is its neighbour: in the same list item or quote, with nothing but empty lines between.
  public let followsFence: Bool

  /// The line of the first line of code.
  public var contentLine: Int { line + 1 }
}
