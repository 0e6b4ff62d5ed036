import KnowledgeBase
import Markdown

/// A list of articles, each with what the evidence says of it.
struct ArticleList {
  let fragments: Fragments

  init(_ fragments: Fragments) { self.fragments = fragments }

  /// The list below its title; empty where there is nothing. `first` is the number of the first entry of a list with numbers.
  func html(_ summaries: some Collection<ArticleSummary>, _ title: Phrase, _ first: Int? = nil) -> String {
    guard !summaries.isEmpty else { return "" }
    let list = first.map { "<ol class=\"list\"\($0 > 1 ? " start=\"\($0)\"" : "")>" } ?? "<ul class=\"list\">"
    let items = htmlText { html in
      for (index, summary) in summaries.enumerated() {
        write(summary, number: first.map { $0 + index }, into: &html)
      }
    }
    return section(fragments.phrases(title), "\(list)\n\(items)</\(first == nil ? "ul" : "ol")>")
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

  private func write(_ summary: ArticleSummary, number: Int?, into html: inout HTMLBuffer) {
    let matter = summary.article.matter
    let language = summary.article.language
    let isForeign = language != fragments.phrases.language
    func appendLanguage(_ opening: StaticString) {
      if isForeign { html.appendElement(opening, language, "\"") }
    }
    html.append("<li>\n<div>\n<h3" as StaticString)
    appendLanguage(" lang=\"")
    html.append(">" as StaticString)
    if let number { html.append("<span>\(number).</span> ") }
    html.append("<a href=\"" as StaticString)
    html.append(fragments.address.link(to: summary.address))
    html.append("\"" as StaticString)
    appendLanguage(" hreflang=\"")
    html.appendElement(">", matter.title, "</a></h3>\n")
    if let text = matter.summary {
      html.append("<p" as StaticString)
      appendLanguage(" lang=\"")
      html.appendElement(">", text, "</p>\n")
    }
    html.append("</div>\n<div class=\"side\">\n" as StaticString)
    if isForeign { html.append(fragments.untranslated(language) + "\n") }
    writeState(summary, into: &html)
    html.append("</div>\n</li>\n" as StaticString)
  }

  private func writeState(_ summary: ArticleSummary, into html: inout HTMLBuffer) {
    guard summary.commandCount > 0 else { return }
    let telling = summary.telling
    html.append(SummaryMarkup(fragments).chip(telling))
    html.append("\n" as StaticString)
    guard let telling, let checked = telling.checked else { return }
    let time = fragments.time(checked, freshFor: telling.environment.freshFor)
    html.append("<p class=\"when\">\(fragments.phrases(.checked, ["date": time]))</p>\n")
  }
}
