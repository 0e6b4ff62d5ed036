import KnowledgeBase
import Search

/// The search of each language: its index, and the button that opens it.
struct SearchFiles {
  let context: PageContext

  private static func path(_ language: String) -> String { "search/\(language)" }

  func stage(_ articles: [RenderedArticle], _ output: OutputFolder) async {
    let languages = context.base.languages
    for language in languages {
      let entries = articles.filter { $0.summary?.article.language == language }.compactMap(\.search)
      let index = SearchIndex(path: Self.path(language), entries, texts: texts(language))
      await index.write { output.stage($0, $1) }
    }
  }

  /// The dialog asks the index of the page's language, then that of the site's for what nobody has translated.
  func button(_ fragments: Fragments) -> String {
    let phrases = fragments.phrases
    let language = phrases.language
    let settings = context.base.settings
    let others = language == settings.language ? [] : [settings.language]
    let indexes = ([language] + others).map { escaped(Self.path($0)) }.joined(separator: " ")
    let errors =
      context.languagesWithSymptoms.contains(language)
      ? " data-errors=\"\(fragments.address.link(to: Address.errors(language: language, settings)))\"" : ""
    return
      "<button class=\"find\" type=\"button\" data-search=\"\(fragments.address.root)\(context.theme.search.name)\" data-indexes=\"\(indexes)\"\(errors) aria-keyshortcuts=\"/ Control+K Meta+K\" hidden><svg class=\"mk\" aria-hidden=\"true\"><use href=\"#i-search\"/></svg><span>\(phrases(.search))</span><kbd aria-hidden=\"true\">/</kbd></button>"
  }

  private func texts(_ language: String) -> [String: String] {
    let phrases = context.phrases(language)
    let shown: [(String, Phrase)] = [
      ("search", .search), ("hint", .searchHint), ("count", .searchCount), ("one", .searchCountOne),
      ("none", .searchNone), ("failed", .searchFailed), ("more", .searchMore), ("close", .searchClose),
      ("keys", .searchKeys), ("errors", .errors), ("instead", .searchInstead),
    ]
    return Dictionary(uniqueKeysWithValues: shown.map { ($0, phrases($1)) })
      .merging(["language": Phrases.name(of: language)]) { $1 }
  }
}
