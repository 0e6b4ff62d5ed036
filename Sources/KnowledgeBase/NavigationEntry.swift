import Diagnostics
import Yams

/// A link at the head of each page: `{title: Runbook, link: /runbook/}`.
public struct NavigationEntry: Hashable, Sendable {
  public let title: LocalizedText
  /// As in an article at the top: a path from `articles/`, or an address elsewhere.
  public let link: Placed<String>
}

extension YAMLReader {
  mutating func navigation(_ node: Node, _ key: String) -> [NavigationEntry] {
    sequence(node, key).compactMap { element in
      guard let mapping = mapping(element, key) else { return nil }
      var title: LocalizedText?
      var link: Placed<String>?
      members(of: mapping, known: ["title", "link"], "an entry of ‘navigation’") { reader, key, value in
        if key == "title" {
          title = reader.localized(value, key)
        } else {
          link = reader.text(value, key).map { Placed($0, at: reader.location(value)) }
        }
      }
      if let title, let link { return NavigationEntry(title: title, link: link) }
      for key in ["title", "link"] where !mapping.contains(where: { $0.key.string == key }) {
        report("missing-key", "the entry has no ‘\(key)’", "write {title: Runbook, link: /runbook/}", at: element)
      }
      return nil
    }
  }
}

extension LinkIndex {
  /// Where an entry of the navigation leads for readers of a language.
  public func resolve(_ entry: NavigationEntry, language: String) -> Target {
    let home = Article(path: "articles/index.md", slug: "", language: language, isIndex: true, matter: FrontMatter())
    return resolve(entry.link.value, from: home)
  }

  /// Entries that lead to nothing, and those that ask for a place in a page, which nothing would check.
  func navigationProblems() -> [Diagnostic] {
    settings.navigation.compactMap { entry in
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
