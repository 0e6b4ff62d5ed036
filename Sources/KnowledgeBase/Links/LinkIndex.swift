import Diagnostics

/// Every place that a link inside the knowledge base can lead to.
public struct LinkIndex: Sendable {
  public enum Target: Hashable, Sendable {
    /// Another site, or a mail address: not looked at.
    case external
    /// The place in an article; `fragment` without `#`, nil for its beginning.
    case article(slug: String, language: String, isIndex: Bool, fragment: String?)
    /// The page that lists a folder without an index of its own.
    case folder(String, language: String, fragment: String?)
    case page(GeneratedPage, language: String, fragment: String?)
    case asset(String)
    /// Nothing; why, and the way out.
    case broken(String, way: String?)

    /// Whether it asks for a place on its page.
    var hasFragment: Bool {
      switch self {
      case .article(_, _, _, let fragment), .folder(_, _, let fragment), .page(_, _, let fragment): fragment != nil
      case .external, .asset, .broken: false
      }
    }
  }

  /// The languages of each article and of each folder, the site's own first.
  let articles: [String: [String]]
  let folders: [String: [String]]
  let drafts: Set<String>
  let assets: Set<String>
  let settings: SiteSettings
  private let pages: [GeneratedPage: [String]]
  private let indexes: Set<String>
  let aliases: [String: String]

  init(articles: [Article], drafts: [Article], assets: [String], aliases: [String: String], settings: SiteSettings) {
    self.articles = Dictionary(articles.map { ($0.slug, [$0.language]) }, uniquingKeysWith: +)
    folders = Self.folders(of: articles, settings)
    indexes = Set(articles.filter(\.isIndex).map(\.slug))
    self.drafts = Set(drafts.map(\.slug))
    self.assets = Set(assets.map { String($0.dropFirst("articles/".count)) })
    self.aliases = aliases
    self.settings = settings
    let naming = Set(articles.filter { !$0.matter.symptoms.isEmpty }.map(\.language))
    let languages = folders[""] ?? []
    pages = [.verification: languages, .errors: languages.filter(naming.contains)]
  }

  /// The top is a folder of every language.
  private static func folders(of articles: [Article], _ settings: SiteSettings) -> [String: [String]] {
    var known: [String: Set<String>] = ["": [settings.language]]
    for article in articles {
      var folder = article.folder
      // What is known brings those above it along.
      while known[folder, default: []].insert(article.language).inserted, !folder.isEmpty {
        folder = folder.utf8.lastIndex(of: 0x2F).map { String(folder[..<$0]) } ?? ""
      }
    }
    return known.mapValues { languages in
      [settings.language].filter(languages.contains) + languages.subtracting([settings.language]).sorted()
    }
  }

  /// The languages in which a folder has a page, the site's own first.
  public func languages(ofFolder folder: String) -> [String] { folders[folder] ?? [] }

  /// Where a link written in `article` leads.
  public func resolve(_ destination: String, from article: Article) -> Target { lookUp(destination, article).target }

  /// Where a link leads, and what to write instead where it names a former path.
  func lookUp(_ destination: String, _ article: Article) -> (target: Target, newPath: String?) {
    if destination.isEmpty { return (.broken("the link is empty", way: nil), nil) }
    if isExternal(destination) { return (.external, nil) }
    let (written, fragment) = parts(ofDestination: destination)
    if written.isEmpty {
      let own = Target.article(
        slug: article.slug, language: article.language, isIndex: article.isIndex, fragment: fragment)
      return (own, nil)
    }
    guard let path = resolved(written, in: article.fileFolder) else {
      return (.broken("‘\(destination)’ leads out of articles/", way: nil), nil)
    }
    if let target = target(path, fragment, article) { return (target, nil) }
    if let slug = aliases[aliasKey(path)], let target = target(file(of: slug), fragment, article) {
      return (
        target, "/" + file(of: slug) + destination[(destination.utf8.firstIndex(of: 0x23) ?? destination.endIndex)...]
      )
    }
    return (nothing(at: path, written: destination), nil)
  }

  private func target(_ path: String, _ fragment: String?, _ article: Article) -> Target? {
    if path.hasSuffix(".md") { return self.article(path, fragment, article) }
    if assets.contains(path) { return .asset(path) }
    if let known = articles[path] {
      return .article(
        slug: path, language: best(known, article), isIndex: indexes.contains(path), fragment: fragment)
    }
    if let known = folders[path] { return .folder(path, language: best(known, article), fragment: fragment) }
    let (page, language) = unlocalized(path)
    guard let page = GeneratedPage(rawValue: page), let known = pages[page], !known.isEmpty else { return nil }
    if let language { return known.contains(language) ? .page(page, language: language, fragment: fragment) : nil }
    return .page(page, language: best(known, article), fragment: fragment)
  }

  private func article(_ path: String, _ fragment: String?, _ article: Article) -> Target? {
    let name = ArticleName(below: path[...], defaultLanguage: "")
    let wanted = name.language.isEmpty ? article.language : name.language
    guard let known = articles[name.slug],
      let language = [wanted, settings.language].first(where: known.contains) ?? known.first,
      name.language.isEmpty || language == wanted
    else { return nil }
    return .article(slug: name.slug, language: language, isIndex: indexes.contains(name.slug), fragment: fragment)
  }

  /// The language of the article in which the link stands, else the site's own.
  private func best(_ known: [String], _ article: Article) -> String {
    known.contains(article.language) ? article.language : known[0]
  }

  /// `ja/verification.html` as the page and its language, where there is such a language.
  func unlocalized(_ path: String) -> (path: String, language: String?) {
    guard let slash = path.firstIndex(of: "/") else { return (path, nil) }
    let language = String(path[..<slash])
    guard language != settings.language, folders["", default: []].contains(language) else { return (path, nil) }
    return (String(path[path.index(after: slash)...]), language)
  }

  /// The file of an article in the site's own language, below `articles/`.
  func file(of slug: String) -> String {
    indexes.contains(slug) ? (slug.isEmpty ? "index.md" : slug + "/index.md") : slug + ".md"
  }
}
