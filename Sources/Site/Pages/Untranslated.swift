import KnowledgeBase

/// What is there in the site's own language alone, for the listings of the others.
struct Untranslated {
  /// What a listing shows beside its own.
  struct Folder {
    var articles: [ArticleSummary] = []
    /// Folders of which the language has nothing.
    var folders: [String] = []
  }

  private let originals: [ArticleSummary]
  private let translated: [String: Set<String>]
  private let base: KnowledgeBase

  init(_ summaries: [ArticleSummary], _ base: KnowledgeBase) {
    self.base = base
    originals = summaries.filter { $0.article.language == base.settings.language && !$0.article.isIndex }
    translated = Dictionary(grouping: base.articles, by: \.language).mapValues { Set($0.map(\.slug)) }
  }

  /// By the folder whose listing shows them.
  func folders(_ language: String) -> [String: Folder] {
    guard language != base.settings.language else { return [:] }
    var result: [String: Folder] = [:]
    var seen: Set<String> = []
    for summary in originals where !translated[language, default: []].contains(summary.article.slug) {
      var folder = summary.article.folder
      if base.links.languages(ofFolder: folder).contains(language) {
        result[folder, default: Folder()].articles.append(summary)
        continue
      }
      // The topmost folder that the language does not have stands for all in it.
      while let slash = folder.lastIndex(of: "/"),
        !base.links.languages(ofFolder: String(folder[..<slash])).contains(language)
      {
        folder = String(folder[..<slash])
      }
      guard seen.insert(folder).inserted else { continue }
      let parent = folder.lastIndex(of: "/").map { String(folder[..<$0]) } ?? ""
      result[parent, default: Folder()].folders.append(folder)
    }
    return result
  }
}

extension ListingPages {
  /// A folder that the page's language has nothing of: the way to the one of the site's own.
  func untranslatedSection(_ folder: String, _ fragments: Fragments) -> String {
    let language = context.base.settings.language
    let target = Address.folder(folder, language: language, context.base.settings)
    let index = summaries.first { $0.article.isIndex && $0.article.slug == folder && $0.article.language == language }
    let title = index?.article.matter.title ?? folder.split(separator: "/").last.map(String.init) ?? folder
    let tag = escaped(language)
    return """
      <li><a href="\(fragments.address.link(to: target))" hreflang="\(tag)" lang="\(tag)">\(escaped(title))</a>\
      \(fragments.untranslated(language))</li>
      """
  }
}

extension Fragments {
  /// Says of something in another language that this page's language does not have it.
  func untranslated(_ language: String) -> String {
    let name = "<span lang=\"\(escaped(language))\">\(escaped(Phrases.name(of: language)))</span>"
    return "<p class=\"only\">\(phrases(.untranslated, ["language": name]))</p>"
  }
}
