import KnowledgeBase

/// What a server shows where there is no page. It may stand at any depth, so its links begin at the site's root.
struct MissingPage {
  let context: PageContext
  let output: OutputFolder

  func stage() {
    let settings = context.base.settings
    let address = Address.missing(settings)
    let fragments = context.fragments(settings.language, address)
    let phrases = fragments.phrases
    var keys = context.keys(fragments, heading: phrases(.missing), description: nil, alternates: [])
    keys["head"] = "<meta name=\"robots\" content=\"noindex\">"
    let homes = context.base.languages.map { language in
      let home = Address.folder("", language: language, settings)
      let tag = escaped(language)
      let name = context.base.languages.count > 1 ? " (\(escaped(Phrases.name(of: language))))" : ""
      let title = escaped(settings.title.text(in: language))
      return "<li><a href=\"\(address.link(to: home))\" lang=\"\(tag)\" hreflang=\"\(tag)\">\(title)\(name)</a></li>"
    }
    keys["content"] = "<p>\(phrases(.missingLead))</p>\n<ul>\(homes.joined())</ul>"
    output.stage(address.path, context.render(.missing, keys, fragments))
  }
}
