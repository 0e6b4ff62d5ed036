import Evidence
import KnowledgeBase

/// The tables of the verification page: a section for each variant of an environment, or for all of its hosts.
struct LedgerMarkup {
  let fragments: Fragments
  /// How many tables the page has so far.
  private var count = 0
  private var phrases: Phrases { fragments.phrases }

  init(_ fragments: Fragments) { self.fragments = fragments }

  /// What is known in one variant, a row for each article.
  mutating func section(_ variant: EnvironmentVariant, _ articles: [(ArticleSummary, VariantSummary)]) -> String {
    let title = ([variant.place(in: phrases.language)] + variant.versions).map(escaped).joined(separator: " · ")
    let rows = articles.filter { $0.1.state != .skipped }.map { row($0, $1) }
    let told = rows.isEmpty ? "" : table(articleHeads, rows.joined(separator: "\n"))
    return section(variant.name, title, told + elsewhere(articles.filter { $0.1.state == .skipped }.map(\.0)))
  }

  /// Articles that have no command for the place: named, so that none is missing, and out of the way of those that ran.
  private func elsewhere(_ articles: [ArticleSummary]) -> String {
    guard !articles.isEmpty else { return "" }
    let names = articles.map { "<li>\(link($0))</li>" }.joined()
    let count = articles.count == 1 ? phrases(.elsewhereOne) : phrases(.elsewhere, ["n": "\(articles.count)"])
    return "\n<details class=\"elsewhere\"><summary>\(count)</summary>\n<ul>\(names)</ul>\n</details>"
  }

  /// What is known on the hosts of an environment: how many hold, in all and for each article, and beneath the single hosts.
  mutating func section(_ hosts: [EnvironmentVariant], _ articles: [(ArticleSummary, HostsSummary)]) -> String {
    let ran = articles.filter { $0.1.state != .never }
    let whole = HostsSummary(merging: articles.map(\.1), hosts)
    // What the one row says needs not be said above it.
    let head = HostsMarkup(fragments).head(whole, isTold: ran.count != 1)
    let rows = articles.map { row($0, $1) }.joined(separator: "\n")
    let body =
      "<div class=\"whole\">\(head)</div>\n\(table(articleHeads, rows))\n\(single(hosts, articles))"
    return section(whole.environment.name, escaped(fragments.title(of: whole.environment)), body)
  }

  private func section(_ name: String, _ title: String, _ body: String) -> String {
    let id = escaped(name)
    return
      "<section class=\"environment\" aria-labelledby=\"\(id)\">\n<h2 id=\"\(id)\">\(title)</h2>\n\(body)\n</section>"
  }

  /// `rows` are those of the body, or its groups.
  private mutating func table(_ heads: String, _ rows: String, isGrouped: Bool = false) -> String {
    count += 1
    return """
      <div class="scroll" tabindex="0" role="region" aria-label="\(phrases(.tableLabel, ["n": "\(count)"]))">
      <table class="ledger">
      <thead><tr>\(heads)</tr></thead>
      \(isGrouped ? rows : "<tbody>\n\(rows)\n</tbody>")
      </table>
      </div>
      """
  }

  private var articleHeads: String {
    let counts: [Phrase] = [.passed, .columnFailed, .columnError, .columnSkipped, .columnNever]
    return heads([.article, .result])
      + counts.map { "<th scope=\"col\" class=\"n\">\(phrases($0))</th>" }.joined()
      + heads([.columnChecked, .columnTools])
  }

  private func heads(_ names: [Phrase]) -> String { names.map { "<th scope=\"col\">\(phrases($0))</th>" }.joined() }

  // MARK: - Rows

  private func row(_ summary: ArticleSummary, _ known: VariantSummary) -> String {
    let marks = known.states.map {
      "<svg class=\"mk\" data-s=\"\($0.rawValue)\"><use href=\"#m-\($0.rawValue)\"/></svg>"
    }.joined()
    let result = "\(SummaryMarkup(fragments).chip(known))<span class=\"strip\" aria-hidden=\"true\">\(marks)</span>"
    let cells = [result] + [time(known.checked, known.variant.environment), tools(known.tools)]
    return row(summary, cells, known.count)
  }

