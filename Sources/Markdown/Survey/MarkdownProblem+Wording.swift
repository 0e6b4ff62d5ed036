extension MarkdownProblem {
  /// A stable name.
  public var identifier: String {
    switch kind {
    case .unknownFootnote: "unknown-footnote"
    case .unusedFootnote: "unused-footnote"
    case .repeatedFootnote: "repeated-footnote"
    case .invalidHeadingID: "invalid-heading-id"
    case .repeatedHeadingID: "duplicate-id"
    }
  }

  /// What is wrong, in one line.
  public var summary: String {
    switch kind {
    case .unknownFootnote(let label): "there is no footnote ‘[^\(label)]’"
    case .unusedFootnote(let label): "nothing refers to the footnote ‘[^\(label)]’, so the page does not show it"
    case .repeatedFootnote(let label): "there are two footnotes ‘[^\(label)]’: this one is not shown"
    case .invalidHeadingID(let id): "‘\(id)’ cannot be the id of a heading"
    case .repeatedHeadingID(let id): "another heading of the article has the id ‘\(id)’"
    }
  }

  /// The way out.
  public var way: String {
    switch kind {
    case .unknownFootnote(let label): "write it as ‘[^\(label)]: text’, or ‘\\[^\(label)]’ where no footnote is meant"
    case .unusedFootnote(let label): "write ‘[^\(label)]’ where it belongs, or take it away"
    case .repeatedFootnote: "rename one of them"
    case .invalidHeadingID: "use letters, digits, ‘-’, ‘_’ and ‘.’, as in ‘{#set-up}’"
    case .repeatedHeadingID: "name this one otherwise, as in ‘{#set-up-again}’"
    }
  }
}
