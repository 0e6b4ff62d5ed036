import KnowledgeBase

/// The page that shows every article in every environment.
struct VerificationPage {
  let context: PageContext
  let output: OutputFolder
  let summaries: [ArticleSummary]

  func stage() {
    for language in context.base.languages { stage(language) }
  }

  private func stage(_ language: String) {
    let settings = context.base.settings
    let address = Address.verification(language: language, settings)
    let fragments = context.fragments(language, address)
    let phrases = fragments.phrases
    let others = context.base.languages.filter { $0 != language }
    var keys = context.keys(
      fragments, heading: phrases(.verification), description: phrases(.verificationLead),
      alternates: others.map { ($0, Address.verification(language: $0, settings)) }, current: .verification)
    let shown = summaries.filter { $0.article.language == language && $0.commandCount > 0 }
    let variants = context.base.environments.flatMap(\.variants)
    keys["environments"] = variants.enumerated()
      .map { table($1, number: $0 + 1, shown, fragments) }.joined(separator: "\n")
    keys["legend"] = legend(fragments)
    keys["t_legend"] = phrases(.tLegend)
    output.stage(address.path, context.render(.verification, keys, fragments))
  }

  private func table(
    _ variant: EnvironmentVariant, number: Int, _ shown: [ArticleSummary], _ fragments: Fragments
  ) -> String {
    let phrases = fragments.phrases
    let counts: [Phrase] = [.passed, .columnFailed, .columnError, .columnSkipped, .columnNever]
    let heads =
      [Phrase.article, .result].map { "<th scope=\"col\">\(phrases($0))</th>" }
      + counts.map { "<th scope=\"col\" class=\"n\">\(phrases($0))</th>" }
      + [Phrase.columnChecked, .columnTools].map { "<th scope=\"col\">\(phrases($0))</th>" }
    let rows = shown.compactMap { summary in
      summary.variants.first { $0.variant.name == variant.name }.map { row(summary, $0, fragments) }
    }
    let id = escaped(variant.name)
    let title = ([variant.place] + variant.versions).map(escaped).joined(separator: " · ")
    return """
      <section class="environment" aria-labelledby="\(id)">
      <h2 id="\(id)">\(title)</h2>
      <div class="scroll" tabindex="0" role="region" aria-label="\(phrases(.tableLabel, ["n": "\(number)"]))">
      <table class="ledger">
      <thead><tr>\(heads.joined())</tr></thead>
      <tbody>
      \(rows.joined(separator: "\n"))
      </tbody>
      </table>
      </div>
      </section>
      """
  }

  private func row(_ summary: ArticleSummary, _ known: VariantSummary, _ fragments: Fragments) -> String {
    let counts = [
      known.count(.verified), known.count(.failed), known.count(.error), known.count(.skipped) + known.count(.refused),
      known.count(.never) + known.count(.changed),
    ]
    let cells = counts.map { "<td class=\"n\($0 == 0 ? " zero" : "")\">\($0)</td>" }.joined()
    let marks = known.states.map {
      "<svg class=\"mk\" data-s=\"\($0.rawValue)\"><use href=\"#m-\($0.rawValue)\"/></svg>"
    }.joined()
    let checked = known.checked.map { fragments.time($0, freshFor: known.variant.environment.freshFor) } ?? "–"
    let tools = known.tools.isEmpty ? "–" : fragments.tools(known.tools)
    let chip = SummaryMarkup(fragments).chip(known.state == .never ? nil : known)
    return """
      <tr>
      <th scope="row"><a href="\(fragments.address.link(to: summary.address))">\(escaped(summary.article.matter.title))</a></th>
      <td>\(chip)<span class="strip" aria-hidden="true">\(marks)</span></td>
      \(cells)
      <td>\(checked)</td>
      <td>\(tools)</td>
      </tr>
      """
  }

  private func legend(_ fragments: Fragments) -> String {
    let names = ["verified", "failed", "error", "changed", "stale", "skipped", "refused", "never"]
    let entries = names.map { name in
      let word = fragments.phrases(Phrase(rawValue: "word_\(name)") ?? .wordNever)
      let text = fragments.phrases(Phrase(rawValue: "legend_\(name)") ?? .legendNever)
      let mark = "<svg class=\"mk\" aria-hidden=\"true\"><use href=\"#m-\(name)\"/></svg>"
      return
        "<dt class=\"st\" data-s=\"\(name)\">\(mark)<span class=\"says\"><b class=\"sw\">\(word)</b></span></dt><dd>\(text)</dd>"
    }
    return "<dl>\n\(entries.joined(separator: "\n"))\n</dl>"
  }
}
