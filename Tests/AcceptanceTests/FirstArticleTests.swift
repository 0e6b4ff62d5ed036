import Evidence
import Foundation
import KnowledgeBase
import Testing
import Transcripts

extension RealLab {
  /// What the first article claims holds.
  @Suite struct FirstArticleTests {
    /// A block of its own, so that no block lives on what another has left.
    @Test(arguments: FirstArticle.ids) func blockByBlock(_ id: String) async throws {
      let workspace = try Workspace(try FirstArticle.block(id))
      defer { workspace.remove() }
      let outcome = try await workspace.sooth("verify", "--no-evidence")
      #expect(outcome.status == 0, "\(outcome.words)")
      #expect(outcome.output.contains(" 0 failed · 0 skipped "), "\(outcome.words)")
    }

    @Test func theWholeOfItInEveryVariant() async throws {
      let workspace = try Workspace()
      defer { workspace.remove() }
      try workspace.setClock(100)
      try FileManager.default.removeItem(atPath: workspace.content + "/evidence")
      let expected = try await expectations(workspace)
      try #require(expected.count == 3)

      let outcome = try await workspace.sooth("verify", "legacy-endpoint")
      #expect(outcome.status == 0, "\(outcome.words)")
      #expect(
        try Set(workspace.evidence().keys.filter { $0.hasSuffix(".json") })
          == Set(expected.map { "\($0.variant.name)/legacy-endpoint.json" }), "one file a variant, none a translation")
      for expectation in expected {
        let (passed, skipped) = (expectation.passed, expectation.skipped)
        let counts = "✓ \(passed.count) passed · 0 failed · \(skipped.count) skipped "
        let lines = outcome.output.split(separator: "\n").filter { $0.contains(expectation.title) }
        #expect(lines.count == 1 && lines.allSatisfy { $0.contains(counts) }, "\(counts)\n\(outcome.words)")
        let store = EvidenceStore(folder: workspace.content + "/evidence")
        let kept = try store.load(article: "legacy-endpoint", environment: expectation.variant.name)
        let commands = try #require(kept).commands
        #expect(commands.filter { $0.verdict == .passed }.map(\.id) == passed)
        #expect(commands.filter { $0.verdict == .skipped }.map(\.id) == skipped)
      }
    }

    /// Which commands of the article are to pass in a variant, and which do not apply there.
    private struct Expected {
      let variant: EnvironmentVariant
      var passed: [String] = []
      var skipped: [String] = []
      var title: String { "(Isolated VPC, aws-cli \(variant.tools["aws-cli"] ?? "?"))" }
    }

    private func expectations(_ workspace: Workspace) async throws -> [Expected] {
      let base = try await KnowledgeBase.load(.disk(workspace.content))
      let article = try #require(base.articles.first { $0.slug == "legacy-endpoint" && $0.language == "en" })
      let transcripts = try base.content(of: article).transcripts
      let environment = try #require(base.environment(named: "isolated-vpc"))
      return try environment.variants.map { variant in
        let version = try #require(ToolVersion(variant.tools["aws-cli"] ?? ""))
        var expected = Expected(variant: variant)
        for transcript in transcripts {
          let attributes = transcript.block.attributes
          let applies =
            attributes.when.allSatisfy { $0.holds(in: environment.traits) }
            && attributes.needs.allSatisfy { $0.tool == "aws-cli" && $0.accepts(version) }
          let ids = transcript.block.commands.indices.map(transcript.commandID)
          if applies { expected.passed += ids } else { expected.skipped += ids }
        }
        return expected
      }
    }
  }
}
