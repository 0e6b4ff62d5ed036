import Diagnostics
import Evidence
import Foundation
import KnowledgeBase
import Site
import Testing
import Transcripts
import TestSupport

@testable import Preview

@Suite struct RebuilderTests {
  private func article(_ title: String, _ body: String) -> String {
    "---\ntitle: \(title)\ntags: [t\(title.count)]\n---\n\n\(body)\n"
  }

  private func begin() throws -> Folder {
    let folder = try Folder()
    try folder.write("Content/site.yml", "title: T\nenvironment: here\n")
    try folder.write("Content/environments/here.yml", "title: Here\ntransport: local\n")
    for name in ["a", "b", "sub/c", "sub/d"] {
      try folder.write(
        "Content/articles/\(name).md", article(name, "See [a](/a.md).\n\n```console\n$ echo \(name)\n\(name)\n```"))
    }
    try folder.write("Content/articles/a.ja.md", article("あ", "文章。"))
    try folder.write("Content/articles/sub/index.md", article("Sub", "Index."))
    try folder.write("Content/articles/picture.svg", "<svg/>")
    return folder
  }

  /// One edit of a writer, by chance; the paths that a watcher would tell.
  private func edit(_ folder: Folder, _ random: inout SeededNumbers, _ step: Int) throws -> Set<String> {
    let names = ["a", "b", "sub/c", "sub/d", "a.ja", "sub/index", "new\(step % 3)"]
    let path = "articles/\(names[Int.random(in: 0..<names.count, using: &random)]).md"
    switch Int.random(in: 0..<10, using: &random) {
    case 0..<4: try folder.write("Content/\(path)", article("A", "Text \(step)."))
    case 4: try folder.write("Content/\(path)", article("Title \(step)", "Text."))
    case 5: try folder.write("Content/\(path)", article("A", "[broken](nowhere-\(step).md)"))
    case 6:
      // An article that others link to stays.
      guard path != "articles/a.md" else { return [] }
      try? folder.remove("Content/\(path)")
    case 7:
      try folder.write("Content/theme/style.css", "body { order: \(step); }")
      return ["theme/style.css"]
    case 8:
      try folder.write("Content/articles/picture.svg", "<svg id=\"s\(step)\"/>")
      return ["articles/picture.svg"]
    default:
      try folder.write("Content/site.yml", "title: T\(step)\nenvironment: here\n")
      return ["site.yml"]
    }
    return [path]
  }

  /// What is made anew step by step is what would be made at once.
  @Test(.timeLimit(.minutes(15)), arguments: [1, 2, 3] as [UInt64])
  func anySeriesOfEditsEndsInTheSiteOfAFullBuild(_ seed: UInt64) async throws {
    let folder = try begin()
    let output = try Folder()
    let content = folder.path + "/Content"
    let rebuilder = Rebuilder(content: content, output: output.path, published: { _ in })
    _ = await rebuilder.build()
    var random = SeededNumbers(seed: seed)
    var builds = 0
    for step in 0..<30 {
      await rebuilder.forget(ContentChange(try edit(folder, &random, step)))
      let outcome = await rebuilder.build()
      let whole = try Folder()
      do {
        let base = try await KnowledgeBase.load(.disk(content))
        _ = try await SiteBuilder(base, evidence: EvidenceStore(folder: content + "/evidence"), output: whole.path)
          .build()
        let (found, expected) = (try output.files(), try whole.files())
        #expect(Set(found.keys) == Set(expected.keys), "seed \(seed), step \(step)")
        for (path, bytes) in expected { #expect(found[path] == bytes, "seed \(seed), step \(step): \(path)") }
        builds += 1
      } catch let error as Diagnosed {
        guard case .problems(let problems) = outcome else {
          Issue.record("seed \(seed), step \(step): problems were passed over")
          return
        }
        #expect(problems == error.diagnostics, "seed \(seed), step \(step)")
      }
    }
    #expect(builds > 2)
  }

  @Test func evidenceThatComesIsShown() async throws {
    let folder = try begin()
    let output = try Folder()
    let content = folder.path + "/Content"
    let rebuilder = Rebuilder(content: content, output: output.path, published: { _ in })
    _ = await rebuilder.build()
    let store = EvidenceStore(folder: content + "/evidence")
    let base = try #require(await rebuilder.base)
    for (verdict, mark) in [(Verdict.passed, "verified"), (.failed, "failed"), (.passed, "verified")] {
      let b = try #require(base.articles.first { $0.slug == "b" })
      let transcript = try #require(try base.content(of: b).transcripts.first)
      let command = CommandEvidence(
        id: transcript.commandID(0), block: transcript.block.hash, verdict: verdict, reason: nil,
        at: Instant(seconds: 1_795_446_000), duration: 0.1, attempts: 1, tools: [], exit: 0, output: nil, mismatch: nil)
      try store.save(
        Evidence(article: "b", environment: "here", variant: nil, tools: [:], commands: [command]), environment: "here")
      await rebuilder.forget(ContentChange(["evidence/here/b.json"]))
      guard case .built = await rebuilder.build() else { throw CocoaError(.fileReadUnknown) }
      #expect(try output.text("b.html").contains("data-s=\"\(mark)\""))
      let whole = try Folder()
      _ = try await SiteBuilder(base, evidence: store, output: whole.path).build()
      #expect(try output.files() == whole.files())
    }
  }

  @Test func onlyWhatChangedIsWrittenAndThePageComesFirst() async throws {
    let folder = try begin()
    let output = try Folder()
    let early = Published()
    let rebuilder = Rebuilder(
      content: folder.path + "/Content", output: output.path, published: { early.note($0) })
    _ = await rebuilder.build()
    try folder.write("Content/articles/b.md", article("b", "Other words."))
    await rebuilder.forget(ContentChange(["articles/b.md"]))
    guard case .built(let summary) = await rebuilder.build() else { throw CocoaError(.fileReadUnknown) }
    #expect(early.files.sorted() == ["b.html", "b.md"], "shown before the rest")
    #expect(summary.changed.filter { $0.hasSuffix(".html") && $0.hasPrefix("sub/") } == [], "no other article")
  }
}

/// What was shown early.
private final class Published: Sendable {
  private let known = Shared<[String]>([])
  var files: [String] { known.value }
  func note(_ files: [String]) { known.change { $0 += files } }
}
