import KnowledgeBase

/// The pages that list articles: the home page of each language, and a page for each folder.
struct ListingPages {
  let context: PageContext
  let output: OutputFolder
  let summaries: [ArticleSummary]
  /// The text of index pages, by language and folder.
  let indexes: [String: [String: IndexText]]

  /// The folders of one language.
  private struct Folders {
    /// The articles that lie in each; nothing for a folder that has only folders.
    var articles: [String: [ArticleSummary]] = [:]
    /// The folders right below each.
    var children: [String: Set<String>] = ["": []]

    init(_ summaries: some Sequence<ArticleSummary>) {
      for summary in summaries {
        articles[summary.article.folder, default: []].append(summary)
        var folder = summary.article.folder
        while !folder.isEmpty {
          let parent = folder.lastIndex(of: "/").map { String(folder[..<$0]) } ?? ""
          guard children[parent, default: []].insert(folder).inserted else { break }
          folder = parent
        }
      }
    }

    var all: Set<String> { Set(articles.keys).union(children.keys) }
  }

  func stage() {
    let folders = Dictionary(grouping: summaries, by: \.article.language).mapValues { Folders($0) }
    let untranslated = Untranslated(summaries, context.base)
    for language in context.base.languages {
      let own = folders[language] ?? Folders([])
      let others = untranslated.folders(language)
      for folder in own.all { stage(folder, language, own, others[folder] ?? Untranslated.Folder()) }
    }
  }

  private func stage(_ folder: String, _ language: String, _ own: Folders, _ foreign: Untranslated.Folder) {
    let settings = context.base.settings
    let inside = own.articles[folder] ?? []
    let index = inside.first(where: \.article.isIndex)?.article
    let isHome = folder.isEmpty
    let heading =
      index?.matter.title
      ?? (isHome ? settings.title.text(in: language) : context.surroundings(language).name(of: folder))
    let others = context.base.links.languages(ofFolder: folder).filter { $0 != language }
    let list = PagedList(context: context, output: output, template: isHome ? .home : .section) { page in
      Address.folder(folder, page: page, language: language, settings)
    }
    list.stage(inside.filter { !$0.article.isIndex } + foreign.articles, language: language) { page, fragments in
      var keys = context.keys(
        fragments, heading: heading,
        description: index?.matter.summary ?? (isHome ? settings.summary?.text(in: language) : nil),
        alternates: page > 1 ? [] : others.map { ($0, Address.folder(folder, language: $0, settings)) },
        current: isHome && page == 1 ? .home : nil)
      let isFirst = page == 1
      keys["evidence"] = ""
      keys["breadcrumbs"] = isHome ? "" : Breadcrumbs(context, fragments).folder(folder)
      keys["check"] = isFirst ? indexes[language]?[folder]?.check ?? "" : ""
      keys["content"] = isFirst ? indexes[language]?[folder]?.body ?? "" : ""
      keys["sections"] =
        isFirst ? sections(folder, own, foreign.folders, fragments) + (isHome ? paths(fragments) : "") : ""
      return keys
    }
  }

  private func sections(_ folder: String, _ own: Folders, _ foreign: [String], _ fragments: Fragments) -> String {
    let list = ArticleList(fragments)
    let entries = (own.children[folder] ?? []).sorted().map { folder in
      let inside = own.articles[folder] ?? []
      let index = inside.first(where: \.article.isIndex)?.article
      let count = list.count(inside.count { !$0.article.isIndex })
      let target = Address.folder(folder, language: fragments.phrases.language, context.base.settings)
      return (
        url: fragments.address.link(to: target),
        name: context.surroundings(fragments.phrases.language).name(of: folder),
        text: [index?.matter.summary.map(escaped), count].compactMap { $0 }.joined(separator: " · ")
      )
    }
    return list.entries(.sections, entries, more: foreign.map { untranslatedSection($0, fragments) })
  }

  private func paths(_ fragments: Fragments) -> String {
    let phrases = fragments.phrases
    let entries = context.surroundings(phrases.language).paths.paths.map { path in
      let target = Address.learningPath(path.slug, language: phrases.language, context.base.settings)
      let count = path.steps.count
      return (
        url: fragments.address.link(to: target), name: path.name,
        text: count == 1 ? phrases(.stepsOne) : phrases(.steps, ["n": "\(count)"])
      )
    }
    return ArticleList(fragments).entries(.learningPaths, entries)
  }
}
