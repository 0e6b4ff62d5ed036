import KnowledgeBase

/// The files of a site that programs read.
struct FilesForPrograms {
  let context: PageContext
  let output: OutputFolder
  let articles: [RenderedArticle]
  private var settings: SiteSettings { context.base.settings }

  init(context: PageContext, output: OutputFolder, articles: [RenderedArticle]) {
    self.context = context
    self.output = output
    self.articles = articles
  }

  func stage() {
    output.stage("site.json", SiteModel(context, articles).json)
    for language in context.base.languages { stageLanguage(language) }
    guard let baseURL = settings.baseURL else {
      output.stage("robots.txt", Array("User-agent: *\nAllow: /\n".utf8))
      return
    }
    let first = Address(path: "sitemap.xml")
    let robots = "User-agent: *\nAllow: /\n\nSitemap: \(first.absolute(baseURL))\n"
    output.stage("robots.txt", Array(robots.utf8))
    for (path, text) in Sitemap(baseURL: baseURL, entries: sitemapEntries).files {
      output.stage(path, Array(text.utf8))
    }
  }

  private var sitemapEntries: [Sitemap.Entry] {
    var modified: [String: String] = [:]
    for article in context.base.articles {
      modified[Address(of: article, in: settings).path] = context.dates.modified(article)
    }
    return output.pages.map { Sitemap.Entry(address: $0, modified: modified[$0.path]) }
  }

  private func stageLanguage(_ language: String) {
    let own = context.base.articles.filter { $0.language == language }
    let text = LlmsText(context, language, own)
    output.stage(text.address.path, Array(text.text.utf8))
    let name = settings.title.text(in: language)
    let home = Address.folder("", language: language, settings)
    stageFeed(Address.feed(language: language, settings), of: home, name, own, language)
    for tag in context.surroundings(language).tags.tags {
      let page = Address.tag(tag.slug, language: language, settings)
      stageFeed(
        Address.feed(tag: tag.slug, language: language, settings), of: page, "\(name) · \(tag.name)", tag.articles,
        language)
    }
  }

  private func stageFeed(
    _ address: Address, of page: Address, _ title: String, _ articles: [Article], _ language: String
  ) {
    guard let baseURL = settings.baseURL,
      let feed = AtomFeed(articles, context.dates, address: address, page: page, title, language, baseURL, settings)
    else { return }
    output.stage(address.path, Array(feed.text.utf8))
  }
}
