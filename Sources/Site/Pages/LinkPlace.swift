import KnowledgeBase

/// Where a link leads within the site: a file of it, and the place there.
struct LinkPlace {
  let address: Address
  let fragment: String?

  /// Nil for what leads elsewhere, or nowhere.
  init?(_ target: LinkIndex.Target, in settings: SiteSettings) {
    switch target {
    case .article(let slug, let language, let isIndex, let fragment):
      self.init(Address(slug: slug, language: language, isIndex: isIndex, settings), fragment)
    case .folder(let folder, let language, let fragment):
      self.init(.folder(folder, language: language, settings), fragment)
    case .page(let page, let language, let fragment):
      self.init(.generated(page, language: language, settings), fragment)
    case .asset(let path): self.init(Address(path: path), nil)
    case .external, .broken: return nil
    }
  }

  private init(_ address: Address, _ fragment: String?) { (self.address, self.fragment) = (address, fragment) }

  /// The link to it from a page, which needs no path to itself.
  func link(from page: Address) -> String {
    (page == address ? "" : page.link(to: address)) + (fragment.map { "#" + percentEncoded($0) } ?? "")
  }
}
