import Foundation
import Testing

/// What a command leaves to those behind it, what it takes along, how long it may take, where its streams go: both verifiers
/// see the same of an article of such commands, under every shell.
@Suite struct SessionParityTests {
  @Test func article() async throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "sessions.md")
    let bench = try ParityBench(
      article: Array(try Data(contentsOf: file)),
      environment: "timeout: 60s\ntraits: [here]\nenv: {GREETING: \"it's {{x}}\"}\n")
    defer { bench.remove() }
    let verified = try await bench.verified()
    #expect(verified.count > 70)
    try await bench.export()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for shell in ["dash", "busybox", "bash", "mksh"] {
        group.addTask {
          let seen = try await bench.exported(shell: shell, awk: "mawk", forCommands: false)
          for (id, words) in verified.sorted(by: { $0.key < $1.key }) { #expect(seen[id] == words, "\(id), \(shell)") }
        }
      }
      try await group.waitForAll()
    }
  }
}
