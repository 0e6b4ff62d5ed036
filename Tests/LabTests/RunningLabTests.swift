import Foundation
import KnowledgeBase
import Lab
import SystemPackage
import Testing

extension RealLabs {
  /// What a reader meets in the seed article's VPC.
  @Suite struct RunningLabTests {
    @Test func letsTheUserOfTheHostIn() async throws {
      try await LabFixture.withVPC { (lab) async throws in
        #expect(lab.readyIn < .seconds(20))
        #expect(lab.hosts.map(\.name) == ["swx-bastion-l01"])
        let look = "whoami; hostname; pwd; echo $HOME; id -u; ls -A; touch a && echo ok"
        let seen = "ec2-user swx-bastion-l01 /home/ec2-user /home/ec2-user 1000 .bashrc ok"
        let outcome = try await lab.run("sh", "-c", look)
        #expect(outcome.output.split(separator: "\n").joined(separator: " ") == seen)
        #expect(try await lab.run("sh", "-c", "exit 7").status == 7)
      }
    }

    @Test func givesACleanEnvironment() async throws {
      try await LabFixture.withVPC { (lab) async throws in
        let lines = try await lab.run("env").output.split(separator: "\n")
        #expect(
          lines.compactMap { $0.split(separator: "=").first }.sorted() == [
            "AWS_ACCESS_KEY_ID", "AWS_CA_BUNDLE", "AWS_EC2_METADATA_DISABLED", "AWS_PAGER",
            "AWS_SECRET_ACCESS_KEY", "HOME", "LANG", "LOGNAME", "PATH", "SHELL", "SSL_CERT_FILE", "USER",
          ])
      }
    }

