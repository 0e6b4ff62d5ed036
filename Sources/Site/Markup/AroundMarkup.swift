import KnowledgeBase
import Markdown

/// What leads on from an article: its tags, its learning path, what is like it, what comes before and after it.
struct AroundMarkup {
  let context: PageContext
  let fragments: Fragments
  private let surroundings: Surroundings
  private var phrases: Phrases { fragments.phrases }

  init(_ context: PageContext, _ fragments: Fragments) {
    self.context = context
    self.fragments = fragments
    surroundings = context.surroundings(fragments.phrases.language)
  }

  /// Tags as a list; empty where there are none.
  func tags(of article: Article) -> String {
    let tags = Array(
      article.matter.tags.compactMap(surroundings.tags.tag).reduce(into: [Tag]()) { tags, tag in
        if !tags.contains(where: { $0.slug == tag.slug }) { tags.append(tag) }
      })
    guard !tags.isEmpty else { return "" }
    return htmlText { html in
      html.append("<ul class=\"tags\" aria-label=\"\(phrases(.tags))\">")
      for tag in tags {
        let target = Address.tag(tag.slug, language: phrases.language, context.base.settings)
        html.append("<li><a href=\"" as StaticString)
        html.append(fragments.address.link(to: target))
        html.appendElement("\" rel=\"tag\">", tag.name, "</a></li>")
      }
      html.append("</ul>" as StaticString)
    }
  }

  /// "Step 2 of 5 of First steps", for each of its learning paths.
  func steps(of article: Article) -> [String] {
    surroundings.paths.steps(of: article).map { step in
      let target = Address.learningPath(step.path.slug, language: phrases.language, context.base.settings)
      let path = "<a href=\"\(fragments.address.link(to: target))\">\(escaped(step.path.name))</a>"
      return phrases(.stepOf, ["n": "\(step.index + 1)", "total": "\(step.path.steps.count)", "path": path])
    }
  }

  /// What stands below the text; empty where there is nothing to lead to.
  func foot(of article: Article) -> String {
    let related = surroundings.related.articles(relatedTo: article)
    let neighbours = surroundings.neighbours(of: article).filter { $0.previous != nil || $0.next != nil }
    guard !related.isEmpty || !neighbours.isEmpty else { return "" }
    return htmlText { html in
      html.append("<footer class=\"around\">\n" as StaticString)
      if !related.isEmpty { writeRelated(related, into: &html) }
      for neighbours in neighbours { writeWays(neighbours, into: &html) }
      html.append("</footer>" as StaticString)
    }
  }

  private func writeRelated(_ articles: [Article], into html: inout HTMLBuffer) {
    html.append(
      "<section aria-labelledby=\"page:related\">\n<h2 class=\"list-title\" id=\"page:related\">" as StaticString)
    html.append(phrases(.related))
    html.append("</h2>\n<ul>" as StaticString)
    for article in articles {
      html.append("<li><a href=\"" as StaticString)
      html.append(url(of: article))
      html.appendElement("\">", article.matter.title, "</a></li>")
    }
    html.append("</ul>\n</section>\n" as StaticString)
  }

  /// On to the steps before and after. A path is named, since there may be several.
  private func writeWays(_ neighbours: Surroundings.Neighbours, into html: inout HTMLBuffer) {
    let name = neighbours.path.map { escaped($0.name) }
    html.append("<nav class=\"ways\" aria-label=\"" as StaticString)
    html.append(name ?? phrases(.more))
    html.append("\">" as StaticString)
    if let name { html.append("<p>\(name)</p>") }
    if let article = neighbours.previous { writeLink(article, .previous, "prev", into: &html) }
    if let article = neighbours.next { writeLink(article, .next, "next", into: &html) }
    html.append("</nav>\n" as StaticString)
  }

  private func writeLink(
    _ article: Article, _ phrase: Phrase, _ relation: StaticString, into html: inout HTMLBuffer
  ) {
    html.append("<a href=\"" as StaticString)
    html.append(url(of: article))
    html.append("\" rel=\"" as StaticString)
    html.append(relation)
    html.append("\"><span>" as StaticString)
    html.append(phrases(phrase))
    html.appendElement("</span>", article.matter.title, "</a>")
  }

  private func url(of article: Article) -> String {
    fragments.address.link(to: Address(of: article, in: context.base.settings))
  }
}
