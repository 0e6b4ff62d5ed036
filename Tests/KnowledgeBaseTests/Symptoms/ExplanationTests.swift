import Diagnostics
import Testing
import Transcripts

@testable import KnowledgeBase

private let files = [
  "site.yml": "title: T\nvariables: {region: ap-northeast-1}\n",
  "environments/here.yml": "title: H\nvariables: {region: eu-west-1, queue: q-1}\n",
  "articles/a.md": article("A", ["Cannot reach {{queue}} in {{region}} over there", "short one"]),
  "articles/a.ja.md": article("エー", ["Cannot reach {{queue}} in {{region}} over there", "接続できません"]),
  "articles/b.md": article("B", ["cannot reach"]),
  "articles/c.ja.md": article("シー", ["only in Japanese"]),
  "articles/draft.md": article("D", ["only in a draft"], more: "draft: true\n"),
]

private func article(_ title: String, _ symptoms: [String], more: String = "") -> String {
  "---\ntitle: \(title)\nsymptoms:\n\(symptoms.map { "  - '\($0)'\n" }.joined())\(more)---\ntext\n"
}

private func text(_ text: String) -> SearchedText { SearchedText(Array(text.utf8)) }

@Suite struct ExplanationTests {
  /// A text, a language, and what explains it: title, symptom, line.
  static let cases: [(String, String?, [String])] = [
    (
      "x\ncannot reach orders in us-east-2 over there", nil,
      [
        "A | Cannot reach q-1 in ap-northeast-1 over there | 1", "B | cannot reach | 1",
      ]
    ),
    (
      "cannot reach orders in us-east-2 over there", "ja",
      [
        "エー | Cannot reach q-1 in ap-northeast-1 over there | 0", "B | cannot reach | 0",
      ]
    ),
    (
      "cannot reach orders in us-east-2 over there", "fr",
      [
        "A | Cannot reach q-1 in ap-northeast-1 over there | 0", "B | cannot reach | 0",
      ]
    ),
    ("short one\n接続できません\n", "en", ["A | 接続できません | 1", "A | short one | 0"]),
    ("only in japanese", "en", ["シー | only in Japanese | 0"]),
    ("only in a draft", nil, []),
    ("cannot  REACH", nil, ["B | cannot reach | 0"]),
    ("nothing", nil, []),
  ]

  @Test(arguments: cases) func explanations(_ error: String, _ language: String?, _ expected: [String]) async throws {
    let found = try await load(files).explanations(of: text(error), language: language)
    let brief = found.flatMap { explanation in
      explanation.finds.map { "\(explanation.article.matter.title) | \($0.symptom.shown) | \($0.line)" }
    }
    #expect(brief == expected)
  }

  @Test func guessesAreNearAndNamedOnce() async throws {
    let base = try await load(files)
    let near = base.guesses(for: text("reach cannot be made to orders over the hills there"), language: "ja")
    #expect(near.map(\.article.matter.title) == ["エー"])
    #expect(near.first?.nearness.missing == [])
    #expect(base.guesses(for: text("cannot reach it")).isEmpty, "two words of four")
  }

  @Test func aMisspelledVariableIsAWarning() async throws {
    var files = files
    files["articles/b.md"] = article("B", ["not in {{regoin}}", "no {{elsewhere}}"])
    let warnings = try await load(files).warnings
    #expect(warnings.map(\.identifier) == ["unknown-variable"])
    #expect(warnings.first?.notes == ["did you mean ‘{{region}}’?"])
  }
}
