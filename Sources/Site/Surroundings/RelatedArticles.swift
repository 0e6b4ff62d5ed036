import Glibc
import KnowledgeBase
import Transcripts

/// For each article of one language the articles that have most in common with it: tags, tools that they need, words of their
/// symptoms. What few articles have counts for more.
///
/// Each thing that articles may have in common lists those that do. Of a long list only those near the article count, so that the
/// work grows with the number of articles and not with its square.
struct RelatedArticles: Sendable {
  private static let most = 4
  /// How many of a list to look at on either side of the article.
  private static let reach = 24
  /// How many of an article's traits count, the rarest first.
  private static let traitLimit = 16

  private var found: [String: [Article]] = [:]

  func articles(relatedTo article: Article) -> [Article] { found[article.slug] ?? [] }

  /// - Parameter articles: of one language, by slug.
  init(_ articles: [Article]) {
    let articles = articles.filter { !$0.isIndex }
    let (traits, lists) = Self.traits(of: articles)
    var scores = [Double](repeating: 0, count: articles.count)
    for index in articles.indices {
      var touched: [Int] = []
      for (trait, place) in Self.rarest(traits[index], lists) {
        let list = lists[trait]
        let weight = log2(1 + Double(articles.count) / Double(list.count))
        for other in list[max(0, place - Self.reach)..<min(list.count, place + Self.reach + 1)] where other != index {
          if scores[other] == 0 { touched.append(other) }
          scores[other] += weight
        }
      }
      guard !touched.isEmpty else { continue }
      let folder = articles[index].folder
      let best = touched.map { (score: scores[$0], isNear: articles[$0].folder == folder, index: $0) }
        .sorted { ($0.score, $0.isNear ? 1 : 0, $1.index) > ($1.score, $1.isNear ? 1 : 0, $0.index) }
      found[articles[index].slug] = best.prefix(Self.most).map { articles[$0.index] }
      for other in touched { scores[other] = 0 }
    }
  }

  /// For each article its traits, each with the article's place in the trait's list; and the lists.
  private static func traits(of articles: [Article]) -> (traits: [[(trait: Int, place: Int)]], lists: [[Int]]) {
    var numbers: [String: Int] = [:]
    var lists: [[Int]] = []
    let traits = articles.enumerated().map { index, article in
      words(of: article).map { word in
        let trait = numbers[word] ?? lists.count
        if trait == lists.count {
          numbers[word] = trait
          lists.append([])
        }
        lists[trait].append(index)
        return (trait, lists[trait].count - 1)
      }
    }
    return (traits, lists)
  }

  private static func rarest(_ traits: [(trait: Int, place: Int)], _ lists: [[Int]]) -> [(trait: Int, place: Int)] {
    let shared = traits.filter { lists[$0.trait].count > 1 }
    guard shared.count > traitLimit else { return shared }
    return Array(
      shared.sorted { (lists[$0.trait].count, $0.trait) < (lists[$1.trait].count, $1.trait) }.prefix(traitLimit))
  }

  /// What an article may have in common with others, each once; `#` and `!` keep tags and tools apart from words.
  private static func words(of article: Article) -> [String] {
    let matter = article.matter
    var words = Set(matter.tags.map { "#" + TagIndex.key($0) })
    words.formUnion(matter.needs.map { "!" + $0.tool })
    for symptom in matter.symptoms {
      let parts = symptom.lowercased().split { !$0.isLetter && !$0.isNumber }
      words.formUnion(parts.filter { $0.utf8.count > 3 }.map(String.init))
    }
    return words.sorted()
  }
}
