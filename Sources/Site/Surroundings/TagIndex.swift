import Diagnostics
import KnowledgeBase

/// A tag with its articles in one language.
struct Tag: Sendable {
  /// As most articles write it.
  let name: String
  /// Its name in addresses.
  let slug: String
  /// By title.
  let articles: [Article]
  let isSpeltInSeveralWays: Bool
}

/// The tags of the articles of one language.
struct TagIndex: Sendable {
  /// By name.
  let tags: [Tag]
  private let places: [String: Int]

  init(_ articles: [Article]) {
    // As one looks something up, without regard to case.
    let byTitle = articles.map { (key: $0.matter.title.lowercased(), article: $0) }
      .sorted { ($0.key, $0.article.slug) < ($1.key, $1.article.slug) }
    let uses = Self.uses(in: byTitle.map(\.article))
    var slugs = NameSlugs()
    tags = uses.keys.sorted().map { key in
      let (spellings, members) = uses[key] ?? ([:], [])
      return Tag(
        name: Self.common(spellings), slug: slugs.slug(for: key), articles: members,
        isSpeltInSeveralWays: spellings.count > 1)
    }
    places = Dictionary(uniqueKeysWithValues: uses.keys.sorted().enumerated().map { ($1, $0) })
  }

  /// The tag that an article writes as `name`.
  func tag(_ name: String) -> Tag? { places[Self.key(name)].map { tags[$0] } }

  /// Tags that differ in case alone are one.
  static func key(_ name: String) -> String { name.lowercased() }

  private static func uses(in articles: [Article]) -> [String: (spellings: [String: Int], articles: [Article])] {
    var uses: [String: (spellings: [String: Int], articles: [Article])] = [:]
    for article in articles {
      var seen: Set<String> = []
      for name in article.matter.tags where seen.insert(key(name)).inserted {
        uses[key(name), default: ([:], [])].articles.append(article)
        uses[key(name)]?.spellings[name, default: 0] += 1
      }
    }
    return uses
  }

  private static func common(_ spellings: [String: Int]) -> String {
    spellings.min { (-$0.value, $0.key) < (-$1.value, $1.key) }?.key ?? ""
  }

  /// A warning for each way to write a tag that differs in case from the tag's own.
  func warnings(in base: KnowledgeBase) -> [Diagnostic] {
    tags.filter(\.isSpeltInSeveralWays).flatMap { tag in
      var told: Set<String> = [tag.name]
      return tag.articles.sorted { $0.slug < $1.slug }.flatMap { article in
        article.matter.tags.filter { Self.key($0) == Self.key(tag.name) && told.insert($0).inserted }.map { other in
          Diagnostic(
            .warning, at: base.place(of: other, under: "tags", in: article), "tag-case",
            "‘\(other)’ and ‘\(tag.name)’ are one tag", notes: ["write ‘\(tag.name)’, as most articles do"])
        }
      }
    }
  }
}
