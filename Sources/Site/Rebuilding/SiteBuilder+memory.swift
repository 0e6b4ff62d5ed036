import KnowledgeBase

extension SiteBuilder {
  /// Where more groups than this are waited for, none is shown before the rest.
  private static let urgentLimit = 50

  /// Renders groups of articles, as far as nothing is known of them, and puts those in their places at once that somebody waits
  /// for.
  func render(
    _ groups: [ArraySlice<Article>], _ page: ArticlePage, _ output: OutputFolder
  ) async -> [RenderedArticle] {
    guard let memory else {
      return await concurrentMap(groups.count, worker: { ArticleWorker() }) { worker, index in
        page.render(groups[index], &worker)
      }.flatMap(\.self)
    }
    let urgent = groups.filter(memory.isUrgent)
    if !urgent.isEmpty, urgent.count <= Self.urgentLimit {
      _ = await render(urgent, page, output, memory)
      memory.publish(urgent, output)
    }
    return await render(groups, page, output, memory)
  }

  private func render(
    _ groups: [ArraySlice<Article>], _ page: ArticlePage, _ output: OutputFolder, _ memory: RenderMemory
  ) async -> [RenderedArticle] {
    await concurrentMap(groups.count, worker: { ArticleWorker() }) { worker, index in
      memory.remembered(groups[index], output) { page.render(groups[index], &worker) }
    }.flatMap(\.self)
  }
}
