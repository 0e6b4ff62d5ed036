import KnowledgeBase

/// The whole site for other programs: `site.json`. It holds nothing that is not published otherwise: no
/// variables of environments, no output.
struct SiteModel {
  /// The version of this form.
  private static let schema = 2

  let json: [UInt8]

  init(_ context: PageContext, _ articles: [RenderedArticle]) {
    let base = context.base
    var text = JSONText(capacity: articles.reduce(4096) { $0 + $1.model.count + 2 })
    text.object { text in
      text.member("schema", Self.schema)
      text.object("site") { text in
        text.object("title") { text in
          for language in base.languages { text.member(named: language, base.settings.title.text(in: language)) }
        }
        text.member("summary", base.settings.summary?.text(in: base.settings.language))
        text.member("baseURL", base.settings.baseURL)
        text.member("language", base.settings.language)
        text.members("languages", base.languages)
        text.member("environment", base.settings.environment)
      }
      text.array("environments", base.environments) { text, environment in
        text.newline()
        text.object {
          $0.member("name", environment.name)
          $0.member("title", environment.title)
          $0.members("traits", environment.traits.sorted())
        }
      }
      text.array("articles", articles) { text, article in
        text.newline()
        text.raw(article.model)
      }
    }
    text.endLine()
    json = text.bytes
  }
}
