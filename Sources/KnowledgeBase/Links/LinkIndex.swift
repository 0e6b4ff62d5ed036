import Diagnostics

/// Every place that a link inside the knowledge base can lead to.
public struct LinkIndex: Sendable {
  public enum Target: Hashable, Sendable {
    /// Another site, or a mail address: not looked at.
    case external
    /// The place in an article; `fragment` without `#`, nil for its beginning.
    case article(slug: String, language: String, isIndex: Bool, fragment: String?)
    case asset(String)
    /// Nothing; why, and the way out.
    case broken(String, way: String?)
  }

  private let languages: [String: [String]]
  private let indexes: Set<String>
  private let drafts: Set<String>
  private let assets: Set<String>
  private let defaultLanguage: String

  init(articles: [Article], drafts: [Article], assets: [String], settings: SiteSettings) {
    languages = Dictionary(articles.map { ($0.slug, [$0.language]) }, uniquingKeysWith: +)
    indexes = Set(articles.filter(\.isIndex).map(\.slug))
    self.drafts = Set(drafts.map(\.slug))
    self.assets = Set(assets.map { String($0.dropFirst("articles/".count)) })
    defaultLanguage = settings.language
  }

  /// Where a link written in `article` leads.
  public func resolve(_ destination: String, from article: Article) -> Target {
    if destination.isEmpty { return .broken("the link is empty", way: nil) }
    if isExternal(destination) { return .external }
    let hash = destination.firstIndex(of: "#")
    let fragment = hash.map { decoded(destination[destination.index(after: $0)...]) }
    let written = destination[..<(hash ?? destination.endIndex)].prefix { $0 != "?" }
    if written.isEmpty {
      return .article(slug: article.slug, language: article.language, isIndex: article.isIndex, fragment: fragment)
    }
    guard let path = absolute(decoded(written), in: article) else {
      return .broken("‘\(destination)’ leads out of articles/", way: nil)
    }
    return target(path, fragment, article, written: destination)
  }

  private func target(_ path: String, _ fragment: String?, _ article: Article, written: String) -> Target {
    if path.hasSuffix(".md") {
      let name = ArticleName(path: "articles/" + path, defaultLanguage: "")
      let wanted = name.language.isEmpty ? article.language : name.language
      if let known = languages[name.slug],
        let language = [wanted, defaultLanguage].first(where: known.contains) ?? known.first,
        name.language.isEmpty || language == wanted
      {
        return .article(slug: name.slug, language: language, isIndex: indexes.contains(name.slug), fragment: fragment)
      }
      if drafts.contains(name.slug) {
        return .broken("‘\(written)’ is a draft", way: "publish it, or take the link away until then")
      }
    } else if assets.contains(path) {
      return .asset(path)
    } else if let known = languages[path] {
      let language = known.contains(article.language) ? article.language : known[0]
      return .article(slug: path, language: language, isIndex: indexes.contains(path), fragment: fragment)
    }
    return .broken("‘\(written)’ leads to nothing", way: proposal(for: path))
  }

  private func proposal(for path: String) -> String? {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    let candidates = Array(languages.keys).map { $0 + ".md" } + assets
    let byName = candidates.filter { $0.split(separator: "/").last.map(String.init) == file }
    return (byName.sorted().first ?? nearest(to: path, in: candidates)).map { "did you mean ‘/\($0)’?" }
  }

  /// The path below `articles/`, with `.` and `..` taken out; nil if it leads above.
  private func absolute(_ path: String, in article: Article) -> String? {
    var folder = article.path.dropFirst("articles/".count)
    folder = path.hasPrefix("/") ? "" : folder.lastIndex(of: "/").map { folder[..<$0] } ?? ""
    var rest = path[...]
    var result = String(folder)
    while !rest.isEmpty {
      let part = rest.prefix { $0 != "/" }
      rest = rest.dropFirst(part.count + 1)
      if part.isEmpty || part == "." { continue }
      if part != ".." {
        if !result.isEmpty { result += "/" }
        result += part
      } else {
        guard !result.isEmpty else { return nil }
        result = result.lastIndex(of: "/").map { String(result[..<$0]) } ?? ""
      }
    }
    return result
  }
}

private func isExternal(_ destination: String) -> Bool {
  if destination.hasPrefix("//") { return true }
  guard let colon = destination.utf8.firstIndex(of: 0x3A) else { return false }
  // RFC 3986, section 3.1: a scheme is a letter, then letters, digits, +, - and .
  let scheme = destination.utf8[..<colon]
  return scheme.first.map { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A } ?? false
    && scheme.allSatisfy {
      ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || $0 >= 0x30 && $0 <= 0x39 || [0x2B, 0x2D, 0x2E].contains($0)
    }
}

/// Percent-encoding (RFC 3986, section 2.1) taken back.
private func decoded(_ text: Substring) -> String {
  guard text.utf8.contains(0x25) else { return String(text) }
  var bytes: [UInt8] = []
  var rest = text.utf8[...]
  while let byte = rest.popFirst() {
    if byte == 0x25, rest.count >= 2, rest.first != 0x2B,
      let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
    {
      bytes.append(value)
      rest = rest.dropFirst(2)
    } else {
      bytes.append(byte)
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}
