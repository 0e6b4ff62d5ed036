import KnowledgeBase

/// An entry of site.yml's navigation, worked out once for all pages of a language.
struct NavigationLink: Sendable {
  private let title: String
  /// Where it leads within the site; nil for what leads elsewhere.
  private let address: Address?
  private let written: String

  static func all(of base: KnowledgeBase, language: String) -> [NavigationLink] {
    base.settings.navigation.map { entry in
      NavigationLink(
        title: escaped(entry.title.text(in: language)),
        address: LinkPlace(base.links.resolve(entry, language: language), in: base.settings)?.address,
        written: escaped(entry.link.value))
    }
  }

  func leads(to page: Address) -> Bool { address == page }

  /// The entry as a page's list has it.
  func item(on page: Address) -> String {
    let mark = leads(to: page) ? " aria-current=\"page\"" : ""
    return "<li><a href=\"\(address.map(page.link) ?? written)\"\(mark)>\(title)</a></li>"
  }
}
