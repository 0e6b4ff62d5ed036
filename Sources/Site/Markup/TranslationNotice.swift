import KnowledgeBase

extension Fragments {
  /// What a translation tells its readers where it does not follow its original any more; empty where it does.
  func notice(_ state: TranslationState, original: Address) -> String {
    let phrase: Phrase
    switch state {
    case .current: return ""
    case .older: phrase = .olderTranslation
    case .different: phrase = .differentTranslation
    }
    let tag = escaped(settings.language)
    let name = escaped(Phrases.name(of: settings.language))
    let link = "<a href=\"\(address.link(to: original))\" hreflang=\"\(tag)\" lang=\"\(tag)\">\(name)</a>"
    return "<p class=\"translation\" role=\"note\">\(phrases(phrase, ["original": link]))</p>\n"
  }
}
