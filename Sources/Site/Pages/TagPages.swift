import KnowledgeBase

/// A page for each tag and one for all of them, in each language that has any.
struct TagPages {
  let context: PageContext
  let output: OutputFolder
  /// By slug.
  let summaries: [String: ArticleSummary]
  let language: String

  func stage() {
    let tags = context.surroundings(language).tags.tags
    guard !tags.isEmpty else { return }
    stageIndex(tags)
    for tag in tags { stage(tag) }
  }

  private func stage(_ tag: Tag) {
    let settings = context.base.settings
    let list = PagedList(context: context, output: output, template: .tag) { page in
      Address.tag(tag.slug, page: page, language: language, settings)
    }
    list.stage(tag.articles.compactMap { summaries[$0.slug] }, language: language) { page, fragments in
      let phrases = fragments.phrases
      let all = Address.tag(nil, language: language, settings)
      let heading = phrases(.tag, ["name": tag.name])
      var keys = context.keys(
        fragments, heading: heading, description: nil,
        alternates: page > 1 ? [] : context.alternates(of: tag, in: language))
      keys["head"]? += HeadMarkup(context, fragments).feed(of: tag)
      keys["breadcrumbs"] = Breadcrumbs(context, fragments).page(tag.name, below: (all, phrases(.tags)))
      return keys
    }
  }

  private func stageIndex(_ tags: [Tag]) {
    let settings = context.base.settings
    let address = Address.tag(nil, language: language, settings)
    let fragments = context.fragments(language, address)
    let others = context.base.languages.filter { $0 != language && !context.surroundings($0).tags.tags.isEmpty }
    var keys = context.keys(
      fragments, heading: fragments.phrases(.tags), description: nil,
      alternates: others.map { ($0, Address.tag(nil, language: $0, settings)) }, current: .tags)
    let list = ArticleList(fragments)
    let entries = tags.map { tag in
      let target = Address.tag(tag.slug, language: language, settings)
      return (url: address.link(to: target), name: tag.name, text: list.count(tag.articles.count))
    }
    keys["breadcrumbs"] = Breadcrumbs(context, fragments).page(fragments.phrases(.tags))
    keys["articles"] = list.entries(.tags, entries)
    output.stage(page: address, context.render(.tag, keys, fragments))
  }
}
