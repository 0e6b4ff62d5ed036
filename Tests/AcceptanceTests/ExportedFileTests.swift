import Evidence
import Foundation
import Testing
import Transcripts

extension RealLab {
  /// The file that `sooth export` writes, run on the lab's own host, sees what `sooth verify` sees there.
  @Suite struct ExportedFileTests {
    @Test(arguments: ["1.16.116", "2.9.19"]) func theFirstArticle(_ version: String) async throws {
      let workspace = try Workspace()
      defer { workspace.remove() }
      try workspace.setClock(100)
      let found = try await compare(workspace, in: "isolated-vpc@aws-cli-\(version)", status: 0)
      #expect(found.count == 13)
      #expect(found.count { $0.verdict == .passed } >= 8)
      #expect(found.allSatisfy { [.passed, .skipped].contains($0.verdict) })
    }

    @Test func whatDoesNotHold() async throws {
      let lies = ["the endpoint's address is public", "the queue's name", "exit status 254"]
      let changes = MutationTests.lies.filter { lies.contains($0.name) }
      try #require(changes.count == 3)
      let blocks = try changes.map { try $0.applied() }
      let workspace = try Workspace(blocks[0], blocks[1], blocks[2])
      defer { workspace.remove() }
      try workspace.setClock(100)
      let found = try await compare(workspace, in: "isolated-vpc", status: 1)
      #expect(found.count { $0.verdict == .failed } == 3)
      #expect(found.count { $0.mismatch != nil } == 2)
    }

    /// Runs both in one variant of the lab, and holds what they kept against each other.
    private func compare(_ workspace: Workspace, in place: String, status: Int) async throws -> [CommandEvidence] {
      // What was seen elsewhere, on another kernel, would stay where the verdicts are the same.
      try? FileManager.default.removeItem(atPath: workspace.content + "/evidence")
      let verified = try await workspace.sooth("verify", "-e", place)
      #expect(verified.status == status, "\(verified.words)")
      let wanted = try take(workspace, place)

      let begun = Instant.now
      let exported = try await workspace.sooth("export", "-o", "verify.sh")
      try #require(exported.status == 0, "\(exported.words)")
      let seen = workspace.root + "/seen.jsonl"
      let run = try await workspace.sooth(
        "lab", "run", place, "--", "sh", workspace.root + "/verify.sh", "--allow-writes", "--evidence", seen)
      #expect(run.status == status, "\(run.words)")
      let imported = try await workspace.sooth("import", seen)
      #expect(imported.status == 0, "\(imported.words)")
      let found = try take(workspace, place)

      #expect(found.tools == wanted.tools && !found.tools.isEmpty)
      #expect(found.commands.map(lasting) == wanted.commands.map(lasting), "\(run.words)")
      for command in found.commands {
        #expect((begun.seconds...Instant.now.seconds).contains(command.at.seconds), "\(command.id)")
        #expect(command.attempts > 0 || command.duration == 0, "\(command.id)")
      }
      return found.commands
    }

    /// What is kept, taken away, so that the next run begins without.
    private func take(_ workspace: Workspace, _ place: String) throws -> Evidence {
      let folder = workspace.content + "/evidence"
      defer { try? FileManager.default.removeItem(atPath: folder) }
      return try #require(try EvidenceStore(folder: folder).load(article: "legacy-endpoint", environment: place))
    }

    /// A command's evidence without what differs from run to run.
    private func lasting(_ command: CommandEvidence) -> CommandEvidence {
      var command = command
      (command.at, command.duration, command.history) = (Instant(seconds: 0), 0, [])
      command.output = command.output?.replacing(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/, with: "ID")
        .replacing(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/, with: "TIME")
      return command
    }
  }
}
