import Diagnostics
import Evidence
import KnowledgeBase
import Markdown

/// What all pages of one build share.
final class PageContext: Sendable {
  let base: KnowledgeBase
  let theme: Theme
  /// What pages tell of: the hosts of an environment that has several together, any other variant alone.
  let variantGroups: [[EnvironmentVariant]]
  /// The languages whose articles name errors, in the order of the site's.
  let languagesWithSymptoms: [String]
  let symptomVariables: [String: String]
  let dates: ArticleDates
  /// What lies around the articles of each language.
  private let surroundings: [String: Surroundings]
  private let phrases: [String: Phrases]
  /// What site.yml adds to the links at the head of pages, for the readers of each language.
  private let navigation: [String: [NavigationLink]]
  /// What the pages of a language have in common.
  private let common: [String: [String: String]]
  /// The templates with that filled in, where the theme allows it.
  private let prepared: [String: [Theme.Page: PreparedTemplate]]

  /// `variants` are those that are listed and the hosts that evidence alone tells of.
  /// `changes` are the last changes of articles, by the paths of their files.
  init(
    _ base: KnowledgeBase, _ theme: Theme, variants: [EnvironmentVariant], changes: [String: Instant] = [:]
  ) {
    self.base = base
    variantGroups = Self.groups(of: Self.ordered(variants, base.settings))
    self.theme = theme
    let naming = Set(base.articles.filter { !$0.matter.symptoms.isEmpty }.map(\.language))
    languagesWithSymptoms = base.languages.filter(naming.contains)
    symptomVariables = base.symptomVariables
    dates = ArticleDates(base, changes: changes)
    surroundings = Dictionary(grouping: base.articles, by: \.language).mapValues { Surroundings($0) }
    phrases = Dictionary(uniqueKeysWithValues: base.languages.map { ($0, Phrases(language: $0)) })
    navigation = Dictionary(
      uniqueKeysWithValues: base.languages.map { ($0, NavigationLink.all(of: base, language: $0)) })
    let common = phrases.mapValues { Self.common($0, base.settings) }
    self.common = common
    prepared = common.mapValues { theme.prepared($0) }
  }

  /// The site's own environment goes first: it is what most articles speak of.
  private static func ordered(_ variants: [EnvironmentVariant], _ settings: SiteSettings) -> [EnvironmentVariant] {
    variants.filter { $0.environment.name == settings.environment }
      + variants.filter { $0.environment.name != settings.environment }
  }

  private static func groups(of variants: [EnvironmentVariant]) -> [[EnvironmentVariant]] {
    variants.reduce(into: []) { groups, variant in
      let environment = variant.environment
      if !environment.hasToolVariants, groups.last?.first?.environment.name == environment.name {
        groups[groups.count - 1].append(variant)
      } else {
        groups.append([variant])
      }
    }
  }

  func phrases(_ language: String) -> Phrases { phrases[language] ?? Phrases(language: language) }

  func surroundings(_ language: String) -> Surroundings { surroundings[language] ?? Surroundings([]) }

  /// What is worth a warning in what leads from article to article.
  var warnings: [Diagnostic] { base.languages.flatMap { surroundings($0).warnings(in: base) } }

  func fragments(_ language: String, _ address: Address) -> Fragments {
    Fragments(phrases: phrases(language), address: address, settings: base.settings)
  }

  /// The bytes of a page. What is empty is not there for a template that asks (`{{#toc}}`).
  func render(_ page: Theme.Page, _ keys: [String: String], _ fragments: Fragments) -> [UInt8] {
    prepared[fragments.phrases.language]?[page]?.filled(keys)
      ?? Array(theme.render(page, keys.filter { !$0.value.isEmpty }).utf8)
  }

  /// The keys that every page has. `alternates` are the same page in other languages; `current` is the entry of the
  /// navigation that the page is, `article` the one that it shows.
  func keys(
    _ fragments: Fragments, heading: String, description: String?, alternates: [(language: String, address: Address)],
    current: Phrase? = nil, article: Article? = nil
  ) -> [String: String] {
    var keys = frameKeys(fragments, current: current)
      .merging(ownKeys(fragments, heading, description, alternates, article)) { $1 }
    if current == .home { keys["title"] = keys["site_title"] }
    return keys
  }

  /// Whether the navigation marks this page as the one that is shown.
  func isInNavigation(_ fragments: Fragments) -> Bool {
    navigation[fragments.phrases.language, default: []].contains { $0.leads(to: fragments.address) }
  }

