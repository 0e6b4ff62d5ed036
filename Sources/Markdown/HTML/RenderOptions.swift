/// What the HTML of a document looks like. As initialised, it is byte for byte what libcmark renders.
public struct RenderOptions: Sendable, Equatable {
  /// Raw HTML of the article is written as it is, and so are links of unsafe schemes (libcmark's
  /// `CMARK_OPT_UNSAFE`). Otherwise a comment takes the place of raw HTML, and such a link leads nowhere.
  public var rawHTML: Bool

  /// Each heading carries its id.
  public var headingIDs: Bool

  /// How the link to itself is named that a heading with an id ends with; nil for no such link.
  public var anchorLabel: AnchorLabel?

  /// A line end between two Chinese or Japanese characters leaves no white space, which a browser would show.
  public var joinCJKLines: Bool

  /// Images are fetched when they come into view.
  public var lazyImages: Bool

  /// What the page says beside the article's own words.
  public var words: RenderWords

  /// By default nothing but CommonMark, without raw HTML.
  public init(
    rawHTML: Bool = false, headingIDs: Bool = false, anchorLabel: AnchorLabel? = nil, joinCJKLines: Bool = false,
    lazyImages: Bool = false, words: RenderWords = RenderWords()
  ) {
    self.rawHTML = rawHTML
    self.headingIDs = headingIDs
    self.anchorLabel = anchorLabel
    self.joinCJKLines = joinCJKLines
    self.lazyImages = lazyImages
    self.words = words
  }
}

/// The `aria-label` of a heading's link to itself: the heading's text between two others.
public struct AnchorLabel: Sendable, Equatable {
  public var before: String
  public var after: String

  public init(before: String, after: String) {
    self.before = before
    self.after = after
  }
}
