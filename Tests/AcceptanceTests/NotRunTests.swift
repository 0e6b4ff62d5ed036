import Foundation
import Testing

extension RealLab {
  /// What could not be run is no failed claim: status 3, and the evidence stays as it was.
  @Suite struct NotRunTests {
    @Test func whereNamespacesAreForbidden() async throws {
      let workspace = try Workspace()
      defer { workspace.remove() }
      let evidence = try workspace.evidence()
      try #require(evidence.keys.contains { $0.hasSuffix("legacy-endpoint.json") })
      // More than once: how far a lab comes before it is refused is a matter of time.
      for _ in 0..<4 {
        let outcome = try await workspace.sooth("verify", by: Workspace.withoutNamespaces)
        #expect(outcome.status == 3, "\(outcome.words)")
        for words in ["no lab can be made on this machine", "as root, sysctl user.max_user_namespaces=10000"] {
          #expect(outcome.words.components(separatedBy: words).count == 2, "once: ‘\(words)’\n\(outcome.words)")
        }
        #expect(try workspace.evidence() == evidence)
      }
      let built = try await workspace.sooth("build", by: Workspace.withoutNamespaces)
      #expect(built.status == 0, "\(built.words)")
      #expect(FileManager.default.fileExists(atPath: workspace.root + "/Output/legacy-endpoint.html"))
    }

    @Test func whereAToolIsMissing() async throws {
      let workspace = try Workspace(try FirstArticle.block("two-names"))
      defer { workspace.remove() }
      let programs = workspace.root + "/bin"
      try FileManager.default.createDirectory(atPath: programs, withIntermediateDirectories: false)
      try FileManager.default.createSymbolicLink(atPath: programs + "/sh", withDestinationPath: "/bin/sh")
      try workspace.write(
        "environments/bare.yml",
        "title: Bare\ntransport: local\ntraits: [private-endpoint]\nenv: {PATH: \"\(programs)\"}\n")
      let outcome = try await workspace.sooth("verify", "--environment", "bare", "--no-evidence")
      #expect(outcome.status == 3, "\(outcome.words)")
      #expect(outcome.output.contains("0 passed · 0 failed · 0 skipped · 2 could not run"), "\(outcome.words)")
      #expect(outcome.output.contains("there is no nslookup here"), "\(outcome.words)")
    }
  }
}
