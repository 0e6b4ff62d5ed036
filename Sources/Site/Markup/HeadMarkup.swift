import Evidence
import KnowledgeBase
import Markdown

/// What the head of a page tells other programs: search engines, feed readers, and those that show a card for a link.
struct HeadMarkup {
  let context: PageContext
  let fragments: Fragments
  private var settings: SiteSettings { context.base.settings }

  init(_ context: PageContext, _ fragments: Fragments) {
    self.context = context
    self.fragments = fragments
  }

  /// `article` is the article that the page shows, if it shows one.
  func html(heading: String, description: String?, article: Article?) -> String {
    let language = fragments.phrases.language
    return htmlText { html in
      if let baseURL = settings.baseURL {
        // Where the page is served, for search engines that find it elsewhere too (RFC 6596).
        html.appendElement("<link rel=\"canonical\" href=\"", fragments.address.absolute(baseURL), "\">\n")
      }
      writeCard(heading, description, article, into: &html)
      if context.dates.hasFeed(language) {
        html.append("\n" + feedLink(Address.feed(language: language, settings), settings.title.text(in: language)))
      }
      if let article {
        let twin = Address.twin(slug: article.slug, language: language, isIndex: article.isIndex, settings)
        html.appendElement(
          "\n<link rel=\"alternate\" type=\"text/markdown\" href=\"", fragments.address.link(to: twin), "\">")
      }
    }
  }

  /// The link to a tag's own feed; empty where it has none.
  func feed(of tag: Tag) -> String {
    guard context.dates.hasFeed(fragments.phrases.language, tag.articles) else { return "" }
    let target = Address.feed(tag: tag.slug, language: fragments.phrases.language, settings)
    return "\n" + feedLink(target, tag.name)
  }

  private func feedLink(_ target: Address, _ name: String) -> String {
    let title = escaped(fragments.phrases(.feed, ["name": name]))
    return
      "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"\(title)\" href=\"\(fragments.address.link(to: target))\">"
  }

  /// The Open Graph protocol, which the programs that show cards read; Twitter's own asks for the kind of card besides.
  private func writeCard(
    _ heading: String, _ description: String?, _ article: Article?, into html: inout HTMLBuffer
  ) {
    let language = fragments.phrases.language
    func fact(_ opening: StaticString, _ value: String?) {
      if let value { html.appendElement(opening, value, "\">\n") }
    }
    fact("<meta property=\"og:title\" content=\"", heading)
    fact("<meta property=\"og:description\" content=\"", description)
    fact("<meta property=\"og:type\" content=\"", article == nil ? "website" : "article")
    fact("<meta property=\"og:site_name\" content=\"", settings.title.text(in: language))
    fact("<meta property=\"og:locale\" content=\"", Self.locale(language))
    var hasImage = false
    if let baseURL = settings.baseURL {
      fact("<meta property=\"og:url\" content=\"", fragments.address.absolute(baseURL))
      hasImage = settings.image != nil
      fact(
        "<meta property=\"og:image\" content=\"", settings.image.map { Address(path: $0.value).absolute(baseURL) })
    }
    html.appendElement(
      "<meta name=\"twitter:card\" content=\"", hasImage ? "summary_large_image" : "summary", "\">")
  }

  private static let locales = [
    "en": "en_US", "ja": "ja_JP", "de": "de_DE", "fr": "fr_FR", "es": "es_ES", "ko": "ko_KR", "zh": "zh_CN",
  ]

  /// Open Graph wants a territory with the language.
  private static func locale(_ language: String) -> String? {
    if let locale = locales[language] { return locale }
    let parts = language.split(separator: "-")
    return parts.count == 2 && parts[1].count == 2 ? "\(parts[0])_\(parts[1].uppercased())" : nil
  }
}
