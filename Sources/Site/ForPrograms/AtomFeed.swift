import KnowledgeBase
import Markdown

/// What is new, for feed readers (RFC 4287).
struct AtomFeed {
  /// The most entries of a feed.
  private static let length = 20

  let text: String

  /// The newest of `articles`; nil where none has a date. `page` is what the feed tells of, as a page.
  init?(
    _ articles: [Article], _ dates: ArticleDates, address: Address, page: Address, _ title: String, _ language: String,
    _ baseURL: String, _ settings: SiteSettings
  ) {
    let dated = articles.compactMap { article in dates.updated(article).map { (updated: $0, article: article) } }
    let newest = dated.sorted { ($1.updated, $0.article.slug) < ($0.updated, $1.article.slug) }.prefix(Self.length)
    guard let last = newest.first else { return nil }
    let entries = newest.map { updated, article in
      Self.entry(article, updated, dates.published(article), Address(of: article, in: settings).absolute(baseURL))
    }
    let name = xmlEscaped(title)
    text = """
      <?xml version="1.0" encoding="utf-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="\(xmlEscaped(language))">
      <id>\(xmlEscaped(address.absolute(baseURL)))</id>
      <title>\(name)</title>
      <updated>\(last.updated)</updated>
      <author><name>\(xmlEscaped(settings.title.text(in: language)))</name></author>
      <link rel="self" type="application/atom+xml" href="\(xmlEscaped(address.absolute(baseURL)))"/>
      <link rel="alternate" type="text/html" href="\(xmlEscaped(page.absolute(baseURL)))"/>
      \(entries.joined(separator: "\n"))
      </feed>

      """
  }

  private static func entry(_ article: Article, _ updated: String, _ published: String?, _ url: String) -> String {
    let matter = article.matter
    let address = xmlEscaped(url)
    return htmlText { xml in
      xml.append("<entry>\n<id>\(address)</id>\n<title>\(xmlEscaped(matter.title))</title>\n")
      xml.append("<updated>\(updated)</updated>\n")
      if let published { xml.append("<published>\(published)</published>\n") }
      for name in matter.authors { xml.append("<author><name>\(xmlEscaped(name))</name></author>\n") }
      xml.append("<link rel=\"alternate\" type=\"text/html\" href=\"\(address)\"/>\n")
      for tag in matter.tags { xml.append("<category term=\"\(xmlEscaped(tag))\"/>\n") }
      if let summary = matter.summary { xml.append("<summary>\(xmlEscaped(summary))</summary>\n") }
      xml.append("</entry>" as StaticString)
    }
  }
}
