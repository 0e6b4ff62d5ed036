/// A link at the head of each page: `{title: Runbook, link: /runbook/}`.
public struct NavigationEntry: Hashable, Sendable {
  public let title: LocalizedText
  /// As in an article at the top: a path from `articles/`, or an address elsewhere.
  public let link: Placed<String>
}

extension YAMLReader {
  mutating func navigation(_ node: YAMLNode, _ key: String) -> [NavigationEntry] {
    sequence(node, key).compactMap { element in
      guard let mapping = mapping(element, key) else { return nil }
      var title: LocalizedText?
      var link: Placed<String>?
      members(of: mapping, known: ["title", "link"], "an entry of ‘navigation’") { reader, key, value in
        if key == "title" {
          title = reader.localized(value, key)
        } else {
          link = reader.placedText(value, key)
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
