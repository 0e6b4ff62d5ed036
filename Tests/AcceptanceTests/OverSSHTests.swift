import Evidence
import Foundation
import Testing
import Transcripts

extension RealLab {
  /// What holds on the bastion host itself holds over OpenSSH, and what goes wrong there is told in the same words.
  @Suite struct OverSSHTests {
    /// What of a command does not depend on the moment.
    private struct Seen: Equatable {
      var id: String
      var verdict: Verdict
      var exit: Int?
      var reason: String?
    }

    private func seen(_ workspace: Workspace, in environment: String) throws -> [Seen] {
      let store = EvidenceStore(folder: workspace.content + "/evidence")
      let evidence = try #require(try store.load(article: "legacy-endpoint", environment: environment))
      return evidence.commands.map { Seen(id: $0.id, verdict: $0.verdict, exit: $0.exit, reason: $0.reason) }
    }

    private func compare(_ workspace: Workspace) async throws -> [Seen] {
      try? FileManager.default.removeItem(atPath: workspace.content + "/evidence")
      let within = try await workspace.sooth("verify", "legacy-endpoint", "-e", "isolated-vpc")
      let over = try await workspace.onOperator("sooth verify legacy-endpoint -e over-ssh")
      #expect(over.status == within.status, "\(within.words)\n\(over.words)")
      let found = try seen(workspace, in: "over-ssh")
      #expect(try found == seen(workspace, in: "isolated-vpc"))
      return found
    }

    @Test(arguments: ["1.16.116", "2.9.19"]) func theFirstArticle(_ version: String) async throws {
      let workspace = try Workspace()
      defer { workspace.remove() }
      try workspace.addOperator(version: version)
      try workspace.setClock(1000)
      let found = try await compare(workspace)
      #expect(found.count { $0.verdict == .passed } >= 8)
      #expect(found.allSatisfy { [.passed, .skipped].contains($0.verdict) })
    }

    /// Commands that take the shell along, never end, or leave something behind.
    static let unruly = [
      ("exit=3", "$ exit 3"), ("", "$ set -e; x=1\n$ echo $x; set +e\n1"), ("exit=1", "$ set -e; false"),
      ("", "$ exec true"), ("exit=137", "$ kill -9 $$"), ("", "$ cat; echo closed\nclosed"),
      ("timeout=1s", "$ sleep 4321"), ("timeout=1s", "$ yes\n..."),
      ("timeout=1s", "$ sh -c 'trap \"\" TERM; sleep 4321'"),
      ("timeout=1s", "$ while :; do :; done"), ("", "$ sleep 4321 & echo back\nback"),
      ("", "$ setsid sleep 4321 >/dev/null 2>&1 &"),
      ("", "$ mkdir /tmp/gone.$$; cd /tmp/gone.$$; rmdir /tmp/gone.$$; trap : USR1; echo on\non"),
      ("", "$ cd /; pwd\n/"),
      ("", "$ f() { echo \"f $1\"; }; alias g='echo aliased'\n$ f 1\nf 1\n$ g\naliased"),
      ("match=any", "$ head -c 20000000 /dev/zero | tr '\\0' x"), ("", "$ printf 'a\\0b\\377\\n'\nab\u{FFFD}"),
    ]

    @Test func unrulyCommands() async throws {
      let workspace = try Workspace()
      defer { workspace.remove() }
      try workspace.addOperator()
      try FileManager.default.removeItem(atPath: workspace.content + "/articles/legacy-endpoint.ja.md")
      try workspace.setArticle(Self.unruly.map { "```console writes=no \($0.0)\n\($0.1)\n```" })
      let found = try await compare(workspace)
      #expect(found.count { $0.verdict == .passed } == 16, "\(found)")
      #expect(found.filter { $0.verdict == .error }.map(\.reason?.first) == ["t", "t", "t", "t"], "timed out")
    }

    /// However a run ends, nothing of it stays on the other machine, and what runs always has run.
    @Test(arguments: ["TERM", "KILL"]) func nothingStays(_ signal: String) async throws {
      let workspace = try Workspace()
      defer { workspace.remove() }
      try workspace.addOperator()
      let place = "/tmp/sooth-always.\(UInt32.random(in: 0 ... .max))"
      defer { try? FileManager.default.removeItem(atPath: place) }
      try FileManager.default.removeItem(atPath: workspace.content + "/articles/legacy-endpoint.ja.md")
      try workspace.setArticle([
        "```console\n$ setsid sleep 4321 >/dev/null 2>&1 &\n$ echo begun >\(place); sleep 4321\n```",
        "```console always\n$ rm \(place)\n```",
      ])
      let outcome = try await workspace.onOperator(
        """
        sooth verify -e over-ssh --no-evidence & verify=$!
        n=0; until [ -e \(place) ] || [ $n -gt 100 ]; do n=$((n+1)); sleep 0.1; done
        ssh bastion 'pgrep -c -f "sleep 432[1]"'
        kill -\(signal) $verify; wait $verify; echo "status $?"
        n=0; while ssh bastion 'pgrep -f "sleep 432[1]" >/dev/null' && [ $n -lt 100 ]; do n=$((n+1)); sleep 0.1; done
        ssh bastion 'pgrep -f "sleep 432[1]" >/dev/null' && echo left || echo gone
        [ -e \(place) ] && echo "not cleaned up" || echo "cleaned up"
        """)
      let lines = outcome.output.split(separator: "\n").map(String.init)
      #expect(lines.contains("3") || lines.contains("2"), "it ran there: \(outcome.words)")
      #expect(lines.contains(signal == "TERM" ? "status 143" : "status 137"), "\(outcome.words)")
      #expect(lines.last == (signal == "TERM" ? "cleaned up" : "not cleaned up"), "\(outcome.words)")
      #expect(lines.contains("gone"), "\(outcome.words)")
    }

    @Test func hostsThatCannotBeReached() async throws {
      let workspace = try Workspace()
      defer { workspace.remove() }
      try workspace.addOperator(hosts: ["bastion", "operator", "192.168.9.9", "root@bastion", "nowhere.invalid"])
      try FileManager.default.removeItem(atPath: workspace.content + "/articles/legacy-endpoint.ja.md")
      try workspace.setArticle([
        "```console writes=no\n$ echo one\none\n$ kill -9 $(ps -o ppid= -p $PPID); sleep 5\n$ echo three\nthree\n```"
      ])
      let outcome = try await workspace.onOperator("sooth verify -e over-ssh 2>&1; ls Content/evidence")
      for words in [
        "operator cannot be reached by ssh: ssh: connect to host operator port 22: Connection refused",
        "192.168.9.9 cannot be reached by ssh: ssh: connect to host 192.168.9.9 port 22: Connection timed out",
        "root@bastion cannot be reached by ssh: root@bastion: Permission denied (publickey).; nobody is there to type",
        "nowhere.invalid cannot be reached by ssh: ssh: Could not resolve hostname",
        "(The bastion, by SSH, bastion)   ✗ 1 passed · 0 failed · 0 skipped · 2 could not run",
        "the way to bastion broke",
      ] { #expect(outcome.output.contains(words), "\(words)\n\(outcome.words)") }
      let store = EvidenceStore(folder: workspace.content + "/evidence")
      let kept = try store.load(article: "legacy-endpoint", environment: "over-ssh@bastion")
      #expect(kept?.commands.map(\.verdict) == [.passed], "what was seen before the way broke stands")
      #expect(try store.load(article: "legacy-endpoint", environment: "over-ssh@operator") == nil)
    }
  }
}
