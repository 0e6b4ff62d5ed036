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

extension Article {
  /// The article, for links that are written in another file, which it includes. Outside of articles/ they lead as if they were
  /// written in the article.
  func writing(_ file: String) -> Article {
    guard file != path, file.hasPrefix("articles/") else { return self }
    return Article(path: file, slug: slug, language: language, isIndex: isIndex, matter: matter)
  }
}

/// Whether a file below articles/ is there to be included alone: its name begins with `_`.
func isPiece(_ path: String) -> Bool {
  path.hasSuffix(".md")
    && path[(path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex)...].hasPrefix("_")
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
