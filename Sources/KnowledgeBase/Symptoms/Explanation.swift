public import Transcripts

/// An article that explains a text, and why it was chosen.
public struct Explanation: Sendable {
  /// A symptom, and the line of the text, counted from 0, at which it was found.
  public struct Find: Sendable {
    public let symptom: Symptom
    public let line: Int
  }

  /// The article in the language that was asked for, where it has been translated.
  public let article: Article
  /// The symptoms found, the one that says most first; never empty.
  public let finds: [Find]
}

/// An article of which much, but not a whole symptom, stands in a text.
public struct Guess: Sendable {
  public let article: Article
  public let symptom: Symptom
  public let nearness: Nearness
}

extension KnowledgeBase {
  /// The articles whose symptoms are found in `text`, the most telling first. An article and its translations count once. Where there
  /// is none, line ends may have been put in for want of room: then the text without them is looked through.
  public func explanations(of text: SearchedText, language: String? = nil) -> [Explanation] {
    let found = explanations(in: text, language: language)
    if !found.isEmpty { return found }
    return text.unwrapped.lazy.map { explanations(in: $0, language: language) }.first { !$0.isEmpty } ?? []
  }

  private func explanations(in text: SearchedText, language: String?) -> [Explanation] {
    var finds: [String: [Explanation.Find]] = [:]
    for symptom in symptoms {
      guard let line = symptom.excerpt.find(in: text) else { continue }
      let known = finds[symptom.article.slug, default: []]
      // A translation mostly names the same symptoms.
      if known.contains(where: { $0.symptom.shown == symptom.shown }) { continue }
      finds[symptom.article.slug, default: []].append(Explanation.Find(symptom: symptom, line: text.origins[line]))
    }
    return finds.compactMap { slug, finds -> Explanation? in
      guard let article = article(slug, in: language) else { return nil }
      return Explanation(article: article, finds: finds.sorted { Self.precedes($0, $1) })
    }
    .sorted { Self.precedes($0.finds[0], $1.finds[0]) }
  }

  private static func precedes(_ a: Explanation.Find, _ b: Explanation.Find) -> Bool {
    (-a.symptom.excerpt.weight, a.line, a.symptom.article.slug, a.symptom.shown)
      < (-b.symptom.excerpt.weight, b.line, b.symptom.article.slug, b.symptom.shown)
  }

  /// From this share of its telling words on, a symptom is worth a guess: errors that differ in the host's name alone are above
  /// it, other errors of the same service are below.
  static let telling = 0.7

  /// The articles whose symptoms are nearest to `text` by their words, the nearest first.
  public func guesses(for text: SearchedText, language: String? = nil) -> [Guess] {
    let symptoms = symptoms
    let near = nearness(of: symptoms.map(\.excerpt), in: text)
    let found = zip(symptoms, near).compactMap { symptom, nearness in nearness.map { (symptom, $0) } }
      .filter { $0.1.share >= Self.telling }
      .sorted { ($1.1.share, $0.0.article.slug) < ($0.1.share, $1.0.article.slug) }
    var slugs: Set<String> = []
    return found.compactMap { symptom, nearness in
      guard slugs.insert(symptom.article.slug).inserted, let article = article(symptom.article.slug, in: language)
      else { return nil }
      return Guess(article: article, symptom: symptom, nearness: nearness)
    }
  }

  /// The article in `language`, else in the site's own, else in any.
  private func article(_ slug: String, in language: String?) -> Article? {
    let candidates = articles.filter { $0.slug == slug }
    return candidates.first { $0.language == language } ?? candidates.first { $0.language == settings.language }
      ?? candidates.first
  }
}
