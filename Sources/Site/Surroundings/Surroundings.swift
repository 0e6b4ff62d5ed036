import Diagnostics
import KnowledgeBase

/// What lies around the articles of one language: worked out once, from front matter alone, so that each page looks it up.
final class Surroundings: Sendable {
  let tags: TagIndex
  let paths: LearningPaths
  let related: RelatedArticles
  /// The articles before and after each in its folder, by slug.
  private let neighbours: [String: Neighbours]
  /// The titles of folders that have an index article.
  private let folderTitles: [String: String]

  struct Neighbours: Sendable {
    /// The path that they are steps of; nil for those of a folder.
    var path: LearningPath?
    var previous: Article?
    var next: Article?
  }

  /// - Parameter articles: of one language, by slug.
  init(_ articles: [Article]) {
    tags = TagIndex(articles)
    paths = LearningPaths(articles)
    related = RelatedArticles(articles)
    folderTitles = Dictionary(
      articles.filter(\.isIndex).map { ($0.folder, $0.matter.title) }, uniquingKeysWith: { first, _ in first })
    var neighbours: [String: Neighbours] = [:]
    var last: [String: Article] = [:]
    for article in articles where !article.isIndex {
      let previous = last.updateValue(article, forKey: article.folder)
      neighbours[article.slug] = Neighbours(previous: previous)
      if let previous { neighbours[previous.slug]?.next = article }
    }
    self.neighbours = neighbours
  }

  /// Those of each of its learning paths, where it is a step of any; else those of its folder.
  func neighbours(of article: Article) -> [Neighbours] {
    let steps = paths.steps(of: article)
    guard steps.isEmpty else {
      return steps.map { Neighbours(path: $0.path, previous: $0.previous, next: $0.next) }
    }
    return neighbours[article.slug].map { [$0] } ?? []
  }

  /// What a folder is called: the title of its index article, else its own name.
  func name(of folder: String) -> String {
    folderTitles[folder] ?? folder.split(separator: "/").last.map(String.init) ?? folder
  }

  func warnings(in base: KnowledgeBase) -> [Diagnostic] { tags.warnings(in: base) + paths.warnings(in: base) }
}
