import Evidence
import KnowledgeBase

/// Articles down, environments across: one mark and two numbers for each article in each place.
struct MatrixMarkup {
  let fragments: Fragments
  /// What the columns stand for: the hosts of an environment together, any other variant alone.
  let groups: [[EnvironmentVariant]]
  private var phrases: Phrases { fragments.phrases }

  /// Empty where one environment says it all: its own table follows.
  func html(_ articles: [ArticleSummary]) -> String {
    guard groups.count > 1, !articles.isEmpty else { return "" }
    return """
      <section class="environment" aria-labelledby="page:everywhere">
      <h2 id="page:everywhere">\(phrases(.everywhere))</h2>
      <div class="scroll" tabindex="0" role="region" aria-label="\(phrases(.everywhere))">
      <table class="ledger matrix">
      \(head)
      <tbody>
      \(articles.map(row).joined(separator: "\n"))
      </tbody>
      </table>
      </div>
      </section>
      """
  }

  // MARK: - Environments

  /// The groups of one environment, which have its name above them.
  private struct Column {
    let environment: Environment
    let groups: [[EnvironmentVariant]]
    var isDivided: Bool { groups.count > 1 }
  }

  private var byEnvironment: [Column] {
    var columns: [[[EnvironmentVariant]]] = []
    for group in groups {
      if columns.last?.last?.first?.environment.name == group[0].environment.name {
        columns[columns.count - 1].append(group)
      } else {
        columns.append([group])
      }
    }
    return columns.map { Column(environment: $0[0][0].environment, groups: $0) }
  }

  /// Environments, and beneath them the versions of those that have several.
  private var head: String {
    let columns = byEnvironment
    let isDivided = columns.contains(where: \.isDivided)
    let depth = isDivided ? " rowspan=\"2\"" : ""
    let first = columns.map { column in
      let title = fragments.title(of: column.environment)
      return column.isDivided
        ? "<th scope=\"colgroup\" colspan=\"\(column.groups.count)\" class=\"first\">\(escaped(title))</th>"
        : "<th scope=\"col\"\(depth) class=\"first\">\(link(column.groups[0], title))</th>"
    }
    let second = columns.filter(\.isDivided).flatMap(\.groups).map { group in
      "<th scope=\"col\"\(border(group))>\(link(group, group[0].versions.joined(separator: " ")))</th>"
    }
    let rows = ["<th scope=\"col\"\(depth)>\(phrases(.article))</th>\(first.joined())", second.joined()]
    return "<thead>\(rows.filter { !$0.isEmpty }.map { "<tr>\($0)</tr>" }.joined(separator: "\n"))</thead>"
  }

  /// To what the page says of the group further down. Lines end between words alone, not in `aws-cli`.
  private func link(_ group: [EnvironmentVariant], _ title: String) -> String {
    let anchor = group.count == 1 ? group[0].name : group[0].environment.name
    let words = title.split(separator: " ").map { "<span class=\"tool\">\(escaped(String($0)))</span>" }
    return "<a href=\"#\(percentEncoded(anchor))\">\(words.joined(separator: " "))</a>"
  }

  /// A line before the first group of each environment.
  private func border(_ group: [EnvironmentVariant]) -> String {
    let isFirst = groups.first { $0[0].environment.name == group[0].environment.name }?.first == group[0]
    return isFirst ? " class=\"first\"" : ""
  }

  // MARK: - Articles

  private func row(_ summary: ArticleSummary) -> String {
    let cells = zip(groups, summary.groups).map { group, known in
      "<td\(border(group))><ul class=\"bare\"><li>\(cell(known))</li></ul></td>"
    }
    let link = "<a href=\"\(fragments.address.link(to: summary.address))\">\(escaped(summary.article.matter.title))</a>"
    return "<tr><th scope=\"row\">\(link)</th>\(cells.joined())</tr>"
  }

  /// What is meant is said in words to whoever does not see the mark; what has no place there shows the mark alone.
  private func cell(_ group: GroupSummary) -> String {
    guard group.hasRun else {
      return fragments.state(group.state, "<span class=\"off\">\(fragments.word(group.state))</span>")
    }
    let time = group.checked.map { fragments.time($0, freshFor: group.environment.freshFor) }
    let words = [SummaryMarkup(fragments).holding(group), time.map { phrases(.checked, ["date": $0]) }]
    return fragments.state(
      group.state,
      "<span aria-hidden=\"true\">\(group.holding)/\(group.total)</span><span class=\"off\">\(words.compactMap(\.self).joined(separator: ", "))</span>"
    )
  }
}
