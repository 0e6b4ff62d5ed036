import Diagnostics

/// Links that lead to nothing: why, and what may have been meant.
extension LinkIndex {
  func nothing(at path: String, written: String) -> Target {
    if path.hasSuffix(".md"), drafts.contains(ArticleName(path: "articles/" + path, defaultLanguage: "").slug) {
      return .broken("‘\(written)’ is a draft", way: "publish it, or take the link away until then")
    }
    if unlocalized(path).path == GeneratedPage.errors.rawValue {
      return .broken("‘\(written)’ is not there, since no article names symptoms", way: nil)
    }
    return .broken("‘\(written)’ leads to nothing", way: proposal(for: path).map { "did you mean ‘\($0)’?" })
  }

  private func proposal(for path: String) -> String? {
    if let source = source(ofPage: path) { return "/" + source }
    let file = path.split(separator: "/").last.map(String.init) ?? path
    if file == "index.md", let folder = folder(of: path), folders[folder] != nil { return "/\(folder)/" }
    let candidates = Array(articles.keys).map(self.file(of:)) + assets
    let byName = candidates.filter { $0.split(separator: "/").last.map(String.init) == file }
    let names = candidates + folders.keys.filter { !$0.isEmpty } + GeneratedPage.allCases.map(\.rawValue)
    return (byName.sorted().first ?? nearest(to: path, in: names) ?? nearestPage(to: path)).map { "/" + $0 }
  }

  /// For a path without an ending, as addresses are written: an article, a page that the site makes, or a former path.
  private func nearestPage(to path: String) -> String? {
    let pages = GeneratedPage.allCases.map { (String($0.rawValue.dropLast(".html".count)), $0.rawValue) }
    let files =
      articles.keys.map { ($0, file(of: $0)) } + aliases.map { ($0.key, file(of: $0.value)) } + pages
    let byPath = Dictionary(files, uniquingKeysWith: min)
    return nearest(to: path, in: byPath.keys).flatMap { byPath[$0] }
  }

  private func folder(of path: String) -> String? { path.lastIndex(of: "/").map { String(path[..<$0]) } }

  /// The Markdown behind a page of the site that a link names: `ja/sqs/a.html` is `sqs/a.ja.md`.
  private func source(ofPage path: String) -> String? {
    guard path.hasSuffix(".html") else { return nil }
    let (page, language) = unlocalized(path)
    var slug = String(page.dropLast(".html".count))
    if slug == "index" || slug.hasSuffix("/index") { slug = String(slug.dropLast(slug == "index" ? 5 : 6)) }
    guard articles[slug] != nil else { return nil }
    return language.map { String(file(of: slug).dropLast(2)) + $0 + ".md" } ?? file(of: slug)
  }
}
