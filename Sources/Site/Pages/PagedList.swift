import KnowledgeBase

/// Stages a list of articles on as many pages as it takes, so that none grows with the site.
struct PagedList {
  /// The most articles on one page.
  static let length = 200

  let context: PageContext
  let output: OutputFolder
  /// What the page is for: `page` counts from 1.
  let template: Theme.Page
  let address: (_ page: Int) -> Address

  /// `keys` gives what a page has beside its articles.
  func stage(
    _ summaries: [ArticleSummary], language: String, isOrdered: Bool = false, title: Phrase = .articles,
    keys: (_ page: Int, Fragments) -> [String: String]
  ) {
    let count = max(1, (summaries.count + Self.length - 1) / Self.length)
    for page in 1...count {
      let fragments = context.fragments(language, address(page))
      var keys = keys(page, fragments)
      let first = (page - 1) * Self.length
      let shown = summaries[first..<min(summaries.count, first + Self.length)]
      keys["articles"] = ArticleList(fragments).html(shown, title, isOrdered ? first + 1 : nil)
      if count > 1 {
        let place = fragments.phrases(.pageOf, ["n": "\(page)", "total": "\(count)"])
        keys["articles"]? += pager(page, of: count, place, fragments)
        if page > 1 { keys["title"] = "\(place) · \(keys["title"] ?? "")" }
      }
      output.stage(page: fragments.address, context.render(template, keys, fragments))
    }
  }

  private func pager(_ page: Int, of count: Int, _ place: String, _ fragments: Fragments) -> String {
    func link(_ target: Int, _ phrase: Phrase, _ relation: String) -> String {
      guard (1...count).contains(target) else { return "" }
      let url = fragments.address.link(to: address(target))
      return "<a href=\"\(url)\" rel=\"\(relation)\">\(fragments.phrases(phrase))</a>"
    }
    let label = fragments.phrases(.pages)
    return
      "\n<nav class=\"pager\" aria-label=\"\(label)\">\(link(page - 1, .previous, "prev"))<span>\(place)</span>\(link(page + 1, .next, "next"))</nav>"
  }
}
