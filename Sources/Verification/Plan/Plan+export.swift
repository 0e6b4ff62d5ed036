public import Diagnostics
public import KnowledgeBase

/// What a standalone verifier is made of.
extension Plan {
  /// The articles of `names` (all, if there is none) that have something to run. Throws what is wrong with them, or that there
  /// is none.
  public static func exported(
    articles names: [String], in base: KnowledgeBase
  ) throws(Diagnosed) -> (contents: [ArticleContent], warnings: [Diagnostic]) {
    let (contents, warnings) = try contents(of: articles(named: names, in: base), in: base)
    let found = own(contents).filter { !$0.transcripts.isEmpty }
    guard !found.isEmpty else {
      throw Diagnosed(
        Diagnostic(
          at: SourceLocation(file: base.tree.name("articles")), "nothing-to-run",
          "there is no transcript in what is to be exported",
          notes: ["‘sooth list’ shows the articles and how many commands each has"]))
    }
    return (found, warnings)
  }

  /// The environments of `names`, in that order; all, the site's own first, if there is none. Throws where one is not there.
  public static func exported(
    environments names: [String], in base: KnowledgeBase
  ) throws(Diagnosed) -> [Environment] {
    if names.isEmpty, !base.environments.isEmpty { return base.environmentsByRank }
    var chosen: [Environment] = []
    for variant in try variants(named: names, in: base) where !chosen.contains(variant.environment) {
      chosen.append(variant.environment)
    }
    return chosen
  }
}
