import Diagnostics
import Evidence
import KnowledgeBase
import Markdown
import Search
import Transcripts

/// Writes the pages of articles, one worker a core: its buffer is made once.
struct ArticleWorker: ~Copyable {
  var buffer = HTMLBuffer(capacity: 64 << 10)
  var page = HTMLBuffer(capacity: 64 << 10)
  var indexer = SearchIndexer()
  private var frame: ArticleFrame?

  init() {}

  mutating func frame(_ context: PageContext, _ fragments: Fragments, folder: String) -> ArticleFrame {
    if context.isInNavigation(fragments) { return context.articleFrame(fragments, folder: folder) }
    if let frame, frame.fits(fragments) { return frame }
    let made = context.articleFrame(fragments, folder: folder)
    frame = made
    return made
  }
}

/// What is left of an article when its page is written.
struct RenderedArticle: Sendable {
  var content: ArticleContent?
  var summary: ArticleSummary?
  var problems: [Diagnostic]
  /// The text of an index page, which the page of its folder takes in.
  var index: IndexText?
  var verifier: PublishedVerifier?
  /// What `evidence.json` says of it; nil where nothing can be checked.
  var evidence: [UInt8]?
  /// What the search knows of it.
  var search: SearchEntry?
  /// What `site.json` says of it.
  var model: [UInt8] = []
}

/// What an index article adds to the page of its folder.
struct IndexText: Sendable {
  let body: String
  let check: String
}

struct ArticlePage: Sendable {
  let context: PageContext
  let evidence: [String: [String: Evidence]]
  let output: OutputFolder
  let verifiers: VerifierFiles

  /// Renders an article and its translations, stages their pages and returns what other pages need of them.
  func render(_ group: ArraySlice<Article>, _ worker: inout ArticleWorker) -> [RenderedArticle] {
    var rendered: [RenderedArticle] = []
    for article in group {
      let original = rendered.first { $0.summary?.article.language == context.base.settings.language }
      rendered.append(render(article, original, group.map(\.language), &worker))
    }
    for index in rendered.indices { rendered[index].content = rendered[index].content?.remainder }
    return rendered
  }

  private func render(
    _ article: Article, _ original: RenderedArticle?, _ languages: [String], _ worker: inout ArticleWorker
  ) -> RenderedArticle {
    let address = Address(of: article, in: context.base.settings)
    let fragments = context.fragments(article.language, address)
    let twin = Address.twin(
      slug: article.slug, language: article.language, isIndex: article.isIndex, context.base.settings)
    let known = ArticleEvidence(article, context, evidence)
    do throws(Diagnosed) {
      return try context.base.withDocument(of: article) { document, content, text throws(Diagnosed) in
        guard !content.diagnostics.contains(where: { $0.severity == .error }) else {
          return RenderedArticle(content: content, problems: content.diagnostics)
        }
        worker.buffer.removeAll()
        worker.buffer.append(notice(content, original, fragments))
        let places = content.references.map { LinkPlace($0.target, in: context.base.settings) }
        var body = ArticleBody(fragments: fragments, content: content, places: places, evidence: known)
        var options = context.base.renderOptions
        options.anchorLabel = fragments.phrases.anchorLabel
        options.words = fragments.phrases.renderWords
        document.render(into: &worker.buffer, options: options, with: &body)
        let summary = ArticleSummary(article, address, content.transcripts, known)
        var result = RenderedArticle(content: content, summary: summary, problems: content.diagnostics)
        if summary.commandCount > 0 {
          result.evidence = EvidenceModel.article(summary, content.transcripts, known)
        }
        result.model = ArticleModel(context, content, places, document.headings, summary).json
        let searched = SearchText(context: context, content: content, languages: languages)
        result.search = worker.indexer.entry(of: searched.document(document, at: address))
        output.stage(twin.path, MarkdownTwin(context.base, content, places, at: twin).bytes(text, document.fences))
        verify(&result, original)
        let check =
          (result.verifier.map { VerifierMarkup($0, context.base, fragments).html } ?? "")
          + VariablesMarkup(fragments).html(body.variablesUsed)
        if article.isIndex {
          result.index = IndexText(
            body: worker.buffer.withBytes { String(decoding: $0, as: UTF8.self) }, check: check)
        } else {
          let frame = worker.frame(context, fragments, folder: article.folder)
          var keys = keys(article, fragments, check, summary, body, document.headings, languages)
          keys["breadcrumbs"] = frame.way + Breadcrumbs.end(article)
          worker.page.removeAll()
          frame.write(keys, content: worker.buffer, context.theme, into: &worker.page)
          worker.page.withBytes { output.stage(page: address, UnsafeRawBufferPointer($0)) }
        }
        return result
      }
    } catch {
      return RenderedArticle(problems: error.diagnostics)
    }
  }

