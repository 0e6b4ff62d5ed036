import KnowledgeBase

/// A page for each learning path of one language, its steps in order.
struct PathPages {
  let context: PageContext
  let output: OutputFolder
  /// By slug.
  let summaries: [String: ArticleSummary]
  let language: String

  func stage() { for path in context.surroundings(language).paths.paths { stage(path) } }

  private func stage(_ path: LearningPath) {
    let list = PagedList(context: context, output: output, template: .path) { page in
      Address.learningPath(path.slug, page: page, language: language, context.base.settings)
    }
    let steps = path.steps.compactMap { summaries[$0.slug] }
    list.stage(steps, language: language, isOrdered: true) { page, fragments in
      let heading = fragments.phrases(.learningPath, ["name": path.name])
      var keys = context.keys(
        fragments, heading: heading, description: nil,
        alternates: page > 1 ? [] : context.alternates(of: path, in: language))
      keys["breadcrumbs"] = Breadcrumbs(context, fragments).page(path.name)
      return keys
    }
  }
}
