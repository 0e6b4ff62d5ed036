/// Which Markdown a text is written in.
public enum Dialect: Sendable {
  /// CommonMark 0.30 and nothing else.
  case commonMark
  /// With what teams use beside it: tables, strikethrough, task lists and bare links of GFM 0.29; footnotes, alerts, definition
  /// lists, ids and figures; and emphasis beside Chinese, Japanese and Korean punctuation.
  case extended
}
