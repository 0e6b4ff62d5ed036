import Foundation
import Testing

/// One table drives both verifiers: what `sooth verify` says of a case, `verify.sh` says, too, to the letter, under every shell
/// and awk.
@Suite(.serialized) struct ParityTests {
  static let shells = ProcessInfo.processInfo.environment["SHELLS"]?.split(separator: " ").map(String.init) ?? ["dash", "busybox", "bash", "mksh"]
  static let awks = ProcessInfo.processInfo.environment["AWKS"]?.split(separator: " ").map(String.init) ?? ["mawk", "gawk", "busybox"]

  @Test func table() async throws { try await compare(try ParityTable.cases()) }

  @Test func random() async throws { try await compare(RandomCases.make(250, seed: 4)) }

  private func compare(_ cases: [ParityCase]) async throws {
    let bench = try ParityBench(cases)
    defer { if ProcessInfo.processInfo.environment["KEEP"] == nil { bench.remove() } else { print("KEPT", bench.root) } }
    let verified = try await bench.verified()
    for (number, found) in cases.enumerated() { check(found, verified["case-\(number)/1"] ?? "nothing") }
    try await bench.export()
    for shell in Self.shells {
      for awk in Self.awks {
        let seen = try await bench.exported(shell: [shell], awk: [awk])
        for (number, found) in cases.enumerated() {
          let id = "case-\(number)/1"
          #expect(seen[id] == verified[id], "\(found.name), \(shell) and \(awk)")
          if seen[id] != verified[id], ProcessInfo.processInfo.environment["SHOW"] != nil { print("DIFF \(found.name) \(shell) \(awk)\n  \(seen[id] ?? "")\n  \(verified[id] ?? "")\n  attr \(found.attributes)") }
        }
      }
    }
  }

  /// What is written down of a case is what Swift says.
  private func check(_ found: ParityCase, _ seen: String) {
    guard let verdict = found.verdict else { return }
    #expect(seen.contains("\"verdict\":\"\(verdict)\""), "\(found.name): \(seen)")
    let reason = "\"reason\":"
    guard let claim = found.claim else {
      #expect(!seen.contains(reason), "\(found.name): \(seen)")
      return
    }
    let escaped = claim.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\t", with: "\\t")
    #expect(seen.contains(reason + "\"" + escaped + "\""), "\(found.name): \(seen)")
  }
}
