public import Diagnostics

extension KnowledgeBase {
  /// Reads and checks `Content/`: settings, environments and the front matter of every article. Throws everything that is
  /// wrong, sorted by place. `baseURL` takes the place of the settings' own; articles that `memory` knows are not read again.
  public static func load(
    _ tree: FileTree, baseURL: String? = nil, memory: ArticleMemory? = nil
  ) async throws(Diagnosed) -> KnowledgeBase {
    var (settings, settingsProblems) = try loadSettings(tree)
    settings.baseURL = baseURL ?? settings.baseURL
    let (environments, environmentProblems) = loadEnvironments(tree)
    let files = try listArticles(tree)
    let paths = files.filter { $0.hasSuffix(".md") && !isPiece($0) }
    let loaded = await concurrentMap(paths.count) { [settings] index in
      memory?.loaded(paths[index]) { loadArticle(paths[index], tree, settings) }
        ?? loadArticle(paths[index], tree, settings)
    }

    var problems = settingsProblems + environmentProblems + loaded.flatMap(\.problems)
    let articles = loaded.compactMap(\.article).sorted(by: precedes(settings.language))
    problems += duplicates(articles, tree) + reserved(articles, settings, tree)
    if paths.isEmpty { problems.append(noArticles(tree)) }
    if let name = settings.environment, !environments.contains(where: { $0.name == name }) {
      problems.append(
        unknownEnvironment(name, environments.map(\.name), at: SourceLocation(file: tree.name("site.yml"))))
    }
    for (key, picture) in [("image", settings.image), ("logo", settings.logo)] {
      guard let picture, !files.contains("articles/" + picture.value) else { continue }
      problems.append(missing(picture, for: key, files))
    }
    problems += misspelledVariables(articles, settings, environments, tree)
    let published = articles.filter { !$0.matter.isDraft }
    let assets = files.filter { !$0.hasSuffix(".md") }
    let former = RedirectReader(published, assets: assets, settings: settings, tree: tree)
    problems += former.problems
    let links = LinkIndex(
      articles: published, drafts: articles.filter(\.matter.isDraft), assets: assets, aliases: former.slugs,
      settings: settings)
    problems += links.navigationProblems()
    guard !problems.contains(where: { $0.severity == .error }) else { throw Diagnosed(problems.sorted()) }

    return KnowledgeBase(
      tree: tree, settings: settings, articles: published, drafts: articles.filter(\.matter.isDraft),
      environments: environments, assets: assets,
      links: links,
      redirects: former.redirects,
      warnings: problems.sorted())
  }

  /// What site.yml says, without the rest. Throws what is wrong with it.
  public static func settings(of tree: FileTree) throws(Diagnosed) -> SiteSettings {
    let (settings, problems) = try loadSettings(tree)
    guard !problems.contains(where: { $0.severity == .error }) else { throw Diagnosed(problems.sorted()) }
    return settings
  }

