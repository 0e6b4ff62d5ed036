import KnowledgeBase
import Markdown

/// What all pages of one build share.
struct PageContext: Sendable {
  let base: KnowledgeBase
  let theme: Theme
  let phrases: [String: Phrases]

  init(_ base: KnowledgeBase, _ theme: Theme) {
    self.base = base
    self.theme = theme
    phrases = Dictionary(uniqueKeysWithValues: base.languages.map { ($0, Phrases(language: $0)) })
  }

  func phrases(_ language: String) -> Phrases { phrases[language] ?? Phrases(language: language) }

  func fragments(_ language: String, _ address: Address) -> Fragments {
    Fragments(phrases: phrases(language), address: address, settings: base.settings)
  }

  /// The keys that every page has. `alternates` are the same page in other languages; `current` is the entry of the
  /// navigation that the page is.
  func keys(
    _ fragments: Fragments, heading: String, description: String?, alternates: [(language: String, address: Address)],
    current: Phrase? = nil
  ) -> [String: String] {
    let phrases = fragments.phrases
    let address = fragments.address
    let settings = base.settings
    let home = Address.folder("", language: phrases.language, settings)
    let verification = Address.verification(language: phrases.language, settings)
    let entries: [(Phrase, Address)] = [(.home, home), (.verification, verification)]
    let items = entries.map { phrase, target in
      let mark = phrase == current ? " aria-current=\"page\"" : ""
      return "<li><a href=\"\(address.link(to: target))\"\(mark)>\(phrases(phrase))</a></li>"
    }
    return [
      "lang": phrases.language, "title": current == .home ? settings.title : "\(heading) · \(settings.title)",
      "description": description ?? heading, "heading": heading, "site_title": settings.title,
      "home_url": address.link(to: home), "style_url": address.link(to: theme.style.name),
      "script_url": address.link(to: theme.script.name), "icon_url": address.link(to: theme.icon.name), "head": "",
      "nav": "<ul>\(items.joined())</ul>", "languages": languages(alternates, fragments),
      "footer": "<p>\(phrases(.footer, ["url": address.link(to: verification)]))</p>",
      "summary": description.map { "<p class=\"lead\">\(escaped($0))</p>" } ?? "", "t_skip": phrases(.tSkip),
      "t_site_navigation": phrases(.tSiteNavigation), "t_dark_theme": phrases(.tDarkTheme), "t_copy": phrases(.tCopy),
      "t_copy_all": phrases(.tCopyAll), "t_copied": phrases(.tCopied), "t_last_verified": phrases(.tLastVerified),
      "t_stale_since": phrases(.tStaleSince),
    ]
  }

  private func languages(_ alternates: [(language: String, address: Address)], _ fragments: Fragments) -> String {
    guard !alternates.isEmpty else { return "" }
    let items = alternates.map { language, target in
      let tag = escaped(language)
      return "<li><a href=\"\(fragments.address.link(to: target))\" rel=\"alternate\" hreflang=\"\(tag)\" lang=\"\(tag)\">\(escaped(Phrases.name(of: language)))</a></li>"
    }
    return "<nav aria-label=\"\(fragments.phrases(.languages))\"><ul>\(items.joined())</ul></nav>"
  }
}
