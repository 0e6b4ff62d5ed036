import KnowledgeBase
import Lab
import SystemPackage
import Testing

extension RealLabs {
  /// Which ways packets go, and which they don't.
  @Suite struct PathTests {
    private static let list = ["sqs", "list-queues", "--output", "text"]

    /// Out by a NAT gateway to public endpoints, one of them of another region.
    private static var open: LabDescription {
      var vpc = LabFixture.vpc
      vpc.hosts[0].egress = nil
      vpc.hosts[0].nat = "203.0.113.25"
      vpc.dns["192.168.0.2"]?["queue.amazonaws.com"] = .addresses(["54.240.226.41"])
      vpc.endpoints += [
        .init(
          name: "public", addresses: ["54.240.225.157"], services: ["sqs"], certificateNames: [LabFixture.legacy]),
        .init(
          name: "far", addresses: ["54.240.226.41"], region: "us-east-1", services: ["sqs"],
          certificateNames: ["queue.amazonaws.com"]),
      ]
      return vpc
    }

    @Test func onlyPublicEndpointsSeeTheGatewaysAddress() async throws {
      try await LabFixture.withVPC(Self.open) { (lab) async throws in
        for (options, source) in [([], "203.0.113.25"), (LabFixture.endpoint, "192.168.1.10")] {
          #expect(try await lab.run(LabFixture.aws + Self.list + options).status == 0)
          #expect(try await lab.lastSource() == source)
        }
      }
    }

    @Test func anEndpointOfAnotherRegionServesThatAlone() async throws {
      try await LabFixture.withVPC(Self.open) { (lab) async throws in
        let far = ["--endpoint-url", "https://queue.amazonaws.com"]
        let there = try await lab.run(["aws", "--region", "us-east-1"] + Self.list + far)
        #expect(there.output == "QUEUEURLS\thttps://queue.amazonaws.com/123456789012/test-queue\n")
        let here = try await lab.run(LabFixture.aws + Self.list + far)
        #expect(here.output.contains("Credential should be scoped to a valid region, not 'ap-northeast-1'."))
      }
    }

    /// The first address of two; then the call goes on to the other.
    @Test func aDeadInterfaceCostsATimeOut() async throws {
      var vpc = LabFixture.vpc
      vpc.endpoints[0].silent = ["192.168.4.179"]
      vpc.clockRate = 20
      try await LabFixture.withVPC(vpc) { (lab) async throws in
        let began = ContinuousClock.now
        let outcome = try await lab.run(LabFixture.aws + Self.list + LabFixture.endpoint)
        #expect(outcome.output == "QUEUEURLS\t\(LabFixture.queueURL)\n")
        #expect(began.duration(to: .now) > .seconds(3))  // a minute of that clock
      }
    }

    @Test(arguments: [nil, "2001:db8:1::10"]) func whatGoesByIPv6IsLost(address: String?) async throws {
      var vpc = LabFixture.vpc
      vpc.hosts[0].ipv6 = address
      vpc.dns["192.168.0.2"]?[LabFixture.sqs] = .addresses(["2001:DB8:0:0::59", "192.168.3.59"])
      let attempts = """
        import socket, sys
        for family, _, _, _, place in socket.getaddrinfo(sys.argv[1], 443, type=socket.SOCK_STREAM):
            attempt = socket.socket(family)
            attempt.settimeout(1)
            try:
                attempt.connect(place)
                print(place[0], "open")
            except OSError as error:
                print(place[0], type(error).__name__)
        """
      try await LabFixture.withVPC(vpc) { (lab) async throws in
        let seen = try await lab.run("/usr/bin/python3", "-c", attempts, LabFixture.sqs).output
        let open = "192.168.3.59 open\n"
        #expect(seen == (address == nil ? open + "2001:db8::59 OSError\n" : "2001:db8::59 TimeoutError\n" + open))
        let answer = try await lab.run("nslookup", LabFixture.sqs).output
        #expect(answer.hasSuffix("Address: 192.168.3.59\nName:\t\(LabFixture.sqs)\nAddress: 2001:db8::59\n\n"))
      }
    }

    @Test func aProxyLetsThroughToTheNamesOfItsList() async throws {
      var vpc = LabFixture.vpc
      vpc.hosts[0].egress = ["10.20.0.8/32"]
      vpc.hosts.append(
        LabDescription.Host(
          name: "proxy", address: "10.20.0.8", resolver: "192.168.0.2", egress: ["192.168.0.0/16"],
          proxy: [LabFixture.sqs]))
      vpc.dns["192.168.0.2"]?["x" + LabFixture.sqs] = .alias(LabFixture.sqs)
      try await LabFixture.withVPC(vpc) { (lab) async throws in
        let list = ["env", "HTTPS_PROXY=http://10.20.0.8:3128"] + LabFixture.aws + Self.list
        #expect(try await lab.run(list + LabFixture.endpoint).status == 0)
        #expect(try await lab.lastSource() == "10.20.0.8")
        let refusal = Outcome(output: "\nFailed to connect to proxy URL: \"http://10.20.0.8:3128\"\n", status: 255)
        #expect(try await lab.run(list) == refusal)
        #expect(try await lab.run(list + ["--endpoint-url", "https://x" + LabFixture.sqs]) == refusal)
      }
    }
  }
}

extension RunningLab {
  /// Where the last call came from, as the endpoint saw it.
  fileprivate func lastSource() async throws -> String? {
    let record = try await run("tail", "-n", "1", audit.string).output
    return record.firstMatch(of: /"sourceIPAddress": "([^"]*)"/).map { String($0.1) }
  }
}
