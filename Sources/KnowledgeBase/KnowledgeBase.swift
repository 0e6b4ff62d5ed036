public import Diagnostics

/// Everything under `Content/`, read and checked once: immutable, so that whatever follows may run side by side.
public struct KnowledgeBase: Sendable {
  public let tree: FileTree
  public let settings: SiteSettings
  /// Every article that is not a draft, by slug, its default language first.
  public let articles: [Article]
  public let drafts: [Article]
  public let environments: [Environment]
  /// Files beside the articles that go to the site as they are: pictures, downloads.
  public let assets: [String]
  public let links: LinkIndex
  /// Former addresses of articles.
  public let redirects: [Redirect]
  /// What is worth knowing and stops nothing.
  public let warnings: [Diagnostic]
  /// What a link to nothing is.
  public var brokenLinks = Diagnostic.Severity.error

  public func environment(named name: String) -> Environment? { environments.first { $0.name == name } }

  /// All environments, that of the site first, where commands run if nobody says otherwise.
  public var environmentsByRank: [Environment] {
    environments.filter { $0.name == settings.environment } + environments.filter { $0.name != settings.environment }
  }

  /// The languages that articles are written in, the site's own first.
  public var languages: [String] { links.languages(ofFolder: "") }

  /// The article again: its bytes, cut into front matter and body. Throws what is wrong with the file now.
  public func source(of article: Article) throws(Diagnosed) -> ArticleSource {
    do {
      return try ArticleSource(try tree.read(article.path), file: tree.name(article.path))
    } catch let error as Diagnosed {
      throw error
    } catch {
      throw Diagnosed(unreadable(tree.name(article.path), error as? FileError))
    }
  }
}

func unreadable(_ file: String, _ error: FileError?) -> Diagnostic {
  Diagnostic(
    at: SourceLocation(file: file), "unreadable", "cannot be read: \(error?.reason ?? "unknown error")",
    notes: ["check that it exists and that you may read it"])
}
