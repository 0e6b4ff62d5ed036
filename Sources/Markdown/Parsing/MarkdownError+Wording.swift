extension MarkdownError: CustomStringConvertible {
  /// What is wrong, where, and the way out.
  public var description: String {
    switch self {
    case .tooLarge(let bytes, let limit):
      "the article has \(bytes) bytes, \(limit) are allowed: split it into several articles"
    case .nestedTooDeeply(let line, let limit):
      """
      line \(line): lists and block quotes are nested deeper than \(limit) levels, \
      which an article of this size may not: make the list flatter, or split the article
      """
    case .tooManyImages(let line, let limit):
      "line \(line): more than \(limit) images without an empty line between them: put one between groups"
    }
  }
}
