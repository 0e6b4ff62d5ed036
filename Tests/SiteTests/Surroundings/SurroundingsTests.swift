import Diagnostics
import KnowledgeBase
import Testing

@testable import Site

@Suite struct SurroundingsTests {
  private func base(_ articles: [String: String]) async throws -> KnowledgeBase {
    let files = Dictionary(uniqueKeysWithValues: articles.map { ("articles/\($0).md", $1) })
    return try await KnowledgeBase.load(.memory(files.merging(["site.yml": "title: T"]) { $1 }))
  }

  private func surroundings(_ articles: [String: String]) async throws -> Surroundings {
    Surroundings(try await base(articles).articles)
  }

  static let slugs: [(String, String)] = [
    ("AWS CLI", "aws-cli"), ("証明書", "証明書"), ("C++", "c++"), ("a/b\\c", "a-b-c"), ("..", "section"), ("", "section"),
    (".hidden", "hidden"), ("<script>", "script"), ("ÄÖ ß", "äö-ß"), (" - ", "section"), ("v1.2", "v1.2"),
    (String(repeating: "あ", count: 200), String(repeating: "あ", count: 40)),
  ]

  @Test(arguments: slugs) func namesThatFilesMayHave(_ name: String, _ slug: String) {
    var slugs = NameSlugs()
    #expect(slugs.slug(for: name) == slug)
  }

  @Test func aNameThatIsTakenGetsANumber() {
    var slugs = NameSlugs()
    #expect(["a b", "a-b", "A/B", "index"].map { slugs.slug(for: $0) } == ["a-b", "a-b-2", "a-b-3", "index-2"])
  }

  @Test func tagsThatDifferInCaseAreOne() async throws {
    let base = try await base([
      "a": article("Zeta", "x", "tags: [DNS, dns, other]\n"), "b": article("alpha", "x", "tags: [DNS]\n"),
      "c": article("Beta", "x", "tags: [one,\n  Dns]\n"),
    ])
    let index = TagIndex(base.articles)
    #expect(index.tags.map(\.name) == ["DNS", "one", "other"])
    #expect(index.tag("dNS")?.articles.map(\.matter.title) == ["alpha", "Beta", "Zeta"], "by title")
    let warnings = index.warnings(in: base).sorted()
    #expect(warnings.map(\.summary) == ["‘dns’ and ‘DNS’ are one tag", "‘Dns’ and ‘DNS’ are one tag"])
    #expect(warnings.map(\.location.file) == ["Content/articles/a.md", "Content/articles/c.md"])
    #expect(warnings.map(\.location.line) == [3, 4])
    #expect(warnings.map(\.location.column) == [13, 3])
  }

  @Test func stepsInTheirOrder() async throws {
    let base = try await base([
      "a": article("A", "x", "path: P\n"), "b": article("B", "x", "path: P\ndate: 2026-02-01\n"),
      "c": article("C", "x", "path: P\ndate: 2026-01-01\n"), "d": article("D", "x", "path: {name: P, step: 2}\n"),
      "e": article("E", "x", "path: {name: P, step: 1}\n"), "f": article("F", "x", "path: {name: P, step: 2}\n"),
      "g": article("G"),
    ])
    let paths = LearningPaths(base.articles)
    #expect(paths.paths.map(\.name) == ["P"])
    #expect(paths.paths[0].steps.map(\.slug) == ["e", "d", "f", "c", "b", "a"])
    let step = paths.steps(of: base.articles[2]).first
    #expect(step?.index == 3)
    #expect(step?.previous?.slug == "f" && step?.next?.slug == "b")
    #expect(paths.steps(of: base.articles[6]).isEmpty)
    let warnings = paths.warnings(in: base)
    #expect(warnings.map(\.identifier) == ["step-twice"])
    #expect(warnings.first?.location == SourceLocation(file: "Content/articles/f.md", line: 3, column: 14))
  }

  @Test func anArticleIsAStepOfSeveralPaths() async throws {
    let base = try await base([
      "a": article("A", "x", "path: [{name: P, step: 2}, {name: Q, step: 1}]\n"),
      "b": article("B", "x", "path: [{name: P, step: 1}]\n"), "c": article("C", "x", "path: {name: Q, step: 1}\n"),
    ])
    let paths = LearningPaths(base.articles)
    #expect(paths.paths.map { $0.steps.map(\.slug) } == [["b", "a"], ["a", "c"]])
    let steps = paths.steps(of: base.articles[0])
    #expect(steps.map(\.path.name) == ["P", "Q"] && steps.map(\.index) == [1, 0])
    #expect(Surroundings(base.articles).neighbours(of: base.articles[0]).map { $0.path?.name } == ["P", "Q"])
    let place = SourceLocation(file: "Content/articles/c.md", line: 3, column: 14)
    #expect(paths.warnings(in: base).map(\.location) == [place])
  }

  @Test func whatFewArticlesShareCountsForMore() async throws {
    var articles = (0..<30).reduce(into: [String: String]()) {
      $0["x\($1)"] = article("X\($1)", "x", "tags: [common]\n")
    }
    articles["a"] = article("A", "x", "tags: [common, rare]\n")
    articles["z/b"] = article("B", "x", "tags: [rare]\n")
    articles["z/c"] = article("C", "x", "tags: [common]\nsymptoms: ['Connection refused']\n")
    articles["z/d"] = article("D", "x", "symptoms: ['the connection was REFUSED']\n")
    articles["z/e"] = article("E", "x", "needs: [aws-cli]\n")
    articles["z/f"] = article("F", "x", "needs: ['aws-cli >=2']\n")
    articles["lonely"] = article("L", "x", "tags: [nobody]\n")
    let base = try await base(articles)
    let related = RelatedArticles(base.articles)
    func slugs(_ slug: String) -> [String] {
      base.articles.first { $0.slug == slug }.map { related.articles(relatedTo: $0).map(\.slug) } ?? []
    }
    #expect(slugs("a").first == "z/b")
    #expect(slugs("a").count == 4, "no more")
    #expect(slugs("z/d") == ["z/c"])
    #expect(slugs("z/e") == ["z/f"])
    #expect(slugs("lonely").isEmpty)
  }

  @Test func theFolderDecidesBetweenEquals() async throws {
    let related = try await surroundings([
      "a/x": article("X", "x", "tags: [t]\n"), "b/x": article("X", "x", "tags: [t]\n"),
      "c/x": article("X", "x", "tags: [t]\n"), "c/y": article("Y", "x", "tags: [t]\n"),
    ])
    let base = try await base(["c/y": article("Y", "x", "tags: [t]\n")])
    #expect(related.related.articles(relatedTo: base.articles[0]).map(\.slug) == ["c/x", "a/x", "b/x"])
  }

  @Test func neighboursAreThoseOfTheFolder() async throws {
    let base = try await base([
      "a": article("A"), "f/index": article("F"), "f/b": article("B"), "f/c": article("C"), "f/g/d": article("D"),
      "z": article("Z"),
    ])
    let around = Surroundings(base.articles)
    let ways = base.articles.map { article in
      let found = around.neighbours(of: article).first
      return "\(article.slug): \(found?.previous?.slug ?? "-") \(found?.next?.slug ?? "-")"
    }
    #expect(ways == ["a: - z", "f: - -", "f/b: - f/c", "f/c: f/b -", "f/g/d: - -", "z: a -"])
  }
}