    @Test func resolvesNamesAsDescribed() async throws {
      try await LabFixture.withVPC { (lab) async throws in
        let header = "Server:\t\t192.168.0.2\nAddress:\t192.168.0.2#53\n\n"
        let answer = header + "Non-authoritative answer:\n"
        let (legacy, sqs) = (LabFixture.legacy, LabFixture.sqs)
        let both = "Name:\t\(sqs)\nAddress: 192.168.4.179\nName:\t\(sqs)\nAddress: 192.168.3.59\n\n"
        #expect(
          try await lab.run("nslookup", legacy)
            == Outcome(output: answer + "Name:\t\(legacy)\nAddress: 54.240.225.157\n\n", status: 0))
        #expect(try await lab.run("nslookup", sqs) == Outcome(output: answer + both, status: 0))
        #expect(try await lab.run("nslookup", "-vc", sqs) == Outcome(output: answer + both, status: 0))
        #expect(
          try await lab.run("nslookup", "queues.example.com")
            == Outcome(output: answer + "queues.example.com\tcanonical name = \(sqs).\n" + both, status: 0))
        #expect(
          try await lab.run("nslookup", "www.example.com")
            == Outcome(output: header + "** server can't find www.example.com: NXDOMAIN\n\n", status: 1))
        #expect(
          try await lab.run("nslookup", "-type=AAAA", sqs)
            == Outcome(output: answer + "*** Can't find \(sqs): No answer\n\n", status: 0))
      }
    }

    @Test func dropsWhatTheEgressDoesNotAllowInSilence() async throws {
      try await LabFixture.withVPC { (lab) async throws in
        for silent in ["54.240.225.157", "1.1.1.1", "192.168.77.7"] {
          #expect(try await lab.connect(to: silent) == "TimeoutError")
        }
        for open in ["192.168.4.179", "192.168.3.59"] {
          #expect(try await lab.connect(to: open) == "open")
        }
      }
    }

    @Test func dropsWhatAClosedEndpointDoesNotLetIn() async throws {
      var vpc = LabFixture.vpc
      vpc.hosts[0].egress = nil
      vpc.endpoints[0].reachable = false
      try await LabFixture.withVPC(vpc) { (lab) async throws in
        #expect(try await lab.connect(to: "192.168.4.179") == "TimeoutError")
        #expect(try await lab.connect(to: "192.168.4.180") == "open")
      }
    }

    @Test func refusesCallsThatTheEndpointDoesNotServe() async throws {
      try await LabFixture.withVPC { (lab) async throws in
        let list = ["aws", "--region", "eu-west-1", "sqs", "list-queues"]
        let elsewhere = try await lab.run(list + LabFixture.endpoint)
        #expect(elsewhere.status == 255)
        #expect(elsewhere.output.contains("(SignatureDoesNotMatch)"))
        #expect(elsewhere.output.contains("Credential should be scoped to a valid region, not 'eu-west-1'."))
        let other = try await lab.run(LabFixture.aws + ["sns", "list-topics"] + LabFixture.endpoint)
        #expect(other.output.contains("Credential should be scoped to correct service: 'sqs'."))
      }
    }

    /// People work there, it is a fast disk; and a program of theirs may lie there.
    @Test func letsFoldersInSharedMemoryBeSeen() async throws {
      let (folder, file) = ("/dev/shm/sooth lab's tests \(UUID())", "/dev/shm/sooth-lab-tests-\(UUID())")
      defer { try? FileManager.default.removeItem(atPath: folder) }
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
      try FileManager.default.copyItem(atPath: "/usr/bin/echo", toPath: folder + "/program")
      try await LabFixture.withVPC { (lab) async throws in
        #expect(try await lab.run("\(folder)/program", "ran") == Outcome(output: "ran\n", status: 0))
        #expect(try await lab.run("touch", file).status == 0)
      }
      #expect(!FileManager.default.fileExists(atPath: file))
    }

    @Test func givesATerminalWithJobControl() async throws {
      try await LabFixture.withVPC { (lab) async throws in
        let tty = try await lab.run("tty", interactive: true)
        #expect(tty.output.hasPrefix("/dev/pts/"))
        let words = try await lab.run("printf", "%s|", "a  b", "it's", "$HOME", interactive: true)
        #expect(words == Outcome(output: "a  b|it's|$HOME|", status: 0))
        let jobs = try await lab.run("bash", "-ic", "sleep 0.1 & fg; exit 5", interactive: true)
        #expect(!jobs.output.contains("no job control"))
        #expect(jobs.status == 5)
      }
    }

    @Test func namesTheHostsWhereOneIsUnknown() async throws {
      try await LabFixture.withVPC { (lab) async throws in
        _ = #expect(throws: LabError.unknownHost("web", known: ["swx-bastion-l01"])) {
          try lab.entry(host: "web")
        }
      }
    }

    @Test func keepsHostsApart() async throws {
      var vpc = LabFixture.vpc
      vpc.hosts.append(
        LabDescription.Host(name: "laptop", address: "203.0.113.5", resolver: "203.0.113.53"))
      vpc.dns["203.0.113.53"] = [LabFixture.sqs: .addresses(["54.240.225.200"])]
      vpc.endpoints.append(
        LabDescription.Endpoint(
          name: "public", addresses: ["54.240.225.200"], services: ["sqs"], certificateNames: [LabFixture.sqs]
        ))
      try await LabFixture.withVPC(vpc, tools: ["aws-cli": "2.9.19"]) { (lab) async throws in
        let who = ["sh", "-c", "whoami; hostname; pwd; touch here; ls"]
        #expect(try await lab.run(who, host: "laptop").output == "root\nlaptop\n/root\nhere\n")
        let address = ["getent", "ahostsv4"]
        #expect(try await lab.run(address + ["laptop"]).output.hasPrefix("203.0.113.5 "))
        #expect(try await lab.run(address + ["swx-bastion-l01"], host: "laptop").output.hasPrefix("192.168.1.10 "))
        #expect(try await lab.run("ls", "-A").output == ".bashrc\n")
        let purge = LabFixture.aws + ["sqs", "purge-queue", "--queue-url", LabFixture.queueURL]
        #expect(try await lab.run(purge, host: "laptop") == Outcome(output: "", status: 0))
        let record = try await lab.run("tail", "-n", "1", lab.audit.string).output
        #expect(record.contains(#""sourceIPAddress": "203.0.113.5""#))
        #expect(!record.contains("vpcEndpointId"))
      }
    }

    /// Then the home of the host covers the caller's own, and the cache, with all tools, lies below that.
    @Test func worksForAUserOfTheCallersNameAndFromACacheInTheirHome() async throws {
      let home = try #require(ProcessInfo.processInfo.environment["HOME"])
      let cache = LabCache(root: FilePath(home).appending(".cache/sooth lab's tests \(UUID())"))
      defer { try? FileManager.default.removeItem(atPath: cache.root.string) }
      try FileManager.default.createDirectory(atPath: cache.root.string, withIntermediateDirectories: true)
      try FileManager.default.createSymbolicLink(
        atPath: cache.root.appending("tools").string,
        withDestinationPath: LabFixture.cache.root.appending("tools").string)
      var vpc = LabFixture.vpc
      vpc.hosts[0].user = try #require(FilePath(home).lastComponent).string
      try await withLab(vpc, tools: LabFixture.tools, cache: cache) { (lab) async throws in
        #expect(try await lab.run("sh", "-c", "echo $HOME; ls -A").output == "\(home)\n.bashrc\n.cache\n")
        #expect(try await lab.run("aws", "--version").output.hasPrefix("aws-cli/1.16.116 "))
        let list = LabFixture.aws + ["sqs", "list-queues"] + LabFixture.endpoint
        #expect(try await lab.run(list).status == 0)
      }
    }

    @Test func saysWhatIsNotAsDescribed() async throws {
      var vpc = LabFixture.vpc
      vpc.hosts[0].address = "192.168.1.1"  // the router's
      let error = await #expect(throws: LabError.self) {
        try await LabFixture.withVPC(vpc) { _ in }
      }
      guard case .didNotComeUp(let reason) = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(reason.contains("swx-bastion-l01"))
    }
  }
}

extension RunningLab {
  /// What comes of a connection to port 443 within a second: "open", or the kind of error.
  fileprivate func connect(to address: String) async throws -> String {
    let attempt = """
      import socket, sys
      try:
          socket.create_connection((sys.argv[1], 443), 1)
          print("open")
      except OSError as error:
          print(type(error).__name__)
      """
    return try await String(run("/usr/bin/python3", "-c", attempt, address).output.dropLast())
  }
}
