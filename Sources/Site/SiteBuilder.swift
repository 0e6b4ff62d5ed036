public import Diagnostics
public import Evidence
public import KnowledgeBase
import Markdown

/// What a build has done.
public struct BuildSummary: Sendable {
  public let articles: Int
  public let languages: [String]
  public let drafts: Int
  public let pages: Int
  public let written: Int
  public let unchanged: Int
  public let removed: Int
  /// The files that were written or taken away.
  public let changed: [String]
  /// Whether there would be feeds, if the site knew where it is served.
  public let lacksAddress: Bool
  public let warnings: [Diagnostic]
}

/// Writes the site: a list of stages, each over all that the one before has left.
public struct SiteBuilder: Sendable {
  let base: KnowledgeBase
  let store: EvidenceStore
  let outputPath: String
  let changes: [String: Instant]
  let memory: RenderMemory?

  /// - Parameters:
  ///   - changes: the last changes of articles that are known, by the paths of their files in the knowledge base.
  ///   - memory: with it, only what changed since the last build is made anew.
  public init(
    _ base: KnowledgeBase, evidence: EvidenceStore, output: String, changes: [String: Instant] = [:],
    memory: RenderMemory? = nil
  ) {
    self.memory = memory
    self.base = base
    self.changes = changes
    store = evidence
    outputPath = output
  }

  /// Throws what is wrong in templates and assets of the user's own, and in the site's colours.
  public static func checkTheme(of base: KnowledgeBase) throws(Diagnosed) {
    _ = try Theme(base.tree, accent: base.settings.accent)
  }

  /// Builds everything; throws what is wrong in the content, or that the folder cannot be written, and then leaves the folder
  /// as it was. A build whose task is cancelled throws, too.
  public func build() async throws(Diagnosed) -> BuildSummary {
    let known = memory?.evidence(of: store) ?? KnownEvidence(store)
    let (evidence, warnings) = (known.all, known.warnings)
    let context = PageContext(
      base, try Theme(base.tree, accent: base.settings.accent), variants: base.variants(reportedIn: known.places),
      changes: changes)
    let output = try OutputFolder(outputPath)
    do throws(Diagnosed) {
      let articles = await renderArticles(context, evidence, output)
      let found = try check(articles)
      stageListings(context, articles, output)
      await SearchFiles(context: context).stage(articles, output)
      FilesForPrograms(context: context, output: output, articles: articles).stage()
      try stageAssets(context.theme, output)
      guard !Task.isCancelled else { throw Diagnosed([]) }
      let changes = try output.commit()
      memory?.settle()
      return BuildSummary(
        articles: base.articles.count, languages: base.languages, drafts: base.drafts.count,
        pages: output.pages.count, written: changes.written, unchanged: changes.unchanged, removed: changes.removed,
        changed: changes.paths, lacksAddress: context.dates.lacksAddress,
        warnings: warnings + context.warnings + found)
    } catch {
      output.abandon()
      memory?.abandon()
      throw error
    }
  }

  private func renderArticles(
    _ context: PageContext, _ evidence: [String: [String: Evidence]], _ output: OutputFolder
  ) async -> [RenderedArticle] {
    let page = ArticlePage(
      context: context, evidence: evidence, output: output, verifiers: VerifierFiles(base, output: output))
    return await render(groups, page, output)
  }

  /// Each article with its translations.
  private var groups: [ArraySlice<Article>] {
    base.articles.indices.reduce(into: []) { groups, index in
      if let last = groups.last?.last, last.slug == base.articles[index].slug {
        groups[groups.count - 1] = base.articles[groups[groups.count - 1].startIndex...index]
      } else {
        groups.append(base.articles[index...index])
      }
    }
  }

  /// Returns what is worth a warning.
  private func check(_ articles: [RenderedArticle]) throws(Diagnosed) -> [Diagnostic] {
    let contents = articles.compactMap(\.content)
    let problems =
      articles.flatMap(\.problems) + base.brokenFragments(contents) + base.translationWarnings(contents)
    guard !problems.contains(where: { $0.severity == .error }) else { throw Diagnosed(problems.sorted()) }
    return problems.sorted()
  }

  private func stageListings(_ context: PageContext, _ articles: [RenderedArticle], _ output: OutputFolder) {
    let summaries = articles.compactMap(\.summary)
    var indexes: [String: [String: IndexText]] = [:]
    for article in articles {
      guard let index = article.index, let summary = article.summary else { continue }
      indexes[summary.article.language, default: [:]][summary.article.folder] = index
    }
    ListingPages(context: context, output: output, summaries: summaries, indexes: indexes).stage()
    for (language, own) in Dictionary(grouping: summaries, by: \.article.language) {
      let own = Dictionary(uniqueKeysWithValues: own.map { ($0.article.slug, $0) })
      TagPages(context: context, output: output, summaries: own, language: language).stage()
      PathPages(context: context, output: output, summaries: own, language: language).stage()
    }
    VerificationPage(context: context, output: output, summaries: summaries).stage()
    ErrorsPage(context: context, output: output).stage()
    MissingPage(context: context, output: output).stage()
    RedirectPages(context: context, output: output).stage()
  }

  private func stageAssets(_ theme: Theme, _ output: OutputFolder) throws(Diagnosed) {
    for asset in [theme.style, theme.script, theme.search, theme.icon] { output.stage(asset.name, asset.bytes) }
    for path in base.assets {
      do {
        output.stage(String(path.dropFirst("articles/".count)), try base.tree.read(path))
      } catch {
        throw Diagnosed(
          Diagnostic(at: SourceLocation(file: base.tree.name(path)), "unreadable", "cannot be read: \(error.reason)"))
      }
    }
  }
}
