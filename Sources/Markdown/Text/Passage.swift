/// The plain text of a section: what stands between one heading and the next.
public struct Passage: Sendable, Equatable {
  /// The heading that it stands below; nil for what comes before the first.
  public let heading: Heading?

  /// UTF-8 without markup; a line feed between blocks.
  public let text: [UInt8]
}
