import Diagnostics
import KnowledgeBase
import Testing

@testable import Verification

/// Where the articles are run: environments and their variants.
@Suite struct EnvironmentPlanTests {
  private static let article = ["a": Fixture.article(Fixture.block("$ true"))]
  private static let two = ["lab-east": "title: East", "local": "title: Here"]

  private func planned(_ environments: [String: String], site: String = "", _ given: [String] = []) async throws
    -> [String]
  {
    let base = try await Fixture.base(Self.article, environments: environments, site: site)
    return try Plan(base, articles: [], environments: given).jobs.map(\.variant.name)
  }

  @Test func theOneThatIsNamedElseTheSitesElseTheOnly() async throws {
    #expect(try await planned(Self.two, ["local"]) == ["local"])
    #expect(try await planned(Self.two, ["local", "lab-east", "local"]) == ["local", "lab-east"])
    #expect(try await planned(Self.two, site: "environment: local", ["lab-east"]) == ["lab-east"])
    #expect(try await planned(Self.two, site: "environment: local") == ["local"])
    #expect(try await planned(["only": "title: Only"]) == ["only"])
  }

  static let wrong: [([String: String], [String], String, String)] = [
    (two, [], "no-environment", "say --environment, --all, or ‘environment:’ in site.yml; known: lab-east, local"),
    ([:], [], "no-environment", "describe one, such as environments/local.yml with ‘transport: local’"),
    (two, ["locla"], "unknown-environment", "did you mean ‘local’?"),
    (two, ["local", "production"], "unknown-environment", "known: lab-east, local"),
    ([:], ["production"], "unknown-environment", "describe it in environments/production.yml"),
  ]

  @Test(arguments: wrong) func unknown(
    _ environments: [String: String], _ given: [String], _ identifier: String, _ way: String
  ) async throws {
    let base = try await Fixture.base(Self.article, environments: environments)
    let error = #expect(throws: Diagnosed.self) { try Plan(base, articles: [], environments: given) }
    #expect(error?.diagnostics.map(\.identifier) == [identifier])
    #expect(error?.diagnostics.first?.notes == [way])
  }

  @Test func everyVersionOfAToolIsAVariant() async throws {
    let lab = """
      title: VPC
      transport: lab
      tools: {aws-cli: ["1.16.116", "2.9.19"], terraform: ["1.5.7"]}
      lab:
        region: ap-northeast-1
        account: "123456789012"
        hosts: {bastion: {address: 192.168.1.10, resolver: 192.168.0.2}}
        dns: {192.168.0.2: {example.com: [192.168.4.1]}}
        endpoints: [{name: sqs, addresses: [192.168.4.1], services: [sqs], certificate: [example.com]}]
      """
    let base = try await Fixture.base(Self.article, environments: ["vpc": lab, "local": "title: Here"])
    let jobs = try Plan(base, articles: [], environments: ["vpc", "local"]).jobs
    #expect(jobs.map(\.variant.name) == ["vpc@aws-cli-1.16.116", "vpc@aws-cli-2.9.19", "local"])
    #expect(
      jobs.map(\.variant.tools) == [
        ["aws-cli": "1.16.116", "terraform": "1.5.7"], ["aws-cli": "2.9.19", "terraform": "1.5.7"], [:],
      ])
    #expect(
      jobs.map(\.environmentTitle)
        == ["VPC, aws-cli 1.16.116, terraform 1.5.7", "VPC, aws-cli 2.9.19, terraform 1.5.7", "Here"])
    #expect(Set(jobs.map(\.evidenceName)) == ["a"])
  }

  /// The needs of a block, and why it is left out in a lab that has the AWS CLI 2.9.19 and no boto3.
  static let needs: [(String, String?)] = [
    ("aws-cli", nil), ("aws-cli >=2", nil), ("nslookup >=99", nil), ("aws-cli <2", "needs aws-cli <2, here is 2.9.19"),
    ("boto3 >=1.26", "needs boto3 >=1.26, which is not there"),
    ("aws-cli >=2, boto3", "needs boto3, which is not there"),
  ]

  /// Elsewhere it is asked.
  @Test(arguments: needs) func whatALabBringsIsKnownBefore(_ needs: String, _ reason: String?) async throws {
    let lab = """
      title: VPC
      transport: lab
      tools: {aws-cli: ["2.9.19"]}
      lab:
        region: ap-northeast-1
        account: "123456789012"
        hosts: {bastion: {address: 192.168.1.10, resolver: 192.168.0.2}}
        dns: {192.168.0.2: {}}
        endpoints: []
      """
    let article = ["a": Fixture.article(Fixture.block("$ true", "needs=\"\(needs)\""))]
    let base = try await Fixture.base(article, environments: ["vpc": lab, "local": "title: Here"])
    let jobs = try Plan(base, articles: [], environments: ["vpc", "local"]).jobs
    #expect(jobs.map { $0.commands.first?.obstacle } == [reason.map { .skipped($0) }, nil])
  }
}
