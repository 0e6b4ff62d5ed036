import Transcripts

extension Article {
  /// What calls, reports and evidence name it by: its slug.
  public var name: String { slug.isEmpty ? "index" : slug }
}

extension ArticleContent {
  /// Whether what is seen of this article is known of a translation, too: the same transcripts in the same order.
  public func covers(_ translation: ArticleContent) -> Bool {
    article.slug == translation.article.slug && !translation.transcripts.isEmpty
      && transcripts.map(\.block.hash) == translation.transcripts.map(\.block.hash)
  }
}

extension KnowledgeBase {
  /// How evidence names an article: a translation whose transcripts are the original's has none of its own, any other its
  /// language behind the slug.
  public func evidenceName(of content: ArticleContent) -> String {
    let article = content.article
    let isOriginal = article.language == settings.language || original(of: article)?.covers(content) ?? false
    return isOriginal ? article.name : "\(article.name).\(article.language)"
  }

  private func original(of translation: Article) -> ArticleContent? {
    articles.first { $0.slug == translation.slug && $0.language == settings.language }.flatMap { try? content(of: $0) }
  }
}
