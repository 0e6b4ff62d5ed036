import Diagnostics
import Testing
import Transcripts

@testable import KnowledgeBase

private func content(_ body: String, named name: String = "a.md") async throws -> ArticleContent {
  let base = try await load(["site.yml": "title: T", "articles/\(name)": "---\ntitle: A\n---\n" + body])
  return try base.content(of: #require(base.articles.first))
}

private func brokenFragments(_ files: [String: String]) async throws -> [Diagnostic] {
  let base = try await load(
    files.reduce(into: ["site.yml": "title: T"]) { $0["articles/\($1.key)"] = "---\ntitle: A\n---\n\($1.value)" })
  return try base.brokenFragments(base.articles.map { try base.content(of: $0) })
}

@Suite struct ArticleContentTests {
  @Test func transcriptsAreNamed() async throws {
    let found = try await content(
      """
      ```console
      $ echo start
      ```

      ## First part

      ```console
      $ echo a
      a
      $ echo b
      ```

      ```sh
      not a transcript
      ```

      ```console id=mine hidden
      $ echo c
      ```

      - in a list

        ```terminal
        $ echo d
        ```

      > ### 第二部
      >
      > ```shell-session
      > $ echo e
      > ```
      """)
    #expect(found.diagnostics.isEmpty)
    #expect(found.transcripts.map(\.id) == ["start-1", "first-part-1", "mine", "first-part-3", "第二部-1"])
    #expect(found.transcripts.map { $0.section ?? "-" } == ["-", "first-part", "first-part", "first-part", "第二部"])
    #expect(found.transcripts.map(\.fenceIndex) == [0, 1, 3, 4, 5])
    #expect(found.transcripts.map(\.location.line) == [4, 10, 20, 26, 32])
    #expect(found.transcripts.map(\.location.column) == [1, 1, 1, 3, 3])
    #expect(found.transcripts[1].commandID(1) == "first-part-1/2")
    #expect(found.transcripts[1].location(ofCommand: 1).line == 13)
    #expect(found.transcripts[2].block.attributes.isHidden)
  }

  /// Every id of a page is one place: those of blocks do not meet those of headings.
  @Test func idsDoNotMeetThoseOfHeadings() async throws {
    let block = "\n```console\n$ true\n```\n"
    let found = try await content("## Setup\n\(block)## Setup\n\(block)## Start 1\n")
    let ids = found.transcripts.map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(Set(["setup", "setup-1", "start-1"]).isDisjoint(with: ids), "\(ids)")
    let named = try await content("## Sources\n\n```console id=sources\n$ true\n```\n")
    #expect(named.diagnostics.map(\.brief) == ["a.md:6:1 duplicate-id"])
  }

  @Test func twoOfOneID() async throws {
    let found = try await content("```console id=x\n$ true\n```\n\n```console id=x\n$ true\n```\n")
    #expect(found.diagnostics.map(\.brief) == ["a.md:8:1 duplicate-id"])
  }

  @Test func problemsHaveTheirPlaces() async throws {
    let found = try await content(
      "[x](nothing.md) ![p](p.png)\n\n```console exti=1\n$ true\n```\n\n```console\nno prompt\n```\n")
    #expect(
      found.diagnostics.map(\.brief).sorted() == [
        "a.md:11:1 no-prompt", "a.md:4:1 broken-link", "a.md:4:17 broken-link", "a.md:6:12 unknown-attribute",
      ])
  }

  /// A name that nobody declares is left alone; one that is nearly right is worth a warning.
  @Test func variablesThatAreNearlyRight() async throws {
    let block = "```console\n$ echo {{regio}} {{region}} {{name}} {{nam}} {{other}}\n{{1 ~ int as name}}\n```\n"
    let base = try await load([
      "site.yml": "title: T\nvariables: {region: x}", "articles/a.md": "---\ntitle: A\n---\n\n" + block,
    ])
    let found = try base.content(of: #require(base.articles.first)).diagnostics
    #expect(found.map(\.brief) == ["a.md:6 unknown-variable", "a.md:6 unknown-variable"])
    #expect(found.map(\.severity) == [.warning, .warning])
    #expect(Set(found.flatMap(\.notes)) == ["did you mean ‘{{region}}’?", "did you mean ‘{{name}}’?"])
  }

  @Test func anArticleThatIsTooLarge() async throws {
    let base = try await load([
      "site.yml": "title: T", "articles/a.md": "---\ntitle: A\n---\n" + String(repeating: "a", count: 2 << 20),
    ])
    #expect(throws: Diagnosed.self) { try base.content(of: #require(base.articles.first)) }
  }

  static let fragmentCases: [([String: String], [String])] = [
    (["a.md": "[x](#there)\n\n## There\n"], []),
    (["a.md": "[x](#ther)\n\n## There\n"], ["a.md:4:1 broken-anchor"]),
    (["a.md": "[x](#)\n"], []),
    (["a.md": "[x](b.md#there)", "b.md": "## There\n"], []),
    (["a.md": "text [x](b.md#here)", "b.md": "## There\n"], ["a.md:4:6 broken-anchor"]),
    (["a.md": "[x](#日本語)\n\n## 日本語\n"], []),
    (["a.md": "[x](#%E6%97%A5%E6%9C%AC%E8%AA%9E)\n\n## 日本語\n"], []),
    // The reader's language decides which article is looked into.
    (
      ["a.md": "[x](b.md#there)", "a.ja.md": "[x](b.md#there)", "b.md": "## There\n", "b.ja.md": "## そこ\n"],
      ["a.ja.md:4:1 broken-anchor"]
    ),
    // Console blocks and their commands have ids on the page as well.
    (["a.md": "[x](b.md#block)", "b.md": "```console id=block\n$ true\n```\n"], []),
    (["a.md": "[x](b.md#block/1)", "b.md": "```console id=block\n$ true\n```\n"], []),
    (["a.md": "[x](b.md#block/2)", "b.md": "```console id=block\n$ true\n```\n"], ["a.md:4:1 broken-anchor"]),
    (["a.md": "[x](b.md#block)", "b.md": "```console id=block hidden\n$ true\n```\n"], ["a.md:4:1 broken-anchor"]),
  ]

  @Test(arguments: fragmentCases) func fragments(_ files: [String: String], _ expected: [String]) async throws {
    #expect(try await brokenFragments(files).map(\.brief) == expected)
  }

  @Test func theNearestAnchorIsProposed() async throws {
    let found = try await brokenFragments(["a.md": "[x](#ther)\n\n## There\n"])
    #expect(found.first?.notes == ["did you mean ‘#there’?"])
  }

  @Test(arguments: [true, false]) func rawHTMLHasAnchorsOnlyWhereItIsShown(_ isOn: Bool) async throws {
    let base = try await load([
      "site.yml": "title: T\nrawHTML: \(isOn)", "articles/a.md": "---\ntitle: A\n---\n<a id=\"raw\"></a>[x](#raw)\n",
    ])
    let found = try base.brokenFragments(base.articles.map { try base.content(of: $0) })
    #expect(found.isEmpty == isOn)
  }
}
