import KnowledgeBase

/// Small pages at former addresses of articles. They lead on without a script, and the site's script takes the fragment along.
struct RedirectPages {
  let context: PageContext
  let output: OutputFolder

  func stage() {
    guard !context.base.redirects.isEmpty else { return }
    let titles = Dictionary(
      context.base.articles.map { (Address(of: $0, in: context.base.settings), $0.matter.title) },
      uniquingKeysWith: { first, _ in first })
    for redirect in context.base.redirects { stage(redirect, titles) }
  }

  private func stage(_ redirect: Redirect, _ titles: [Address: String]) {
    let settings = context.base.settings
    let here = Address(path: redirect.path)
    let target = Address(
      slug: redirect.slug, language: redirect.language, isIndex: redirect.isIndex, settings)
    let title = escaped(titles[target] ?? redirect.slug)
    let link = escaped(here.link(to: target))
    let canonical = settings.baseURL.map {
      "<link rel=\"canonical\" href=\"\(escaped(target.absolute($0)))\">\n"
    }
    let words = context.phrases(redirect.language)(.moved, ["article": "<a href=\"\(link)\" data-moved>\(title)</a>"])
    let html = """
      <!doctype html>
      <html lang="\(escaped(redirect.language))">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'self'; object-src 'none'; base-uri 'none'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="robots" content="noindex">
      <meta http-equiv="refresh" content="0; url=\(link)">
      <title>\(title)</title>
      \(canonical ?? "")<link rel="stylesheet" href="\(here.root)\(context.theme.style.name)">
      <script src="\(here.root)\(context.theme.script.name)"></script>
      </head>
      <body><main class="page"><p>\(words)</p></main></body>
      </html>

      """
    output.stage(redirect.path, Array(html.utf8))
  }
}
