public import Markdown

/// What the search is to know of an article.
public struct SearchDocument: Sendable {
  /// The address of its page, from the root of the site.
  public var url: String
  public var title: String
  public var summary: String?
  public var tags: [String]
  /// Error texts that it explains.
  public var symptoms: [SearchSymptom]
  public var passages: [Passage]
  /// The other languages that it can be read in.
  public var translations: [String]

  public init(
    url: String, title: String, summary: String? = nil, tags: [String] = [], symptoms: [SearchSymptom] = [],
    passages: [Passage] = [], translations: [String] = []
  ) {
    (self.url, self.title, self.summary, self.tags, self.symptoms) = (url, title, summary, tags, symptoms)
    (self.passages, self.translations) = (passages, translations)
  }
}

/// An error text that an article explains.
public struct SearchSymptom: Sendable, ExpressibleByStringLiteral {
  /// As readers see it.
  public var shown: String
  /// What stands in every such error, whatever its values are.
  public var literal: String

  public init(shown: String, literal: String) { (self.shown, self.literal) = (shown, literal) }

  /// A text without values.
  public init(stringLiteral text: String) { self.init(shown: text, literal: text) }
}
