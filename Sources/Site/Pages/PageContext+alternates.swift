import KnowledgeBase

extension PageContext {
  /// The same page in all its languages, itself among them, for search engines: whole addresses, so only where the site knows
  /// its own. Who reads none of them gets the site's own language, where the page has it.
  func alternateLinks(
    _ language: String, _ address: Address, _ alternates: [(language: String, address: Address)]
  ) -> String {
    guard let baseURL = base.settings.baseURL, !alternates.isEmpty else { return "" }
    let all = [(language: language, address: address)] + alternates
    let versions = base.languages.compactMap { language in all.first { $0.language == language } }
    let fallback = versions.first.map { [(language: "x-default", address: $0.address)] } ?? []
    return (versions + fallback).map { language, address in
      "\n<link rel=\"alternate\" hreflang=\"\(escaped(language))\" href=\"\(escaped(address.absolute(baseURL)))\">"
    }.joined()
  }
}
