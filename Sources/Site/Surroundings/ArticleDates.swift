import Evidence
import KnowledgeBase

/// When articles were written and changed: what their authors say, and what git knows.
struct ArticleDates: Sendable {
  /// The last change of articles, by the paths of their files; what is not known is not there.
  private let changes: [String: Instant]
  /// The languages that have a feed.
  private let languagesWithFeed: Set<String>
  private let hasAddress: Bool

  init(_ base: KnowledgeBase, changes: [String: Instant]) {
    self.changes = changes
    hasAddress = base.settings.baseURL != nil
    languagesWithFeed = Set(
      base.articles.filter { Self.isDated($0, changes) }.map(\.language))
  }

  /// The last change that git knows of.
  func change(of article: Article) -> Instant? { changes[article.path] }

  /// When the article was last worth reading again (RFC 3339): as its author says by `updated:`, else its last change that git
  /// knows of, else its date; nil where nobody knows.
  func updated(_ article: Article) -> String? {
    let date = article.matter.date.map { "\($0)T00:00:00Z" }
    if let updated = article.matter.updated { return "\(updated)T00:00:00Z" }
    return [date, change(of: article)?.description].compactMap(\.self).max()
  }

  func published(_ article: Article) -> String? { article.matter.date.map { "\($0)T00:00:00Z" } }

  /// The latest moment at which anything of the article is known to have changed (RFC 3339).
  func modified(_ article: Article) -> String? {
    [article.matter.date?.description, article.matter.updated?.description, change(of: article)?.description]
      .compactMap { $0 }.max()
  }

  private static func isDated(_ article: Article, _ changes: [String: Instant]) -> Bool {
    article.matter.updated != nil || article.matter.date != nil || changes[article.path] != nil
  }

  /// A feed's entries have whole addresses, and it tells of articles with a date alone.
  func hasFeed(_ language: String) -> Bool { hasAddress && languagesWithFeed.contains(language) }

  func hasFeed(_ language: String, _ articles: [Article]) -> Bool {
    hasFeed(language) && articles.contains { Self.isDated($0, changes) }
  }

  /// Whether there would be feeds, if the site knew its address.
  var lacksAddress: Bool { !hasAddress && !languagesWithFeed.isEmpty }
}
