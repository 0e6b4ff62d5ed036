import Markdown
import Testing
import Transcripts

@testable import Site

private func holes(_ text: String) -> [String] {
  text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().map { String($0.prefix { $0 != "}" }) }
    .sorted()
}

@Suite struct PhrasesTests {
  @Test(arguments: Phrase.allCases.map(\.rawValue)) func everyPhraseIsThereInBothLanguages(_ name: String) throws {
    let phrase = try #require(Phrase(rawValue: name))
    let english = try #require(Phrases.english[phrase])
    let japanese = try #require(Phrases.japanese[phrase])
    #expect(!english.isEmpty)
    #expect(!japanese.isEmpty)
    #expect(holes(english) == holes(japanese))
    #expect(english.contains("<b>") == japanese.contains("<b>"), "the word that carries the state is marked")
  }

  @Test func japaneseIsNoCopy() {
    let same = Phrases.english.filter { Phrases.japanese[$0.key] == $0.value }.keys.map(\.rawValue)
    #expect(same.isEmpty)
  }

  @Test func kindsAreNamedInBothLanguages() {
    #expect(Set(Phrases.englishKinds.keys) == Set(Phrases.japaneseKinds.keys))
    for name in Phrases.englishKinds.keys {
      #expect(Phrases(language: "en").kind(name) != name)
      #expect(Phrases(language: "ja").kind(name) != name)
    }
  }

  @Test func everyStateHasAWordAndALegend() {
    for state in CommandState.allCases {
      #expect(Phrase(rawValue: "word_\(state.rawValue)") != nil, "\(state)")
      #expect(Phrase(rawValue: "legend_\(state.rawValue)") != nil, "\(state)")
    }
  }

  @Test func holesAreFilled() {
    let phrases = Phrases(language: "en")
    #expect(
      phrases(.holdsShort, ["n": "{total}", "total": "9"]) == "{total} of 9 hold", "what fills is not filled again")
    #expect(phrases(.error, ["environment": "E", "date": "D", "reason": "R"]).hasSuffix("</b> in E on D: R"))
    #expect(phrases(.holdsShort, [:]) == " of  hold")
    #expect(phrases.anchorLabel.before == "Link to “")
    #expect(phrases.anchorLabel.after == "”")
  }

  static let languages: [(String, String)] = [
    ("en", "Copy"), ("ja", "コピー"), ("ja-JP", "コピー"), ("de", "Copy"), ("jav", "Copy"),
  ]

  @Test(arguments: languages) func languageOfTheTexts(_ language: String, _ copy: String) {
    #expect(Phrases(language: language)(.tCopy) == copy)
  }
}