  private func row(_ summary: ArticleSummary, _ known: HostsSummary) -> String {
    let markup = HostsMarkup(fragments)
    let checked = time(known.checked, known.environment)
    return row(summary, [markup.chip(known, isTold: true), checked, tools(HostsMarkup.few(known.tools))], known.count)
  }

  /// `cells` are the result, the day and the tools.
  private func row(_ summary: ArticleSummary, _ cells: [String], _ count: (CommandState) -> Int) -> String {
    let counts = [
      count(.verified), count(.failed), count(.error), count(.skipped) + count(.refused),
      count(.never) + count(.changed),
    ]
    let numbers = counts.map { "<td class=\"n\($0 == 0 ? " zero" : "")\">\($0)</td>" }.joined()
    return """
      <tr>
      <th scope="row">\(link(summary))</th>
      <td>\(cells[0])</td>
      \(numbers)
      <td>\(cells[1])</td>
      <td>\(cells[2])</td>
      </tr>
      """
  }

  private func link(_ summary: ArticleSummary) -> String {
    "<a href=\"\(fragments.address.link(to: summary.address))\">\(escaped(summary.article.matter.title))</a>"
  }

  private func time(_ checked: Instant?, _ environment: Environment) -> String {
    checked.map { fragments.time($0, freshFor: environment.freshFor) } ?? "–"
  }

  private func tools(_ tools: [String]) -> String { tools.isEmpty ? "–" : fragments.tools(tools) }

  // MARK: - Single hosts

  private mutating func single(_ hosts: [EnvironmentVariant], _ articles: [(ArticleSummary, HostsSummary)]) -> String {
    let heads = heads([.columnHost, .result, .article, .columnChecked, .columnTools])
    let groups = hosts.enumerated().map { index, host in
      group(host, articles.map { ($0, $1.hosts[index]) }, isOfItsName: host.name == host.environment.name)
    }
    return """
      <details class="drawer hosts">
      <summary>\(phrases(.hostsEach, ["n": "\(hosts.count)"]))</summary>
      \(table(heads, groups.joined(separator: "\n"), isGrouped: true))
      </details>
      """
  }

  /// The rows of one host: articles that ran there. The environment's own name leads to its heading.
  private func group(
    _ host: EnvironmentVariant, _ articles: [(ArticleSummary, HostSummary)], isOfItsName: Bool
  ) -> String {
    let ran = articles.filter { $0.1.state != .never }
    let id = isOfItsName ? "" : " id=\"\(escaped(host.name))\""
    let name = escaped(host.host ?? fragments.title(of: host.environment))
    let head = "<th scope=\"rowgroup\" rowspan=\"\(max(1, ran.count))\">\(name)</th>"
    let rows = ran.map { article, known in
      "<td>\(chip(known))</td><td>\(link(article))</td><td>\(time(known.checked, host.environment))</td><td>\(tools(known.tools))</td>"
    }
    let never = "<td colspan=\"4\">\(fragments.state(.never, phrases(.wordNever)))</td>"
    let cells = rows.isEmpty ? [never] : rows
    return "<tbody\(id)>\n<tr>\(head)\(cells.joined(separator: "</tr>\n<tr>"))</tr>\n</tbody>"
  }

  /// How many commands hold on a host, and since when not all of them.
  private func chip(_ known: HostSummary) -> String {
    let word = fragments.word(known.state)
    let holds = phrases(.holdsShort, ["n": "\(known.holding)", "total": "\(known.total)"])
    let since = known.failingSince.map { phrases(.hostsSince, ["hosts": word, "date": fragments.time($0)]) } ?? ""
    let note = since.isEmpty ? "" : "<span class=\"note\">\(since)</span>"
    return fragments.state(known.state, (known.total > 0 ? holds : word) + note)
  }
}
