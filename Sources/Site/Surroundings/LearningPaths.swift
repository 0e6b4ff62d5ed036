import Diagnostics
import KnowledgeBase

/// Articles of one language to be read one after the other.
struct LearningPath: Sendable {
  let name: String
  /// Its name in addresses.
  let slug: String
  /// In the order in which they are read.
  let steps: [Article]
}

/// Where an article stands in its path.
struct LearningStep: Sendable {
  let path: LearningPath
  /// Counted from 0.
  let index: Int

  var previous: Article? { index > 0 ? path.steps[index - 1] : nil }
  var next: Article? { index + 1 < path.steps.count ? path.steps[index + 1] : nil }
}

/// The learning paths of one language, and where each article stands in them.
struct LearningPaths: Sendable {
  /// By name.
  let paths: [LearningPath]
  private let places: [String: (path: Int, index: Int)]

  init(_ articles: [Article]) {
    let members = Dictionary(grouping: articles.filter { $0.matter.path != nil }) { $0.matter.path ?? "" }
    var slugs = NameSlugs()
    paths = members.keys.sorted().map { name in
      LearningPath(name: name, slug: slugs.slug(for: name), steps: (members[name] ?? []).sorted(by: Self.precedes))
    }
    var places: [String: (path: Int, index: Int)] = [:]
    for (path, entry) in paths.enumerated() {
      for (index, article) in entry.steps.enumerated() { places[article.slug] = (path, index) }
    }
    self.places = places
  }

  func step(of article: Article) -> LearningStep? {
    places[article.slug].map { LearningStep(path: paths[$0.path], index: $0.index) }
  }

  /// Numbered steps first, then those with a date, the oldest first.
  private static func precedes(_ a: Article, _ b: Article) -> Bool {
    func key(_ article: Article) -> (Int, String, String) {
      (article.matter.step ?? .max, article.matter.date?.description ?? "~", article.slug)
    }
    return key(a) < key(b)
  }

  /// A warning for each step whose number an earlier one has.
  func warnings(in base: KnowledgeBase) -> [Diagnostic] {
    paths.flatMap { path in
      zip(path.steps, path.steps.dropFirst()).compactMap { first, second in
        guard let number = second.matter.step, number == first.matter.step else { return nil }
        return Diagnostic(
          .warning, at: base.place(of: "\(number)", under: "path", in: second), "step-twice",
          "two articles are step \(number) of ‘\(path.name)’: the other is \(base.tree.name(first.path))",
          notes: ["number them in the order in which they are to be read"])
      }
    }
  }
}
