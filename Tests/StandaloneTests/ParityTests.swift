import Testing

/// One table drives both verifiers: what `sooth verify` says of a case, `verify.sh` says, too, to the letter, under every shell
/// and awk.
@Suite(.serialized) struct ParityTests {
  @Test func table() async throws {
    try await compare(
      try ParityTable.cases(),
      under: ["dash", "busybox", "bash", "mksh"].flatMap { shell in ["mawk", "gawk", "busybox"].map { (shell, $0) } })
  }

  @Test func random() async throws {
    try await compare(
      RandomCases.make(250, seed: 4),
      under: [("dash", "mawk"), ("dash", "gawk"), ("busybox", "busybox"), ("bash", "mawk"), ("mksh", "mawk")])
  }

  private func compare(_ cases: [ParityCase], under tools: [(shell: String, awk: String)]) async throws {
    let bench = try ParityBench(cases)
    defer { bench.remove() }
    let verified = try await bench.verified()
    for (number, found) in cases.enumerated() { check(found, verified["case-\(number)/1"] ?? "nothing") }
    try await bench.export()
    for (shell, awk) in tools {
      let seen = try await bench.exported(shell: shell, awk: awk)
      for (number, found) in cases.enumerated() {
        let id = "case-\(number)/1"
        #expect(seen[id] == verified[id], "\(found.name), \(shell) and \(awk)")
      }
    }
  }

  /// What is written down of a case is what Swift says.
  private func check(_ found: ParityCase, _ seen: String) {
    guard let verdict = found.verdict else { return }
    #expect(seen.contains("\"verdict\":\"\(verdict)\""), "\(found.name): \(seen)")
    let reason = found.claim.map { "\"reason\":\"\($0)\"" } ?? "\"reason\":"
    #expect(seen.contains(reason) == (found.claim != nil), "\(found.name): \(seen)")
  }
}
