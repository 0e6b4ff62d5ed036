import Diagnostics

/// A former address of an article, which leads to where it is now.
public struct Redirect: Hashable, Sendable {
  /// The file below the site's root that stands at the former address: `ja/old/name.html`.
  public let path: String
  public let slug: String
  public let language: String
  public let isIndex: Bool
}

/// What a former path is looked up by: without ending, language and slash.
func aliasKey(_ path: String) -> String {
  if path.hasSuffix(".md") { return ArticleName(path: "articles/" + path, defaultLanguage: "").slug }
  return path.hasSuffix(".html") ? String(path.dropLast(".html".count)) : path
}

/// Reads `aliases:` of all articles. Those of an article in the site's own language hold for its translations too, each in
/// its language's folder; those of a translation for it alone.
struct RedirectReader {
  private(set) var redirects: [Redirect] = []
  private(set) var problems: [Diagnostic] = []
  /// The slug behind each former path.
  private(set) var slugs: [String: String] = [:]
  private let settings: SiteSettings
  /// What stands at a path already, in lower case: some file systems know no other.
  private var taken: [String: String] = [:]
  private var claims: [String: Placed<Redirect>] = [:]

  init(_ articles: [Article], assets: [String], settings: SiteSettings, tree: FileTree) {
    self.settings = settings
    let naming = articles.filter { !$0.matter.aliases.isEmpty }
    guard !naming.isEmpty else { return }
    take(articles, assets, tree)
    let bySlug = Dictionary(grouping: articles, by: \.slug)
    for article in naming {
      let holders = article.language == settings.language ? bySlug[article.slug] ?? [] : [article]
      for alias in article.matter.aliases { read(alias, of: article, holders) }
    }
  }

  private mutating func take(_ articles: [Article], _ assets: [String], _ tree: FileTree) {
    for language in Set(articles.map(\.language)) {
      for page in GeneratedPage.allCases { note(page.rawValue, language, "a page that the site makes") }
    }
    for article in articles {
      for folder in folders(above: article.folder) {
        note(folder.isEmpty ? "index.html" : folder + "/index.html", article.language, "the page of a folder")
      }
      let path = pagePath(slug: article.slug, language: article.language, isIndex: article.isIndex, in: settings)
      taken[path.lowercased()] = tree.name(article.path)
    }
    for asset in assets { taken[asset.dropFirst("articles/".count).lowercased()] = tree.name(asset) }
  }

  private mutating func note(_ path: String, _ language: String, _ what: String) {
    taken[localized(path, language, settings).lowercased()] = what
  }

  private mutating func read(_ alias: Placed<String>, of article: Article, _ holders: [Article]) {
    guard let path = path(alias, of: article) else { return }
    let isFolder = alias.value.hasSuffix("/") || path.hasSuffix("/index.html")
    var key = aliasKey(path)
    if key.hasSuffix("/index") { key = String(key.dropLast("/index".count)) }
    slugs[key] = article.slug
    for holder in holders {
      let file = pagePath(slug: key, language: holder.language, isIndex: isFolder, in: settings)
      let redirect = Redirect(
        path: file, slug: holder.slug, language: holder.language, isIndex: holder.isIndex)
      claim(Placed(redirect, at: alias.location), alias.value)
    }
  }

  private mutating func claim(_ redirect: Placed<Redirect>, _ alias: String) {
    let key = redirect.value.path.lowercased()
    if let what = taken[key] {
      report(redirect.location, "‘\(alias)’ is no former path: it is \(what)", "take it away, or name another")
    } else if let other = claims.updateValue(redirect, forKey: key) {
      // An original and its translation may both tell.
      guard other.value != redirect.value else { return }
      let place = "\(other.location.file):\(other.location.line ?? 1)"
      report(redirect.location, "‘\(alias)’ is claimed by \(place), too", "keep it in one article")
    } else {
      redirects.append(redirect.value)
    }
  }

  /// The path below the site's root; nil, with a diagnostic, where it is none.
  private mutating func path(_ alias: Placed<String>, of article: Article) -> String? {
    let text = alias.value
    guard !isExternal(text), !text.contains(where: { "?#".contains($0) }) else {
      report(alias.location, "‘\(text)’ is no path of this site", "write it as /old/name or old-name")
      return nil
    }
    guard var path = resolved(decoded(text[...]), in: article.fileFolder) else {
      report(alias.location, "‘\(text)’ leads out of the site", "write it from the site's root, as /old/name")
      return nil
    }
    if article.language != settings.language, path.hasPrefix(article.language + "/") {
      path = String(path.dropFirst(article.language.count + 1))
    }
    if path.isEmpty { path = "index.html" }
    return path
  }

  private mutating func report(_ place: SourceLocation, _ summary: String, _ way: String) {
    problems.append(Diagnostic(at: place, "alias", summary, notes: [way]))
  }
}
