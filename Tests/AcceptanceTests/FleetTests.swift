import Evidence
import Foundation
import Testing
import Transcripts

extension RealLab {
  /// README's recipes for many machines, as they are written there, run by an operator against three bastion hosts with
  /// Debian's OpenSSH server.
  @Suite struct FleetTests {
    private let bastions = ["bastion-1", "bastion-2", "bastion-3"]

    /// A host that cannot be reached hides nothing of the others.
    @Test(arguments: [[], ["bastion"]]) func ansible(_ lost: [String]) async throws {
      let workspace = try fleet()
      defer { workspace.remove() }
      let inventory = (["[bastions]"] + lost + bastions).joined(separator: "\n") + "\n"
      try inventory.write(toFile: workspace.root + "/inventory", atomically: false, encoding: .utf8)
      let playbook = try Readme.recipe("- name: Check every bastion")
      try playbook.write(toFile: workspace.root + "/check.yml", atomically: false, encoding: .utf8)
      let outcome = try await workspace.onOperator(
        """
        sooth export -e bastions -o verify.sh || exit
        PATH=\(try await Ansible.programs()):$PATH ansible-playbook -i inventory check.yml 2>&1; echo "status $?"
        sooth status -e bastions && sooth build
        """)
      #expect(outcome.output.contains(lost.isEmpty ? "status 0\n" : "status 4\n"), "\(outcome.words)")
      #expect(outcome.output.contains("UNREACHABLE!") == !lost.isEmpty, "\(outcome.words)")
      try check(workspace, outcome)
    }

    @Test func plainSSH() async throws {
      let workspace = try fleet()
      defer { workspace.remove() }
      let outcome = try await workspace.onOperator(
        "sooth export -e bastions -o verify.sh || exit\n\(try Readme.recipe("for host in"))sooth status -e bastions && sooth build"
      )
      try check(workspace, outcome)
    }

    private func fleet() throws -> Workspace {
      let workspace = try Workspace(try FirstArticle.block("two-names"), try FirstArticle.block("endpoint-url"))
      try workspace.addBastions()
      try workspace.setClock(100)
      return workspace
    }

    /// Two of three hold: the page says so at once, and the evidence says what does not on the third.
    private func check(_ workspace: Workspace, _ outcome: Outcome) throws {
      let store = EvidenceStore(folder: workspace.content + "/evidence")
      #expect(store.places().sorted() == bastions.map { "bastions@\($0)" }, "\(outcome.words)")
      let page = try String(contentsOfFile: workspace.root + "/Output/verification.html", encoding: .utf8)
      #expect(page.contains("2 of 3 hosts hold"), "\(outcome.words)")
      for bastion in bastions {
        let kept = try store.load(article: "legacy-endpoint", environment: "bastions@\(bastion)")
        let evidence = try #require(kept, "\(outcome.words)")
        #expect(evidence.tools.keys.sorted() == ["aws-cli", "nslookup"])
        let holds: [Verdict] = bastion == "bastion-3" ? [.passed, .failed, .failed] : [.passed, .passed, .passed]
        #expect(evidence.commands.map(\.verdict) == holds, "\(outcome.words)")
        let failure = evidence.commands.first { $0.verdict == .failed }
        #expect(
          failure?.reason
            == (bastion == "bastion-3" ? "expected a private address, got 52.119.160.10 (a public address)" : nil))
        let line = outcome.output.split(separator: "\n").first {
          $0.contains("bastions@\(bastion) ") && $0.contains(" of ")
        }
        #expect(line?.contains(bastion == "bastion-3" ? "1 of 3" : "3 of 3") == true, "\(outcome.words)")
      }
    }
  }
}
