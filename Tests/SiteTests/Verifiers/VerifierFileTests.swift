import Diagnostics
import Foundation
import KnowledgeBase
import Testing
import Transcripts

@testable import Site

private let block = "```console\n$ echo hi\nhi\n```\n"

/// The `verify.sh` of articles: where it lies, and what the pages say of it.
@Suite struct VerifierFileTests {
  private static let site = [
    "site.yml": "title: T", "environments/here.yml": "title: Here",
    "articles/a.md": article("A", block), "articles/a.ja.md": article("エー", "前置き。\n\n" + block),
    "articles/b.md": article("B", block), "articles/b.ja.md": article("ビー", "```console\n$ echo ja\nja\n```\n"),
    "articles/index.md": article("Home", block), "articles/sqs/index.md": article("SQS", block),
    "articles/sqs/c.ja.md": article("シー", block), "articles/text.md": article("Text"),
    "articles/skipped.md": article("Skipped", "```console skip=\"why\"\n$ echo hi\n```\n"),
  ]

  private func verifiers(_ shop: Workshop) throws -> [String] {
    try shop.files().filter { $0.hasSuffix("verify.sh") }
  }

  @Test func eachArticleHasItsOwnUnlessItsOriginalsIsTheSame() async throws {
    let shop = try Workshop()
    let summary = try await shop.build(Self.site)
    #expect(summary.warnings.map(\.identifier) == ["different-translation"], "the one of b has others")
    #expect(
      try verifiers(shop) == [
        "a/verify.sh", "b/verify.sh", "ja/b/verify.sh", "ja/sqs/c/verify.sh", "sqs/verify.sh", "verify.sh",
      ])
    #expect(try shop.page("ja/a.html").contains("<a href=\"../a/verify.sh\">"))
    #expect(try shop.page("ja/b.html").contains("<a href=\"b/verify.sh\">"))
    #expect(try shop.page("sqs/index.html").contains("<a href=\"verify.sh\">"))
    #expect(try shop.page("index.html").contains("<a href=\"verify.sh\">"))
    for path in ["text.html", "skipped.html", "ja/index.html"] {
      #expect(try !shop.page(path).contains("verify.sh"), "\(path)")
    }
    #expect(try linkProblems(shop.output) == [])
  }

  @Test func theSumIsThatOfTheFile() async throws {
    let shop = try Workshop()
    try await shop.build(Self.site)
    for (page, file) in [("a.html", "a/verify.sh"), ("ja/a.html", "a/verify.sh"), ("ja/b.html", "ja/b/verify.sh")] {
      let bytes = try #require(FileManager.default.contents(atPath: "\(shop.output)/\(file)"))
      #expect(try shop.page(page).contains("'\(sha256(Array(bytes)))  <span"), "\(page)")
    }
  }

  @Test func aSecondBuildTouchesNothing() async throws {
    let shop = try Workshop()
    try await shop.build(Self.site)
    let before = try shop.stamps()
    #expect(try await shop.build(Self.site).written == 0)
    #expect(try shop.stamps() == before)
  }

  @Test func withoutAnEnvironmentThereIsNone() async throws {
    let shop = try Workshop()
    var files = Self.site
    files["environments/here.yml"] = nil
    try await shop.build(files)
    #expect(try verifiers(shop) == [])
    #expect(try !shop.page("a.html").contains("class=\"check\""))
  }

  @Test func anExpressionThatCannotBeCarriedIsAWarning() async throws {
    let shop = try Workshop()
    var files = Self.site
    for name in ["a", "a.ja"] {
      files["articles/\(name).md"] = article("A", "```console\n$ echo aa\n{{aa ~ /(a)\\1/}}\n```\n")
    }
    let summary = try await shop.build(files)
    #expect(summary.warnings.map(\.identifier) == ["not-portable", "different-translation"], "and once")
    #expect(summary.warnings.first?.severity == .warning)
    #expect(summary.warnings.first?.location.line == 6)
    #expect(try !verifiers(shop).contains("a/verify.sh"))
    #expect(try !shop.page("ja/a.html").contains("verify.sh"))
    #expect(try shop.page("b.html").contains("verify.sh"))
  }

  @Test func anAssetOfThatNameIsNotOverwritten() async throws {
    let shop = try Workshop()
    let found = try await shop.problems(Self.site.merging(["articles/a/verify.sh": "mine"]) { $1 })
    #expect(found.map(\.identifier) == ["duplicate-page"])
    #expect(found.first?.summary.contains("‘a/verify.sh’") == true)
  }
}
