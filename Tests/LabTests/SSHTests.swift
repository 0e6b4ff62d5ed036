import Foundation
import KnowledgeBase
import Lab
import SystemPackage
import Testing

extension RealLabs {
  /// From one host of a lab to another, by Debian's own OpenSSH on both ends.
  @Suite struct SSHTests {
    @Test func letsTheLabsUsersInByNameAndWithoutAQuestion() async throws {
      var fleet = LabFixture.fleet
      fleet.hosts.append(LabDescription.Host(name: "admin", address: "192.168.2.10", resolver: "192.168.0.2"))
      try await LabFixture.withVPC(fleet) { (lab) async throws in
        let look = "hostname; id -un; echo $HOME; pwd"
        for host in ["operator", "bastion", "admin"] {
          for name in ["bastion", "192.168.1.10"] {
            let seen = try await lab.run("ssh", name, look, host: host)
            #expect(
              seen == Outcome(output: "bastion\nec2-user\n/home/ec2-user\n/home/ec2-user\n", status: 0), "\(host)")
          }
        }
      }
    }

    @Test func handsOnStatusAndStreams() async throws {
      try await LabFixture.withVPC(LabFixture.fleet) { (lab) async throws in
        #expect(try await lab.run("ssh", "bastion", "exit 7").status == 7)
        #expect(try await lab.run("ssh", "bastion", "true").status == 0)
        let command = "cat; echo to the error stream >&2; exit 3"
        let script = "echo from here | ssh bastion '\(command)' > out 2> err; echo $?; cat out; echo --; cat err"
        #expect(try await lab.run("sh", "-c", script).output == "3\nfrom here\n--\nto the error stream\n")
        let tty = try await lab.run("ssh", "-q", "-tt", "bastion", "tty")
        #expect(tty.output.hasPrefix("/dev/pts/"))
        let copy = "echo copied > a; scp -q a bastion:b && ssh bastion cat b"
        #expect(try await lab.run("sh", "-c", copy) == Outcome(output: "copied\n", status: 0))
      }
    }

    /// Each session waits until all twelve are there: OpenSSH itself would allow ten.
    @Test func carriesManySessionsOverOneConnection() async throws {
      try await LabFixture.withVPC(LabFixture.fleet) { (lab) async throws in
        let session = #"touch at.$i; until [ $(ls at.* | wc -l) = 12 ]; do sleep 0.05; done; echo $SSH_CONNECTION"#
        let script = """
          folder=$(mktemp -d) && trap 'rm -r "$folder"' EXIT
          export SSH="ssh -o ControlPath=$folder/socket"
          $SSH -MNf bastion
          for i in $(seq 12); do $SSH bastion "i=$i;" '\(session)' & done > seen; wait
          wc -l < seen; sort -u seen | wc -l
          $SSH -qO exit bastion
          """
        #expect(try await lab.run("timeout", "30", "bash", "-c", script) == Outcome(output: "12\n1\n", status: 0))
      }
    }

    @Test func refusesWhoeverHasNotTheKey() async throws {
      try await LabFixture.withVPC(LabFixture.fleet) { (lab) async throws in
        let refusal = Outcome(output: "ec2-user@bastion: Permission denied (publickey).\r\n", status: 255)
        let noKey = ["ssh", "-T", "-o", "PubkeyAuthentication=no", "bastion"]
        for _ in 1...6 { #expect(try await lab.run(noKey) == refusal) }
        let otherKey = "ssh-keygen -qt ed25519 -N '' -f other && exec ssh -T -o IdentitiesOnly=yes -i other bastion"
        #expect(try await lab.run("sh", "-c", otherKey) == refusal)
        #expect(
          try await lab.run("ssh", "-T", "root@bastion", "true")
            == Outcome(output: "root@bastion: Permission denied (publickey).\r\n", status: 255))
        #expect(try await lab.run("ssh", "bastion", "true").status == 0)
      }
    }

    @Test func aServerWithAnotherKeyIsRefused() async throws {
      try await LabFixture.withVPC(LabFixture.fleet) { (lab) async throws in
        let script = """
          echo "bastion $(cat .ssh/id_ed25519.pub)" > others
          exec ssh -o UserKnownHostsFile=others bastion true
          """
        let seen = try await lab.run("sh", "-c", script)
        #expect(seen.status == 255)
        #expect(seen.output.hasSuffix("Host key verification failed.\r\n"), "\(seen.output)")
      }
    }

