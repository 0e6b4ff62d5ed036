import Markdown

/// The texts of the user interface in one language.
final class Phrases: Sendable {
  /// A text cut at its holes once, since pages ask for it thousands of times.
  private struct Pattern: Sendable {
    var text: String
    /// Text, then the name of a hole, by turns.
    var parts: [String]

    init(_ text: String) {
      self.text = text.replacing("<b>", with: "<b class=\"sw\">")
      parts = self.text.split(separator: "{", omittingEmptySubsequences: false).enumerated().flatMap { index, part in
        guard index > 0, let close = part.firstIndex(of: "}") else { return [String(part)] }
        return [String(part[..<close]), String(part[part.index(after: close)...])]
      }
    }

    func filled(_ holes: [String: String]) -> String {
      var result = ""
      for (index, part) in parts.enumerated() {
        result += index % 2 == 0 ? part : holes[part] ?? ""
      }
      return result
    }
  }

  let language: String
  let isJapanese: Bool
  private let patterns: [Phrase: Pattern]
  private let kinds: [String: String]
  /// What the Markdown renderer says in the page's language.
  let renderWords: RenderWords

  /// English, where Sooth does not know the language.
  init(language: String) {
    self.language = language
    isJapanese = language == "ja" || language.hasPrefix("ja-")
    let patterns = (isJapanese ? Self.japanese : Self.english).mapValues { Pattern($0) }
    self.patterns = patterns
    renderWords = Self.renderWords(patterns)
    kinds = isJapanese ? Self.japaneseKinds : Self.englishKinds
  }

  /// The text as it is, with what its script or the Markdown renderer fills in.
  func callAsFunction(_ phrase: Phrase) -> String { patterns[phrase]?.text ?? "" }

  /// The text, its holes filled with HTML.
  func callAsFunction(_ phrase: Phrase, _ holes: [String: String]) -> String { patterns[phrase]?.filled(holes) ?? "" }

  /// The name of a heading's link to itself.
  var anchorLabel: AnchorLabel { Self.label(patterns[.headingLink]) }

  private static func renderWords(_ patterns: [Phrase: Pattern]) -> RenderWords {
    func text(_ phrase: Phrase) -> String { patterns[phrase]?.text ?? "" }
    var words = RenderWords()
    words.table = label(patterns[.tableLabel])
    words.note = text(.alertNote)
    words.tip = text(.alertTip)
    words.important = text(.alertImportant)
    words.warning = text(.alertWarning)
    words.caution = text(.alertCaution)
    words.taskDone = text(.taskDone)
    words.taskOpen = text(.taskOpen)
    words.footnotes = text(.footnotes)
    words.footnote = label(patterns[.footnote])
    words.footnoteReturn = label(patterns[.footnoteReturn])
    return words
  }

  /// A text cut at its one hole.
  private static func label(_ pattern: Pattern?) -> AnchorLabel {
    AnchorLabel(before: pattern?.parts.first ?? "", after: pattern?.parts.last ?? "")
  }

  /// What stands between things that are listed.
  var comma: String { isJapanese ? "、" : ", " }
  /// What stands between parts that hold commas themselves.
  var semicolon: String { isJapanese ? "、" : "; " }

  func kind(_ name: String) -> String { kinds[name] ?? name }

  /// The language's own name, for the switch.
  static func name(of language: String) -> String {
    ["en": "English", "ja": "日本語", "de": "Deutsch", "fr": "Français", "es": "Español", "zh": "中文", "ko": "한국어"][
      language] ?? language
  }
}
