import KnowledgeBase

/// The articles of one language for language models: `llms.txt`, as llmstxt.org describes it, with a link to the Markdown of
/// each.
struct LlmsText {
  let address: Address
  let text: String

  init(_ context: PageContext, _ language: String, _ articles: [Article]) {
    let settings = context.base.settings
    let address = Address.llms(language: language, settings)
    self.address = address
    func url(_ article: Article) -> String {
      let twin = Address.twin(slug: article.slug, language: language, isIndex: article.isIndex, settings)
      return settings.baseURL.map(twin.absolute) ?? address.link(to: twin)
    }
    var lines = ["# \(oneLine(settings.title.text(in: language)))", ""]
    if let summary = settings.summary?.text(in: language) { lines += ["> \(oneLine(summary))", ""] }
    let folders = Dictionary(grouping: articles, by: \.folder)
    let surroundings = context.surroundings(language)
    for folder in folders.keys.sorted() {
      let name = folder.isEmpty ? context.phrases(language)(.articles) : surroundings.name(of: folder)
      lines += ["## \(oneLine(name))", ""]
      lines += (folders[folder] ?? []).map { article in
        let summary = article.matter.summary.map { ": " + oneLine($0) } ?? ""
        return "- [\(Self.label(article.matter.title))](\(url(article)))\(summary)"
      }
      lines.append("")
    }
    text = lines.joined(separator: "\n")
  }

  /// A text between the brackets of a link.
  private static func label(_ text: String) -> String {
    let line = oneLine(text)
    guard line.utf8.contains(where: { $0 >= 0x5B && $0 <= 0x5D }) else { return line }
    return line.replacing("\\", with: "\\\\").replacing("[", with: "\\[").replacing("]", with: "\\]")
  }
}
