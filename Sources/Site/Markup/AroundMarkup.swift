import KnowledgeBase

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
    let items = tags.map { tag in
      let target = Address.tag(tag.slug, language: phrases.language, context.base.settings)
      return "<li><a href=\"\(fragments.address.link(to: target))\" rel=\"tag\">\(escaped(tag.name))</a></li>"
    }
    return "<ul class=\"tags\" aria-label=\"\(phrases(.tags))\">\(items.joined())</ul>"
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
    var html = ""
    if !related.isEmpty {
      let items = related.map { "<li><a href=\"\(url(of: $0))\">\(escaped($0.matter.title))</a></li>" }
      html +=
        "<section aria-labelledby=\"page:related\">\n<h2 class=\"list-title\" id=\"page:related\">\(phrases(.related))</h2>\n<ul>\(items.joined())</ul>\n</section>\n"
    }
    html += surroundings.neighbours(of: article).map(ways).joined()
    return html.isEmpty ? "" : "<footer class=\"around\">\n\(html)</footer>"
  }

  /// On to the steps before and after. A path is named, since there may be several.
  private func ways(_ neighbours: Surroundings.Neighbours) -> String {
    let links = [link(neighbours.previous, .previous, "prev"), link(neighbours.next, .next, "next")].joined()
    guard !links.isEmpty else { return "" }
    let name = neighbours.path.map { escaped($0.name) }
    let title = name.map { "<p>\($0)</p>" } ?? ""
    return "<nav class=\"ways\" aria-label=\"\(name ?? phrases(.more))\">\(title)\(links)</nav>\n"
  }

  private func link(_ article: Article?, _ phrase: Phrase, _ relation: String) -> String {
    guard let article else { return "" }
    return
      "<a href=\"\(url(of: article))\" rel=\"\(relation)\"><span>\(phrases(phrase))</span>\(escaped(article.matter.title))</a>"
  }

  private func url(of article: Article) -> String {
    fragments.address.link(to: Address(of: article, in: context.base.settings))
  }
}
