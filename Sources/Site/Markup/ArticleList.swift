import KnowledgeBase

/// A list of articles, each with what the evidence says of it.
struct ArticleList {
  let fragments: Fragments

  init(_ fragments: Fragments) { self.fragments = fragments }

  /// The list below its title; empty where there is nothing. `first` is the number of the first entry of a list with numbers.
  func html(_ summaries: some Collection<ArticleSummary>, _ title: Phrase, _ first: Int? = nil) -> String {
    guard !summaries.isEmpty else { return "" }
    let items = summaries.map(item).joined(separator: "\n")
    let list = first.map { "<ol class=\"list steps\"\($0 > 1 ? " start=\"\($0)\"" : "")>" } ?? "<ul class=\"list\">"
    return section(fragments.phrases(title), "\(list)\n\(items)\n</\(first == nil ? "ul" : "ol")>")
  }

  func section(_ title: String, _ html: String) -> String {
    "<section>\n<h2 class=\"list-title\">\(title)</h2>\n\(html)\n</section>"
  }

  /// Entries of another kind, each with what there is to say of it, as HTML; `more` are items that are HTML already.
  func entries(
    _ title: Phrase, _ entries: [(url: String, name: String, text: String)], more: [String] = []
  ) -> String {
    guard !entries.isEmpty || !more.isEmpty else { return "" }
    let items = entries.map { "<li><a href=\"\($0.url)\">\(escaped($0.name))</a><p>\($0.text)</p></li>" } + more
    return section(fragments.phrases(title), "<ul class=\"folders\">\n\(items.joined(separator: "\n"))\n</ul>")
  }

  func count(_ count: Int) -> String {
    count == 1 ? fragments.phrases(.articleCountOne) : fragments.phrases(.articleCount, ["n": "\(count)"])
  }

  private func item(_ summary: ArticleSummary) -> String {
    let matter = summary.article.matter
    let language = summary.article.language
    let isForeign = language != fragments.phrases.language
    let lang = isForeign ? " lang=\"\(escaped(language))\"" : ""
    let text = matter.summary.map { "<p\(lang)>\(escaped($0))</p>\n" } ?? ""
    var side = isForeign ? fragments.untranslated(language) + "\n" : ""
    if summary.commandCount > 0 {
      side += SummaryMarkup(fragments).chip(summary.telling) + "\n"
      if let telling = summary.telling, let checked = telling.checked {
        let time = fragments.time(checked, freshFor: telling.environment.freshFor)
        side += "<p class=\"when\">\(fragments.phrases(.checked, ["date": time]))</p>\n"
      }
    }
    return """
      <li>
      <div>
      <h3\(lang)><a href="\(fragments.address.link(to: summary.address))"\(isForeign ? " hreflang=\"\(escaped(language))\"" : "")>\(escaped(matter.title))</a></h3>
      \(text)</div>
      <div class="side">
      \(side)</div>
      </li>
      """
  }
}
