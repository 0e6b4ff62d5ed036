import Diagnostics
import KnowledgeBase
import Testing

@testable import Site

private func problems(_ files: [String: String]) -> [Diagnostic] {
  do throws(Diagnosed) {
    _ = try Theme(.memory(files))
    return []
  } catch {
    return error.diagnostics
  }
}

@Suite struct ThemeTests {
  private static let content = ["site.yml": "title: T", "articles/a.md": article("A"), "articles/b.md": article("B")]

  @Test func theBuiltInThemeIsSound() { #expect(problems([:]).isEmpty) }

  @Test func templatesAndAssetsCanBeReplaced() async throws {
    let shop = try Workshop()
    var files = Self.content
    files["theme/article.mustache"] = "own {{title}} {{{content}}}{{#toc}}toc{{/toc}}{{^toc}}no toc{{/toc}}"
    files["theme/style.css"] = "body { color: red }"
    try await shop.build(files)
    #expect(try shop.page("a.html") == "own A · T <p>Text.</p>\nno toc")
    let style = try shop.files().first { $0.hasSuffix(".css") } ?? ""
    #expect(try shop.page(style) == "body { color: red }")
    #expect(try shop.page("index.html").contains("href=\"\(style)\""))
  }

  @Test func aLayoutOfOnesOwnHoldsEveryPage() async throws {
    let shop = try Workshop()
    var files = Self.content
    files["theme/layout.mustache"] = "<!doctype html>{{$main}}{{/main}}END"
    try await shop.build(files)
    for path in try shop.files() where path.hasSuffix(".html") {
      #expect(try shop.page(path).hasSuffix("END"), "\(path)")
    }
  }

  @Test func theNameOfAnAssetFollowsItsBytes() throws {
    let names = try ["a", "b", "a"].map { try Theme(.memory(["theme/style.css": $0])).style.name }
    #expect(names[0] == names[2])
    #expect(names[0] != names[1])
  }

  /// Files of a theme, what is found, and a part of the way out.
  static let broken: [([String: String], [String], String)] = [
    (["theme/artcle.mustache": ""], ["theme/artcle.mustache unknown-theme-file"], "did you mean ‘article.mustache’?"),
    (["theme/fonts/x.woff": ""], ["theme/fonts/x.woff unknown-theme-file"], "known: article.mustache"),
    (
      ["theme/article.mustache": "a\n{{titel}}"], ["theme/article.mustache:2:1 unknown-template-key"],
      "did you mean ‘title’?"
    ),
    (
      ["theme/article.mustache": "{{^toc}}{{titel}}{{/toc}}"], ["theme/article.mustache:1:9 unknown-template-key"],
      "‘title’"
    ),
    (
      ["theme/article.mustache": "{{#toc}}{{titel}}{{/toc}}"], ["theme/article.mustache:1:9 unknown-template-key"],
      "‘title’"
    ),
    (["theme/home.mustache": "{{meta}}"], ["theme/home.mustache:1:1 unknown-template-key"], ""),
    (["theme/article.mustache": "a\n  {{title"], ["theme/article.mustache:2:10 template"], "the line is"),
    (["theme/article.mustache": "{{#a}}\n"], ["theme/article.mustache:2:1 template"], ""),
    (["theme/article.mustache": "x\n{{> lsting}}"], ["theme/article.mustache:2:1 unknown-template"], "‘listing’"),
    (["theme/article.mustache": "{{<layuot}}{{/layuot}}"], ["theme/article.mustache:1:1 unknown-template"], "‘layout’"),
  ]

  @Test(arguments: broken) func mistakes(_ files: [String: String], _ expected: [String], _ way: String) {
    let found = problems(files)
    let brief = found.map { problem in
      let place = [problem.location.line, problem.location.column].compactMap { $0 }.map { ":\($0)" }.joined()
      return "\(problem.location.file.dropFirst("Content/".count))\(place) \(problem.identifier)"
    }
    #expect(brief == expected)
    #expect(found.allSatisfy { problem in problem.notes.contains { $0.contains(way) } || way.isEmpty }, "\(found)")
  }

  @Test func aBrokenThemeLeavesTheOutputAlone() async throws {
    let shop = try Workshop()
    try await shop.build(Self.content)
    let before = try shop.snapshot()
    var files = Self.content
    files["theme/article.mustache"] = "{{titel}}"
    #expect(try await shop.problems(files).count == 1)
    #expect(try shop.snapshot() == before)
  }
}
