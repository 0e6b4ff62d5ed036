/// What a page says beside the article's own words, in the page's language.
public struct RenderWords: Sendable, Equatable {
  /// The name of a table, around its number.
  public var table = AnchorLabel(before: "Table ", after: "")
  public var note = "Note"
  public var tip = "Tip"
  public var important = "Important"
  public var warning = "Warning"
  public var caution = "Caution"
  /// Of a task's box.
  public var taskDone = "Done"
  public var taskOpen = "Not done"
  public var footnotes = "Footnotes"
  /// The name of a link to a footnote, around its number.
  public var footnote = AnchorLabel(before: "Footnote ", after: "")
  /// The name of a link back to where a footnote is used, around its number.
  public var footnoteReturn = AnchorLabel(before: "Back to the text, from footnote ", after: "")

  public init() {}

  func name(of kind: AlertKind) -> String {
    switch kind {
    case .note: note
    case .tip: tip
    case .important: important
    case .warning: warning
    case .caution: caution
    }
  }
}
