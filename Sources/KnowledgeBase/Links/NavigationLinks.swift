import Diagnostics

extension LinkIndex {
  /// Where an entry of the navigation leads for readers of a language.
  public func resolve(_ entry: NavigationEntry, language: String) -> Target {
    let home = Article(path: "articles/index.md", slug: "", language: language, isIndex: true, matter: FrontMatter())
    return resolve(entry.link.value, from: home)
  }

  /// Entries that lead to nothing, and those that ask for a place in a page, which nothing would check.
  func navigationProblems() -> [Diagnostic] {
    settings.navigation.compactMap { entry in
      if isUnsafe(entry.link.value) { return Refusal.unsafe(entry.link.value).at(entry.link.location) }
      let target = resolve(entry, language: settings.language)
      if case .broken(let summary, let way) = target {
        return Diagnostic(at: entry.link.location, "broken-link", summary, notes: way.map { [$0] } ?? [])
      }
      guard target != .external, entry.link.value.contains("#") else { return nil }
      return Diagnostic(
        at: entry.link.location, "broken-anchor", "the navigation leads to pages, and not to places in them",
        notes: ["leave out what stands behind ‘#’"])
    }
  }
}
