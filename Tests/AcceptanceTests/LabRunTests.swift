import Evidence
import KnowledgeBase
import Testing
import Transcripts

extension RealLab {
  /// A person who types the commands inside the lab sees what the evidence says.
  @Suite struct LabRunTests {
    @Test func showsWhatTheEvidenceSays() async throws {
      let blocks = try ["two-names", "endpoint-url", "time-out"].map(FirstArticle.block)
      let workspace = try Workspace(blocks[0], blocks[1], blocks[2])
      defer { workspace.remove() }
      let verified = try await workspace.sooth("verify")
      #expect(verified.status == 0, "\(verified.words)")
      let store = EvidenceStore(folder: workspace.content + "/evidence")
      let evidence = try #require(try store.load(article: "legacy-endpoint", environment: "isolated-vpc"))
      let base = try await KnowledgeBase.load(.disk(workspace.content))
      let transcripts = try base.content(of: try #require(base.articles.first)).transcripts
      let commands = transcripts.flatMap(\.block.commands)
      try #require(commands.count == 4 && evidence.commands.count == 4)
      for (command, kept) in zip(commands, evidence.commands) {
        let line = String(decoding: command.text, as: UTF8.self)
        let typed = try await workspace.sooth("lab", "run", "isolated-vpc", "--", "sh", "-c", "\(line) 2>&1")
        #expect(Array(typed.output.utf8) == Array(try #require(kept.output).utf8), "\(line)\n\(typed.words)")
        #expect(typed.status == kept.exit, "\(line)\n\(typed.words)")
        #expect(!typed.output.isEmpty)
      }
    }

    /// A lab ends once each process that was sent into it is buried; how they are ended decides who has to do that.
    @Test(arguments: 1...6) func endsWhereNobodyBuriesOrphans(_ round: Int) async throws {
      let workspace = try Workspace(try FirstArticle.block("two-names"))
      defer { workspace.remove() }
      let outcome = try await workspace.sooth("verify", "--no-evidence", by: Workspace.belowACarelessParent)
      #expect(outcome.status == 0, "\(outcome.words)")
    }
  }
}
