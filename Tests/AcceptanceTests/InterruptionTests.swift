import Glibc
import Synchronization
import Testing

extension RealLab {
  /// Whatever ends a run in the lab, nothing of it stays behind.
  @Suite struct InterruptionTests {
    /// A workspace whose article was verified, and then got a command that takes its time, with `marker` to know it by.
    private func workspace(_ marker: String) async throws -> Workspace {
      let block = try FirstArticle.block("two-names")
      let workspace = try Workspace(block)
      let outcome = try await workspace.sooth("verify")
      #expect(outcome.status == 0, "\(outcome.words)")
      try workspace.setArticle([block.text, "```console\n$ sleep \(marker)\n```"])
      return workspace
    }

    private func newMarker() -> String { "1000.\(UInt32.random(in: 1...UInt32.max))" }

    @Test func killed() async throws {
      let marker = newMarker()
      let workspace = try await workspace(marker)
      defer { workspace.remove() }
      let evidence = try workspace.evidence()
      let seen = Mutex<Traces?>(nil)
      let outcome = try await workspace.sooth("verify", until: marker) { sooth, marked in
        seen.withLock { $0 = Traces(of: sooth, with: marked) }
        kill(sooth, SIGKILL)
      }
      #expect(outcome.status == 128 + Int(SIGKILL), "\(outcome.words)")
      let traces = try #require(seen.withLock { $0 }, "\(outcome.words)")
      #expect(traces.processes.count >= 5, "sooth, the lab's first process, its host, the shell, the command")
      #expect(traces.namespaces.count >= 6)
      let left = try await traces.remaining()
      #expect(left.isEmpty, "\(left)")
      #expect(try workspace.evidence() == evidence)
      try await nextRunIsFree(workspace)
    }

    /// As a terminal sends it: to the whole process group.
    @Test(arguments: [SIGINT, SIGTERM, SIGHUP]) func interrupted(_ signal: Int32) async throws {
      let marker = newMarker()
      let workspace = try await workspace(marker)
      defer { workspace.remove() }
      let evidence = try workspace.evidence()
      try #require(!evidence.isEmpty)
      let seen = Mutex<(traces: Traces, at: ContinuousClock.Instant)?>(nil)
      let outcome = try await workspace.sooth("verify", until: marker) { sooth, marked in
        seen.withLock { $0 = (Traces(of: sooth, with: marked), .now) }
        kill(-sooth, signal)
      }
      let (traces, start) = try #require(seen.withLock { $0 }, "\(outcome.words)")
      #expect(outcome.status == 128 + Int(signal), "\(outcome.words)")
      #expect(ContinuousClock.now - start < .seconds(10))
      #expect(!outcome.output.contains("failed"), "what was cut short is not judged: \(outcome.words)")
      let left = try await traces.remaining()
      #expect(left.isEmpty, "\(left)")
      #expect(try workspace.evidence() == evidence)
    }

    private func nextRunIsFree(_ workspace: Workspace) async throws {
      try workspace.setArticle([try FirstArticle.block("two-names").text])
      let outcome = try await workspace.sooth("verify")
      #expect(outcome.status == 0, "\(outcome.words)")
    }
  }
}
