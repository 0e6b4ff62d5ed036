import Diagnostics
import KnowledgeBase
import Testing

@testable import Verification

/// Which articles and environments a call of `sooth verify` means.
@Suite struct PlanTests {
  private static let transcript = Fixture.article(Fixture.block("$ true"))
  private static let articles = [
    "legacy-endpoint": transcript, "legacy-endpoint.ja": Fixture.article(Fixture.block("$ false")),
    "sqs/dead-letters": transcript, "tls": transcript,
  ]

  private func names(_ plan: Plan) -> [String] { plan.jobs.map(\.evidenceName) }

  private func problems(
    _ base: KnowledgeBase, articles: [String] = [], environments: [String] = []
  ) -> [Diagnostic] {
    do {
      _ = try Plan(base, articles: articles, environments: environments)
      return []
    } catch {
      return error.diagnostics
    }
  }

  static let selections: [([String], [String])] = [
    ([], ["legacy-endpoint", "legacy-endpoint.ja", "sqs/dead-letters", "tls"]),
    (["tls"], ["tls"]),
    (["legacy-endpoint"], ["legacy-endpoint", "legacy-endpoint.ja"]),
    (["sqs/dead-letters"], ["sqs/dead-letters"]),
    (["articles/tls.md"], ["tls"]),
    (["Content/articles/sqs/dead-letters.md"], ["sqs/dead-letters"]),
    (["Content/articles/legacy-endpoint.ja.md"], ["legacy-endpoint.ja"]),
    (["tls", "legacy-endpoint"], ["legacy-endpoint", "legacy-endpoint.ja", "tls"]),
    (["tls", "articles/tls.md", "tls"], ["tls"]),
  ]

  @Test(arguments: selections) func articlesByName(_ given: [String], _ planned: [String]) async throws {
    let base = try await Fixture.base(Self.articles)
    #expect(names(try Plan(base, articles: given, environments: [])) == planned)
  }

  static let unknown: [([String], [String])] = [
    (["legacy-endpont"], ["there is no article ‘legacy-endpont’: did you mean ‘legacy-endpoint’?"]),
    (["legacy"], ["there is no article ‘legacy’: did you mean ‘legacy-endpoint’?"]),
    (["zebra-crossing"], ["there is no article ‘zebra-crossing’: name it as in legacy-endpoint"]),
    (["tls.md"], ["there is no article ‘tls.md’: name it as in legacy-endpoint"]),
    (
      ["tls", "tsl", "zebra"],
      [
        "there is no article ‘tsl’: did you mean ‘tls’?",
        "there is no article ‘zebra’: name it as in legacy-endpoint",
      ]
    ),
  ]

  @Test(arguments: unknown) func unknownArticles(_ given: [String], _ words: [String]) async throws {
    let found = problems(try await Fixture.base(Self.articles), articles: given)
    #expect(found.map { "\($0.summary): \($0.notes.joined(separator: " "))" } == words)
    #expect(found.allSatisfy { $0.identifier == "unknown-article" && $0.location.file == "Content/articles" })
  }

  /// The home page has no slug; what reports call it is its name here too.
  @Test func theHomePage() async throws {
    let base = try await Fixture.base(["index": Self.transcript, "index.ja": Self.articles["legacy-endpoint.ja"] ?? ""])
    #expect(names(try Plan(base, articles: [], environments: [])) == ["index", "index.ja"])
    #expect(names(try Plan(base, articles: ["index"], environments: [])) == ["index", "index.ja"])
    #expect(names(try Plan(base, articles: ["articles/index.md"], environments: [])) == ["index"])
    #expect(problems(base, articles: ["x"]).first?.notes == ["name it as in index"])
  }

  @Test func wrongContentOfAChosenArticle() async throws {
    let wrong = Fixture.article(Fixture.block("$ a", "exti=1"), Fixture.block("no prompt"))
    let base = try await Fixture.base(["right": Self.transcript, "wrong": wrong])
    #expect(problems(base).map(\.identifier) == ["unknown-attribute", "no-prompt"])
    #expect(problems(base).map(\.location.line) == [6, 11])
    #expect(problems(base, articles: ["right"]) == [])
  }

  @Test func articlesWithoutTranscriptsAreNamed() async throws {
    let prose = Fixture.article("Prose.", "```sh\n$ true\n```")
    let base = try await Fixture.base(["a": Self.transcript, "a.ja": prose, "b": prose])
    let plan = try Plan(base, articles: [], environments: [])
    #expect(names(plan) == ["a"])
    #expect(plan.silent.map(\.path) == ["articles/a.ja.md", "articles/b.md"])
  }
}

/// Translations: one that claims what the original claims is spoken for by the original's run.
@Suite struct TranslationPlanTests {
  private func names(_ articles: [String: String], given: [String] = []) async throws -> [String] {
    try Plan(try await Fixture.base(articles), articles: given, environments: []).jobs.map(\.evidenceName)
  }

  private let original = Fixture.article("One.", Fixture.block("$ echo 1\n1"), Fixture.block("$ echo 2\n2", "exit=0"))

  static let translations: [(String, String, [String])] = [
    ("the same blocks", "```console\n$ echo 1\n1\n```\n\n```console exit=0\n$ echo 2\n2\n```", ["a"]),
    ("named and hidden", "```console id=x\n$ echo 1\n1\n```\n\n```console exit=0 hidden\n$ echo 2\n2\n```", ["a"]),
    ("another output", "```console\n$ echo 1\n1\n```\n\n```console exit=0\n$ echo 2\n3\n```", ["a", "a.ja"]),
    ("another attribute", "```console\n$ echo 1\n1\n```\n\n```console exit=1\n$ echo 2\n2\n```", ["a", "a.ja"]),
    ("another order", "```console exit=0\n$ echo 2\n2\n```\n\n```console\n$ echo 1\n1\n```", ["a", "a.ja"]),
    ("one block less", "```console\n$ echo 1\n1\n```", ["a", "a.ja"]),
    ("no block", "Nothing.", ["a"]),
  ]

  @Test(arguments: translations) func jobs(_ name: String, _ body: String, _ planned: [String]) async throws {
    #expect(try await names(["a": original, "a.ja": Fixture.article(body)]) == planned, "\(name)")
  }

  @Test func articlesOfOtherSlugsSpeakForThemselves() async throws {
    #expect(try await names(["a": original, "b": original, "b.ja": original]) == ["a", "b"])
  }

  /// What is kept under the translation's own name comes first on its page, and would grow old there.
  @Test func aTranslationNamedAloneRunsUnderTheOriginalsName() async throws {
    #expect(try await names(["a": original, "a.ja": original], given: ["articles/a.ja.md"]) == ["a"])
    let other = Fixture.article(Fixture.block("$ echo 3\n3"))
    #expect(try await names(["a": original, "a.ja": other], given: ["articles/a.ja.md"]) == ["a.ja"])
  }

  @Test func aTranslationWithoutOriginal() async throws {
    #expect(try await names(["a.ja": original]) == ["a.ja"])
  }
}
