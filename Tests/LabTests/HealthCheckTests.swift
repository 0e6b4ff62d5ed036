import KnowledgeBase
import Testing

@testable import Lab

@Suite struct HealthCheckTests {
  private func check(_ change: (inout LabDescription) -> Void = { _ in }) throws -> HealthCheck {
    var vpc = LabFixture.vpc
    change(&vpc)
    return try HealthCheck(of: vpc.hosts[0], in: vpc)
  }

  @Test func expectsNamesAsDescribedAndFollowsAliases() throws {
    let names = try check().names
    #expect(names[LabFixture.legacy] == ["54.240.225.157"])
    #expect(names[LabFixture.sqs] == ["192.168.4.179", "192.168.3.59"])
    #expect(names["queues.example.com"] == ["192.168.4.179", "192.168.3.59"])
    #expect(names.count == 4)
  }

  @Test func expectsEndpointsWithinReachToBeOpenAndTheRestSilent() throws {
    let check = try check()
    #expect(check.open == ["192.168.3.59", "192.168.4.179", "192.168.4.180"])
    #expect(check.silent == ["54.240.225.157"])
  }

  @Test func expectsEndpointsOutsideTheEgressToBeSilent() throws {
    let check = try check { $0.hosts[0].egress = ["192.168.4.0/24"] }
    #expect(check.open == ["192.168.4.179", "192.168.4.180"])
    #expect(check.silent == ["192.168.3.59", "54.240.225.157"])
  }

  @Test func expectsAClosedEndpointToBeSilentEvenWhereEverythingMayBeReached() throws {
    let check = try check {
      $0.hosts[0].egress = nil
      $0.endpoints[0].reachable = false
    }
    #expect(check.open == ["192.168.4.180"])
    #expect(check.silent == ["192.168.3.59", "192.168.4.179", "54.240.225.157"])
  }

  @Test func expectsADeadInterfaceToBeSilentAndTheOtherOpen() throws {
    let check = try check { $0.endpoints[0].silent = ["192.168.4.179"] }
    #expect(check.open == ["192.168.3.59", "192.168.4.180"])
    #expect(check.silent == ["192.168.4.179", "54.240.225.157"])
  }

  /// A kernel without a route answers itself, and so is never silent.
  @Test func expectsIPv6ToBeSilentWhereTheHostHasIt() throws {
    for (address, silent) in [(nil, ["54.240.225.157"]), ("2001:db8::10", ["2001:db8::1", "54.240.225.157"])] {
      let check = try check {
        $0.hosts[0].ipv6 = address
        $0.dns["192.168.0.2"]?["dual.example"] = .addresses(["2001:db8::1", "192.168.3.59"])
      }
      #expect(check.names["dual.example"] == ["2001:db8::1", "192.168.3.59"])
      #expect(check.silent == silent)
    }
  }

  @Test func expectsProxiesWithinReachToBeOpen() throws {
    func proxies(egress: [String]) throws -> [String] {
      try check {
        $0.hosts[0].egress = egress
        $0.hosts.append(LabDescription.Host(name: "proxy", address: "10.20.0.8", resolver: "192.168.0.2", proxy: []))
      }.proxies
    }
    #expect(try proxies(egress: ["10.20.0.0/16"]) == ["10.20.0.8"])
    #expect(try proxies(egress: ["192.168.0.0/16"]) == [])
  }

  @Test func expectsNothingOfNamesThatLeadNowhereOrInACircle() throws {
    let check = try check {
      $0.dns["192.168.0.2"] = [
        "a.example": .alias("b.example"), "b.example": .alias("a.example"),
        "c.example": .alias("gone.example"), "empty.example": .addresses([]),
      ]
    }
    #expect(check.names.isEmpty)
  }

  @Test func doesNotExpectAnotherHostToBeSilent() throws {
    let check = try check {
      $0.hosts.append(LabDescription.Host(name: "other", address: "192.168.2.10", resolver: "192.168.0.2"))
      $0.dns["192.168.0.2"]?["other.example"] = .addresses(["192.168.2.10"])
    }
    #expect(check.silent == ["54.240.225.157"])
  }

  @Test func expectsEveryServerWithinReachToGreetAndTheHostsOwnInAnyCase() throws {
    var fleet = LabFixture.fleet
    func servers() throws -> [[String]] { try fleet.hosts.map { try HealthCheck(of: $0, in: fleet).servers } }
    #expect(try servers() == [["192.168.1.10"], ["192.168.1.10"]])
    fleet.hosts[0].egress = ["192.168.4.0/24"]
    fleet.hosts[1].egress = []
    #expect(try servers() == [[], ["192.168.1.10"]])
    fleet.hosts[1].ssh = false
    #expect(try servers() == [[], []])
  }

  @Test func refusesAnEgressThatIsNoNetwork() {
    #expect(throws: LabError.notANetwork("the VPC", host: "swx-bastion-l01")) {
      try check { $0.hosts[0].egress = ["the VPC"] }
    }
  }
}
