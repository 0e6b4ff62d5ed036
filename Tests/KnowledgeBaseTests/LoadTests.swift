import Diagnostics
import Foundation
import Testing

@testable import KnowledgeBase

@Suite struct LoadTests {
  @Test func articlesAreInOrder() async throws {
    let base = try await load([
      "site.yml": "title: T", "articles/b.md": "---\ntitle: B\n---\n", "articles/a.ja.md": "---\ntitle: エ\n---\n",
      "articles/a.de.md": "---\ntitle: D\n---\n", "articles/a.md": "---\ntitle: A\n---\n",
      "articles/index.md": "---\ntitle: Home\n---\n", "articles/a/picture.png": "x",
      "articles/a/c.md": "---\ntitle: C\n---\n",
    ])
    #expect(base.articles.map { "\($0.slug) \($0.language)" } == [" en", "a en", "a de", "a ja", "a/c en", "b en"])
    #expect(base.languages == ["en", "de", "ja"])
    #expect(base.assets == ["articles/a/picture.png"])
    #expect(base.warnings.isEmpty)
  }

  @Test func theSitesLanguageComesFirst() async throws {
    let base = try await load([
      "site.yml": "title: T\nlanguage: ja", "articles/a.md": "---\ntitle: エ\n---\n",
      "articles/a.en.md": "---\ntitle: A\n---\n",
    ])
    #expect(base.articles.map(\.language) == ["ja", "en"])
    #expect(base.languages == ["ja", "en"])
  }

  @Test func draftsAreKeptApart() async throws {
    var files = soundFiles
    files["articles/d.md"] = "---\ntitle: D\ndraft: true\n---\n"
    let base = try await load(files)
    #expect(base.articles.map(\.slug) == ["a"])
    #expect(base.drafts.map(\.slug) == ["d"])
  }

  /// A file that is put into a sound knowledge base, and what is found.
  static let broken: [(String, String, [String])] = [
    ("articles/b.md", "no front matter", ["b.md:1:1 front-matter"]),
    ("articles/b.md", "---\ntitle: B\n", ["b.md:1:1 front-matter"]),
    ("articles/b.md", "---\ntitel: B\n---\n", ["b.md missing-title", "b.md:2:1 unknown-key"]),
    ("articles/A.md", "---\ntitle: B\n---\n", ["a.md:1 duplicate-slug"]),
    ("articles/a.en.md", "---\ntitle: B\n---\n", ["a.md:1 duplicate-slug"]),
    ("articles/a/index.md", "---\ntitle: B\n---\n", ["index.md:1 duplicate-slug"]),
    ("articles/a.en.md", "---\ntitle: B\ndraft: true\n---\n", ["a.md:1 duplicate-slug"]),
    ("site.yml", "title: T\nenvironment: lab\n", ["site.yml unknown-environment"]),
    ("site.yml", "titel: T\n", ["site.yml missing-title", "site.yml:1:1 unknown-key"]),
    ("environments/e.yml", "transport: lab\n", ["e.yml missing-lab"]),
  ]

  @Test(arguments: broken) func problemsOfFiles(_ path: String, _ text: String, _ expected: [String]) async {
    let found = await problems(soundFiles.merging([path: text]) { $1 })
    #expect(found.map(\.brief) == expected)
    #expect(found.allSatisfy { !$0.notes.isEmpty || $0.identifier == "yaml" }, "each message has a way out")
  }

  @Test func aDuplicateNamesBoth() async {
    let found = await problems(soundFiles.merging(["articles/A.md": "---\ntitle: B\n---\n"]) { $1 })
    #expect(found.first?.summary == "this article and Content/articles/A.md would be one page")
  }

  @Test func nothingThere() async {
    #expect(await problems([:]).map(\.brief) == ["site.yml no-site"])
    #expect(await problems(["site.yml": "title: T"]).map(\.brief) == ["articles no-articles"])
    #expect(await problems(["site.yml": "title: T", "articles/x.png": ""]).map(\.brief) == ["articles no-articles"])
  }

  @Test func everyFileIsToldOfAtOnce() async {
    let found = await problems([
      "site.yml": "titel: T", "articles/a.md": "x", "articles/b.md": "---\n", "environments/e.yml": "[",
    ])
    #expect(
      found.map(\.brief) == [
        "a.md:1:1 front-matter", "b.md:1:1 front-matter", "e.yml:2:1 yaml", "site.yml missing-title",
        "site.yml:1:1 unknown-key",
      ])
    #expect(found == found.sorted())
  }

  @Test(arguments: ["site.yml", "articles/a.md", "environments/e.yml"])
  func bytesThatAreNotUTF8(_ path: String) async throws {
    var tree = FileTree.memory(soundFiles.merging([path: "x"]) { $1 })
    let read = tree.read
    tree.read = { file throws(FileError) in
      file == path ? Array("---\ntitle: ".utf8) + [0xC3, 0x28] : try read(file)
    }
    await #expect {
      _ = try await KnowledgeBase.load(tree)
    } throws: { error in
      let name = path.split(separator: "/").last ?? ""
      return (error as? Diagnosed)?.diagnostics.map(\.brief) == ["\(name):2:8 invalid-utf8"]
    }
  }

  @Test func aFileThatCannotBeRead() async {
    var tree = FileTree.memory(soundFiles)
    let read = tree.read
    tree.read = { file throws(FileError) in
      if file.hasPrefix("articles/") { throw FileError(path: file, code: EACCES) }
      return try read(file)
    }
    await #expect {
      _ = try await KnowledgeBase.load(tree)
    } throws: { error in
      let found = (error as? Diagnosed)?.diagnostics
      return found?.map(\.brief) == ["a.md unreadable"] && found?.first?.summary.contains("Permission denied") == true
    }
  }

  @Test func theRepositorysOwnContent() async throws {
    let root = #filePath.components(separatedBy: "/Tests/").dropLast().joined(separator: "/Tests/")
    let base = try await KnowledgeBase.load(.disk(root + "/Content"))
    #expect(base.warnings.isEmpty)
    #expect(base.languages == ["en", "ja"])
    #expect(base.environment(named: "isolated-vpc")?.variants.count == 3)
    let contents = try base.articles.map { try base.content(of: $0) }
    #expect(contents.flatMap(\.diagnostics).isEmpty)
    #expect(base.brokenFragments(contents).isEmpty)
    #expect(Set(contents.filter(\.transcripts.isEmpty).map(\.article.slug)) == ["glossary"])
    #expect(contents.flatMap(\.references).contains { $0.target == .external })
  }
}
