public import Markdown

/// What the search is to know of an article.
public struct SearchDocument: Sendable {
  /// The address of its page, from the root of the site.
  public var url: String
  public var title: String
  public var summary: String?
  public var tags: [String]
  /// Error texts that it explains, as readers see them.
  public var symptoms: [String]
  public var passages: [Passage]
  /// The other languages that it can be read in.
  public var translations: [String]

  public init(
    url: String, title: String, summary: String? = nil, tags: [String] = [], symptoms: [String] = [],
    passages: [Passage] = [], translations: [String] = []
  ) {
    (self.url, self.title, self.summary, self.tags, self.symptoms) = (url, title, summary, tags, symptoms)
    (self.passages, self.translations) = (passages, translations)
  }
}
