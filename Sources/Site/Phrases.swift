/// The texts of the user interface in one language.
struct Phrases: Sendable {
  let language: String
  private let texts: [Phrase: String]
  private let kinds: [String: String]

  /// English, where Sooth does not know the language.
  init(language: String) {
    self.language = language
    let isJapanese = language == "ja" || language.hasPrefix("ja-")
    texts = isJapanese ? Self.japanese : Self.english
    kinds = isJapanese ? Self.japaneseKinds : Self.englishKinds
  }

  /// The text, its holes filled with HTML.
  func callAsFunction(_ phrase: Phrase, _ holes: [String: String] = [:]) -> String {
    var text = texts[phrase] ?? ""
    for (name, html) in holes { text = text.replacing("{\(name)}", with: html) }
    return text.replacing("<b>", with: "<b class=\"sw\">")
  }

  func kind(_ name: String) -> String { kinds[name] ?? name }

  /// The language's own name, for the switch.
  static func name(of language: String) -> String {
    ["en": "English", "ja": "日本語", "de": "Deutsch", "fr": "Français", "es": "Español", "zh": "中文", "ko": "한국어"][language] ?? language
  }
}
