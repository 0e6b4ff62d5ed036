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
  public let warnings: [Diagnostic]
}

/// Writes the site: a list of stages, each over all that the one before has left.
public struct SiteBuilder: Sendable {
  let base: KnowledgeBase
  let store: EvidenceStore
  let outputPath: String
  let memory: RenderMemory?

  /// With a `memory`, only what changed since the last build is made anew.
  public init(_ base: KnowledgeBase, evidence: EvidenceStore, output: String, memory: RenderMemory? = nil) {
    self.memory = memory
    self.base = base
    store = evidence
    outputPath = output
  }

  /// Builds everything; throws what is wrong in the content, or that the folder cannot be written, and then leaves the folder
  /// as it was. A build whose task is cancelled throws, too.
  public func build() async throws(Diagnosed) -> BuildSummary {
    let known = memory?.evidence(of: store) ?? KnownEvidence(store)
    let (evidence, warnings) = (known.all, known.warnings)
    let context = PageContext(
      base, try Theme(base.tree), variants: base.variants(reportedIn: known.places))
    let output = try OutputFolder(outputPath)
    do throws(Diagnosed) {
      let articles = await renderArticles(context, evidence, output)
      let found = try check(articles)
      let pages = stageListings(context, articles, output)
      output.stage("evidence.json", PublishedEvidence.file(articles.compactMap(\.evidence)))
      try stageAssets(context.theme, output)
      guard !Task.isCancelled else { throw Diagnosed([]) }
      let changes = try output.commit()
      memory?.settle()
      return BuildSummary(
        articles: base.articles.count, languages: base.languages, drafts: base.drafts.count, pages: pages,
        written: changes.written, unchanged: changes.unchanged, removed: changes.removed, changed: changes.paths,
        warnings: warnings + found)
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

  /// Returns how many pages the site has.
  private func stageListings(_ context: PageContext, _ articles: [RenderedArticle], _ output: OutputFolder) -> Int {
    let summaries = articles.compactMap(\.summary)
    var indexes: [String: [String: IndexText]] = [:]
    for article in articles {
      guard let index = article.index, let summary = article.summary else { continue }
      indexes[summary.article.language, default: [:]][summary.article.folder] = index
    }
    let listings = ListingPages(context: context, output: output, summaries: summaries, indexes: indexes).stage()
    VerificationPage(context: context, output: output, summaries: summaries).stage()
    let errors = ErrorsPage(context: context, output: output).stage()
    RedirectPages(context: context, output: output).stage()
    return summaries.count { !$0.article.isIndex } + listings + base.languages.count + errors
  }

  private func stageAssets(_ theme: Theme, _ output: OutputFolder) throws(Diagnosed) {
    for asset in [theme.style, theme.script, theme.icon] { output.stage(asset.name, asset.bytes) }
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
