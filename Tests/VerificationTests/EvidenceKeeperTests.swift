import Diagnostics
import Evidence
import Foundation
import Testing
import Transcripts

@testable import Verification

/// What of a result becomes evidence, and when it is written.
@Suite struct EvidenceKeeperTests {
  private static let mismatch = Mismatch(
    claim: "expected ‘a’, got ‘10.1.2.3’", rows: [Mismatch.Row(rule: .differs, expected: "a", seen: "10.1.2.3")])

  /// A job of four commands of which one passed, one failed, one could not run and one was skipped.
  private func result(publish: String, at: Int = 1_790_000_000) async throws -> JobResult {
    let blocks = [
      Fixture.block("$ curl x | sort\na", "needs=\"jq >=1\""), Fixture.block("$ nslookup x\na"),
      Fixture.block("$ sleep 9"), Fixture.block("$ true", "skip=no"),
    ]
    let job = try await Fixture.job(
      blocks[0], blocks[1], blocks[2], blocks[3], environment: "publish: \(publish)")
    let at = Instant(seconds: at)
    func command(_ index: Int, _ verdict: Verdict, _ reason: String?, exit: Int?, _ output: String?) -> CommandResult {
      CommandResult(
        planned: job.commands[index], verdict: verdict, reason: reason,
        mismatch: verdict == .failed ? Self.mismatch : nil, exit: exit, output: output, at: at,
        duration: .milliseconds(1239), attempts: verdict == .skipped ? 0 : 1)
    }
    let commands = [
      command(0, .passed, nil, exit: 0, "10.9.8.7\n"),
      command(1, .failed, Self.mismatch.claim, exit: 1, "10.1.2.3\n"),
      command(2, .error, "timed out after 30 s", exit: 143, "so far\n"),
      command(3, .skipped, "no", exit: nil, nil),
    ]
    return Fixture.result(job, commands, tools: ["curl": "7.88.1", "jq": "1.6"])
  }

  private func written(publish: String) async throws -> [CommandEvidence] {
    try await result(publish: publish).evidence.commands
  }

  @Test func whatIsKeptHoweverLittleIsPublished() async throws {
    for publish in ["verdict", "example", "full"] {
      let evidence = try await result(publish: publish).evidence
      #expect(evidence.article == "a" && evidence.environment == "local" && evidence.variant == nil)
      #expect(evidence.tools == ["curl": "7.88.1", "jq": "1.6"])
      let commands = evidence.commands
      #expect(commands.map(\.id) == ["start-1/1", "start-2/1", "start-3/1", "start-4/1"])
      #expect(commands.map(\.verdict) == [.passed, .failed, .error, .skipped])
      #expect(commands.map(\.attempts) == [1, 1, 1, 0])
      #expect(commands.map(\.tools) == [["curl", "jq"], [], [], []], "nslookup told no version")
      #expect(commands.allSatisfy { $0.duration == 1.23 && $0.at.seconds == 1_790_000_000 })
      #expect(Set(commands.map(\.block)).count == 4)
    }
  }

  @Test func verdictAlone() async throws {
    let commands = try await written(publish: "verdict")
    #expect(commands.map(\.reason) == [nil, "the claim is false", "timed out after 30 s", "no"])
    #expect(commands.allSatisfy { $0.output == nil && $0.exit == nil && $0.mismatch == nil })
    let text = String(decoding: try JSONEncoder().encode(commands), as: UTF8.self)
    #expect(!text.contains("10."), "nothing that was seen gets out by another way")
  }

  @Test func asTheExampleShows() async throws {
    let commands = try await written(publish: "example")
    #expect(commands.map(\.output) == [nil, "10.1.2.3\n", "so far\n", nil])
    #expect(commands.map(\.exit) == [0, 1, 143, nil])
    #expect(commands.map(\.mismatch) == [nil, Self.mismatch, nil, nil])
    #expect(commands[1].reason == Self.mismatch.claim)
  }

  @Test func allOfIt() async throws {
    let commands = try await written(publish: "full")
    #expect(commands.map(\.output) == ["10.9.8.7\n", "10.1.2.3\n", "so far\n", nil])
    #expect(commands.map(\.mismatch) == [nil, Self.mismatch, nil, nil])
  }

  @Test func longOutputsAreCut() async throws {
    let result = try await result(publish: "full")
    var commands = result.commands
    commands[1].output = String(repeating: "長", count: 30_000)
    commands[1].mismatch?.rows = Array(repeating: Self.mismatch.rows[0], count: 300)
    let evidence = Fixture.result(result.job, commands).evidence.commands[1]
    #expect(evidence.output == String(repeating: "長", count: 20_000))
    #expect(evidence.mismatch?.rows.count == 200)
  }

  // MARK: - keep

  private func withStore(_ body: (EvidenceStore) async throws -> Void) async throws {
    let folder = NSTemporaryDirectory() + "sooth-keeper-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try await body(EvidenceStore(folder: folder))
  }

  @Test func anEnvironmentThatWasNotReachedLeavesNoEvidence() async throws {
    try await withStore { store in
      let seen = try await result(publish: "full")
      let unreached = JobResult(
        job: seen.job, commands: seen.commands, tools: [:], duration: .zero, wasReached: false)
      #expect(try store.keep(unreached) == [])
      #expect(!FileManager.default.fileExists(atPath: store.folder))
    }
  }

  @Test func runsAreAddedToTheHistory() async throws {
    try await withStore { store in
      #expect(try store.keep(try await result(publish: "full")) == [])
      #expect(try store.keep(try await result(publish: "full", at: 1_790_000_060)) == [])
      let kept = try #require(try store.load(article: "a", environment: "local"))
      #expect(kept.commands[1].history.map(\.at.seconds) == [1_790_000_000, 1_790_000_060])
      #expect(kept.commands.map(\.history.last?.verdict) == [.passed, .failed, .error, .skipped])
    }
  }

  @Test func aRunThatSaysNothingNewRewritesNothing() async throws {
    try await withStore { store in
      let job = try await Fixture.job(Fixture.block("$ true"))
      func passed(at seconds: Int) throws -> JobResult {
        var command = CommandResult.notRun(try #require(job.commands.first), .passed, "")
        command.at = Instant(seconds: seconds)
        return Fixture.result(job, [command])
      }
      func times() throws -> [Int]? {
        try store.load(article: "a", environment: "local")?.commands[0].history.map(\.at.seconds)
      }
      _ = try store.keep(try passed(at: 1000))
      _ = try store.keep(try passed(at: 1000 + 86399))
      #expect(try times() == [1000])
      _ = try store.keep(try passed(at: 1000 + 86400))
      #expect(try times() == [1000, 87400])
    }
  }

  @Test func evidenceThatCannotBeReadIsReplacedWithAWarning() async throws {
    try await withStore { store in
      let path = store.path(article: "a", environment: "local")
      try FileManager.default.createDirectory(atPath: store.folder + "/local", withIntermediateDirectories: true)
      try "{}".write(toFile: path, atomically: false, encoding: .utf8)
      let warnings = try store.keep(try await result(publish: "full"))
      #expect(warnings.map(\.identifier) == ["evidence-unreadable"])
      #expect(warnings.map(\.severity) == [.warning])
      #expect(try store.load(article: "a", environment: "local")?.commands.count == 4)
    }
  }
}
