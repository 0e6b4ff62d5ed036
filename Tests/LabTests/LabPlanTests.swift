import FoundationEssentials
import KnowledgeBase
import SystemPackage
import Testing

@testable import Lab

@Suite struct LabPlanTests {
  private let cache = LabCache(root: "/cache")

  @Test func isOneLineOfJSONWithTheDescriptionAsWritten() throws {
    struct Read: Decodable {
      let region, account: String
      let dns: [String: [String: LabDescription.Answer]]
      let endpoints: [LabDescription.Endpoint]
      let state: String
    }
    let line = try LabPlan(LabFixture.vpc, cache: cache).line()
    #expect(line.last == UInt8(ascii: "\n"))
    #expect(!line.dropLast().contains(UInt8(ascii: "\n")))
    let read = try JSONDecoder().decode(Read.self, from: Data(line))
    #expect(read.dns == LabFixture.vpc.dns)
    #expect(read.endpoints == LabFixture.vpc.endpoints)
    #expect(read.state == "/cache/run")
  }

  @Test func coversTheFolderOfHomesOrTheHomeOfRoot() throws {
    var vpc = LabFixture.vpc
    vpc.hosts.append(LabDescription.Host(name: "admin", address: "192.168.2.10", resolver: "192.168.0.2"))
    let hosts = try LabPlan(vpc, cache: cache).hosts
    #expect(hosts.map(\.home) == ["/home/ec2-user", "/root"])
    #expect(hosts.map(\.cover) == ["/home", "/root"])
  }

  @Test func keepsCertificatesByWhatTheyAreFor() throws {
    let pki = try LabPlan(LabFixture.vpc, cache: cache).pki
    var vpc = LabFixture.vpc
    vpc.queues = []
    vpc.hosts[0].egress = nil
    #expect(try LabPlan(vpc, cache: cache).pki == pki)
    vpc.endpoints[0].certificateNames.append(LabFixture.legacy)
    #expect(try LabPlan(vpc, cache: cache).pki != pki)
  }

  @Test func namesTheServersProgramsOnlyWhereAHostHasOne() throws {
    #expect(try LabPlan(LabFixture.vpc, cache: cache).sshd == nil)
    let fleet = try LabPlan(LabFixture.fleet, cache: cache)
    #expect(fleet.sshd == "/cache/tools/openssh-server/root")
    #expect(fleet.hosts.map(\.ssh) == [false, true])
  }

  @Test func namesTheProxysProgramOnlyWhereAHostHasOne() throws {
    var vpc = LabFixture.vpc
    #expect(try LabPlan(vpc, cache: cache).tinyproxy == nil)
    vpc.hosts[0].proxy = []
    #expect(try LabPlan(vpc, cache: cache).tinyproxy == "/cache/tools/tinyproxy/root")
  }

  @Test func refusesALabWithoutHosts() {
    var vpc = LabFixture.vpc
    vpc.hosts = []
    #expect(throws: LabError.noHosts) { try LabPlan(vpc, cache: cache) }
  }
}