    @Test func givesCommandsTheSameEnvironmentAsTheLabItself() async throws {
      let cache = LabCache(root: FilePath("/var/tmp/sooth \"lab's\" tests \\ \(UUID())"))
      defer { try? FileManager.default.removeItem(atPath: cache.root.string) }
      try await LabFixture.withVPC(LabFixture.fleet) { _ in }  // fills the cache
      try FileManager.default.createDirectory(atPath: cache.root.string, withIntermediateDirectories: true)
      try FileManager.default.createSymbolicLink(
        atPath: cache.root.appending("tools").string,
        withDestinationPath: LabFixture.cache.root.appending("tools").string)
      try await withLab(LabFixture.fleet, tools: LabFixture.tools, cache: cache) { (lab) async throws in
        let direct = try await lab.run("env", host: "bastion").output.split(separator: "\n")
        let bySSH = try await lab.run("ssh", "bastion", "exec env").output.split(separator: "\n")
        let ofSSH = ["SSH_CLIENT=", "SSH_CONNECTION=", "MAIL=", "PWD=", "SHLVL=", "_="]
        #expect(bySSH.filter { line in !ofSSH.contains { line.hasPrefix($0) } }.sorted() == direct.sorted())

        let list = LabFixture.aws + ["sqs", "list-queues", "--output", "text"] + LabFixture.endpoint
        #expect(try await lab.run(["ssh", "bastion"] + list).output == "QUEUEURLS\t\(LabFixture.queueURL)\n")
        let record = try await lab.run("tail", "-n", "1", lab.audit.string).output
        #expect(record.contains(#""sourceIPAddress": "192.168.1.10""#))
      }
    }

    /// A security group looks at who begins: the bastion may answer an operator whom it could not call.
    @Test func answersWhomItsOwnEgressWouldNotReach() async throws {
      var fleet = LabFixture.fleet
      fleet.hosts[0].address = "10.9.0.5"
      fleet.hosts[0].ssh = true
      try await LabFixture.withVPC(fleet) { (lab) async throws in
        #expect(try await lab.run("ssh", "bastion", "hostname") == Outcome(output: "bastion\n", status: 0))
        let back = try await lab.run("ssh", "-o", "ConnectTimeout=1", "operator", "hostname", host: "bastion")
        #expect(
          back == Outcome(output: "ssh: connect to host operator port 22: Connection timed out\r\n", status: 255))
      }
    }

    @Test func aLabWhoseServerDoesNotStartIsNotReadyAndSaysWhy() async throws {
      try await LabFixture.withVPC { _ in }  // fills the cache
      let cache = try Self.cacheWithAServer("echo nothing works here")
      defer { try? FileManager.default.removeItem(atPath: cache.root.string) }
      let error = await #expect(throws: LabError.self) {
        try await withLab(LabFixture.fleet, tools: [:], cache: cache) { _ in }
      }
      let reason = error.map { "\($0)" } ?? ""
      #expect(reason.contains("seen from operator: 192.168.1.10:22 should greet as an SSH server"), "\(reason)")
      #expect(reason.contains("sshd of bastion: nothing works here"), "\(reason)")
    }

    /// A new cache with the libraries of the lab, and a shell script in the place of `sshd`.
    private static func cacheWithAServer(_ script: String) throws -> LabCache {
      let cache = LabCache(root: FilePath("/var/tmp/sooth-lab-tests-\(UUID())"))
      let (files, lab) = (FileManager.default, "tools/moto-5.2.1")
      let server = cache.root.appending("tools/openssh-server")
      let programs = server.appending("root/usr/sbin")
      try files.createDirectory(atPath: programs.string, withIntermediateDirectories: true)
      try Data("#!/bin/sh\n\(script)\n".utf8).write(to: URL(filePath: programs.appending("sshd").string))
      try files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: programs.appending("sshd").string)
      try Data().write(to: URL(filePath: server.appending("complete").string))
      try files.createSymbolicLink(
        atPath: cache.root.appending(lab).string, withDestinationPath: LabFixture.cache.root.appending(lab).string)
      return cache
    }
  }
}
