import Foundation
import KnowledgeBase
import Testing

/// `Content/environments/live.example.yml`, which teams copy.
@Suite struct LiveExampleTests {
  private func load(as name: String) async throws -> KnowledgeBase {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../Content/environments/live.example.yml")
    let text = try String(contentsOf: file, encoding: .utf8)
    return try await KnowledgeBase.load(.memory(soundFiles.merging(["environments/\(name)": text]) { $1 }))
  }

  @Test func isAnEnvironmentOnceItIsRenamed() async throws {
    let live = try #require(try await load(as: "live.yml").environment(named: "live"))
    #expect(live.transport == .ssh && live.hosts.count == 1)
    #expect(live.guardCommand?.run.contains(" sts get-caller-identity ") == true)
    #expect(!live.permitsWrites && live.timeout == .seconds(360))
    #expect(live.traits.contains("private-endpoint") && !live.traits.contains("lab"))
  }

  @Test func isNoneBefore() async throws {
    #expect(try await load(as: "live.example.yml").environments.isEmpty)
  }
}
