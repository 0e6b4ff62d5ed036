import Markdown
public import Diagnostics

/// What is wrong with the links of articles.
extension KnowledgeBase {
  /// A link to nothing is an error, unless the call allows it; one to a former path, or a reference that nothing defines, is
  /// worth a warning.
  func problem(_ reference: ArticleContent.Reference) -> Diagnostic? {
    let place = reference.location
    if let refusal = Self.refusal(of: reference.link) { return refusal.at(place, brokenLinks) }
    if case .broken(let summary, let way) = reference.target {
      return Diagnostic(brokenLinks, at: place, "broken-link", summary, notes: way.map { [$0] } ?? [])
    }
    return reference.newPath.map { path in
      Diagnostic(
        .warning, at: place, "moved-link", "‘\(reference.link.destination)’ is a former path of the article",
        notes: ["write ‘\(path)’"])
    }
  }

  /// What no page does: run what a link holds, or show a picture that lies elsewhere, since a page asks no other host.
  private static func refusal(of link: Link) -> Refusal? {
    if isUnsafe(link.destination), !link.isImage { return .unsafe(link.destination) }
    return link.isImage && isExternal(link.destination) ? .foreignImage : nil
  }

  /// Links to places that their page does not have.
  public func brokenFragments(_ contents: [ArticleContent]) -> [Diagnostic] {
    let anchors = anchors(contents)
    return contents.flatMap { content in
      content.references.compactMap { reference -> Diagnostic? in
        guard let (fragment, known) = fragment(of: reference.target, anchors), !known.contains(fragment) else {
          return nil
        }
        return Diagnostic(
          brokenLinks, at: reference.location, "broken-anchor",
          "there is no ‘#\(fragment)’ \(Self.words(for: reference.target))",
          notes: nearest(to: fragment, in: known).map { ["did you mean ‘#\($0)’?"] } ?? [])
      }
    }
  }

  /// The places of the articles that links ask for places in.
  private func anchors(_ contents: [ArticleContent]) -> [String: Set<String>] {
    var asked: Set<String> = []
    for content in contents {
      for reference in content.references {
        if case .article(let slug, let language, _, _?) = reference.target { asked.insert(key(slug, language)) }
      }
    }
    let targets = contents.filter { !asked.isEmpty && asked.contains(key($0.article.slug, $0.article.language)) }
    return Dictionary(
      targets.map { (key($0.article.slug, $0.article.language), Set($0.anchors)) }, uniquingKeysWith: { $1 })
  }

  /// The place that a link asks for, and those that its page has; nil where there is nothing to compare.
  private func fragment(
    of target: LinkIndex.Target, _ anchors: [String: Set<String>]
  ) -> (String, known: Set<String>)? {
    switch target {
    case .article(let slug, let language, _, let fragment?):
      guard !fragment.isEmpty, let known = anchors[key(slug, language)] else { return nil }
      return (fragment, known)
    case .folder(_, _, let fragment?), .page(.errors, _, let fragment?):
      return fragment.isEmpty ? nil : (fragment, [])
    case .page(.verification, _, let fragment?):
      // A host or a version stands behind its environment's name, and evidence may tell of more than are listed.
      let environment = String(fragment.prefix { $0 != "@" })
      return fragment.isEmpty ? nil : (environment, Set(environments.map(\.name)))
    case .article, .folder, .page, .external, .asset, .broken: return nil
    }
  }

  private static func words(for target: LinkIndex.Target) -> String {
    if case .article = target { "in the article that the link leads to" } else { "on the page that the link leads to" }
  }

  private func key(_ slug: String, _ language: String) -> String { "\(language) \(slug)" }
}
