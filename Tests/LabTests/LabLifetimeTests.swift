import Foundation
import Glibc
import KnowledgeBase
import Subprocess
import SystemPackage
import Testing

@testable import Lab

extension RealLabs {
  /// Nothing of a lab outlives it, whatever ends it.
  @Suite struct LabLifetimeTests {
    @Test func nothingIsLeftWhenTheBodyReturns() async throws {
      let traces = try await LabFixture.withVPC { lab in
        let traces = Traces.ofLab(with: lab.hosts[0].process)
        #expect(traces.remaining().namespaces == traces.namespaces, "it is there as long as it runs")
        return traces
      }
      #expect(traces.processes.count >= 2)
      #expect(traces.namespaces.count == 9)  // user, pid, ipc; net, mnt and uts of the middle and of the host
      #expect(traces.remaining() == .none)
      #expect(try mounts() == [])
    }

    @Test func nothingIsLeftOfServersAndTheirSessions() async throws {
      let settings = try FileManager.default.subpathsOfDirectory(atPath: "/etc/ssh")
      let traces = try await LabFixture.withVPC(LabFixture.fleet) { (lab) async throws in
        let script = """
          ssh bastion 'setsid sleep 1000 > /dev/null 2>&1 < /dev/null &'
          ssh -f bastion 'sleep 1000' > /dev/null 2>&1 < /dev/null
          ssh bastion 'until [ $(pgrep -cfx "sleep 1000") = 2 ]; do sleep 0.05; done; echo both'
          """
        #expect(try await lab.run("timeout", "20", "sh", "-c", script) == Outcome(output: "both\n", status: 0))
        return Traces.ofLab(with: lab.hosts[1].process)
      }
      // PID 1, two hosts, the server; a command whose session is over; a client, its session and its command
      #expect(traces.processes.count >= 8)
      // those of a lab with two hosts, and the user namespaces of the server and of the client
      #expect(traces.namespaces.count >= 14)
      #expect(await traces.vanish() == .none)
      #expect(try mounts() == [])
      #expect(try FileManager.default.subpathsOfDirectory(atPath: "/etc/ssh") == settings)
    }

    @Test func nothingIsLeftWhenTheBodyThrows() async throws {
      struct Stop: Error { let traces: Traces }
      let stop = try await #require(throws: Stop.self) {
        try await LabFixture.withVPC { lab in throw Stop(traces: Traces.ofLab(with: lab.hosts[0].process)) }
      }
      #expect(stop.traces.remaining() == .none)
    }

    @Test func nothingIsLeftWhenTheTaskIsCancelled() async throws {
      let (stream, continuation) = AsyncStream.makeStream(of: Traces.self)
      let task = Task {
        try await LabFixture.withVPC { lab in
          continuation.yield(Traces.ofLab(with: lab.hosts[0].process))
          _ = try await lab.run("sleep", "1000")
        }
      }
      var traces = Traces.none
      for await each in stream {
        traces = each
        break
      }
      #expect(traces.remaining() == traces)
      task.cancel()
      _ = await task.result
      #expect(await traces.vanish() == .none)
    }

    /// The child process raises a lab, starts a command in it and kills itself: no code of its own can clean
    /// up.
    @Test func nothingIsLeftWhenTheOwnerIsKilled() async throws {
      let result = try await #require(
        processExitsWith: .signal(SIGKILL), observing: [\.standardOutputContent]
      ) {
        try await LabFixture.withVPC { lab in
          async let command = lab.run("sleep", "1000")
          var traces = Traces.none
          while traces.processes.count < 3 {  // PID 1, the host, the command
            traces = Traces.ofLab(with: lab.hosts[0].process)
            try await Task.sleep(for: .milliseconds(10))
          }
          try FileHandle.standardOutput.write(contentsOf: JSONEncoder().encode(traces) + Data("\n".utf8))
          kill(getpid(), SIGKILL)
          _ = try await command
        }
      }
      let line = try #require(result.standardOutputContent.split(separator: UInt8(ascii: "\n")).last)
      let traces = try JSONDecoder().decode(Traces.self, from: Data(line))
      #expect(traces.processes.count >= 3)
      #expect(traces.namespaces.count >= 9)
      #expect(await traces.vanish() == .none)
      #expect(try mounts() == [])
    }

    @Test func labsDoNotMeet() async throws {
      var other = LabFixture.vpc
      other.hosts[0].name = "other"
      other.queues = ["other-queue"]
      let list = LabFixture.aws + ["sqs", "list-queues", "--output", "text"]
      async let first = LabFixture.withVPC(tools: ["aws-cli": "2.9.19"]) { lab in
        (try await lab.run("hostname").output, try await lab.run(list).output)
      }
      async let second = LabFixture.withVPC(other, tools: ["aws-cli": "2.9.19"]) { lab in
        (try await lab.run("hostname").output, try await lab.run(list).output)
      }
      let seen = try await (first, second)
      #expect(seen.0 == ("swx-bastion-l01\n", "QUEUEURLS\t\(LabFixture.queueURL)\n"))
      #expect(seen.1.0 == "other\n")
      #expect(seen.1.1.hasSuffix("/other-queue\n"))
    }

    @Test(.enabled(if: getuid() == 0, "only root can become another user"))
    func anOrdinaryUserCanHaveOne() async throws {
      try await LabFixture.withVPC { _ in }  // fills the cache
      await #expect(processExitsWith: .success) { try await LabLifetimeTests.becomeNobodyAndUseALab() }
    }

    private static func becomeNobodyAndUseALab() async throws {
      let cache = try LabFixture.cacheOfNobody()
      try #require(setgroups(0, nil) == 0 && setgid(65534) == 0 && setuid(65534) == 0)
      var vpc = LabFixture.vpc
      vpc.hosts.append(LabDescription.Host(name: "admin", address: "192.168.2.10", resolver: "192.168.0.2"))
      try await withLab(vpc, tools: LabFixture.tools, cache: cache) { (lab) async throws in
        let traces = Traces.ofLab(with: lab.hosts[0].process)
        #expect(traces.namespaces.count == 12)
        let look = "whoami; cd; pwd; ls -A; cat /etc/shadow"
        let admin = try await lab.run("sh", "-c", look, host: "admin").output
        #expect(admin == "root\n/root\n.bashrc\ncat: /etc/shadow: Permission denied\n")
        #expect(try await lab.run("whoami") == Outcome(output: "ec2-user\n", status: 0))
        let list = LabFixture.aws + ["sqs", "list-queues"] + LabFixture.endpoint
        #expect(try await lab.run(list).output.contains(LabFixture.queueURL))
        #expect(try await lab.run("tty", interactive: true).output.hasPrefix("/dev/pts/"))
      }
    }

    /// Mounts of this process's own namespace that have to do with the cache.
    private func mounts() throws -> [Substring] {
      let table = try String(contentsOfFile: "/proc/self/mountinfo", encoding: .utf8)
      return table.split(separator: "\n").filter { $0.contains(LabFixture.cache.root.string) }
    }
  }
}

extension Traces {
  /// What is left of it once the kernel had the time to end a tree of processes.
  fileprivate func vanish() async -> Traces {
    let deadline = ContinuousClock.now + .seconds(10)
    while remaining() != .none, ContinuousClock.now < deadline {
      try? await Task.sleep(for: .milliseconds(5))
    }
    return remaining()
  }
}
