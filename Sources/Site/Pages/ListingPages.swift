import KnowledgeBase

/// The pages that list articles: the home page of each language, and a page for each folder.
struct ListingPages {
  let context: PageContext
  let output: OutputFolder
  let summaries: [ArticleSummary]
  /// The text of index pages, by language and folder.
  let indexes: [String: [String: IndexText]]

  /// Returns how many pages there are.
  func stage() -> Int {
    var count = 0
    let untranslated = Untranslated(summaries, context.base)
    for language in context.base.languages {
      let own = summaries.filter { $0.article.language == language }
      var folders: [String: [ArticleSummary]] = [:]
      var children: [String: Set<String>] = ["": []]
      for summary in own {
        folders[summary.article.folder, default: []].append(summary)
        var folder = summary.article.folder
        while !folder.isEmpty {
          let parent = folder.lastIndex(of: "/").map { String(folder[..<$0]) } ?? ""
          children[parent, default: []].insert(folder)
          folder = parent
        }
      }
      let all = Set(folders.keys).union(children.keys)
      let others = untranslated.folders(language)
      for folder in all {
        stage(folder, language, folders, children[folder]?.sorted() ?? [], others[folder] ?? Untranslated.Folder())
      }
      count += all.count
    }
    return count
  }

  private func stage(
    _ folder: String, _ language: String, _ folders: [String: [ArticleSummary]], _ children: [String],
    _ others: Untranslated.Folder
  ) {
    let settings = context.base.settings
    let address = Address.folder(folder, language: language, settings)
    let fragments = context.fragments(language, address)
    let index = folders[folder]?.first(where: \.article.isIndex)?.article
    let isHome = folder.isEmpty
    let heading = index?.matter.title ?? (isHome ? settings.title.text(in: language) : name(of: folder))
    let alternates = context.base.links.languages(ofFolder: folder).filter { $0 != language }
    var keys = context.keys(
      fragments, heading: heading,
      description: index?.matter.summary ?? (isHome ? settings.summary?.text(in: language) : nil),
      alternates: alternates.map { ($0, Address.folder(folder, language: $0, settings)) }, current: isHome ? .home : nil)
    keys["evidence"] = ""
    keys["check"] = indexes[language]?[folder]?.check ?? ""
    keys["content"] = indexes[language]?[folder]?.body ?? ""
    keys["sections"] = sections(children, folders, others.folders, fragments)
    let own = (folders[folder] ?? []).filter { !$0.article.isIndex }
    keys["articles"] = articles(own + others.articles, fragments)
    output.stage(address.path, context.render(isHome ? .home : .section, keys, fragments))
  }

  private func name(of folder: String) -> String { folder.split(separator: "/").last.map(String.init) ?? folder }

  private func sections(_ children: [String], _ folders: [String: [ArticleSummary]], _ others: [String], _ fragments: Fragments)
    -> String
  {
    guard !children.isEmpty || !others.isEmpty else { return "" }
    let phrases = fragments.phrases
    let own = children.map { folder in
      let inside = folders[folder] ?? []
      let index = inside.first(where: \.article.isIndex)?.article
      let count = inside.count { !$0.article.isIndex }
      let words = count == 1 ? phrases(.articleCountOne) : phrases(.articleCount, ["n": "\(count)"])
      let target = Address.folder(folder, language: phrases.language, context.base.settings)
      let text = ([index?.matter.summary.map(escaped)].compactMap { $0 } + [words]).joined(separator: " · ")
      return
        "<li><a href=\"\(fragments.address.link(to: target))\">\(escaped(index?.matter.title ?? name(of: folder)))</a><p>\(text)</p></li>"
    }
    let items = own + others.map { untranslatedSection($0, fragments) }
    return list(phrases(.sections), "<ul class=\"folders\">\n\(items.joined(separator: "\n"))\n</ul>")
  }

  private func articles(_ summaries: [ArticleSummary], _ fragments: Fragments) -> String {
    guard !summaries.isEmpty else { return "" }
    let items = summaries.map { item($0, fragments) }.joined(separator: "\n")
    return list(fragments.phrases(.articles), "<ul class=\"list\">\n\(items)\n</ul>")
  }

  private func list(_ title: String, _ html: String) -> String {
    "<section>\n<h2 class=\"list-title\">\(title)</h2>\n\(html)\n</section>"
  }

  private func item(_ summary: ArticleSummary, _ fragments: Fragments) -> String {
    let matter = summary.article.matter
    let language = summary.article.language
    let isForeign = language != fragments.phrases.language
    let lang = isForeign ? " lang=\"\(escaped(language))\"" : ""
    let text = matter.summary.map { "<p\(lang)>\(escaped($0))</p>\n" } ?? ""
    var side = isForeign ? fragments.untranslated(language) + "\n" : ""
    if summary.commandCount > 0 {
      side += SummaryMarkup(fragments).chip(summary.telling) + "\n"
      if let telling = summary.telling, let checked = telling.checked {
        let time = fragments.time(checked, freshFor: telling.environment.freshFor)
        side += "<p class=\"when\">\(fragments.phrases(.checked, ["date": time]))</p>\n"
      }
    }
    return """
      <li>
      <div>
      <h3\(lang)><a href="\(fragments.address.link(to: summary.address))"\(isForeign ? " hreflang=\"\(escaped(language))\"" : "")>\(escaped(matter.title))</a></h3>
      \(text)</div>
      <div class="side">
      \(side)</div>
      </li>
      """
  }
}
