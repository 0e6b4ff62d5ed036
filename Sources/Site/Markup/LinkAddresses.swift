import KnowledgeBase

/// What links of an article lead to, as its page writes it.
struct LinkAddresses {
  let fragments: Fragments
  let article: Article

  init(_ fragments: Fragments, _ article: Article) {
    self.fragments = fragments
    self.article = article
  }

  /// Nil where the page has what the article says.
  func address(of target: LinkIndex.Target) -> String? {
    let settings = fragments.settings
    switch target {
    case .article(let slug, let language, let isIndex, let fragment):
      let isHere = slug == article.slug && language == article.language
      let address = Address(slug: slug, language: language, isIndex: isIndex, settings)
      return (isHere ? "" : fragments.address.link(to: address)) + end(fragment)
    case .folder(let folder, let language, let fragment):
      return fragments.address.link(to: .folder(folder, language: language, settings)) + end(fragment)
    case .page(let page, let language, let fragment):
      return fragments.address.link(to: .generated(page, language: language, settings)) + end(fragment)
    case .asset(let path): return fragments.address.link(to: path)
    case .external, .broken: return nil
    }
  }

  private func end(_ fragment: String?) -> String { fragment.map { "#" + percentEncoded($0) } ?? "" }
}
