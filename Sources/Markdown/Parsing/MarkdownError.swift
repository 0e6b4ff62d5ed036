/// Why a text is not parsed. libcmark 0.30.2 needs minutes for some texts of a few hundred kilobytes
/// (CVE-2023-22486 and its like); these limits keep the worst under a second.
public enum MarkdownError: Error, Equatable, Sendable {
  /// The text has more than `limit` bytes.
  case tooLarge(bytes: Int, limit: Int)

  /// At `line` of the file, lists and block quotes are nested deeper than `limit`.
  case nestedTooDeeply(line: Int, limit: Int)

  /// At `line` of the file, lines without an empty one between them open more than `limit` images.
  case tooManyImages(line: Int, limit: Int)
}