  private func notice(_ content: ArticleContent, _ original: RenderedArticle?, _ fragments: Fragments) -> String {
    guard let known = original?.content else { return "" }
    let state = context.base.state(of: content, original: known)
    return fragments.notice(state, original: Address(of: known.article, in: context.base.settings))
  }

  /// A translation with the transcripts of its original has the original's file.
  private func verify(_ result: inout RenderedArticle, _ original: RenderedArticle?) {
    guard let content = result.content else { return }
    if let original, let known = original.content, known.covers(content) {
      result.verifier = original.verifier
      return
    }
    do throws(Diagnosed) {
      result.verifier = try verifiers.stage(content)
    } catch {
      result.problems += error.diagnostics
    }
  }

  /// All keys of the page but those of its frame, and its content.
  private func keys(
    _ article: Article, _ fragments: Fragments, _ check: String, _ summary: ArticleSummary, _ body: ArticleBody,
    _ headings: [Heading], _ languages: [String]
  ) -> [String: String] {
    let alternates = languages.filter { $0 != article.language }.map { language in
      (language, Address(slug: article.slug, language: language, isIndex: article.isIndex, context.base.settings))
    }
    var keys = context.ownKeys(fragments, article.matter.title, article.matter.summary, alternates, article)
    let around = AroundMarkup(context, fragments)
    keys["meta"] = meta(article, around, fragments)
    keys["evidence"] = SummaryMarkup(fragments).evidence(of: summary, commands: body.transcripts.commands)
    keys["alarm"] = AlarmMarkup(fragments).html(of: summary, commands: body.transcripts.commands)
    keys["check"] = check
    keys["toc"] = TableOfContents(fragments: fragments, headings: headings, body: body).html
    keys["around"] = around.foot(of: article)
    return keys
  }

  private func meta(_ article: Article, _ around: AroundMarkup, _ fragments: Fragments) -> String {
    let matter = article.matter
    let phrases = fragments.phrases
    var items: [String] = []
    items += around.steps(of: article)
    if let date = matter.date { items.append(phrases(.published, ["date": fragments.time(date)])) }
    if let date = matter.updated { items.append(phrases(.updated, ["date": fragments.time(date)])) }
    // What the author says of the same day is enough.
    let said = (matter.updated ?? matter.date)?.description
    if let change = context.dates.change(of: article), said.map({ !change.description.hasPrefix($0) }) ?? true {
      items.append(phrases(.lastChanged, ["date": fragments.time(change)]))
    }
    if !matter.authors.isEmpty { items.append(matter.authors.map(escaped).joined(separator: ", ")) }
    let tags = around.tags(of: article)
    if !tags.isEmpty { items.append(tags) }
    if let url = context.base.settings.editURL?.replacing("{path}", with: percentEncoded(article.path)) {
      items.append("<a class=\"edit\" href=\"\(escaped(url))\">\(phrases(.editPage))</a>")
    }
    return items.isEmpty ? "" : "<ul class=\"meta\"><li>\(items.joined(separator: "</li><li>"))</li></ul>"
  }
}
