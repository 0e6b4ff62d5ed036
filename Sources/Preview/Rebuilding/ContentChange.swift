/// What files of a content folder mean to a site that was built of them.
struct ContentChange: Sendable {
  /// Below the content folder.
  var articles: Set<String> = []
  /// Below the evidence folder.
  var evidence: Set<String> = []
  /// Settings, environments, the theme, pictures, folders and whatever else lies there.
  var others: Set<String> = []

  var isEmpty: Bool { articles.isEmpty && evidence.isEmpty && others.isEmpty }
  /// Whether nothing but the style sheet of one's own is concerned.
  var isStyleAlone: Bool {
    others.contains("theme/style.css") && others.isSubset(of: ["theme", "theme/style.css"]) && articles.isEmpty
      && evidence.isEmpty
  }

  init() {}

  init(_ paths: Set<String>) {
    for path in paths {
      if path.hasPrefix("articles/"), path.hasSuffix(".md") {
        articles.insert(path)
      } else if path.hasPrefix("evidence/") {
        // Others that lie there are not evidence, such as what holds off a second run.
        if path.hasSuffix(".json") { evidence.insert(String(path.dropFirst("evidence/".count))) }
      } else if path != "evidence" {
        others.insert(path)
      }
    }
  }

  mutating func add(_ other: ContentChange) {
    articles.formUnion(other.articles)
    evidence.formUnion(other.evidence)
    others.formUnion(other.others)
  }

  /// The change in a line: the first files, and how many there are besides.
  var words: String {
    let all = articles.sorted() + others.sorted() + evidence.sorted().map { "evidence/" + $0 }
    let shown = all.prefix(3).joined(separator: ", ")
    return all.count > 3 ? "\(shown) and \(all.count - 3) more" : shown
  }
}
