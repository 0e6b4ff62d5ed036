import Diagnostics
public import Transcripts

/// An error text that an article explains, ready to be looked for.
public struct Symptom: Sendable {
  public let article: Article
  /// As readers see it: variables and holes as their examples.
  public var shown: String { excerpt.shown }
  public let excerpt: Excerpt
}

extension KnowledgeBase {
  /// Every symptom of every article, in the order of the articles.
  public var symptoms: [Symptom] {
    let variables = symptomVariables
    return articles.flatMap { article in
      article.matter.symptoms.map { Symptom(article: article, excerpt: Excerpt($0, variables: variables)) }
    }
  }

  /// Names that stand for any word in symptoms, each with what readers see: the site's value, an environment's, or else the name.
  public var symptomVariables: [String: String] {
    let names = articles.flatMap(\.matter.symptoms).flatMap { placeholderNames(in: Array($0.utf8)) }
    let declared = environments.reduce(into: settings.variables) { $0.merge($1.variables) { site, _ in site } }
    return names.reduce(into: declared) { $0[$1] = $0[$1] ?? $1 }
  }

  /// `{{regio}}` in a symptom is any word, whoever declares it; where a declared name is near, it is worth a warning.
  static func misspelledVariables(
    _ articles: [Article], _ settings: SiteSettings, _ environments: [Environment], _ tree: FileTree
  ) -> [Diagnostic] {
    let known = Set(settings.variables.keys).union(environments.flatMap(\.variables.keys))
    return articles.flatMap { article in
      let names = Set(article.matter.symptoms.flatMap { placeholderNames(in: Array($0.utf8)) }).subtracting(known)
      return names.sorted().compactMap { name -> Diagnostic? in
        guard let near = nearest(to: name, in: known) else { return nil }
        return Diagnostic(
          .warning, at: SourceLocation(file: tree.name(article.path)), "unknown-variable",
          "a symptom says ‘{{\(name)}}’, which nothing declares", notes: ["did you mean ‘{{\(near)}}’?"])
      }
    }
  }
}
