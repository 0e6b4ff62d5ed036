import KnowledgeBase

/// The page that leads from an error text to the article that explains it.
struct ErrorsPage {
  let context: PageContext
  let output: OutputFolder

  /// One page for each language that names symptoms.
  func stage() {
    let languages = context.languagesWithSymptoms
    for language in languages { stage(language, alternates: languages.filter { $0 != language }) }
  }

  private func stage(_ language: String, alternates: [String]) {
    let settings = context.base.settings
    let address = Address.errors(language: language, settings)
    let fragments = context.fragments(language, address)
    let phrases = fragments.phrases
    var keys = context.keys(
      fragments, heading: phrases(.errors), description: phrases(.errorsLead),
      alternates: alternates.map { ($0, Address.errors(language: $0, settings)) }, current: .errors)
    for phrase in [Phrase.tPaste, .tFound, .tSimilar, .tNotFound] { keys[phrase.rawValue] = phrases(phrase) }
    let articles = context.base.articles.filter { $0.language == language && !$0.matter.symptoms.isEmpty }
    let markup = OutputMarkup(phrases: phrases, variables: context.symptomVariables)
    // As one looks something up: by the text of the errors, letters alone.
    let causes = articles.map { article in
      Cause(article: article, symptoms: article.matter.symptoms.sorted { Self.key($0) < Self.key($1) })
    }
    .sorted { (Self.key($0.symptoms[0]), $0.article.slug) < (Self.key($1.symptoms[0]), $1.article.slug) }
    keys["causes"] = causes.map { html($0, markup, fragments) }.joined(separator: "\n")
    output.stage(page: address, context.render(.errors, keys, fragments))
  }

  /// An article with its symptoms in order.
  private struct Cause {
    let article: Article
    let symptoms: [String]
  }

  private static func key(_ symptom: String) -> String {
    String(symptom.lowercased().drop { !$0.isLetter && !$0.isNumber })
  }

  private func html(_ cause: Cause, _ markup: OutputMarkup, _ fragments: Fragments) -> String {
    let phrases = fragments.phrases
    let matter = cause.article.matter
    let address = Address(of: cause.article, in: context.base.settings)
    let symptoms = cause.symptoms.map { symptom in
      "<li><pre><samp>\(markup.html(Array(symptom.utf8), isExact: false))</samp></pre></li>"
    }
    let help = matter.fix.map { phrases(.fix, ["fix": escaped($0)]) } ?? matter.summary.map { escaped($0) }
    return """
      <li>
      <h2><a href="\(fragments.address.link(to: address))">\(escaped(matter.title))</a></h2>
      <ul class="symptoms">
      \(symptoms.joined(separator: "\n"))
      </ul>
      \(help.map { "<p>\($0)</p>\n" } ?? "")</li>
      """
  }
}