  /// What all pages of articles in the folder of this one have in common.
  func articleFrame(_ fragments: Fragments, folder: String) -> ArticleFrame {
    let keys = frameKeys(fragments)
    return ArticleFrame(
      fragments, way: Breadcrumbs(self, fragments).way(to: folder), keys: keys,
      template: prepared[fragments.phrases.language]?[.article]?.filling(keys))
  }

  /// The keys that all pages of a folder have in common, but for the entry of the navigation that a page is.
  private func frameKeys(_ fragments: Fragments, current: Phrase? = nil) -> [String: String] {
    let phrases = fragments.phrases
    let address = fragments.address
    let settings = base.settings
    let home = Address.folder("", language: phrases.language, settings)
    let verification = Address.verification(language: phrases.language, settings)
    var entries: [(Phrase, Address)] = [(.home, home), (.verification, verification)]
    if languagesWithSymptoms.contains(phrases.language) {
      entries.insert((.errors, Address.errors(language: phrases.language, settings)), at: 1)
    }
    if !surroundings(phrases.language).tags.tags.isEmpty {
      entries.append((.tags, Address.tag(nil, language: phrases.language, settings)))
    }
    let items = entries.map { phrase, target in
      let mark = phrase == current ? " aria-current=\"page\"" : ""
      return "<li><a href=\"\(address.link(to: target))\"\(mark)>\(phrases(phrase))</a></li>"
    }
    let own = navigation[phrases.language, default: []].map { $0.item(on: address) }
    var keys = common[phrases.language] ?? [:]
    keys["home_url"] = address.link(to: home)
    keys["style_url"] = address.root + theme.style.name
    keys["script_url"] = address.root + theme.script.name
    keys["icon_url"] = address.root + theme.icon.name
    keys["logo"] = logo(address)
    keys["nav"] = "<ul>\((items + own).joined())</ul>"
    keys["search"] = SearchFiles(context: self).button(fragments)
    keys["footer"] = "<p>\(phrases(.footer, ["url": address.link(to: verification)]))</p>"
    return keys
  }

  /// The keys that are the page's own.
  func ownKeys(
    _ fragments: Fragments, _ heading: String, _ description: String?,
    _ alternates: [(language: String, address: Address)], _ article: Article?
  ) -> [String: String] {
    let language = fragments.phrases.language
    return [
      "title": "\(heading) · \(base.settings.title.text(in: language))",
      "description": description ?? heading,
      "heading": heading,
      "head": HeadMarkup(self, fragments).html(heading: heading, description: description, article: article)
        + alternateLinks(language, fragments.address, alternates),
      "languages": languages(alternates, fragments),
      "summary": description.map { "<p class=\"lead\">\(escaped($0))</p>" } ?? "",
    ]
  }

  /// The site's picture, whose text is the site's name behind it; else the mark of what holds.
  private func logo(_ address: Address) -> String {
    guard let logo = base.settings.logo else {
      return "<svg class=\"mk\" aria-hidden=\"true\"><use href=\"#m-verified\"/></svg>"
    }
    return "<img class=\"logo\" src=\"\(address.link(to: Address(path: logo.value)))\" alt=\"\">"
  }

  private static func common(_ phrases: Phrases, _ settings: SiteSettings) -> [String: String] {
    [
      "lang": phrases.language, "site_title": settings.title.text(in: phrases.language),
      "t_skip": phrases(.tSkip),
      "t_site_navigation": phrases(.tSiteNavigation), "t_dark_theme": phrases(.tDarkTheme), "t_copy": phrases(.tCopy),
      "t_copy_all": phrases(.tCopyAll), "t_copied": phrases(.tCopied), "t_last_verified": phrases(.tLastVerified),
      "t_stale_since": phrases(.tStaleSince), "t_meaning_next": phrases(.tMeaningNext),
    ]
  }

  private func languages(_ alternates: [(language: String, address: Address)], _ fragments: Fragments) -> String {
    guard !alternates.isEmpty else { return "" }
    let items = alternates.map { language, target in
      let tag = escaped(language)
      return
        "<li><a href=\"\(fragments.address.link(to: target))\" rel=\"alternate\" hreflang=\"\(tag)\" lang=\"\(tag)\">\(escaped(Phrases.name(of: language)))</a></li>"
    }
    return "<nav aria-label=\"\(fragments.phrases(.languages))\"><ul>\(items.joined())</ul></nav>"
  }
}
