/// What the HTML of a document looks like. As initialised, it is byte for byte what libcmark renders.
public struct RenderOptions: Sendable, Equatable {
  /// Raw HTML of the article is written as it is, and so are links of unsafe schemes (libcmark's
  /// `CMARK_OPT_UNSAFE`). Otherwise a comment takes the place of raw HTML, and such a link leads nowhere.
  public var rawHTML: Bool

  /// Each heading carries its id.
  public var headingIDs: Bool

  /// The `aria-label` of the link to itself that a heading with an id ends with, in which `{heading}` stands for the
  /// heading's text; nil for no such link.
  public var anchorLabel: String?

  /// A line end between two Chinese or Japanese characters leaves no white space, which a browser would show.
  public var joinCJKLines: Bool

  /// By default nothing but CommonMark, without raw HTML.
  public init(
    rawHTML: Bool = false, headingIDs: Bool = false, anchorLabel: String? = nil, joinCJKLines: Bool = false
  ) {
    self.rawHTML = rawHTML
    self.headingIDs = headingIDs
    self.anchorLabel = anchorLabel
    self.joinCJKLines = joinCJKLines
  }
}
