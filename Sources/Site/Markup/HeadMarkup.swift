import Evidence
import KnowledgeBase

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
    var lines: [String] = []
    if let baseURL = settings.baseURL {
      // Where the page is served, for search engines that find it elsewhere too (RFC 6596).
      lines.append("<link rel=\"canonical\" href=\"\(escaped(fragments.address.absolute(baseURL)))\">")
    }
    lines += card(heading, description, language, article)
    if context.dates.hasFeed(language) {
      let name = settings.title.text(in: language)
      lines.append(feedLink(Address.feed(language: language, settings), name))
    }
    if let article {
      let twin = Address.twin(slug: article.slug, language: language, isIndex: article.isIndex, settings)
      lines.append("<link rel=\"alternate\" type=\"text/markdown\" href=\"\(fragments.address.link(to: twin))\">")
    }
    return lines.joined(separator: "\n")
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
  private func card(_ heading: String, _ description: String?, _ language: String, _ article: Article?) -> [String] {
    var facts: [(String, String?)] = [
      ("title", heading), ("description", description), ("type", article == nil ? "website" : "article"),
      ("site_name", settings.title.text(in: language)), ("locale", Self.locale(language)),
    ]
    if let baseURL = settings.baseURL {
      facts.append(("url", fragments.address.absolute(baseURL)))
      facts.append(("image", settings.image.map { Address(path: $0.value).absolute(baseURL) }))
    }
    let tags = facts.compactMap { name, value in
      value.map { "<meta property=\"og:\(name)\" content=\"\(escaped($0))\">" }
    }
    let hasImage = settings.baseURL != nil && settings.image != nil
    return tags + ["<meta name=\"twitter:card\" content=\"\(hasImage ? "summary_large_image" : "summary")\">"]
  }

  /// Open Graph wants a territory with the language.
  private static func locale(_ language: String) -> String? {
    let known = [
      "en": "en_US", "ja": "ja_JP", "de": "de_DE", "fr": "fr_FR", "es": "es_ES", "ko": "ko_KR", "zh": "zh_CN",
    ]
    if let locale = known[language] { return locale }
    let parts = language.split(separator: "-")
    return parts.count == 2 && parts[1].count == 2 ? "\(parts[0])_\(parts[1].uppercased())" : nil
  }
}
