import KnowledgeBase

/// The way from the home page to where the reader is.
struct Breadcrumbs {
  let context: PageContext
  let fragments: Fragments

  init(_ context: PageContext, _ fragments: Fragments) {
    self.context = context
    self.fragments = fragments
  }

  func article(_ article: Article) -> String { html(links(to: article.folder) + [(nil, article.matter.title)]) }

  func folder(_ folder: String) -> String {
    var crumbs = links(to: folder)
    crumbs[crumbs.count - 1].address = nil
    return html(crumbs)
  }

  /// A page that lies below the home page and perhaps one other.
  func page(_ name: String, below parent: (address: Address, name: String)? = nil) -> String {
    html(links(to: "") + (parent.map { [($0.address, $0.name)] } ?? []) + [(nil, name)])
  }

  private typealias Crumb = (address: Address?, name: String)

  private func links(to folder: String) -> [Crumb] {
    let (language, settings) = (fragments.phrases.language, context.base.settings)
    var crumbs: [Crumb] = []
    var folder = folder
    while !folder.isEmpty {
      crumbs.append(
        (Address.folder(folder, language: language, settings), context.surroundings(language).name(of: folder)))
      folder = folder.lastIndex(of: "/").map { String(folder[..<$0]) } ?? ""
    }
    return [(Address.folder("", language: language, settings), fragments.phrases(.home))] + crumbs.reversed()
  }

  private func html(_ crumbs: [Crumb]) -> String {
    let items = crumbs.map { address, name in
      address.map { "<li><a href=\"\(fragments.address.link(to: $0))\">\(escaped(name))</a></li>" }
        ?? "<li><span aria-current=\"page\">\(escaped(name))</span></li>"
    }
    return "<nav class=\"crumbs\" aria-label=\"\(fragments.phrases(.breadcrumbs))\"><ol>\(items.joined())</ol></nav>"
  }
}
