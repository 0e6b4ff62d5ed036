import Diagnostics

/// One article: where it is, and what its front matter says. Its text is read when it is needed and not kept.
///
/// Lists of tags, folders and neighbours all hold articles: they share one of each.
public final class Article: Hashable, Sendable {
  /// The path of its file within the knowledge base, `articles/sqs/legacy-endpoint.ja.md`.
  public let path: String
  /// The path without folder, language and ending, the same for all translations: `sqs/legacy-endpoint`. Empty for the
  /// home page; a folder's `index.md` has the folder's name.
  public let slug: String
  public let language: String
  public let isIndex: Bool
  public let matter: FrontMatter
  /// The folder that the article lies in; an index stands for its own folder.
  public let folder: String
  /// The folder below `articles/` that its file lies in, which links in it are relative to.
  let fileFolder: Substring

  init(path: String, slug: String, language: String, isIndex: Bool, matter: FrontMatter) {
    (self.path, self.slug, self.language, self.isIndex, self.matter) = (path, slug, language, isIndex, matter)
    folder = isIndex ? slug : slug.utf8.lastIndex(of: 0x2F).map { String(slug[..<$0]) } ?? ""
    let file = Substring(path.utf8.dropFirst("articles/".utf8.count))
    fileFolder = file.utf8.lastIndex(of: 0x2F).map { file[..<$0] } ?? ""
  }

  public static func == (a: Article, b: Article) -> Bool {
    a === b
      || a.path == b.path && a.slug == b.slug && a.language == b.language && a.isIndex == b.isIndex
        && a.matter == b.matter
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(path) }
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
    && path[(path.utf8.lastIndex(of: 0x2F).map { path.utf8.index(after: $0) } ?? path.startIndex)...].hasPrefix("_")
}

/// What a file's path says of its article.
struct ArticleName: Hashable {
  var slug: String
  var language: String
  var isIndex: Bool

  /// Reads `articles/sqs/legacy-endpoint.ja.md`.
  init(path: String, defaultLanguage: String) {
    self.init(below: Substring(path.utf8.dropFirst("articles/".utf8.count)), defaultLanguage: defaultLanguage)
  }

  /// Reads `sqs/legacy-endpoint.ja.md`.
  init(below path: Substring, defaultLanguage: String) {
    var path = path
    self = path.withUTF8 { Self($0.dropLast(".md".utf8.count), defaultLanguage) }
  }

  private init(_ path: Slice<UnsafeBufferPointer<UInt8>>, _ defaultLanguage: String) {
    var stem = path
    language = defaultLanguage
    if let mark = stem.lastIndex(where: { $0 == 0x2E || $0 == 0x2F }), stem[mark] == 0x2E {
      let tag = String(decoding: stem[(mark + 1)...], as: UTF8.self)
      if isLanguageTag(tag) {
        language = tag
        stem = stem[..<mark]
      }
    }
    let isBare = stem.elementsEqual("index".utf8)
    isIndex = isBare || stem.suffix(6).elementsEqual("/index".utf8)
    slug = String(decoding: isIndex ? stem.dropLast(isBare ? 5 : 6) : stem, as: UTF8.self)
  }
}
