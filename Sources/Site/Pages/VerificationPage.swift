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
    var ledger = LedgerMarkup(fragments)
    let matrix = MatrixMarkup(fragments: fragments, groups: context.variantGroups).html(shown)
    keys["environments"] =
      matrix
      + context.variantGroups.enumerated().map { index, group in
        section(of: group, shown.map { ($0, $0.groups[index]) }, &ledger)
      }.joined(separator: "\n")
    keys["legend"] = legend(fragments)
    keys["t_legend"] = phrases(.tLegend)
    output.stage(page: address, context.render(.verification, keys, fragments))
  }

  private func section(
    of group: [EnvironmentVariant], _ articles: [(ArticleSummary, GroupSummary)], _ ledger: inout LedgerMarkup
  ) -> String {
    if group.count == 1 {
      let rows = articles.compactMap { article, summary in
        if case .variant(let variant) = summary { (article, variant) } else { nil }
      }
      return ledger.section(group[0], rows)
    }
    let rows = articles.compactMap { article, summary in
      if case .hosts(let hosts) = summary { (article, hosts) } else { nil }
    }
    return ledger.section(group, rows)
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
