import KnowledgeBase

extension PageContext {
  /// The page of a tag in the other languages that have the tag.
  func alternates(of tag: Tag, in language: String) -> [(language: String, address: Address)] {
    base.languages.filter { $0 != language }.compactMap { other in
      surroundings(other).tags.tag(tag.name).map { (other, Address.tag($0.slug, language: other, base.settings)) }
    }
  }

  /// The page of a learning path in the other languages, where paths have names of their own: the one with most of its steps.
  func alternates(of path: LearningPath, in language: String) -> [(language: String, address: Address)] {
    let steps = Set(path.steps.map(\.slug))
    return base.languages.filter { $0 != language }.compactMap { other in
      let shared = surroundings(other).paths.paths.map { ($0, $0.steps.count { steps.contains($0.slug) }) }
      guard let best = shared.max(by: { $0.1 < $1.1 }), best.1 * 2 > steps.count else { return nil }
      return (other, Address.learningPath(best.0.slug, language: other, base.settings))
    }
  }

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