  private static func loadSettings(_ tree: FileTree) throws(Diagnosed) -> (SiteSettings, [Diagnostic]) {
    let file = tree.name("site.yml")
    let bytes: [UInt8]
    do {
      bytes = try tree.read("site.yml")
    } catch {
      throw Diagnosed(
        Diagnostic(
          at: SourceLocation(file: file), "no-site", "cannot be read: \(error.reason)",
          notes: ["name the folder that holds site.yml and articles/ by --content", "or create it with ‘title: …’"]))
    }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw Diagnosed(notUTF8(bytes, file)) }
    var reader = YAMLReader(file: file)
    let settings = SiteSettings(text, reader: &reader)
    return (settings, reader.diagnostics)
  }

  private static func loadEnvironments(_ tree: FileTree) -> ([Environment], [Diagnostic]) {
    var paths: [String] = []
    var environments: [Environment] = []
    var problems: [Diagnostic] = []
    do {
      paths = try tree.list("environments")
        .filter { ($0.hasSuffix(".yml") || $0.hasSuffix(".yaml")) && !$0.contains(".example.") }
    } catch {
      // A knowledge base without environments is fine.
      if !error.isMissing { problems.append(unreadable(tree.name("environments"), error)) }
    }
    for path in paths {
      let file = tree.name(path)
      do {
        let bytes = try tree.read(path)
        guard let text = String(validating: bytes, as: UTF8.self) else {
          problems.append(notUTF8(bytes, file))
          continue
        }
        var reader = YAMLReader(file: file)
        let fileName = path[(path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex)...]
        let name = String(fileName.prefix(upTo: fileName.lastIndex(of: ".") ?? fileName.endIndex))
        if environments.contains(where: { $0.name == name }) {
          reader.report(
            "duplicate-environment", "there are two environments named ‘\(name)’", "rename one file", at: nil)
        }
        if let environment = Environment(text, name: name, reader: &reader) { environments.append(environment) }
        problems += reader.diagnostics
      } catch {
        problems.append(unreadable(file, error))
      }
    }
    return (environments, problems)
  }

  private static func listArticles(_ tree: FileTree) throws(Diagnosed) -> [String] {
    do { return try tree.list("articles") } catch { throw Diagnosed(unreadable(tree.name("articles"), error)) }
  }

  typealias Loaded = ArticleMemory.Loaded

  static func loadArticle(_ path: String, _ tree: FileTree, _ settings: SiteSettings) -> Loaded {
    let file = tree.name(path)
    do {
      let bytes = try tree.read(path)
      if invalidUTF8(in: bytes) != nil { return Loaded(article: nil, problems: [notUTF8(bytes, file)]) }
      let source = try ArticleSource(bytes, file: file)
      var reader = YAMLReader(file: file, lineOffset: 1)
      let matter = FrontMatter(String(decoding: bytes[source.frontMatter], as: UTF8.self), reader: &reader)
      let name = ArticleName(path: path, defaultLanguage: settings.language)
      let article = Article(
        path: path, slug: name.slug, language: name.language, isIndex: name.isIndex, matter: matter)
      return Loaded(article: article, problems: reader.diagnostics)
    } catch let error as Diagnosed {
      return Loaded(article: nil, problems: error.diagnostics)
    } catch {
      return Loaded(article: nil, problems: [unreadable(file, error as? FileError)])
    }
  }

  private static func precedes(_ language: String) -> (Article, Article) -> Bool {
    { a, b in
      (a.slug, a.language == language ? "" : a.language) < (b.slug, b.language == language ? "" : b.language)
    }
  }

  /// Two articles that would become one page, also on a file system that ignores case.
  private static func duplicates(_ articles: [Article], _ tree: FileTree) -> [Diagnostic] {
    var seen: [String: Article] = [:]
    return articles.compactMap { article in
      let key = "\(article.slug.lowercased()) \(article.language)"
      guard let other = seen.updateValue(article, forKey: key) else { return nil }
      return Diagnostic(
        at: SourceLocation(file: tree.name(article.path), line: 1), "duplicate-slug",
        "this article and \(tree.name(other.path)) would be one page", notes: ["rename one of them"])
    }
  }

  /// Articles that would stand where the site has a page of its own.
  private static func reserved(_ articles: [Article], _ settings: SiteSettings, _ tree: FileTree) -> [Diagnostic] {
    let naming = Set(articles.filter { !$0.matter.symptoms.isEmpty }.map(\.language))
    return articles.compactMap { article in
      let path = pagePath(slug: article.slug, language: article.language, isIndex: article.isIndex, in: settings)
      let made = GeneratedPage.allCases.filter { $0 != .errors || naming.contains(article.language) }
      let own = made.map { localized($0.rawValue, article.language, settings) } + ["404.html"]
      guard own.contains(path.lowercased()) else { return nil }
      return Diagnostic(
        at: SourceLocation(file: tree.name(article.path), line: 1), "duplicate-page",
        "the site has a page ‘\(path)’ of its own", notes: ["rename the article"])
    }
  }

  private static func missing(_ picture: Placed<String>, for key: String, _ files: [String]) -> Diagnostic {
    let known = files.filter { !$0.hasSuffix(".md") }.map { String($0.dropFirst("articles/".count)) }
    let way = nearest(to: picture.value, in: known).map { "did you mean ‘\($0)’?" } ?? "put it into articles/"
    return Diagnostic(
      at: picture.location, "no-image", "there is no file ‘\(picture.value)’ below articles/ for ‘\(key)’", notes: [way]
    )
  }

  private static func noArticles(_ tree: FileTree) -> Diagnostic {
    Diagnostic(
      at: SourceLocation(file: tree.name("articles")), "no-articles", "there is no article",
      notes: ["write one, such as \(tree.name("articles/first.md"))"])
  }

  private static func notUTF8(_ bytes: [UInt8], _ file: String) -> Diagnostic {
    let place = invalidUTF8(in: bytes)
    return Diagnostic(
      at: SourceLocation(file: file, line: place?.line, column: place?.column), "invalid-utf8",
      "the file is not UTF-8 here",
      notes: ["save it as UTF-8"])
  }
}

/// An environment that nobody described, with the nearest that somebody did.
public func unknownEnvironment(_ name: String, _ known: [String], at location: SourceLocation) -> Diagnostic {
  let way =
    nearest(to: name, in: known).map { "did you mean ‘\($0)’?" }
    ?? (known.isEmpty ? "describe it in environments/\(name).yml" : "known: \(known.joined(separator: ", "))")
  return Diagnostic(at: location, "unknown-environment", "there is no environment ‘\(name)’", notes: [way])
}
