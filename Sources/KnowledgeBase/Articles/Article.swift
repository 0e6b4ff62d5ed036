import Diagnostics

/// One article: where it is, and what its front matter says. Its text is read when it is needed and not kept.
public struct Article: Hashable, Sendable {
  /// The path of its file within the knowledge base, `articles/sqs/legacy-endpoint.ja.md`.
  public let path: String
  /// The path without folder, language and ending, the same for all translations: `sqs/legacy-endpoint`. Empty for the
  /// home page; a folder's `index.md` has the folder's name.
  public let slug: String
  public let language: String
  public let isIndex: Bool
  public var matter: FrontMatter

  /// The folder that the article lies in; an index stands for its own folder.
  public var folder: String {
    isIndex ? slug : slug.utf8.lastIndex(of: 0x2F).map { String(slug[..<$0]) } ?? ""
  }
}

/// What a file's path says of its article.
struct ArticleName: Hashable {
  var slug: String
  var language: String
  var isIndex: Bool

  /// Reads `articles/sqs/legacy-endpoint.ja.md`.
  init(path: String, defaultLanguage: String) {
    var stem = path.dropFirst("articles/".count).dropLast(".md".count)
    language = defaultLanguage
    if let dot = stem.lastIndex(of: "."), isLanguageTag(stem[stem.index(after: dot)...]),
      !stem[dot...].contains("/")
    {
      language = String(stem[stem.index(after: dot)...])
      stem = stem[..<dot]
    }
    isIndex = stem == "index" || stem.hasSuffix("/index")
    slug = String(isIndex ? stem.dropLast(stem == "index" ? 5 : 6) : stem)
  }
}
