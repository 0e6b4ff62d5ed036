import KnowledgeBase

/// The way from the home page to where the reader is.
struct Breadcrumbs {
  let context: PageContext
  let fragments: Fragments

  init(_ context: PageContext, _ fragments: Fragments) {
    self.context = context
    self.fragments = fragments
  }

  /// The way to the articles of a folder, up to the article itself; `end(_:)` is the rest.
  func way(to folder: String) -> String { opening + items(links(to: folder)) }

  static func end(_ article: Article) -> String { item(nil, article.matter.title) + closing }

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

  private func html(_ crumbs: [Crumb]) -> String { opening + items(crumbs) + Self.closing }

  private var opening: String { "<nav class=\"crumbs\" aria-label=\"\(fragments.phrases(.breadcrumbs))\"><ol>" }
  private static let closing = "</ol></nav>"

  private func items(_ crumbs: [Crumb]) -> String {
    crumbs.map { address, name in Self.item(address.map(fragments.address.link), name) }.joined()
  }

  private static func item(_ url: String?, _ name: String) -> String {
    url.map { "<li><a href=\"\($0)\">\(escaped(name))</a></li>" }
      ?? "<li><span aria-current=\"page\">\(escaped(name))</span></li>"
  }
}
