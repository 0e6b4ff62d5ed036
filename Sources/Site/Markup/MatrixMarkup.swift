import KnowledgeBase

/// Articles down, environments across: the state of each article in each place, leading to what is known there.
struct MatrixMarkup {
  let fragments: Fragments
  /// The names of the environments and their versions, with the anchors of their sections.
  let columns: [(title: String, anchor: String)]
  private var phrases: Phrases { fragments.phrases }

  /// Empty where one environment says it all: its own table follows.
  func html(_ articles: [ArticleSummary]) -> String {
    guard columns.count > 1, !articles.isEmpty else { return "" }
    let heads = columns.map {
      "<th scope=\"col\"><a href=\"#\(percentEncoded($0.anchor))\">\(escaped($0.title))</a></th>"
    }
    let rows = articles.map(row).joined(separator: "\n")
    return """
      <section class="environment" aria-labelledby="page:everywhere">
      <h2 id="page:everywhere">\(phrases(.everywhere))</h2>
      <div class="scroll" tabindex="0" role="region" aria-label="\(phrases(.everywhere))">
      <table class="ledger matrix">
      <thead><tr><th scope="col">\(phrases(.article))</th>\(heads.joined())</tr></thead>
      <tbody>
      \(rows)
      </tbody>
      </table>
      </div>
      </section>
      """
  }

  private func row(_ summary: ArticleSummary) -> String {
    let cells = summary.groups.map { group in
      let time = group.checked.map { fragments.time($0, freshFor: group.environment.freshFor) }
      let note = time.map { "<span class=\"note\">\(phrases(.checked, ["date": $0]))</span>" } ?? ""
      return "<td><ul class=\"bare\"><li>\(SummaryMarkup(fragments).chip(group))\(note)</li></ul></td>"
    }
    let link = "<a href=\"\(fragments.address.link(to: summary.address))\">\(escaped(summary.article.matter.title))</a>"
    return "<tr><th scope=\"row\">\(link)</th>\(cells.joined())</tr>"
  }
}
