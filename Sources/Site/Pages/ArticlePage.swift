import Diagnostics
import Evidence
import KnowledgeBase
import Markdown
import Transcripts

/// Writes the pages of articles, one worker a core: its buffer is made once.
struct ArticleWorker: ~Copyable {
  var buffer = HTMLBuffer(capacity: 64 << 10)
}

/// What is left of an article when its page is written.
struct RenderedArticle: Sendable {
  var content: ArticleContent?
  var summary: ArticleSummary?
  var problems: [Diagnostic]
  /// The text of an index page, which the page of its folder takes in.
  var index: IndexText?
  var verifier: PublishedVerifier?
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
    return rendered
  }

  private func render(
    _ article: Article, _ original: RenderedArticle?, _ languages: [String], _ worker: inout ArticleWorker
  ) -> RenderedArticle {
    let address = Address(of: article, in: context.base.settings)
    let fragments = context.fragments(article.language, address)
    let known = ArticleEvidence(article, context, evidence)
    do throws(Diagnosed) {
      return try context.base.withDocument(of: article) { document, content throws(Diagnosed) in
        guard !content.diagnostics.contains(where: { $0.severity == .error }) else {
          return RenderedArticle(content: content, problems: content.diagnostics)
        }
        worker.buffer.removeAll()
        var body = ArticleBody(fragments: fragments, content: content, evidence: known)
        var options = context.base.renderOptions
        options.anchorLabel = fragments.phrases.anchorLabel
        document.render(into: &worker.buffer, options: options, with: &body)
        let html = worker.buffer.withBytes { String(decoding: $0, as: UTF8.self) }
        let summary = ArticleSummary(article, address, content.transcripts, known)
        var result = RenderedArticle(content: content, summary: summary, problems: content.diagnostics)
        verify(&result, original)
        let check =
          (result.verifier.map { VerifierMarkup($0, context.base, fragments).html } ?? "")
          + VariablesMarkup(fragments).html(body.variablesUsed)
        if article.isIndex {
          result.index = IndexText(body: html, check: check)
        } else {
          stage(article, fragments, html, check, summary, body, document.headings, languages)
        }
        return result
      }
    } catch {
      return RenderedArticle(problems: error.diagnostics)
    }
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

  private func stage(
    _ article: Article, _ fragments: Fragments, _ html: String, _ check: String, _ summary: ArticleSummary,
    _ body: ArticleBody, _ headings: [Heading], _ languages: [String]
  ) {
    let alternates = languages.filter { $0 != article.language }.map { language in
      (language, Address(slug: article.slug, language: language, isIndex: article.isIndex, context.base.settings))
    }
    var keys = context.keys(
      fragments, heading: article.matter.title, description: article.matter.summary, alternates: alternates)
    keys["meta"] = meta(article, fragments)
    keys["evidence"] = SummaryMarkup(fragments).evidence(of: summary, commands: body.transcripts.commands)
    keys["check"] = check
    keys["toc"] = TableOfContents(fragments: fragments, headings: headings, body: body).html
    keys["content"] = html
    output.stage(fragments.address.path, context.render(.article, keys, fragments))
  }

  private func meta(_ article: Article, _ fragments: Fragments) -> String {
    let matter = article.matter
    var items: [String] = []
    if let date = matter.date { items.append(fragments.phrases(.published, ["date": fragments.time(date)])) }
    if let date = matter.updated { items.append(fragments.phrases(.updated, ["date": fragments.time(date)])) }
    if !matter.authors.isEmpty { items.append(matter.authors.map(escaped).joined(separator: ", ")) }
    if !matter.tags.isEmpty {
      let tags = matter.tags.map { "<li>\(escaped($0))</li>" }.joined()
      items.append("<ul class=\"tags\" aria-label=\"\(fragments.phrases(.tags))\">\(tags)</ul>")
    }
    return items.isEmpty ? "" : "<ul class=\"meta\">\(items.map { "<li>\($0)</li>" }.joined())</ul>"
  }
}
