import Diagnostics
import KnowledgeBase

/// Articles of one language to be read one after the other.
struct LearningPath: Sendable {
  let name: String
  /// Its name in addresses.
  let slug: String
  /// In the order in which they are read.
  let steps: [Article]

  /// The number that an article gives itself in the path.
  func number(of article: Article) -> Int? { article.matter.paths.first { $0.path == name }?.number }
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
  private let places: [String: [(path: Int, index: Int)]]

  init(_ articles: [Article]) {
    var members: [String: [(step: PathStep, article: Article)]] = [:]
    for article in articles {
      for step in article.matter.paths { members[step.path, default: []].append((step, article)) }
    }
    var slugs = NameSlugs()
    paths = members.sorted { $0.key < $1.key }.map { name, steps in
      LearningPath(
        name: name, slug: slugs.slug(for: name), steps: steps.sorted { Self.order($0) < Self.order($1) }.map(\.article))
    }
    var places: [String: [(path: Int, index: Int)]] = [:]
    for (path, entry) in paths.enumerated() {
      for (index, article) in entry.steps.enumerated() { places[article.slug, default: []].append((path, index)) }
    }
    self.places = places
  }

  /// Its places, a path each, by the names of the paths.
  func steps(of article: Article) -> [LearningStep] {
    places[article.slug, default: []].map { LearningStep(path: paths[$0.path], index: $0.index) }
  }

  /// Numbered steps first, then those with a date, the oldest first.
  private static func order(_ place: (step: PathStep, article: Article)) -> (Int, String, String) {
    (place.step.number ?? .max, place.article.matter.date?.description ?? "~", place.article.slug)
  }

  /// A warning for each step whose number an earlier one has.
  func warnings(in base: KnowledgeBase) -> [Diagnostic] {
    paths.flatMap { path in
      zip(path.steps, path.steps.dropFirst()).compactMap { first, second in
        guard let number = path.number(of: second), number == path.number(of: first) else { return nil }
        return Diagnostic(
          .warning, at: base.place(of: path.name, under: "path", in: second), "step-twice",
          "two articles are step \(number) of ‘\(path.name)’: the other is \(base.tree.name(first.path))",
          notes: ["number them in the order in which they are to be read"])
      }
    }
  }
}
